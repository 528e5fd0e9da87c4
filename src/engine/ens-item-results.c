// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replies are counted into the parts that the indicators are counted into.
#include "ens-item-results.h"

#include "ens-answer-counts.h"
#include "ens-indicator-stats.h"
#include "ens-option.h"
#include "ens-reply.h"
#include "ens-results-private.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"
#include "ens-survey.h"

#include <string.h>

static void
free_count (EnsOptionCount *count)
{
  g_free (count->code);
  g_free (count->label);
  g_free (count);
}

void
ens_item_result_free (EnsItemResult *self)
{
  if (self == NULL)
    return;
  ens_item_free (self->item);
  g_free (self->part);
  g_free (self->counted_by);
  g_free (self->territory);
  g_ptr_array_unref (self->counts);
  g_free (self);
}

static EnsOptionCount *
add_count (EnsItemResult *result, const char *code, const char *label)
{
  EnsOptionCount *count = g_new0 (EnsOptionCount, 1);

  count->code = g_strdup (code);
  count->label = g_strdup (label);
  g_ptr_array_add (result->counts, count);
  return count;
}

/** ens_item_result_new: Returns: (transfer full): nothing counted yet of @part. */
EnsItemResult *
ens_item_result_new (const EnsSurveyItem *item, const char *part)
{
  EnsItemResult *result = g_new0 (EnsItemResult, 1);

  result->item = ens_item_copy (item->item);
  result->part = g_strdup (part);
  result->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_count);
  for (guint i = 0; i < item->options->len; i++) {
    const EnsOption *option = item->options->pdata[i];

    add_count (result, option->code, option->label)->option = option->id;
  }
  for (gint64 i = item->item->least; item->item->kind == ENS_ITEM_SCALE && i <= item->item->most;
       i++) {
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, i);

    add_count (result, number, number);
  }
  return result;
}

/** Tallying: replies to one item; @results: one for each part */
typedef struct {
  const EnsAnswerPeople *people;
  GPtrArray *results;
} Tallying;

static void
tally_for (EnsItemResult *result, const EnsReply *reply, char **codes, double weight)
{
  if (reply->value == NULL) {
    result->missing++;
    return;
  }
  result->n++;
  result->weight += weight;
  for (guint i = 0; i < result->counts->len; i++) {
    EnsOptionCount *count = result->counts->pdata[i];

    if (!g_strv_contains ((const char *const *) codes, count->code))
      continue;
    count->n++;
    count->weighted += weight;
  }
}

static gboolean
tally_reply (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsReply *reply = record;
  Tallying *tallying = data;
  const EnsAnswerPerson *person = ens_answer_people_find (tallying->people, &reply->respondent);
  g_auto (GStrv) codes = NULL;
  const EnsAnswerProfile *profile;

  if (person == NULL)
    return TRUE;
  codes = g_strsplit (reply->value != NULL ? reply->value : "", " ", -1);
  profile = tallying->people->profiles->pdata[person->profile];
  for (guint k = 0; k < profile->parts->len; k++) {
    guint part = g_array_index (profile->parts, guint, k);

    tally_for (tallying->results->pdata[part], reply, codes, person->weight);
  }
  return TRUE;
}

static void
find_middle (EnsItemResult *result)
{
  double below = 0, sum = 0;
  gboolean has_low = FALSE, has_high = FALSE;

  for (guint i = 0; i < result->counts->len; i++) {
    const EnsOptionCount *count = result->counts->pdata[i];
    gint64 number = result->item->least + i;

    below += count->share;
    sum += (double) number * count->share;
    if (!has_low && 2 * below >= 1 - 1e-9)
      result->median_low = number;
    if (!has_high && 2 * below > 1 + 1e-9)
      result->median_high = number;
    has_low |= 2 * below >= 1 - 1e-9;
    has_high |= 2 * below > 1 + 1e-9;
  }
  result->mean = sum;
}

/** ens_item_result_finish: what the numbers say, once all are counted. */
void
ens_item_result_finish (EnsItemResult *result)
{
  result->is_reliable = result->n >= ENS_RELIABLE_ANSWERS;
  if (result->n == 0)
    return;
  for (guint i = 0; i < result->counts->len; i++) {
    EnsOptionCount *count = result->counts->pdata[i];

    count->share = count->weighted / result->weight;
  }
  if (result->item->kind == ENS_ITEM_SCALE)
    find_middle (result);
}

/** Counted: the results of one item for each part of @counts */
typedef struct {
  const EnsAnswerCounts *counts;
  GPtrArray *by_item;
} Counted;

static EnsItemResult *
new_part (const EnsSurveyItem *item, const EnsAnswerPart *part)
{
  EnsItemResult *result = ens_item_result_new (item, part->name);

  if (part->kind == ENS_MASK_SET_GROUP)
    result->group = part->id;
  return result;
}

static gboolean
count_item (Counted *counted, EnsSession *session, const EnsSurveyItem *item, GError **error)
{
  GPtrArray *parts = counted->counts->people->parts;
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_item_result_free);
  Tallying tallying = { counted->counts->people, results };

  g_ptr_array_add (counted->by_item, results);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (results, new_part (item, parts->pdata[i]));
  if (!ens_store_each_with (ens_session_get_store (session), &ens_reply_entity, "item",
                            &item->item->id, tally_reply, &tallying, error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    ens_item_result_finish (results->pdata[i]);
  return TRUE;
}

static GPtrArray *
choose (const Counted *counted, EnsSplit split)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_item_result_free);
  guint first = counted->counts->indicators->len;

  for (guint i = 0; i < counted->by_item->len; i++) {
    GPtrArray *results = counted->by_item->pdata[i];

    for (guint part = 0; part < results->len; part++) {
      const EnsAnswerPart *of = counted->counts->people->parts->pdata[part];
      EnsItemResult *result = results->pdata[part];

      if (ens_answer_part_get_split (of) != split || (of->people == 0 && split != ENS_SPLIT_NONE))
        continue;
      result->is_hidden = result->n < counted->counts->least ||
                          ens_mask_plan_hides (counted->counts->plan, first + i, part);
      g_ptr_array_add (chosen, result);
      results->pdata[part] = NULL;
    }
  }
  return chosen;
}

/** ens_item_results_list_counted: as ens_item_results_list(), of sheets that are counted already. */
GPtrArray *
ens_item_results_list_counted (EnsSession *session,
                               const EnsAnswerCounts *counts,
                               EnsSplit split,
                               GError **error)
{
  g_autoptr (GPtrArray)
               by_item = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Counted counted = { counts, by_item };

  for (guint i = 0; i < counts->items->len; i++)
    if (!count_item (&counted, session, counts->items->pdata[i], error))
      return NULL;
  return choose (&counted, split);
}

/**
 * ens_item_results_list:
 * @by: (nullable): `group`, `territory` or `tag`; everybody together when %NULL
 *
 * Sheets keyed a second time do not count.
 *
 * Returns: (transfer full) (element-type EnsItemResult): of each item but headings, in their order,
 *   then of the parts
 */
GPtrArray *
ens_item_results_list (EnsSession *session, const EnsUuid *round, const char *by, GError **error)
{
  g_autoptr (EnsAnswerCounts) counts = NULL;
  EnsUuid asked = *round;
  EnsSplit split;

  if (!ens_split_parse (by, &split, error) ||
      (ens_uuid_is_nil (&asked) && !ens_survey_find_round (session, NULL, &asked, error)))
    return NULL;
  counts = ens_answer_counts_new (session, &asked, error);
  return counts != NULL ? ens_item_results_list_counted (session, counts, split, error) : NULL;
}
