// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A label of people's words: it begins at the edge and breaks anywhere rather than widen its window.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ens_wrapped_label_new (const char *text, const char *style);

G_END_DECLS
