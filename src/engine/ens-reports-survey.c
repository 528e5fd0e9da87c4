// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of the newest round; before there is one, all indicators are asked. Questions stand as they are keyed.
#include "ens-reports-survey.h"

#include "ens-error.h"
#include "ens-group.h"
#include "ens-report-questionnaire.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-wording.h"

/** Paper: @texts: what its questions point to; @lists: likewise the options of choices */
typedef struct {
  EnsSession *session;
  const char *language;
  EnsRound *round;
  GPtrArray *indicators;
  GPtrArray *items;
  GPtrArray *texts;
  GPtrArray *lists;
} Paper;

static void
clear_paper (Paper *paper)
{
  g_clear_pointer (&paper->round, ens_round_free);
  g_clear_pointer (&paper->indicators, g_ptr_array_unref);
  g_clear_pointer (&paper->items, g_ptr_array_unref);
  g_clear_pointer (&paper->texts, g_ptr_array_unref);
  g_clear_pointer (&paper->lists, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, clear_paper)

// In the language of the reader, where there is a translation.
static const char *
keep_wording (Paper *paper, const EnsUuid *owner, const char *field, const char *original)
{
  char *text = original != NULL ? ens_wording_dup_in (paper->session, owner, field, paper->language)
                                : NULL;

  text = text != NULL ? text : g_strdup (original);
  g_ptr_array_add (paper->texts, text);
  return text;
}

static gboolean
read_round (Paper *paper, GError **error)
{
  EnsSession *session = paper->session;
  EnsUuid id;

  if (ens_session_count (session, ENS_KIND_ROUND) == 0) {
    paper->indicators = ens_survey_list_indicators (session, error);
    paper->items = g_ptr_array_new ();
    return paper->indicators != NULL;
  }
  if (!ens_survey_find_round (session, NULL, &id, error))
    return FALSE;
  paper->round = ens_store_dup (ens_session_get_store (session), &ens_round_entity, &id, error);
  paper->indicators = paper->round != NULL ? ens_survey_list_asked (session, &id, error) : NULL;
  paper->items = paper->indicators != NULL ? ens_survey_list_items (session, &id, error) : NULL;
  return paper->items != NULL;
}

static EnsQuestionnaireItem
make_item (Paper *paper, const EnsIndicator *row)
{
  EnsQuestionnaireItem item = { .title = keep_wording (paper, &row->id, "title", row->title) };

  item.levels[0] = keep_wording (paper, &row->id, "level1", row->level1);
  item.levels[1] = keep_wording (paper, &row->id, "level2", row->level2);
  item.levels[2] = keep_wording (paper, &row->id, "level3", row->level3);
  item.levels[3] = keep_wording (paper, &row->id, "level4", row->level4);
  item.levels[4] = keep_wording (paper, &row->id, "level5", row->level5);
  return item;
}

static EnsQuestionnaireExtra
make_extra (Paper *paper, const EnsSurveyItem *row)
{
  static const EnsQuestionnaireForm forms[] = {
    [ENS_ITEM_SINGLE] = ENS_QUESTIONNAIRE_SINGLE,
    [ENS_ITEM_MULTIPLE] = ENS_QUESTIONNAIRE_MULTIPLE,
    [ENS_ITEM_SCALE] = ENS_QUESTIONNAIRE_SCALE,
    [ENS_ITEM_TEXT] = ENS_QUESTIONNAIRE_WORDS,
    [ENS_ITEM_SECTION] = ENS_QUESTIONNAIRE_HEADING,
  };
  const EnsItem *item = row->item;
  const char **options = g_new0 (const char *, row->options->len + 1);
  const char **codes = g_new0 (const char *, row->options->len + 1);
  EnsQuestionnaireExtra extra = { .form = forms[item->kind],
                                  .options = options,
                                  .codes = codes,
                                  .n_options = row->options->len,
                                  .least = (int) item->least,
                                  .most = (int) item->most };

  g_ptr_array_add (paper->lists, options);
  g_ptr_array_add (paper->lists, codes);
  extra.title = keep_wording (paper, &item->id, "title", item->title);
  extra.hint = keep_wording (paper, &item->id, "hint", item->hint);
  for (guint i = 0; i < row->options->len; i++) {
    const EnsOption *option = row->options->pdata[i];

    options[i] = keep_wording (paper, &option->id, "label", option->label);
    codes[i] = option->code;
  }
  return extra;
}

static gboolean
check_asked (const Paper *paper, GError **error)
{
  if (paper->indicators->len > 0 || paper->items->len > 0)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                       _ ("There are no indicators to ask about yet: make them first"));
  return FALSE;
}

static EnsDocument *
make_document (Paper *paper, EnsQuestionnaire *data)
{
  g_autofree EnsQuestionnaireItem *items = g_new0 (EnsQuestionnaireItem,
                                                   paper->indicators->len + 1);
  g_autofree EnsQuestionnaireExtra *extras = g_new0 (EnsQuestionnaireExtra, paper->items->len + 1);

  for (guint i = 0; i < paper->indicators->len; i++)
    items[i] = make_item (paper, paper->indicators->pdata[i]);
  for (guint i = 0; i < paper->items->len; i++)
    extras[i] = make_extra (paper, paper->items->pdata[i]);
  data->items = items;
  data->n_items = paper->indicators->len;
  data->extras = extras;
  data->n_extras = paper->items->len;
  if (paper->round != NULL) {
    data->intro = keep_wording (paper, &paper->round->id, "intro", paper->round->intro);
    data->consent = keep_wording (paper, &paper->round->id, "consent", paper->round->consent);
    data->with_wished = paper->round->wished;
  }
  return ens_report_questionnaire_new (data);
}

/** ens_reports_build_questionnaire: what the newest round asks. */
EnsDocument *
ens_reports_build_questionnaire (EnsSession *session,
                                 const EnsReportRequest *request,
                                 GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  g_auto (Paper) paper = {
    .session = session,
    .language = request->language != NULL ? request->language : project->language,
  };
  gboolean is_rtl = ens_text_is_rtl_language (paper.language);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  EnsQuestionnaire data = { .title = project->title,
                            .language = paper.language,
                            .with_faces = request->with_faces,
                            .is_numbered = request->copies.first > 0 };

  paper.texts = g_ptr_array_new_with_free_func (g_free);
  paper.lists = g_ptr_array_new_with_free_func (g_free);
  if (groups == NULL || !read_round (&paper, error) || !check_asked (&paper, error))
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    if (((const EnsGroup *) groups->pdata[i])->kind == ENS_GROUP_MONOCHROME)
      g_ptr_array_add (names, ens_text_dup_within (((EnsGroup *) groups->pdata[i])->name, is_rtl));
  data.with_group = names->len > 0;
  data.groups = (const char *const *) names->pdata;
  data.n_groups = names->len;
  return make_document (&paper, &data);
}
