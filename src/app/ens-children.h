// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Empties lists, boxes and grids before they are filled anew: GTK can do it itself only from 4.12 on.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ens_children_clear_list (GtkListBox *list);
void ens_children_clear_box (GtkBox *box);
void ens_children_clear_grid (GtkGrid *grid);

G_END_DECLS
