// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The join against comparing every pair: among many members, where it looks under the rarest, and among
// few, where it compares prints.
#include "ens-error.h"
#include "ens-rng.h"
#include "ens-set-join.h"

#include <stdlib.h>

#define N_SETS 1500

typedef struct {
  EnsPieceSet sets[N_SETS];
  guint n;
} Sets;

static void
clear_sets (Sets *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->sets[i].pieces);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sets, clear_sets)

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static void
sort_set (EnsPieceSet *set)
{
  guint n = 0;

  if (set->n > 0)
    qsort (set->pieces, set->n, sizeof (guint32), compare_numbers);
  for (guint i = 0; i < set->n; i++)
    if (n == 0 || set->pieces[i] != set->pieces[n - 1])
      set->pieces[n++] = set->pieces[i];
  set->n = n;
}

// Low numbers come often. Every third set is an earlier one with a few members changed.
static void
draw_sets (Sets *self, guint n_members, guint largest)
{
  EnsRng rng;

  ens_rng_seed (&rng, n_members);
  self->n = N_SETS;
  for (guint i = 0; i < N_SETS; i++) {
    EnsPieceSet *set = &self->sets[i];
    guint n_new = ens_rng_below (&rng, largest);

    set->pieces = g_new (guint32, 3 * largest);
    if (i % 3 == 2) {
      const EnsPieceSet *other = &self->sets[ens_rng_below (&rng, i)];

      for (; set->n < other->n; set->n++)
        set->pieces[set->n] = other->pieces[set->n];
      n_new = ens_rng_below (&rng, 1 + other->n / 3);
    }
    for (guint j = 0; j < n_new; j++)
      set->pieces[set->n++] = ens_rng_below (&rng, 1 + ens_rng_below (&rng, n_members));
    sort_set (set);
  }
}

static double
get_jaccard (const EnsPieceSet *a, const EnsPieceSet *b)
{
  guint i = 0, j = 0, common = 0;

  while (i < a->n && j < b->n) {
    guint32 x = a->pieces[i], y = b->pieces[j];

    common += x == y;
    i += x <= y;
    j += y <= x;
  }
  return common == 0 ? 0 : (double) common / (a->n + b->n - common);
}

typedef struct {
  guint n;
  double sum;
  guint64 pairs;
} Found;

static void
note_cb (guint a, guint b, double similarity, gpointer data)
{
  Found *found = data;

  g_assert_cmpuint (a, <, b);
  found->n++;
  found->sum += similarity;
  found->pairs ^= ((guint64) a * N_SETS + b + 1) * 0x9e3779b97f4a7c15;
}

static void
assert_all_found (guint n_members, guint largest, double threshold)
{
  g_auto (Sets) sets = { 0 };
  Found plain = { 0 }, joined = { 0 };
  g_autoptr (GError) error = NULL;

  draw_sets (&sets, n_members, largest);
  for (guint b = 0; b < N_SETS; b++)
    for (guint a = 0; a < b; a++) {
      double similarity = get_jaccard (&sets.sets[a], &sets.sets[b]);

      if (similarity >= threshold - 1e-9)
        note_cb (a, b, similarity, &plain);
    }
  g_assert_true (ens_set_join (sets.sets, N_SETS, threshold, note_cb, &joined, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (plain.n, >, 20);
  g_assert_cmpuint (joined.n, ==, plain.n);
  g_assert_cmpuint (joined.pairs, ==, plain.pairs);
  g_assert_cmpfloat_with_epsilon (joined.sum, plain.sum, 1e-6);
}

static void
test_finds_all (void)
{
  static const double thresholds[] = { 0.5, 0.6, 0.75, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++) {
    assert_all_found (20, 12, thresholds[i]);
    assert_all_found (300, 60, thresholds[i]);
    assert_all_found (20000, 60, thresholds[i]);
    assert_all_found (200000, 5, thresholds[i]);
  }
}

static void
test_cancel (void)
{
  g_auto (Sets) sets = { 0 };
  Found found = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  EnsProgress progress = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  draw_sets (&sets, 100, 10);
  g_assert_false (ens_set_join (sets.sets, N_SETS, 0.6, note_cb, &found, &progress, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_CANCELLED);
}

static void
test_nothing (void)
{
  Found found = { 0 };

  g_assert_true (ens_set_join (NULL, 0, 0.6, note_cb, &found, NULL, NULL));
  g_assert_cmpuint (found.n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/set-join/finds-all", test_finds_all);
  g_test_add_func ("/analysis/set-join/cancel", test_cancel);
  g_test_add_func ("/analysis/set-join/nothing", test_nothing);
  return g_test_run ();
}
