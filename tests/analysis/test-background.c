// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What earlier texts teach: kept and read again, without a word of theirs; used for few texts of the same
// language. Not how much it helps: that is measured on real statements.
#include "ens-cluster.h"
#include "ens-error.h"
#include "ens-rng.h"

#include <string.h>

#define THEMES 3
#define WORDS  12

static const char *const words[THEMES][WORDS] = {
  { "doctor", "hospital", "nurse", "medicine", "health", "clinic", "vaccine", "dentist", "patient",
    "surgery", "pharmacy", "illness" },
  { "river", "forest", "garden", "trees", "mountain", "birds", "lake", "flowers", "animals", "park",
    "beach", "meadow" },
  { "teacher", "school", "lesson", "pupils", "homework", "university", "books", "library",
    "classroom", "student", "exam", "college" },
};

typedef struct {
  GPtrArray *strings;
  EnsText *texts;
  guint n;
} Corpus;

static void
corpus_clear (Corpus *corpus)
{
  g_ptr_array_unref (corpus->strings);
  g_free (corpus->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Corpus, corpus_clear)

// Text i speaks of theme i mod 3, in @n_words of its words.
static void
corpus_init (Corpus *corpus, guint n, guint n_words, guint64 seed)
{
  EnsRng rng;

  ens_rng_seed (&rng, seed);
  corpus->strings = g_ptr_array_new_with_free_func (g_free);
  corpus->texts = g_new0 (EnsText, n);
  corpus->n = n;
  for (guint i = 0; i < n; i++) {
    GString *text = g_string_new (NULL);

    for (guint w = 0; w < n_words; w++)
      g_string_append_printf (text, "%s ", words[i % THEMES][ens_rng_below (&rng, WORDS)]);
    g_ptr_array_add (corpus->strings, g_string_free (text, FALSE));
    corpus->texts[i] = (EnsText){ g_ptr_array_index (corpus->strings, i), "en" };
  }
}

static EnsBackground *
learn (void)
{
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (GError) error = NULL;
  EnsBackground *background;

  corpus_init (&corpus, 900, 5, 1);
  background = ens_background_learn (corpus.texts, corpus.n, "en", NULL, &error);
  g_assert_no_error (error);
  return background;
}

static void
test_round_trip (void)
{
  g_autoptr (EnsBackground) first = learn ();
  g_autoptr (GBytes) bytes = ens_background_dup_bytes (first);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsBackground) second = ens_background_new_for_bytes (bytes, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (ens_background_get_language (second), ==, "en");
  g_assert_cmpuint (ens_background_get_n_texts (second), ==, 900);
  again = ens_background_dup_bytes (second);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_holds_no_word (void)
{
  g_autoptr (EnsBackground) background = learn ();
  g_autoptr (GBytes) bytes = ens_background_dup_bytes (background);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint t = 0; t < THEMES; t++)
    for (guint w = 0; w < WORDS; w++)
      g_assert_null (g_strstr_len (data, (gssize) size, words[t][w]));
}

static void
test_refuses (void)
{
  g_autoptr (EnsBackground) background = learn ();
  g_autoptr (GBytes) bytes = ens_background_dup_bytes (background);
  g_auto (Corpus) few = { 0 };
  g_autoptr (GError) error = NULL;

  corpus_init (&few, 20, 5, 2);
  g_assert_null (ens_background_learn (few.texts, few.n, "en", NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  for (gsize size = 0; size < 64; size++) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, size);
    g_autoptr (GError) damaged = NULL;

    g_assert_null (ens_background_new_for_bytes (part, &damaged));
    g_assert_error (damaged, ENS_ERROR, ENS_ERROR_REFUSED);
  }
}

// It is used, told, and gives the same piles each time.
static void
test_used_for_few_texts (void)
{
  g_autoptr (EnsBackground) background = learn ();
  const EnsBackground *backgrounds[] = { background };
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (EnsClusterResult) first = NULL;
  g_autoptr (EnsClusterResult) second = NULL;
  g_autoptr (GError) error = NULL;

  corpus_init (&corpus, 30, 6, 7);
  options.k = THEMES;
  options.backgrounds = backgrounds;
  options.n_backgrounds = 1;
  first = ens_cluster (corpus.texts, corpus.n, &options, &error);
  g_assert_no_error (error);
  second = ens_cluster (corpus.texts, corpus.n, &options, &error);
  g_assert_no_error (error);
  g_assert_true (first->has_background);
  g_assert_cmpmem (first->assignment, corpus.n * sizeof (guint), second->assignment,
                   corpus.n * sizeof (guint));
  for (guint i = THEMES; i < corpus.n; i++)
    g_assert_cmpuint (first->assignment[i], ==, first->assignment[i % THEMES]);
}

// What was learned in English says nothing about French.
static void
test_other_language (void)
{
  static const EnsText texts[] = { { "la mer est belle", "fr" }, { "un jardin", "fr" } };
  g_autoptr (EnsBackground) background = learn ();
  const EnsBackground *backgrounds[] = { background };
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsClusterResult) result = NULL;

  options.backgrounds = backgrounds;
  options.n_backgrounds = 1;
  result = ens_cluster (texts, G_N_ELEMENTS (texts), &options, NULL);
  g_assert_false (result->has_background);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/background/round-trip", test_round_trip);
  g_test_add_func ("/analysis/background/holds-no-word", test_holds_no_word);
  g_test_add_func ("/analysis/background/refuses", test_refuses);
  g_test_add_func ("/analysis/background/used-for-few-texts", test_used_for_few_texts);
  g_test_add_func ("/analysis/background/other-language", test_other_language);
  return g_test_run ();
}
