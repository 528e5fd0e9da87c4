// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Corrects one statement in place. Enter keeps, Escape leaves everything as it was; a corrected text
// and count are one action. The session keeps what stood there before in its journal.
#include "ens-statement-editor.h"

#include "ens-entry.h"
#include "ens-error.h"
#include "ens-text.h"

struct _EnsStatementEditor {
  GtkPopover parent_instance;

  EnsSession *session;
  EnsStatement *statement;
  GtkTextView *text_view;
  GtkSpinButton *count_spin;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (EnsStatementEditor, ens_statement_editor, GTK_TYPE_POPOVER)

static char *
dup_text (EnsStatementEditor *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *raw = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_autofree char *clean = ens_text_clean (raw, -1, NULL);
  return ens_text_dup_trimmed (clean);
}

static void
tell (EnsStatementEditor *self, gboolean ok, const char *text, const GError *error)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_widget_activate_action (parent, ok ? "win.tell-done" : "win.tell", "s",
                              ok ? text : error->message);
}

static gboolean
save (EnsStatementEditor *self, const char *text, gint64 count, GError **error)
{
  const EnsUuid *id = &self->statement->id;
  gboolean has_text = g_strcmp0 (text, self->statement->text) != 0;
  gboolean has_count = count != self->statement->count;
  if (!has_text || !has_count)
    return has_text    ? ens_entry_change_text (self->session, id, text, error)
           : has_count ? ens_entry_change_count (self->session, id, count, error)
                       : TRUE;
  if (!ens_session_begin_action (self->session, "statement-edit", text, error))
    return FALSE;
  if (ens_entry_change_text (self->session, id, text, error) &&
      ens_entry_change_count (self->session, id, count, error))
    return ens_session_end_action (self->session, error);
  ens_session_cancel_action (self->session);
  return FALSE;
}

static void
save_cb (EnsStatementEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_text (self);
  if (!*text || !self->statement)
    return;
  gint64 count = gtk_spin_button_get_value_as_int (self->count_spin);
  gboolean has_changed = count != self->statement->count ||
                         g_strcmp0 (text, self->statement->text) != 0;
  gboolean ok = save (self, text, count, &error);
  if (has_changed || !ok)
    tell (self, ok, _ ("The statement was corrected"), error);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
remove_cb (EnsStatementEditor *self)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = ens_entry_remove (self->session, &self->statement->id, &error);
  g_autofree char *start = ens_text_dup_short (self->statement->text, 40);
  g_autofree char *text = g_strdup_printf (_ ("“%s” was taken away"), start);
  tell (self, ok, text, error);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
update_cb (EnsStatementEditor *self)
{
  g_autofree char *text = dup_text (self);
  gtk_widget_set_sensitive (self->save_button, *text != '\0');
}

static gboolean
key_cb (EnsStatementEditor *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  if (!is_enter || (state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  save_cb (self);
  return GDK_EVENT_STOP;
}

static void
ens_statement_editor_dispose (GObject *object)
{
  EnsStatementEditor *self = ENS_STATEMENT_EDITOR (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->statement, ens_statement_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_STATEMENT_EDITOR);
  G_OBJECT_CLASS (ens_statement_editor_parent_class)->dispose (object);
}

static void
ens_statement_editor_class_init (EnsStatementEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_statement_editor_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-statement-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsStatementEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementEditor, count_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsStatementEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
ens_statement_editor_init (EnsStatementEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
}

/** ens_statement_editor_new: an editor that belongs to @parent, which must unparent it at its end. */
EnsStatementEditor *
ens_statement_editor_new (GtkWidget *parent)
{
  EnsStatementEditor *self = g_object_new (ENS_TYPE_STATEMENT_EDITOR, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return self;
}

/**
 * ens_statement_editor_edit: opens for @statement.
 * @at: (nullable): the card it points to
 */
void
ens_statement_editor_edit (EnsStatementEditor *self,
                           EnsSession *session,
                           const EnsStatement *statement,
                           GtkWidget *at)
{
  g_return_if_fail (ENS_IS_STATEMENT_EDITOR (self));
  g_autoptr (EnsStatement) copy = ens_statement_copy (statement);
  graphene_rect_t bounds;
  g_set_object (&self->session, session);
  g_clear_pointer (&self->statement, ens_statement_free);
  self->statement = g_steal_pointer (&copy);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->statement->text, -1);
  gtk_spin_button_set_value (self->count_spin, (double) self->statement->count);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  if (at && gtk_widget_compute_bounds (at, parent, &bounds)) {
    GdkRectangle rectangle = { (int) bounds.origin.x, (int) bounds.origin.y,
                               (int) bounds.size.width, (int) bounds.size.height };
    gtk_popover_set_pointing_to (GTK_POPOVER (self), &rectangle);
  } else {
    gtk_popover_set_pointing_to (GTK_POPOVER (self), NULL);
  }
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}
