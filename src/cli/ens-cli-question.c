// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question is named by its title, its code or its id.
#include "ens-cli-question.h"

#include "ens-cli-print.h"
#include "ens-error.h"
#include "ens-survey-editor.h"
#include "ens-survey.h"
#include "ens-text.h"

#include <string.h>

/** Change: @least, @most: %UNSAID leaves them; @by: places down, negative is up */
typedef struct {
  char *round;
  char *title;
  char *hint;
  char *code;
  char **options;
  int least;
  int most;
  int by;
} Change;

#define UNSAID G_MININT

static void
clear_change (Change *change)
{
  g_free (change->round);
  g_free (change->title);
  g_free (change->hint);
  g_free (change->code);
  g_strfreev (change->options);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, clear_change)

static gboolean
is_called (const EnsItem *item, const char *word)
{
  g_autofree char *id = ens_uuid_dup_text (&item->id);

  return strcmp (item->title, word) == 0 || g_strcmp0 (item->code, word) == 0 ||
         strcmp (id, word) == 0;
}

static EnsItem *
find_item (EnsSession *session, const char *round_word, const char *word, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  const EnsItem *found = NULL;
  EnsUuid round;

  if (!ens_survey_find_round (session, round_word, &round, error))
    return NULL;
  items = ens_survey_list_items (session, &round, error);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    const EnsItem *item = ((EnsSurveyItem *) items->pdata[i])->item;

    if (!is_called (item, word))
      continue;
    if (found != NULL) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                   _ ("Several questions are called “%s”: name one by its id, which “survey list "
                      "--json” tells"),
                   word);
      return NULL;
    }
    found = item;
  }
  if (found == NULL && items != NULL)
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("The round asks no question “%s”: “survey list --json” lists what it asks"),
                 word);
  return found != NULL ? ens_item_copy (found) : NULL;
}

static void
fill (EnsItem *item, Change *change)
{
  if (change->title != NULL)
    ens_set_str (&item->title, change->title);
  if (change->hint != NULL)
    ens_set_str (&item->hint, *change->hint != '\0' ? change->hint : NULL);
  if (change->code != NULL)
    ens_set_str (&item->code, *change->code != '\0' ? change->code : NULL);
  if (change->least != UNSAID)
    item->least = change->least;
  if (change->most != UNSAID)
    item->most = change->most;
}

static gboolean
changes_words (const Change *change)
{
  return change->title != NULL || change->hint != NULL || change->code != NULL ||
         change->options != NULL || change->least != UNSAID || change->most != UNSAID;
}

static gboolean
change_item (EnsCli *cli, Change *change, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autoptr (EnsItem) item = NULL;
  g_autofree char *note = NULL;

  item = session != NULL ? find_item (session, change->round, cli->words[1], error) : NULL;
  if (item == NULL)
    return FALSE;
  fill (item, change);
  if ((changes_words (change) &&
       !ens_survey_change_item (session, item, (const char *const *) change->options, error)) ||
      (change->by != 0 && !ens_survey_move_item (session, item, change->by, error)))
    return FALSE;
  note = g_strdup_printf (_ ("%s: “%s” changed"), cli->words[0], item->title);
  ens_cli_print_row (cli, &ens_item_entity, item, note);
  return TRUE;
}

static gboolean
run_change (EnsCli *cli, GError **error)
{
  g_auto (Change) change = { .least = UNSAID, .most = UNSAID };
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &change.round, N_ ("The newest if left out"), "R" },
    { "title", 't', 0, G_OPTION_ARG_STRING, &change.title, N_ ("As it is asked"), "T" },
    { "hint", 0, 0, G_OPTION_ARG_STRING, &change.hint, N_ ("How to answer"), "T" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &change.code, N_ ("The name of its column in files"),
      "C" },
    { "option", 0, 0, G_OPTION_ARG_STRING_ARRAY, &change.options,
      N_ ("An answer to choose; give it again for each that is to be there"), "CODE=LABEL" },
    { "least", 0, 0, G_OPTION_ARG_INT, &change.least, N_ ("Of a scale"), "N" },
    { "most", 0, 0, G_OPTION_ARG_INT, &change.most, N_ ("Of a scale"), "N" },
    { "down", 0, 0, G_OPTION_ARG_INT, &change.by, N_ ("Places down the sheet; -1 is one up"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, 2, error))
    return FALSE;
  if (changes_words (&change) || change.by != 0)
    return change_item (cli, &change, error);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("nothing says what to change"));
  return FALSE;
}

static gboolean
remove_question (EnsCli *cli,
                 EnsSession *session,
                 const char *round,
                 const char *word,
                 GError **error)
{
  g_autoptr (EnsItem) item = find_item (session, round, word, error);
  g_autofree char *note = NULL;

  if (item == NULL || !ens_survey_remove_item (session, item, error))
    return FALSE;
  note = g_strdup_printf (_ ("%s: “%s” was removed"), cli->words[0], item->title);
  ens_cli_print_row (cli, &ens_item_entity, item, note);
  return TRUE;
}

static gboolean
remove_sheet (EnsCli *cli, EnsSession *session, const char *round_word, int form, GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  EnsUuid round;

  if (!ens_survey_find_round (session, round_word, &round, error))
    return FALSE;
  sheets = ens_survey_list_sheets (session, &round, error);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++) {
    const EnsRespondent *respondent = ((EnsSheet *) sheets->pdata[i])->respondent;
    g_autofree char *note = NULL;

    if (respondent->form != form)
      continue;
    if (!ens_survey_remove_sheet (session, &respondent->id, error))
      return FALSE;
    note = g_strdup_printf (_ ("%s: sheet %d removed"), cli->words[0], form);
    ens_cli_print_row (cli, &ens_respondent_entity, respondent, note);
    return TRUE;
  }
  if (sheets != NULL)
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("There is no sheet %d in this round"),
                 form);
  return FALSE;
}

static gboolean
run_remove (EnsCli *cli, GError **error)
{
  g_autofree char *round = NULL, *question = NULL;
  g_autoptr (EnsSession) session = NULL;
  int form = 0;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &round, N_ ("The newest if left out"), "R" },
    { "question", 0, 0, G_OPTION_ARG_STRING, &question,
      N_ ("Title, code or id; what was answered to it goes with it"), "Q" },
    { "form", 0, 0, G_OPTION_ARG_INT, &form,
      N_ ("Number on the sheet, which goes with its answers"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error))
    return FALSE;
  if ((question != NULL) == (form != 0)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE,
                         _ ("give either --question or --form: what is to be removed"));
    return FALSE;
  }
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL)
    return FALSE;
  return question != NULL ? remove_question (cli, session, round, question, error)
                          : remove_sheet (cli, session, round, form, error);
}

const EnsCliVerb ens_cli_survey_change = {
  .name = "survey change",
  .arguments = "PROJECT QUESTION",
  .summary = N_ ("Word a question of a round anew, or move it"),
  .run = run_change,
};

const EnsCliVerb ens_cli_survey_remove = {
  .name = "survey remove",
  .arguments = "PROJECT (--question Q | --form N)",
  .summary = N_ ("Remove a question or a sheet from a round"),
  .run = run_remove,
};
