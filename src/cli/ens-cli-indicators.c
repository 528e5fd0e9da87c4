// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `indicators`: what the answers say, in figures.
#include "ens-cli-indicators.h"

#include "ens-cli-print.h"
#include "ens-results-elsewhere.h"
#include "ens-results.h"
#include "ens-survey.h"

#include <stdio.h>
#include <string.h>

static void
add_median (JsonBuilder *builder, const EnsIndicatorStats *stats)
{
  if (stats->n == 0)
    ens_json_add_text (builder, "median", NULL);
  else
    ens_json_add_real (builder, "median", (stats->median_low + stats->median_high) / 2.0);
  ens_json_add_int (builder, "median_low", stats->median_low);
  ens_json_add_int (builder, "median_high", stats->median_high);
}

static void
add_interval (JsonBuilder *builder, const char *name, const EnsInterval *interval)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, interval->low);
  json_builder_add_double_value (builder, interval->high);
  json_builder_end_array (builder);
}

static void
add_difference (JsonBuilder *builder,
                const char *name,
                const EnsDifference *difference,
                gboolean is_over_time)
{
  g_autofree char *words = ens_difference_dup_words (difference, is_over_time);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  ens_json_add_real (builder, "difference", difference->difference);
  add_interval (builder, "interval", &difference->interval);
  ens_json_add_text (builder, "words", words);
  json_builder_end_object (builder);
}

// Pooled people and the mean of groups are two answers to two questions: both are named.
static void
add_group_mean (JsonBuilder *builder, const EnsGroupMean *mean)
{
  json_builder_set_member_name (builder, "mean_of_groups");
  json_builder_begin_object (builder);
  ens_json_add_int (builder, "groups", mean->n);
  if (mean->n > 0) {
    ens_json_add_real (builder, "ill_being", mean->ill_being);
    ens_json_add_real (builder, "well_being", mean->well_being);
    ens_json_add_real (builder, "score", mean->score);
  }
  json_builder_end_object (builder);
}

static void
add_stats (JsonBuilder *builder, const EnsResult *result)
{
  const EnsIndicatorStats *stats = &result->stats;
  g_autofree char *hint = ens_indicator_stats_dup_hint (stats);

  ens_json_add_int (builder, "n", stats->n);
  ens_json_add_int (builder, "missing", stats->missing);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ENS_N_LEVELS; i++)
    json_builder_add_int_value (builder, result->counts.level[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "distribution");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ENS_N_LEVELS; i++)
    json_builder_add_double_value (builder, stats->distribution[i]);
  json_builder_end_array (builder);
  ens_json_add_real (builder, "ill_being", stats->ill_being);
  ens_json_add_real (builder, "well_being", stats->well_being);
  add_median (builder, stats);
  ens_json_add_real (builder, "mean", stats->mean);
  ens_json_add_real (builder, "score", stats->score);
  ens_json_add_bool (builder, "reliable", stats->is_reliable);
  ens_json_add_text (builder, "hint", hint);
  ens_json_add_real (builder, "effective_n", stats->effective_n);
  add_interval (builder, "ill_being_interval", &stats->ill_being_interval);
  add_interval (builder, "well_being_interval", &stats->well_being_interval);
  if (result->part == NULL)
    add_group_mean (builder, &result->group_mean);
  if (result->has_difference) {
    add_difference (builder, "ill_being_difference", &result->ill_being_difference,
                    result->is_over_time);
    add_difference (builder, "well_being_difference", &result->well_being_difference,
                    result->is_over_time);
  }
}

// @elsewhere: (nullable): where it came from, when it was not counted here
static void
add_result (JsonBuilder *builder, const EnsResult *result, const EnsElsewhere *elsewhere)
{
  static const char *const figures[] = { "n",           "missing",    "counts", "distribution",
                                         "ill_being",   "well_being", "median", "median_low",
                                         "median_high", "mean",       "score",  NULL };

  json_builder_begin_object (builder);
  if (elsewhere != NULL) {
    ens_json_add_bool (builder, "elsewhere", TRUE);
    ens_json_add_text (builder, "survey", elsewhere->round);
    ens_json_add_text (builder, "counted_by", elsewhere->counted_by);
    ens_json_add_bool (builder, "wished", elsewhere->is_wished);
  }
  ens_json_add_text (builder, "indicator", result->indicator);
  ens_json_add_text (builder, "title", result->title);
  if (result->part != NULL)
    ens_json_add_text (builder, "part", result->part);
  ens_json_add_bool (builder, "masked", result->is_hidden);
  if (result->is_hidden)
    ens_json_add_nulls (builder, figures);
  else
    add_stats (builder, result);
  json_builder_end_object (builder);
}

static void
print_result (const EnsResult *result)
{
  const EnsIndicatorStats *stats = &result->stats;

  printf ("%s%s%s\t", result->title, result->part != NULL ? "\t" : "",
          result->part != NULL ? result->part : "");
  if (result->is_hidden) {
    printf ("%s\n", _ ("masked"));
    return;
  }
  printf ("n=%" G_GINT64_FORMAT "\tmissing=%" G_GINT64_FORMAT, stats->n, stats->missing);
  for (guint i = 0; i < ENS_N_LEVELS; i++)
    printf ("\t%.1f%%", 100 * stats->distribution[i]);
  printf ("\till=%.1f%%\twell=%.1f%%\tmedian=%d", 100 * stats->ill_being, 100 * stats->well_being,
          stats->median_low);
  if (stats->median_high != stats->median_low)
    printf ("-%d", stats->median_high);
  if (result->has_difference) {
    g_autofree char *words = ens_difference_dup_words (&result->well_being_difference,
                                                       result->is_over_time);

    printf ("\t%+.1f: %s", 100 * result->well_being_difference.difference, words);
  }
  printf ("\n");
}

static void
print_elsewhere (EnsCli *cli, EnsSession *session, GPtrArray *elsewhere)
{
  g_autofree char *note = ens_results_dup_elsewhere_note (session, elsewhere);

  if (elsewhere->len > 0)
    printf ("\n%s\n", note);
  for (guint i = 0; i < elsewhere->len; i++) {
    const EnsElsewhere *other = elsewhere->pdata[i];

    printf ("%s\t%s\t%s", other->round, other->counted_by != NULL ? other->counted_by : "",
            other->is_wished ? _ ("wished for: ") : "");
    print_result (other->result);
  }
}

// @elsewhere: (nullable): what was counted elsewhere, told apart from what was counted here
static void
print_results (EnsCli *cli, EnsSession *session, GPtrArray *results, GPtrArray *elsewhere)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++) {
    if (cli->is_json)
      add_result (builder, g_ptr_array_index (results, i), NULL);
    else
      print_result (g_ptr_array_index (results, i));
  }
  for (guint i = 0; elsewhere != NULL && cli->is_json && i < elsewhere->len; i++) {
    const EnsElsewhere *other = elsewhere->pdata[i];

    add_result (builder, other->result, other);
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
  else if (elsewhere != NULL)
    print_elsewhere (cli, session, elsewhere);
}

static void
add_dimension (JsonBuilder *builder, const EnsDimensionResult *result)
{
  static const char *const figures[] = { "score", "ill_being", "well_being", "least_n", NULL };
  const EnsDimensionStats *stats = &result->stats;

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "code", result->code);
  ens_json_add_text (builder, "label", result->label);
  ens_json_add_int (builder, "components", stats->n_components);
  ens_json_add_int (builder, "without_answers", stats->n_without);
  ens_json_add_bool (builder, "masked", result->is_hidden);
  if (!result->is_hidden && stats->n_components > 0) {
    ens_json_add_real (builder, "score", stats->score);
    ens_json_add_real (builder, "ill_being", stats->ill_being);
    ens_json_add_real (builder, "well_being", stats->well_being);
    ens_json_add_int (builder, "least_n", stats->min_n);
  } else {
    ens_json_add_nulls (builder, figures);
  }
  json_builder_end_object (builder);
}

static void
print_dimension (const EnsDimensionResult *result)
{
  const EnsDimensionStats *stats = &result->stats;

  printf ("%s\t%s\t", result->code, result->label);
  if (result->is_hidden)
    printf ("%s\n", _ ("masked"));
  else if (stats->n_components == 0)
    printf ("%s\n", _ ("not measured"));
  else
    printf ("score=%.2f\till=%.1f%%\twell=%.1f%%\tindicators=%u\n", stats->score,
            100 * stats->ill_being, 100 * stats->well_being, stats->n_components);
}

static void
print_dimensions (EnsCli *cli, GPtrArray *results)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++) {
    if (cli->is_json)
      add_dimension (builder, g_ptr_array_index (results, i));
    else
      print_dimension (g_ptr_array_index (results, i));
  }
  json_builder_end_array (builder);
  if (cli->is_json)
    ens_cli_print_json (builder);
}

/** Request: @round, @since: (nullable): which surveys; @by: (nullable): how answers are parted */
typedef struct {
  char *round;
  char *since;
  char *by;
} Request;

static void
clear_request (Request *request)
{
  g_free (request->round);
  g_free (request->since);
  g_free (request->by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

static GPtrArray *
list (EnsSession *session, const Request *request, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) results = ens_results_list (session, round, request->by, error);
  g_autoptr (GPtrArray) before = NULL;
  EnsUuid since;

  if (results == NULL || request->since == NULL)
    return g_steal_pointer (&results);
  if (ens_survey_find_round (session, request->since, &since, error))
    before = ens_results_list (session, &since, request->by, error);
  if (before == NULL)
    return NULL;
  ens_results_compare (results, before);
  return g_steal_pointer (&results);
}

// What was counted elsewhere, of everybody, or by group.
static GPtrArray *
list_elsewhere (EnsSession *session, const Request *request, const EnsUuid *round, GError **error)
{
  GPtrArray *list = ens_results_list_elsewhere (session, request->round != NULL ? round : NULL,
                                                error);
  gboolean by_group = g_strcmp0 (request->by, "group") == 0;

  for (guint i = list != NULL ? list->len : 0; i > 0; i--) {
    const EnsElsewhere *other = list->pdata[i - 1];

    if (by_group != (other->result->part != NULL) || (request->by != NULL && !by_group))
      g_ptr_array_remove_index (list, i - 1);
  }
  return list;
}

static void
tell_tags (EnsCli *cli, EnsSession *session, const EnsUuid *round)
{
  g_autofree char *text = ens_results_dup_tag_note (session, round);

  if (text != NULL)
    g_printerr ("%s: %s\n", cli->words[0], text);
}

static gboolean
print_by (EnsCli *cli, const Request *request, GError **error)
{
  g_autoptr (EnsSession) session = ens_cli_open_to_read (cli, cli->words[0], error);
  g_autoptr (GPtrArray) elsewhere = NULL;
  g_autoptr (GPtrArray) results = NULL;
  EnsUuid round = { { 0 } };

  if (session == NULL || !ens_survey_find_round (session, request->round, &round, error))
    return FALSE;
  if (g_strcmp0 (request->by, "round") == 0) {
    results = ens_results_list_rounds (session, error);
    if (results != NULL)
      print_results (cli, session, results, NULL);
  } else if (g_strcmp0 (request->by, "dimension") == 0) {
    results = ens_results_list_dimensions (session, &round, error);
    if (results != NULL)
      print_dimensions (cli, results);
  } else {
    results = list (session, request, &round, error);
    elsewhere = results != NULL ? list_elsewhere (session, request, &round, error) : NULL;
    if (elsewhere == NULL)
      return FALSE;
    print_results (cli, session, results, elsewhere);
    if (g_strcmp0 (request->by, "tag") == 0)
      tell_tags (cli, session, &round);
  }
  return results != NULL;
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &request.round,
      N_ ("Which survey; the newest if left out"), "R" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &request.since,
      N_ ("An earlier survey to compare with; without it a part is compared with all others"),
      "R" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &request.by, N_ ("One row each"),
      "group|territory|dimension|tag|round" },
    G_OPTION_ENTRY_NULL,
  };

  return ens_cli_parse_json (cli, entries, 1, 1, error) && print_by (cli, &request, error);
}

const EnsCliVerb ens_cli_indicators = {
  .name = "indicators",
  .arguments = "PROJECT",
  .summary = N_ ("Say what the answers to each indicator are"),
  .run = run,
};
