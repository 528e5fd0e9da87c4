// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two boxes of the same width. A line break in one becomes a space: what is asked is one sentence.
#include "ens-wording-row.h"

#include "ens-error.h"
#include "ens-label-tip.h"
#include "ens-text.h"

struct _EnsWordingRow {
  AdwBin parent_instance;

  gboolean is_filling;
  guint fit_tick;
  guint fits_left;
  int width;

  GtkLabel *passage_label;
  GtkLabel *mark_label;
  GtkLabel *title_label;
  GtkLabel *beside_label;
  GtkWidget *differs_label;
  GtkTextView *text_view;
  GtkTextView *beside_view;
  GtkLabel *hint_label;
  GtkLabel *said_label;
};

G_DEFINE_FINAL_TYPE (EnsWordingRow, ens_wording_row, ADW_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
dup_words (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

// A text view lays its words out only after it was asked for its height.
static void
fit (GtkTextView *view)
{
  g_autofree char *text = dup_words (view);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  int sides = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  int width = gtk_widget_get_width (GTK_WIDGET (view)) - sides;
  int height = 0;
  if (width <= 0)
    return;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  height += gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
  gtk_widget_set_size_request (GTK_WIDGET (view), -1, height);
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EnsWordingRow *self = ENS_WORDING_ROW (widget);
  fit (self->text_view);
  fit (self->beside_view);
  if (--self->fits_left > 0)
    return G_SOURCE_CONTINUE;
  self->fit_tick = 0;
  return G_SOURCE_REMOVE;
}

// Once for the words, and once for the width that they leave each other.
static void
fit_soon (EnsWordingRow *self)
{
  self->fits_left = 2;
  if (self->fit_tick == 0)
    self->fit_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

static GtkSizeRequestMode
ens_wording_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ens_wording_row_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  if (child)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
ens_wording_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EnsWordingRow *self = ENS_WORDING_ROW (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  if (child)
    gtk_widget_allocate (child, width, height, baseline, NULL);
  if (width != self->width)
    fit_soon (self);
  self->width = width;
}

static void
changed_cb (EnsWordingRow *self)
{
  fit_soon (self);
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ens_wording_row_dispose (GObject *object)
{
  EnsWordingRow *self = ENS_WORDING_ROW (object);
  if (self->fit_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fit_tick);
  self->fit_tick = 0;
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WORDING_ROW);
  G_OBJECT_CLASS (ens_wording_row_parent_class)->dispose (object);
}

static void
ens_wording_row_class_init (EnsWordingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_wording_row_dispose;
  widget_class->get_request_mode = ens_wording_row_get_request_mode;
  widget_class->measure = ens_wording_row_measure;
  widget_class->size_allocate = ens_wording_row_size_allocate;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ENS_TYPE_WORDING_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-wording-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, passage_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, mark_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, beside_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, differs_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, beside_view);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWordingRow, said_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
ens_wording_row_init (EnsWordingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  // The row is told of its width, which a layout manager would keep to itself.
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  ens_label_tip_add (self->said_label);
}

static void
name_view (GtkTextView *view, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** ens_wording_row_set_up: @mark: (nullable): the number of a situation; @title: what the text is. */
void
ens_wording_row_set_up (EnsWordingRow *self, const char *mark, const char *title)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  g_autofree char *name = mark ? g_strdup_printf ("%s %s", mark, title) : g_strdup (title);
  gtk_label_set_text (self->mark_label, mark ? mark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark_label), mark != NULL);
  gtk_label_set_text (self->title_label, title);
  name_view (self->text_view, name);
  name_view (self->beside_view, name);
}

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

/** ens_wording_row_set_passage: @passage: (nullable): what leads from the situation above to this one. */
void
ens_wording_row_set_passage (EnsWordingRow *self, const char *passage)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  show_label (self->passage_label, passage);
}

static char *
dup_text (GtkTextView *view)
{
  g_autofree char *text = dup_words (view);
  g_strdelimit (text, "\n\r\t", ' ');
  return ens_text_dup_trimmed (text);
}

static void
set_text (EnsWordingRow *self, GtkTextView *view, const char *text)
{
  self->is_filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text ? text : "", -1);
  self->is_filling = FALSE;
  fit_soon (self);
}

/** ens_wording_row_dup_text: Returns: (transfer full): on one line; empty when there is none. */
char *
ens_wording_row_dup_text (EnsWordingRow *self)
{
  g_return_val_if_fail (ENS_IS_WORDING_ROW (self), NULL);
  return dup_text (self->text_view);
}

void
ens_wording_row_set_text (EnsWordingRow *self, const char *text)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  set_text (self, self->text_view, text);
}

static void
set_editable (GtkTextView *view, gboolean can_edit)
{
  gtk_text_view_set_editable (view, can_edit);
  gtk_text_view_set_cursor_visible (view, can_edit);
  if (can_edit)
    gtk_widget_remove_css_class (GTK_WIDGET (view), "frozen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (view), "frozen");
}

/** ens_wording_row_set_frozen: a text that was asked can be read and copied, not changed. */
void
ens_wording_row_set_frozen (EnsWordingRow *self, gboolean is_frozen)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  set_editable (self->text_view, !is_frozen);
}

/** ens_wording_row_dup_beside: Returns: (transfer full): likewise. */
char *
ens_wording_row_dup_beside (EnsWordingRow *self)
{
  g_return_val_if_fail (ENS_IS_WORDING_ROW (self), NULL);
  return dup_text (self->beside_view);
}

/**
 * ens_wording_row_show_beside:
 * @heading: (nullable): what stands there; %NULL hides it
 * @text: (nullable): the other text
 * @can_edit: a translation can be typed, an older version only read
 */
void
ens_wording_row_show_beside (EnsWordingRow *self,
                             const char *heading,
                             const char *text,
                             gboolean can_edit)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  show_label (self->beside_label, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->beside_view), heading != NULL);
  set_text (self, self->beside_view, text);
  fit_soon (self);
  set_editable (self->beside_view, can_edit);
}

/** ens_wording_row_set_differs: says that the two texts are not the same. */
void
ens_wording_row_set_differs (EnsWordingRow *self, gboolean differs)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  gtk_widget_set_visible (self->differs_label, differs);
}

/** ens_wording_row_set_hint: @hint: (nullable): what is hard to read in it. */
void
ens_wording_row_set_hint (EnsWordingRow *self, const char *hint)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  show_label (self->hint_label, hint);
}

/** ens_wording_row_set_said: @said: (nullable): from which statements it came. */
void
ens_wording_row_set_said (EnsWordingRow *self, const char *said)
{
  g_return_if_fail (ENS_IS_WORDING_ROW (self));
  show_label (self->said_label, said);
}
