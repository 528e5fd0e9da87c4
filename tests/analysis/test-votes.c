// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two camps are found, what divides and unites them too; the tests of Polis' own suite; odd input.
#include "ens-error.h"
#include "ens-rng.h"
#include "ens-votes.h"

#define N_PEOPLE    60
#define N_PROPOSALS 20

// Proposals 0 to 7 please one camp, 8 to 15 the other, 16 to 18 everybody, 19 nobody.
static GArray *
draw_votes (double share, guint64 seed)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (EnsVote));
  EnsRng rng;

  ens_rng_seed (&rng, seed);
  for (guint p = 0; p < N_PEOPLE; p++)
    for (guint j = 0; j < N_PROPOSALS; j++) {
      gboolean is_first = p % 3 != 0;
      gboolean likes = j < 8 ? is_first : j < 16 ? !is_first : j < 19;
      EnsVote vote = { p, j, likes ? 1 : -1 };

      if (ens_rng_unit (&rng) >= share)
        continue;
      if (ens_rng_unit (&rng) < 0.1)
        vote.value = (int) ens_rng_below (&rng, 3) - 1;
      g_array_append_val (votes, vote);
    }
  return votes;
}

static EnsVotes *
analyse (GArray *votes, EnsVotesMethod method, guint k)
{
  EnsVotesInput input = { .votes = (const EnsVote *) (void *) votes->data,
                          .n = votes->len,
                          .n_participants = N_PEOPLE,
                          .n_proposals = N_PROPOSALS,
                          .method = method,
                          .k = k,
                          .seed = 1 };
  g_autoptr (GError) error = NULL;
  EnsVotes *result = ens_votes_new (&input, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_camps (const EnsVotes *votes, guint most_wrong)
{
  guint wrong = 0;

  g_assert_cmpuint (votes->n_groups, ==, 2);
  for (guint p = 0; p < N_PEOPLE; p++)
    wrong += votes->group_of[p] != (p % 3 == 0);
  g_assert_cmpuint (wrong, <=, most_wrong);
  g_assert_cmpuint (votes->group_sizes[0], >=, votes->group_sizes[1]);
}

static void
test_camps (gconstpointer data)
{
  g_autoptr (GArray) votes = draw_votes (0.9, 5);
  g_autoptr (EnsVotes) result = analyse (votes, (EnsVotesMethod) GPOINTER_TO_INT (data), 0);

  assert_camps (result, 0);
  g_assert_cmpint (result->proposals[17].zone, ==, ENS_VOTE_ZONE_CONSENSUS);
  g_assert_cmpint (result->proposals[19].zone, ==, ENS_VOTE_ZONE_REJECTED);
  g_assert_cmpfloat (result->proposals[17].group_informed, >, result->proposals[0].group_informed);
  g_assert_cmpfloat (result->proposals[0].divergence, >, 0.6);
  g_assert_cmpfloat (result->proposals[17].divergence, <, 0.3);
  g_assert_cmpuint (result->n_rejected, >=, 1);
  g_assert_cmpuint (result->rejected[0], ==, 19);
  for (guint i = 0; i < result->n_representatives; i++) {
    g_assert_cmpuint (result->representatives[i].proposal, <, 16);
    g_assert_cmpfloat (result->representatives[i].ratio, >, 1);
  }
}

// Four votes each: groups are guesses, and marked so.
static void
test_few_votes (void)
{
  g_autoptr (GArray) votes = draw_votes (0.2, 9);
  g_autoptr (EnsVotes) result = analyse (votes, ENS_VOTES_ROBUST, 2);

  g_assert_cmpuint (result->n_groups, ==, 2);
  for (guint p = 0; p < N_PEOPLE; p++)
    g_assert_true (result->is_unsure[p]);
}

static void
test_same_answer (void)
{
  g_autoptr (GArray) votes = draw_votes (0.6, 2);
  g_autoptr (EnsVotes) a = analyse (votes, ENS_VOTES_ROBUST, 0);
  g_autoptr (EnsVotes) b = analyse (votes, ENS_VOTES_ROBUST, 0);

  g_assert_cmpmem (a->group_of, N_PEOPLE * sizeof (int), b->group_of, N_PEOPLE * sizeof (int));
  g_assert_cmpmem (a->x, N_PEOPLE * sizeof (double), b->x, N_PEOPLE * sizeof (double));
}

// Values of Polis' math/test/stats_test.clj.
static void
test_statistics (void)
{
  EnsVoteCounts few = { 2, 1, 9 }, half = { 50, 50, 100 };

  g_assert_cmpfloat_with_epsilon (ens_votes_difference_z (15, 56, 24, 71), -1.518, 0.01);
  g_assert_cmpfloat_with_epsilon (ens_votes_proportion_z (30, 50),
                                  ens_votes_difference_z (30, 1e6, 50, 2e6), 0.05);
  g_assert_cmpint (ens_vote_zone (&few), ==, ENS_VOTE_ZONE_FEW);
  g_assert_cmpint (ens_vote_zone (&half), ==, ENS_VOTE_ZONE_DIVIDED);
}

#define REFERENCE_PEOPLE    40
#define REFERENCE_PROPOSALS 12

// A conversation made by rule, so that a reference in another language can make it, too.
static GArray *
make_reference (void)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (EnsVote));

  for (guint p = 0; p < REFERENCE_PEOPLE; p++)
    for (guint j = 0; j < REFERENCE_PROPOSALS; j++) {
      guint chance = (p * 53 + j * 29 + p * j * 17) % 97;
      int side = (p % 5 < 2) != (j % 4 == 1) || j % 6 == 0 ? 1 : -1;
      EnsVote vote = { p, j, chance < 8 ? 0 : chance < 25 ? -side : side };

      if ((p * 37 + j * 61 + p * j * 13 + p * p * 7) % 101 < 78)
        g_array_append_val (votes, vote);
    }
  return votes;
}

static void
assert_axis (const double *found, const double *expected, guint n)
{
  // Which end of an axis is which means nothing.
  double sign = found[0] * expected[0] < 0 ? -1 : 1;

  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (found[i] * sign, expected[i], 1e-4);
}

// What the published steps of Polis give for it, worked out with NumPy: places, extremity, group-informed
// consensus, priority, groups, what represents them.
static void
test_polis_reference (void)
{
  static const double x[] = { -1.453857789, -2.991150330, 1.500668768,
                              1.178691162,  -2.523328895, -1.231120902 };
  static const double y[] = { -0.007596348, -0.346095269, 0.743465342,
                              0.868263924,  0.180211477,  -1.383751262 };
  static const double extremity[] = { 0.906057435, 1.622781009, 1.174183501, 1.227745801,
                                      1.444573125, 0.764637567, 0.197841980, 2.459382927,
                                      2.193911855, 0.902921997, 1.045849072, 1.170759008 };
  static const double informed[] = { 0.078571429, 0.035897436, 0.127591707, 0.093582888,
                                     0.108043217, 0.066666667, 0.475146199, 0.049886621,
                                     0.079365079, 0.041208791, 0.123076923, 0.079365079 };
  static const double priority[] = { 1.290759669, 1.397086729, 1.079632717, 0.949916951,
                                     1.686677195, 0.929026880, 1.029700988, 1.766276352,
                                     1.598677398, 0.735793696, 1.144632888, 0.743049687 };
  static const char groups[] = "1100111000120002100011002120001100021000";
  // Group, proposal, whether agreed.
  static const int represent[][3] = { { 0, 10, 0 }, { 0, 3, 0 }, { 0, 4, 0 }, { 0, 2, 0 },
                                      { 0, 8, 0 },  { 1, 1, 0 }, { 1, 9, 0 }, { 1, 10, 1 },
                                      { 1, 7, 1 },  { 1, 2, 1 }, { 2, 0, 0 }, { 2, 8, 1 },
                                      { 2, 3, 1 },  { 2, 4, 1 }, { 2, 10, 1 } };
  g_autoptr (GArray) votes = make_reference ();
  EnsVotesInput input = { .votes = (const EnsVote *) (void *) votes->data,
                          .n = votes->len,
                          .n_participants = REFERENCE_PEOPLE,
                          .n_proposals = REFERENCE_PROPOSALS,
                          .method = ENS_VOTES_POLIS };
  g_autoptr (EnsVotes) found = ens_votes_new (&input, NULL);

  g_assert_cmpuint (votes->len, ==, 379);
  assert_axis (found->x, x, G_N_ELEMENTS (x));
  assert_axis (found->y, y, G_N_ELEMENTS (y));
  g_assert_cmpuint (found->n_groups, ==, 3);
  g_assert_cmpfloat_with_epsilon (found->silhouette, 0.5907, 5e-5);
  for (guint p = 0; p < REFERENCE_PEOPLE; p++)
    g_assert_cmpint (found->group_of[p], ==, groups[p] - '0');
  for (guint j = 0; j < REFERENCE_PROPOSALS; j++) {
    g_assert_cmpfloat_with_epsilon (found->proposals[j].extremity, extremity[j], 1e-4);
    g_assert_cmpfloat_with_epsilon (found->proposals[j].group_informed, informed[j], 1e-9);
    g_assert_cmpfloat_with_epsilon (found->proposals[j].priority, priority[j], 1e-3);
  }
  g_assert_cmpuint (found->n_representatives, ==, G_N_ELEMENTS (represent));
  for (guint i = 0; i < found->n_representatives; i++) {
    gboolean is_listed = FALSE;

    for (guint k = 0; k < G_N_ELEMENTS (represent); k++)
      is_listed |= (int) found->representatives[i].group == represent[k][0] &&
                   (int) found->representatives[i].proposal == represent[k][1] &&
                   found->representatives[i].is_agreed == represent[k][2];
    g_assert_true (is_listed);
  }
}

static void
test_odd_input (void)
{
  static const EnsVote one[] = { { 0, 0, 1 } };
  const gboolean is_out[] = { TRUE };
  EnsVotesInput input = { .n_participants = 1, .n_proposals = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsVotes) votes = NULL;

  g_assert_null (ens_votes_new (&input, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  input.votes = one;
  input.n = 1;
  input.is_out = is_out;
  for (guint m = 0; m < 2; m++) {
    input.method = (EnsVotesMethod) m;
    g_clear_pointer (&votes, ens_votes_free);
    votes = ens_votes_new (&input, NULL);
    g_assert_cmpuint (votes->n_groups, ==, 0);
    g_assert_cmpint (votes->group_of[0], ==, -1);
    g_assert_cmpint (votes->proposals[0].counts.agree, ==, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/analysis/votes/polis/camps", GINT_TO_POINTER (ENS_VOTES_POLIS),
                        test_camps);
  g_test_add_data_func ("/analysis/votes/robust/camps", GINT_TO_POINTER (ENS_VOTES_ROBUST),
                        test_camps);
  g_test_add_func ("/analysis/votes/few-votes", test_few_votes);
  g_test_add_func ("/analysis/votes/same-answer", test_same_answer);
  g_test_add_func ("/analysis/votes/statistics", test_statistics);
  g_test_add_func ("/analysis/votes/polis/reference", test_polis_reference);
  g_test_add_func ("/analysis/votes/odd-input", test_odd_input);
  return g_test_run ();
}
