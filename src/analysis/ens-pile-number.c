// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The movie group process (Yin and Wang 2014): texts choose among many tables one where much is said in
// their own words and company sits; tables nobody wants stay empty (clustering study §8.7). On a sample.
#include "ens-pile-number.h"

#include "ens-rng.h"

#include <math.h>
#include <string.h>

#define SAMPLE_TEXTS 1500
#define MOST_WORDS   30
#define MOST_TABLES  60
#define SWEEPS       20
#define ALPHA        0.1
#define BETA         0.1

// Tables with fewer texts are leftovers: the method is known to split too much.
#define LEAST_SHARE 0.015
#define LEAST_TEXTS 3

typedef struct {
  const EnsFeatures *features;
  guint n;
  guint k;
  guint n_stems;
  guint32 *number;
  guint *table_of;
  guint *texts;
  guint *words;
  guint32 *counts;
} Process;

// Only the stems of the sample have a number: others would thin out every table.
static void
number_stems (Process *self)
{
  guint n_all = ens_features_get_n_stems (self->features);

  self->number = g_new (guint32, n_all + 1);
  memset (self->number, 0xff, (n_all + 1) * sizeof (guint32));
  for (guint t = 0; t < self->n; t++) {
    guint n;
    const guint32 *words = ens_features_get_row (self->features, t, &n);

    for (guint i = 0; i < n; i++) {
      guint32 stem = ens_features_get_word (self->features, words[i]).stem;

      if (self->number[stem] == ENS_NO_ID)
        self->number[stem] = self->n_stems++;
    }
  }
}

static guint
get_stems (const Process *self, guint text, guint32 stems[MOST_WORDS])
{
  guint n;
  const guint32 *words = ens_features_get_row (self->features, text, &n);

  n = MIN (n, MOST_WORDS);
  for (guint i = 0; i < n; i++)
    stems[i] = self->number[ens_features_get_word (self->features, words[i]).stem];
  return n;
}

static void
seat (Process *self, guint text, guint table, int sign)
{
  guint32 stems[MOST_WORDS];
  guint n = get_stems (self, text, stems);

  self->texts[table] += (guint) sign;
  self->words[table] += (guint) sign * n;
  for (guint i = 0; i < n; i++)
    self->counts[(gsize) stems[i] * self->k + table] += (guint32) sign;
  self->table_of[text] = table;
}

// Before each word: how often it came before in the same text.
static void
count_repeats (const guint32 *stems, guint n, guint *repeats)
{
  for (guint i = 0; i < n; i++) {
    repeats[i] = 0;
    for (guint j = 0; j < i; j++)
      repeats[i] += stems[j] == stems[i];
  }
}

// How much a text wants each table; products of at most thirty ratios stay within a double.
static double
weigh_tables (const Process *self, guint text, double *weights)
{
  guint32 stems[MOST_WORDS];
  guint repeats[MOST_WORDS];
  guint n = get_stems (self, text, stems);
  double total = 0;

  count_repeats (stems, n, repeats);
  for (guint t = 0; t < self->k; t++) {
    double weight = self->texts[t] + ALPHA;

    for (guint i = 0; i < n; i++)
      weight *= (self->counts[(gsize) stems[i] * self->k + t] + BETA + repeats[i]) /
                (self->words[t] + BETA * self->n_stems + i) * 100;
    weights[t] = weight;
    total += weight;
  }
  return total;
}

static guint
choose_table (const Process *self, guint text, gboolean is_last, EnsRng *rng)
{
  double weights[MOST_TABLES];
  double target = weigh_tables (self, text, weights) * ens_rng_unit (rng);
  guint best = 0;

  if (is_last) {
    for (guint t = 1; t < self->k; t++)
      if (weights[t] > weights[best])
        best = t;
    return best;
  }
  for (guint t = 0; t < self->k; t++) {
    target -= weights[t];
    if (target < 0)
      return t;
  }
  return self->k - 1;
}

static void
run (Process *self, EnsRng *rng)
{
  for (guint i = 0; i < self->n; i++)
    seat (self, i, ens_rng_below (rng, self->k), 1);
  for (guint sweep = 0; sweep <= SWEEPS; sweep++)
    for (guint i = 0; i < self->n; i++) {
      seat (self, i, self->table_of[i], -1);
      seat (self, i, choose_table (self, i, sweep == SWEEPS, rng), 1);
    }
}

/**
 * ens_pile_number_propose:
 * @features: texts in an order that makes the first ones a fair sample
 *
 * Returns: 2 or more, or the number of texts when there are fewer
 */
guint
ens_pile_number_propose (const EnsFeatures *features, guint64 seed)
{
  Process self = { .features = features, .n = MIN (features->n_texts, SAMPLE_TEXTS) };
  guint table_of[SAMPLE_TEXTS], texts[MOST_TABLES] = { 0 }, words[MOST_TABLES] = { 0 };
  g_autofree guint32 *counts = NULL;
  g_autofree guint32 *number = NULL;
  guint found = 0;
  EnsRng rng;

  number_stems (&self);
  number = self.number;
  if (self.n <= 2 || self.n_stems == 0)
    return MIN (self.n, 2);
  self.k = CLAMP (self.n / 3, 2, MOST_TABLES);
  counts = g_new0 (guint32, (gsize) self.n_stems * self.k);
  self.counts = counts;
  self.table_of = table_of;
  self.texts = texts;
  self.words = words;
  ens_rng_seed (&rng, seed);
  run (&self, &rng);
  for (guint t = 0; t < self.k; t++)
    found += texts[t] >= MAX (LEAST_TEXTS, LEAST_SHARE * self.n);
  return MAX (found, 2);
}
