// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The language of the program: that of the desktop, with translations installed or just built. A paper
// may be written in another one.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ens_locale_begin (void);
char *ens_locale_enter (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void ens_locale_leave (char *before);
char *ens_locale_dup_language (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_locale_is_rtl (void);

G_END_DECLS
