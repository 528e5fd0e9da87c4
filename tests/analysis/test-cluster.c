// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles of a small corpus with known themes; odd input; the same answer in whatever order.
#include "ens-cluster.h"
#include "ens-error.h"
#include "ens-rng.h"

static const char *const themes[4][6] = {
  { "friends", "neighbours", "company", "party", "laughing", "together" },
  { "doctor", "hospital", "medicine", "illness", "nurse", "pain" },
  { "trees", "garden", "park", "birds", "flowers", "river" },
  { "salary", "job", "boss", "office", "contract", "wages" },
};

static const char *const fillers[] = { "having", "good", "near", "enough", "my", "the" };

typedef struct {
  GPtrArray *strings;
  GArray *texts;
  GArray *theme;
} Corpus;

static void
corpus_clear (Corpus *corpus)
{
  g_ptr_array_unref (corpus->strings);
  g_array_unref (corpus->texts);
  g_array_unref (corpus->theme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Corpus, corpus_clear)

static void
corpus_init (Corpus *corpus, guint n)
{
  EnsRng rng;

  ens_rng_seed (&rng, 7);
  corpus->strings = g_ptr_array_new_with_free_func (g_free);
  corpus->texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  corpus->theme = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++) {
    guint theme = i % 4;
    EnsText text = { .language = "en" };

    text.text = g_strdup_printf ("%s %s %s and %s", fillers[ens_rng_below (&rng, 6)],
                                 themes[theme][ens_rng_below (&rng, 6)],
                                 themes[theme][ens_rng_below (&rng, 6)],
                                 themes[theme][ens_rng_below (&rng, 6)]);
    g_ptr_array_add (corpus->strings, (char *) text.text);
    g_array_append_val (corpus->texts, text);
    g_array_append_val (corpus->theme, theme);
  }
}

static EnsClusterResult *
cluster (const Corpus *corpus, const EnsClusterOptions *options)
{
  g_autoptr (GError) error = NULL;
  EnsClusterResult *result = ens_cluster ((const EnsText *) (void *) corpus->texts->data,
                                          corpus->texts->len, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static void
assert_whole (const EnsClusterResult *result)
{
  g_autofree guint *sizes = g_new0 (guint, result->k);

  for (guint i = 0; i < result->n; i++) {
    g_assert_cmpuint (result->assignment[i], <, result->k);
    g_assert_cmpuint (result->leaf_of[i], <, result->n_leaves);
    sizes[result->assignment[i]]++;
  }
  for (guint p = 0; p < result->k; p++) {
    g_assert_cmpuint (sizes[p], >, 0);
    g_assert_cmpuint (sizes[p], ==, result->piles[p].size);
    g_assert_cmpstr (result->piles[p].label, !=, "");
    g_assert_cmpuint (result->assignment[result->piles[p].medoid], ==, p);
    g_assert_true (p == 0 || sizes[p] <= sizes[p - 1]);
  }
  for (guint m = 1; m + 1 < result->n_leaves; m++)
    g_assert_cmpfloat (result->merges[m].height, >=, result->merges[m - 1].height);
  if (result->n_leaves > 1)
    g_assert_cmpuint (result->merges[result->n_leaves - 2].left, <, result->n_leaves * 2 - 2);
}

// Share of texts whose pile's most frequent theme is their own.
static double
purity (const Corpus *corpus, const guint *assignment, guint k)
{
  guint good = 0;

  for (guint p = 0; p < k; p++) {
    guint counts[4] = { 0 }, best = 0;

    for (guint i = 0; i < corpus->texts->len; i++)
      if (assignment[i] == p)
        best = MAX (best, ++counts[g_array_index (corpus->theme, guint, i)]);
    good += best;
  }
  return (double) good / corpus->texts->len;
}

static void
test_finds_themes (gconstpointer data)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;

  options.method = (EnsClusterMethod) GPOINTER_TO_INT (data);
  options.k = 4;
  corpus_init (&corpus, 200);
  result = cluster (&corpus, &options);
  assert_whole (result);
  g_assert_cmpuint (result->k, ==, 4);
  g_assert_cmpint (result->method, ==, options.method);
  g_assert_cmpfloat (purity (&corpus, result->assignment, 4), >, 0.95);
}

static void
test_any_order (gconstpointer data)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) straight = NULL;
  g_autoptr (EnsClusterResult) turned = NULL;
  guint n = 150;

  options.method = (EnsClusterMethod) GPOINTER_TO_INT (data);
  options.k = 7;
  corpus_init (&corpus, n);
  straight = cluster (&corpus, &options);
  for (guint i = 0; i < n / 2; i++) {
    EnsText kept = g_array_index (corpus.texts, EnsText, i);

    g_array_index (corpus.texts, EnsText, i) = g_array_index (corpus.texts, EnsText, n - 1 - i);
    g_array_index (corpus.texts, EnsText, n - 1 - i) = kept;
  }
  turned = cluster (&corpus, &options);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpint (straight->assignment[i] == straight->assignment[j], ==,
                       turned->assignment[n - 1 - i] == turned->assignment[n - 1 - j]);
}

static void
test_same_seed (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) a = NULL;
  g_autoptr (EnsClusterResult) b = NULL;

  corpus_init (&corpus, 400);
  a = cluster (&corpus, &options);
  b = cluster (&corpus, &options);
  g_assert_cmpmem (a->assignment, 400 * sizeof (guint), b->assignment, 400 * sizeof (guint));
  for (guint p = 0; p < a->k; p++)
    g_assert_cmpstr (a->piles[p].label, ==, b->piles[p].label);
}

static void
test_cut (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;

  options.k = 4;
  options.leaves = 400;
  corpus_init (&corpus, 120);
  result = cluster (&corpus, &options);
  for (guint k = 1; k <= 120; k += 17) {
    g_autofree guint *cut = ens_cluster_result_dup_cut (result, k);
    guint largest = 0;

    for (guint i = 0; i < 120; i++)
      largest = MAX (largest, cut[i]);
    g_assert_cmpuint (largest + 1, ==, k);
    if (k == 1)
      continue;
    g_assert_cmpuint (cut[0], <, k);
  }
  {
    g_autofree guint *cut = ens_cluster_result_dup_cut (result, 4);

    g_assert_cmpmem (cut, 120 * sizeof (guint), result->assignment, 120 * sizeof (guint));
  }
}

static void
test_placed_stay (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;
  int placed[80];

  for (guint i = 0; i < 80; i++)
    placed[i] = -1;
  // Somebody put one friend with one doctor, and kept a second friend elsewhere.
  placed[0] = placed[1] = 0;
  placed[4] = 1;
  options.placed = placed;
  options.k = 4;
  corpus_init (&corpus, 80);
  result = cluster (&corpus, &options);
  assert_whole (result);
  g_assert_cmpuint (result->assignment[0], ==, result->assignment[1]);
  g_assert_cmpuint (result->assignment[0], !=, result->assignment[4]);
}

// Pairs that must not be together are not, whatever speaks for it.
static void
test_apart (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  const EnsClusterPair apart[] = { { 0, 4 }, { 4, 8 }, { 8, 0 } };
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;

  options.apart = apart;
  options.n_apart = 3;
  options.k = 4;
  corpus_init (&corpus, 80);
  result = cluster (&corpus, &options);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (result->assignment[apart[i].a], !=, result->assignment[apart[i].b]);
}

// Pairs that belong together are in one pile, and stay apart from what they must not be with.
static void
test_together (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  const EnsClusterPair together[] = { { 0, 1 }, { 1, 2 } };
  const EnsClusterPair apart[] = { { 2, 4 } };
  const EnsClusterPair contrary[] = { { 0, 2 } };
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;
  g_autoptr (GError) error = NULL;

  options.together = together;
  options.n_together = 2;
  options.apart = apart;
  options.n_apart = 1;
  options.k = 4;
  options.leaves = 40;
  corpus_init (&corpus, 80);
  result = cluster (&corpus, &options);
  assert_whole (result);
  g_assert_cmpuint (result->assignment[0], ==, result->assignment[1]);
  g_assert_cmpuint (result->assignment[1], ==, result->assignment[2]);
  g_assert_cmpuint (result->assignment[2], !=, result->assignment[4]);
  g_assert_cmpuint (result->n_unmet, ==, 0);
  options.apart = contrary;
  g_assert_null (ens_cluster ((const EnsText *) (void *) corpus.texts->data, corpus.texts->len,
                              &options, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

// Three texts that must all be apart do not go into two piles: it is said, not hidden.
static void
test_unmet (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  const EnsClusterPair apart[] = { { 0, 4 }, { 4, 8 }, { 8, 0 } };
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;

  options.apart = apart;
  options.n_apart = 3;
  options.k = 2;
  corpus_init (&corpus, 80);
  result = cluster (&corpus, &options);
  g_assert_cmpuint (result->n_unmet, ==, 1);
}

// Piles do not chain: the largest stays near its share.
static void
test_sizes (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;

  options.k = 8;
  corpus_init (&corpus, 240);
  result = cluster (&corpus, &options);
  g_assert_cmpuint (result->k, >=, 6);
  g_assert_cmpuint (result->piles[0].size, <=, 80);
}

// No pile holds two languages, and the dendrogram still holds every text.
static void
test_languages (void)
{
  static const char *const french[] = { "les amis et les voisins", "des amis qui aident",
                                        "les voisins et la fête",  "un médecin tout près",
                                        "le médecin et l'hôpital", "un hôpital ouvert" };
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) result = NULL;
  g_autofree guint *one = NULL;

  corpus_init (&corpus, 40);
  for (guint i = 0; i < 12; i++) {
    EnsText text = { french[i % 6], "fr" };

    g_array_append_val (corpus.texts, text);
  }
  options.k = 6;
  options.leaves = 400;
  result = cluster (&corpus, &options);
  assert_whole (result);
  g_assert_cmpuint (result->k, ==, 6);
  g_assert_cmpuint (result->n_leaves, ==, 52);
  for (guint i = 0; i < 40; i++)
    for (guint j = 40; j < 52; j++)
      g_assert_cmpuint (result->assignment[i], !=, result->assignment[j]);
  one = ens_cluster_result_dup_cut (result, 1);
  for (guint i = 0; i < 52; i++)
    g_assert_cmpuint (one[i], ==, 0);
}

static void
test_odd_input (void)
{
  static const EnsText odd[] = {
    { "", "en" },       { NULL, NULL },       { "the of and", "en" },
    { "=cmd", "zz" },   { "\xff\xfe", "fr" }, { "friend", "en" },
    { "friend", "en" }, { "🙂", "en" },     { "amitié", "fr" },
  };
  static const EnsText equal[] = { { "bread", "en" }, { "bread", "en" }, { "bread", "en" } };

  for (guint n = 1; n <= G_N_ELEMENTS (odd); n++)
    for (guint k = 0; k <= 12; k += 3)
      for (guint method = ENS_CLUSTER_AUTO; method <= ENS_CLUSTER_TREE; method++) {
        EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
        g_autoptr (GError) error = NULL;
        g_autoptr (EnsClusterResult) result = NULL;

        options.k = k;
        options.method = (EnsClusterMethod) method;
        result = ens_cluster (odd, n, &options, &error);
        g_assert_no_error (error);
        assert_whole (result);
        g_assert_cmpuint (result->k, <=, n);
      }
  {
    g_autoptr (EnsClusterResult) result = ens_cluster (equal, 3, NULL, NULL);

    assert_whole (result);
  }
}

static void
test_refuses_nothing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ens_cluster (NULL, 0, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

static void
test_cancel (void)
{
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  EnsProgress progress = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  g_auto (Corpus) corpus = { 0 };

  corpus_init (&corpus, 50);
  options.progress = &progress;
  g_cancellable_cancel (cancellable);
  g_assert_null (ens_cluster ((const EnsText *) (void *) corpus.texts->data, corpus.texts->len,
                              &options, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_CANCELLED);
}

// How many piles people asked for is how many they get, up to one for each text.
static void
test_as_many_as_asked (void)
{
  static const EnsClusterMethod methods[] = { ENS_CLUSTER_AUTO, ENS_CLUSTER_AVERAGE,
                                              ENS_CLUSTER_TREE, ENS_CLUSTER_REINERT,
                                              ENS_CLUSTER_FLAT };
  g_auto (Corpus) corpus = { 0 };
  const EnsText blank = { "", "en" };

  corpus_init (&corpus, 150);
  g_array_append_val (corpus.texts, blank);
  for (guint k = 1; k <= 160; k += 3)
    for (gsize m = 0; m < G_N_ELEMENTS (methods); m++) {
      EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
      g_autoptr (EnsClusterResult) result = NULL;

      options.k = k;
      options.method = methods[m];
      options.is_sketch = TRUE;
      result = cluster (&corpus, &options);
      g_assert_cmpuint (result->k, ==, MIN (k, corpus.texts->len));
      assert_whole (result);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/analysis/cluster/average/finds-themes",
                        GINT_TO_POINTER (ENS_CLUSTER_AVERAGE), test_finds_themes);
  g_test_add_data_func ("/analysis/cluster/flat/finds-themes", GINT_TO_POINTER (ENS_CLUSTER_FLAT),
                        test_finds_themes);
  g_test_add_data_func ("/analysis/cluster/average/any-order",
                        GINT_TO_POINTER (ENS_CLUSTER_AVERAGE), test_any_order);
  g_test_add_data_func ("/analysis/cluster/flat/any-order", GINT_TO_POINTER (ENS_CLUSTER_FLAT),
                        test_any_order);
  g_test_add_data_func ("/analysis/cluster/reinert/finds-themes",
                        GINT_TO_POINTER (ENS_CLUSTER_REINERT), test_finds_themes);
  g_test_add_data_func ("/analysis/cluster/reinert/any-order",
                        GINT_TO_POINTER (ENS_CLUSTER_REINERT), test_any_order);
  g_test_add_func ("/analysis/cluster/same-seed", test_same_seed);
  g_test_add_func ("/analysis/cluster/as-many-as-asked", test_as_many_as_asked);
  g_test_add_func ("/analysis/cluster/cut", test_cut);
  g_test_add_func ("/analysis/cluster/placed-stay", test_placed_stay);
  g_test_add_func ("/analysis/cluster/apart", test_apart);
  g_test_add_func ("/analysis/cluster/together", test_together);
  g_test_add_func ("/analysis/cluster/unmet", test_unmet);
  g_test_add_func ("/analysis/cluster/sizes", test_sizes);
  g_test_add_func ("/analysis/cluster/languages", test_languages);
  g_test_add_data_func ("/analysis/cluster/tree/finds-themes", GINT_TO_POINTER (ENS_CLUSTER_TREE),
                        test_finds_themes);
  g_test_add_func ("/analysis/cluster/odd-input", test_odd_input);
  g_test_add_func ("/analysis/cluster/refuses-nothing", test_refuses_nothing);
  g_test_add_func ("/analysis/cluster/cancel", test_cancel);
  return g_test_run ();
}
