// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saved as a whole, in one action. A promise without an id is a new one.
#include "ens-promise-window.h"

#include "ens-choice-row.h"
#include "ens-contracts.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-records.h"
#include "ens-text.h"
#include "ens-time.h"

struct _EnsPromiseWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  EnsCommitment *commitment;
  GtkWidget *opener;

  AdwEntryRow *text_row;
  EnsChoiceRow *party_row;
  EnsChoiceRow *toward_row;
  EnsChoiceRow *action_row;
  AdwEntryRow *due_row;
  AdwComboRow *state_row;
  GtkStringList *states;
  AdwEntryRow *result_row;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (EnsPromiseWindow, ens_promise_window, ADW_TYPE_WINDOW)

static gboolean
is_new (EnsPromiseWindow *self)
{
  return ens_uuid_is_nil (&self->commitment->id);
}

static void
read_text (AdwEntryRow *row, char **target)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  ens_set_str (target, text && *text ? text : NULL);
}

static void
read_form (EnsPromiseWindow *self)
{
  EnsCommitment *row = self->commitment;
  read_text (self->text_row, &row->text);
  read_text (self->due_row, &row->due);
  read_text (self->result_row, &row->result);
  row->party = ens_choice_row_get_selected (self->party_row);
  row->toward = ens_choice_row_get_selected (self->toward_row);
  row->action = ens_choice_row_get_selected (self->action_row);
  row->state = (int) adw_combo_row_get_selected (self->state_row);
}

static void
update_cb (EnsPromiseWindow *self)
{
  if (!self->commitment)
    return;
  read_form (self);
  const EnsCommitment *row = self->commitment;
  gboolean has_due = !row->due || ens_time_is_date (row->due);
  if (has_due)
    gtk_widget_remove_css_class (GTK_WIDGET (self->due_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->due_row), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "promise.save",
                                 has_due && row->text && !ens_uuid_is_nil (&row->party));
}

static void
finish (EnsPromiseWindow *self, gboolean is_done, const char *done, const GError *error)
{
  if (!is_done) {
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The promise could not be saved"), error);
    return;
  }
  if (self->opener)
    gtk_widget_activate_action (self->opener, "win.tell-done", "s", done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPromiseWindow *self = ENS_PROMISE_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  gboolean was_new = is_new (self);
  read_form (self);
  gboolean is_done = was_new ? ens_records_add (self->session, &ens_commitment_entity,
                                                self->commitment, &error)
                             : ens_session_save_row (self->session, &ens_commitment_entity,
                                                     self->commitment, &error);
  finish (self, is_done, was_new ? _ ("The promise was added") : _ ("The promise was changed"),
          error);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPromiseWindow *self = ENS_PROMISE_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_session_remove_row (self->session, &ens_commitment_entity,
                                             self->commitment, &error);
  finish (self, is_done, _ ("The promise was removed"), error);
}

static void
save_by_enter_cb (EnsPromiseWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "promise.save", NULL);
}

static void
ens_promise_window_dispose (GObject *object)
{
  EnsPromiseWindow *self = ENS_PROMISE_WINDOW (object);
  g_clear_pointer (&self->commitment, ens_commitment_free);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->opener);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PROMISE_WINDOW);
  G_OBJECT_CLASS (ens_promise_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, text_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, party_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, toward_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, action_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, due_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, states);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, result_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPromiseWindow, remove_button);
}

static void
ens_promise_window_class_init (EnsPromiseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_promise_window_dispose;
  g_type_ensure (ENS_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-promise-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_by_enter_cb);
  gtk_widget_class_install_action (widget_class, "promise.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "promise.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "promise.save",
                                       NULL);
}

static void
ens_promise_window_init (EnsPromiseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int state = 0; state <= ENS_COMMITMENT_STATE_BROKEN; state++)
    gtk_string_list_append (self->states, ens_contracts_get_promise_name (state));
  ens_choice_row_set_up (self->party_row, ENS_KIND_PARTY, _ ("Choose…"), _ ("Add a Party"));
  ens_choice_row_set_up (self->toward_row, ENS_KIND_PARTY, _ ("To all"), NULL);
  ens_choice_row_set_up (self->action_row, ENS_KIND_ACTION, _ ("No action"), NULL);
}

static void
fill_form (EnsPromiseWindow *self, const EnsCommitment *row)
{
  EnsChoiceRow *choices[] = { self->party_row, self->toward_row, self->action_row };
  const EnsUuid *ids[] = { &row->party, &row->toward, &row->action };
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    ens_choice_row_set_session (choices[i], self->session);
    ens_choice_row_refresh (choices[i]);
    ens_choice_row_select (choices[i], ids[i]);
  }
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), row->text ? row->text : "");
  gtk_editable_set_text (GTK_EDITABLE (self->due_row), row->due ? row->due : "");
  gtk_editable_set_text (GTK_EDITABLE (self->result_row), row->result ? row->result : "");
  adw_combo_row_set_selected (self->state_row, (guint) row->state);
}

/**
 * ens_promise_window_new: the dialog over @parent's window.
 * @commitment: with its contract; a new one without an id
 */
GtkWidget *
ens_promise_window_new (GtkWidget *parent, EnsSession *session, const EnsCommitment *commitment)
{
  EnsPromiseWindow *self = g_object_new (ENS_TYPE_PROMISE_WINDOW, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);
  g_set_weak_pointer (&self->opener, parent);
  self->session = g_object_ref (session);
  fill_form (self, commitment);
  self->commitment = ens_commitment_copy (commitment);
  gtk_window_set_title (GTK_WINDOW (self), is_new (self) ? _ ("New Promise") : _ ("Promise"));
  gtk_widget_set_visible (self->remove_button, !is_new (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  update_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_row));
  return GTK_WIDGET (self);
}
