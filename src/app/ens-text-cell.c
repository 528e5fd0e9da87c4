// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What does not fit ends with dots, and is told whole in a tip.
#include "ens-text-cell.h"

struct _EnsTextCell {
  GtkWidget parent_instance;

  char *text;
  int line_height; // 0 until somebody asks
};

G_DEFINE_FINAL_TYPE (EnsTextCell, ens_text_cell, GTK_TYPE_WIDGET)

static PangoLayout *
make_layout (EnsTextCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, self->text);
  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
ens_text_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EnsTextCell *self = ENS_TEXT_CELL (widget);
  GdkRGBA color;
  int height;
  if (!self->text || *self->text == '\0' || gtk_widget_get_width (widget) <= 0)
    return;
  g_autoptr (PangoLayout) layout = make_layout (self);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static int
get_line_height (EnsTextCell *self)
{
  if (self->line_height > 0)
    return self->line_height;
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  self->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
  return self->line_height;
}

static void
ens_text_cell_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = *natural = get_line_height (ENS_TEXT_CELL (widget));
}

static void
ens_text_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  ENS_TEXT_CELL (widget)->line_height = 0;
  GTK_WIDGET_CLASS (ens_text_cell_parent_class)->css_changed (widget, change);
}

static gboolean
ens_text_cell_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean is_keyboard,
                             GtkTooltip *tooltip)
{
  EnsTextCell *self = ENS_TEXT_CELL (widget);
  g_autoptr (PangoLayout) layout = make_layout (self);
  if (!pango_layout_is_ellipsized (layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
ens_text_cell_finalize (GObject *object)
{
  g_free (ENS_TEXT_CELL (object)->text);
  G_OBJECT_CLASS (ens_text_cell_parent_class)->finalize (object);
}

static void
ens_text_cell_class_init (EnsTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = ens_text_cell_finalize;
  widget_class->snapshot = ens_text_cell_snapshot;
  widget_class->css_changed = ens_text_cell_css_changed;
  widget_class->measure = ens_text_cell_measure;
  widget_class->query_tooltip = ens_text_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ens_text_cell_init (EnsTextCell *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/** ens_text_cell_new: Returns: (transfer full): an empty cell. */
GtkWidget *
ens_text_cell_new (void)
{
  return g_object_new (ENS_TYPE_TEXT_CELL, NULL);
}

/** ens_text_cell_set_text: @text: (nullable): one line. */
void
ens_text_cell_set_text (EnsTextCell *self, const char *text)
{
  g_return_if_fail (ENS_IS_TEXT_CELL (self));
  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
