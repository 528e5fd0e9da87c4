// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds the rounds, and shows the views of the chosen one side by side.
#include "ens-survey-page.h"

#include "ens-choice.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-keying-view.h"
#include "ens-phrase.h"
#include "ens-questionnaire-form.h"
#include "ens-sheet-draft.h"
#include "ens-survey-editor.h"
#include "ens-survey.h"
#include "ens-time.h"
#include "ens-twice-view.h"

#include <string.h>

struct _EnsSurveyPage {
  EnsPage parent_instance;

  gboolean is_filling;

  AdwViewStack *views;
  GtkStack *answers_stack;
  GtkDropDown *round_drop;
  EnsKeyingView *keying_view;
  AdwViewStackPage *twice_page;
  EnsTwiceView *twice_view;
  AdwViewStackPage *sheet_page;
  EnsQuestionnaireForm *sheet_form;
};

G_DEFINE_FINAL_TYPE (EnsSurveyPage, ens_survey_page, ENS_TYPE_PAGE)

static EnsUuid
get_round (EnsSurveyPage *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->round_drop);
  return choice ? *ens_choice_get_id (choice) : (EnsUuid){ 0 };
}

static const char *
get_view (EnsSurveyPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);
  return name ? name : "";
}

static void
show_round (EnsSurveyPage *self)
{
  EnsUuid round = get_round (self);
  gboolean has_round = !ens_uuid_is_nil (&round);
  gtk_widget_set_visible (GTK_WIDGET (self->round_drop), has_round);
  adw_view_stack_page_set_visible (self->twice_page, has_round);
  adw_view_stack_page_set_visible (self->sheet_page, has_round);
  if (strcmp (get_view (self), "sheet") == 0)
    ens_questionnaire_form_show (self->sheet_form, ens_page_get_session (ENS_PAGE (self)), &round);
  if (strcmp (get_view (self), "twice") == 0)
    ens_twice_view_show (self->twice_view, ens_page_get_session (ENS_PAGE (self)), &round);
}

static void
view_cb (EnsSurveyPage *self)
{
  if (ens_page_get_session (ENS_PAGE (self)))
    show_round (self);
}

static void
round_cb (EnsSurveyPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsUuid round = get_round (self);
  if (self->is_filling || !session)
    return;
  ens_keying_view_show (self->keying_view, session, &round, NULL);
  show_round (self);
}

static void
fill_rounds (EnsSurveyPage *self, GPtrArray *rounds)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = rounds->len; i > 0; i--) {
    const EnsRound *round = rounds->pdata[i - 1];
    g_autofree char *date = ens_phrase_dup_date (round->date);
    g_autofree char *title = *date ? g_strdup_printf ("%s · %s", round->title, date)
                                   : g_strdup (round->title);
    g_ptr_array_add (choices, ens_choice_new (title, NULL, &round->id));
  }
  ens_choice_fill (self->round_drop, choices);
}

static void
ens_survey_page_refresh (EnsPage *page, EnsKinds kinds)
{
  const EnsKinds mine = ENS_KIND_BIT (ENS_KIND_INDICATOR) | ENS_KIND_BIT (ENS_KIND_ROUND) |
                        ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_CRITERION) |
                        ENS_KIND_BIT (ENS_KIND_ASKING) | ENS_KIND_BIT (ENS_KIND_ITEM) |
                        ENS_KIND_BIT (ENS_KIND_OPTION);
  EnsSurveyPage *self = ENS_SURVEY_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  if (ens_keying_view_take_saved (self->keying_view) && !(kinds & mine))
    return;
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);
  g_autoptr (GPtrArray) all = ens_survey_list_indicators (session, NULL);
  if (!rounds || !all)
    return;
  // What is being keyed stays as it is, whatever came in beside it.
  ens_keying_view_keep_draft (self->keying_view);
  g_autoptr (EnsSheetDraft) draft = ens_sheet_draft_dup (session);
  self->is_filling = TRUE;
  fill_rounds (self, rounds);
  if (draft)
    ens_choice_select_id (self->round_drop, &draft->round);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->answers_stack, rounds->len > 0 ? "answers"
                                                         : all->len == 0 ? "no-indicators"
                                                                         : "no-rounds");
  EnsUuid round = get_round (self);
  ens_keying_view_show (self->keying_view, session, &round, draft);
  show_round (self);
  g_autofree char *indicators = ens_phrase_dup_indicators (all->len);
  g_autofree char *sheets = ens_phrase_dup_sheets (ens_survey_count_all (session));
  g_autofree char *subtitle = g_strdup_printf ("%s, %s", indicators, sheets);
  ens_page_set_subtitle (page, subtitle);
}

static void
round_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (source);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autofree char *date = ens_time_dup_today ();
  g_autoptr (GError) error = NULL;
  EnsUuid round;
  if (!title || !session)
    return;
  if (!ens_survey_add_round (session, title, date, &round, &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (_ ("The round “%s” was begun"), title);
  ENS_PAGE_GET_CLASS (self)->refresh (ENS_PAGE (self), ENS_PAGE_ALL);
  ens_choice_select_id (self->round_drop, &round);
  ens_page_tell_done (ENS_PAGE (self), text);
  ens_keying_view_focus (self->keying_view);
}

static void
new_round_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_dialogs_ask_text_async (GTK_WIDGET (data), _ ("What is this round called?"), NULL,
                              _ ("_Begin"), round_named_cb, NULL);
}

static void
begin_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  adw_view_stack_set_visible_child_name (self->views, "answers");
  ens_keying_view_set_again (self->keying_view, TRUE);
}

static void
again_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  ens_keying_view_set_again (self->keying_view, !ens_keying_view_get_again (self->keying_view));
}

static void
twice_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  EnsUuid round = get_round (self);
  if (!ens_uuid_is_nil (&round))
    adw_view_stack_set_visible_child_name (self->views, "twice");
}

// One click: the sheet is there, with usual questions; its words can be changed at once.
static void
new_satisfaction_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *date = ens_time_dup_today ();
  g_autofree char *day = ens_phrase_dup_date (date);
  g_autofree char *title = g_strdup_printf (_ ("How was the meeting of %s?"), day);
  g_autoptr (EnsRound) round = ens_round_new ();
  g_autoptr (GError) error = NULL;
  round->title = ens_survey_dup_free_title (session, title);
  round->date = g_steal_pointer (&date);
  if (!ens_survey_add_satisfaction (session, round, &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  ENS_PAGE_GET_CLASS (self)->refresh (ENS_PAGE (self), ENS_PAGE_ALL);
  ens_choice_select_id (self->round_drop, &round->id);
  adw_view_stack_set_visible_child_name (self->views, "sheet");
  ens_page_tell_done (ENS_PAGE (self), _ ("The sheet is ready: print it, or change its questions"));
}

static void
ens_survey_page_leave (EnsPage *page)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (page);
  ens_keying_view_show (self->keying_view, NULL, &(EnsUuid){ 0 }, NULL);
  ens_twice_view_show (self->twice_view, NULL, &(EnsUuid){ 0 });
  ens_questionnaire_form_show (self->sheet_form, NULL, &(EnsUuid){ 0 });
}

static void
ens_survey_page_focus_first (EnsPage *page)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (page);
  if (!ens_keying_view_focus (self->keying_view))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
ens_survey_page_dispose (GObject *object)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (object);
  ens_page_set_session (ENS_PAGE (self), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_SURVEY_PAGE);
  G_OBJECT_CLASS (ens_survey_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, views);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, answers_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, round_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, keying_view);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, twice_page);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, sheet_page);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, sheet_form);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, twice_view);
  gtk_widget_class_bind_template_callback (widget_class, round_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
}

static void
ens_survey_page_class_init (EnsSurveyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_survey_page_dispose;
  page_class->leave = ens_survey_page_leave;
  page_class->refresh = ens_survey_page_refresh;
  page_class->focus_first = ens_survey_page_focus_first;
  g_type_ensure (ENS_TYPE_KEYING_VIEW);
  g_type_ensure (ENS_TYPE_QUESTIONNAIRE_FORM);
  g_type_ensure (ENS_TYPE_TWICE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-survey-page.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_CONTROL_MASK, "page.again",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "page.twice",
                                       NULL);
}

static void
ens_survey_page_init (EnsSurveyPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_round_cb },
    { .name = "new-round", .activate = new_round_cb },
    { .name = "new-satisfaction", .activate = new_satisfaction_cb },
    { .name = "begin-again", .activate = begin_again_cb },
    { .name = "again", .activate = again_action_cb },
    { .name = "twice", .activate = twice_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->round_drop);
}
