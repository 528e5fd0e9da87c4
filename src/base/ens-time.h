// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moments as milliseconds since 1970 in UTC, and their one spelling; days as YYYY-MM-DD. Time zones only to
// know which day it is.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 ens_time_now (void);
char *ens_time_dup_text (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_time_parse (const char *text, gint64 *ms);
gboolean ens_time_is_date (const char *text);
char *ens_time_dup_today (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
