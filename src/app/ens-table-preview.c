// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A grid of labels: twenty rows of a table are few, and its columns are as many as they are.
#include "ens-table-preview.h"

#include "ens-children.h"
#include "ens-error.h"

#define MOST_COLUMNS 60
#define MOST_CHARS   24
#define LEAST_CHARS  14
#define ROW_POINTS   24
#define MOST_POINTS  230

struct _EnsTablePreview {
  AdwBin parent_instance;

  GtkLabel *kind_label;
  GtkScrolledWindow *window;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (EnsTablePreview, ens_table_preview, ADW_TYPE_BIN)

static void
add_cell (EnsTablePreview *self, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  // A table of many columns is scrolled, not squeezed until nothing can be read.
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), LEAST_CHARS));
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, text);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
clear (EnsTablePreview *self)
{
  ens_children_clear_grid (self->grid);
}

static void
show_column (EnsTablePreview *self, const EnsImportPreview *preview, guint column)
{
  const char *meaning = g_ptr_array_index (preview->meanings, column);
  g_autofree char *taken = meaning ? g_strdup_printf ("→ %s", meaning) : NULL;
  add_cell (self, (int) column, 0, g_ptr_array_index (preview->columns, column), "heading");
  add_cell (self, (int) column, 1, taken ? taken : "", meaning ? "accent" : "dim-label");
  for (guint row = 0; row < preview->rows->len; row++) {
    const GStrv cells = g_ptr_array_index (preview->rows, row);
    if (column < g_strv_length (cells))
      add_cell (self, (int) column, (int) row + 2, cells[column], NULL);
  }
}

static void
ens_table_preview_class_init (EnsTablePreviewClass *klass)
{
}

static void
ens_table_preview_init (EnsTablePreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = gtk_scrolled_window_new ();
  self->window = GTK_SCROLLED_WINDOW (window);
  self->kind_label = GTK_LABEL (gtk_label_new (NULL));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_label_set_xalign (self->kind_label, 0);
  gtk_label_set_wrap (self->kind_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->kind_label), "dim-label");
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 8);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 8);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The first rows of the table"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind_label));
  gtk_box_append (GTK_BOX (box), window);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** ens_table_preview_show: @preview: (nullable): hides when there is none. */
void
ens_table_preview_show (EnsTablePreview *self, const EnsImportPreview *preview)
{
  g_return_if_fail (ENS_IS_TABLE_PREVIEW (self));
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), preview != NULL);
  if (!preview)
    return;
  g_autofree char *shown = preview->separator == '\t' ? g_strdup (_ ("tabs"))
                           : preview->separator ? g_strdup_printf ("“%c”", preview->separator)
                                                : g_strdup (_ ("nothing"));
  g_autofree char *text =
    g_strdup_printf (_ ("Written in %s, columns parted by %s. The first %u rows:"),
                     preview->encoding, shown, preview->rows->len);
  gtk_label_set_text (self->kind_label, text);
  gtk_scrolled_window_set_min_content_height (self->window,
                                              MIN (MOST_POINTS,
                                                   (int) (preview->rows->len + 2) * ROW_POINTS));
  for (guint i = 0; i < MIN (preview->columns->len, MOST_COLUMNS); i++)
    show_column (self, preview, i);
}
