// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `chart`: every chart of the window as a picture.
#include "ens-cli-chart.h"

#include "ens-chart.h"
#include "ens-cli-print.h"
#include "ens-locale.h"
#include "ens-results.h"
#include "ens-survey.h"
#include "ens-text.h"

#include <stdio.h>

// A page of 4 m is wider than any printer's.
#define LEAST_WIDTH 320
#define MOST_WIDTH  12000

static void
add_by (JsonBuilder *builder, const EnsChartKind *kind)
{
  json_builder_set_member_name (builder, "by");
  json_builder_begin_array (builder);
  for (guint i = 0; kind->by[i] != NULL; i++)
    json_builder_add_string_value (builder, kind->by[i]);
  json_builder_end_array (builder);
}

static void
list_charts (EnsCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = 0;
  const EnsChartKind *kinds = ens_chart_list (&n);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++) {
    if (!cli->is_json) {
      printf ("%-12s %s\n", kinds[i].word, _ (kinds[i].title));
      continue;
    }
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "kind", kinds[i].word);
    ens_json_add_text (builder, "title", _ (kinds[i].title));
    ens_json_add_text (builder, "needs", _ (kinds[i].needs));
    add_by (builder, &kinds[i]);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

static gboolean
save (EnsCli *cli, EnsChartRequest *request, const char *round, const char *output, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);

  request->is_rtl = ens_locale_is_rtl ();
  if (session == NULL ||
      (round != NULL && !ens_survey_find_round (session, round, &request->round, error)) ||
      !ens_results_save_chart (session, request, output, error))
    return FALSE;
  ens_cli_print_written (cli, output);
  return TRUE;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autofree char *output = NULL;
  g_autofree char *round = NULL;
  g_autofree char *by = NULL;
  gboolean is_list = FALSE;
  double width = 0;
  EnsChartRequest request = { 0 };
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &is_list, N_ ("List the charts"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ (".svg, .png or .pdf; - is SVG on standard output"), "FILE" },
    { "round", 0, 0, G_OPTION_ARG_STRING, &round, N_ ("Which survey; the newest if left out"),
      "R" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_ ("One row each; which charts can: --list --json"),
      "group|territory|tag|dimension|criterion" },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &width, N_ ("In points"), "W" },
    { "print", 0, 0, G_OPTION_ARG_NONE, &request.is_print,
      N_ ("Patterns in grey, for paper without colour"), NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &request.is_dark, N_ ("Light on dark"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse_json (cli, entries, 0, 2, error))
    return FALSE;
  if (is_list) {
    list_charts (cli);
    return TRUE;
  }
  if (!ens_cli_require (cli->n_words > 0 ? cli->words[0] : NULL, "PROJECT", error) ||
      !ens_cli_require (cli->n_words > 1 ? cli->words[1] : NULL, "KIND", error) ||
      !ens_cli_require_output (cli, output, error))
    return FALSE;
  if (width != 0 && !(width >= LEAST_WIDTH && width <= MOST_WIDTH)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("--width goes from %d to %d"), LEAST_WIDTH,
                 MOST_WIDTH);
    return FALSE;
  }
  request.kind = cli->words[1];
  request.by = by;
  request.width = width;
  return save (cli, &request, round, output, error);
}

const EnsCliVerb ens_cli_chart = {
  .name = "chart",
  .arguments = "PROJECT KIND -o FILE | --list",
  .summary = N_ ("Draw a chart as SVG, PNG or PDF"),
  .run = run,
};
