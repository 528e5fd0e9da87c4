// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line of text in a cell of a large table. A label lays its text out to know its size, seen or not;
// a table of 100,000 rows and many columns feels that. This one is as wide as its column and lays out
// what is painted.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_TEXT_CELL (ens_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (EnsTextCell, ens_text_cell, ENS, TEXT_CELL, GtkWidget)

GtkWidget *ens_text_cell_new (void);
void ens_text_cell_set_text (EnsTextCell *self, const char *text);

G_END_DECLS
