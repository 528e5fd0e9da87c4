// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Indicators have a verb of their own; here are the other questions.
#include "ens-cli-sheet.h"

#include "ens-cli-print.h"
#include "ens-copies.h"
#include "ens-error.h"
#include "ens-groups.h"
#include "ens-item-results.h"
#include "ens-records.h"
#include "ens-results-elsewhere.h"
#include "ens-survey-compare.h"
#include "ens-survey-items.h"

#include <stdio.h>
#include <string.h>

#define NO_FORM G_MININT

/** Sheet: what the options say of one sheet; @form: %NO_FORM for the next */
typedef struct {
  char *round;
  char *group;
  char *tags;
  int form;
  char *weight;
  gboolean is_again;
} Sheet;

static void
clear_sheet (Sheet *sheet)
{
  g_free (sheet->round);
  g_free (sheet->group);
  g_free (sheet->tags);
  g_free (sheet->weight);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

static EnsSheet *
read_sheet (EnsCli *cli, EnsSession *session, const Sheet *options, GError **error)
{
  g_autoptr (EnsSheet) sheet = NULL;
  g_autoptr (EnsGroup) group = NULL;
  EnsUuid round;

  if (!ens_survey_find_round (session, options->round, &round, error))
    return NULL;
  sheet = ens_survey_parse_sheet (session, &round, cli->words[1], error);
  if (sheet == NULL)
    return NULL;
  if (options->form != NO_FORM)
    sheet->respondent->form = options->form;
  if (options->weight != NULL &&
      !ens_records_set (session, &ens_respondent_entity, sheet->respondent, "weight",
                        options->weight, error))
    return NULL;
  sheet->respondent->tags = g_strdup (options->tags);
  group = options->group != NULL ? ens_groups_find (session, options->group, error) : NULL;
  if (options->group != NULL && group == NULL)
    return NULL;
  if (group != NULL)
    sheet->respondent->group = group->id;
  if (options->is_again && !ens_survey_repeat_sheet (session, sheet, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

static gboolean
enter (EnsCli *cli, const Sheet *options, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autoptr (EnsSheet) sheet = NULL;
  g_autofree char *note = NULL;

  sheet = session != NULL ? read_sheet (cli, session, options, error) : NULL;
  if (sheet == NULL || !ens_survey_save_sheet (session, sheet, error))
    return FALSE;
  note = g_strdup_printf (options->is_again ? _ ("%s: sheet %d keyed in again")
                                            : _ ("%s: sheet %d keyed in"),
                          cli->words[0], (int) sheet->respondent->form);
  ens_cli_print_row (cli, &ens_respondent_entity, sheet->respondent, note);
  return TRUE;
}

static gboolean
run_enter (EnsCli *cli, GError **error)
{
  g_auto (Sheet) sheet = { .form = NO_FORM };
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &sheet.round, N_ ("The newest if left out"), "R" },
    { "group", 0, 0, G_OPTION_ARG_STRING, &sheet.group, N_ ("Of which group"), "G" },
    { "tags", 0, 0, G_OPTION_ARG_STRING, &sheet.tags, N_ ("Broad traits, parted by commas"), "T" },
    { "form", 0, 0, G_OPTION_ARG_INT, &sheet.form, N_ ("Number on the sheet; the next if left out"),
      "N" },
    { "weight", 0, 0, G_OPTION_ARG_STRING, &sheet.weight, N_ ("How many people it stands for"),
      "W" },
    { "again", 0, 0, G_OPTION_ARG_NONE, &sheet.is_again,
      N_ ("Key sheet --form a second time, to find slips"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, 2, error))
    return FALSE;
  if (sheet.is_again && sheet.form == NO_FORM)
    return ens_cli_require (NULL, "--form", error);
  if (sheet.form != NO_FORM && sheet.form < 1) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("sheets are numbered from 1: --form is %d"),
                 sheet.form);
    return FALSE;
  }
  return enter (cli, &sheet, error);
}

static void
print_mismatch (EnsCli *cli, JsonBuilder *builder, const EnsMismatch *mismatch)
{
  if (!cli->is_json) {
    printf ("%d\t%s\t%s\t%s\n", (int) mismatch->form, mismatch->what,
            mismatch->first != NULL ? mismatch->first : "",
            mismatch->second != NULL ? mismatch->second : "");
    return;
  }
  json_builder_begin_object (builder);
  ens_json_add_int (builder, "form", mismatch->form);
  ens_json_add_text (builder, "what", mismatch->what);
  ens_json_add_text (builder, "first", mismatch->first);
  ens_json_add_text (builder, "second", mismatch->second);
  json_builder_end_object (builder);
}

static gboolean
list_open (EnsCli *cli, const char *round_word, const char *of, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) open = NULL;
  g_autofree char *text = NULL;
  EnsCopies copies;
  EnsUuid round;

  if (session == NULL || !ens_survey_find_round (session, round_word, &round, error))
    return FALSE;
  copies = ens_copies_get (session, &round);
  if (of != NULL && !ens_copies_parse (of, &copies, error))
    return FALSE;
  open = ens_copies_list_open (session, &round, &copies, error);
  text = open != NULL ? ens_copies_dup_open (session, &round, &copies, error) : NULL;
  if (text == NULL)
    return FALSE;
  if (!cli->is_json) {
    printf ("%s\n", text);
    return TRUE;
  }
  json_builder_begin_object (builder);
  ens_json_add_int (builder, "first", copies.first);
  ens_json_add_int (builder, "last", copies.last);
  json_builder_set_member_name (builder, "not_keyed");
  json_builder_begin_array (builder);
  for (guint i = 0; i < open->len; i++)
    json_builder_add_int_value (builder, g_array_index (open, gint64, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
run_open (EnsCli *cli, GError **error)
{
  g_autofree char *round = NULL;
  g_autofree char *of = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &round, N_ ("The newest if left out"), "R" },
    { "of", 0, 0, G_OPTION_ARG_STRING, &of,
      N_ ("Which copies were printed, as 1-150; up to the highest number keyed if left out"),
      "A-B" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse_json (cli, entries, 1, 1, error) && list_open (cli, round, of, error);
}

static gboolean
compare (EnsCli *cli, const char *round_word, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (GPtrArray) mismatches = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_pairs = 0;
  EnsUuid round;

  if (session == NULL || !ens_survey_find_round (session, round_word, &round, error))
    return FALSE;
  mismatches = ens_survey_compare (session, &round, &n_pairs, error);
  if (mismatches == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  ens_json_add_int (builder, "keyed_twice", n_pairs);
  json_builder_set_member_name (builder, "mismatches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mismatches->len; i++)
    print_mismatch (cli, builder, mismatches->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  else
    printf (g_dngettext (GETTEXT_PACKAGE, "%u sheet keyed twice; mismatches: %u\n",
                         "%u sheets keyed twice; mismatches: %u\n", n_pairs),
            n_pairs, mismatches->len);
  return TRUE;
}

static gboolean
run_compare (EnsCli *cli, GError **error)
{
  g_autofree char *round = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &round, N_ ("The newest if left out"), "R" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse_json (cli, entries, 1, 1, error) && compare (cli, round, error);
}

/** Settling: which mismatch, and which keying is right */
typedef struct {
  char *round;
  char *what;
  char *take;
  int form;
} Settling;

static void
clear_settling (Settling *settling)
{
  g_free (settling->round);
  g_free (settling->what);
  g_free (settling->take);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, clear_settling)

static gboolean
settle (EnsCli *cli, const Settling *settling, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open (cli, cli->words[0], error);
  g_autoptr (GPtrArray) mismatches = NULL, chosen = g_ptr_array_new ();
  g_autofree char *note = NULL;
  EnsUuid round;

  if (session == NULL || !ens_survey_find_round (session, settling->round, &round, error))
    return FALSE;
  mismatches = ens_survey_compare (session, &round, NULL, error);
  if (mismatches == NULL)
    return FALSE;
  for (guint i = 0; i < mismatches->len; i++) {
    EnsMismatch *mismatch = mismatches->pdata[i];

    if (mismatch->form == settling->form &&
        (settling->what == NULL || strcmp (mismatch->what, settling->what) == 0))
      g_ptr_array_add (chosen, mismatch);
  }
  if (chosen->len == 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("Nothing differs there on sheet %d: “survey compare” lists what does"),
                 settling->form);
    return FALSE;
  }
  if (!ens_survey_settle (session, chosen, strcmp (settling->take, "second") == 0, error))
    return FALSE;
  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u mismatch of sheet %d settled",
                                       "%s: %u mismatches of sheet %d settled", chosen->len),
                          cli->words[0], chosen->len, settling->form);
  ens_cli_print_count (cli, note, "settled", chosen->len);
  return TRUE;
}

static gboolean
run_settle (EnsCli *cli, GError **error)
{
  g_auto (Settling) settling = { 0 };
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &settling.round, N_ ("The newest if left out"), "R" },
    { "form", 0, 0, G_OPTION_ARG_INT, &settling.form, N_ ("Number on the sheet"), "N" },
    { "what", 0, 0, G_OPTION_ARG_STRING, &settling.what,
      N_ ("Title of what differs; all of the sheet if left out"), "T" },
    { "take", 0, 0, G_OPTION_ARG_STRING, &settling.take, N_ ("Which keying says what stands there"),
      "first|second" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 1, 1, error) ||
      !ens_cli_require (settling.form > 0 ? "" : NULL, "--form", error) ||
      !ens_cli_require (settling.take, "--take", error))
    return FALSE;
  if (strcmp (settling.take, "first") == 0 || strcmp (settling.take, "second") == 0)
    return settle (cli, &settling, error);
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not first or second"), settling.take);
  return FALSE;
}

// @elsewhere: (nullable): where it came from, when it was not counted here
static void
add_result (JsonBuilder *builder, const EnsItemResult *result, const EnsElsewhere *elsewhere)
{
  static const char *const figures[] = { "n", "missing", "counts", NULL };

  json_builder_begin_object (builder);
  if (elsewhere != NULL) {
    ens_json_add_bool (builder, "elsewhere", TRUE);
    ens_json_add_text (builder, "survey", elsewhere->round);
    ens_json_add_text (builder, "counted_by", elsewhere->counted_by);
  }
  ens_json_add_text (builder, "item", result->item->title);
  ens_json_add_text (builder, "code", result->item->code);
  if (result->part != NULL)
    ens_json_add_text (builder, "part", result->part);
  ens_json_add_bool (builder, "masked", result->is_hidden);
  if (result->is_hidden) {
    ens_json_add_nulls (builder, figures);
  } else {
    ens_json_add_int (builder, "n", result->n);
    ens_json_add_int (builder, "missing", result->missing);
    ens_json_add_bool (builder, "reliable", result->is_reliable);
    json_builder_set_member_name (builder, "counts");
    json_builder_begin_array (builder);
    for (guint i = 0; i < result->counts->len; i++) {
      const EnsOptionCount *count = result->counts->pdata[i];

      json_builder_begin_object (builder);
      ens_json_add_text (builder, "code", count->code);
      ens_json_add_text (builder, "label", count->label);
      ens_json_add_int (builder, "n", count->n);
      if (result->n > 0)
        ens_json_add_real (builder, "share", count->share);
      json_builder_end_object (builder);
    }
    json_builder_end_array (builder);
    if (result->item->kind == ENS_ITEM_SCALE) {
      ens_json_add_real (builder, "median",
                         (double) (result->median_low + result->median_high) / 2.0);
      ens_json_add_real (builder, "mean", result->mean);
    }
  }
  json_builder_end_object (builder);
}

static void
print_result (const EnsItemResult *result)
{
  printf ("%s%s%s", result->item->title, result->part != NULL ? "\t" : "",
          result->part != NULL ? result->part : "");
  if (result->is_hidden) {
    printf ("\t%s\n", result->contradicts ? _ ("not shown: the numbers that came do not add up")
                                          : _ ("masked"));
    return;
  }
  printf ("\tn=%" G_GINT64_FORMAT "\tmissing=%" G_GINT64_FORMAT, result->n, result->missing);
  for (guint i = 0; i < result->counts->len; i++) {
    const EnsOptionCount *count = result->counts->pdata[i];

    printf ("\t%s=%" G_GINT64_FORMAT, count->label, count->n);
  }
  if (result->item->kind == ENS_ITEM_SCALE)
    printf ("\tmean=%.2f", result->mean);
  printf ("\n");
}

// What was counted elsewhere, of everybody, or by group, told apart from what was counted here.
static void
print_elsewhere (EnsCli *cli, JsonBuilder *builder, GPtrArray *elsewhere, const char *by)
{
  gboolean by_group = g_strcmp0 (by, "group") == 0;

  for (guint i = 0; i < elsewhere->len; i++) {
    const EnsElsewhere *other = elsewhere->pdata[i];

    if (by_group != (other->choices->part != NULL) || (by != NULL && !by_group))
      continue;
    if (cli->is_json) {
      add_result (builder, other->choices, other);
      continue;
    }
    printf ("%s\t%s\t", other->round, other->counted_by != NULL ? other->counted_by : "");
    print_result (other->choices);
  }
}

static void
print_note (EnsCli *cli, EnsSession *session, GPtrArray *elsewhere)
{
  g_autofree char *note = ens_results_dup_elsewhere_note (session, elsewhere);

  if (!cli->is_json && elsewhere->len > 0)
    printf ("\n%s\n", note);
}

static gboolean
print_results (EnsCli *cli, const char *round_word, const char *by, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (GPtrArray) elsewhere = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  EnsUuid round;

  if (session == NULL || !ens_survey_find_round (session, round_word, &round, error))
    return FALSE;
  results = ens_item_results_list (session, &round, by, error);
  elsewhere = results != NULL
                ? ens_results_list_elsewhere_choices (session, round_word != NULL ? &round : NULL,
                                                      error)
                : NULL;
  if (elsewhere == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++) {
    if (cli->is_json)
      add_result (builder, results->pdata[i], NULL);
    else
      print_result (results->pdata[i]);
  }
  print_note (cli, session, elsewhere);
  print_elsewhere (cli, builder, elsewhere, by);
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  return TRUE;
}

static gboolean
run_results (EnsCli *cli, GError **error)
{
  g_autofree char *round = NULL, *by = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &round, N_ ("The newest if left out"), "R" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_ ("One row each"), "group|territory|tag" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse_json (cli, entries, 1, 1, error) && print_results (cli, round, by, error);
}

const EnsCliVerb ens_cli_survey_enter = {
  .name = "survey enter",
  .arguments = "PROJECT KEYS",
  .summary = N_ ("Key in a sheet: 1 to 5 for each indicator, 0 or - for left blank"),
  .run = run_enter,
};

const EnsCliVerb ens_cli_survey_open = {
  .name = "survey open",
  .arguments = "PROJECT",
  .summary = N_ ("List the numbered sheets that are not keyed in yet"),
  .run = run_open,
};

const EnsCliVerb ens_cli_survey_compare = {
  .name = "survey compare",
  .arguments = "PROJECT",
  .summary = N_ ("List where two keyings of a sheet differ"),
  .run = run_compare,
};

const EnsCliVerb ens_cli_survey_settle = {
  .name = "survey settle",
  .arguments = "PROJECT --form N --take first|second",
  .summary = N_ ("Say which of two keyings of a sheet is right"),
  .run = run_settle,
};

const EnsCliVerb ens_cli_survey_results = {
  .name = "survey results",
  .arguments = "PROJECT",
  .summary = N_ ("Say what was answered to the questions beside the indicators"),
  .run = run_results,
};
