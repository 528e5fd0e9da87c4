// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chooses a way, makes the piles, and describes them. Rows stand in the space's own order while piles
// are made; only the finished result is put back into the order in which the texts came.
#include "ens-cluster.h"

#include "ens-average-piles.h"
#include "ens-branches.h"
#include "ens-error.h"
#include "ens-flat-piles.h"
#include "ens-full-piles.h"
#include "ens-kernel.h"
#include "ens-language-split.h"
#include "ens-linkage.h"
#include "ens-pile-number.h"
#include "ens-pile-terms.h"
#include "ens-pile-wishes.h"
#include "ens-pile-words.h"
#include "ens-reinert-piles.h"
#include "ens-tree-piles.h"

#include <string.h>

// Below this many texts every text is compared with every other. The study took Reinert from 300 to 2,000
// texts; since k-means starts from dendrograms it is better there too, on 22 of 24 labelled sets.
#define FEW_TEXTS 60

// More texts than these would need too much memory for a dendrogram of all of them.
#define MAX_AVERAGE_TEXTS 5000

#define LONG_WORDS 12

typedef struct {
  const EnsText *texts;
  guint n;
  const EnsClusterOptions *options;
  EnsClusterSpace *space;
  guint k;
  int *fixed;
  guint *rows;
  EnsClusterMerge *row_merges;
  gboolean is_ward;
  EnsClusterMethod method;
  guint n_unmet;
} Run;

static void
clear_run (Run *run)
{
  ens_cluster_space_free (run->space);
  g_free (run->fixed);
  g_free (run->rows);
  g_free (run->row_merges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static guint
count_placed (const Run *run)
{
  int largest = -1;

  for (guint i = 0; run->options->placed != NULL && i < run->n; i++)
    largest = MAX (largest, run->options->placed[i]);
  return (guint) (largest + 1);
}

static EnsClusterMethod
choose_method (const Run *run)
{
  EnsClusterMethod wanted = run->options->method;

  if (run->fixed != NULL)
    return ENS_CLUSTER_FLAT;
  if (wanted == ENS_CLUSTER_AUTO && run->options->prefers_tree)
    return ENS_CLUSTER_TREE;
  if (wanted == ENS_CLUSTER_AUTO)
    wanted = run->n < FEW_TEXTS && !run->space->has_background ? ENS_CLUSTER_AVERAGE
                                                               : ENS_CLUSTER_FLAT;
  if (wanted == ENS_CLUSTER_AVERAGE && run->n > MAX_AVERAGE_TEXTS)
    return ENS_CLUSTER_FLAT;
  return wanted;
}

static void
take_constraints (Run *run)
{
  if (count_placed (run) == 0)
    return;
  run->fixed = g_new (int, run->n);
  for (guint row = 0; row < run->n; row++)
    run->fixed[row] = run->options->placed[run->space->order[row]];
}

static gboolean
choose_piles (Run *run, const EnsPileMaker *maker, GError **error)
{
  if (run->method == ENS_CLUSTER_AVERAGE)
    return ens_average_piles_make (maker, run->rows, &run->row_merges, &run->is_ward, error);
  if (run->method == ENS_CLUSTER_TREE)
    return ens_tree_piles_make (maker, run->rows, &run->is_ward, error);
  if (run->method == ENS_CLUSTER_REINERT)
    return ens_reinert_piles_make (maker, run->rows, error);
  return ens_flat_piles_make (maker, run->rows, error);
}

static gboolean
make_piles (Run *run, GError **error)
{
  EnsPileMaker maker = { .space = run->space,
                         .k = run->k,
                         .seed = run->options->seed,
                         .fixed = run->fixed,
                         .is_sketch = run->options->is_sketch,
                         .progress = run->options->progress };

  if (!choose_piles (run, &maker, error))
    return FALSE;
  // A dendrogram of all texts would not give the filled piles.
  if (run->options->k > 0 && ens_full_piles_fill (&maker, run->rows))
    g_clear_pointer (&run->row_merges, g_free);
  return TRUE;
}

static char *
dup_why (const Run *run)
{
  const char *by_hand = run->options->method != ENS_CLUSTER_AUTO ? _ (" As you chose.") : "";

  if (run->fixed != NULL)
    return g_strdup_printf (_ ("Started from what people placed already; the other texts were put "
                               "with what is nearest to them (k-means, then refined by words)."));
  if (run->method == ENS_CLUSTER_AVERAGE && run->is_ward)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u text is few: each was compared with every other (Ward's linkage, "
                   "since average linkage made one giant pile). Take it as a suggestion.%s",
                   "%u texts are few: each was compared with every other (Ward's linkage, "
                   "since average linkage made one giant pile). Take it as a suggestion.%s",
                   run->n),
      run->n, by_hand);
  if (run->method == ENS_CLUSTER_AVERAGE)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u text is few: each was compared with every other (average cosine). "
                   "Take it as a suggestion.%s",
                   "%u texts are few: each was compared with every other (average cosine). "
                   "Take it as a suggestion.%s",
                   run->n),
      run->n, by_hand);
  if (run->method == ENS_CLUSTER_TREE)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u text: many small groups were joined step by step (a dendrogram on a "
                   "hybrid embedding, then refined by words).%s",
                   "%u texts: many small groups were joined step by step (a dendrogram on a "
                   "hybrid embedding, then refined by words).%s",
                   run->n),
      run->n, by_hand);
  if (run->method == ENS_CLUSTER_REINERT)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u text: the largest group was cut in two again and again where the words "
                   "differ most (Reinert's classification, then refined by words).%s",
                   "%u texts: the largest group was cut in two again and again where the words "
                   "differ most (Reinert's classification, then refined by words).%s",
                   run->n),
      run->n, by_hand);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%u text: grouped by common words and pieces of words (k-means on a hybrid "
                 "embedding, then refined by words).%s",
                 "%u texts: grouped by common words and pieces of words (k-means on a hybrid "
                 "embedding, then refined by words).%s",
                 run->n),
    run->n, by_hand);
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean is_inside = FALSE;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++) {
    gboolean is_space = g_ascii_isspace (*p);

    n += !is_space && !is_inside;
    is_inside = !is_space;
  }
  return n;
}

// The middles of the piles, as sums, over the rows that have points.
static float *
dup_sums (const Run *run, guint k, guint *counted)
{
  const EnsClusterSpace *space = run->space;
  float *sums = ens_kernel_alloc ((gsize) k * space->width);

  for (guint row = 0; row < space->n_points; row++) {
    ens_kernel_add (sums + (gsize) run->rows[row] * space->width,
                    space->points + (gsize) row * space->width, space->width);
    counted[run->rows[row]]++;
  }
  return sums;
}

// Whether @cosine of the text of @row makes it a better medoid than @best, a short one being preferred.
static gboolean
is_better_medoid (const Run *run, guint row, float cosine, guint best, float best_cosine)
{
  gboolean is_short = count_words (run->texts[run->space->order[row]].text) <= LONG_WORDS;
  gboolean is_best_short;

  if (best == G_MAXUINT)
    return TRUE;
  is_best_short = count_words (run->texts[run->space->order[best]].text) <= LONG_WORDS;
  if (is_short != is_best_short)
    return is_short;
  return cosine > best_cosine;
}

static void
find_medoids (const Run *run, EnsClusterResult *result, const float *centres, const guint *counted)
{
  const EnsClusterSpace *space = run->space;
  g_autofree guint *best = g_new (guint, result->k);
  g_autofree float *best_cosine = ens_kernel_alloc (result->k);

  memset (best, 0xff, result->k * sizeof (guint));
  for (guint row = 0; row < space->n; row++) {
    guint pile = run->rows[row];
    float cosine = 0;

    // A pile of which no text has a point is described by its first text.
    if (row >= space->n_points && best[pile] != G_MAXUINT)
      continue;
    if (row < space->n_points)
      ens_kernel_dots (space->points + (gsize) row * space->width,
                       centres + (gsize) pile * space->width, 1, space->width, &cosine);
    if (row < space->n_points)
      result->piles[pile].cohesion += cosine / counted[pile];
    if (!is_better_medoid (run, row, cosine, best[pile], best_cosine[pile]))
      continue;
    best[pile] = row;
    best_cosine[pile] = cosine;
  }
  for (guint pile = 0; pile < result->k; pile++) {
    result->piles[pile].medoid = space->order[best[pile]];
    result->piles[pile].cohesion = CLAMP (result->piles[pile].cohesion, 0, 1);
  }
}

static void
find_neighbours (EnsClusterResult *result, const float *centres, guint width)
{
  g_autofree float *dots = ens_kernel_alloc (result->k);

  for (guint pile = 0; pile < result->k; pile++) {
    guint nearest = pile;

    ens_kernel_dots (centres + (gsize) pile * width, centres, result->k, width, dots);
    for (guint other = 0; other < result->k; other++)
      if (other != pile && (nearest == pile || dots[other] > dots[nearest]))
        nearest = other;
    result->piles[pile].nearest = nearest;
    result->piles[pile].nearness = nearest == pile ? 0 : CLAMP (dots[nearest], 0, 1);
  }
}

static void
name_piles (const Run *run, EnsClusterResult *result)
{
  char ***terms = ens_pile_terms_new (run->space->features, run->rows, result->k);

  for (guint pile = 0; pile < result->k; pile++) {
    EnsClusterPile *p = &result->piles[pile];

    p->terms = terms[pile];
    p->label = g_strjoinv (", ", p->terms);
    if (*p->label == '\0') {
      g_free (p->label);
      p->label = g_strdup (_ ("without words"));
    }
  }
  g_free (terms);
}

// The dendrogram of the piles, down to small groups of texts where these were asked for.
static void
grow_merges (Run *run, EnsClusterResult *result, EnsClusterMerge *top)
{
  const EnsBranches branches = { .space = run->space,
                                 .rows = run->rows,
                                 .k = result->k,
                                 .wanted = run->options->leaves,
                                 .seed = run->options->seed,
                                 .top = top };
  g_autofree guint *leaf_of_row = NULL;

  if (run->options->leaves <= result->k) {
    result->n_leaves = result->k;
    memcpy (result->leaf_of, result->assignment, run->n * sizeof (guint));
    result->merges = top;
    return;
  }
  leaf_of_row = g_new (guint, run->n);
  result->merges = ens_branches_grow (&branches, leaf_of_row, &result->n_leaves);
  for (guint row = 0; row < run->n; row++)
    result->leaf_of[run->space->order[row]] = leaf_of_row[row];
  g_free (top);
}

// The dendrogram: of all texts where it was made so and still gives the piles, else of the piles.
static void
take_merges (Run *run, EnsClusterResult *result, const float *sums, guint *counted)
{
  gboolean has_wishes = run->options->n_together + run->options->n_apart > 0;

  result->leaf_of = g_new (guint, MAX (run->n, 1));
  if (run->row_merges != NULL && !has_wishes) {
    result->n_leaves = run->n;
    result->merges = g_steal_pointer (&run->row_merges);
    for (guint row = 0; row < run->n; row++)
      result->leaf_of[run->space->order[row]] = row;
    return;
  }
  for (guint pile = 0; pile < result->k; pile++)
    counted[pile] = MAX (counted[pile], 1);
  grow_merges (run, result,
               ens_linkage_of_sums (ENS_LINKAGE_AVERAGE, sums, counted, result->k,
                                    run->space->width));
}

static void
explain (const Run *run, EnsClusterResult *result)
{
  g_autofree char **of_row = ens_pile_words_new (run->space->features, run->rows, result->k);

  result->words = g_new0 (char *, (gsize) run->n + 1);
  for (guint row = 0; row < run->n; row++)
    result->words[run->space->order[row]] = of_row[row];
}

static EnsClusterResult *
describe (Run *run)
{
  EnsClusterResult *result = g_new0 (EnsClusterResult, 1);
  guint width = run->space->width;
  g_autofree guint *counted = NULL;
  g_autofree float *sums = NULL;
  g_autofree float *centres = NULL;

  result->n = run->n;
  result->method = run->method;
  result->why = dup_why (run);
  result->n_unmet = run->n_unmet;
  result->has_background = run->space->has_background;
  result->assignment = g_new (guint, run->n);
  for (guint row = 0; row < run->n; row++)
    result->assignment[run->space->order[row]] = run->rows[row];
  result->k = ens_cluster_renumber (result->assignment, run->n, run->k);
  for (guint row = 0; row < run->n; row++)
    run->rows[row] = result->assignment[run->space->order[row]];
  result->piles = g_new0 (EnsClusterPile, result->k);
  for (guint i = 0; i < run->n; i++)
    result->piles[result->assignment[i]].size++;
  counted = g_new0 (guint, result->k);
  sums = dup_sums (run, result->k, counted);
  centres = g_memdup2 (sums, (gsize) result->k * width * sizeof (float));
  for (guint pile = 0; pile < result->k; pile++)
    ens_kernel_normalise (centres + (gsize) pile * width, width);
  find_medoids (run, result, centres, counted);
  find_neighbours (result, centres, width);
  name_piles (run, result);
  take_merges (run, result, sums, counted);
  if (run->options->explains)
    explain (run, result);
  return result;
}

static EnsClusterResult *
cluster_together (const EnsText *texts, guint n, const EnsClusterOptions *options, GError **error)
{
  g_auto (Run) run = { .texts = texts, .n = n, .options = options };

  run.space = ens_cluster_space_new (texts, n, options, error);
  if (run.space == NULL)
    return NULL;
  take_constraints (&run);
  run.k = options->k > 0 ? MIN (options->k, n)
                         : ens_pile_number_propose (run.space->features, options->seed);
  run.k = MAX (run.k, count_placed (&run));
  run.method = choose_method (&run);
  run.rows = g_new0 (guint, n);
  if (!make_piles (&run, error) || !ens_progress_step (options->progress, 1, error))
    return NULL;
  run.n_unmet = ens_pile_wishes_apply (options, run.space, run.fixed, run.k, run.rows);
  return describe (&run);
}

// The pairs of one language, in the numbers of its texts.
static guint
take_pairs (const EnsClusterPair *pairs,
            guint n,
            const EnsLanguageSplit *split,
            guint language,
            const guint *number,
            EnsClusterPair *taken)
{
  guint n_taken = 0;

  for (guint i = 0; i < n; i++)
    if (split->of_text[pairs[i].a] == language && split->of_text[pairs[i].b] == language)
      taken[n_taken++] = (EnsClusterPair){ number[pairs[i].a], number[pairs[i].b] };
  return n_taken;
}

// Whether somebody wants texts of two languages together.
static gboolean
crosses_languages (const EnsClusterOptions *options, const EnsLanguageSplit *split)
{
  for (guint i = 0; i < options->n_together; i++)
    if (split->of_text[options->together[i].a] != split->of_text[options->together[i].b])
      return TRUE;
  return FALSE;
}

// The texts of one language, with those pairs of which both are in it.
static EnsClusterResult *
cluster_language (const EnsText *texts,
                  guint n,
                  const EnsClusterOptions *options,
                  const EnsLanguageSplit *split,
                  guint language,
                  guint k,
                  GError **error)
{
  EnsClusterOptions part = *options;
  g_autofree EnsText *some = g_new (EnsText, split->sizes[language]);
  g_autofree guint *number = g_new (guint, n);
  g_autofree EnsClusterPair *together = g_new (EnsClusterPair, options->n_together + 1);
  g_autofree EnsClusterPair *apart = g_new (EnsClusterPair, options->n_apart + 1);
  guint n_some = 0;

  for (guint i = 0; i < n; i++) {
    if (split->of_text[i] != language)
      continue;
    number[i] = n_some;
    some[n_some++] = texts[i];
  }
  part.k = k;
  part.leaves = (guint) ((guint64) options->leaves * n_some / n);
  part.together = together;
  part.n_together = take_pairs (options->together, options->n_together, split, language, number,
                                together);
  part.apart = apart;
  part.n_apart = take_pairs (options->apart, options->n_apart, split, language, number, apart);
  return cluster_together (some, n_some, &part, error);
}

static EnsClusterResult *
cluster_by_language (const EnsText *texts,
                     guint n,
                     const EnsClusterOptions *options,
                     const EnsLanguageSplit *split,
                     GError **error)
{
  g_autofree EnsClusterResult **parts = g_new0 (EnsClusterResult *, split->n);
  // Without a wish each language gets as many as its own texts propose.
  g_autofree guint *shares = ens_language_split_dup_shares (split, options->k);
  EnsClusterResult *result = NULL;
  gboolean is_done = TRUE;

  for (guint l = 0; l < split->n && is_done; l++) {
    parts[l] = cluster_language (texts, n, options, split, l, options->k > 0 ? shares[l] : 0,
                                 error);
    is_done = parts[l] != NULL;
  }
  if (is_done)
    result = ens_language_split_join (split, parts, n);
  for (guint l = 0; l < split->n; l++)
    ens_cluster_result_free (parts[l]);
  return result;
}

/**
 * ens_cluster:
 * @texts: at least one
 * @n: how many
 * @options: (nullable): %NULL for ENS_CLUSTER_OPTIONS_INIT
 *
 * Texts that are blank or hold nothing but stop words join the largest pile. Texts of several languages
 * are grouped language by language, unless people placed some, or fewer piles are wanted than there are
 * languages. With @options.placed the numbers of piles are not kept: see which pile a placed text is in.
 *
 * Returns: %NULL with %ENS_ERROR_REFUSED when there is nothing to group, or %ENS_ERROR_CANCELLED
 */
EnsClusterResult *
ens_cluster (const EnsText *texts, guint n, const EnsClusterOptions *options, GError **error)
{
  const EnsClusterOptions usual = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsLanguageSplit) split = NULL;

  options = options != NULL ? options : &usual;
  if (n == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("There are no texts to group; add some statements first"));
    return NULL;
  }
  if (!ens_pile_wishes_check (options, n, error))
    return NULL;
  split = ens_language_split_new (texts, n);
  if (split->n > 1 && options->placed == NULL && !crosses_languages (options, split) &&
      (options->k == 0 || options->k >= split->n))
    return cluster_by_language (texts, n, options, split, error);
  return cluster_together (texts, n, options, error);
}
