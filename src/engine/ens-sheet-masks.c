// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may be said of single sheets is what may be shown of all of them: the plan that masks the results
// decides both.
#include "ens-sheet-masks.h"

#include "ens-answer-counts.h"
#include "ens-outside.h"
#include "ens-respondent.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"

/** EnsRoundMask: @parts, @questions: their places in @counts and its plan, by id */
struct _EnsRoundMask {
  EnsUuid id;
  EnsAnswerCounts *counts;
  GHashTable *parts;
  GHashTable *questions;
};

/**
 * EnsSheetMasks:
 * @project: its id
 * @groups: (nullable): ids of the groups to carry; all when %NULL
 * @rounds: EnsRoundMask of each round
 * @sheets: EnsSheetMask of all sheets that may leave, by the ids they have outside
 */
struct _EnsSheetMasks {
  EnsPrivacy privacy;
  EnsUuid project;
  GHashTable *groups;
  GPtrArray *rounds;
  GPtrArray *sheets;
  GHashTable *by_inside;
  GHashTable *by_outside;
};

static EnsRoundMask *
add_round (EnsSheetMasks *self, EnsSession *session, const EnsUuid *id, GError **error)
{
  EnsRoundMask *round = g_new0 (EnsRoundMask, 1);

  round->id = *id;
  round->counts = ens_answer_counts_new (session, id, error);
  g_ptr_array_add (self->rounds, round);
  if (round->counts == NULL)
    return NULL;
  round->parts = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  round->questions = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  for (guint i = 0; i < round->counts->people->parts->len; i++) {
    EnsAnswerPart *part = g_ptr_array_index (round->counts->people->parts, i);

    if (part->kind == ENS_MASK_SET_GROUP)
      g_hash_table_insert (round->parts, &part->id, GUINT_TO_POINTER (i));
  }
  for (guint i = 0; i < round->counts->indicators->len; i++)
    g_hash_table_insert (round->questions, g_ptr_array_index (round->counts->indicators, i),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < round->counts->items->len; i++) {
    EnsSurveyItem *item = round->counts->items->pdata[i];

    g_hash_table_insert (round->questions, &item->item->id,
                         GUINT_TO_POINTER (round->counts->indicators->len + i));
  }
  return round;
}

static void
free_round (EnsRoundMask *round)
{
  g_clear_pointer (&round->counts, ens_answer_counts_free);
  g_clear_pointer (&round->parts, g_hash_table_unref);
  g_clear_pointer (&round->questions, g_hash_table_unref);
  g_free (round);
}

static EnsRoundMask *
find_round (const EnsSheetMasks *self, const EnsUuid *id)
{
  for (guint i = 0; i < self->rounds->len; i++)
    if (ens_uuid_equal (&((EnsRoundMask *) self->rounds->pdata[i])->id, id))
      return self->rounds->pdata[i];
  return NULL;
}

static gboolean
know_sheet (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;
  EnsSheetMasks *self = data;
  EnsRoundMask *round = find_round (self, &respondent->round);
  gpointer part = NULL;
  EnsSheetMask *sheet;

  // A sheet keyed a second time is for those who keyed it; a round of few people is not for others.
  if (!ens_uuid_is_nil (&respondent->repeats) || round == NULL || round->counts->plan->hides_set[0])
    return TRUE;
  sheet = g_new0 (EnsSheetMask, 1);
  sheet->inside = respondent->id;
  // One that came from outside has such an id already.
  sheet->outside = ens_outside_has_mark (&ens_respondent_entity, respondent)
                     ? respondent->id
                     : ens_outside_make_sheet (&self->project, &respondent->id);
  sheet->round = round;
  if (self->privacy == ENS_PRIVACY_PARTNER &&
      g_hash_table_lookup_extended (round->parts, &respondent->group, NULL, &part) &&
      !round->counts->plan->hides_set[GPOINTER_TO_UINT (part)])
    sheet->part = GPOINTER_TO_UINT (part);
  // Where only some groups leave, a sheet that names none would still be of one of them.
  if (self->groups != NULL &&
      (sheet->part == 0 || !g_hash_table_contains (self->groups, &respondent->group))) {
    g_free (sheet);
    return TRUE;
  }
  g_ptr_array_add (self->sheets, sheet);
  g_hash_table_insert (self->by_inside, &sheet->inside, sheet);
  g_hash_table_insert (self->by_outside, &sheet->outside, sheet);
  return TRUE;
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  return ens_uuid_compare (&(*(EnsSheetMask *const *) a)->outside,
                           &(*(EnsSheetMask *const *) b)->outside);
}

static gboolean
know_sheets (EnsSheetMasks *self, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    if (add_round (self, session, &((EnsRound *) rounds->pdata[i])->id, error) == NULL)
      return FALSE;
  if (rounds == NULL || !ens_store_each (ens_session_get_store (session), &ens_respondent_entity,
                                         know_sheet, self, error))
    return FALSE;
  g_ptr_array_sort (self->sheets, compare_sheets);
  return TRUE;
}

/**
 * ens_sheet_masks_new:
 * @privacy: partner or public
 * @groups: (nullable) (element-type EnsUuid): a set of the groups to carry; all when %NULL
 *
 * Returns: (transfer full): what may be told of the sheets of @session; %NULL when the file could not be
 *   read
 */
EnsSheetMasks *
ens_sheet_masks_new (EnsSession *session, EnsPrivacy privacy, GHashTable *groups, GError **error)
{
  g_autoptr (EnsSheetMasks) self = g_new0 (EnsSheetMasks, 1);

  self->privacy = privacy;
  self->project = ens_session_get_project (session)->id;
  self->groups = groups != NULL ? g_hash_table_ref (groups) : NULL;
  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) free_round);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->by_inside = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  self->by_outside = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  return know_sheets (self, session, error) ? g_steal_pointer (&self) : NULL;
}

void
ens_sheet_masks_free (EnsSheetMasks *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_hash_table_unref (self->by_inside);
  g_hash_table_unref (self->by_outside);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->rounds);
  g_free (self);
}

/** ens_sheet_masks_get: @index: from 0, by the ids outside; Returns: (nullable): %NULL after the last. */
const EnsSheetMask *
ens_sheet_masks_get (const EnsSheetMasks *self, guint index)
{
  return index < self->sheets->len ? self->sheets->pdata[index] : NULL;
}

/** ens_sheet_masks_find: Returns: (nullable): of the sheet @inside; %NULL when it may not leave. */
const EnsSheetMask *
ens_sheet_masks_find (const EnsSheetMasks *self, const EnsUuid *inside)
{
  return g_hash_table_lookup (self->by_inside, inside);
}

/** ens_sheet_masks_find_outside: Returns: (nullable): of the sheet that leaves as @outside. */
const EnsSheetMask *
ens_sheet_masks_find_outside (const EnsSheetMasks *self, const EnsUuid *outside)
{
  return g_hash_table_lookup (self->by_outside, outside);
}

static gboolean
find_question (const EnsRoundMask *round, const EnsUuid *id, gboolean is_wished, guint *question)
{
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (round->questions, id, NULL, &found))
    return FALSE;
  *question = GPOINTER_TO_UINT (found);
  if (is_wished)
    *question = ens_answer_counts_get_question (round->counts, *question, TRUE);
  return TRUE;
}

/**
 * ens_sheet_masks_tells:
 * @sheet: (nullable): one that may leave
 * @question: an indicator or item
 * @is_wished: of an indicator: what is wished for
 *
 * Returns: whether what the sheet says to it may be told; answers of a group too few to be shown are not
 *   told sheet by sheet either
 */
gboolean
ens_sheet_masks_tells (const EnsSheetMasks *self,
                       const EnsSheetMask *sheet,
                       const EnsUuid *question,
                       gboolean is_wished)
{
  const EnsMaskPlan *plan;
  guint place = 0;

  if (sheet == NULL || !find_question (sheet->round, question, is_wished, &place))
    return FALSE;
  plan = sheet->round->counts->plan;
  return !ens_mask_plan_hides (plan, place,
                               self->privacy == ENS_PRIVACY_PUBLIC ? 0 : sheet->part) &&
         !(sheet->part == 0 && self->privacy == ENS_PRIVACY_PARTNER && plan->hides_rest[place]);
}

static gboolean
tells_part (const EnsRoundMask *round, const EnsUuid *question, gboolean is_wished, guint part)
{
  const EnsMaskPlan *plan = round->counts->plan;
  guint place = 0;

  if (question == NULL)
    return !plan->hides_set[part];
  return find_question (round, question, is_wished, &place) &&
         !ens_mask_plan_hides (plan, place, part);
}

/**
 * ens_sheet_masks_tells_all:
 * @question: (nullable): an indicator or item; the sheets themselves when %NULL
 * @is_wished: of an indicator: what is wished for
 *
 * Returns: whether numbers may be told of all sheets, or of all that the chosen groups filled
 */
gboolean
ens_sheet_masks_tells_all (const EnsSheetMasks *self,
                           const EnsUuid *id,
                           const EnsUuid *question,
                           gboolean is_wished)
{
  const EnsRoundMask *round = find_round (self, id);
  GHashTableIter iter;
  gpointer group;

  if (round == NULL)
    return FALSE;
  if (self->groups == NULL)
    return tells_part (round, question, is_wished, 0);
  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, &group, NULL)) {
    gpointer part = NULL;

    if (!g_hash_table_lookup_extended (round->parts, group, NULL, &part) ||
        !tells_part (round, question, is_wished, GPOINTER_TO_UINT (part)))
      return FALSE;
  }
  return TRUE;
}
