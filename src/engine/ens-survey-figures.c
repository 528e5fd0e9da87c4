// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One figure for each indicator, survey and group, and for everybody. What is hidden leaves without its
// numbers: not even how many they were.
#include "ens-survey-figures.h"

#include "ens-answer-counts.h"
#include "ens-answer.h"
#include "ens-choice-figure.h"
#include "ens-figure.h"
#include "ens-indicator.h"
#include "ens-item.h"
#include "ens-journal.h"
#include "ens-results-private.h"
#include "ens-round.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey-rounds.h"

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

/** Leaving: figures on their way out; @time: of the last change here */
typedef struct {
  EnsSession *session;
  GPtrArray *figures;
  gint64 time;
} Leaving;

/** Cell: where a figure stands in the counts; @part: of the people */
typedef struct {
  guint indicator;
  guint part;
  gboolean is_wished;
} Cell;

static void
add_figure (Leaving *self, const EnsAnswerCounts *counts, const EnsUuid *round, const Cell *cell)
{
  const EnsAnswerPart *of = g_ptr_array_index (counts->people->parts, cell->part);
  const EnsProject *counter = ens_session_get_project (self->session);
  EnsFigure *figure = ens_figure_new ();

  figure->round = *round;
  figure->indicator = ((const EnsIndicator *) counts->indicators->pdata[cell->indicator])->id;
  figure->group = of->id;
  figure->wished = cell->is_wished;
  figure->counter = counter->id;
  figure->counted_by = g_strdup (counter->title);
  figure->territory = g_strdup (counter->territory);
  figure->id = ens_figure_id (figure);
  figure->hidden = ens_answer_counts_hides (counts, cell->indicator, cell->part, cell->is_wished);
  if (!figure->hidden)
    put_counts (figure,
                ens_answer_counts_get (counts, cell->indicator, cell->part, cell->is_wished));
  figure->stamp.modified = self->time;
  g_ptr_array_add (self->figures, figure);
}

// Nor has a group of which nobody filled a sheet.
static void
add_parts (Leaving *self,
           const EnsAnswerCounts *counts,
           const EnsUuid *round,
           guint indicator,
           gboolean is_wished)
{
  for (guint part = 0; part < counts->people->parts->len; part++) {
    const EnsAnswerPart *of = g_ptr_array_index (counts->people->parts, part);
    const Cell cell = { indicator, part, is_wished };
    EnsSplit split = ens_answer_part_get_split (of);

    if (of->people > 0 && (split == ENS_SPLIT_NONE || split == ENS_SPLIT_GROUP))
      add_figure (self, counts, round, &cell);
  }
}

// An indicator that nobody saw has no figures.
static gboolean
add_round (Leaving *self, const EnsRound *round, GError **error)
{
  g_autoptr (EnsAnswerCounts) counts = ens_answer_counts_new (self->session, &round->id, error);

  for (guint i = 0; counts != NULL && i < counts->indicators->len; i++) {
    if (count_all (ens_answer_counts_get (counts, i, 0, FALSE)) == 0)
      continue;
    add_parts (self, counts, &round->id, i, FALSE);
    if (round->wished)
      add_parts (self, counts, &round->id, i, TRUE);
  }
  return counts != NULL;
}

static gboolean
note_answer (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStamp *stamp = &((const EnsAnswer *) record)->stamp;
  gint64 *time = data;

  *time = MAX (*time, MAX (stamp->created, stamp->modified));
  return TRUE;
}

/**
 * ens_survey_figures_get_time:
 * @time: (out): of later figures and earlier ones of the same project, the later count: when what is
 *   counted, or anything else here, last changed
 */
gboolean
ens_survey_figures_get_time (EnsSession *session, gint64 *time, GError **error)
{
  EnsStore *store = ens_session_get_store (session);

  return ens_store_get_last_change (store, time, error) &&
         ens_store_each (store, &ens_answer_entity, note_answer, time, error);
}

/** ens_survey_figures_are_ours: Returns: whether @counter is this project, or not said. */
gboolean
ens_survey_figures_are_ours (EnsSession *session, const EnsUuid *counter)
{
  return ens_uuid_is_nil (counter) ||
         ens_uuid_equal (counter, &ens_session_get_project (session)->id);
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  return ens_uuid_compare (&(*(EnsFigure *const *) a)->id, &(*(EnsFigure *const *) b)->id);
}

static gboolean
is_counted (const GPtrArray *figures, guint n, const EnsUuid *round)
{
  for (guint i = 0; i < n; i++)
    if (ens_uuid_equal (&((const EnsFigure *) figures->pdata[i])->round, round))
      return TRUE;
  return FALSE;
}

// What others counted stands beside ours; what came back of ours, where its answers are gone.
static gboolean
add_stored (Leaving *self, GError **error)
{
  g_autoptr (GPtrArray) stored = ens_session_list_rows (self->session, ENS_KIND_FIGURE, error);
  guint n_counted = self->figures->len;

  for (guint i = 0; stored != NULL && i < stored->len; i++) {
    const EnsFigure *figure = stored->pdata[i];

    if (!ens_survey_figures_are_ours (self->session, &figure->counter) ||
        !is_counted (self->figures, n_counted, &figure->round))
      g_ptr_array_add (self->figures, ens_figure_copy (figure));
  }
  return stored != NULL;
}

/**
 * ens_survey_figures_list:
 *
 * Returns: (transfer full) (element-type EnsFigure): of all surveys, by key: computed from the answers,
 *   and as they came where others counted
 */
GPtrArray *
ens_survey_figures_list (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  g_autoptr (GPtrArray) figures = ens_rows_new (ENS_KIND_FIGURE);
  Leaving self = { session, figures, 0 };

  if (rounds == NULL || !ens_survey_figures_get_time (session, &self.time, error))
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    if (!add_round (&self, rounds->pdata[i], error))
      return NULL;
  if (!add_stored (&self, error))
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
 * @counter: (nullable): of one project only; nil for figures that do not say whose they are
 * @is_wished: of the levels wished for
 *
 * Returns: (transfer full) (element-type EnsResult): everybody's results of @round, from figures that
 *   came
 */
GPtrArray *
ens_survey_figures_list_results (EnsSession *session,
                                 const EnsUuid *round,
                                 const EnsUuid *counter,
                                 gboolean is_wished,
                                 GError **error)
{
  g_autoptr (GPtrArray) stored = ens_session_list_rows (session, ENS_KIND_FIGURE, error);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_result_free);

  for (guint i = 0; stored != NULL && i < stored->len; i++) {
    const EnsFigure *figure = stored->pdata[i];

    if (ens_uuid_is_nil (&figure->group) && ens_uuid_equal (&figure->round, round) &&
        ens_uuid_equal (&figure->counter, counter) && figure->wished == is_wished)
      g_ptr_array_add (results, ens_survey_figures_new_result (session, figure));
  }
  return stored != NULL ? g_steal_pointer (&results) : NULL;
}

static void
note_round (GHashTable *seen, const EnsUuid *round)
{
  g_hash_table_add (seen, g_memdup2 (round, sizeof (EnsUuid)));
}

static gboolean
note_rounds (EnsSession *session, const EnsUuid *counter, GHashTable *seen, GError **error)
{
  g_autoptr (GPtrArray) figures = ens_session_list_rows (session, ENS_KIND_FIGURE, error);
  g_autoptr (GPtrArray) choices = ens_session_list_rows (session, ENS_KIND_CHOICE, error);

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    if (ens_uuid_equal (&((EnsFigure *) figures->pdata[i])->counter, counter))
      note_round (seen, &((EnsFigure *) figures->pdata[i])->round);
  for (guint i = 0; choices != NULL && i < choices->len; i++) {
    const EnsChoiceFigure *choice = choices->pdata[i];
    g_autoptr (EnsItem) item = ens_store_dup (ens_session_get_store (session), &ens_item_entity,
                                              &choice->item, NULL);

    if (item != NULL && ens_uuid_equal (&choice->counter, counter))
      note_round (seen, &item->round);
  }
  return figures != NULL && choices != NULL;
}

/**
 * ens_survey_figures_find_round:
 * @counter: the project that counted; nil for figures that do not say
 * @round: (out): the newest survey of which there are figures; nil for none
 */
gboolean
ens_survey_figures_find_round (EnsSession *session,
                               const EnsUuid *counter,
                               EnsUuid *round,
                               GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  const EnsRound *found = NULL;

  if (rounds == NULL || !note_rounds (session, counter, seen, error))
    return FALSE;
  for (guint i = 0; i < rounds->len; i++)
    if (g_hash_table_contains (seen, &((EnsRound *) rounds->pdata[i])->id) &&
        ens_survey_is_newer (rounds->pdata[i], found))
      found = rounds->pdata[i];
  *round = found != NULL ? found->id : (EnsUuid){ { 0 } };
  return TRUE;
}
