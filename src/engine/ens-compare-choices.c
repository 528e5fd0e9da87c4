// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions are the same when their ids are, or when they are called the same. They are compared only
// where people could answer the same.
#include "ens-compare-choices.h"

#include "ens-compare-private.h"
#include "ens-error.h"

#include <string.h>

static gboolean
has_same_title (const EnsItem *a, const EnsItem *b)
{
  g_autofree char *left = g_utf8_casefold (a->title, -1);
  g_autofree char *right = g_utf8_casefold (b->title, -1);

  return g_strcmp0 (a->language, b->language) == 0 && strcmp (left, right) == 0;
}

static const EnsItemResult *
find_counterpart (const EnsPlace *place, const EnsItem *item)
{
  for (guint i = 0; place->choices != NULL && i < place->choices->len; i++) {
    const EnsItemResult *result = place->choices->pdata[i];

    if (ens_uuid_equal (&result->item->id, &item->id))
      return result;
  }
  for (guint i = 0; place->choices != NULL && i < place->choices->len; i++) {
    const EnsItemResult *result = place->choices->pdata[i];

    if (has_same_title (result->item, item))
      return result;
  }
  return NULL;
}

// A translated answer is the same when its id is.
static gboolean
has_same_options (const EnsItemResult *a, const EnsItemResult *b)
{
  if (a->counts->len != b->counts->len)
    return FALSE;
  for (guint i = 0; i < a->counts->len; i++) {
    const EnsOptionCount *left = a->counts->pdata[i];
    const EnsOptionCount *right = b->counts->pdata[i];

    if (strcmp (left->code, right->code) != 0 || (strcmp (left->label, right->label) != 0 &&
                                                  !ens_uuid_equal (&left->option, &right->option)))
      return FALSE;
  }
  return TRUE;
}

static char *
dup_difference (const EnsItemResult *ours, const EnsItemResult *theirs)
{
  if (ours->item->kind != theirs->item->kind)
    return g_strdup (_ ("another kind of question"));
  if (ours->item->kind == ENS_ITEM_SCALE &&
      (ours->item->least != theirs->item->least || ours->item->most != theirs->item->most))
    return g_strdup (_ ("different scale"));
  return has_same_options (ours, theirs) ? NULL : g_strdup (_ ("other answers to choose from"));
}

static char *
dup_refusal (const EnsComparison *self,
             guint at,
             const EnsItemResult *ours,
             const EnsItemResult *theirs)
{
  char *difference;

  if (theirs == NULL)
    return ens_comparison_dup_unasked (at);
  difference = dup_difference (ours, theirs);
  if (difference != NULL)
    return difference;
  if (!theirs->is_untold && theirs->n + theirs->missing == 0)
    return g_strdup (_ ("no answers yet"));
  if (theirs->contradicts)
    return g_strdup (_ ("not shown: the numbers that came do not add up"));
  return theirs->is_hidden ? ens_comparison_dup_hidden (ens_comparison_get_place (self, at)) : NULL;
}

static void
fill_cell (EnsCompareCell *cell, const EnsItemResult *result)
{
  cell->n = result->n;
  cell->missing = result->missing;
  cell->average = result->mean;
  cell->shares = g_new0 (double, result->counts->len + 1);
  for (guint i = 0; i < result->counts->len; i++)
    cell->shares[i] = ((const EnsOptionCount *) result->counts->pdata[i])->share;
}

static char *
dup_label (const EnsComparison *self, guint owner, const EnsOptionCount *count)
{
  if (ens_uuid_is_nil (&count->option))
    return g_strdup (count->label);
  return ens_comparison_dup_wording (self, owner, &count->option, "label", count->label);
}

static void
add_row (EnsComparison *self, guint owner, const EnsItemResult *ours)
{
  EnsCompareRow *row = ens_compare_row_new (self, &ours->item->id);

  row->is_ours = owner == 0;
  row->is_number = ours->item->kind == ENS_ITEM_SCALE;
  row->title = ens_comparison_dup_wording (self, owner, &ours->item->id, "title",
                                           ours->item->title);
  row->options = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ours->counts->len; i++)
    g_ptr_array_add (row->options, dup_label (self, owner, ours->counts->pdata[i]));
  for (guint i = 0; i < row->n_cells; i++) {
    const EnsItemResult *theirs = find_counterpart (ens_comparison_get_place (self, i), ours->item);
    EnsCompareCell *cell = &row->cells[i];

    cell->is_there = theirs != NULL;
    cell->refusal = dup_refusal (self, i, ours, theirs);
    if (cell->refusal == NULL)
      fill_cell (cell, theirs);
  }
  g_ptr_array_add (self->choices, row);
}

static gboolean
is_listed (const EnsComparison *self, guint before, const EnsItem *item)
{
  for (guint i = 0; i < before; i++)
    if (find_counterpart (ens_comparison_get_place (self, i), item) != NULL)
      return TRUE;
  return FALSE;
}

/** ens_comparison_add_choices: the questions beside the indicators; words that people wrote are not compared. */
void
ens_comparison_add_choices (EnsComparison *self)
{
  for (guint owner = 0; owner < self->places->len; owner++) {
    const GPtrArray *choices = ens_comparison_get_place (self, owner)->choices;

    for (guint i = 0; choices != NULL && i < choices->len; i++) {
      const EnsItemResult *result = choices->pdata[i];

      if (result->item->kind != ENS_ITEM_TEXT && !is_listed (self, owner, result->item))
        add_row (self, owner, result);
    }
  }
}
