// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each row is a list of strings; a column knows its place in it. Columns that do not fit are hidden
// and shown in their turn, as wholes: so the first stay where they are, each row is as high as what
// is read in it, and a wide table costs no more than what is seen of it.
#include "ens-text-grid.h"

#include "ens-error.h"

#define CELL_CHARS 14

// Of a cell: its margins and its line at the side.
#define CELL_PADDING 14

struct _EnsTextGrid {
  AdwBin parent_instance;

  GListStore *rows;
  GtkColumnView *view;
  GtkWidget *bar;
  GtkLabel *bar_label;
  GtkAdjustment *first; // of the columns that go, the first that is shown
  guint n_kept;
  int known_width;
  guint idle;
};

G_DEFINE_FINAL_TYPE (EnsTextGrid, ens_text_grid, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), CELL_CHARS);
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

static GtkColumnViewColumn *
dup_column (EnsTextGrid *self, guint index)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), index);
}

static guint
get_n_columns (EnsTextGrid *self)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
}

// What the column needs at least; headings are bold and are not cut.
static int
measure_column (EnsTextGrid *self, guint index)
{
  g_autoptr (GtkColumnViewColumn) column = dup_column (self, index);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autofree char *heading = g_markup_printf_escaped ("<b>%s</b>",
                                                      gtk_column_view_column_get_title (column));
  int heading_width;
  pango_layout_set_markup (layout, heading, -1);
  pango_layout_get_pixel_size (layout, &heading_width, NULL);
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int char_width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                        pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  return MAX (heading_width, PANGO_PIXELS_CEIL (CELL_CHARS * char_width)) + CELL_PADDING;
}

// How many columns from @from on, upwards or downwards, have room; one at least.
static guint
count_fitting (EnsTextGrid *self, guint from, gboolean is_down)
{
  int room = self->known_width;
  guint n = 0;
  for (guint i = 0; i < self->n_kept; i++)
    room -= measure_column (self, i);
  for (guint i = from; i >= self->n_kept && i < get_n_columns (self); is_down ? i-- : i++) {
    room -= measure_column (self, i);
    if (room < 0)
      break;
    n++;
  }
  return MAX (n, 1);
}

// The bar can be dragged to between two columns; they go as wholes.
static guint
get_first (EnsTextGrid *self)
{
  return (guint) (gtk_adjustment_get_value (self->first) + 0.5);
}

static void
show_columns (EnsTextGrid *self)
{
  guint n_going = get_n_columns (self) - self->n_kept;
  guint first = get_first (self);
  guint end = first + count_fitting (self, self->n_kept + first, FALSE);
  g_autofree char *text = g_strdup_printf (_ ("%u to %u of %u"), first + 1, MIN (end, n_going),
                                           n_going);
  for (guint i = 0; i < n_going; i++) {
    g_autoptr (GtkColumnViewColumn) column = dup_column (self, self->n_kept + i);
    gtk_column_view_column_set_visible (column, i >= first && i < end);
  }
  gtk_label_set_text (self->bar_label, text);
}

// The last step shows the last columns and leaves no room beside them.
static void
fit_columns (EnsTextGrid *self)
{
  guint n_going = get_n_columns (self) - self->n_kept;
  guint n_last = MIN (count_fitting (self, get_n_columns (self) - 1, TRUE), n_going);
  gtk_widget_set_visible (self->bar, n_last < n_going);
  gtk_adjustment_configure (self->first, MIN (get_first (self), n_going - n_last), 0, n_going, 1,
                            n_last, n_last);
  show_columns (self);
}

static gboolean
resized_cb (gpointer data)
{
  EnsTextGrid *self = ENS_TEXT_GRID (data);
  self->idle = 0;
  if (self->view)
    fit_columns (self);
  return G_SOURCE_REMOVE;
}

static gboolean
go (EnsTextGrid *self, int columns)
{
  if (!self->view || columns == 0 || !gtk_widget_get_visible (self->bar))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (self->first, (double) get_first (self) + columns);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (EnsTextGrid *self, guint key)
{
  int step = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return go (self, is_rtl ? -step : step);
}

static gboolean
scroll_cb (EnsTextGrid *self, double dx)
{
  return go (self, dx > 0 ? 1 : dx < 0 ? -1 : 0);
}

// The list has another width now; what it shows must not change while it is laid out.
static void
width_cb (EnsTextGrid *self, GParamSpec *pspec, GtkAdjustment *across)
{
  int width = (int) gtk_adjustment_get_page_size (across);
  if (width == self->known_width)
    return;
  self->known_width = width;
  if (self->idle == 0)
    self->idle = g_idle_add (resized_cb, self);
}

static void
ens_text_grid_dispose (GObject *object)
{
  EnsTextGrid *self = ENS_TEXT_GRID (object);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->first);
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
  GtkWidget *widget = GTK_WIDGET (self);
  self->first = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 1, 1, 1));
  g_signal_connect_object (self->first, "value-changed", G_CALLBACK (show_columns), self,
                           G_CONNECT_SWAPPED);
  // Before the list, which takes these keys and does nothing with them.
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
  GtkEventController *wheel = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, wheel);
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

// Tells which columns are shown, and goes to others.
static GtkWidget *
new_bar (EnsTextGrid *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->first);
  self->bar_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (GTK_WIDGET (self->bar_label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->bar_label), "caption");
  gtk_widget_set_hexpand (scrollbar, TRUE);
  gtk_widget_set_valign (scrollbar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrollbar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->bar_label));
  gtk_box_append (GTK_BOX (bar), scrollbar);
  return bar;
}

static GtkWidget *
new_view (EnsTextGrid *self, const char *name, const char *const *headings)
{
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
  return view;
}

/**
 * ens_text_grid_begin: an empty table instead of what is shown.
 * @name: of the table, for those who do not see it
 * @headings: (array zero-terminated=1)
 * @n_kept: so many columns, fewer than there are, stay when the others go
 */
void
ens_text_grid_begin (EnsTextGrid *self, const char *name, const char *const *headings, guint n_kept)
{
  g_return_if_fail (ENS_IS_TEXT_GRID (self));
  g_return_if_fail (n_kept < g_strv_length ((char **) headings));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_clear_object (&self->rows);
  self->rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  self->n_kept = n_kept;
  self->view = GTK_COLUMN_VIEW (new_view (self, name, headings));
  self->bar = new_bar (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                           "notify::page-size", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), self->bar);
  adw_bin_set_child (ADW_BIN (self), box);
  fit_columns (self);
}

/** ens_text_grid_add: a row; @cells: (array zero-terminated=1): as many as there are headings. */
void
ens_text_grid_add (EnsTextGrid *self, const char *const *cells)
{
  g_return_if_fail (ENS_IS_TEXT_GRID (self) && self->rows);
  g_autoptr (GtkStringList) row = gtk_string_list_new (cells);
  g_list_store_append (self->rows, row);
}
