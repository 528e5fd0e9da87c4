// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Weight (1 + ln tf)(ln((1 + n)/(1 + df)) + 1). Rare stems and 4-grams are left out: they tell one
// text from all others, not piles from one another.
#include "ens-weighting.h"

#include "ens-exact.h"
#include "ens-word-table.h"

#include <math.h>
#include <string.h>

// Up to this many texts every stem counts.
#define FEW_TEXTS 300

// Shares of the two blocks in the squared length. German glues words together, which 4-grams undo.
#define GRAM_SHARE        0.4
#define GRAM_SHARE_GERMAN 0.7

typedef struct {
  guint32 *df;
  guint32 *last_row;
} Frequencies;

static void
count_once (Frequencies *counts, guint32 id, guint32 row)
{
  if (counts->last_row[id] == row + 1)
    return;
  counts->last_row[id] = row + 1;
  counts->df[id]++;
}

static void
count_rows (const EnsFeatures *features, guint n_rows, Frequencies *stems, Frequencies *grams)
{
  for (guint row = 0; row < n_rows; row++) {
    guint n;
    const guint32 *words = ens_features_get_row (features, row, &n);

    for (guint i = 0; i < n; i++) {
      EnsWord word = ens_features_get_word (features, words[i]);

      count_once (stems, word.stem, row);
      for (guint g = 0; g < word.n_grams; g++)
        count_once (grams, word.grams[g], row);
    }
  }
}

static guint32 *
number_columns (const guint32 *df, guint n, guint least, guint *next)
{
  guint32 *columns = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    columns[i] = df[i] >= least ? (*next)++ : ENS_NO_ID;
  return columns;
}

static void
fill_idf (EnsWeighting *self, const guint32 *columns, const guint32 *df, guint n, guint n_rows)
{
  for (guint i = 0; i < n; i++)
    if (columns[i] != ENS_NO_ID)
      self->idf[columns[i]] = (float) (ens_exact_log ((1.0 + n_rows) / (1.0 + df[i])) + 1);
}

/**
 * ens_weighting_new:
 * @n_rows: how many of the first rows to learn from
 */
EnsWeighting *
ens_weighting_new (const EnsFeatures *features, guint n_rows)
{
  EnsWeighting *self = g_new0 (EnsWeighting, 1);
  guint n_stems = ens_features_get_n_stems (features);
  guint n_grams = ens_features_get_n_grams (features);
  g_autofree guint32 *stem_df = g_new0 (guint32, n_stems + 1);
  g_autofree guint32 *stem_last = g_new0 (guint32, n_stems + 1);
  g_autofree guint32 *gram_df = g_new0 (guint32, n_grams + 1);
  g_autofree guint32 *gram_last = g_new0 (guint32, n_grams + 1);
  Frequencies stems = { stem_df, stem_last }, grams = { gram_df, gram_last };
  gboolean is_few = n_rows <= FEW_TEXTS;

  count_rows (features, n_rows, &stems, &grams);
  self->n_stems = n_stems;
  self->n_grams = n_grams;
  self->stem_column = number_columns (stem_df, n_stems, is_few ? 1 : 2, &self->n_columns);
  self->n_stem_columns = self->n_columns;
  self->gram_column = number_columns (gram_df, n_grams, is_few ? 2 : 3, &self->n_columns);
  self->idf = g_new0 (float, self->n_columns + 1);
  self->tally = g_new0 (guint32, self->n_columns + 1);
  fill_idf (self, self->stem_column, stem_df, n_stems, n_rows);
  fill_idf (self, self->gram_column, gram_df, n_grams, n_rows);
  self->index = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->value = g_array_new (FALSE, FALSE, sizeof (float));
  self->count = g_array_new (FALSE, FALSE, sizeof (float));
  return self;
}

static guint32 *
dup_no_columns (guint n)
{
  guint32 *columns = g_new (guint32, MAX (n, 1));

  memset (columns, 0xff, n * sizeof (guint32));
  return columns;
}

/**
 * ens_weighting_new_known: weights learned earlier, from other texts
 * @hashes: of each column what it stands for, stems first
 * @idf: of each column its weight
 */
EnsWeighting *
ens_weighting_new_known (const EnsFeatures *features,
                         const guint64 *hashes,
                         const float *idf,
                         guint n_columns,
                         guint n_stem_columns)
{
  EnsWeighting *self = g_new0 (EnsWeighting, 1);

  self->n_stems = ens_features_get_n_stems (features);
  self->n_grams = ens_features_get_n_grams (features);
  self->stem_column = dup_no_columns (self->n_stems);
  self->gram_column = dup_no_columns (self->n_grams);
  self->n_columns = n_columns;
  self->n_stem_columns = n_stem_columns;
  for (guint c = 0; c < n_columns; c++) {
    gboolean is_stem = c < n_stem_columns;
    guint32 id = ens_dictionary_find (is_stem ? &features->words->by_stem
                                              : &features->words->by_gram,
                                      hashes[c]);

    if (id != ENS_NO_ID && is_stem)
      self->stem_column[id] = c;
    else if (id != ENS_NO_ID)
      self->gram_column[id] = c;
  }
  self->idf = g_memdup2 (idf, n_columns * sizeof (float));
  self->tally = g_new0 (guint32, n_columns + 1);
  self->index = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->value = g_array_new (FALSE, FALSE, sizeof (float));
  self->count = g_array_new (FALSE, FALSE, sizeof (float));
  return self;
}

/** ens_weighting_dup_hashes: Returns: (transfer full): for each column what it stands for */
guint64 *
ens_weighting_dup_hashes (const EnsWeighting *self, const EnsFeatures *features)
{
  guint64 *hashes = g_new0 (guint64, self->n_columns + 1);
  g_autofree guint64 *stems = ens_dictionary_dup_hashes (&features->words->by_stem);
  g_autofree guint64 *grams = ens_dictionary_dup_hashes (&features->words->by_gram);

  for (guint i = 0; i < self->n_stems; i++)
    if (self->stem_column[i] != ENS_NO_ID)
      hashes[self->stem_column[i]] = stems[i];
  for (guint i = 0; i < self->n_grams; i++)
    if (self->gram_column[i] != ENS_NO_ID)
      hashes[self->gram_column[i]] = grams[i];
  return hashes;
}

/** ens_weighting_get_idf: Returns: the weight of a word that comes once */
float
ens_weighting_get_idf (const EnsWeighting *self, guint column)
{
  return self->idf[column];
}

static void
tally_column (EnsWeighting *self, guint32 column)
{
  if (column == ENS_NO_ID)
    return;
  if (self->tally[column]++ == 0)
    g_array_append_val (self->index, column);
}

// Turns the tallies of the columns from @from up to @to into weights whose squares sum to @share.
static void
weigh_block (EnsWeighting *self, guint from, guint to, double share)
{
  double sum = 0;
  float scale;

  for (guint i = from; i < to; i++) {
    guint32 column = g_array_index (self->index, guint32, i);
    guint32 tf = self->tally[column];
    float weight = self->idf[column];

    self->tally[column] = 0;
    g_array_index (self->count, float, i) = (float) tf;
    if (tf > 1)
      weight *= (float) (1 + ens_exact_log (tf));
    g_array_index (self->value, float, i) = weight;
    sum += (double) weight * weight;
  }
  scale = sum > 0 ? (float) sqrt (share / sum) : 0;
  for (guint i = from; i < to; i++)
    g_array_index (self->value, float, i) *= scale;
}

/**
 * ens_weighting_read:
 * @row: a row of @features, which may have been appended since
 *
 * Returns: how many columns of @index and @value are now filled; 0 when the row says nothing known
 */
guint
ens_weighting_read (EnsWeighting *self, const EnsFeatures *features, guint row)
{
  gboolean is_german = strcmp (ens_features_get_language (features, row), "de") == 0;
  double share = is_german ? GRAM_SHARE_GERMAN : GRAM_SHARE;
  guint n, n_stems;
  const guint32 *words = ens_features_get_row (features, row, &n);

  g_array_set_size (self->index, 0);
  for (guint i = 0; i < n; i++) {
    guint32 stem = ens_features_get_word (features, words[i]).stem;

    if (stem < self->n_stems)
      tally_column (self, self->stem_column[stem]);
  }
  n_stems = self->index->len;
  for (guint i = 0; i < n; i++) {
    EnsWord word = ens_features_get_word (features, words[i]);

    for (guint g = 0; g < word.n_grams; g++)
      if (word.grams[g] < self->n_grams)
        tally_column (self, self->gram_column[word.grams[g]]);
  }
  g_array_set_size (self->value, self->index->len);
  g_array_set_size (self->count, self->index->len);
  self->n_stems_read = n_stems;
  if (n_stems == 0 || n_stems == self->index->len) {
    weigh_block (self, 0, self->index->len, 1);
  } else {
    weigh_block (self, 0, n_stems, 1 - share);
    weigh_block (self, n_stems, self->index->len, share);
  }
  return self->index->len;
}

/** ens_weighting_get_stem_column: Returns: the column of @stem, or %ENS_NO_ID */
guint32
ens_weighting_get_stem_column (const EnsWeighting *self, guint32 stem)
{
  return stem < self->n_stems ? self->stem_column[stem] : ENS_NO_ID;
}

/** ens_weighting_dup_matrix: Returns: (transfer full): the first @n_rows rows */
EnsSparse *
ens_weighting_dup_matrix (EnsWeighting *self, const EnsFeatures *features, guint n_rows)
{
  // Room for one: where no text has a word, rows still begin somewhere.
  g_autoptr (GArray) index = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 1);
  g_autoptr (GArray) value = g_array_sized_new (FALSE, FALSE, sizeof (float), 1);
  EnsSparse *matrix = g_new0 (EnsSparse, 1);

  matrix->n_rows = n_rows;
  matrix->n_columns = self->n_columns;
  matrix->start = g_new0 (gsize, (gsize) n_rows + 1);
  for (guint row = 0; row < n_rows; row++) {
    guint n = ens_weighting_read (self, features, row);

    g_array_append_vals (index, self->index->data, n);
    g_array_append_vals (value, self->value->data, n);
    matrix->start[row + 1] = index->len;
  }
  matrix->index = (guint32 *) (void *) g_array_free (g_steal_pointer (&index), FALSE);
  matrix->value = (float *) (void *) g_array_free (g_steal_pointer (&value), FALSE);
  return matrix;
}

void
ens_weighting_free (EnsWeighting *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->index);
  g_array_unref (self->value);
  g_array_unref (self->count);
  g_free (self->stem_column);
  g_free (self->gram_column);
  g_free (self->idf);
  g_free (self->tally);
  g_free (self);
}
