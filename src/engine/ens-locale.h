// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The language of the program: that of the desktop, with translations installed or just built.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ens_locale_begin (void);

G_END_DECLS
