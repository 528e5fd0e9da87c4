// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables that agree give their own piles; one that does not is outvoted; words help where few sorted.
#include "ens-consensus.h"
#include "ens-error.h"

#include <math.h>

static EnsConsensus *
find_consensus (const EnsConsensusInput *input)
{
  g_autoptr (GError) error = NULL;
  EnsConsensus *consensus = ens_consensus_new (input, &error);

  g_assert_no_error (error);
  return consensus;
}

static void
test_outvoted (void)
{
  static const int piles[] = {
    0, 0, 0, 1, 1, 2, //
    5, 5, 5, 3, 3, 4, //
    0, 0, 1, 1, 1, 2,
  };
  EnsConsensusInput input = { .piles = piles, .n_tables = 3, .n_cards = 6 };
  g_autoptr (EnsConsensus) consensus = find_consensus (&input);
  static const guint expected[] = { 0, 0, 0, 1, 1, 2 };

  g_assert_cmpuint (consensus->k, ==, 3);
  g_assert_cmpmem (consensus->assignment, sizeof (expected), expected, sizeof (expected));
  g_assert_cmpfloat_with_epsilon (ens_consensus_get_together (consensus, 0, 2), 2.0 / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (consensus->table_agreement[1], 1, 1e-12);
  g_assert_cmpfloat (consensus->agreement, <, 1);
  g_assert_cmpfloat (consensus->certainty[2], <, consensus->certainty[0]);
  g_assert_cmpfloat (consensus->certainty[5], ==, 1);
}

// Hubert and Arabie 1985: two sortings of six, worked by hand: pairs 1, expected 4 × 3 / 15.
static void
test_rand_index (void)
{
  static const int a[] = { 0, 0, 0, 1, 1, -1, 2 }, b[] = { 0, 0, 1, 1, 2, 0, 2 };

  g_assert_cmpfloat_with_epsilon (ens_consensus_rand_index (a, b, 7),
                                  (1 - 4.0 * 3 / 15) / (3.5 - 4.0 * 3 / 15), 1e-12);
  g_assert_cmpfloat (ens_consensus_rand_index (a, a, 7), ==, 1);
}

// The last card was sorted by nobody: its words say where it belongs.
static void
test_words_help (void)
{
  static const EnsText texts[] = {
    { "clean water in the river", "en" }, { "river water", "en" },        { "a kind doctor", "en" },
    { "the doctor comes home", "en" },    { "the river is clean", "en" },
  };
  static const int piles[] = { 0, 0, 1, 1, -1 };
  EnsConsensusInput input = { .piles = piles, .n_tables = 1, .n_cards = 5, .texts = texts };
  g_autoptr (EnsConsensus) consensus = find_consensus (&input);

  g_assert_cmpuint (consensus->k, ==, 2);
  g_assert_cmpuint (consensus->assignment[4], ==, consensus->assignment[0]);
  g_assert_cmpuint (consensus->assignment[4], !=, consensus->assignment[2]);
  g_assert_true (isnan (consensus->agreement));
}

static void
test_odd_input (void)
{
  static const int one[] = { -1 };
  EnsConsensusInput input = { .piles = one, .n_tables = 1, .n_cards = 1 };
  g_autoptr (EnsConsensus) consensus = find_consensus (&input);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (consensus->k, ==, 1);
  input.n_cards = 0;
  g_assert_null (ens_consensus_new (&input, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/consensus/outvoted", test_outvoted);
  g_test_add_func ("/analysis/consensus/rand-index", test_rand_index);
  g_test_add_func ("/analysis/consensus/words-help", test_words_help);
  g_test_add_func ("/analysis/consensus/odd-input", test_odd_input);
  return g_test_run ();
}
