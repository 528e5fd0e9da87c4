// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form as a workbook for KoboToolbox and ODK: XLSForm with the sheets survey, choices and settings.
#pragma once

#include "ens-form.h"

G_BEGIN_DECLS

gboolean ens_xlsform_write (const char *path, const EnsForm *form, gint64 time, GError **error);

G_END_DECLS
