// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Few rows are shown at a time: who types finds faster than who scrolls.
#include "ens-code-picker.h"

#include "ens-children.h"
#include "ens-code-finder.h"
#include "ens-error.h"

#define MOST_ROWS 60

struct _EnsCodePicker {
  AdwBin parent_instance;

  EnsCodeFinder *finder;
  GPtrArray *matches;

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkLabel *nothing_label;
};

G_DEFINE_FINAL_TYPE (EnsCodePicker, ens_code_picker, ADW_TYPE_BIN)

enum {
  PICKED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const EnsCodeMatch *match)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *code = make_label (match->code, "numeric");
  GtkWidget *label = make_label (match->label, NULL);
  const char *more = match->keyword ? match->keyword : match->dimension;
  gtk_widget_add_css_class (code, "code-mark");
  gtk_widget_set_valign (code, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (box, match->label);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label);
  if (more) {
    GtkWidget *dim = make_label (more, "dim-label");
    gtk_widget_add_css_class (dim, "caption");
    gtk_label_set_ellipsize (GTK_LABEL (dim), PANGO_ELLIPSIZE_END);
    gtk_box_append (GTK_BOX (words), dim);
  }
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static void
typed_cb (EnsCodePicker *self)
{
  ens_children_clear_list (self->list);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  if (!self->finder)
    return;
  self->matches = ens_code_finder_search (self->finder,
                                          gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                          MOST_ROWS);
  for (guint i = 0; i < self->matches->len; i++)
    gtk_list_box_append (self->list, make_row (self->matches->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label), self->matches->len == 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
row_activated_cb (EnsCodePicker *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  if (!self->matches || index < 0 || (guint) index >= self->matches->len)
    return;
  const EnsCodeMatch *match = self->matches->pdata[index];
  EnsUuid node = match->node;
  g_autofree char *code = g_strdup (match->code);
  g_signal_emit (self, signals[PICKED], 0, &node, code);
}

static void
activate_cb (EnsCodePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (row)
    row_activated_cb (self, row);
}

static void
stop_cb (EnsCodePicker *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

// The arrows move in the list while the keyboard stays in the box.
static gboolean
key_cb (EnsCodePicker *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list,
                                       row ? gtk_list_box_row_get_index (row) + step : 0);
  if (row)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
ens_code_picker_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CODE_PICKER);
  G_OBJECT_CLASS (ens_code_picker_parent_class)->dispose (object);
}

static void
ens_code_picker_finalize (GObject *object)
{
  EnsCodePicker *self = ENS_CODE_PICKER (object);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->finder, ens_code_finder_free);
  G_OBJECT_CLASS (ens_code_picker_parent_class)->finalize (object);
}

static void
ens_code_picker_class_init (EnsCodePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_code_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_code_picker_finalize;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-code-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsCodePicker, entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCodePicker, list);
  gtk_widget_class_bind_template_child (widget_class, EnsCodePicker, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
ens_code_picker_init (EnsCodePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_code_picker_set_session: @session: (nullable): whose codebook; call again when it changed */
void
ens_code_picker_set_session (EnsCodePicker *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_CODE_PICKER (self));
  g_clear_pointer (&self->finder, ens_code_finder_free);
  if (session)
    self->finder = ens_code_finder_new (session, NULL);
  typed_cb (self);
}

/** ens_code_picker_begin: takes the keyboard, with @typed in the box already. */
void
ens_code_picker_begin (EnsCodePicker *self, const char *typed)
{
  g_return_if_fail (ENS_IS_CODE_PICKER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
