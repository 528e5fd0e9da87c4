// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small number is safe when the same tables could also come from other people, of whom more are in it.
// Such people are found by three kinds of exchange, none of which changes anything that is shown:
//
// * of whole sheets, between people in the same sets shown for the sheets themselves;
// * of an answer against a blank, between people in the same sets shown for that indicator;
// * of anything by people in no set shown for that indicator.
//
// A number that could be as much higher as is asked cannot be pinned down from below; so hiding goes on
// until this holds for every small number. It stops, since nothing hidden is shown again. Row 0 counts
// the sheets; the others are the indicators. People in no group that is named are “the rest”.
#include "ens-mask-plan.h"

#include "ens-rng.h"

#include <string.h>

// A small number could be at least this much higher: it is never within one of a middle value.
#define LEAST_ROOM 3

#define UNLIMITED (G_MAXINT64 / 4)

/**
 * Plan:
 * @n_all: sets and, as the last, the rest
 * @is_member: of all sets; that of the rest follows @hidden
 * @counts: row by row of each profile: sheets, or answers
 * @totals: row by row of each set
 * @hidden: row by row, for each set
 * @keys: a number by chance for each set: a profile's sets have a sum that no others have
 */
typedef struct {
  const EnsMaskSets *sets;
  guint n_all;
  guint n_rows;
  guint n_profiles;
  gboolean *is_member;
  gint64 *counts;
  gint64 *totals;
  gboolean *hidden;
  guint64 *keys;
  gint64 limit;
} Plan;

/** Class: people in the same sets that are shown */
typedef struct {
  gint64 inside_blank;
  gint64 outside_answers;
  gint64 outside_free;
  gboolean has_inside;
} Class;

static gboolean *
hidden_at (const Plan *plan, guint row, guint set)
{
  return &plan->hidden[row * plan->n_all + set];
}

static gboolean
is_in (const Plan *plan, guint set, guint profile)
{
  return plan->is_member[set * plan->n_profiles + profile];
}

static gint64
get_count (const Plan *plan, guint row, guint profile)
{
  return plan->counts[row * plan->n_profiles + profile];
}

static gint64
count_set (const Plan *plan, guint row, guint set)
{
  return plan->totals[row * plan->n_all + set];
}

static void
sum_up (Plan *plan, guint set)
{
  for (guint row = 0; row < plan->n_rows; row++) {
    gint64 *total = &plan->totals[row * plan->n_all + set];

    *total = 0;
    for (guint p = 0; p < plan->n_profiles; p++)
      *total += is_in (plan, set, p) ? get_count (plan, row, p) : 0;
  }
}

static EnsMaskSetKind
get_kind (const Plan *plan, guint set)
{
  return set < plan->sets->n_sets ? plan->sets->kinds[set] : ENS_MASK_SET_SECRET;
}

// The sets that are shown in @row and hold the profile, as one number; 0 for none.
static void
sum_keys (const Plan *plan, guint row, guint64 *sums)
{
  memset (sums, 0, plan->n_profiles * sizeof *sums);
  for (guint set = 0; set < plan->n_all; set++) {
    if (*hidden_at (plan, row, set))
      continue;
    for (guint p = 0; p < plan->n_profiles; p++)
      sums[p] += is_in (plan, set, p) ? plan->keys[set] : 0;
  }
}

static gint64
count_blanks (const Plan *plan, guint row, guint profile)
{
  return get_count (plan, 0, profile) - get_count (plan, row, profile);
}

// People who are in the same sets, as @sums tells them apart.
static guint
sort_into_classes (const Plan *plan,
                   guint row,
                   guint set,
                   const guint64 *sums,
                   const guint64 *row_sums,
                   Class *classes)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint p = 0; p < plan->n_profiles; p++) {
    gpointer place = NULL;
    Class *class;

    if (!g_hash_table_lookup_extended (places, &sums[p], NULL, &place)) {
      place = GUINT_TO_POINTER (g_hash_table_size (places));
      g_hash_table_insert (places, (gpointer) &sums[p], place);
    }
    class = &classes[GPOINTER_TO_UINT (place)];
    if (is_in (plan, set, p)) {
      class->has_inside = TRUE;
      class->inside_blank += count_blanks (plan, row, p);
    } else {
      class->outside_answers += get_count (plan, row, p);
      class->outside_free += row_sums[p] == 0 ? get_count (plan, 0, p) : 0;
    }
  }
  return g_hash_table_size (places);
}

// How much higher the number of @set in @row could be by each kind of exchange.
static gint64
find_room (const Plan *plan, guint row, guint set)
{
  g_autofree guint64 *sheet_sums = g_new (guint64, plan->n_profiles);
  g_autofree guint64 *row_sums = g_new (guint64, plan->n_profiles);
  g_autofree Class *by_sheet = g_new0 (Class, plan->n_profiles + 1);
  g_autofree Class *by_row = g_new0 (Class, plan->n_profiles + 1);
  gint64 sheets = 0, answers = 0, freely = 0;
  guint n;

  sum_keys (plan, 0, sheet_sums);
  sum_keys (plan, row, row_sums);
  n = sort_into_classes (plan, row, set, sheet_sums, row_sums, by_sheet);
  for (guint i = 0; i < n; i++) {
    sheets += by_sheet[i].has_inside ? by_sheet[i].outside_answers : 0;
    freely += by_sheet[i].has_inside ? by_sheet[i].outside_free : 0;
  }
  n = sort_into_classes (plan, row, set, row_sums, row_sums, by_row);
  for (guint i = 0; i < n; i++)
    answers += by_row[i].has_inside ? MIN (by_row[i].inside_blank, by_row[i].outside_answers) : 0;
  for (guint p = 0; p < plan->n_profiles; p++) {
    if (!is_in (plan, set, p))
      continue;
    if (sheet_sums[p] == 0)
      return UNLIMITED;
    if (row_sums[p] != 0)
      return MAX (sheets, answers);
    freely += count_blanks (plan, row, p);
  }
  return MAX (freely, MAX (sheets, answers));
}

// Whether a number is shown nowhere and cannot be told from what is.
static gboolean
is_safe (const Plan *plan, guint row, guint set)
{
  gint64 n = count_set (plan, row, set);

  if (n >= plan->limit || count_set (plan, 0, set) == 0 || count_set (plan, row, 0) == 0)
    return TRUE;
  return *hidden_at (plan, row, set) &&
         find_room (plan, row, set) >= MAX (LEAST_ROOM, plan->limit - n);
}

static void
find_rest (Plan *plan)
{
  guint rest = plan->n_all - 1;

  for (guint p = 0; p < plan->n_profiles; p++) {
    gboolean is_named = FALSE;

    for (guint set = 0; set < rest; set++)
      is_named |= get_kind (plan, set) == ENS_MASK_SET_GROUP && is_in (plan, set, p) &&
                  !*hidden_at (plan, 0, set);
    plan->is_member[rest * plan->n_profiles + p] = !is_named;
  }
  sum_up (plan, rest);
}

// A set whose sheets are not shown is shown nowhere: its answers and blanks would add up to them.
static void
hide (Plan *plan, guint row, guint set)
{
  if (row > 0) {
    *hidden_at (plan, row, set) = TRUE;
    return;
  }
  for (guint r = 0; r < plan->n_rows; r++)
    *hidden_at (plan, r, set) = TRUE;
  find_rest (plan);
}

// What is like a group goes with groups, what is like a tag with tags.
static gboolean
is_group_like (const Plan *plan, guint set)
{
  return set == plan->n_all - 1 || get_kind (plan, set) == ENS_MASK_SET_GROUP;
}

// The smallest set that is shown in @row, has a @rank above the one given, and is neither everybody nor
// the rest; sets like @like come before all others.
static gboolean
next_shown (const Plan *plan, guint row, guint like, guint *set, gint64 *rank)
{
  gint64 best = G_MAXINT64;
  gint64 total = count_set (plan, row, 0) + 1;
  guint found = G_MAXUINT;

  for (guint s = 1; s < plan->n_all - 1; s++) {
    gboolean is_like = is_group_like (plan, s) == is_group_like (plan, like);
    gint64 own = ((is_like ? 0 : total) + count_set (plan, row, s)) * plan->n_all + s;

    if (!*hidden_at (plan, row, s) && own > *rank && own < best) {
      best = own;
      found = s;
    }
  }
  *rank = best;
  *set = found;
  return found != G_MAXUINT;
}

// Looks for one set whose hiding in @row alone would do.
static gboolean
hide_one (Plan *plan, guint row, guint set)
{
  gint64 rank = -1;
  guint other = 0;

  while (next_shown (plan, row, set, &other, &rank)) {
    *hidden_at (plan, row, other) = TRUE;
    if (is_safe (plan, row, set))
      return TRUE;
    *hidden_at (plan, row, other) = FALSE;
  }
  return FALSE;
}

static gboolean
hide_smallest (Plan *plan, guint row, guint like)
{
  gint64 rank = -1;
  guint other = 0;

  if (!next_shown (plan, row, like, &other, &rank))
    return FALSE;
  hide (plan, row, other);
  return TRUE;
}

static gboolean
hide_if_shown (Plan *plan, guint row, guint set)
{
  if (*hidden_at (plan, row, set))
    return FALSE;
  hide (plan, row, set);
  return TRUE;
}

// For the sheets; those of the rest leave with every export as long as anything does.
static gboolean
hide_sheets (Plan *plan, guint set)
{
  guint rest = plan->n_all - 1;

  return (set != rest && hide_if_shown (plan, 0, set)) || hide_smallest (plan, 0, set) ||
         hide_if_shown (plan, 0, 0) || hide_if_shown (plan, 0, rest);
}

/* Hides one thing more; FALSE when nothing is shown at all. */
static gboolean
hide_more (Plan *plan, guint row, guint set)
{
  guint rest = plan->n_all - 1;

  if (row == 0)
    return hide_sheets (plan, set);
  return hide_if_shown (plan, row, set) || hide_one (plan, row, set) ||
         hide_smallest (plan, row, set) || hide_if_shown (plan, row, rest) ||
         (set != 0 && set != rest && hide_if_shown (plan, 0, set)) ||
         (set != 0 && hide_smallest (plan, 0, set)) || hide_if_shown (plan, row, 0) ||
         hide_sheets (plan, set);
}

// Every small number itself.
static void
hide_small (Plan *plan)
{
  for (guint row = 0; row < plan->n_rows; row++)
    for (guint set = 0; set < plan->n_all - 1; set++)
      if (count_set (plan, row, set) < plan->limit && count_set (plan, 0, set) > 0 &&
          !*hidden_at (plan, row, set))
        hide (plan, row, set);
}

// Small sheets first: what they hide, all indicators hide. What is hidden later may leave less room for
// what was safe before, hence again until nothing changes.
static void
make_safe (Plan *plan)
{
  gboolean is_changed = TRUE;

  while (is_changed) {
    is_changed = FALSE;
    for (guint row = 0; row < plan->n_rows; row++)
      for (guint set = 0; set < plan->n_all; set++)
        while (!is_safe (plan, row, set) && hide_more (plan, row, set))
          is_changed = TRUE;
  }
}

static void
plan_clear (Plan *plan)
{
  g_free (plan->is_member);
  g_free (plan->counts);
  g_free (plan->totals);
  g_free (plan->hidden);
  g_free (plan->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
plan_init (Plan *plan, const EnsMaskSets *sets)
{
  gsize size = (gsize) sets->n_sets * sets->n_profiles;
  EnsRng rng;

  plan->sets = sets;
  plan->n_all = sets->n_sets + 1;
  plan->n_rows = sets->n_indicators + 1;
  plan->n_profiles = sets->n_profiles;
  plan->limit = MAX (sets->least, ENS_MASK_LOWEST_LEAST);
  plan->is_member = g_new0 (gboolean, size + sets->n_profiles + 1);
  plan->counts = g_new0 (gint64, (gsize) plan->n_rows * sets->n_profiles + 1);
  plan->totals = g_new0 (gint64, (gsize) plan->n_rows * plan->n_all);
  plan->hidden = g_new0 (gboolean, (gsize) plan->n_rows * plan->n_all);
  plan->keys = g_new0 (guint64, plan->n_all);
  if (size > 0)
    memcpy (plan->is_member, sets->is_member, size * sizeof (gboolean));
  for (guint p = 0; p < sets->n_profiles; p++)
    plan->counts[p] = sets->people[p];
  for (gsize i = 0; i < (gsize) sets->n_indicators * sets->n_profiles; i++)
    plan->counts[sets->n_profiles + i] = sets->answers[i];
  ens_rng_seed (&rng, 1);
  for (guint set = 0; set < plan->n_all; set++)
    plan->keys[set] = ens_rng_next (&rng) | 1;
  find_rest (plan);
  for (guint set = 0; set < sets->n_sets; set++) {
    sum_up (plan, set);
    if (sets->kinds[set] == ENS_MASK_SET_SECRET)
      hide (plan, 0, set);
  }
}

/** ens_mask_plan_new: Returns: (transfer full): what must be hidden. An indicator nobody answered is hidden. */
EnsMaskPlan *
ens_mask_plan_new (const EnsMaskSets *sets)
{
  g_auto (Plan) plan = { 0 };
  EnsMaskPlan *self = g_new0 (EnsMaskPlan, 1);

  plan_init (&plan, sets);
  hide_small (&plan);
  make_safe (&plan);
  self->n_sets = sets->n_sets;
  self->n_indicators = sets->n_indicators;
  self->least = (guint) plan.limit;
  self->hides_set = g_new0 (gboolean, sets->n_sets + 1);
  self->hides = g_new0 (gboolean, (gsize) sets->n_indicators * sets->n_sets + 1);
  self->hides_rest = g_new0 (gboolean, sets->n_indicators + 1);
  for (guint s = 0; s < sets->n_sets; s++)
    self->hides_set[s] = *hidden_at (&plan, 0, s);
  for (guint i = 0; i < sets->n_indicators; i++) {
    for (guint s = 0; s < sets->n_sets; s++)
      self->hides[i * sets->n_sets + s] = *hidden_at (&plan, i + 1, s) ||
                                          count_set (&plan, i + 1, 0) == 0;
    self->hides_rest[i] = *hidden_at (&plan, i + 1, sets->n_sets);
  }
  return self;
}

/** ens_mask_plan_hides: Returns: whether the answers of @set to @indicator are hidden. */
gboolean
ens_mask_plan_hides (const EnsMaskPlan *self, guint indicator, guint set)
{
  g_return_val_if_fail (indicator < self->n_indicators && set < self->n_sets, TRUE);
  return self->hides[indicator * self->n_sets + set];
}

void
ens_mask_plan_free (EnsMaskPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->hides_set);
  g_free (self->hides);
  g_free (self->hides_rest);
  g_free (self);
}
