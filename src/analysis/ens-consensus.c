// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Average linkage on 1 - (μ c + (1 - μ) cos), c the share of tables that put two cards together, cos the
// likeness of their words, μ = s/(s + 2) with s tables that sorted both (clustering study §7).
#include "ens-consensus.h"

#include "ens-error.h"
#include "ens-kernel.h"
#include "ens-linkage.h"
#include "ens-weighting.h"

#include <math.h>
#include <string.h>

#define MOST_CARDS 5000

// Against how many tables the words of the cards weigh.
#define WORDS_WEIGH 2

static int
get_pile (const EnsConsensusInput *input, guint table, guint card)
{
  return input->piles[(gsize) table * input->n_cards + card];
}

static guint
count_piles (const int *piles, guint n)
{
  int largest = -1;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, piles[i]);
  return (guint) (largest + 1);
}

static double
choose_two (double n)
{
  return n * (n - 1) / 2;
}

/**
 * ens_consensus_rand_index: agreement of two sortings beyond chance (Hubert and Arabie 1985)
 * @a: for each card its pile, or -1
 * @b: likewise; only cards that both sorted count
 *
 * Returns: 1 for the same piles, about 0 for chance; 1 when chance leaves no room to differ
 */
double
ens_consensus_rand_index (const int *a, const int *b, guint n)
{
  guint n_a = count_piles (a, n), n_b = count_piles (b, n);
  g_autofree double *both = g_new0 (double, (gsize) n_a *n_b + 1);
  g_autofree double *in_a = g_new0 (double, n_a + 1);
  g_autofree double *in_b = g_new0 (double, n_b + 1);
  double total = 0, pairs = 0, pairs_a = 0, pairs_b = 0, expected, most;

  for (guint i = 0; i < n; i++) {
    if (a[i] < 0 || b[i] < 0)
      continue;
    both[(gsize) a[i] * n_b + (guint) b[i]]++;
    in_a[a[i]]++;
    in_b[b[i]]++;
    total++;
  }
  for (gsize i = 0; i < (gsize) n_a * n_b; i++)
    pairs += choose_two (both[i]);
  for (guint i = 0; i < n_a; i++)
    pairs_a += choose_two (in_a[i]);
  for (guint i = 0; i < n_b; i++)
    pairs_b += choose_two (in_b[i]);
  if (total < 2)
    return 1;
  expected = pairs_a * pairs_b / choose_two (total);
  most = (pairs_a + pairs_b) / 2;
  return most - expected > 0 ? (pairs - expected) / (most - expected) : 1;
}

static void
compare_tables (EnsConsensus *self, const EnsConsensusInput *input)
{
  double sum = 0;
  guint n_pairs = 0;

  self->table_agreement = g_new (double, (gsize) self->n_tables * self->n_tables + 1);
  for (guint a = 0; a < self->n_tables; a++)
    for (guint b = 0; b <= a; b++) {
      double value = a == b ? 1
                            : ens_consensus_rand_index (input->piles + (gsize) a * self->n_cards,
                                                        input->piles + (gsize) b * self->n_cards,
                                                        self->n_cards);

      self->table_agreement[(gsize) a * self->n_tables + b] = value;
      self->table_agreement[(gsize) b * self->n_tables + a] = value;
      sum += a != b ? value : 0;
      n_pairs += a != b;
    }
  self->agreement = n_pairs > 0 ? sum / n_pairs : NAN;
}

// Cosines of the cards' words, in the order of ens_linkage_pair(); zeros without texts.
static float *
dup_cosines (const EnsConsensusInput *input, GError **error)
{
  guint n = input->n_cards;
  float *cosines = ens_kernel_alloc ((gsize) n * (n - 1) / 2);
  g_autoptr (EnsFeatures) features = NULL;
  g_autoptr (EnsWeighting) weighting = NULL;
  g_autoptr (EnsSparse) x = NULL;
  g_autofree float *dense = NULL;

  if (input->texts == NULL)
    return cosines;
  features = ens_features_new (input->texts, NULL, n, input->progress, error);
  if (features == NULL) {
    g_free (cosines);
    return NULL;
  }
  weighting = ens_weighting_new (features, n);
  x = ens_weighting_dup_matrix (weighting, features, n);
  dense = ens_kernel_alloc (x->n_columns);
  for (guint a = 0; a < n; a++) {
    for (gsize i = x->start[a]; i < x->start[a + 1]; i++)
      dense[x->index[i]] = x->value[i];
    for (guint b = a + 1; b < n; b++) {
      float sum = 0;

      for (gsize i = x->start[b]; i < x->start[b + 1]; i++)
        sum += x->value[i] * dense[x->index[i]];
      cosines[ens_linkage_pair (n, a, b)] = sum;
    }
    for (gsize i = x->start[a]; i < x->start[a + 1]; i++)
      dense[x->index[i]] = 0;
  }
  return cosines;
}

// Fills in @together and turns @cosines into distances.
static void
weigh_pairs (EnsConsensus *self, const EnsConsensusInput *input, float *cosines)
{
  for (guint a = 0; a < self->n_cards; a++)
    for (guint b = a + 1; b < self->n_cards; b++) {
      gsize at = ens_linkage_pair (self->n_cards, a, b);
      guint n_both = 0, n_together = 0;
      double weight, likeness;

      for (guint t = 0; t < self->n_tables; t++) {
        int p = get_pile (input, t, a), q = get_pile (input, t, b);

        n_both += p >= 0 && q >= 0;
        n_together += p >= 0 && p == q;
      }
      self->together[at] = n_both > 0 ? (float) n_together / (float) n_both : 0;
      weight = input->texts != NULL ? (double) n_both / (n_both + WORDS_WEIGH) : 1;
      likeness = weight * self->together[at] + (1 - weight) * cosines[at];
      cosines[at] = (float) (1 - likeness);
    }
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

// The middle of the numbers of piles the tables made.
static guint
find_usual_k (const EnsConsensusInput *input)
{
  g_autofree guint *counts = g_new0 (guint, input->n_tables + 1);

  for (guint t = 0; t < input->n_tables; t++) {
    const int *piles = input->piles + (gsize) t * input->n_cards;
    guint n_piles = count_piles (piles, input->n_cards);
    g_autofree gboolean *is_used = g_new0 (gboolean, n_piles + 1);

    for (guint c = 0; c < input->n_cards; c++)
      if (piles[c] >= 0 && !is_used[piles[c]]) {
        is_used[piles[c]] = TRUE;
        counts[t]++;
      }
  }
  qsort (counts, input->n_tables, sizeof (guint), compare_counts);
  return MAX (1, counts[input->n_tables / 2]);
}

static void
find_certainty (EnsConsensus *self)
{
  for (guint a = 0; a < self->n_cards; a++) {
    double sum = 0;
    guint n = 0;

    for (guint b = 0; b < self->n_cards; b++) {
      if (b == a || self->assignment[b] != self->assignment[a])
        continue;
      sum += ens_consensus_get_together (self, a, b);
      n++;
    }
    self->certainty[a] = n > 0 ? sum / n : 1;
  }
}

static gboolean
check_input (const EnsConsensusInput *input, GError **error)
{
  if (input->n_cards == 0 || input->n_tables == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ (
                           "No table has sorted any card yet; enter the piles of one table first"));
    return FALSE;
  }
  if (input->n_cards > MOST_CARDS) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
                 _ ("More than %d cards cannot be compared two by two; take fewer"), MOST_CARDS);
    return FALSE;
  }
  return TRUE;
}

static guint *
dup_cut (const EnsConsensus *self, guint k)
{
  return ens_linkage_dup_cut (self->merges, self->n_cards, k);
}

/**
 * ens_consensus_new:
 *
 * Returns: %NULL with %ENS_ERROR_REFUSED without cards or tables, %ENS_ERROR_LIMIT above 5,000 cards, or
 *   %ENS_ERROR_CANCELLED
 */
EnsConsensus *
ens_consensus_new (const EnsConsensusInput *input, GError **error)
{
  g_autoptr (EnsConsensus) self = NULL;
  g_autofree float *distances = NULL;
  g_autofree guint *weights = NULL;
  gsize n_pairs = (gsize) input->n_cards * (MAX (input->n_cards, 1) - 1) / 2;

  if (!check_input (input, error))
    return NULL;
  distances = dup_cosines (input, error);
  if (distances == NULL || !ens_progress_step (input->progress, 0.5, error))
    return NULL;
  self = g_new0 (EnsConsensus, 1);
  self->n_cards = input->n_cards;
  self->n_tables = input->n_tables;
  self->together = ens_kernel_alloc (n_pairs);
  self->certainty = g_new0 (double, input->n_cards);
  compare_tables (self, input);
  weigh_pairs (self, input, distances);
  weights = g_new (guint, input->n_cards);
  for (guint c = 0; c < input->n_cards; c++)
    weights[c] = 1;
  self->merges = ens_linkage_join (ENS_LINKAGE_AVERAGE, distances, weights, input->n_cards);
  self->k = MIN (input->k > 0 ? input->k : find_usual_k (input), input->n_cards);
  self->assignment = dup_cut (self, self->k);
  find_certainty (self);
  return g_steal_pointer (&self);
}

/** ens_consensus_get_together: Returns: share of tables that sorted both and put them together; 1 for one card */
double
ens_consensus_get_together (const EnsConsensus *self, guint a, guint b)
{
  g_return_val_if_fail (a < self->n_cards && b < self->n_cards, 0);
  return a == b ? 1 : self->together[ens_linkage_pair (self->n_cards, a, b)];
}

void
ens_consensus_free (EnsConsensus *self)
{
  if (self == NULL)
    return;
  g_free (self->assignment);
  g_free (self->together);
  g_free (self->certainty);
  g_free (self->table_agreement);
  g_free (self->merges);
  g_free (self);
}
