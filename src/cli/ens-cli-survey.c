// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `survey add`, `survey enter` and `survey list`: rounds and their sheets.
#include "ens-cli-survey.h"

#include "ens-cli-print.h"
#include "ens-groups.h"
#include "ens-survey.h"

#include <stdio.h>

static gboolean
run_add (EnsCli *cli, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &title, N_ ("What people call it"), "T" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Its day, 2026-11-19"), "D" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse (cli, entries, 1, 1, error) || !ens_cli_require (title, "--title", error))
    return FALSE;
  session = ens_cli_open (cli, cli->words[0], error);
  if (session == NULL || !ens_survey_add_round (session, title, date, NULL, error))
    return FALSE;
  note = g_strdup_printf (_ ("%s: survey “%s” added"), cli->words[0], title);
  ens_cli_note (cli, note);
  return TRUE;
}

/** Sheet: what the options say of one sheet */
typedef struct {
  char *round;
  char *group;
  char *tags;
  int form;
} Sheet;

static void
clear_sheet (Sheet *sheet)
{
  g_free (sheet->round);
  g_free (sheet->group);
  g_free (sheet->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

static gboolean
enter (EnsCli *cli, const Sheet *options, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autoptr (EnsSheet) sheet = NULL;
  g_autoptr (EnsGroup) group = NULL;
  g_autofree char *note = NULL;
  EnsUuid round;

  if (session == NULL || !ens_survey_find_round (session, options->round, &round, error))
    return FALSE;
  sheet = ens_survey_parse_sheet (session, &round, cli->words[1], error);
  if (sheet == NULL)
    return FALSE;
  if (options->form > 0)
    sheet->respondent->form = options->form;
  sheet->respondent->tags = g_strdup (options->tags);
  group = options->group != NULL ? ens_groups_find (session, options->group, error) : NULL;
  if (options->group != NULL && group == NULL)
    return FALSE;
  if (group != NULL)
    sheet->respondent->group = group->id;
  if (!ens_survey_save_sheet (session, sheet, error))
    return FALSE;
  note = g_strdup_printf (_ ("%s: sheet %d keyed in"), cli->words[0],
                          (int) sheet->respondent->form);
  ens_cli_note (cli, note);
  return TRUE;
}

static gboolean
run_enter (EnsCli *cli, GError **error)
{
  g_auto (Sheet) sheet = { 0 };
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &sheet.round, N_ ("The newest if left out"), "R" },
    { "group", 0, 0, G_OPTION_ARG_STRING, &sheet.group, N_ ("Of which group"), "G" },
    { "tags", 0, 0, G_OPTION_ARG_STRING, &sheet.tags, N_ ("Broad traits, parted by commas"), "T" },
    { "form", 0, 0, G_OPTION_ARG_INT, &sheet.form, N_ ("Number on the sheet; the next if left out"),
      "N" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse (cli, entries, 2, 2, error) && enter (cli, &sheet, error);
}

static gboolean
print_round (EnsCli *cli,
             EnsSession *session,
             const EnsRound *round,
             JsonBuilder *builder,
             GError **error)
{
  g_autoptr (GPtrArray) sheets = ens_survey_list_sheets (session, &round->id, error);

  if (sheets == NULL)
    return FALSE;
  if (!cli->is_json) {
    printf ("%s\t%s\t%u\n", round->title, round->date != NULL ? round->date : "", sheets->len);
    return TRUE;
  }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "round");
  ens_cli_add_record (builder, &ens_round_entity, round);
  ens_cli_add_int (builder, "sheets", sheets->len);
  json_builder_end_object (builder);
  return TRUE;
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

const EnsCliVerb ens_cli_survey_enter = {
  .name = "survey enter",
  .arguments = "PROJECT KEYS",
  .summary = N_ ("Key in a sheet: 1 to 5 for each indicator, 0 or - for left blank"),
  .run = run_enter,
};

const EnsCliVerb ens_cli_survey_list = {
  .name = "survey list",
  .arguments = "PROJECT",
  .summary = N_ ("List the survey rounds"),
  .run = run_list,
};
