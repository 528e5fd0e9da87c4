// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The wordings are shown in one language at a time; each language keeps its own. What is not yet
// applied when the step is left is saved then.
#include "ens-workshop-questions.h"

#include "ens-choice.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-question-bar.h"
#include "ens-text.h"
#include "ens-timing.h"
#include "ens-wording.h"

typedef struct {
  EnsUuid id;
  AdwEntryRow *row;
  GtkSpinButton *minutes;
  char *kept;
} EnsQuestionRow;

struct _EnsWorkshopQuestions {
  AdwBin parent_instance;

  EnsSession *session;
  gboolean is_filling;
  char *shown;
  char *added;
  GPtrArray *rows;

  GtkDropDown *language_drop;
  AdwPreferencesGroup *questions_group;
  GtkSwitch *sound_switch;
};

G_DEFINE_FINAL_TYPE (EnsWorkshopQuestions, ens_workshop_questions, ADW_TYPE_BIN)

static void
free_row (EnsQuestionRow *row)
{
  g_free (row->kept);
  g_free (row);
}

static void
tell_error (EnsWorkshopQuestions *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

// Returns whether something was changed.
static gboolean
save_row (EnsWorkshopQuestions *self, EnsQuestionRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row->row)));
  if (!self->session || ens_session_get_read_only (self->session) ||
      g_strcmp0 (text, row->kept) == 0)
    return FALSE;
  if (!ens_wording_set_question (self->session, &row->id, self->shown, text, &error)) {
    tell_error (self, error);
    return FALSE;
  }
  ens_set_str (&row->kept, text);
  return TRUE;
}

static void
applied_cb (EnsWorkshopQuestions *self, AdwEntryRow *entry)
{
  for (guint i = 0; i < self->rows->len; i++) {
    EnsQuestionRow *row = self->rows->pdata[i];
    if (row->row == entry && save_row (self, row))
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s",
                                  _ ("The question was changed"));
  }
}

static void
minutes_cb (EnsWorkshopQuestions *self, GtkSpinButton *spin)
{
  for (guint i = 0; i < self->rows->len && !self->is_filling && self->session; i++) {
    EnsQuestionRow *row = self->rows->pdata[i];
    g_autoptr (GError) error = NULL;
    if (row->minutes == spin &&
        !ens_timing_set_minutes (self->session, &row->id, gtk_spin_button_get_value_as_int (spin),
                                 &error))
      tell_error (self, error);
  }
}

static void
sound_cb (EnsWorkshopQuestions *self)
{
  g_autoptr (GError) error = NULL;
  if (self->session && !self->is_filling &&
      !ens_timing_set_sound (self->session, gtk_switch_get_active (self->sound_switch), &error))
    tell_error (self, error);
}

static EnsQuestionRow *
add_row (EnsWorkshopQuestions *self)
{
  EnsQuestionRow *row = g_new0 (EnsQuestionRow, 1);
  GtkWidget *unit = gtk_label_new (_ ("min"));
  row->row = ADW_ENTRY_ROW (adw_entry_row_new ());
  row->minutes = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 180, 1));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (row->minutes), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (unit, "dim-label");
  adw_entry_row_add_suffix (row->row, GTK_WIDGET (row->minutes));
  adw_entry_row_add_suffix (row->row, unit);
  g_signal_connect_object (row->row, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->minutes, "value-changed", G_CALLBACK (minutes_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->questions_group, GTK_WIDGET (row->row));
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
show_row (EnsWorkshopQuestions *self, guint i, const EnsQuestion *question)
{
  EnsQuestionRow *row = i < self->rows->len ? self->rows->pdata[i] : add_row (self);
  g_autofree char *name = ens_question_bar_dup_name (question);
  g_autofree char *minutes = g_strdup_printf (_ ("%s: minutes to write"), name);
  g_autofree char *text = ens_wording_dup_question (self->session, &question->id, self->shown);
  row->id = question->id;
  ens_set_str (&row->kept, text ? text : "");
  g_autofree char *from = question->lineage ? g_strdup_printf (_ ("from %s"), question->lineage)
                                            : NULL;
  g_autofree char *title = g_strjoin (" · ", name, from, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), title);
  adw_entry_row_set_show_apply_button (row->row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row->row), row->kept);
  gtk_editable_set_position (GTK_EDITABLE (row->row), 0);
  adw_entry_row_set_show_apply_button (row->row, TRUE);
  gtk_editable_set_editable (GTK_EDITABLE (row->row), !ens_session_get_read_only (self->session));
  gtk_spin_button_set_value (row->minutes,
                             (double) ens_timing_get_minutes (self->session, &question->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  minutes, -1);
}

static void
show_rows (EnsWorkshopQuestions *self)
{
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (self->session);
  self->is_filling = TRUE;
  for (guint i = 0; questions && i < questions->len; i++)
    show_row (self, i, questions->pdata[i]);
  for (guint i = questions ? questions->len : 0; i < self->rows->len; i++) {
    EnsQuestionRow *row = self->rows->pdata[i];
    gtk_widget_set_visible (GTK_WIDGET (row->row), FALSE);
  }
  gtk_switch_set_active (self->sound_switch, ens_timing_get_sound (self->session));
  self->is_filling = FALSE;
}

static void
fill_languages (EnsWorkshopQuestions *self)
{
  g_auto (GStrv) languages = ens_wording_list_languages (self->session);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_added = FALSE;
  for (guint i = 0; languages[i]; i++) {
    g_ptr_array_add (choices, ens_choice_new (languages[i], languages[i], NULL));
    is_added |= g_strcmp0 (languages[i], self->added) == 0;
  }
  if (self->added && !is_added)
    g_ptr_array_add (choices, ens_choice_new (self->added, self->added, NULL));
  if (!self->shown)
    self->shown = g_strdup (languages[0]);
  self->is_filling = TRUE;
  ens_choice_fill (self->language_drop, choices);
  ens_choice_select_word (self->language_drop, self->shown);
  self->is_filling = FALSE;
}

static void
language_cb (EnsWorkshopQuestions *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->language_drop);
  if (self->is_filling || !self->session || !choice)
    return;
  ens_workshop_questions_save (self);
  ens_set_str (&self->shown, ens_choice_get_word (choice));
  show_rows (self);
}

static void
language_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsWorkshopQuestions *self = ENS_WORKSHOP_QUESTIONS (source);
  g_autofree char *language = ens_dialogs_ask_text_finish (result);
  if (!language || !self->session)
    return;
  if (!ens_text_is_language (language)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _ ("A language is named by its short tag, as fr, pt-BR or ar"));
    return;
  }
  ens_workshop_questions_save (self);
  ens_set_str (&self->added, language);
  ens_set_str (&self->shown, language);
  ens_workshop_questions_refresh (self);
}

static void
add_language_cb (EnsWorkshopQuestions *self)
{
  ens_dialogs_ask_text_async (GTK_WIDGET (self), _ ("Which language, as fr or pt-BR?"), NULL,
                              _ ("_Add"), language_named_cb, NULL);
}

static void
ens_workshop_questions_dispose (GObject *object)
{
  EnsWorkshopQuestions *self = ENS_WORKSHOP_QUESTIONS (object);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WORKSHOP_QUESTIONS);
  G_OBJECT_CLASS (ens_workshop_questions_parent_class)->dispose (object);
}

static void
ens_workshop_questions_finalize (GObject *object)
{
  EnsWorkshopQuestions *self = ENS_WORKSHOP_QUESTIONS (object);
  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  g_free (self->added);
  G_OBJECT_CLASS (ens_workshop_questions_parent_class)->finalize (object);
}

static void
ens_workshop_questions_class_init (EnsWorkshopQuestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_workshop_questions_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_workshop_questions_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-workshop-questions.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopQuestions, language_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopQuestions, questions_group);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopQuestions, sound_switch);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_language_cb);
  gtk_widget_class_bind_template_callback (widget_class, sound_cb);
}

static void
ens_workshop_questions_init (EnsWorkshopQuestions *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->language_drop);
}

/** ens_workshop_questions_set_session: @session: (nullable): whose questions to show. */
void
ens_workshop_questions_set_session (EnsWorkshopQuestions *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_WORKSHOP_QUESTIONS (self));
  g_set_object (&self->session, session);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->added, g_free);
}

/** ens_workshop_questions_refresh: shows the wordings and minutes as they are kept now. */
void
ens_workshop_questions_refresh (EnsWorkshopQuestions *self)
{
  g_return_if_fail (ENS_IS_WORKSHOP_QUESTIONS (self));
  fill_languages (self);
  show_rows (self);
}

/** ens_workshop_questions_save: saves what was typed and not yet applied. */
void
ens_workshop_questions_save (EnsWorkshopQuestions *self)
{
  g_return_if_fail (ENS_IS_WORKSHOP_QUESTIONS (self));
  for (guint i = 0; i < self->rows->len; i++)
    save_row (self, self->rows->pdata[i]);
}
