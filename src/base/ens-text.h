// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What text may be in Ensemble: UTF-8 that XML 1.0 can carry. Kept to the letter otherwise.
// Not for words and stems: those are the analysis floor's.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ens_text_is_clean (const char *text);
char *ens_text_clean (const char *text, gssize length, guint *n_replaced) G_GNUC_WARN_UNUSED_RESULT;
char *ens_text_dup_trimmed (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *ens_text_dup_short (const char *text, guint max_chars) G_GNUC_WARN_UNUSED_RESULT;
char *ens_text_dup_within (const char *text, gboolean in_rtl) G_GNUC_WARN_UNUSED_RESULT;
char *ens_text_dup_plain (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_text_equal_plain (const char *a, const char *b);
gboolean ens_text_is_rtl (const char *text);
gboolean ens_text_is_language (const char *text);
gboolean ens_text_is_rtl_language (const char *language);
char *ens_text_dup_with_dates_whole (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_set_str (char **target, const char *value);

G_END_DECLS
