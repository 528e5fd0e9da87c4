// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// c-TF-IDF of a stem in a pile: its share of the pile's words times ln (1 + words per pile / words of
// that stem). Terms that stand in nearly the same texts as a better one are passed over.
#include "ens-pile-terms.h"

#include "ens-exact.h"

#include <string.h>

#define N_TERMS      3
#define N_CANDIDATES 8
#define MAX_JACCARD  0.8

typedef struct {
  guint32 stem;
  guint count;
  double score;
} Candidate;

typedef struct {
  const EnsFeatures *features;
  const guint *texts_of_pile;
  const guint *pile_start;
  guint32 *total;
  guint32 *surface;
  double words_per_pile;
  guint32 *tally;
  GArray *seen;
} Terms;

// For each stem how often it comes and the word it comes as most often.
static void
count_surfaces (Terms *self)
{
  const EnsFeatures *features = self->features;
  guint n_words = ens_features_get_n_words (features);
  g_autofree guint32 *count = g_new0 (guint32, n_words + 1);

  for (guint i = 0; i < features->row_words->len; i++)
    count[g_array_index (features->row_words, guint32, i)]++;
  for (guint w = 0; w < n_words; w++) {
    guint32 stem = ens_features_get_word (features, w).stem;

    if (stem == ENS_NO_ID || count[w] == 0)
      continue;
    self->total[stem] += count[w];
    if (self->surface[stem] == ENS_NO_ID || count[w] > count[self->surface[stem]])
      self->surface[stem] = w;
  }
}

static guint
tally_pile (Terms *self, guint pile)
{
  guint n_words = 0;

  g_array_set_size (self->seen, 0);
  for (guint i = self->pile_start[pile]; i < self->pile_start[pile + 1]; i++) {
    guint n;
    const guint32 *words = ens_features_get_row (self->features, self->texts_of_pile[i], &n);

    for (guint j = 0; j < n; j++) {
      guint32 stem = ens_features_get_word (self->features, words[j]).stem;

      if (self->tally[stem]++ == 0)
        g_array_append_val (self->seen, stem);
    }
    n_words += n;
  }
  return n_words;
}

static void
insert_candidate (Candidate *best, guint *n_best, Candidate candidate)
{
  guint at = *n_best;

  while (at > 0 && (best[at - 1].score < candidate.score ||
                    (best[at - 1].score == candidate.score && best[at - 1].stem > candidate.stem)))
    at--;
  if (at == N_CANDIDATES)
    return;
  *n_best = MIN (*n_best + 1, N_CANDIDATES);
  memmove (best + at + 1, best + at, (*n_best - at - 1) * sizeof (Candidate));
  best[at] = candidate;
}

// For each text of the pile which of the candidates it holds, as bits, summed up in pairs.
static void
count_overlaps (Terms *self,
                guint pile,
                const Candidate *best,
                guint n_best,
                guint both[N_CANDIDATES][N_CANDIDATES])
{
  for (guint i = self->pile_start[pile]; i < self->pile_start[pile + 1]; i++) {
    gboolean holds[N_CANDIDATES] = { FALSE };
    guint n;
    const guint32 *words = ens_features_get_row (self->features, self->texts_of_pile[i], &n);

    for (guint j = 0; j < n; j++)
      for (guint c = 0; c < n_best; c++)
        if (ens_features_get_word (self->features, words[j]).stem == best[c].stem)
          holds[c] = TRUE;
    for (guint a = 0; a < n_best; a++)
      for (guint b = 0; holds[a] && b < n_best; b++)
        both[a][b] += holds[b];
  }
}

static char **
pick_terms (Terms *self, guint pile, const Candidate *best, guint n_best)
{
  guint both[N_CANDIDATES][N_CANDIDATES] = { { 0 } };
  guint picked[N_TERMS], n_picked = 0;
  char **terms = g_new0 (char *, N_TERMS + 1);

  count_overlaps (self, pile, best, n_best, both);
  for (guint c = 0; c < n_best && n_picked < N_TERMS; c++) {
    gboolean is_same = FALSE;

    for (guint p = 0; p < n_picked; p++) {
      guint a = picked[p];
      double any = both[a][a] + both[c][c] - both[a][c];

      is_same |= self->pile_start[pile + 1] - self->pile_start[pile] > 2 &&
                 both[a][c] >= MAX_JACCARD * any;
    }
    if (is_same)
      continue;
    terms[n_picked] = g_strdup (
      ens_features_get_surface (self->features, self->surface[best[c].stem]));
    picked[n_picked++] = c;
  }
  return terms;
}

static char **
describe_pile (Terms *self, guint pile)
{
  Candidate best[N_CANDIDATES + 1];
  guint n_best = 0;
  guint n_words = tally_pile (self, pile);

  for (guint i = 0; i < self->seen->len; i++) {
    guint32 stem = g_array_index (self->seen, guint32, i);
    double share = (double) self->tally[stem] / n_words;

    insert_candidate (best, &n_best,
                      (Candidate){
                        stem, self->tally[stem],
                        share * ens_exact_log (1 + self->words_per_pile / self->total[stem]) });
    self->tally[stem] = 0;
  }
  return pick_terms (self, pile, best, n_best);
}

/**
 * ens_pile_terms_new:
 * @assignment: for each row of @features its pile
 * @k: piles
 *
 * Returns: (transfer full): @k zero-terminated arrays of up to three terms, best first; each freed with
 *   g_strfreev(), then the whole with g_free()
 */
char ***
ens_pile_terms_new (const EnsFeatures *features, const guint *assignment, guint k)
{
  guint n = features->n_texts, n_stems = ens_features_get_n_stems (features);
  g_autofree guint *start = g_new0 (guint, k + 3);
  g_autofree guint *texts = g_new (guint, MAX (n, 1));
  g_autofree guint32 *total = g_new0 (guint32, n_stems + 1);
  g_autofree guint32 *tally = g_new0 (guint32, n_stems + 1);
  g_autofree guint32 *surface = g_new (guint32, n_stems + 1);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint32));
  Terms self = { features, texts, start, total, surface, 0, tally, seen };
  char ***terms = g_new0 (char **, MAX (k, 1));

  memset (surface, 0xff, (n_stems + 1) * sizeof (guint32));
  for (guint i = 0; i < n; i++)
    start[assignment[i] + 2]++;
  for (guint p = 2; p <= k + 1; p++)
    start[p] += start[p - 1];
  for (guint i = 0; i < n; i++)
    texts[start[assignment[i] + 1]++] = i;
  self.words_per_pile = (double) features->row_words->len / MAX (k, 1);
  count_surfaces (&self);
  for (guint p = 0; p < k; p++)
    terms[p] = describe_pile (&self, p);
  return terms;
}
