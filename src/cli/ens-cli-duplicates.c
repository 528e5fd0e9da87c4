// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `duplicates`: texts that say nearly the same; of a project also those that are like one.
#include "ens-cli-duplicates.h"

#include "ens-cli-print.h"
#include "ens-cli-stop.h"
#include "ens-cli-texts.h"
#include "ens-doubles.h"
#include "ens-similar.h"

#include <inttypes.h>
#include <stdio.h>

#define MOST_LIKE 20

static void
print_pair (const EnsDouble *pair)
{
  printf ("%s\t%.2f\t%s\t%s\t%s\t%s\t%s\n", pair->kind, pair->similarity, pair->first, pair->second,
          pair->first_text, pair->second_text, pair->differs);
}

// One by one: there may be a million.
static void
print_as_json (const EnsDouble *pair, gboolean is_first)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "kind", pair->kind);
  ens_json_add_real (builder, "similarity", pair->similarity);
  ens_json_add_text (builder, "first", pair->first);
  ens_json_add_text (builder, "second", pair->second);
  ens_json_add_text (builder, "first_text", pair->first_text);
  ens_json_add_text (builder, "second_text", pair->second_text);
  ens_json_add_text (builder, "differs", pair->differs);
  json_builder_end_object (builder);
  ens_cli_print_json_item (builder, is_first);
}

static void
note_left_out (guint64 n)
{
  if (n > 0)
    fprintf (stderr,
             g_dngettext (GETTEXT_PACKAGE,
                          "%" PRIu64
                          " pair less alike is left out: --threshold asks for more likeness\n",
                          "%" PRIu64
                          " pairs less alike are left out: --threshold asks for more likeness\n",
                          (gulong) n),
             n);
}

static void
print_pairs (EnsCli *cli, const EnsDoubles *pairs)
{
  guint n = ens_doubles_get_length (pairs);

  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsDouble) pair = ens_doubles_dup (pairs, i);

    if (cli->is_json)
      print_as_json (pair, i == 0);
    else
      print_pair (pair);
  }
  if (cli->is_json)
    ens_cli_print_json_end (n == 0);
  note_left_out (ens_doubles_get_n_left_out (pairs));
}

static gboolean
print_doubles (EnsCli *cli, const EnsCliTexts *texts, double threshold, GError **error)
{
  g_autoptr (EnsTextTable) table = ens_cli_read_texts (cli, texts, error);
  g_autoptr (EnsDoubles) pairs = NULL;

  pairs = table != NULL ? ens_doubles_new (table, threshold, ens_cli_listen (cli), error) : NULL;
  if (pairs == NULL)
    return FALSE;
  print_pairs (cli, pairs);
  return TRUE;
}

static void
print_similar_as_json (const EnsSimilar *similar, gboolean is_first)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *id = ens_uuid_dup_text (&similar->statement);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "id", id);
  ens_json_add_text (builder, "text", similar->text);
  ens_json_add_real (builder, "likeness", similar->likeness);
  ens_json_add_text (builder, "degree", similar->degree);
  ens_json_add_text (builder, "pile", similar->pile);
  json_builder_end_object (builder);
  ens_cli_print_json_item (builder, is_first);
}

static void
print_similar (const EnsSimilar *similar)
{
  g_autofree char *id = ens_uuid_dup_text (&similar->statement);

  printf ("%.2f\t%s\t%s\t%s\t%s\n", similar->likeness, similar->degree, id, similar->text,
          similar->pile != NULL ? similar->pile : "");
}

// @like: id of a statement, or any words
static gboolean
print_like (EnsCli *cli, const char *like, guint top, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (GPtrArray) list = NULL;
  EnsUuid id;

  if (session == NULL)
    return FALSE;
  list = ens_uuid_parse (like, &id) ? ens_similar_list (session, &id, top, error)
                                    : ens_similar_list_text (session, like, top, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (cli->is_json)
      print_similar_as_json (list->pdata[i], i == 0);
    else
      print_similar (list->pdata[i]);
  if (cli->is_json)
    ens_cli_print_json_end (list->len == 0);
  return TRUE;
}

static gboolean
check_options (const EnsCliTexts *texts,
               const char *like,
               double threshold,
               int top,
               GError **error)
{
  const char *wrong = NULL;

  if (threshold != 0 && !(threshold >= 0.5 && threshold <= 1))
    wrong = _ ("--threshold goes from 0.5 to 1");
  else if (top < 0)
    wrong = _ ("--top must be 1 or more");
  else if (like == NULL && top > 0)
    wrong = _ ("--top says how many are --like a statement: name it, or leave --top out");
  else if (like != NULL && threshold != 0)
    wrong = _ ("--threshold is about pairs: with --like, --top says how many are listed");
  else if (like != NULL && (texts->csv != NULL || texts->column != NULL || texts->language != NULL))
    wrong = _ ("--like is about the statements of a project: leave out what is about a table");
  if (wrong != NULL)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, wrong);
  return wrong == NULL;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;
  g_autofree char *language = NULL;
  g_autofree char *like = NULL;
  EnsCliTexts texts = { 0 };
  double threshold = 0;
  int top = 0;
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &csv, N_ ("A table instead of a project"), "FILE" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_ ("Its column of texts"), "COLUMN" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language, N_ ("Of the table's texts"), "L" },
    { "threshold", 0, 0, G_OPTION_ARG_DOUBLE, &threshold, N_ ("Least likeness, 0.5 to 1"), "T" },
    { "like", 0, 0, G_OPTION_ARG_STRING, &like,
      N_ ("Statements like this one instead, by its id or its words"), "STATEMENT" },
    { "top", 0, 0, G_OPTION_ARG_INT, &top, N_ ("How many of these at most (20)"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 0, 1, error))
    return FALSE;
  texts = (EnsCliTexts){ .csv = csv, .column = text, .language = language };
  if (!check_options (&texts, like, threshold, top, error))
    return FALSE;
  if (like == NULL)
    return print_doubles (cli, &texts, threshold, error);
  return ens_cli_require (cli->n_words > 0 ? cli->words[0] : NULL, "PROJECT", error) &&
         print_like (cli, like, top > 0 ? (guint) top : MOST_LIKE, error);
}

const EnsCliVerb ens_cli_duplicates = {
  .name = "duplicates",
  .arguments = "(PROJECT [--like STATEMENT [--top N]] | --csv FILE --text COLUMN)",
  .summary = N_ ("Find texts that say nearly the same, with what differs"),
  .run = run,
};
