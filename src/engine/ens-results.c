// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers become counts, counts become figures, small numbers are hidden: once, here. Drawing them is
// in ens-results-chart.
#include "ens-results.h"

#include "ens-answer-counts.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-indicator.h"
#include "ens-results-private.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-tree.h"

#include <string.h>

void
ens_result_free (EnsResult *result)
{
  if (result == NULL)
    return;
  g_free (result->indicator);
  g_free (result->title);
  g_free (result->part);
  g_free (result);
}

void
ens_dimension_result_free (EnsDimensionResult *result)
{
  if (result == NULL)
    return;
  g_free (result->code);
  g_free (result->label);
  g_free (result);
}

/** ens_split_parse: @by: (nullable): a word of the command line. */
gboolean
ens_split_parse (const char *by, EnsSplit *split, GError **error)
{
  static const char *const words[] = { NULL, "group", "tag", "territory" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    *split = (EnsSplit) i;
    if (g_strcmp0 (words[i], by) == 0)
      return TRUE;
  }
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” is not group, territory, dimension, tag or round"), by);
  return FALSE;
}

/** ens_answer_part_get_split: Returns: which way of parting people makes @part. */
EnsSplit
ens_answer_part_get_split (const EnsAnswerPart *part)
{
  switch (part->kind) {
  case ENS_MASK_SET_ALL:
    return ENS_SPLIT_NONE;
  case ENS_MASK_SET_GROUP:
    return ENS_SPLIT_GROUP;
  case ENS_MASK_SET_TAG:
  case ENS_MASK_SET_SECRET:
  default:
    return part->is_territory ? ENS_SPLIT_TERRITORY : ENS_SPLIT_TAG;
  }
}

static EnsResult *
new_result (const EnsAnswerCounts *counts, guint indicator, guint part, gboolean is_wished)
{
  const EnsIndicator *row = g_ptr_array_index (counts->indicators, indicator);
  const EnsAnswerPart *of = g_ptr_array_index (counts->people->parts, part);
  EnsResult *result = g_new0 (EnsResult, 1);

  result->indicator = ens_uuid_dup_text (&row->id);
  result->title = g_strdup (row->title);
  result->part = g_strdup (of->name);
  result->counts = *ens_answer_counts_get (counts, indicator, part, is_wished);
  result->stats = ens_indicator_stats (&result->counts);
  result->is_hidden = ens_answer_counts_hides (counts, indicator, part, is_wished);
  return result;
}

// A part against all others together; hidden with either of them.
static void
compare_with_rest (EnsResult *result, const EnsAnswerCounts *counts, guint indicator)
{
  EnsLevelCounts rest = *ens_answer_counts_get (counts, indicator, 0, FALSE);
  EnsIndicatorStats stats;

  if (result->is_hidden || ens_mask_plan_hides (counts->plan, indicator, 0))
    return;
  ens_level_counts_subtract (&rest, &result->counts);
  stats = ens_indicator_stats (&rest);
  if (stats.n < counts->least)
    return;
  result->has_difference = TRUE;
  result->well_being_difference = ens_indicator_difference (stats.well_being, stats.effective_n,
                                                            result->stats.well_being,
                                                            result->stats.effective_n);
  result->ill_being_difference = ens_indicator_difference (stats.ill_being, stats.effective_n,
                                                           result->stats.ill_being,
                                                           result->stats.effective_n);
}

// The mean of the groups that are shown, each with the same weight, beside all people pooled.
static void
average_groups (EnsResult *result, const EnsAnswerCounts *counts, guint indicator)
{
  for (guint part = 0; part < counts->people->parts->len; part++) {
    const EnsAnswerPart *of = g_ptr_array_index (counts->people->parts, part);
    EnsIndicatorStats stats;

    if (of->kind != ENS_MASK_SET_GROUP || ens_mask_plan_hides (counts->plan, indicator, part))
      continue;
    stats = ens_indicator_stats (ens_answer_counts_get (counts, indicator, part, FALSE));
    result->group_mean.n++;
    result->group_mean.ill_being += stats.ill_being;
    result->group_mean.well_being += stats.well_being;
    result->group_mean.score += stats.score;
  }
  if (result->group_mean.n == 0)
    return;
  result->group_mean.ill_being /= result->group_mean.n;
  result->group_mean.well_being /= result->group_mean.n;
  result->group_mean.score /= result->group_mean.n;
}

static EnsAnswerCounts *
count_round (EnsSession *session, const EnsUuid *round, GError **error)
{
  EnsUuid asked = *round;

  if (ens_uuid_is_nil (&asked) && !ens_survey_find_round (session, NULL, &asked, error))
    return NULL;
  return ens_answer_counts_new (session, &asked, error);
}

// A group of which nobody filled a sheet is no part of the survey.
static GPtrArray *
list_results (EnsSession *session,
              const EnsUuid *round,
              EnsSplit split,
              gboolean is_wished,
              GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_result_free);
  g_autoptr (EnsAnswerCounts) counts = count_round (session, round, error);

  if (counts == NULL)
    return NULL;
  for (guint i = 0; i < counts->indicators->len; i++) {
    for (guint part = 0; part < counts->people->parts->len; part++) {
      const EnsAnswerPart *of = g_ptr_array_index (counts->people->parts, part);
      EnsResult *result;

      if (ens_answer_part_get_split (of) != split || (of->people == 0 && split != ENS_SPLIT_NONE))
        continue;
      result = new_result (counts, i, part, is_wished);
      if (split == ENS_SPLIT_NONE && !is_wished)
        average_groups (result, counts, i);
      else if (!is_wished)
        compare_with_rest (result, counts, i);
      g_ptr_array_add (results, result);
    }
  }
  return g_steal_pointer (&results);
}

/**
 * ens_results_list:
 * @round: nil for the newest
 * @by: (nullable): `group`, `territory` or `tag`; everybody together when %NULL
 *
 * Sheets keyed a second time do not count.
 *
 * Returns: (transfer full) (element-type EnsResult): in the order of the questionnaire, then of the
 *   parts
 */
GPtrArray *
ens_results_list (EnsSession *session, const EnsUuid *round, const char *by, GError **error)
{
  EnsSplit split;

  return ens_split_parse (by, &split, error) ? list_results (session, round, split, FALSE, error)
                                             : NULL;
}

/** ens_results_list_wished: as ens_results_list() for everybody, of the situation wished for. */
GPtrArray *
ens_results_list_wished (EnsSession *session, const EnsUuid *round, GError **error)
{
  return list_results (session, round, ENS_SPLIT_NONE, TRUE, error);
}

/**
 * ens_results_dup_tag_note:
 *
 * Returns: (transfer full) (nullable): that people have too many tags to show all; %NULL when they are shown
 */
char *
ens_results_dup_tag_note (EnsSession *session, const EnsUuid *round)
{
  g_autoptr (EnsAnswerCounts) counts = count_round (session, round, NULL);

  if (counts == NULL || counts->people->n_tags == counts->people->n_tags_kept)
    return NULL;
  return g_strdup_printf (
    _ (
      "People have %u different tags, which would say who somebody is: only the %u that most people "
      "have are shown."),
    counts->people->n_tags, counts->people->n_tags_kept);
}

static const EnsResult *
find_same (GPtrArray *results, const EnsResult *like)
{
  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = g_ptr_array_index (results, i);

    if (strcmp (result->indicator, like->indicator) == 0 &&
        g_strcmp0 (result->part, like->part) == 0)
      return result;
  }
  return NULL;
}

/**
 * ens_results_compare:
 * @results: (element-type EnsResult): of a later round
 * @before: (element-type EnsResult): of an earlier one, with the same parts
 *
 * Puts into @results how they differ from @before, indicator by indicator and part by part, where both
 * are shown. A new version of an indicator is another indicator.
 */
void
ens_results_compare (GPtrArray *results, GPtrArray *before)
{
  for (guint i = 0; i < results->len; i++) {
    EnsResult *result = g_ptr_array_index (results, i);
    const EnsResult *old = find_same (before, result);

    result->is_over_time = TRUE;
    result->has_difference = old != NULL && !old->is_hidden && !result->is_hidden;
    if (!result->has_difference)
      continue;
    result->well_being_difference = ens_indicator_difference (old->stats.well_being,
                                                              old->stats.effective_n,
                                                              result->stats.well_being,
                                                              result->stats.effective_n);
    result->ill_being_difference = ens_indicator_difference (old->stats.ill_being,
                                                             old->stats.effective_n,
                                                             result->stats.ill_being,
                                                             result->stats.effective_n);
  }
}

static int
compare_rounds (gconstpointer a, gconstpointer b)
{
  const EnsRound *left = *(EnsRound *const *) a;
  const EnsRound *right = *(EnsRound *const *) b;
  int order = g_strcmp0 (left->date, right->date);

  return order != 0 ? order : ens_uuid_compare (&left->id, &right->id);
}

/**
 * ens_results_list_rounds:
 *
 * Returns: (transfer full) (element-type EnsResult): everybody's results of each round, the oldest
 *   first, each compared with the round before; the part is the title of the round
 */
GPtrArray *
ens_results_list_rounds (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_result_free);
  g_autoptr (GPtrArray) before = NULL;

  if (rounds == NULL)
    return NULL;
  g_ptr_array_sort (rounds, compare_rounds);
  for (guint i = 0; i < rounds->len; i++) {
    const EnsRound *round = rounds->pdata[i];
    g_autoptr (GPtrArray) results = ens_results_list (session, &round->id, NULL, error);

    if (results == NULL)
      return NULL;
    if (before != NULL)
      ens_results_compare (results, before);
    g_clear_pointer (&before, g_ptr_array_unref);
    before = ens_results_list (session, &round->id, NULL, error);
    if (before == NULL)
      return NULL;
    for (guint k = 0; k < results->len; k++)
      ens_set_str (&((EnsResult *) results->pdata[k])->part, round->title);
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&results));
  }
  return g_steal_pointer (&all);
}

// An indicator belongs to its own component, or else to that of its criterion.
static int
find_dimension (EnsSession *session, const EnsTree *tree, const char *id)
{
  g_autoptr (EnsIndicator) indicator = NULL;
  g_autoptr (EnsCriterion) criterion = NULL;
  EnsStore *store = ens_session_get_store (session);
  EnsUuid key;

  if (!ens_uuid_parse (id, &key))
    return -1;
  indicator = ens_store_dup (store, &ens_indicator_entity, &key, NULL);
  if (indicator == NULL)
    return -1;
  if (ens_uuid_is_nil (&indicator->node) && !ens_uuid_is_nil (&indicator->criterion)) {
    criterion = ens_store_dup (store, &ens_criterion_entity, &indicator->criterion, NULL);
    if (criterion != NULL)
      indicator->node = criterion->node;
  }
  return ens_tree_find_dimension (tree, &indicator->node);
}

/**
 * ens_results_list_of_dimension:
 * @round: nil for the newest
 * @code: of the dimension
 * @label: (out) (optional): in the project's language; untouched when there is no such dimension
 *
 * Returns: (transfer full) (nullable) (element-type EnsResult): everybody's results of its indicators
 */
GPtrArray *
ens_results_list_of_dimension (EnsSession *session,
                               const EnsUuid *round,
                               const char *code,
                               char **label)
{
  g_autoptr (GPtrArray) results = ens_results_list (session, round, NULL, NULL);
  g_autoptr (EnsTree) tree = results != NULL ? ens_tree_new (session, NULL) : NULL;

  for (guint d = 0; tree != NULL && d < ens_tree_get_n_dimensions (tree); d++) {
    const EnsNode *node = ens_tree_get_dimension (tree, d);

    if (strcmp (node->code, code) != 0)
      continue;
    if (label != NULL)
      ens_set_str (label, ens_tree_get_label (tree, node));
    for (guint i = results->len; i > 0; i--)
      if (find_dimension (session, tree, ((EnsResult *) results->pdata[i - 1])->indicator) !=
          (int) d)
        g_ptr_array_remove_index (results, i - 1);
    return g_steal_pointer (&results);
  }
  return NULL;
}

static EnsDimensionResult *
roll_up (EnsSession *session, const EnsTree *tree, guint dimension, GPtrArray *results)
{
  const EnsNode *node = ens_tree_get_dimension (tree, dimension);
  EnsDimensionResult *rolled = g_new0 (EnsDimensionResult, 1);
  g_autoptr (GArray) stats = g_array_new (FALSE, FALSE, sizeof (EnsIndicatorStats));

  rolled->code = g_strdup (node->code);
  rolled->label = g_strdup (ens_tree_get_label (tree, node));
  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = g_ptr_array_index (results, i);

    if (find_dimension (session, tree, result->indicator) != (int) dimension)
      continue;
    g_array_append_val (stats, result->stats);
    rolled->is_hidden |= result->is_hidden && result->stats.n > 0;
  }
  rolled->stats = ens_indicator_roll_up ((const EnsIndicatorStats *) (gpointer) stats->data,
                                         stats->len);
  return rolled;
}

/**
 * ens_results_list_dimensions:
 * @round: nil for the newest
 *
 * Returns: (transfer full) (element-type EnsDimensionResult): by code; those without indicators too
 */
GPtrArray *
ens_results_list_dimensions (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) results = ens_results_list (session, round, NULL, error);
  g_autoptr (EnsTree) tree = results != NULL ? ens_tree_new (session, error) : NULL;
  g_autoptr (GPtrArray) dimensions = NULL;

  if (tree == NULL)
    return NULL;
  dimensions = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_dimension_result_free);
  for (guint i = 0; i < ens_tree_get_n_dimensions (tree); i++)
    g_ptr_array_add (dimensions, roll_up (session, tree, i, results));
  return g_steal_pointer (&dimensions);
}
