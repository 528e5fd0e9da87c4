// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questions as buttons. The first four carry the sign by which they are typed.
#include "ens-question-bar.h"

#include "ens-error.h"
#include "ens-statement-card.h"
#include "ens-text.h"
#include "ens-wording.h"

typedef struct {
  EnsQuestion *question;
  guint64 count;
  GtkWidget *button;
  GtkLabel *name_label;
  GtkLabel *count_label;
} EnsQuestionButton;

struct _EnsQuestionBar {
  AdwBin parent_instance;

  GPtrArray *buttons;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (EnsQuestionBar, ens_question_bar, ADW_TYPE_BIN)

static guint chosen_signal;

static void
free_button (EnsQuestionButton *button)
{
  ens_question_free (button->question);
  g_free (button);
}

static EnsQuestionButton *
find_button (EnsQuestionBar *self, const EnsUuid *question)
{
  for (guint i = 0; i < self->buttons->len; i++) {
    EnsQuestionButton *button = self->buttons->pdata[i];
    if (ens_uuid_equal (&button->question->id, question))
      return button;
  }
  return NULL;
}

static void
show_count (EnsQuestionButton *button)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, button->count);
  g_autofree char *name = g_strdup_printf ("%s, %s", gtk_label_get_text (button->name_label),
                                           number);
  gtk_label_set_text (button->count_label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
toggled_cb (EnsQuestionBar *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, chosen_signal, 0);
}

static void
add_button (EnsQuestionBar *self, const EnsQuestion *question)
{
  EnsQuestionButton *button = g_new0 (EnsQuestionButton, 1);
  g_autofree char *name = ens_question_bar_dup_name (question);
  const char *sign = ens_statement_card_get_sign ((guint) question->number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  button->question = ens_question_copy (question);
  button->button = gtk_toggle_button_new ();
  button->name_label = GTK_LABEL (gtk_label_new (name));
  button->count_label = GTK_LABEL (gtk_label_new (NULL));
  if (sign)
    gtk_box_append (GTK_BOX (box), gtk_label_new (sign));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (button->name_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (button->count_label));
  gtk_widget_add_css_class (GTK_WIDGET (button->count_label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (button->count_label), "question-count");
  gtk_widget_add_css_class (button->button, "question");
  gtk_button_set_child (GTK_BUTTON (button->button), box);
  gtk_widget_set_tooltip_text (button->button, question->wording);
  if (self->buttons->len > 0) {
    EnsQuestionButton *first = self->buttons->pdata[0];
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button->button),
                                 GTK_TOGGLE_BUTTON (first->button));
  }
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (self->box), button->button);
  show_count (button);
  g_signal_connect_object (button->button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_same (EnsQuestionBar *self, GPtrArray *questions)
{
  if (questions->len != self->buttons->len)
    return FALSE;
  for (guint i = 0; i < questions->len; i++) {
    EnsQuestionButton *button = self->buttons->pdata[i];
    if (!ens_record_equal (&ens_question_entity, button->question, questions->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static void
ens_question_bar_dispose (GObject *object)
{
  EnsQuestionBar *self = ENS_QUESTION_BAR (object);
  g_ptr_array_set_size (self->buttons, 0);
  G_OBJECT_CLASS (ens_question_bar_parent_class)->dispose (object);
}

static void
ens_question_bar_finalize (GObject *object)
{
  g_ptr_array_unref (ENS_QUESTION_BAR (object)->buttons);
  G_OBJECT_CLASS (ens_question_bar_parent_class)->finalize (object);
}

static void
ens_question_bar_class_init (EnsQuestionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ens_question_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_question_bar_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
ens_question_bar_init (EnsQuestionBar *self)
{
  self->buttons = g_ptr_array_new_with_free_func ((GDestroyNotify) free_button);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/** ens_question_bar_set_questions: @questions: (element-type EnsQuestion): in their order. */
void
ens_question_bar_set_questions (EnsQuestionBar *self, GPtrArray *questions)
{
  g_return_if_fail (ENS_IS_QUESTION_BAR (self));
  if (is_same (self, questions))
    return;
  const EnsQuestion *chosen = ens_question_bar_get_chosen (self);
  EnsUuid id = chosen ? chosen->id : (EnsUuid){ 0 };
  for (guint i = 0; i < self->buttons->len; i++) {
    EnsQuestionButton *button = self->buttons->pdata[i];
    gtk_box_remove (GTK_BOX (self->box), button->button);
  }
  g_ptr_array_set_size (self->buttons, 0);
  for (guint i = 0; i < questions->len; i++)
    add_button (self, questions->pdata[i]);
  if (self->buttons->len > 0 && !find_button (self, &id)) {
    EnsQuestionButton *first = self->buttons->pdata[0];
    id = first->question->id;
  }
  ens_question_bar_choose (self, &id);
}

/** ens_question_bar_get_chosen: Returns: (nullable) (transfer none): the question of the moment. */
const EnsQuestion *
ens_question_bar_get_chosen (EnsQuestionBar *self)
{
  g_return_val_if_fail (ENS_IS_QUESTION_BAR (self), NULL);
  for (guint i = 0; i < self->buttons->len; i++) {
    EnsQuestionButton *button = self->buttons->pdata[i];
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button->button)))
      return button->question;
  }
  return NULL;
}

/** ens_question_bar_choose: makes @question the one of the moment; nothing when it is not there. */
void
ens_question_bar_choose (EnsQuestionBar *self, const EnsUuid *question)
{
  g_return_if_fail (ENS_IS_QUESTION_BAR (self));
  EnsQuestionButton *button = find_button (self, question);
  if (button)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button->button), TRUE);
}

/** ens_question_bar_set_count: how many post-its @question has. */
void
ens_question_bar_set_count (EnsQuestionBar *self, const EnsUuid *question, guint64 count)
{
  g_return_if_fail (ENS_IS_QUESTION_BAR (self));
  EnsQuestionButton *button = find_button (self, question);
  if (button) {
    button->count = count;
    show_count (button);
  }
}

/** ens_question_bar_dup_name: the short name of a question, as “Well-being”. */
char *
ens_question_bar_dup_name (const EnsQuestion *question)
{
  switch (question->number) {
  case 1:
    return g_strdup (_ ("Well-being"));
  case 2:
    return g_strdup (_ ("Ill-being"));
  case 3:
    return g_strdup (_ ("What I can do"));
  case 4:
    return g_strdup (_ ("What would help"));
  default:
    return ens_text_dup_short (question->wording, 24);
  }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const EnsQuestion *left = *(const EnsQuestion *const *) a;
  const EnsQuestion *right = *(const EnsQuestion *const *) b;
  return left->number < right->number ? -1 : left->number > right->number;
}

/**
 * ens_question_bar_list_questions: the questions of a project in the order they are asked, worded in
 * its language. To be shown, not to be saved: the starter's questions stand in English in their rows.
 *
 * Returns: (nullable) (transfer full) (element-type EnsQuestion): %NULL when they cannot be read
 */
GPtrArray *
ens_question_bar_list_questions (EnsSession *session)
{
  GPtrArray *questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  if (questions == NULL)
    return NULL;
  g_ptr_array_sort (questions, compare_numbers);
  for (guint i = 0; i < questions->len; i++) {
    EnsQuestion *question = questions->pdata[i];
    g_autofree char *wording = ens_wording_dup (session, &question->id, "wording",
                                                question->wording);
    ens_set_str (&question->wording, wording);
  }
  return questions;
}
