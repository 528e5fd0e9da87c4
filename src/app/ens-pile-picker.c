// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chooses a pile. Everything by keyboard: type, Down, Enter; Escape leaves.
#include "ens-pile-picker.h"

#include "ens-error.h"
#include "ens-text.h"

struct _EnsPilePicker {
  AdwWindow parent_instance;

  GArray *ids;
  GPtrArray *titles;
  gboolean allows_new;
  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkWidget *new_row;
  GtkLabel *new_label;
};

G_DEFINE_FINAL_TYPE (EnsPilePicker, ens_pile_picker, ADW_TYPE_WINDOW)

static guint picked_signal;

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  EnsPilePicker *self = ENS_PILE_PICKER (data);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (GTK_WIDGET (row) == self->new_row)
    return self->allows_new && *typed;
  int index = gtk_list_box_row_get_index (row);
  if (index < 0 || (guint) index >= self->titles->len || !*typed)
    return TRUE;
  return g_str_match_string (typed, self->titles->pdata[index], TRUE);
}

static GtkListBoxRow *
find_first (EnsPilePicker *self)
{
  for (int i = 0;; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);
    if (!row || gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  }
}

static void
typed_cb (EnsPilePicker *self)
{
  g_autofree char *text = g_strdup_printf (_ ("New pile “%s”"),
                                           gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_label_set_text (self->new_label, text);
  gtk_list_box_invalidate_filter (self->list);
  GtkListBoxRow *row = find_first (self);
  if (row)
    gtk_list_box_select_row (self->list, row);
}

static void
row_activated_cb (EnsPilePicker *self, GtkListBoxRow *row)
{
  EnsUuid id = { 0 };
  g_autofree char *title = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (GTK_WIDGET (row) != self->new_row) {
    id = g_array_index (self->ids, EnsUuid, gtk_list_box_row_get_index (row));
    g_free (title);
    title = g_strdup (self->titles->pdata[gtk_list_box_row_get_index (row)]);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, picked_signal, 0, &id, title);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activate_cb (EnsPilePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (!row || !gtk_widget_get_child_visible (GTK_WIDGET (row)))
    row = find_first (self);
  if (row)
    row_activated_cb (self, row);
}

static gboolean
key_cb (EnsPilePicker *self, guint key)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (!row)
    row = find_first (self);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return row != NULL;
}

static void
ens_pile_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PILE_PICKER);
  G_OBJECT_CLASS (ens_pile_picker_parent_class)->dispose (object);
}

static void
ens_pile_picker_finalize (GObject *object)
{
  EnsPilePicker *self = ENS_PILE_PICKER (object);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->titles);
  G_OBJECT_CLASS (ens_pile_picker_parent_class)->finalize (object);
}

static void
ens_pile_picker_class_init (EnsPilePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_pile_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_pile_picker_finalize;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-pile-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsPilePicker, entry);
  gtk_widget_class_bind_template_child (widget_class, EnsPilePicker, list);
  gtk_widget_class_bind_template_child (widget_class, EnsPilePicker, new_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPilePicker, new_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_pile_picker_init (EnsPilePicker *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  self->titles = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

/**
 * ens_pile_picker_new: the dialog over @parent's window.
 * @title: what is asked
 * @allows_new: whether a new pile may be made of what was typed
 */
GtkWidget *
ens_pile_picker_new (GtkWidget *parent, const char *title, gboolean allows_new)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  EnsPilePicker *self = g_object_new (ENS_TYPE_PILE_PICKER, "transient-for", root, "title", title,
                                      NULL);
  self->allows_new = allows_new;
  typed_cb (self);
  return GTK_WIDGET (self);
}

/** ens_pile_picker_add: one more pile to choose from. */
void
ens_pile_picker_add (EnsPilePicker *self, const EnsPile *pile)
{
  g_return_if_fail (ENS_IS_PILE_PICKER (self));
  g_autofree char *number = g_strdup_printf ("%'u", pile->n_statements);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (pile->criterion->title);
  GtkWidget *count = gtk_label_new (number);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, pile->criterion->title);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_insert (self->list, box, (int) self->ids->len);
  g_array_append_val (self->ids, pile->criterion->id);
  g_ptr_array_add (self->titles, g_strdup (pile->criterion->title));
  typed_cb (self);
}
