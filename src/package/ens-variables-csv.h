// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the columns of filled forms mean, as a table: variable, label, code, value_label, level, missing.
#pragma once

#include "ens-form-data.h"

G_BEGIN_DECLS

gboolean ens_variables_csv_write (const char *path, const EnsForm *form, GError **error);

G_END_DECLS
