// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each cut: texts are put in order along the first axis of a correspondence analysis of the words of the
// class, the order is cut where χ² between the two sides is largest, then texts change sides while that
// makes χ² grow (clustering study §8.6). At the end words have the last say over all texts.
#include "ens-reinert-piles.h"

#include "ens-flat-piles.h"
#include "ens-refine.h"
#include "ens-rng.h"

#include <math.h>
#include <string.h>

// Least size of a class as a share of the mean one, in sets up to and from SMALL_SET texts.
#define LEAST_SHARE_SMALL 0.3
#define LEAST_SHARE       0.1
#define SMALL_SET         500

#define FEW_TEXTS       300
#define AXIS_ROUNDS     60
#define EXCHANGE_PASSES 20
#define REFINE_ROUNDS   30

// A child gives up a word that the cut has used: this contingency coefficient, and under-represented.
#define USED_COEFFICIENT 0.3

typedef struct {
  GArray *rows;
  guint8 *is_allowed;
  gboolean is_final;
} Class;

// The words of the class being cut: a binary table of its rows by its kept stems.
typedef struct {
  guint n;
  const guint *rows;
  guint n_stems;
  guint32 *column;
  guint n_columns;
  double *frequency;
  gsize *start;
  GArray *index;
  double total;
} Table;

typedef struct {
  const Table *table;
  gboolean *is_left;
  double *left;
  double sum;
  double left_total;
  guint n_left;
  guint n_right;
} Cut;

static void
class_free (gpointer data)
{
  Class *class = data;

  g_array_unref (class->rows);
  g_free (class->is_allowed);
  g_free (class);
}

static void
table_clear (Table *self)
{
  g_free (self->column);
  g_free (self->frequency);
  g_free (self->start);
  g_array_unref (self->index);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
count_stems (const EnsFeatures *features, const Class *class, guint32 *df, guint32 *last)
{
  for (guint i = 0; i < class->rows->len; i++) {
    guint n;
    const guint32 *words = ens_features_get_row (features, g_array_index (class->rows, guint, i),
                                                 &n);

    for (guint j = 0; j < n; j++) {
      guint32 stem = ens_features_get_word (features, words[j]).stem;

      df[stem] += class->is_allowed[stem] && last[stem] != i + 1;
      last[stem] = i + 1;
    }
  }
}

static void
fill_rows (Table *self, const EnsFeatures *features, guint32 *last)
{
  for (guint i = 0; i < self->n; i++) {
    guint n;
    const guint32 *words = ens_features_get_row (features, self->rows[i], &n);

    for (guint j = 0; j < n; j++) {
      guint32 stem = ens_features_get_word (features, words[j]).stem;
      guint32 column = self->column[stem];

      if (column == ENS_NO_ID || last[stem] == i + 1)
        continue;
      last[stem] = i + 1;
      g_array_append_val (self->index, column);
      self->frequency[column]++;
      self->total++;
    }
    self->start[i + 1] = self->index->len;
  }
}

static void
table_init (Table *self, const EnsFeatures *features, const Class *class, guint least_df)
{
  guint n_stems = ens_features_get_n_stems (features);
  g_autofree guint32 *df = g_new0 (guint32, n_stems + 1);
  g_autofree guint32 *last = g_new0 (guint32, n_stems + 1);

  self->n = class->rows->len;
  self->rows = (const guint *) (void *) class->rows->data;
  self->n_stems = n_stems;
  self->column = g_new (guint32, n_stems + 1);
  count_stems (features, class, df, last);
  for (guint s = 0; s < n_stems; s++)
    self->column[s] = df[s] >= least_df ? self->n_columns++ : ENS_NO_ID;
  self->frequency = g_new0 (double, self->n_columns + 1);
  self->start = g_new0 (gsize, (gsize) self->n + 1);
  self->index = g_array_new (FALSE, FALSE, sizeof (guint32));
  memset (last, 0, (n_stems + 1) * sizeof (guint32));
  fill_rows (self, features, last);
}

static const guint32 *
get_row (const Table *self, guint row, guint *n)
{
  *n = (guint) (self->start[row + 1] - self->start[row]);
  return &g_array_index (self->index, guint32, self->start[row]);
}

// The place of a row along the axis: the mean of its words' places.
static double
get_place (const Table *self, guint row, const double *word_place)
{
  guint n;
  const guint32 *columns = get_row (self, row, &n);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += word_place[columns[i]];
  return n > 0 ? sum / n : 0;
}

// Takes out the trivial axis, on which every word has the same place, and scales to length 1.
static void
centre_places (const Table *self, double *word_place)
{
  double mean = 0, square = 0, scale;

  for (guint c = 0; c < self->n_columns; c++)
    mean += word_place[c] * self->frequency[c] / self->total;
  for (guint c = 0; c < self->n_columns; c++) {
    word_place[c] -= mean;
    square += word_place[c] * word_place[c] * self->frequency[c];
  }
  scale = square > 0 ? 1 / sqrt (square) : 0;
  for (guint c = 0; c < self->n_columns; c++)
    word_place[c] *= scale;
}

// Reciprocal averaging: words at the mean of their texts, texts at the mean of their words. The power
// method for the first axis of the correspondence analysis.
static double *
dup_places (const Table *self, EnsRng *rng)
{
  double *place = g_new0 (double, self->n + 1);
  g_autofree double *word_place = g_new0 (double, self->n_columns + 1);
  g_autofree double *sums = g_new (double, self->n_columns + 1);

  for (guint c = 0; c < self->n_columns; c++)
    word_place[c] = ens_rng_unit (rng) - 0.5;
  for (guint round = 0; round < AXIS_ROUNDS; round++) {
    centre_places (self, word_place);
    memset (sums, 0, (self->n_columns + 1) * sizeof (double));
    for (guint row = 0; row < self->n; row++) {
      guint n;
      const guint32 *columns = get_row (self, row, &n);

      place[row] = get_place (self, row, word_place);
      for (guint i = 0; i < n; i++)
        sums[columns[i]] += place[row];
    }
    for (guint c = 0; c < self->n_columns; c++)
      word_place[c] = sums[c] / self->frequency[c];
  }
  return place;
}

// χ² = (Σ a²/f - A²/N) N² / (A B)
static double
get_chi (const Table *table, double sum, double left_total)
{
  double n = table->total, right_total = n - left_total;

  if (left_total <= 0 || right_total <= 0)
    return 0;
  return (sum - left_total * left_total / n) * n * n / (left_total * right_total);
}

// By how much Σ a²/f changes when @row goes to the left (@sign 1) or leaves it (-1).
static double
get_change (const Cut *cut, guint row, int sign)
{
  guint n;
  const guint32 *columns = get_row (cut->table, row, &n);
  double change = 0;

  for (guint i = 0; i < n; i++)
    change += (2 * sign * cut->left[columns[i]] + 1) / cut->table->frequency[columns[i]];
  return change;
}

static void
move_row (Cut *cut, guint row, int sign)
{
  guint n;
  const guint32 *columns = get_row (cut->table, row, &n);

  cut->sum += get_change (cut, row, sign);
  cut->left_total += sign * (double) n;
  for (guint i = 0; i < n; i++)
    cut->left[columns[i]] += sign;
  cut->is_left[row] = sign > 0;
  cut->n_left += (guint) sign;
  cut->n_right -= (guint) sign;
}

typedef struct {
  double place;
  guint row;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *x = a, *y = b;

  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

// Moves rows to the left one by one in order of place and leaves those that make χ² largest.
static gboolean
cut_in_order (Cut *cut, EnsRng *rng, guint least)
{
  const Table *table = cut->table;
  g_autofree double *place = dup_places (table, rng);
  g_autofree Placed *order = g_new (Placed, MAX (table->n, 1));
  guint n = 0, best = 0;
  double best_chi = -1;

  for (guint row = 0; row < table->n; row++)
    if (table->start[row + 1] > table->start[row])
      order[n++] = (Placed){ place[row], row };
  cut->n_right = n;
  if (n < 2 * least || n < 2)
    return FALSE;
  qsort (order, n, sizeof (Placed), compare_placed);
  for (guint i = 0; i + 1 < n; i++) {
    double chi;

    move_row (cut, order[i].row, 1);
    chi = get_chi (table, cut->sum, cut->left_total);
    if (i + 1 < least || n - i - 1 < least || chi <= best_chi)
      continue;
    best_chi = chi;
    best = i + 1;
  }
  for (guint i = n - 1; i-- > best;)
    move_row (cut, order[i].row, -1);
  return best > 0;
}

static void
exchange (Cut *cut, guint least)
{
  const Table *table = cut->table;
  double chi = get_chi (table, cut->sum, cut->left_total);

  for (guint pass = 0; pass < EXCHANGE_PASSES; pass++) {
    guint n_moved = 0;

    for (guint row = 0; row < table->n; row++) {
      double words = (double) (table->start[row + 1] - table->start[row]);
      int sign = cut->is_left[row] ? -1 : 1;
      double moved;

      if (words <= 0 || (sign > 0 ? cut->n_right : cut->n_left) <= least)
        continue;
      moved = get_chi (table, cut->sum + get_change (cut, row, sign),
                       cut->left_total + sign * words);
      if (moved <= chi * (1 + 1e-12))
        continue;
      move_row (cut, row, sign);
      chi = moved;
      n_moved++;
    }
    if (n_moved == 0)
      break;
  }
}

// A word by which the cut was made stays only on the side where it belongs.
static void
give_up_words (const Cut *cut, Class *child, gboolean is_left)
{
  const Table *table = cut->table;
  double share = cut->left_total / table->total;

  for (guint s = 0; s < table->n_stems; s++) {
    guint32 c = table->column[s];
    double expected, chi, on_side;

    if (c == ENS_NO_ID)
      continue;
    expected = table->frequency[c] * share;
    chi = (cut->left[c] - expected) * (cut->left[c] - expected) /
          MAX (expected * (1 - share), 1e-12);
    on_side = is_left ? cut->left[c] - expected : expected - cut->left[c];
    if (sqrt (chi / (chi + table->n)) >= USED_COEFFICIENT && on_side < 0)
      child->is_allowed[s] = FALSE;
  }
}

// Texts without kept words follow the larger side.
static Class *
new_child (const Cut *cut, const Class *parent, gboolean is_left)
{
  const Table *table = cut->table;
  Class *child = g_new0 (Class, 1);
  gboolean is_larger = is_left ? cut->n_left >= cut->n_right : cut->n_left < cut->n_right;

  child->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  child->is_allowed = g_memdup2 (parent->is_allowed, table->n_stems + 1);
  for (guint row = 0; row < table->n; row++) {
    gboolean is_mute = table->start[row + 1] == table->start[row];

    if (is_mute ? is_larger : cut->is_left[row] == is_left)
      g_array_append_val (child->rows, table->rows[row]);
  }
  give_up_words (cut, child, is_left);
  return child;
}

// Cuts the class at @index in two; %FALSE when it cannot be cut.
static gboolean
cut_class (GPtrArray *classes, guint index, const EnsFeatures *features, guint least, EnsRng *rng)
{
  Class *parent = g_ptr_array_index (classes, index);
  g_auto (Table) table = { 0 };
  Cut cut = { .table = &table };
  g_autofree gboolean *is_left = NULL;
  g_autofree double *left = NULL;
  Class *one, *two;

  table_init (&table, features, parent, features->n_texts <= FEW_TEXTS ? 2 : 3);
  cut.is_left = is_left = g_new0 (gboolean, table.n + 1);
  cut.left = left = g_new0 (double, table.n_columns + 1);
  if (table.n_columns < 2 || !cut_in_order (&cut, rng, least))
    return FALSE;
  exchange (&cut, least);
  one = new_child (&cut, parent, TRUE);
  two = new_child (&cut, parent, FALSE);
  class_free (parent);
  g_ptr_array_index (classes, index) = one;
  g_ptr_array_add (classes, two);
  return TRUE;
}

static guint
find_largest (GPtrArray *classes)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < classes->len; i++) {
    const Class *class = g_ptr_array_index (classes, i);

    if (class->is_final || class->rows->len < 2)
      continue;
    if (best == G_MAXUINT ||
        class->rows->len > ((const Class *) g_ptr_array_index (classes, best))->rows->len)
      best = i;
  }
  return best;
}

static Class *
new_whole (const EnsFeatures *features)
{
  Class *class = g_new0 (Class, 1);
  guint n_stems = ens_features_get_n_stems (features);

  class->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  class->is_allowed = g_new (guint8, n_stems + 1);
  memset (class->is_allowed, TRUE, n_stems + 1);
  for (guint row = 0; row < features->n_texts; row++)
    g_array_append_val (class->rows, row);
  return class;
}

/**
 * ens_reinert_piles_make:
 * @assignment: (out): for each row its pile; there may be fewer than wanted when no class can be cut
 *
 * Returns: %FALSE with %ENS_ERROR_CANCELLED
 */
gboolean
ens_reinert_piles_make (const EnsPileMaker *maker, guint *assignment, GError **error)
{
  const EnsFeatures *features = maker->space->features;
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func (class_free);
  double share = features->n_texts < SMALL_SET ? LEAST_SHARE_SMALL : LEAST_SHARE;
  guint least = MAX (1, (guint) (share * features->n_texts / maker->k));
  EnsRefine refine = { .k = maker->k, .fixed = maker->fixed, .max_rounds = REFINE_ROUNDS };
  EnsRng rng;

  ens_rng_seed (&rng, maker->seed);
  g_ptr_array_add (classes, new_whole (features));
  while (classes->len < maker->k) {
    guint largest = find_largest (classes);

    if (largest == G_MAXUINT)
      break;
    if (!cut_class (classes, largest, features, least, &rng))
      ((Class *) g_ptr_array_index (classes, largest))->is_final = TRUE;
    if (!ens_progress_step (maker->progress, 0.5 + 0.4 * classes->len / maker->k, error))
      return FALSE;
  }
  for (guint i = 0; i < classes->len; i++) {
    const Class *class = g_ptr_array_index (classes, i);

    for (guint j = 0; j < class->rows->len; j++)
      assignment[g_array_index (class->rows, guint, j)] = i;
  }
  refine.k = classes->len;
  ens_refine_piles (features, &refine, assignment);
  ens_flat_piles_place_wordless (maker, assignment);
  return ens_progress_step (maker->progress, 0.9, error);
}
