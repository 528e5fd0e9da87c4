// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Polis (its math/pca.clj): power iteration on votes less their proposal's mean, unseen votes at the
// mean, so that only votes given are ever touched; places are stretched by √(m / votes given). Robust
// (clustering study §6.2): the same model fitted only to the votes given, by ridge regression in turn.
#include "ens-vote-map.h"

#include "ens-rng.h"

#include <math.h>
#include <string.h>

#define POWER_ROUNDS    1000
#define POWER_TOLERANCE 1e-14

#define SWEEPS      6
#define RIDGE       3.0
#define LEAST_LEARN 7

static gboolean
is_out (const EnsVotesInput *input, guint proposal)
{
  return input->is_out != NULL && input->is_out[proposal];
}

// Votes by participant, those on proposals taken out left out.
static void
sort_votes (EnsVoteMap *self, const EnsVotesInput *input)
{
  g_autofree gsize *next = NULL;

  for (gsize i = 0; i < input->n; i++)
    if (!is_out (input, input->votes[i].proposal))
      self->start[input->votes[i].participant + 1]++;
  for (guint p = 0; p < self->n; p++)
    self->start[p + 1] += self->start[p];
  next = g_memdup2 (self->start, (self->n + 1) * sizeof (gsize));
  self->proposal = g_new (guint, MAX (self->start[self->n], 1));
  self->value = g_new (double, MAX (self->start[self->n], 1));
  for (gsize i = 0; i < input->n; i++) {
    EnsVote vote = input->votes[i];

    if (is_out (input, vote.proposal))
      continue;
    self->proposal[next[vote.participant]] = vote.proposal;
    self->value[next[vote.participant]++] = -vote.value;
  }
}

// Afterwards values are what a vote differs from its proposal's mean.
static void
centre_votes (EnsVoteMap *self, const guint *n_seen)
{
  for (gsize i = 0; i < self->start[self->n]; i++)
    self->mean[self->proposal[i]] += self->value[i];
  for (guint j = 0; j < self->m; j++)
    self->mean[j] = n_seen[j] > 0 ? self->mean[j] / n_seen[j] : 0;
  for (gsize i = 0; i < self->start[self->n]; i++)
    self->value[i] -= self->mean[self->proposal[i]];
}

// @out = AᵀA @v, where row p of A is scaled by row[p] and column j by column[j] when given.
static void
multiply (const EnsVoteMap *self,
          const double *row,
          const double *column,
          const double *v,
          double *out)
{
  memset (out, 0, self->m * sizeof (double));
  for (guint p = 0; p < self->n; p++) {
    double sum = 0;

    for (gsize i = self->start[p]; i < self->start[p + 1]; i++) {
      guint j = self->proposal[i];

      sum += self->value[i] * v[j] * (column != NULL ? column[j] : 1);
    }
    sum *= row != NULL ? row[p] * row[p] : 1;
    for (gsize i = self->start[p]; i < self->start[p + 1]; i++) {
      guint j = self->proposal[i];

      out[j] += self->value[i] * sum * (column != NULL ? column[j] : 1);
    }
  }
}

static double
get_dot (const double *a, const double *b, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

static void
take_out (double *v, const double *axis, guint n)
{
  double part = get_dot (v, axis, n);

  for (guint i = 0; i < n; i++)
    v[i] -= part * axis[i];
}

// The largest direction of AᵀA, orthogonal to @other when given.
static double *
dup_direction (const EnsVoteMap *self,
               const double *row,
               const double *column,
               const double *other,
               EnsRng *rng)
{
  double *v = g_new0 (double, self->m + 1);
  g_autofree double *w = g_new (double, self->m + 1);
  double last = 0;

  for (guint j = 0; j < self->m; j++)
    v[j] = ens_rng_unit (rng);
  for (guint round = 0; round < POWER_ROUNDS; round++) {
    double norm;

    if (other != NULL)
      take_out (v, other, self->m);
    multiply (self, row, column, v, w);
    if (other != NULL)
      take_out (w, other, self->m);
    norm = sqrt (get_dot (w, w, self->m));
    for (guint j = 0; j < self->m; j++)
      v[j] = norm > 0 ? w[j] / norm : 0;
    if (fabs (norm - last) <= POWER_TOLERANCE * norm)
      break;
    last = norm;
  }
  return v;
}

// Proposals taken out count as answered by everybody, as in Polis.
static void
place_polis (EnsVoteMap *self, guint n_out)
{
  for (guint p = 0; p < self->n; p++) {
    double n_votes = (double) (self->start[p + 1] - self->start[p]) + n_out;
    double stretch = sqrt (self->m / MAX (n_votes, 1));

    for (guint a = 0; a < 2; a++) {
      double sum = 0;

      for (gsize i = self->start[p]; i < self->start[p + 1]; i++)
        sum += self->value[i] * self->axis[a][self->proposal[i]];
      self->place[a][p] = sum * stretch;
    }
  }
}

// Solves (S + λI) z = b for two unknowns.
static void
solve_pair (double s00, double s01, double s11, double b0, double b1, double *z0, double *z1)
{
  double det;

  s00 += RIDGE;
  s11 += RIDGE;
  det = s00 * s11 - s01 * s01;
  *z0 = (s11 * b0 - s01 * b1) / det;
  *z1 = (s00 * b1 - s01 * b0) / det;
}

static void
fit_places (EnsVoteMap *self)
{
  for (guint p = 0; p < self->n; p++) {
    double s00 = 0, s01 = 0, s11 = 0, b0 = 0, b1 = 0;

    for (gsize i = self->start[p]; i < self->start[p + 1]; i++) {
      double v0 = self->axis[0][self->proposal[i]], v1 = self->axis[1][self->proposal[i]];

      s00 += v0 * v0;
      s01 += v0 * v1;
      s11 += v1 * v1;
      b0 += v0 * self->value[i];
      b1 += v1 * self->value[i];
    }
    solve_pair (s00, s01, s11, b0, b1, &self->place[0][p], &self->place[1][p]);
  }
}

static void
scale_axes (EnsVoteMap *self)
{
  for (guint a = 0; a < 2; a++) {
    double square = get_dot (self->axis[a], self->axis[a], self->m);
    double scale = square > 0 ? sqrt (self->m / square) : 0;

    for (guint j = 0; j < self->m; j++)
      self->axis[a][j] *= scale;
  }
}

// Only people who gave enough votes say where proposals lie.
static void
fit_axes (EnsVoteMap *self)
{
  g_autofree double *sums = g_new0 (double, (gsize) self->m * 5 + 1);

  for (guint p = 0; p < self->n; p++) {
    double z0 = self->place[0][p], z1 = self->place[1][p];

    if (self->start[p + 1] - self->start[p] < MIN (LEAST_LEARN, self->m))
      continue;
    for (gsize i = self->start[p]; i < self->start[p + 1]; i++) {
      double *s = sums + (gsize) self->proposal[i] * 5;

      s[0] += z0 * z0;
      s[1] += z0 * z1;
      s[2] += z1 * z1;
      s[3] += z0 * self->value[i];
      s[4] += z1 * self->value[i];
    }
  }
  for (guint j = 0; j < self->m; j++) {
    const double *s = sums + (gsize) j * 5;

    solve_pair (s[0], s[1], s[2], s[3], s[4], &self->axis[0][j], &self->axis[1][j]);
  }
  scale_axes (self);
}

static void
fit_robust (EnsVoteMap *self, const guint *n_seen, EnsRng *rng)
{
  g_autofree double *row = g_new (double, self->n + 1);
  g_autofree double *column = g_new (double, self->m + 1);

  for (guint p = 0; p < self->n; p++)
    row[p] = 1 / sqrt (MAX ((double) (self->start[p + 1] - self->start[p]), 1));
  for (guint j = 0; j < self->m; j++)
    column[j] = 1 / sqrt (MAX (n_seen[j], 1));
  self->axis[0] = dup_direction (self, row, column, NULL, rng);
  self->axis[1] = dup_direction (self, row, column, self->axis[0], rng);
  scale_axes (self);
  for (guint sweep = 0; sweep < SWEEPS; sweep++) {
    fit_places (self);
    fit_axes (self);
  }
  fit_places (self);
}

/** ens_vote_map_new: Returns: (transfer full): the map */
EnsVoteMap *
ens_vote_map_new (const EnsVotesInput *input)
{
  EnsVoteMap *self = g_new0 (EnsVoteMap, 1);
  g_autofree guint *n_seen = g_new0 (guint, input->n_proposals + 1);
  guint n_out = 0;
  EnsRng rng;

  ens_rng_seed (&rng, input->seed);
  self->n = input->n_participants;
  self->m = input->n_proposals;
  self->start = g_new0 (gsize, (gsize) self->n + 1);
  self->n_votes = g_new0 (guint, self->n + 1);
  self->mean = g_new0 (double, self->m + 1);
  self->place[0] = g_new0 (double, self->n + 1);
  self->place[1] = g_new0 (double, self->n + 1);
  for (gsize i = 0; i < input->n; i++)
    self->n_votes[input->votes[i].participant]++;
  for (guint j = 0; j < self->m; j++)
    n_out += is_out (input, j);
  sort_votes (self, input);
  for (gsize i = 0; i < self->start[self->n]; i++)
    n_seen[self->proposal[i]]++;
  centre_votes (self, n_seen);
  if (input->method == ENS_VOTES_POLIS) {
    self->axis[0] = dup_direction (self, NULL, NULL, NULL, &rng);
    self->axis[1] = dup_direction (self, NULL, NULL, self->axis[0], &rng);
    place_polis (self, n_out);
  } else {
    fit_robust (self, n_seen, &rng);
  }
  return self;
}

/** ens_vote_map_get_extremity: Returns: where a lone agreement with @proposal would lie: √m |-1 - mean| |axes| */
double
ens_vote_map_get_extremity (const EnsVoteMap *self, guint proposal)
{
  double a = self->axis[0][proposal], b = self->axis[1][proposal];

  return sqrt (self->m) * fabs (-1 - self->mean[proposal]) * sqrt (a * a + b * b);
}

void
ens_vote_map_free (EnsVoteMap *self)
{
  if (self == NULL)
    return;
  g_free (self->start);
  g_free (self->proposal);
  g_free (self->value);
  g_free (self->n_votes);
  g_free (self->mean);
  for (guint a = 0; a < 2; a++) {
    g_free (self->axis[a]);
    g_free (self->place[a]);
  }
  g_free (self);
}
