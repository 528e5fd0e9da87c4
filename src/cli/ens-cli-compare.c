// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `compare`: cities side by side.
#include "ens-cli-compare.h"

#include "ens-compare-page.h"

#include <inttypes.h>
#include <stdio.h>

static void
print_cell (const EnsCompareCell *cell, gboolean is_asked)
{
  if (cell->refusal != NULL)
    printf ("\t%s", cell->refusal);
  else if (is_asked)
    printf ("\tn=%" PRId64 " ill=%.1f%% well=%.1f%%", cell->n, 100 * cell->stats.ill_being,
            100 * cell->stats.well_being);
  else
    printf ("\t%.1f%%", 100 * cell->share);
}

static void
print_rows (const GPtrArray *rows, gboolean are_asked)
{
  for (guint i = 0; i < rows->len; i++) {
    const EnsCompareRow *row = rows->pdata[i];

    printf ("%s%s%s", row->code != NULL ? row->code : "", row->code != NULL ? " " : "", row->title);
    for (guint k = 0; k < row->n_cells; k++)
      print_cell (&row->cells[k], are_asked);
    printf ("\n");
  }
}

static void
print_choice_cell (const EnsCompareRow *row, const EnsCompareCell *cell)
{
  if (cell->refusal != NULL) {
    printf ("\t%s", cell->refusal);
    return;
  }
  printf ("\tn=%" PRId64, cell->n);
  if (row->is_number)
    printf (" mean=%.2f", cell->average);
  for (guint i = 0; i < row->options->len; i++)
    printf (" %s=%.1f%%", (const char *) row->options->pdata[i], 100 * cell->shares[i]);
}

static void
print_choices (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const EnsCompareRow *row = rows->pdata[i];

    printf ("%s", row->title);
    for (guint k = 0; k < row->n_cells; k++)
      print_choice_cell (row, &row->cells[k]);
    printf ("\n");
  }
}

static void
print_table (const EnsComparison *comparison)
{
  for (guint i = 0; i < comparison->places->len; i++)
    printf ("\t%s", ((EnsPlace *) comparison->places->pdata[i])->name);
  printf ("\n");
  print_rows (comparison->indicators, TRUE);
  print_rows (comparison->wished, TRUE);
  print_choices (comparison->choices);
  print_rows (comparison->dimensions, FALSE);
  print_rows (comparison->components, FALSE);
  for (guint i = 0; i < comparison->refusals->len; i++)
    printf ("%s\n", (const char *) comparison->refusals->pdata[i]);
}

static gboolean
tell (EnsCli *cli, const EnsComparison *comparison, const char *path, GError **error)
{
  g_autofree char *json = NULL;

  if (path != NULL && !ens_comparison_write (comparison, path, error))
    return FALSE;
  json = ens_comparison_dup_json (comparison);
  if (cli->is_json)
    puts (json);
  else if (path == NULL)
    print_table (comparison);
  else
    ens_cli_note_written (cli, path);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *output = NULL;
  g_autoptr (EnsComparison) comparison = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ (".html, .pdf or .json; - is HTML on standard output"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 2, ENS_COMPARE_MOST_PLACES, error) ||
      (output != NULL && !ens_cli_require_output (cli, output, error)))
    return FALSE;
  comparison = ens_compare ((const char *const *) cli->words, NULL, error);
  return comparison != NULL && tell (cli, comparison, output, error);
}

const EnsCliVerb ens_cli_compare = {
  .name = "compare",
  .arguments = "PACKAGE|PROJECT…",
  .summary = N_ ("Lay cities side by side, and say what cannot be compared"),
  .run = run,
};
