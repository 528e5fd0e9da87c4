// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each row is a list of strings; a column knows its place in it.
#include "ens-text-grid.h"

struct _EnsTextGrid {
  AdwBin parent_instance;

  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (EnsTextGrid, ens_text_grid, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer place)
{
  GtkStringList *row = GTK_STRING_LIST (gtk_list_item_get_item (list_item));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (list_item));
  gtk_label_set_text (label, gtk_string_list_get_string (row, GPOINTER_TO_UINT (place)));
}

static void
ens_text_grid_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&ENS_TEXT_GRID (object)->rows);
  G_OBJECT_CLASS (ens_text_grid_parent_class)->dispose (object);
}

static void
ens_text_grid_class_init (EnsTextGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ens_text_grid_dispose;
}

static void
ens_text_grid_init (EnsTextGrid *self)
{
}

static void
add_column (GtkWidget *view, const char *heading, guint place)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (place));
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (heading, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
}

/**
 * ens_text_grid_begin: an empty table instead of what is shown.
 * @name: of the table, for those who do not see it
 * @headings: (array zero-terminated=1)
 */
void
ens_text_grid_begin (EnsTextGrid *self, const char *name, const char *const *headings)
{
  g_return_if_fail (ENS_IS_TEXT_GRID (self));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_clear_object (&self->rows);
  self->rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; headings[i]; i++)
    add_column (view, headings[i], i);
  // The list in the table is a part of GTK's own that has no name.
  for (GtkWidget *part = gtk_widget_get_first_child (view); part;
       part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_LIST_VIEW (part))
      gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** ens_text_grid_add: a row; @cells: (array zero-terminated=1): as many as there are headings. */
void
ens_text_grid_add (EnsTextGrid *self, const char *const *cells)
{
  g_return_if_fail (ENS_IS_TEXT_GRID (self) && self->rows);
  g_autoptr (GtkStringList) row = gtk_string_list_new (cells);
  g_list_store_append (self->rows, row);
}
