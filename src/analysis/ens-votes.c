// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Groups from the map, then counts per group and what follows from them. Formulae as in Polis
// (its math/repness.clj, stats.clj, conversation.clj), so that its users find the same numbers.
#include "ens-votes.h"

#include "ens-error.h"
#include "ens-exact.h"
#include "ens-plane-groups.h"
#include "ens-vote-map.h"

#include <math.h>
#include <string.h>

// 90 % of the standard normal distribution lies below.
#define Z90 1.2816

#define MOST_GROUPS     5
#define MOST_BASE       100
#define LEAST_IN        7
#define LEAST_PEOPLE    15
#define SURE_VOTES      15
#define LEAST_SURE      30
#define RESTARTS        8
#define SILHOUETTE_SIZE 500
#define N_BEST          5

#define ZONE_LEAST_SIDES   5
#define ZONE_DIVIDED_SIDES 10
#define ZONE_SHARE         (2.0 / 3)

typedef struct {
  double score;
  EnsVoteRepresentative one;
} Candidate;

/** ens_votes_proportion_z: Returns: z of @n in @of against one half, (n + 1) in (of + 1) */
double
ens_votes_proportion_z (double n, double of)
{
  return 2 * sqrt (of + 1) * ((n + 1) / (of + 1) - 0.5);
}

/** ens_votes_difference_z: Returns: z of @n1 in @of1 against @n2 in @of2, each with one added */
double
ens_votes_difference_z (double n1, double n2, double of1, double of2)
{
  double p1 = (n1 + 1) / (of1 + 1), p2 = (n2 + 1) / (of2 + 1);
  double both = (n1 + n2 + 2) / (of1 + of2 + 2);

  if (both >= 1)
    return 0;
  return (p1 - p2) / sqrt (both * (1 - both) * (1 / (of1 + 1) + 1 / (of2 + 1)));
}

/**
 * ens_vote_zone:
 *
 * By those who took a side: consensus or rejected when two thirds or more are on one side and that is
 * beyond chance (90 %); divided when neither side has two thirds and ten or more took one; few when fewer
 * than five did; else open.
 */
EnsVoteZone
ens_vote_zone (const EnsVoteCounts *counts)
{
  double sides = (double) (counts->agree + counts->disagree);
  double share = (counts->agree + 1) / (sides + 2);

  if (sides < ZONE_LEAST_SIDES)
    return ENS_VOTE_ZONE_FEW;
  if (share >= ZONE_SHARE && ens_votes_proportion_z ((double) counts->agree, sides) > Z90)
    return ENS_VOTE_ZONE_CONSENSUS;
  if (1 - share >= ZONE_SHARE && ens_votes_proportion_z ((double) counts->disagree, sides) > Z90)
    return ENS_VOTE_ZONE_REJECTED;
  if (share < ZONE_SHARE && 1 - share < ZONE_SHARE && sides >= ZONE_DIVIDED_SIDES)
    return ENS_VOTE_ZONE_DIVIDED;
  return ENS_VOTE_ZONE_OPEN;
}

/** ens_vote_zone_get_word: Returns: the word for files and the command line */
const char *
ens_vote_zone_get_word (EnsVoteZone zone)
{
  static const char *const words[] = { "few", "consensus", "rejected", "divided", "open" };

  g_return_val_if_fail ((guint) zone < G_N_ELEMENTS (words), NULL);
  return words[zone];
}

static EnsPlanePoint
get_place (const EnsVoteMap *map, guint participant)
{
  return (EnsPlanePoint){ map->place[0][participant], map->place[1][participant] };
}

typedef struct {
  guint n;
  guint *people;
  EnsPlanePoint *points;
} Crowd;

static void
crowd_clear (Crowd *self)
{
  g_free (self->people);
  g_free (self->points);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crowd, crowd_clear)

static guint
count_voters (const EnsVoteMap *map, guint least)
{
  guint n = 0;

  for (guint p = 0; p < map->n; p++)
    n += map->n_votes[p] >= least;
  return n;
}

// People with @least votes or more; topped up with the most active ones to @least_people.
static void
crowd_init (Crowd *self, const EnsVoteMap *map, guint least, guint least_people)
{
  guint wanted = MAX (count_voters (map, least), MIN (least_people, count_voters (map, 1)));

  while (least > 1 && count_voters (map, least) < wanted)
    least--;
  self->people = g_new (guint, map->n + 1);
  self->points = g_new (EnsPlanePoint, map->n + 1);
  for (guint p = 0; p < map->n; p++) {
    if (map->n_votes[p] < MAX (least, 1))
      continue;
    self->people[self->n] = p;
    self->points[self->n++] = get_place (map, p);
  }
}

// Polis: a hundred small groups first, whose middles are then grouped.
static guint
group_polis (const EnsVotesInput *input, const Crowd *crowd, guint *group_of, double *silhouette)
{
  g_autofree guint *base_of = g_new0 (guint, crowd->n + 1);
  g_autofree EnsPlanePoint *base = g_new (EnsPlanePoint, MOST_BASE);
  g_autofree double *weights = g_new0 (double, MOST_BASE);
  guint trial[MOST_BASE], best[MOST_BASE] = { 0 };
  guint n_base = ens_plane_kmeans (crowd->points, NULL, crowd->n, MOST_BASE, 100, NULL, base_of,
                                   base);
  guint most = input->k > 0 ? input->k : MIN (MOST_GROUPS, 2 + n_base / 12);
  guint n_groups = 0;

  *silhouette = -2;
  for (guint i = 0; i < crowd->n; i++)
    weights[base_of[i]]++;
  for (guint k = input->k > 0 ? input->k : 2; k <= most; k++) {
    EnsPlanePoint centres[MOST_BASE];
    guint found = ens_plane_kmeans (base, weights, n_base, MIN (k, MOST_BASE), 20, NULL, trial,
                                    centres);
    double value;

    if (found < 2)
      continue;
    value = ens_plane_silhouette (base, trial, n_base, found);
    if (value < *silhouette)
      continue;
    *silhouette = value;
    n_groups = found;
    memcpy (best, trial, sizeof (best));
  }
  for (guint i = 0; i < crowd->n; i++)
    group_of[i] = best[base_of[i]];
  return n_groups;
}

static double
get_spread (const Crowd *crowd, const guint *group_of, const EnsPlanePoint *centres)
{
  double sum = 0;

  for (guint i = 0; i < crowd->n; i++) {
    EnsPlanePoint c = centres[group_of[i]], p = crowd->points[i];

    sum += (p.x - c.x) * (p.x - c.x) + (p.y - c.y) * (p.y - c.y);
  }
  return sum;
}

// The best of several starts by its spread.
static guint
group_once (const Crowd *crowd, guint k, EnsRng *rng, guint *group_of)
{
  g_autofree guint *trial = g_new0 (guint, crowd->n + 1);
  g_autofree EnsPlanePoint *centres = g_new (EnsPlanePoint, MAX (k, 1));
  double least = G_MAXDOUBLE;
  guint best = 0;

  for (guint r = 0; r < RESTARTS; r++) {
    guint found = ens_plane_kmeans (crowd->points, NULL, crowd->n, k, 100, rng, trial, centres);
    double spread = get_spread (crowd, trial, centres);

    if (found == 0 || spread >= least)
      continue;
    least = spread;
    best = found;
    memcpy (group_of, trial, crowd->n * sizeof (guint));
  }
  return best;
}

// At most so many people, evenly taken, since every one is compared with every other.
static double
sample_silhouette (const Crowd *crowd, const guint *group_of, guint k)
{
  guint n = MIN (crowd->n, SILHOUETTE_SIZE);
  g_autofree EnsPlanePoint *points = g_new (EnsPlanePoint, n + 1);
  g_autofree guint *groups = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++) {
    guint at = (guint) ((guint64) i * crowd->n / n);

    points[i] = crowd->points[at];
    groups[i] = group_of[at];
  }
  return ens_plane_silhouette (points, groups, n, k);
}

static guint
group_robust (const EnsVotesInput *input, const Crowd *crowd, guint *group_of, double *silhouette)
{
  g_autofree guint *trial = g_new0 (guint, crowd->n + 1);
  guint n_groups = 0;
  EnsRng rng;

  *silhouette = -2;
  ens_rng_seed (&rng, input->seed);
  for (guint k = input->k > 0 ? input->k : 2; k <= (input->k > 0 ? input->k : MOST_GROUPS); k++) {
    guint found = group_once (crowd, MIN (k, crowd->n), &rng, trial);
    double value = found > 1 ? sample_silhouette (crowd, trial, found) : -2;

    if (value <= *silhouette)
      continue;
    *silhouette = value;
    n_groups = found;
    memcpy (group_of, trial, crowd->n * sizeof (guint));
  }
  return n_groups;
}

// Those who gave few votes go to the group whose middle is nearest, and are marked unsure.
static void
add_others (EnsVotes *self, const EnsVoteMap *map)
{
  g_autofree EnsPlanePoint *centres = g_new0 (EnsPlanePoint, self->n_groups + 1);
  g_autofree guint *sizes = g_new0 (guint, self->n_groups + 1);

  for (guint p = 0; p < map->n; p++) {
    EnsPlanePoint at = get_place (map, p);

    if (self->group_of[p] < 0)
      continue;
    centres[self->group_of[p]].x += at.x;
    centres[self->group_of[p]].y += at.y;
    sizes[self->group_of[p]]++;
  }
  for (guint p = 0; p < map->n; p++) {
    EnsPlanePoint at = get_place (map, p);
    double least = G_MAXDOUBLE;

    self->is_unsure[p] = map->n_votes[p] < SURE_VOTES;
    if (self->group_of[p] >= 0 || map->n_votes[p] == 0)
      continue;
    for (guint g = 0; g < self->n_groups; g++) {
      double dx = at.x - centres[g].x / sizes[g], dy = at.y - centres[g].y / sizes[g];

      if (dx * dx + dy * dy >= least)
        continue;
      least = dx * dx + dy * dy;
      self->group_of[p] = (int) g;
    }
  }
}

// Largest group first, ties by first person.
static void
order_groups (EnsVotes *self)
{
  g_autofree guint *first = g_new (guint, self->n_groups + 1);
  g_autofree guint *size = g_new0 (guint, self->n_groups + 1);
  g_autofree guint *rank = g_new0 (guint, self->n_groups + 1);

  memset (first, 0xff, (self->n_groups + 1) * sizeof (guint));
  for (guint p = 0; p < self->n_participants; p++) {
    if (self->group_of[p] < 0)
      continue;
    if (size[self->group_of[p]]++ == 0)
      first[self->group_of[p]] = p;
  }
  for (guint g = 0; g < self->n_groups; g++)
    for (guint h = 0; h < self->n_groups; h++)
      rank[g] += size[h] > size[g] || (size[h] == size[g] && first[h] < first[g]);
  for (guint p = 0; p < self->n_participants; p++)
    if (self->group_of[p] >= 0)
      self->group_of[p] = (int) rank[self->group_of[p]];
  for (guint g = 0; g < self->n_groups; g++)
    self->group_sizes[rank[g]] = size[g];
}

static void
find_groups (EnsVotes *self, const EnsVotesInput *input, const EnsVoteMap *map)
{
  gboolean is_polis = input->method == ENS_VOTES_POLIS;
  g_auto (Crowd) crowd = { 0 };
  g_autofree guint *group_of = NULL;

  if (is_polis)
    crowd_init (&crowd, map, MIN (LEAST_IN, map->m), LEAST_PEOPLE);
  else
    crowd_init (&crowd, map, SURE_VOTES, LEAST_SURE);
  if (crowd.n < 4)
    return;
  group_of = g_new0 (guint, crowd.n + 1);
  self->n_groups = is_polis ? group_polis (input, &crowd, group_of, &self->silhouette)
                            : group_robust (input, &crowd, group_of, &self->silhouette);
  if (self->n_groups < 2) {
    self->n_groups = 0;
    return;
  }
  for (guint i = 0; i < crowd.n; i++)
    self->group_of[crowd.people[i]] = (int) group_of[i];
  if (!is_polis)
    add_others (self, map);
  self->group_sizes = g_new0 (guint, self->n_groups + 1);
  order_groups (self);
}

static void
add_vote (EnsVoteCounts *counts, int value)
{
  counts->agree += value > 0;
  counts->disagree += value < 0;
  counts->seen++;
}

static void
count_votes (EnsVotes *self, const EnsVotesInput *input)
{
  self->group_counts = g_new0 (EnsVoteCounts, (gsize) self->n_groups * self->n_proposals + 1);
  for (gsize i = 0; i < input->n; i++) {
    EnsVote vote = input->votes[i];
    int group = self->group_of[vote.participant];

    add_vote (&self->proposals[vote.proposal].counts, vote.value);
    if (group >= 0)
      add_vote (&self->group_counts[(gsize) group * self->n_proposals + vote.proposal], vote.value);
  }
}

static double
get_agree (const EnsVoteCounts *counts)
{
  return (counts->agree + 1.0) / (counts->seen + 2.0);
}

static double
get_disagree (const EnsVoteCounts *counts)
{
  return (counts->disagree + 1.0) / (counts->seen + 2.0);
}

// As in Polis, only the votes of people who are in a group count here.
static double
get_priority (const EnsVotes *self, guint proposal, gboolean is_meta)
{
  const EnsVoteProposal *one = &self->proposals[proposal];
  EnsVoteCounts in = self->n_groups == 0 ? one->counts : (EnsVoteCounts){ 0 };
  double seen, passes, value;

  for (guint g = 0; g < self->n_groups; g++) {
    const EnsVoteCounts *counts = &self->group_counts[(gsize) g * self->n_proposals + proposal];

    in.agree += counts->agree;
    in.disagree += counts->disagree;
    in.seen += counts->seen;
  }
  seen = (double) in.seen;
  passes = seen - (double) (in.agree + in.disagree);
  value = (1 - (passes + 1) / (seen + 2)) * (one->extremity + 1) * get_agree (&in) *
          (1 + 8 * ens_exact_exp (-seen / 5 * 0.69314718055994530942));
  return is_meta ? 49 : value * value;
}

static void
describe_proposals (EnsVotes *self, const EnsVotesInput *input, const EnsVoteMap *map)
{
  for (guint j = 0; j < self->n_proposals; j++) {
    EnsVoteProposal *one = &self->proposals[j];
    double sides = (double) (one->counts.agree + one->counts.disagree);
    double share = (one->counts.agree + 1) / (sides + 2);
    double least = 1, most = 0;

    one->agree = get_agree (&one->counts);
    one->disagree = get_disagree (&one->counts);
    one->zone = ens_vote_zone (&one->counts);
    one->controversy = 4 * share * (1 - share);
    one->extremity = ens_vote_map_get_extremity (map, j);
    one->group_informed = 1;
    for (guint g = 0; g < self->n_groups; g++) {
      double agree = get_agree (&self->group_counts[(gsize) g * self->n_proposals + j]);

      one->group_informed *= agree;
      least = MIN (least, agree);
      most = MAX (most, agree);
    }
    one->divergence = self->n_groups > 0 ? most - least : 0;
    one->priority = get_priority (self, j, input->is_meta != NULL && input->is_meta[j]);
  }
}

static Candidate
judge (const EnsVotes *self, guint group, guint proposal, gboolean *passes)
{
  EnsVoteCounts in = self->group_counts[(gsize) group * self->n_proposals + proposal], out = { 0 };
  double agree = get_agree (&in), disagree = get_disagree (&in);
  double agree_z = ens_votes_proportion_z ((double) in.agree, (double) in.seen);
  double disagree_z = ens_votes_proportion_z ((double) in.disagree, (double) in.seen);
  double agree_to_others, disagree_to_others;
  Candidate result = { .one = { .group = group, .proposal = proposal } };

  for (guint g = 0; g < self->n_groups; g++) {
    const EnsVoteCounts *other = &self->group_counts[(gsize) g * self->n_proposals + proposal];

    out.agree += g != group ? other->agree : 0;
    out.disagree += g != group ? other->disagree : 0;
    out.seen += g != group ? other->seen : 0;
  }
  agree_to_others = ens_votes_difference_z ((double) in.agree, (double) out.agree, (double) in.seen,
                                            (double) out.seen);
  disagree_to_others = ens_votes_difference_z ((double) in.disagree, (double) out.disagree,
                                               (double) in.seen, (double) out.seen);
  *passes = (agree_to_others > Z90 && agree_z > Z90) ||
            (disagree_to_others > Z90 && disagree_z > Z90);
  result.one.is_agreed = agree_to_others > disagree_to_others;
  result.one.z = MAX (agree_to_others, disagree_to_others);
  result.one.ratio = result.one.is_agreed ? agree / get_agree (&out)
                                          : disagree / get_disagree (&out);
  result.score = result.one.is_agreed
                   ? result.one.ratio * agree_to_others * agree * agree_z
                   : result.one.ratio * disagree_to_others * disagree * disagree_z;
  return result;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->one.proposal < y->one.proposal ? -1 : x->one.proposal > y->one.proposal;
}

// The five that mark @group out most; where none does beyond chance, the one that does most.
static void
represent_group (EnsVotes *self, const EnsVotesInput *input, guint group, GArray *all)
{
  g_autoptr (GArray) good = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Candidate best = { .one.z = -G_MAXDOUBLE };

  for (guint j = 0; j < self->n_proposals; j++) {
    gboolean passes;
    Candidate one = judge (self, group, j, &passes);

    if (input->is_out != NULL && input->is_out[j])
      continue;
    if (one.one.z > best.one.z)
      best = one;
    if (passes)
      g_array_append_val (good, one);
  }
  if (good->len == 0 && best.one.z > -G_MAXDOUBLE)
    g_array_append_val (good, best);
  if (good->len > 0)
    qsort (good->data, good->len, sizeof (Candidate), compare_candidates);
  for (guint i = 0; i < MIN (good->len, N_BEST); i++)
    g_array_append_val (all, g_array_index (good, Candidate, i).one);
}

// Proposals that most agree on (or disagree with) beyond chance, by share times z.
static guint
find_majority (const EnsVotes *self,
               const EnsVotesInput *input,
               gboolean is_agreed,
               guint out[N_BEST])
{
  g_autoptr (GArray) good = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint j = 0; j < self->n_proposals; j++) {
    const EnsVoteProposal *one = &self->proposals[j];
    double share = is_agreed ? one->agree : one->disagree;
    double z = ens_votes_proportion_z ((double) (is_agreed ? one->counts.agree
                                                           : one->counts.disagree),
                                       (double) one->counts.seen);
    Candidate candidate = { .score = share * z, .one.proposal = j };

    if (share > 0.5 && z > Z90 && (input->is_out == NULL || !input->is_out[j]))
      g_array_append_val (good, candidate);
  }
  if (good->len > 0)
    qsort (good->data, good->len, sizeof (Candidate), compare_candidates);
  for (guint i = 0; i < MIN (good->len, N_BEST); i++)
    out[i] = g_array_index (good, Candidate, i).one.proposal;
  return MIN (good->len, N_BEST);
}

static void
take_places (EnsVotes *self, const EnsVoteMap *map)
{
  self->x = g_memdup2 (map->place[0], (map->n + 1) * sizeof (double));
  self->y = g_memdup2 (map->place[1], (map->n + 1) * sizeof (double));
  self->group_of = g_new (int, map->n + 1);
  self->is_unsure = g_new0 (gboolean, map->n + 1);
  memset (self->group_of, 0xff, (map->n + 1) * sizeof (int));
}

/**
 * ens_votes_new:
 *
 * Returns: %NULL with %ENS_ERROR_REFUSED when there are no votes, or %ENS_ERROR_CANCELLED
 */
EnsVotes *
ens_votes_new (const EnsVotesInput *input, GError **error)
{
  g_autoptr (EnsVotes) self = NULL;
  g_autoptr (EnsVoteMap) map = NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (EnsVoteRepresentative));

  if (input->n == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("There are no votes to look at"));
    return NULL;
  }
  self = g_new0 (EnsVotes, 1);
  self->n_participants = input->n_participants;
  self->n_proposals = input->n_proposals;
  self->proposals = g_new0 (EnsVoteProposal, input->n_proposals + 1);
  map = ens_vote_map_new (input);
  if (!ens_progress_step (input->progress, 0.5, error))
    return NULL;
  take_places (self, map);
  find_groups (self, input, map);
  if (!ens_progress_step (input->progress, 0.9, error))
    return NULL;
  count_votes (self, input);
  describe_proposals (self, input, map);
  for (guint g = 0; g < self->n_groups; g++)
    represent_group (self, input, g, marks);
  self->n_representatives = marks->len;
  self->representatives = (EnsVoteRepresentative *) (void *) g_array_free (g_steal_pointer (&marks),
                                                                           FALSE);
  self->n_agreed = find_majority (self, input, TRUE, self->agreed);
  self->n_rejected = find_majority (self, input, FALSE, self->rejected);
  return g_steal_pointer (&self);
}

void
ens_votes_free (EnsVotes *self)
{
  if (self == NULL)
    return;
  g_free (self->group_of);
  g_free (self->is_unsure);
  g_free (self->x);
  g_free (self->y);
  g_free (self->group_sizes);
  g_free (self->proposals);
  g_free (self->group_counts);
  g_free (self->representatives);
  g_free (self);
}
