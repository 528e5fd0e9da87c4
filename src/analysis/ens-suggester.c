// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two models of naive Bayes, one on stems that also learns from the unplaced statements, one on stems
// and pieces of words that takes over what the first found; beside them a passive-aggressive classifier
// and plain likeness to each criterion's middle. Their standardised scores are added
// (clustering study §3.2, §8.8).
#include "ens-suggester.h"

#include "ens-bayes.h"
#include "ens-error.h"
#include "ens-kernel.h"
#include "ens-passive.h"
#include "ens-suggest-space.h"
#include "ens-top-words.h"

#include <math.h>
#include <string.h>

// Unplaced statements beyond these are not learned from, only ranked.
#define POOL_TEXTS 10000

// Weights of the codebook's texts against a placed statement, and of an unplaced one: at most so much, and
// less where there are so many that they would drown the placed ones.
#define CODEBOOK_IN_MIDDLE 2
#define CODEBOOK_IN_COUNTS 5
#define UNPLACED_IN_COUNTS 0.3f
#define MOST_FROM_UNPLACED 1000.0f

#define SHARPNESS 12

// When more criteria changed, all are compared at once.
#define FEW_STALE 4

// With many criteria: less smoothing, fewer rounds.
#define MANY_LABELS 50

// What share of the rounds is enough to go on from an earlier fit.
#define WARM_SHARE 4

#define PASSIVE_PASSES 5

// Placed statements per criterion from which the classifier is listened to.
#define PASSIVE_FROM               3
#define PASSIVE_FROM_WITH_CODEBOOK 20

// "Fits none" needs so many placed statements to compare with.
#define LEAST_FOR_FIT 20
#define FIT_QUANTILE  0.05

#define LEAST_SAYING 0.5f

struct _EnsSuggester {
  EnsSuggestSpace *space;
  guint n;
  guint n_labels;
  guint width;
  guint n_codebook;
  guint *row_of_text;
  int *label_of_row;
  guint *n_placed;
  guint *n_named;
  guint *unknown;
  guint n_unknown;
  guint n_all_placed;
  EnsBayes *bayes;
  guint n_rounds;
  float unplaced_weight;
  gboolean is_fitted;
  float *middles;
  gboolean *is_stale;
  double *norms;
  float *cosines;
  EnsPassive *passive;
  double least_fit;
};

static gboolean
is_known (const EnsSuggester *self, guint label)
{
  return self->n_placed[label] + self->n_named[label] > 0;
}

static gboolean
is_codebook_row (const EnsSuggester *self, guint row)
{
  return row < self->n_codebook;
}

// Criteria of which nothing is known, neither a name nor a placed statement.
static void
list_unknown (EnsSuggester *self)
{
  self->n_unknown = 0;
  for (guint k = 0; k < self->n_labels; k++)
    if (!is_known (self, k))
      self->unknown[self->n_unknown++] = k;
}

static gboolean
is_pool_row (const EnsSuggester *self, guint row)
{
  return self->label_of_row[row] < 0;
}

// Counts the text of @row for @label, or with @sign -1 takes it back.
static void
learn_row (EnsSuggester *self, guint row, guint label, int sign)
{
  EnsSuggestRow r = ens_suggest_space_get (self->space, row);
  gboolean is_codebook = is_codebook_row (self, row);
  float in_counts = (float) sign * (is_codebook ? CODEBOOK_IN_COUNTS : 1);
  float in_middle = (float) sign * (is_codebook ? CODEBOOK_IN_MIDDLE : 1);

  ens_bayes_learn (self->bayes, row, label, in_counts);
  for (guint i = 0; i < r.n; i++)
    self->middles[(gsize) r.index[i] * self->width + label] += in_middle * r.value[i];
  self->is_stale[label] = TRUE;
  self->label_of_row[row] = sign > 0 ? (int) label : -1;
  if (is_codebook) {
    self->n_named[label] += (guint) sign;
  } else {
    self->n_placed[label] += (guint) sign;
    self->n_all_placed += (guint) sign;
  }
  list_unknown (self);
  // What a person placed counts as that and no longer as what it is likely to be.
  if (self->is_fitted && row < self->space->n_kept)
    ens_bayes_set_shares (self->bayes, row, NULL, self->unplaced_weight);
}

static void
write_cosines (const EnsSuggester *self, EnsSuggestRow row, float *out)
{
  ens_kernel_row_times (row.index, row.value, row.n, self->middles, self->width, out);
  for (guint k = 0; k < self->n_labels; k++)
    out[k] = self->norms[k] > 0 ? (float) (out[k] / sqrt (self->norms[k])) : 0;
}

static void
update_norms (EnsSuggester *self)
{
  memset (self->norms, 0, self->width * sizeof (double));
  for (guint c = 0; c < self->space->n_columns; c++)
    for (guint k = 0; k < self->n_labels; k++) {
      double x = self->middles[(gsize) c * self->width + k];

      self->norms[k] += x * x;
    }
}

// Compares every text with criterion @label alone.
static void
update_column (EnsSuggester *self, guint label)
{
  guint n_columns = self->space->n_columns;
  g_autofree float *column = ens_kernel_alloc (n_columns);
  double *norm = &self->norms[label];
  float scale;

  *norm = 0;
  for (guint c = 0; c < n_columns; c++) {
    column[c] = self->middles[(gsize) c * self->width + label];
    *norm += (double) column[c] * column[c];
  }
  scale = *norm > 0 ? (float) (1 / sqrt (*norm)) : 0;
  for (guint row = 0; row < self->space->n_kept; row++)
    self->cosines[(gsize) row * self->width + label] =
      ens_suggest_space_times_column (self->space, row, column) * scale;
}

// Where only a few criteria changed, only these are compared anew.
static void
update_cosines (EnsSuggester *self)
{
  guint n_stale = 0;

  for (guint k = 0; k < self->n_labels; k++)
    n_stale += self->is_stale[k];
  if (n_stale > FEW_STALE) {
    update_norms (self);
    for (guint row = 0; row < self->space->n_kept; row++)
      write_cosines (self, ens_suggest_space_get (self->space, row),
                     self->cosines + (gsize) row * self->width);
  }
  for (guint k = 0; k < self->n_labels; k++) {
    if (self->is_stale[k] && n_stale <= FEW_STALE)
      update_column (self, k);
    self->is_stale[k] = FALSE;
  }
}

// Nothing is known of some criteria: nothing may speak for them.
static void
shut_out_unknown (const EnsSuggester *self, float *scores)
{
  for (guint i = 0; i < self->n_unknown; i++)
    scores[self->unknown[i]] = -1e9f;
}

static void
write_first_shares (const EnsSuggester *self, guint row, float *shares)
{
  for (guint k = 0; k < self->n_labels; k++)
    shares[k] = SHARPNESS * self->cosines[(gsize) row * self->width + k];
}

static void
write_shares (const EnsSuggester *self, guint row, float *shares)
{
  ens_bayes_score (self->bayes, row, ens_suggest_space_get (self->space, row), ENS_BAYES_STEMS,
                   shares);
}

// An unplaced text counts as what it is likely to be, a placed one not in this way.
static void
count_pool (EnsSuggester *self, void (*write) (const EnsSuggester *self, guint row, float *shares))
{
  g_autofree float *shares = ens_kernel_alloc (self->width);

  for (guint row = 0; row < self->space->n_kept; row++) {
    if (!is_pool_row (self, row))
      continue;
    write (self, row, shares);
    shut_out_unknown (self, shares);
    ens_kernel_softmax (shares, self->n_labels, self->width);
    ens_bayes_set_shares (self->bayes, row, shares, self->unplaced_weight);
  }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return x < y ? -1 : x > y;
}

// Below this likeness to every criterion a statement is unlike nearly all placed ones.
static void
find_least_fit (EnsSuggester *self)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (float));

  self->least_fit = 0;
  for (guint row = self->n_codebook; row < self->space->n_kept; row++)
    if (self->label_of_row[row] >= 0)
      g_array_append_val (
        own, self->cosines[(gsize) row * self->width + (guint) self->label_of_row[row]]);
  if (own->len < LEAST_FOR_FIT)
    return;
  qsort (own->data, own->len, sizeof (float), compare_numbers);
  self->least_fit = g_array_index (own, float, (guint) (FIT_QUANTILE * own->len));
}

// The stems alone find out what is likely; the pieces take it over.
static void
fit_first (EnsSuggester *self)
{
  ens_bayes_begin (self->bayes, ENS_BAYES_STEMS);
  count_pool (self, write_first_shares);
  for (guint round = 1; round <= self->n_rounds; round++) {
    ens_bayes_finish (self->bayes, ENS_BAYES_STEMS);
    ens_bayes_begin (self->bayes, round < self->n_rounds ? ENS_BAYES_STEMS : ENS_BAYES_ALL);
    count_pool (self, write_shares);
  }
}

// Goes on from the shares of the fit before: one placement moves few of them, and only what moved is
// counted and scored anew.
static void
fit_again (EnsSuggester *self)
{
  ens_bayes_keep_scores (self->bayes);
  for (guint round = 0; round < (self->n_rounds + 2) / WARM_SHARE; round++) {
    ens_bayes_finish (self->bayes, ENS_BAYES_STEMS);
    count_pool (self, write_shares);
  }
}

static gboolean
listens_to_passive (const EnsSuggester *self)
{
  guint from = self->n_codebook > 0 ? PASSIVE_FROM_WITH_CODEBOOK : PASSIVE_FROM;

  return self->n_all_placed >= from * self->n_labels;
}

/** ens_suggester_refit: takes into account all that was placed since the last time */
void
ens_suggester_refit (EnsSuggester *self)
{
  update_cosines (self);
  ens_passive_update (self->passive, listens_to_passive (self));
  if (self->is_fitted)
    fit_again (self);
  else
    fit_first (self);
  self->is_fitted = TRUE;
  ens_bayes_finish (self->bayes, ENS_BAYES_ALL);
  find_least_fit (self);
}

static void
score_row (const EnsSuggester *self, guint row, float *out)
{
  EnsSuggestRow r = ens_suggest_space_get (self->space, row);
  g_autofree float *part = ens_kernel_alloc (self->width);

  memset (out, 0, self->width * sizeof (float));
  ens_bayes_score (self->bayes, row, r, ENS_BAYES_STEMS, part);
  ens_kernel_add_standardised (part, self->n_labels, self->width, 1, out);
  ens_bayes_score (self->bayes, row, r, ENS_BAYES_ALL, part);
  ens_kernel_add_standardised (part, self->n_labels, self->width, 1, out);
  if (row < self->space->n_kept) {
    memcpy (part, self->cosines + (gsize) row * self->width, self->width * sizeof (float));
  } else {
    write_cosines (self, r, part);
  }
  ens_kernel_add_standardised (part, self->n_labels, self->width, 0.3f, out);
  if (listens_to_passive (self)) {
    ens_passive_score (self->passive, row, r, part);
    ens_kernel_add_standardised (part, self->n_labels, self->width, 0.5f, out);
  }
  shut_out_unknown (self, out);
}

// What a stem's column says for @label beyond what it says for criteria in general; @says: room.
static float
get_saying (const EnsSuggester *self, guint32 column, guint8 language, guint label, float *says)
{
  float mean = 0;
  guint n = 0;

  ens_bayes_write_saying (self->bayes, column, language, says);
  for (guint k = 0; k < self->n_labels; k++) {
    if (!is_known (self, k))
      continue;
    mean += says[k];
    n++;
  }
  return n > 0 ? says[label] - mean / n : 0;
}

static char *
dup_words (const EnsSuggester *self, guint row, guint label)
{
  guint n;
  const guint32 *words = ens_features_get_row (self->space->features, row, &n);
  guint8 language = ens_suggest_space_get (self->space, row).language;
  g_autofree float *room = ens_kernel_alloc (self->width);
  EnsTopWords top = { 0 };

  for (guint i = 0; i < n; i++) {
    guint32 stem = ens_features_get_word (self->space->features, words[i]).stem;
    guint32 column = ens_weighting_get_stem_column (self->space->weighting, stem);
    float says = column == ENS_NO_ID ? 0 : get_saying (self, column, language, label, room);

    if (says >= LEAST_SAYING)
      ens_top_words_add (&top, words[i], says);
  }
  return ens_top_words_dup_text (&top, self->space->features);
}

// Puts @label among the best @n, of which @found are there; of equals the first stays before.
static guint
keep_if_among_best (const float *scores, guint label, guint found, guint n, EnsSuggestion *items)
{
  guint at = found < n ? found++ : n - 1;

  for (; at > 0 && scores[label] > scores[items[at - 1].label]; at--)
    items[at] = items[at - 1];
  items[at].label = label;
  return found;
}

static guint
choose_for_row (const EnsSuggester *self, guint row, guint top, EnsSuggestion *items)
{
  g_autofree float *scores = ens_kernel_alloc (self->width);
  guint n = MIN (top, self->n_labels - self->n_unknown), found = 0;

  score_row (self, row, scores);
  for (guint k = 0; n > 0 && k < self->n_labels; k++)
    if (found < n || scores[k] > scores[items[n - 1].label])
      found = keep_if_among_best (scores, k, found, n, items);
  ens_kernel_softmax (scores, self->n_labels, self->width);
  for (guint i = 0; i < n; i++)
    items[i] = (EnsSuggestion){ .label = items[i].label, .score = scores[items[i].label] };
  return n;
}

// Rows lie in an order of their own: whoever asks for all texts, one after the other, would wait for each.
static void
expect_text (const EnsSuggester *self, guint text)
{
  guint row = self->row_of_text[text];

  if (row >= self->space->n_kept)
    return;
  ens_kernel_fetch (self->cosines + (gsize) row * self->width, self->width);
  ens_bayes_expect (self->bayes, row);
  ens_passive_expect (self->passive, row);
}

/**
 * ens_suggester_choose:
 * @top: how many at most
 * @items: (out): room for @top; the words that speak for them are left out
 *
 * What ens_suggester_rank() gives, for when all texts are wanted.
 *
 * Returns: how many
 */
guint
ens_suggester_choose (const EnsSuggester *self, guint text, guint top, EnsSuggestion *items)
{
  g_return_val_if_fail (text < self->n, 0);
  if (text + 1 < self->n)
    expect_text (self, text + 1);
  return choose_for_row (self, self->row_of_text[text], top, items);
}

static EnsSuggestions *
rank_row (const EnsSuggester *self, guint row, guint top)
{
  EnsSuggestions *result = g_new0 (EnsSuggestions, 1);

  top = MIN (top, self->n_labels);
  result->items = g_new0 (EnsSuggestion, MAX (top, 1));
  result->n = choose_for_row (self, row, top, result->items);
  for (guint i = 0; i < result->n; i++)
    result->items[i].words = dup_words (self, row, result->items[i].label);
  return result;
}

/**
 * ens_suggester_rank: Returns: (transfer full): the @top criteria for text number @text, best first;
 *   fewer when fewer have a name in the codebook or a placed statement
 */
EnsSuggestions *
ens_suggester_rank (const EnsSuggester *self, guint text, guint top)
{
  g_return_val_if_fail (text < self->n, NULL);
  return rank_row (self, self->row_of_text[text], top);
}

/** ens_suggester_rank_text: Returns: (transfer full): the same for a text that is not among them */
EnsSuggestions *
ens_suggester_rank_text (const EnsSuggester *self, const EnsText *text, guint top)
{
  EnsFeatures *features = self->space->features;
  EnsSuggestions *result;

  ens_features_append (features, text);
  result = rank_row (self, features->n_texts - 1, top);
  ens_features_drop_last (features);
  return result;
}

/**
 * ens_suggester_place:
 * @text: number of a text
 * @label: the criterion a person put it under, or -1 to take it back
 *
 * Learned from at the next ens_suggester_refit().
 */
void
ens_suggester_place (EnsSuggester *self, guint text, int label)
{
  guint row;

  g_return_if_fail (text < self->n && label < (int) self->n_labels);
  row = self->row_of_text[text];
  if (self->label_of_row[row] == label || (label < 0 && self->label_of_row[row] < 0))
    return;
  if (self->label_of_row[row] >= 0)
    learn_row (self, row, (guint) self->label_of_row[row], -1);
  if (label < 0)
    return;
  learn_row (self, row, (guint) label, 1);
  ens_passive_train (self->passive, row, (guint) label);
}

/** ens_suggester_get_fit: Returns: likeness to the nearest criterion, 0 to 1: a sort order for "fits none" */
double
ens_suggester_get_fit (const EnsSuggester *self, guint text)
{
  g_autofree float *cosines = ens_kernel_alloc (self->width);
  float best = 0;
  guint row;

  g_return_val_if_fail (text < self->n, 0);
  row = self->row_of_text[text];
  if (row < self->space->n_kept) {
    memcpy (cosines, self->cosines + (gsize) row * self->width, self->width * sizeof (float));
  } else {
    write_cosines (self, ens_suggest_space_get (self->space, row), cosines);
  }
  for (guint k = 0; k < self->n_labels; k++)
    best = MAX (best, cosines[k]);
  return CLAMP (best, 0, 1);
}

/**
 * ens_suggester_fits_none: Returns: whether @text is less like any criterion than 95 % of the placed
 *   statements are like their own; %FALSE while fewer than 20 are placed. A hint, not a decision.
 */
gboolean
ens_suggester_fits_none (const EnsSuggester *self, guint text)
{
  return ens_suggester_get_fit (self, text) < self->least_fit;
}

typedef struct {
  guint64 hash;
  guint text;
  gboolean is_placed;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->is_placed != y->is_placed)
    return x->is_placed ? -1 : 1;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->text < y->text ? -1 : x->text > y->text;
}

// Placed texts first, so that they are among the rows kept; each part in an order of its own, so that
// nothing depends on the order in which texts came.
static guint *
dup_order (const EnsSuggestInput *input)
{
  g_autofree Place *places = g_new (Place, MAX (input->n, 1));
  guint *order = g_new (guint, MAX (input->n, 1));

  for (guint i = 0; i < input->n; i++) {
    const char *text = input->texts[i].text != NULL ? input->texts[i].text : "";

    places[i] = (Place){ ens_dictionary_hash (input->seed, text, strlen (text)), i,
                         input->placed != NULL && input->placed[i] >= 0 };
  }
  if (input->n > 0)
    qsort (places, input->n, sizeof (Place), compare_places);
  for (guint i = 0; i < input->n; i++)
    order[i] = places[i].text;
  return order;
}

// Rows: the codebook, then the texts in @order.
static EnsFeatures *
read_all (const EnsSuggestInput *input, const guint *order, GError **error)
{
  guint n = input->n_codebook + input->n;
  g_autofree EnsText *all = g_new (EnsText, MAX (n, 1));

  for (guint i = 0; i < input->n_codebook; i++)
    all[i] = input->codebook[i];
  for (guint i = 0; i < input->n; i++)
    all[input->n_codebook + i] = input->texts[order[i]];
  return ens_features_new (all, NULL, n, input->progress, error);
}

static void
weigh_unplaced (EnsSuggester *self)
{
  guint n = 0;

  for (guint row = 0; row < self->space->n_kept; row++)
    n += is_pool_row (self, row);
  self->unplaced_weight = MIN (UNPLACED_IN_COUNTS, MOST_FROM_UNPLACED / MAX (n, 1));
}

static void
prepare (EnsSuggester *self, const EnsSuggestInput *input)
{
  guint n_rows = input->n_codebook + input->n;
  gboolean is_many = input->n_labels > MANY_LABELS;

  self->n = input->n;
  self->n_labels = input->n_labels;
  self->width = ens_kernel_pad (input->n_labels);
  self->n_codebook = input->n_codebook;
  self->n_rounds = is_many ? 3 : 8;
  self->row_of_text = g_new (guint, MAX (input->n, 1));
  self->label_of_row = g_new (int, MAX (n_rows, 1));
  memset (self->label_of_row, 0xff, n_rows * sizeof (int));
  self->n_placed = g_new0 (guint, self->n_labels);
  self->n_named = g_new0 (guint, self->n_labels);
  self->unknown = g_new (guint, self->n_labels);
  self->norms = g_new0 (double, self->width);
  self->is_stale = g_new0 (gboolean, self->n_labels);
  self->bayes = ens_bayes_new (self->space, self->n_labels, is_many ? 0.03f : 0.1f);
  self->middles = ens_kernel_alloc ((gsize) self->space->n_columns * self->width);
  self->passive = ens_passive_new (self->space, self->n_labels);
  list_unknown (self);
  self->cosines = ens_kernel_alloc ((gsize) self->space->n_kept * self->width);
}

static void
learn_input (EnsSuggester *self, const EnsSuggestInput *input, const guint *order)
{
  for (guint i = 0; i < input->n_codebook; i++)
    learn_row (self, i, input->codebook_labels[i], 1);
  for (guint i = 0; i < input->n; i++) {
    guint row = input->n_codebook + i;

    self->row_of_text[order[i]] = row;
    if (input->placed != NULL && input->placed[order[i]] >= 0)
      learn_row (self, row, (guint) input->placed[order[i]], 1);
  }
  for (guint pass = 0; pass < PASSIVE_PASSES; pass++)
    for (guint row = input->n_codebook; row < self->space->n_kept; row++)
      if (self->label_of_row[row] >= 0)
        ens_passive_train (self->passive, row, (guint) self->label_of_row[row]);
}

/**
 * ens_suggester_new:
 *
 * Returns: %NULL with %ENS_ERROR_REFUSED when there is not one criterion, or %ENS_ERROR_CANCELLED
 */
EnsSuggester *
ens_suggester_new (const EnsSuggestInput *input, GError **error)
{
  g_autoptr (EnsSuggester) self = NULL;
  g_autoptr (EnsFeatures) features = NULL;
  g_autofree guint *order = NULL;
  guint n_placed = 0;

  if (input->n_labels == 0) {
    g_set_error_literal (
      error, ENS_ERROR, ENS_ERROR_REFUSED,
      _ ("There is no criterion to suggest; choose a codebook or make piles first"));
    return NULL;
  }
  order = dup_order (input);
  for (guint i = 0; input->placed != NULL && i < input->n; i++)
    n_placed += input->placed[i] >= 0;
  features = read_all (input, order, error);
  if (features == NULL)
    return NULL;
  self = g_new0 (EnsSuggester, 1);
  self->space = ens_suggest_space_new (g_steal_pointer (&features),
                                       input->n_codebook + n_placed +
                                         MIN (input->n - n_placed, POOL_TEXTS),
                                       input->seed, input->progress, error);
  if (self->space == NULL)
    return NULL;
  prepare (self, input);
  learn_input (self, input, order);
  weigh_unplaced (self);
  ens_suggester_refit (self);
  return g_steal_pointer (&self);
}

void
ens_suggester_free (EnsSuggester *self)
{
  if (self == NULL)
    return;
  ens_passive_free (self->passive);
  ens_suggest_space_free (self->space);
  ens_bayes_free (self->bayes);
  g_free (self->row_of_text);
  g_free (self->label_of_row);
  g_free (self->n_placed);
  g_free (self->n_named);
  g_free (self->unknown);
  g_free (self->is_stale);
  g_free (self->norms);
  g_free (self->middles);
  g_free (self->cosines);
  g_free (self);
}

void
ens_suggestions_free (EnsSuggestions *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    g_free (self->items[i].words);
  g_free (self->items);
  g_free (self);
}
