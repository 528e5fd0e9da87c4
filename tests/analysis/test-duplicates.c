// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What counts as nearly the same, what never does, and that no pair is missed.
#include "ens-duplicates.h"
#include "ens-error.h"
#include "ens-rng.h"

static const EnsDuplicate *
find_pair (const EnsDuplicates *all, guint a, guint b)
{
  for (guint i = 0; i < all->n; i++)
    if (all->items[i].a == a && all->items[i].b == b)
      return &all->items[i];
  return NULL;
}

static EnsDuplicates *
find_all (const EnsText *texts, guint n)
{
  g_autoptr (GError) error = NULL;
  EnsDuplicates *all = ens_duplicates_find (texts, n, NULL, &error);

  g_assert_no_error (error);
  return all;
}

static void
test_kinds (void)
{
  static const EnsText texts[] = {
    { "Having many good friends", "en" },
    { "Having many good friends", "en" },
    { "having  many GOOD friends!", "en" },
    { "Having many good freinds", "en" },
    { "Good friends, having many", "en" },
    { "Clean air in the streets", "en" },
    { "", "en" },
    { "  ", "en" },
  };
  g_autoptr (EnsDuplicates) all = find_all (texts, G_N_ELEMENTS (texts));

  g_assert_cmpint (find_pair (all, 0, 1)->kind, ==, ENS_DUPLICATE_EXACT);
  g_assert_cmpstr (find_pair (all, 0, 1)->differs, ==, "");
  g_assert_cmpint (find_pair (all, 0, 2)->kind, ==, ENS_DUPLICATE_SPELLING);
  g_assert_cmpint (find_pair (all, 0, 3)->kind, ==, ENS_DUPLICATE_NEAR);
  g_assert_cmpstr (find_pair (all, 0, 3)->differs, ==, "“friends” or “freinds”");
  g_assert_cmpint (find_pair (all, 0, 4)->kind, ==, ENS_DUPLICATE_NEAR);
  g_assert_null (find_pair (all, 0, 5));
  g_assert_null (find_pair (all, 6, 7));
  g_assert_cmpint (all->items[0].kind, ==, ENS_DUPLICATE_EXACT);
}

static void
test_contraries (void)
{
  static const char *const pairs[][2] = {
    { "Pas de TVA sur les produits de première nécessité",
      "Réduire la TVA sur les produits de première nécessité" },
    { "I want to live near a big park", "I do not want to live near a big park" },
    { "A pool open for 20 hours a week", "A pool open for 40 hours a week" },
    { "Being employed in the city of my birth", "Being unemployed in the city of my birth" },
    { "Mieszkać w domu z ogrodem w mieście", "Mieszkać w domu bez ogrodu w mieście" },
    { "Mehr Verkehr in der Innenstadt von Wien", "Weniger Verkehr in der Innenstadt von Wien" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    EnsText texts[] = { { pairs[i][0], NULL }, { pairs[i][1], NULL } };
    EnsDuplicatesOptions options = ENS_DUPLICATES_OPTIONS_INIT;
    g_autoptr (EnsDuplicates) all = NULL;

    options.threshold = 0.5;
    all = ens_duplicates_find (texts, 2, &options, NULL);
    g_assert_cmpuint (all->n, ==, 1);
    g_assert_cmpint (all->items[0].kind, ==, ENS_DUPLICATE_CONTRARY);
    g_assert_cmpstr (all->items[0].differs, !=, "");
  }
}

static char *
draw_text (EnsRng *rng)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0, n = 1 + ens_rng_below (rng, 12); i < n; i++)
    g_string_append_c (text, "abc "[ens_rng_below (rng, 4)]);
  return g_string_free (text, FALSE);
}

// A lower threshold looks through far more candidates: what it finds above the higher threshold is just
// what the higher threshold finds.
static void
test_no_pair_is_missed (void)
{
  enum {
    N = 400
  };
  EnsText texts[N] = { 0 };
  EnsDuplicatesOptions low = { .threshold = 0.5, .most = 1000000 };
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EnsDuplicates) some = NULL;
  g_autoptr (EnsDuplicates) more = NULL;
  guint n_above = 0;
  EnsRng rng;

  ens_rng_seed (&rng, 3);
  for (guint i = 0; i < N; i++) {
    g_ptr_array_add (strings, draw_text (&rng));
    texts[i].text = g_ptr_array_index (strings, i);
  }
  some = find_all (texts, N);
  more = ens_duplicates_find (texts, N, &low, NULL);
  for (guint i = 0; i < more->n; i++) {
    if (more->items[i].similarity < 0.6)
      continue;
    n_above++;
    g_assert_nonnull (find_pair (some, more->items[i].a, more->items[i].b));
  }
  g_assert_cmpuint (n_above, ==, some->n);
  g_assert_cmpuint (more->n, >, some->n);
  g_assert_cmpuint (some->n, >, 50);
}

// One text against an index finds what the join finds for it.
static void
test_query_agrees_with_join (void)
{
  static const EnsText texts[] = {
    { "Safe roads for bicycles", "en" },
    { "Safe roads for bicycle", "en" },
    { "Safer roads for bicycles", "en" },
    { "Fresh vegetables", "en" },
  };
  g_autoptr (EnsDuplicates) all = find_all (texts, 4);
  g_autoptr (EnsDuplicateIndex) index = ens_duplicate_index_new ();
  g_autoptr (EnsDuplicates) found = NULL;

  for (guint i = 0; i < 2; i++)
    ens_duplicate_index_add (index, &texts[i]);
  found = ens_duplicate_index_find (index, &texts[2], 0.6, 5);
  g_assert_cmpuint (found->n, ==, 2);
  for (guint i = 0; i < found->n; i++)
    g_assert_cmpfloat (find_pair (all, found->items[i].a, 2)->similarity, ==,
                       found->items[i].similarity);
}

// Where there are more pairs than wanted, the most similar ones stay.
static void
test_most (void)
{
  enum {
    N = 300
  };
  EnsText texts[N] = { 0 };
  EnsDuplicatesOptions few = ENS_DUPLICATES_OPTIONS_INIT;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EnsDuplicates) all = NULL;
  g_autoptr (EnsDuplicates) some = NULL;
  double least = 1;
  guint n_near = 0, n_kept = 0, n_above = 0;
  EnsRng rng;

  ens_rng_seed (&rng, 5);
  for (guint i = 0; i < N; i++) {
    g_ptr_array_add (strings, draw_text (&rng));
    texts[i].text = g_ptr_array_index (strings, i);
  }
  few.most = 20;
  all = find_all (texts, N);
  some = ens_duplicates_find (texts, N, &few, NULL);
  for (guint i = 0; i < some->n; i++) {
    if (some->items[i].kind < ENS_DUPLICATE_NEAR)
      continue;
    n_kept++;
    least = MIN (least, some->items[i].similarity);
  }
  for (guint i = 0; i < all->n; i++) {
    n_near += all->items[i].kind >= ENS_DUPLICATE_NEAR;
    n_above += all->items[i].kind >= ENS_DUPLICATE_NEAR && all->items[i].similarity > least;
  }
  g_assert_cmpuint (n_kept, ==, 20);
  g_assert_cmpuint (n_above, <=, 20);
  g_assert_cmpuint (some->n_left_out, ==, n_near - 20);
  g_assert_cmpuint (all->n_left_out, ==, 0);
}

static void
test_nothing (void)
{
  static const EnsText blank[] = { { NULL, NULL }, { "\xff", NULL }, { "", NULL } };
  g_autoptr (EnsDuplicates) none = find_all (NULL, 0);
  g_autoptr (EnsDuplicates) blanks = find_all (blank, 3);

  g_assert_cmpuint (none->n, ==, 0);
  g_assert_cmpuint (blanks->n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/duplicates/kinds", test_kinds);
  g_test_add_func ("/analysis/duplicates/contraries", test_contraries);
  g_test_add_func ("/analysis/duplicates/no-pair-is-missed", test_no_pair_is_missed);
  g_test_add_func ("/analysis/duplicates/query-agrees-with-join", test_query_agrees_with_join);
  g_test_add_func ("/analysis/duplicates/most", test_most);
  g_test_add_func ("/analysis/duplicates/nothing", test_nothing);
  return g_test_run ();
}
