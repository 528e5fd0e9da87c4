// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One figure for each indicator, survey and group, and for everybody. What is hidden leaves without its
// numbers: not even how many they were.
#include "ens-survey-figures.h"

#include "ens-answer-counts.h"
#include "ens-answer.h"
#include "ens-figure.h"
#include "ens-indicator.h"
#include "ens-results-private.h"
#include "ens-round.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey.h"

#include <string.h>

static gint64
count_all (const EnsLevelCounts *counts)
{
  gint64 n = counts->missing;

  for (guint i = 0; i < ENS_N_LEVELS; i++)
    n += counts->level[i];
  return n;
}

static void
put_counts (EnsFigure *figure, const EnsLevelCounts *counts)
{
  figure->missing = counts->missing;
  figure->level1 = counts->level[0];
  figure->level2 = counts->level[1];
  figure->level3 = counts->level[2];
  figure->level4 = counts->level[3];
  figure->level5 = counts->level[4];
  figure->weighted1 = counts->weighted[0];
  figure->weighted2 = counts->weighted[1];
  figure->weighted3 = counts->weighted[2];
  figure->weighted4 = counts->weighted[3];
  figure->weighted5 = counts->weighted[4];
  figure->squares = counts->weight_squares;
}

static EnsLevelCounts
get_counts (const EnsFigure *figure)
{
  const EnsLevelCounts counts = {
    .level = { figure->level1, figure->level2, figure->level3, figure->level4, figure->level5 },
    .weighted = { figure->weighted1, figure->weighted2, figure->weighted3, figure->weighted4,
                  figure->weighted5 },
    .weight_squares = figure->squares,
    .missing = figure->missing,
  };

  return counts;
}

static EnsFigure *
new_figure (const EnsAnswerCounts *counts,
            const EnsProject *counter,
            const EnsUuid *round,
            guint indicator,
            guint part)
{
  const EnsLevelCounts *cell = ens_answer_counts_get (counts, indicator, part, FALSE);
  const EnsAnswerPart *of = g_ptr_array_index (counts->parts, part);
  EnsFigure *figure = ens_figure_new ();

  figure->round = *round;
  figure->indicator = ((const EnsIndicator *) counts->indicators->pdata[indicator])->id;
  figure->group = of->id;
  figure->counter = counter->id;
  figure->counted_by = g_strdup (counter->title);
  figure->territory = g_strdup (counter->territory);
  figure->id = ens_figure_id (figure);
  figure->hidden = ens_answer_counts_hides (counts, indicator, part, FALSE);
  if (!figure->hidden)
    put_counts (figure, cell);
  return figure;
}

/** Latest: @time: when the last answer of the round was given or changed */
typedef struct {
  const EnsAnswerCounts *counts;
  gint64 time;
} Latest;

static gboolean
note_time (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsAnswer *answer = record;
  Latest *latest = data;
  double weight;
  guint profile;

  if (ens_answer_counts_find (latest->counts, &answer->respondent, &profile, &weight))
    latest->time = MAX (latest->time, MAX (answer->stamp.created, answer->stamp.modified));
  return TRUE;
}

// An indicator that nobody saw has no figures; nor has a group of which nobody filled a sheet.
static gboolean
add_round (GPtrArray *figures, EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (EnsAnswerCounts) counts = ens_answer_counts_new (session, round, error);
  Latest latest = { counts, 0 };

  // Of later figures and earlier ones the later count, whoever exported them.
  if (counts == NULL || !ens_store_each (ens_session_get_store (session), &ens_answer_entity,
                                         note_time, &latest, error))
    return FALSE;
  for (guint i = 0; i < counts->indicators->len; i++) {
    if (count_all (ens_answer_counts_get (counts, i, 0, FALSE)) == 0)
      continue;
    for (guint part = 0; part < counts->parts->len; part++) {
      const EnsAnswerPart *of = g_ptr_array_index (counts->parts, part);
      EnsSplit split = ens_answer_part_get_split (of);
      EnsFigure *figure;

      if (of->people == 0 || (split != ENS_SPLIT_NONE && split != ENS_SPLIT_GROUP))
        continue;
      figure = new_figure (counts, ens_session_get_project (session), round, i, part);
      figure->stamp.modified = latest.time;
      g_ptr_array_add (figures, figure);
    }
  }
  return TRUE;
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  return ens_uuid_compare (&(*(EnsFigure *const *) a)->id, &(*(EnsFigure *const *) b)->id);
}

// What came from others stands where there are no answers of our own.
static gboolean
add_stored (GPtrArray *figures, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) stored = ens_session_list_rows (session, ENS_KIND_FIGURE, error);
  guint n_counted = figures->len;

  for (guint i = 0; stored != NULL && i < stored->len; i++) {
    const EnsFigure *figure = stored->pdata[i];
    gboolean is_counted = FALSE;

    for (guint k = 0; k < n_counted && !is_counted; k++)
      is_counted = ens_uuid_equal (&((const EnsFigure *) figures->pdata[k])->round, &figure->round);
    if (!is_counted)
      g_ptr_array_add (figures, ens_figure_copy (figure));
  }
  return stored != NULL;
}

/**
 * ens_survey_figures_list:
 *
 * Returns: (transfer full) (element-type EnsFigure): of all surveys, by key: computed from the answers,
 *   and as they came where there are none
 */
GPtrArray *
ens_survey_figures_list (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  g_autoptr (GPtrArray) figures = ens_rows_new (ENS_KIND_FIGURE);

  if (rounds == NULL)
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    if (!add_round (figures, session, &((const EnsRound *) rounds->pdata[i])->id, error))
      return NULL;
  if (!add_stored (figures, session, error))
    return NULL;
  g_ptr_array_sort (figures, compare_figures);
  return g_steal_pointer (&figures);
}

/** ens_survey_figures_new_result: Returns: (transfer full): what @figure says, without its group. */
EnsResult *
ens_survey_figures_new_result (EnsSession *session, const EnsFigure *figure)
{
  g_autoptr (EnsIndicator)
               indicator = ens_store_dup (ens_session_get_store (session), &ens_indicator_entity,
                                          &figure->indicator, NULL);
  EnsResult *result = g_new0 (EnsResult, 1);

  result->indicator = ens_uuid_dup_text (&figure->indicator);
  result->title = g_strdup (indicator != NULL ? indicator->title : result->indicator);
  result->is_hidden = result->is_untold = figure->hidden;
  if (!figure->hidden)
    result->counts = get_counts (figure);
  result->stats = ens_indicator_stats (&result->counts);
  return result;
}

/**
 * ens_survey_figures_list_results:
 *
 * Returns: (transfer full) (element-type EnsResult): everybody's results of the newest survey, from
 *   figures that came; none where there are none
 */
GPtrArray *
ens_survey_figures_list_results (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) stored = ens_session_list_rows (session, ENS_KIND_FIGURE, error);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_result_free);
  EnsUuid newest;

  if (stored == NULL || (stored->len > 0 && !ens_survey_find_round (session, NULL, &newest, error)))
    return NULL;
  for (guint i = 0; i < stored->len; i++) {
    const EnsFigure *figure = stored->pdata[i];

    if (ens_uuid_is_nil (&figure->group) && ens_uuid_equal (&figure->round, &newest))
      g_ptr_array_add (results, ens_survey_figures_new_result (session, figure));
  }
  return g_steal_pointer (&results);
}
