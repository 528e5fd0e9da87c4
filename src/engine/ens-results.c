// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers become counts, counts become figures, small numbers are hidden: once, here. Drawing them is
// in ens-results-chart.
#include "ens-results.h"

#include "ens-answer.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-mask.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-tree.h"

#include <string.h>

/** EnsSplit: how respondents are parted */
typedef enum {
  SPLIT_NONE,
  SPLIT_GROUP,
  SPLIT_TAG,
} Split;

/**
 * Counting:
 * @is_wished: count the situation wished for, not the present one
 * @parts: names of groups or tags, in order; one empty name for everybody
 * @part_index: their places, by name
 * @respondents: EnsRespondent of the round, by id
 * @counts: EnsLevelCounts, indicator by indicator
 */
typedef struct {
  EnsSession *session;
  Split split;
  gboolean is_wished;
  GPtrArray *indicators;
  GHashTable *indicator_index;
  GPtrArray *groups;
  GPtrArray *parts;
  GHashTable *part_index;
  GHashTable *respondents;
  EnsLevelCounts *counts;
} Counting;

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

static void
clear_counting (Counting *counting)
{
  g_clear_pointer (&counting->indicators, g_ptr_array_unref);
  g_clear_pointer (&counting->indicator_index, g_hash_table_unref);
  g_clear_pointer (&counting->groups, g_ptr_array_unref);
  g_clear_pointer (&counting->part_index, g_hash_table_unref);
  g_clear_pointer (&counting->parts, g_ptr_array_unref);
  g_clear_pointer (&counting->respondents, g_hash_table_unref);
  g_clear_pointer (&counting->counts, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, clear_counting)

static gboolean
parse_split (const char *by, Split *split, GError **error)
{
  *split = SPLIT_NONE;
  if (by == NULL)
    return TRUE;
  if (strcmp (by, "group") == 0)
    *split = SPLIT_GROUP;
  else if (strcmp (by, "tag") == 0)
    *split = SPLIT_TAG;
  if (*split != SPLIT_NONE)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not group, dimension or tag"), by);
  return FALSE;
}

static void
add_part (Counting *counting, const char *name)
{
  char *owned;

  if (g_hash_table_contains (counting->part_index, name))
    return;
  owned = g_strdup (name);
  g_hash_table_insert (counting->part_index, owned, GUINT_TO_POINTER (counting->parts->len));
  g_ptr_array_add (counting->parts, owned);
}

static char **
split_tags (const EnsRespondent *respondent)
{
  char **tags = g_strsplit (respondent->tags != NULL ? respondent->tags : "", ",", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    g_strstrip (tags[i]);
  return tags;
}

static const EnsGroup *
find_group (const Counting *counting, const EnsUuid *id)
{
  for (guint i = 0; i < counting->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (counting->groups, i);

    if (ens_uuid_equal (&group->id, id))
      return group;
  }
  return NULL;
}

static const char *
get_group_name (const Counting *counting, const EnsUuid *id)
{
  const EnsGroup *group = find_group (counting, id);

  return group != NULL ? group->name : NULL;
}

static gboolean
know_respondent (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsRespondent *respondent = ens_respondent_copy (record);
  Counting *counting = data;

  g_hash_table_insert (counting->respondents, &respondent->id, respondent);
  if (counting->split == SPLIT_GROUP) {
    const char *name = get_group_name (counting, &respondent->group);

    if (name != NULL)
      add_part (counting, name);
  }
  if (counting->split == SPLIT_TAG) {
    g_auto (GStrv) tags = split_tags (respondent);

    for (guint i = 0; tags[i] != NULL; i++)
      if (*tags[i] != '\0')
        add_part (counting, tags[i]);
  }
  return TRUE;
}

static void
count_in_part (Counting *counting, guint indicator, const char *part, gint64 level, double weight)
{
  gpointer place = NULL;

  if (part != NULL && g_hash_table_lookup_extended (counting->part_index, part, NULL, &place))
    ens_level_counts_add (
      &counting->counts[indicator * counting->parts->len + GPOINTER_TO_UINT (place)], (int) level,
      weight);
}

static gboolean
count_answer (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Counting *counting = data;
  const EnsAnswer *answer = record;
  const EnsRespondent *respondent = g_hash_table_lookup (counting->respondents,
                                                         &answer->respondent);
  gint64 level = counting->is_wished ? answer->wished : answer->level;
  gpointer place = NULL;
  guint indicator;

  if (respondent == NULL ||
      !g_hash_table_lookup_extended (counting->indicator_index, &answer->indicator, NULL, &place))
    return TRUE;
  indicator = GPOINTER_TO_UINT (place);
  if (counting->split == SPLIT_TAG) {
    g_auto (GStrv) tags = split_tags (respondent);

    for (guint i = 0; tags[i] != NULL; i++)
      count_in_part (counting, indicator, tags[i], level, respondent->weight);
  } else if (counting->split == SPLIT_GROUP) {
    count_in_part (counting, indicator, get_group_name (counting, &respondent->group), level,
                   respondent->weight);
  } else {
    count_in_part (counting, indicator, "", level, respondent->weight);
  }
  return TRUE;
}

static gboolean
know_parts (Counting *counting, GError **error)
{
  counting->parts = g_ptr_array_new ();
  counting->part_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  counting->groups = ens_session_list_rows (counting->session, ENS_KIND_GROUP, error);
  if (counting->groups == NULL)
    return FALSE;
  if (counting->split == SPLIT_NONE)
    add_part (counting, "");
  // A rainbow group's people answer with their own groups: it is no part unless it has sheets itself.
  for (guint i = 0; counting->split == SPLIT_GROUP && i < counting->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (counting->groups, i);

    if (group->kind == ENS_GROUP_MONOCHROME)
      add_part (counting, group->name);
  }
  return TRUE;
}

static gboolean
count (Counting *counting, const EnsUuid *round, GError **error)
{
  EnsStore *store = ens_session_get_store (counting->session);

  counting->indicators = ens_survey_list_indicators (counting->session, error);
  if (counting->indicators == NULL || !know_parts (counting, error))
    return FALSE;
  counting->indicator_index = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  for (guint i = 0; i < counting->indicators->len; i++)
    g_hash_table_insert (counting->indicator_index, g_ptr_array_index (counting->indicators, i),
                         GUINT_TO_POINTER (i));
  counting->respondents = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL,
                                                 (GDestroyNotify) ens_respondent_free);
  if (!ens_store_each_with (store, &ens_respondent_entity, "round", round, know_respondent,
                            counting, error))
    return FALSE;
  counting->counts = g_new0 (EnsLevelCounts, counting->indicators->len * counting->parts->len + 1);
  return ens_store_each (store, &ens_answer_entity, count_answer, counting, error);
}

static gint64
count_answers (const EnsLevelCounts *counts)
{
  gint64 n = 0;

  for (guint i = 0; i < ENS_N_LEVELS; i++)
    n += counts->level[i];
  return n;
}

// Parts of one indicator with their total: a small part is hidden, and another with it when the total
// would give it away. Everybody together is hidden only when they are few.
static void
hide_small (GPtrArray *results, const Counting *counting)
{
  guint n_parts = counting->parts->len;
  g_autofree gint64 *cells = g_new0 (gint64, n_parts + 1);

  for (guint i = 0; i < counting->indicators->len; i++) {
    g_autoptr (EnsMask) mask = NULL;

    for (guint part = 0; part < n_parts; part++)
      cells[part] = count_answers (&counting->counts[i * n_parts + part]);
    mask = ens_mask_decide (cells, n_parts, 1, ENS_MASK_DEFAULT_LEAST);
    for (guint part = 0; part < n_parts; part++) {
      EnsResult *result = g_ptr_array_index (results, i * n_parts + part);

      result->is_hidden = ens_mask_hides (mask, part, 0);
    }
  }
}

static GPtrArray *
list_results (Counting *counting, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_result_free);
  EnsUuid asked = *round;

  if ((ens_uuid_is_nil (&asked) &&
       !ens_survey_find_round (counting->session, NULL, &asked, error)) ||
      !count (counting, &asked, error))
    return NULL;
  for (guint i = 0; i < counting->indicators->len; i++) {
    const EnsIndicator *indicator = g_ptr_array_index (counting->indicators, i);

    for (guint part = 0; part < counting->parts->len; part++) {
      EnsResult *result = g_new0 (EnsResult, 1);

      result->indicator = ens_uuid_dup_text (&indicator->id);
      result->title = g_strdup (indicator->title);
      result->part = counting->split == SPLIT_NONE
                       ? NULL
                       : g_strdup (g_ptr_array_index (counting->parts, part));
      result->counts = counting->counts[i * counting->parts->len + part];
      result->stats = ens_indicator_stats (&result->counts);
      g_ptr_array_add (results, result);
    }
  }
  hide_small (results, counting);
  return g_steal_pointer (&results);
}

/**
 * ens_results_list:
 * @round: nil for the newest
 * @by: (nullable): `group` or `tag`; everybody together when %NULL
 *
 * Returns: (transfer full) (element-type EnsResult): in the order of the questionnaire, then of the
 *   parts
 */
GPtrArray *
ens_results_list (EnsSession *session, const EnsUuid *round, const char *by, GError **error)
{
  g_auto (Counting) counting = { .session = session };

  return parse_split (by, &counting.split, error) ? list_results (&counting, round, error) : NULL;
}

/** ens_results_list_wished: as ens_results_list() for everybody, of the situation wished for. */
GPtrArray *
ens_results_list_wished (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_auto (Counting) counting = { .session = session, .is_wished = TRUE };

  return list_results (&counting, round, error);
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
