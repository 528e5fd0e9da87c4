// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// GtkListBox goes from row to row with Tab and chooses what it comes to: who only passes by would be taken
// to every page on the way. Here Tab stops once, at the chosen row; the arrows choose.
#include "ens-roving.h"

static void
selected_cb (GtkListBox *list, GtkListBoxRow *chosen)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean is_inside = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (list));
  for (int i = 0; gtk_list_box_get_row_at_index (list, i); i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);
    gtk_widget_set_focusable (GTK_WIDGET (row), !chosen || row == chosen);
  }
  if (chosen && is_inside)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
}

/** ens_roving_set_up: @list: with its rows in it, one of which is chosen from now on. */
void
ens_roving_set_up (GtkListBox *list)
{
  g_signal_connect (list, "row-selected", G_CALLBACK (selected_cb), NULL);
  selected_cb (list, gtk_list_box_get_selected_row (list));
}
