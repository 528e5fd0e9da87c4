// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stem says ln P(stem | pile) - ln P(stem), both smoothed.
#include "ens-pile-words.h"

#include "ens-exact.h"
#include "ens-top-words.h"

#define BETA         0.5
#define LEAST_SAYING 0.3

typedef struct {
  const EnsFeatures *features;
  guint k;
  guint n_stems;
  guint32 *counts;
  guint32 *of_stem;
  guint64 *of_pile;
  guint64 n_all;
} Counts;

static void
count (Counts *self, const guint *rows)
{
  for (guint row = 0; row < self->features->n_texts; row++) {
    guint n;
    const guint32 *words = ens_features_get_row (self->features, row, &n);

    for (guint i = 0; i < n; i++) {
      guint32 stem = ens_features_get_word (self->features, words[i]).stem;

      self->counts[(gsize) stem * self->k + rows[row]]++;
      self->of_stem[stem]++;
      self->of_pile[rows[row]]++;
      self->n_all++;
    }
  }
}

static double
get_saying (const Counts *self, guint32 stem, guint pile)
{
  double there = (self->counts[(gsize) stem * self->k + pile] + BETA) /
                 (self->of_pile[pile] + BETA * self->n_stems);
  double anywhere = (self->of_stem[stem] + BETA) / (self->n_all + BETA * self->n_stems);

  return ens_exact_log (there / anywhere);
}

static char *
dup_words (const Counts *self, guint row, guint pile)
{
  EnsTopWords top = { 0 };
  guint n;
  const guint32 *words = ens_features_get_row (self->features, row, &n);

  for (guint i = 0; i < n; i++) {
    double saying = get_saying (self, ens_features_get_word (self->features, words[i]).stem, pile);

    if (saying >= LEAST_SAYING)
      ens_top_words_add (&top, words[i], (float) saying);
  }
  return ens_top_words_dup_text (&top, self->features);
}

/**
 * ens_pile_words_new:
 * @rows: for each row its pile
 * @k: piles
 *
 * Returns: (transfer full): for each row its strongest words, "doctor, hospital"; empty for none
 */
char **
ens_pile_words_new (const EnsFeatures *features, const guint *rows, guint k)
{
  guint n_stems = ens_features_get_n_stems (features);
  g_autofree guint32 *counts = g_new0 (guint32, (gsize) n_stems * k + 1);
  g_autofree guint32 *of_stem = g_new0 (guint32, n_stems + 1);
  g_autofree guint64 *of_pile = g_new0 (guint64, k + 1);
  Counts self = { features, k, n_stems, counts, of_stem, of_pile, 0 };
  char **result = g_new0 (char *, (gsize) features->n_texts + 1);

  count (&self, rows);
  for (guint row = 0; row < features->n_texts; row++)
    result[row] = dup_words (&self, row, rows[row]);
  return result;
}
