// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An answer is added to the profile of who gave it, and profiles to parts at the end, so that a million
// answers cost little more than reading them.
#include "ens-answer-counts.h"

#include "ens-figure.h"
#include "ens-indicator.h"
#include "ens-mask-limit.h"
#include "ens-reply.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"
#include "ens-survey.h"
#include "ens-tally.h"

#include <string.h>

/**
 * Counting:
 * @cells: EnsLevelCounts by indicator and profile
 * @replies: how many answered, by item and profile
 * @at: those to the item that is counted
 * @strangers: indicators that came with figures of others
 * @has_sheets: somebody filled one
 * @is_chosen: somebody chose what the round asks
 * @is_of_others: there are figures of the round, and no sheet
 */
typedef struct {
  EnsAnswerCounts *result;
  GHashTable *indicators;
  GHashTable *strangers;
  gboolean has_sheets;
  gboolean is_chosen;
  gboolean is_of_others;
  EnsLevelCounts *cells;
  EnsLevelCounts *wished_cells;
  gint64 *replies;
  gint64 *at;
  EnsUuid last_respondent;
  const EnsAnswerPerson *last_person;
} Counting;

void
ens_answer_counts_free (EnsAnswerCounts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->people, ens_answer_people_free);
  g_clear_pointer (&self->plan, ens_mask_plan_free);
  g_free (self->levels);
  g_free (self->wished);
  g_free (self);
}

static gint64
count_levels (const EnsLevelCounts *counts)
{
  gint64 n = 0;

  for (guint i = 0; i < ENS_N_LEVELS; i++)
    n += counts->level[i];
  return n;
}

/** ens_answer_counts_get: Returns: (transfer none): counts of the @indicator-th for the @part-th. */
const EnsLevelCounts *
ens_answer_counts_get (const EnsAnswerCounts *self, guint indicator, guint part, gboolean is_wished)
{
  return &(is_wished ? self->wished : self->levels)[indicator * self->people->parts->len + part];
}

/** ens_answer_counts_get_question: Returns: the place of the @indicator-th in the plan. */
guint
ens_answer_counts_get_question (const EnsAnswerCounts *self, guint indicator, gboolean is_wished)
{
  return is_wished ? self->indicators->len + self->items->len + indicator : indicator;
}

/** ens_answer_counts_hides: Returns: whether nothing may be shown of the @indicator-th for the @part-th. */
gboolean
ens_answer_counts_hides (const EnsAnswerCounts *self,
                         guint indicator,
                         guint part,
                         gboolean is_wished)
{
  guint question = ens_answer_counts_get_question (self, indicator, is_wished);

  return ens_mask_plan_hides (self->plan, question, part) ||
         count_levels (ens_answer_counts_get (self, indicator, part, is_wished)) < self->least;
}

/**
 * ens_answer_counts_hides_sums:
 *
 * Returns: whether not even all answers to all questions may be counted together, since of one of them
 *   too few are there: the others would be subtracted
 */
gboolean
ens_answer_counts_hides_sums (const EnsAnswerCounts *self)
{
  const EnsAnswerPart *everybody = self->people->parts->pdata[0];

  if (everybody->people == 0)
    return FALSE;
  if (self->plan->hides_set[0])
    return TRUE;
  for (guint i = 0; i < self->indicators->len; i++)
    if (ens_answer_counts_hides (self, i, 0, FALSE) &&
        count_levels (ens_answer_counts_get (self, i, 0, FALSE)) > 0)
      return TRUE;
  for (guint i = 0; i < self->items->len; i++)
    if (ens_mask_plan_hides (self->plan, self->indicators->len + i, 0))
      return TRUE;
  return FALSE;
}

static void
clear_counting (Counting *counting)
{
  g_clear_pointer (&counting->indicators, g_hash_table_unref);
  g_hash_table_unref (counting->strangers);
  g_free (counting->cells);
  g_free (counting->wished_cells);
  g_free (counting->replies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, clear_counting)

static gboolean
count_answer (const EnsUuid *respondent,
              const EnsUuid *indicator,
              int level,
              int wished,
              gpointer data)
{
  Counting *counting = data;
  gpointer place = NULL;
  gsize at;

  // The answers of a sheet mostly follow one another.
  if (counting->last_person == NULL || !ens_uuid_equal (&counting->last_respondent, respondent)) {
    counting->last_respondent = *respondent;
    counting->last_person = ens_answer_people_find (counting->result->people, respondent);
  }
  if (counting->last_person == NULL ||
      !g_hash_table_lookup_extended (counting->indicators, indicator, NULL, &place))
    return TRUE;
  at = (gsize) GPOINTER_TO_UINT (place) * counting->result->people->profiles->len +
       counting->last_person->profile;
  ens_level_counts_add (&counting->cells[at], level, counting->last_person->weight);
  ens_level_counts_add (&counting->wished_cells[at], wished, counting->last_person->weight);
  return TRUE;
}

// Profiles add up to parts; everybody is in the first.
static void
add_up (Counting *counting)
{
  EnsAnswerCounts *result = counting->result;
  guint n_parts = result->people->parts->len;
  guint n_profiles = counting->result->people->profiles->len;

  result->levels = g_new0 (EnsLevelCounts, (gsize) result->indicators->len * n_parts + 1);
  result->wished = g_new0 (EnsLevelCounts, (gsize) result->indicators->len * n_parts + 1);
  for (guint p = 0; p < n_profiles; p++) {
    const EnsAnswerProfile *profile = counting->result->people->profiles->pdata[p];

    for (guint k = 0; k < profile->parts->len; k++) {
      guint part = g_array_index (profile->parts, guint, k);

      for (guint i = 0; i < result->indicators->len; i++) {
        gsize from = (gsize) i * n_profiles + p;
        gsize to = (gsize) i * n_parts + part;

        ens_level_counts_merge (&result->levels[to], &counting->cells[from]);
        ens_level_counts_merge (&result->wished[to], &counting->wished_cells[from]);
      }
    }
  }
}

// Each tag has those without it beside it: what is shown must not tell of them when they are few.
static void
fill_sets (const EnsAnswerCounts *self,
           EnsMaskSets *sets,
           EnsMaskSetKind *kinds,
           gboolean *is_member)
{
  guint n_parts = self->people->parts->len;
  guint n = self->people->profiles->len;
  guint set = n_parts;

  for (guint p = 0; p < n; p++) {
    const EnsAnswerProfile *profile = self->people->profiles->pdata[p];

    for (guint k = 0; k < profile->parts->len; k++)
      is_member[g_array_index (profile->parts, guint, k) * n + p] = TRUE;
  }
  for (guint part = 0; part < n_parts; part++) {
    kinds[part] = ((EnsAnswerPart *) self->people->parts->pdata[part])->kind;
    if (kinds[part] != ENS_MASK_SET_TAG)
      continue;
    kinds[set] = ENS_MASK_SET_SECRET;
    for (guint p = 0; p < n; p++)
      is_member[set * n + p] = !is_member[part * n + p];
    set++;
  }
  sets->n_sets = set;
}

// @answers: question by question, of each profile: how many answered.
static EnsMaskPlan *
make_plan (const EnsAnswerCounts *self, const gint64 *answers, guint n)
{
  guint n_sets = 2 * self->people->parts->len;
  guint n_profiles = self->people->profiles->len;
  g_autofree EnsMaskSetKind *kinds = g_new0 (EnsMaskSetKind, n_sets);
  g_autofree gboolean *is_member = g_new0 (gboolean, (gsize) n_sets * n_profiles + 1);
  g_autofree gint64 *people = g_new0 (gint64, n_profiles + 1);
  EnsMaskSets sets = { 0, n_profiles, n, kinds, is_member, people, answers, (guint) self->least };

  fill_sets (self, &sets, kinds, is_member);
  for (guint p = 0; p < n_profiles; p++)
    people[p] = ((EnsAnswerProfile *) self->people->profiles->pdata[p])->people;
  return ens_mask_plan_new (&sets);
}

static void
decide (Counting *counting)
{
  EnsAnswerCounts *result = counting->result;
  gsize n = (gsize) result->people->profiles->len * result->indicators->len;
  gsize n_replies = (gsize) result->people->profiles->len * result->items->len;
  g_autofree gint64 *answers = g_new0 (gint64, 2 * n + n_replies + 1);

  for (gsize i = 0; i < n; i++) {
    answers[i] = count_levels (&counting->cells[i]);
    answers[n + n_replies + i] = count_levels (&counting->wished_cells[i]);
  }
  for (gsize i = 0; i < n_replies; i++)
    answers[n + i] = counting->replies[i];
  result->plan = make_plan (result, answers, 2 * result->indicators->len + result->items->len);
}

// What the round asks, and after it what it does not ask any more but may have answers from.
static GPtrArray *
list_indicators (EnsSession *session, const EnsUuid *round, guint *n_asked, GError **error)
{
  g_autoptr (GPtrArray) asked = ens_survey_list_asked (session, round, error);
  g_autoptr (GPtrArray) all = asked != NULL ? ens_survey_list_indicators (session, error) : NULL;

  if (all == NULL)
    return NULL;
  *n_asked = asked->len;
  for (guint i = 0; i < all->len; i++) {
    const EnsIndicator *indicator = all->pdata[i];

    if (!g_ptr_array_find_with_equal_func (asked, &indicator->id, ens_uuid_equal, NULL))
      g_ptr_array_add (asked, ens_indicator_copy (indicator));
  }
  return g_steal_pointer (&asked);
}

static gboolean
has_answers (const Counting *counting, guint indicator)
{
  gsize n = counting->result->people->profiles->len;

  for (gsize at = indicator * n; at < (indicator + 1) * n; at++)
    if (counting->cells[at].missing > 0 || count_levels (&counting->cells[at]) > 0)
      return TRUE;
  return FALSE;
}

// A survey that others counted and of which there is no sheet asked nothing here, whatever was chosen there.
static gboolean
know_strangers (Counting *counting, EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) figures = ens_session_list_rows (session, ENS_KIND_FIGURE, error);

  if (figures == NULL || !ens_survey_is_chosen (session, round, &counting->is_chosen, error))
    return FALSE;
  counting->has_sheets = g_hash_table_size (counting->result->people->sheets) > 0;
  for (guint i = 0; i < figures->len; i++) {
    const EnsFigure *figure = figures->pdata[i];

    if (ens_uuid_equal (&figure->round, round))
      counting->is_of_others = !counting->has_sheets;
    else
      g_hash_table_add (counting->strangers, g_memdup2 (&figure->indicator, sizeof (EnsUuid)));
  }
  return TRUE;
}

// A sheet has an answer, if a blank one, to all that it asks: what has none was on no sheet. Where nobody
// chose, a round seems to ask also what came from others, and what was made since: on no sheet, it was not
// asked. Of what was asked, nothing is told, not even that nobody answered.
static gboolean
was_asked (const Counting *counting, guint indicator, guint n_asked)
{
  if (has_answers (counting, indicator))
    return TRUE;
  if (indicator >= n_asked || counting->is_of_others)
    return FALSE;
  return counting->is_chosen ||
         (!counting->has_sheets &&
          !g_hash_table_contains (counting->strangers,
                                  counting->result->indicators->pdata[indicator]));
}

static void
drop_unasked (Counting *counting, guint n_asked)
{
  GPtrArray *indicators = counting->result->indicators;
  gsize n = counting->result->people->profiles->len;

  for (guint i = indicators->len; i > 0; i--) {
    gsize n_after = (indicators->len - i) * n * sizeof (EnsLevelCounts);

    if (was_asked (counting, i - 1, n_asked))
      continue;
    memmove (&counting->cells[(i - 1) * n], &counting->cells[i * n], n_after);
    memmove (&counting->wished_cells[(i - 1) * n], &counting->wished_cells[i * n], n_after);
    g_ptr_array_remove_index (indicators, i - 1);
  }
}

static gboolean
count_reply (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsReply *reply = record;
  const Counting *counting = data;
  const EnsAnswerPerson *person = ens_answer_people_find (counting->result->people,
                                                          &reply->respondent);

  if (person != NULL && reply->value != NULL)
    counting->at[person->profile]++;
  return TRUE;
}

static gboolean
count_replies (Counting *counting, EnsSession *session, const EnsUuid *round, GError **error)
{
  GPtrArray *items = counting->result->items = ens_survey_list_items (session, round, error);
  gsize n = counting->result->people->profiles->len;

  if (items == NULL)
    return FALSE;
  for (guint i = items->len; i > 0; i--)
    if (((EnsSurveyItem *) items->pdata[i - 1])->item->kind == ENS_ITEM_SECTION)
      g_ptr_array_remove_index (items, i - 1);
  counting->replies = g_new0 (gint64, items->len * n + 1);
  for (guint i = 0; i < items->len; i++) {
    counting->at = &counting->replies[i * n];
    if (!ens_store_each_with (ens_session_get_store (session), &ens_reply_entity, "item",
                              &((EnsSurveyItem *) items->pdata[i])->item->id, count_reply, counting,
                              error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
count (Counting *counting, EnsSession *session, const EnsUuid *round, GError **error)
{
  EnsAnswerCounts *result = counting->result;
  guint n_asked = 0;
  gsize n_cells;

  result->people = ens_answer_people_new (session, round, error);
  result->indicators = result->people != NULL ? list_indicators (session, round, &n_asked, error)
                                              : NULL;
  if (result->indicators == NULL)
    return FALSE;
  counting->indicators = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  for (guint i = 0; i < result->indicators->len; i++)
    g_hash_table_insert (counting->indicators, result->indicators->pdata[i], GUINT_TO_POINTER (i));
  n_cells = (gsize) result->indicators->len * counting->result->people->profiles->len + 1;
  counting->cells = g_new0 (EnsLevelCounts, n_cells);
  counting->wished_cells = g_new0 (EnsLevelCounts, n_cells);
  if (!ens_store_each_answer (ens_session_get_store (session), round, count_answer, counting,
                              error))
    return FALSE;
  if (!know_strangers (counting, session, round, error))
    return FALSE;
  drop_unasked (counting, n_asked);
  if (!count_replies (counting, session, round, error))
    return FALSE;
  add_up (counting);
  decide (counting);
  return TRUE;
}

/**
 * ens_answer_counts_new:
 * @round: which survey
 *
 * Returns: (transfer full): its answers, counted
 */
EnsAnswerCounts *
ens_answer_counts_new (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (EnsAnswerCounts) self = g_new0 (EnsAnswerCounts, 1);
  g_auto (Counting) counting = { .result = self };

  self->least = ens_mask_limit_get (session);
  counting.strangers = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  return count (&counting, session, round, error) ? g_steal_pointer (&self) : NULL;
}
