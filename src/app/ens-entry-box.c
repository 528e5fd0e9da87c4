// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Enter puts one post-it on disk and leaves the box empty for the next one. All else comes when there
// is time: what was said already, the marks of the dictionary, the keeping of what is half typed.
#include "ens-entry-box.h"

#include "ens-entry.h"
#include "ens-error.h"
#include "ens-pace.h"
#include "ens-page.h"
#include "ens-phrase.h"
#include "ens-said.h"
#include "ens-spelling-marks.h"
#include "ens-text.h"

#include <inttypes.h>

#define SAID_DELAY_MS  150
#define DRAFT_DELAY_MS 400

struct _EnsEntryBox {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid group;
  EnsUuid question;
  EnsSaid *said;
  EnsStatement *same;
  EnsPace *pace;
  EnsSpellingMarks *marks;
  guint said_timeout;
  guint draft_timeout;

  GtkEntry *entry;
  GtkRevealer *fault_revealer;
  GtkLabel *fault_label;
  GtkStack *beside;
  GtkLabel *said_label;
  GtkButton *again_button;
};

G_DEFINE_FINAL_TYPE (EnsEntryBox, ens_entry_box, ADW_TYPE_BIN)

enum {
  QUESTION_TYPED,
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (EnsEntryBox *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gint64
get_now (void)
{
  return g_get_monotonic_time () / 1000;
}

static void
show_fault (EnsEntryBox *self, const char *text)
{
  if (text)
    gtk_label_set_text (self->fault_label, text);
  gtk_revealer_set_reveal_child (self->fault_revealer, text != NULL);
}

static void
tell (EnsEntryBox *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s", text);
}

static void
show_same (EnsEntryBox *self, EnsStatement *same, gint64 times)
{
  g_clear_pointer (&self->same, ens_statement_free);
  self->same = same;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry-box.say-again", same != NULL);
  if (same) {
    g_autofree char *start = ens_text_dup_short (same->text, 80);
    g_autofree char *said = g_strdup_printf (_ ("Said already: “%s” × %" PRId64), start,
                                             same->count);
    g_autofree char *again = g_strdup_printf (_ ("_Add %" PRId64), times);
    gtk_label_set_text (self->said_label, said);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->said_label), same->text);
    gtk_button_set_label (self->again_button, again);
  }
  gtk_stack_set_visible_child_name (self->beside, same ? "said" : "keys");
}

static gboolean
said_cb (gpointer data)
{
  EnsEntryBox *self = ENS_ENTRY_BOX (data);
  g_auto (EnsEntry) typed = { 0 };
  self->said_timeout = 0;
  ens_entry_parse (self->session, get_text (self), &typed);
  ens_said_set_scope (self->said, &self->group,
                      ens_uuid_is_nil (&typed.question) ? &self->question : &typed.question);
  show_same (self, ens_said_find (self->said, typed.text), typed.count);
  return G_SOURCE_REMOVE;
}

static void
keep_draft (EnsEntryBox *self)
{
  if (self->session && !ens_session_get_read_only (self->session))
    ens_entry_keep_draft (self->session, get_text (self), NULL);
}

static gboolean
draft_cb (gpointer data)
{
  EnsEntryBox *self = ENS_ENTRY_BOX (data);
  self->draft_timeout = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

// Both wait for a pause in the typing: from one timeout at each key comes one look at the end.
static void
changed_cb (EnsEntryBox *self)
{
  g_clear_handle_id (&self->said_timeout, g_source_remove);
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  if (!self->session)
    return;
  if (*get_text (self))
    self->said_timeout = g_timeout_add (SAID_DELAY_MS, said_cb, self);
  else
    show_same (self, NULL, 0);
  self->draft_timeout = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

static void
note_added (EnsEntryBox *self, gint64 n)
{
  ens_pace_note (self->pace, n, get_now ());
  g_signal_emit (self, signals[ADDED], 0);
}

static void
activate_cb (EnsEntryBox *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (EnsEntry) typed = { 0 };
  if (!self->session)
    return;
  ens_entry_parse (self->session, get_text (self), &typed);
  if (!ens_uuid_is_nil (&typed.question))
    g_signal_emit (self, signals[QUESTION_TYPED], 0, &typed.question);
  gboolean is_filled = typed.text && *typed.text && !ens_uuid_is_nil (&self->question);
  if (is_filled) {
    g_autoptr (EnsStatement) statement = ens_entry_add (self->session, &self->group,
                                                        &self->question, &typed, &error);
    if (!statement) {
      show_fault (self, error->message);
      return;
    }
  }
  show_fault (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (is_filled)
    note_added (self, typed.count);
}

static void
say_again_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsEntryBox *self = ENS_ENTRY_BOX (widget);
  g_autoptr (GError) error = NULL;
  g_auto (EnsEntry) typed = { 0 };
  if (!self->session || !self->same)
    return;
  ens_entry_parse (self->session, get_text (self), &typed);
  if (!ens_entry_say_again (self->session, &self->same->id, typed.count, &error)) {
    show_fault (self, error->message);
    return;
  }
  g_autofree char *start = ens_text_dup_short (self->same->text, 40);
  g_autofree char *text = g_strdup_printf (_ ("“%s” was said %" PRId64 " times"), start,
                                           self->same->count + typed.count);
  show_fault (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  tell (self, text);
  note_added (self, typed.count);
}

static void
add_lines (EnsEntryBox *self, const char *lines)
{
  g_autoptr (GError) error = NULL;
  guint n_added = 0;
  if (ens_uuid_is_nil (&self->question))
    return;
  if (!ens_entry_add_lines (self->session, &self->group, &self->question, lines, &n_added,
                            &error)) {
    show_fault (self, error->message);
    return;
  }
  g_autofree char *statements = ens_phrase_dup_statements (n_added);
  g_autofree char *text = g_strdup_printf (_ ("%s pasted, one for each line"), statements);
  tell (self, text);
  note_added (self, n_added);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsEntryBox) self = ENS_ENTRY_BOX (data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (!text || !self->session)
    return;
  g_strchomp (text);
  if (strchr (text, '\n')) {
    add_lines (self, text);
    return;
  }
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  gtk_editable_delete_selection (GTK_EDITABLE (self->entry));
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}

static void
paste_cb (EnsEntryBox *self, GtkText *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (self));
}

static gboolean
key_cb (EnsEntryBox *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ENS_TYPE_PAGE);
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  if (page && ens_page_undo_by_key (ENS_PAGE (page), GTK_EDITABLE (self->entry), key, state))
    return GDK_EVENT_STOP;
  if (is_enter && (state & GDK_CONTROL_MASK)) {
    // Typed faster than it is looked at: look now.
    if (self->said_timeout) {
      g_clear_handle_id (&self->said_timeout, g_source_remove);
      said_cb (self);
    }
    gtk_widget_activate_action (GTK_WIDGET (self), "entry-box.say-again", NULL);
    return GDK_EVENT_STOP;
  }
  if (key != GDK_KEY_Up || *get_text (self))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.edit-last", NULL);
  return GDK_EVENT_STOP;
}

static void
drop_session (EnsEntryBox *self)
{
  if (self->draft_timeout)
    keep_draft (self);
  g_clear_handle_id (&self->said_timeout, g_source_remove);
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  g_clear_pointer (&self->said, ens_said_free);
  g_clear_pointer (&self->same, ens_statement_free);
  g_clear_object (&self->session);
}

static void
ens_entry_box_dispose (GObject *object)
{
  EnsEntryBox *self = ENS_ENTRY_BOX (object);
  drop_session (self);
  g_clear_object (&self->marks);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_ENTRY_BOX);
  G_OBJECT_CLASS (ens_entry_box_parent_class)->dispose (object);
}

static void
ens_entry_box_finalize (GObject *object)
{
  ens_pace_free (ENS_ENTRY_BOX (object)->pace);
  G_OBJECT_CLASS (ens_entry_box_parent_class)->finalize (object);
}

static void
ens_entry_box_class_init (EnsEntryBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_entry_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_entry_box_finalize;
  signals[QUESTION_TYPED] = g_signal_new ("question-typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ADDED] = g_signal_new ("added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
  gtk_widget_class_install_action (widget_class, "entry-box.say-again", NULL, say_again_action);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-entry-box.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsEntryBox, entry);
  gtk_widget_class_bind_template_child (widget_class, EnsEntryBox, fault_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsEntryBox, fault_label);
  gtk_widget_class_bind_template_child (widget_class, EnsEntryBox, beside);
  gtk_widget_class_bind_template_child (widget_class, EnsEntryBox, said_label);
  gtk_widget_class_bind_template_child (widget_class, EnsEntryBox, again_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
ens_entry_box_init (EnsEntryBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pace = ens_pace_new ();
  self->marks = ens_spelling_marks_new (self->entry);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry-box.say-again", FALSE);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (paste_cb), self, G_CONNECT_SWAPPED);
}

static void
update (EnsEntryBox *self)
{
  gboolean has_group = !ens_uuid_is_nil (&self->group);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), ens_entry_box_can_type (self));
  gtk_entry_set_placeholder_text (self->entry, has_group ? _ ("What does the post-it say?")
                                                         : _ ("Choose the group that speaks"));
}

/** ens_entry_box_set_session: @session: (nullable): takes up what stood half typed in its box. */
void
ens_entry_box_set_session (EnsEntryBox *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_ENTRY_BOX (self));
  if (self->session == session)
    return;
  drop_session (self);
  if (!self->entry)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_same (self, NULL, 0);
  ens_spelling_marks_set_language (self->marks,
                                   session ? ens_session_get_project (session)->language : NULL);
  if (!session)
    return;
  g_autofree char *draft = ens_entry_dup_draft (session);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), draft ? draft : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->session = g_object_ref (session);
  self->said = ens_said_new (session);
  update (self);
}

/** ens_entry_box_set_speaker: @group: nil while nobody speaks; @question: nil while there is none. */
void
ens_entry_box_set_speaker (EnsEntryBox *self, const EnsUuid *group, const EnsUuid *question)
{
  g_return_if_fail (ENS_IS_ENTRY_BOX (self));
  self->group = *group;
  self->question = *question;
  update (self);
}

/** ens_entry_box_get_pace: Returns: post-its per minute, of late. */
guint64
ens_entry_box_get_pace (EnsEntryBox *self)
{
  g_return_val_if_fail (ENS_IS_ENTRY_BOX (self), 0);
  return ens_pace_get (self->pace, get_now ());
}

/** ens_entry_box_can_type: Returns: whether somebody speaks, and the project can be written. */
gboolean
ens_entry_box_can_type (EnsEntryBox *self)
{
  g_return_val_if_fail (ENS_IS_ENTRY_BOX (self), FALSE);
  return self->session && !ens_session_get_read_only (self->session) &&
         !ens_uuid_is_nil (&self->group);
}

/** ens_entry_box_focus: takes the keyboard to the end of what stands in the box. */
void
ens_entry_box_focus (EnsEntryBox *self)
{
  g_return_if_fail (ENS_IS_ENTRY_BOX (self));
  gtk_entry_grab_focus_without_selecting (self->entry);
}
