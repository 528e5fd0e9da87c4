// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rounds and what they ask.
#include "ens-cli-survey.h"

#include "ens-cli-print.h"
#include "ens-records.h"
#include "ens-survey-editor.h"
#include "ens-survey.h"

#include <stdio.h>

static gboolean
run_add (EnsCli *cli, GError **error)
{
  g_autoptr (EnsRound) round = ens_round_new ();
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *note = NULL;
  gboolean is_satisfaction = FALSE;
  const GOptionEntry entries[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &round->title, N_ ("What people call it"), "T" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &round->date, N_ ("Its day, 2026-11-19"), "D" },
    { "wished", 0, 0, G_OPTION_ARG_NONE, &round->wished,
      N_ ("Also ask for the situation wished for"), NULL },
    { "satisfaction", 0, 0, G_OPTION_ARG_NONE, &is_satisfaction,
      N_ ("Ask how an event was, and no indicator"), NULL },
    { "intro", 0, 0, G_OPTION_ARG_STRING, &round->intro, N_ ("What stands above the questions"),
      "TEXT" },
    { "consent", 0, 0, G_OPTION_ARG_STRING, &round->consent,
      N_ ("What people agree to by answering"), "TEXT" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &round->note, N_ ("How it is done"), "TEXT" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_require (round->title, "--title", error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !(is_satisfaction ? ens_survey_add_satisfaction (session, round, error)
                                           : ens_survey_save_round (session, round, error)))
    return FALSE;
  note = g_strdup_printf (_ ("%s: survey “%s” added"), cli->words[0], round->title);
  ens_cli_print_row (cli, &ens_round_entity, round, note);
  return TRUE;
}

/** Options: of one item; @language: of the project when left out */
typedef struct {
  EnsItem *item;
  char *round;
  char *kind;
  char **options;
  int least;
  int most;
} Options;

static void
clear_options (Options *options)
{
  g_clear_pointer (&options->item, ens_item_free);
  g_free (options->round);
  g_free (options->kind);
  g_strfreev (options->options);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
add_item (EnsCli *cli, Options *options, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  EnsItem *item = options->item;
  g_autofree char *note = NULL;

  if (session == NULL || !ens_survey_find_round (session, options->round, &item->round, error) ||
      !ens_records_set (session, &ens_item_entity, item, "kind", options->kind, error))
    return FALSE;
  item->least = options->least;
  item->most = options->most;
  if (item->language == NULL)
    item->language = g_strdup (ens_session_get_project (session)->language);
  if (!ens_survey_add_item (session, item, (const char *const *) options->options, error))
    return FALSE;
  note = g_strdup_printf (_ ("%s: “%s” added"), cli->words[0], item->title);
  ens_cli_print_row (cli, &ens_item_entity, item, note);
  return TRUE;
}

static gboolean
run_item (EnsCli *cli, GError **error)
{
  g_auto (Options) options = { .item = ens_item_new (), .least = 1, .most = 10 };
  EnsItem *item = options.item;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &options.round, N_ ("The newest if left out"), "R" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_ ("What is asked for"),
      "single|multiple|scale|text|section" },
    { "title", 't', 0, G_OPTION_ARG_STRING, &item->title, N_ ("As it is asked"), "T" },
    { "hint", 0, 0, G_OPTION_ARG_STRING, &item->hint, N_ ("How to answer"), "T" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &item->code, N_ ("The name of its column in files"), "C" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &item->language,
      N_ ("Of its texts; that of the project if left out"), "L" },
    { "option", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.options,
      N_ ("An answer to choose; give it again for each"), "CODE=LABEL" },
    { "least", 0, 0, G_OPTION_ARG_INT, &options.least, N_ ("Of a scale; 1 if left out"), "N" },
    { "most", 0, 0, G_OPTION_ARG_INT, &options.most, N_ ("Of a scale; 10 if left out"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse_json (cli, entries, 1, 1, error) &&
         ens_cli_require (item->title, "--title", error) &&
         ens_cli_require (options.kind, "--kind", error) && add_item (cli, &options, error);
}

static gboolean
add_asked (JsonBuilder *builder, EnsSession *session, const EnsRound *round, GError **error)
{
  g_autoptr (GPtrArray) indicators = ens_survey_list_asked (session, &round->id, error);
  g_autoptr (GPtrArray) items = indicators != NULL
                                  ? ens_survey_list_items (session, &round->id, error)
                                  : NULL;

  json_builder_set_member_name (builder, "indicators");
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < indicators->len; i++)
    json_builder_add_string_value (builder, ((EnsIndicator *) indicators->pdata[i])->title);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    const EnsSurveyItem *item = items->pdata[i];

    json_builder_begin_object (builder);
    ens_cli_add_fields (builder, &ens_item_entity, item->item);
    json_builder_set_member_name (builder, "options");
    json_builder_begin_array (builder);
    for (guint j = 0; j < item->options->len; j++)
      ens_cli_add_record (builder, &ens_option_entity, item->options->pdata[j]);
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  return items != NULL;
}

static gboolean
print_round (EnsCli *cli,
             EnsSession *session,
             const EnsRound *round,
             JsonBuilder *builder,
             GError **error)
{
  guint n_sheets = 0;
  gboolean is_done;

  if (!ens_survey_count_sheets (session, &round->id, &n_sheets, error))
    return FALSE;
  if (!cli->is_json) {
    printf ("%s\t%s\t%u\n", round->title, round->date != NULL ? round->date : "", n_sheets);
    return TRUE;
  }
  json_builder_begin_object (builder);
  ens_cli_add_fields (builder, &ens_round_entity, round);
  ens_json_add_int (builder, "sheets", n_sheets);
  is_done = add_asked (builder, session, round, error);
  json_builder_end_object (builder);
  return is_done;
}

static gboolean
print_asking (EnsCli *cli, EnsSession *session, const EnsUuid *id, GError **error)
{
  g_autoptr (EnsRound) round = ens_records_dup (session, &ens_round_entity, id);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (round == NULL || !print_round (cli, session, round, builder, error))
    return FALSE;
  ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
ask (EnsCli *cli, const char *round_word, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  guint n = cli->n_words - 1;
  g_autofree EnsUuid *ids = g_new0 (EnsUuid, n + 1);
  g_autofree char *note = NULL;
  EnsUuid round;

  if (session == NULL || !ens_survey_find_round (session, round_word, &round, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!ens_records_find (session, ENS_KIND_INDICATOR, cli->words[i + 1], &ids[i], error))
      return FALSE;
  if (!ens_survey_set_asked (session, &round, ids, n, error))
    return FALSE;
  note = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: the round asks %u indicator",
                                               "%s: the round asks %u indicators", n),
                                  cli->words[0], n)
               : g_strdup_printf (_ ("%s: the round asks all indicators"), cli->words[0]);
  if (!cli->is_json) {
    ens_cli_note (cli, note);
    return TRUE;
  }
  return print_asking (cli, session, &round, error);
}

static gboolean
run_ask (EnsCli *cli, GError **error)
{
  g_autofree char *round = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &round, N_ ("The newest if left out"), "R" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse_json (cli, entries, 1, G_MAXUINT, error) && ask (cli, round, error);
}

static gboolean
run_list (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  rounds = session != NULL ? ens_session_list_rows (session, ENS_KIND_ROUND, error) : NULL;
  if (rounds == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < rounds->len; i++)
    if (!print_round (cli, session, g_ptr_array_index (rounds, i), builder, error))
      return FALSE;
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

const EnsCliVerb ens_cli_survey_add = {
  .name = "survey add",
  .arguments = "PROJECT --title T",
  .summary = N_ ("Add a survey round"),
  .run = run_add,
};

const EnsCliVerb ens_cli_survey_item = {
  .name = "survey item",
  .arguments = "PROJECT --kind K --title T",
  .summary = N_ ("Add a question, or the heading of a section, to a round"),
  .run = run_item,
};

const EnsCliVerb ens_cli_survey_ask = {
  .name = "survey ask",
  .arguments = "PROJECT [INDICATOR…]",
  .summary = N_ ("Say which indicators a round asks, in which order"),
  .run = run_ask,
};

const EnsCliVerb ens_cli_survey_list = {
  .name = "survey list",
  .arguments = "PROJECT",
  .summary = N_ ("List the survey rounds"),
  .run = run_list,
};
