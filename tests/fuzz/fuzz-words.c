// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes, taken as texts line by line, end in piles, pairs and suggestions.
#include "ens-cluster.h"
#include "ens-duplicates.h"
#include "ens-fuzz-file.h"
#include "ens-suggester.h"

#define MOST_TEXTS 64

static void
suggest (const EnsText *texts, guint n)
{
  static const EnsText names[] = { { "friends, amis, przyjaciele", "en" },
                                   { "air, health", "fr" } };
  static const guint labels[] = { 0, 1 };
  EnsSuggestInput input = { .texts = texts,
                            .n = n,
                            .n_labels = 2,
                            .codebook = names,
                            .codebook_labels = labels,
                            .n_codebook = 2 };
  g_autoptr (EnsSuggester) suggester = ens_suggester_new (&input, NULL);
  g_autoptr (EnsSuggestions) list = ens_suggester_rank (suggester, 0, 3);

  g_assert_cmpuint (list->n, ==, 2);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const languages[] = { "en", "fr", "pl", "lv", "de", "el", "ar", NULL, "xx" };
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (bytes, "\n", MOST_TEXTS);
  guint n = g_strv_length (lines);
  EnsText texts[MOST_TEXTS];

  for (guint i = 0; i < n; i++)
    texts[i] = (EnsText){ lines[i], languages[i % G_N_ELEMENTS (languages)] };
  if (n == 0)
    return 0;
  {
    g_autoptr (EnsClusterResult) piles = ens_cluster (texts, n, NULL, NULL);
    g_autoptr (EnsDuplicates) pairs = ens_duplicates_find (texts, n, NULL, NULL);

    for (guint i = 0; i < n; i++)
      g_assert_cmpuint (piles->assignment[i], <, piles->k);
    for (guint i = 0; i < pairs->n; i++)
      g_assert_cmpuint (pairs->items[i].a, <, pairs->items[i].b);
  }
  suggest (texts, n);
  return 0;
}
