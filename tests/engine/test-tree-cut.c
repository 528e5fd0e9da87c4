// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A tree of five piles, cut level and not.
#include "ens-tree-cut.h"

#define MOST 5

// ((0 1) ((2 3) 4)): branches 5 = 0 1, 6 = 2 3, 7 = 6 4, 8 = all.
static const EnsTreeJoin joins[] = { { 0, 1, 0.1 }, { 2, 3, 0.2 }, { 6, 4, 0.4 }, { 5, 7, 0.9 } };

static void
check (GArray *cut, const char *expected)
{
  g_autofree guint *places = ens_tree_cut_dup_places (cut, joins, MOST);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MOST; i++)
    g_string_append_printf (text, "%u ", g_array_index (cut, guint, places[i]));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_level (void)
{
  static const char *const expected[] = { "8 8 8 8 8 ", "5 5 7 7 7 ", "5 5 6 6 4 ", "5 5 2 3 4 ",
                                          "0 1 2 3 4 " };

  for (guint k = 1; k <= MOST; k++) {
    g_autoptr (GArray) cut = ens_tree_cut_new (joins, MOST, k);

    g_assert_cmpuint (cut->len, ==, k);
    check (cut, expected[k - 1]);
  }
  g_autoptr (GArray) least = ens_tree_cut_new (joins, MOST, 0);
  g_autoptr (GArray) most = ens_tree_cut_new (joins, MOST, 99);
  g_assert_cmpuint (least->len, ==, 1);
  g_assert_cmpuint (most->len, ==, MOST);
}

static void
test_split (void)
{
  g_autoptr (GArray) cut = ens_tree_cut_new (joins, MOST, 2);

  // Below the level where 7 would be split first.
  g_assert_true (ens_tree_cut_split (cut, joins, MOST, 5));
  check (cut, "0 1 7 7 7 ");
  g_assert_false (ens_tree_cut_split (cut, joins, MOST, 0));
  g_assert_false (ens_tree_cut_split (cut, joins, MOST, 5));
  g_assert_true (ens_tree_cut_split (cut, joins, MOST, 7));
  check (cut, "0 1 6 6 4 ");
  g_assert_true (ens_tree_cut_split (cut, joins, MOST, 6));
  check (cut, "0 1 2 3 4 ");
}

static void
test_join (void)
{
  g_autoptr (GArray) cut = ens_tree_cut_new (joins, MOST, MOST);

  g_assert_true (ens_tree_cut_join (cut, joins, MOST, 3));
  check (cut, "0 1 6 6 4 ");
  g_assert_false (ens_tree_cut_join (cut, joins, MOST, 3));
  g_assert_true (ens_tree_cut_split (cut, joins, MOST, 6));
  // The neighbour of 4 is two piles: they come along.
  g_assert_true (ens_tree_cut_join (cut, joins, MOST, 4));
  check (cut, "0 1 7 7 7 ");
  g_assert_true (ens_tree_cut_join (cut, joins, MOST, 7));
  check (cut, "8 8 8 8 8 ");
  g_assert_false (ens_tree_cut_join (cut, joins, MOST, 8));
  g_assert_cmpuint (ens_tree_cut_get_above (joins, MOST, 8), ==, G_MAXUINT);
}

static void
test_one (void)
{
  g_autoptr (GArray) cut = ens_tree_cut_new (NULL, 1, 3);

  g_assert_cmpuint (cut->len, ==, 1);
  g_assert_false (ens_tree_cut_split (cut, NULL, 1, 0));
  g_assert_false (ens_tree_cut_join (cut, NULL, 1, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/tree-cut/level", test_level);
  g_test_add_func ("/engine/tree-cut/split", test_split);
  g_test_add_func ("/engine/tree-cut/join", test_join);
  g_test_add_func ("/engine/tree-cut/one", test_one);
  return g_test_run ();
}
