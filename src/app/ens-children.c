// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each kind of container lets go of its children by a function of its own.
#include "ens-children.h"

/** ens_children_clear_list: takes out all rows; the placeholder stays. */
void
ens_children_clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;
  g_return_if_fail (GTK_IS_LIST_BOX (list));
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/** ens_children_clear_box: takes out all children. */
void
ens_children_clear_box (GtkBox *box)
{
  GtkWidget *child;
  g_return_if_fail (GTK_IS_BOX (box));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/** ens_children_clear_grid: takes out all children. */
void
ens_children_clear_grid (GtkGrid *grid)
{
  GtkWidget *child;
  g_return_if_fail (GTK_IS_GRID (grid));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}
