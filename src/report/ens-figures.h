// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers as people read them: grouped thousands, a thin space before the percent sign, the decimal
// mark of the user's language. Never for files that programs read.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ens_figures_dup_count (guint64 count) G_GNUC_WARN_UNUSED_RESULT;
char *ens_figures_dup_percent (double share) G_GNUC_WARN_UNUSED_RESULT;
char *ens_figures_dup_decimal (double number, guint n_decimals) G_GNUC_WARN_UNUSED_RESULT;
char *ens_figures_dup_list (const char *const *names,
                            guint n,
                            guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
