// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form for LimeSurvey: its tab separated survey structure, which its import takes as it is.
#pragma once

#include "ens-form.h"

G_BEGIN_DECLS

gboolean ens_limesurvey_tsv_write (const char *path, const EnsForm *form, GError **error);

G_END_DECLS
