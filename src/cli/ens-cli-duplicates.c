// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `duplicates`: texts that say nearly the same.
#include "ens-cli-duplicates.h"

#include "ens-cli-print.h"
#include "ens-cli-stop.h"
#include "ens-cli-texts.h"
#include "ens-doubles.h"

#include <inttypes.h>
#include <stdio.h>

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
             _ ("%" PRIu64 " pairs less alike are left out: --threshold asks for more likeness\n"),
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
run (EnsCli *cli, GError **error)
{
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;
  g_autofree char *language = NULL;
  EnsCliTexts texts = { 0 };
  double threshold = 0;
  g_autoptr (EnsTextTable) table = NULL;
  g_autoptr (EnsDoubles) pairs = NULL;
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &csv, N_ ("A table instead of a project"), "FILE" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_ ("Its column of texts"), "COLUMN" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language, N_ ("Of the table's texts"), "L" },
    { "threshold", 0, 0, G_OPTION_ARG_DOUBLE, &threshold, N_ ("Least likeness, 0.5 to 1"), "T" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 0, 1, error))
    return FALSE;
  if (threshold != 0 && !(threshold >= 0.5 && threshold <= 1)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("--threshold goes from 0.5 to 1"));
    return FALSE;
  }
  texts.csv = csv;
  texts.column = text;
  texts.language = language;
  table = ens_cli_read_texts (cli, &texts, error);
  pairs = table != NULL ? ens_doubles_new (table, threshold, ens_cli_listen (cli), error) : NULL;
  if (pairs == NULL)
    return FALSE;
  print_pairs (cli, pairs);
  return TRUE;
}

const EnsCliVerb ens_cli_duplicates = {
  .name = "duplicates",
  .arguments = "(PROJECT | --csv FILE --text COLUMN)",
  .summary = N_ ("Find texts that say nearly the same, with what differs"),
  .run = run,
};
