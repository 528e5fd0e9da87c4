// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A figure for all who answered and one for each answer to choose from, also where nobody chose it: what
// was told earlier of the same is replaced whole.
#include "ens-choice-figures.h"

#include "ens-answer-counts.h"
#include "ens-results-private.h"
#include "ens-round.h"
#include "ens-rows.h"
#include "ens-session-private.h"
#include "ens-survey-figures.h"
#include "ens-survey-items.h"

#include <string.h>

/** Leaving: @figures: so far; @items: those of which there are replies here; @time: of the last one */
typedef struct {
  EnsSession *session;
  GPtrArray *figures;
  GHashTable *items;
  gint64 time;
} Leaving;

static void
add_figure (Leaving *self, const EnsItemResult *result, const EnsOptionCount *count)
{
  const EnsProject *counter = ens_session_get_project (self->session);
  EnsChoiceFigure *figure = ens_choice_figure_new ();

  figure->item = result->item->id;
  figure->group = result->group;
  figure->code = g_strdup (count != NULL ? count->code : NULL);
  figure->hidden = result->is_hidden;
  if (!figure->hidden) {
    figure->n = count != NULL ? count->n : result->n;
    figure->missing = count != NULL ? 0 : result->missing;
    figure->weighted = count != NULL ? count->weighted : result->weight;
  }
  figure->counter = counter->id;
  figure->counted_by = g_strdup (counter->title);
  figure->territory = g_strdup (counter->territory);
  figure->id = ens_choice_figure_id (figure);
  figure->stamp.modified = self->time;
  g_ptr_array_add (self->figures, figure);
}

// Words that people wrote are no figures, and a question that nobody saw has none.
static gboolean
add_results (Leaving *self, const EnsAnswerCounts *counts, EnsSplit split, GError **error)
{
  g_autoptr (GPtrArray)
               results = ens_item_results_list_counted (self->session, counts, split, error);

  for (guint i = 0; results != NULL && i < results->len; i++) {
    const EnsItemResult *result = results->pdata[i];

    if (result->item->kind == ENS_ITEM_TEXT)
      continue;
    if (split == ENS_SPLIT_NONE && result->n + result->missing > 0)
      g_hash_table_add (self->items, g_memdup2 (&result->item->id, sizeof (EnsUuid)));
    if (!g_hash_table_contains (self->items, &result->item->id))
      continue;
    add_figure (self, result, NULL);
    for (guint k = 0; k < result->counts->len; k++)
      add_figure (self, result, result->counts->pdata[k]);
  }
  return results != NULL;
}

static gboolean
add_round (Leaving *self, const EnsUuid *round, GError **error)
{
  g_autoptr (EnsAnswerCounts) counts = ens_answer_counts_new (self->session, round, error);

  return counts != NULL && add_results (self, counts, ENS_SPLIT_NONE, error) &&
         add_results (self, counts, ENS_SPLIT_GROUP, error);
}

static gboolean
add_stored (Leaving *self, GError **error)
{
  g_autoptr (GPtrArray) stored = ens_session_list_rows (self->session, ENS_KIND_CHOICE, error);

  for (guint i = 0; stored != NULL && i < stored->len; i++) {
    const EnsChoiceFigure *figure = stored->pdata[i];

    if (!ens_survey_figures_are_ours (self->session, &figure->counter) ||
        !g_hash_table_contains (self->items, &figure->item))
      g_ptr_array_add (self->figures, ens_choice_figure_copy (figure));
  }
  return stored != NULL;
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  return ens_uuid_compare (&(*(EnsChoiceFigure *const *) a)->id,
                           &(*(EnsChoiceFigure *const *) b)->id);
}

/**
 * ens_choice_figures_list:
 *
 * Returns: (transfer full) (element-type EnsChoiceFigure): of all surveys, by key: computed from the
 *   replies, and as they came where others counted
 */
GPtrArray *
ens_choice_figures_list (EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  g_autoptr (GPtrArray) figures = ens_rows_new (ENS_KIND_CHOICE);
  g_autoptr (GHashTable)
               items = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  Leaving self = { session, figures, items, 0 };

  if (rounds == NULL || !ens_survey_figures_get_time (session, &self.time, error))
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    if (!add_round (&self, &((const EnsRound *) rounds->pdata[i])->id, error))
      return NULL;
  if (!add_stored (&self, error))
    return NULL;
  g_ptr_array_sort (figures, compare_figures);
  return g_steal_pointer (&figures);
}

static EnsOptionCount *
find_count (const EnsItemResult *result, const char *code)
{
  for (guint i = 0; i < result->counts->len; i++) {
    EnsOptionCount *count = result->counts->pdata[i];

    if (strcmp (count->code, code) == 0)
      return count;
  }
  return NULL;
}

static void
take (EnsItemResult *result, const EnsChoiceFigure *figure)
{
  EnsOptionCount *count;

  result->is_hidden |= figure->hidden;
  if (figure->hidden)
    return;
  if (figure->code == NULL) {
    result->n = figure->n;
    result->missing = figure->missing;
    result->weight = figure->weighted;
    return;
  }
  // An answer that can no longer be chosen is not shown.
  count = find_count (result, figure->code);
  if (count == NULL)
    return;
  count->n = figure->n;
  count->weighted = figure->weighted;
}

static EnsItemResult *
find_result (GPtrArray *results, guint first, const EnsChoiceFigure *figure)
{
  for (guint i = first; i < results->len; i++) {
    EnsItemResult *result = results->pdata[i];

    if (ens_uuid_equal (&result->group, &figure->group) &&
        ens_uuid_equal (&result->counter, &figure->counter))
      return result;
  }
  return NULL;
}

/** Reading: @results: so far; those of @item begin at @first */
typedef struct {
  const EnsSurveyItem *item;
  const EnsUuid *counter;
  GPtrArray *results;
  guint first;
} Reading;

static gboolean
read_figure (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsChoiceFigure *figure = record;
  Reading *self = data;
  EnsItemResult *result;

  if (self->counter != NULL && !ens_uuid_equal (&figure->counter, self->counter))
    return TRUE;
  result = find_result (self->results, self->first, figure);
  if (result == NULL) {
    result = ens_item_result_new (self->item, NULL);
    result->group = figure->group;
    result->counter = figure->counter;
    result->counted_by = g_strdup (figure->counted_by);
    result->territory = g_strdup (figure->territory);
    g_ptr_array_add (self->results, result);
  }
  take (result, figure);
  return TRUE;
}

// Nobody can choose what more people chose than answered; where only one answer may be chosen, all of them
// together are no more than who answered. They may be fewer: an answer may be offered no longer.
static gboolean
adds_up (const EnsItemResult *result)
{
  gint64 sum = 0;

  for (guint i = 0; i < result->counts->len; i++) {
    const EnsOptionCount *count = result->counts->pdata[i];

    sum += count->n;
    if (count->n > result->n)
      return FALSE;
  }
  return result->item->kind == ENS_ITEM_MULTIPLE || sum <= result->n;
}

// What is hidden in part is hidden whole.
static void
finish (EnsItemResult *result)
{
  result->contradicts = !result->is_hidden && !adds_up (result);
  result->is_hidden |= result->contradicts;
  result->is_untold = result->is_hidden;
  if (result->is_hidden) {
    result->n = result->missing = 0;
    result->weight = 0;
    for (guint i = 0; i < result->counts->len; i++) {
      ((EnsOptionCount *) result->counts->pdata[i])->n = 0;
      ((EnsOptionCount *) result->counts->pdata[i])->weighted = 0;
    }
  }
  ens_item_result_finish (result);
}

/**
 * ens_choice_figures_list_results:
 * @counter: (nullable): of one project only; nil for figures that do not say whose they are
 *
 * Returns: (transfer full) (element-type EnsItemResult): what came of the questions of @round, of
 *   everybody and of groups, whose names are left out
 */
GPtrArray *
ens_choice_figures_list_results (EnsSession *session,
                                 const EnsUuid *round,
                                 const EnsUuid *counter,
                                 GError **error)
{
  g_autoptr (GPtrArray) items = ens_survey_list_items (session, round, error);
  g_autoptr (GPtrArray)
               results = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_item_result_free);

  for (guint i = 0; items != NULL && i < items->len; i++) {
    Reading reading = { items->pdata[i], counter, results, results->len };

    if (reading.item->item->kind != ENS_ITEM_TEXT &&
        !ens_store_each_with (ens_session_get_store (session), &ens_choice_figure_entity, "item",
                              &reading.item->item->id, read_figure, &reading, error))
      return NULL;
  }
  for (guint i = 0; i < results->len; i++)
    finish (results->pdata[i]);
  return items != NULL ? g_steal_pointer (&results) : NULL;
}
