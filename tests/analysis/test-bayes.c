// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept ready and brought up to date part by part has the bits of what is summed afresh.
#include "ens-bayes.h"
#include "ens-kernel.h"
#include "ens-rng.h"

#define N_TEXTS  60
#define N_LABELS 150
#define N_STEPS  40

static EnsSuggestSpace *
make_space (void)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  EnsText texts[N_TEXTS];
  EnsFeatures *features;
  EnsRng rng;

  ens_rng_seed (&rng, 1);
  for (guint i = 0; i < N_TEXTS; i++) {
    GString *text = g_string_new (NULL);

    for (guint w = 0; w < 6; w++)
      g_string_append_printf (text, "w%corking%c ", 'a' + (char) ens_rng_below (&rng, 20),
                              'a' + (char) ens_rng_below (&rng, 3));
    texts[i] = (EnsText){ text->str, i % 2 == 0 ? "en" : "fr" };
    g_ptr_array_add (strings, g_string_free (text, FALSE));
  }
  features = ens_features_new (texts, NULL, N_TEXTS, NULL, NULL);
  return ens_suggest_space_new (features, N_TEXTS, 1, NULL, NULL);
}

static void
assert_same_scores (EnsSuggestSpace *space, const EnsBayes *kept, const EnsBayes *fresh)
{
  guint width = ens_kernel_pad (N_LABELS);
  g_autofree float *a = ens_kernel_alloc (width);
  g_autofree float *b = ens_kernel_alloc (width);

  for (guint row = 0; row < N_TEXTS; row++)
    for (EnsBayesView view = ENS_BAYES_STEMS; view <= ENS_BAYES_ALL; view++) {
      EnsSuggestRow values = ens_suggest_space_get (space, row);

      ens_bayes_score (kept, row, values, view, a);
      ens_bayes_score (fresh, row, values, view, b);
      g_assert_cmpmem (a, width * sizeof (float), b, width * sizeof (float));
    }
}

static void
change_both (EnsRng *rng, EnsBayes *kept, EnsBayes *fresh)
{
  g_autofree float *shares = ens_kernel_alloc (ens_kernel_pad (N_LABELS));
  guint row = ens_rng_below (rng, N_TEXTS), label = ens_rng_below (rng, N_LABELS);
  float weight = ens_rng_below (rng, 4) == 0 ? -1 : 1;

  shares[ens_rng_below (rng, N_LABELS)] = 0.75f;
  shares[label] += 0.25f;
  ens_bayes_learn (kept, row, label, weight);
  ens_bayes_learn (fresh, row, label, weight);
  row = ens_rng_below (rng, N_TEXTS);
  ens_bayes_set_shares (kept, row, shares, 0.3f);
  ens_bayes_set_shares (fresh, row, shares, 0.3f);
}

static void
test_kept_like_fresh (void)
{
  g_autoptr (EnsSuggestSpace) space = make_space ();
  g_autoptr (EnsBayes) kept = ens_bayes_new (space, N_LABELS, 0.1f);
  g_autoptr (EnsBayes) fresh = ens_bayes_new (space, N_LABELS, 0.1f);
  EnsRng rng;

  ens_rng_seed (&rng, 2);
  ens_bayes_begin (kept, ENS_BAYES_ALL);
  ens_bayes_begin (fresh, ENS_BAYES_ALL);
  ens_bayes_keep_scores (kept);
  for (guint step = 0; step < N_STEPS; step++) {
    change_both (&rng, kept, fresh);
    // As fits do: the stems some times alone, then all.
    ens_bayes_finish (kept, ENS_BAYES_STEMS);
    ens_bayes_finish (fresh, ENS_BAYES_STEMS);
    if (step % 3 != 0)
      continue;
    ens_bayes_finish (kept, ENS_BAYES_ALL);
    ens_bayes_finish (fresh, ENS_BAYES_ALL);
    assert_same_scores (space, kept, fresh);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/bayes/kept-like-fresh", test_kept_like_fresh);
  return g_test_run ();
}
