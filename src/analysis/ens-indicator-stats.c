// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shares with Wilson's interval (Wilson 1927), differences with Newcombe's (1998, method 10). Weighted
// answers count with the number of answers that their weights leave (Kish 1965).
#include "ens-indicator-stats.h"

#include "ens-error.h"

#include <inttypes.h>
#include <math.h>

// 97.5 % of the standard normal distribution lies below.
#define Z95 1.959963984540054

// Fewer answers than this on either side: no verdict.
#define FEWEST_FOR_VERDICT 5

// Rounding of weights must not move a median.
#define HALF_TOLERANCE 1e-9

/**
 * ens_level_counts_add:
 * @level: 1 to 5; 0 for left out
 * @weight: of the respondent, above 0; 1 where there are no weights
 */
void
ens_level_counts_add (EnsLevelCounts *self, int level, double weight)
{
  g_return_if_fail (level >= 0 && level <= ENS_N_LEVELS);
  if (level == 0) {
    self->missing++;
    return;
  }
  self->level[level - 1]++;
  self->weighted[level - 1] += weight;
  self->weight_squares += weight * weight;
}

/** ens_level_counts_merge: adds the answers of @other: respondents are pooled */
void
ens_level_counts_merge (EnsLevelCounts *self, const EnsLevelCounts *other)
{
  for (int k = 0; k < ENS_N_LEVELS; k++) {
    self->level[k] += other->level[k];
    self->weighted[k] += other->weighted[k];
  }
  self->weight_squares += other->weight_squares;
  self->missing += other->missing;
}

/** ens_level_counts_subtract: takes away the answers of @other, which must be among them */
void
ens_level_counts_subtract (EnsLevelCounts *self, const EnsLevelCounts *other)
{
  for (int k = 0; k < ENS_N_LEVELS; k++) {
    self->level[k] -= other->level[k];
    self->weighted[k] = self->level[k] > 0 ? self->weighted[k] - other->weighted[k] : 0;
  }
  self->weight_squares -= other->weight_squares;
  self->missing -= other->missing;
}

static void
find_medians (EnsIndicatorStats *stats)
{
  double below = 0;

  for (int k = 1; k <= ENS_N_LEVELS; k++) {
    below += stats->distribution[k - 1];
    if (stats->median_low == 0 && below >= 0.5 - HALF_TOLERANCE)
      stats->median_low = k;
    if (stats->median_high == 0 && below > 0.5 + HALF_TOLERANCE)
      stats->median_high = k;
  }
}

static void
find_intervals (EnsIndicatorStats *stats)
{
  stats->ill_being_interval = ens_indicator_wilson (stats->ill_being, stats->effective_n);
  stats->well_being_interval = ens_indicator_wilson (stats->well_being, stats->effective_n);
}

/**
 * ens_indicator_stats:
 *
 * pₖ = Σw at level k / Σw; mean Σ k·pₖ; score (mean − 1) / 4; effective n (Σw)² / Σw² (Kish 1965)
 *
 * Returns: all that is said about one indicator; see EnsIndicatorStats
 */
EnsIndicatorStats
ens_indicator_stats (const EnsLevelCounts *counts)
{
  EnsIndicatorStats stats = { .missing = counts->missing };
  double sum = 0;

  for (int k = 0; k < ENS_N_LEVELS; k++) {
    stats.n += counts->level[k];
    sum += counts->weighted[k];
  }
  stats.is_reliable = stats.n >= ENS_RELIABLE_ANSWERS;
  if (stats.n == 0 || sum <= 0)
    return stats;
  stats.effective_n = sum * sum / counts->weight_squares;
  for (int k = 0; k < ENS_N_LEVELS; k++) {
    stats.distribution[k] = counts->weighted[k] / sum;
    stats.mean += (k + 1) * counts->weighted[k];
  }
  stats.mean /= sum;
  stats.score = (stats.mean - 1) / (ENS_N_LEVELS - 1);
  stats.ill_being = (counts->weighted[0] + counts->weighted[1]) / sum;
  stats.well_being = (counts->weighted[3] + counts->weighted[4]) / sum;
  find_intervals (&stats);
  find_medians (&stats);
  return stats;
}

/**
 * ens_indicator_pool: several indicators together, answered by the same people
 * @indicators: counts of each
 * @n: how many indicators
 * @people: (out): who answered the indicator that most answered
 *
 * Whoever is badly off in one thing often is in another: their answers are not independent. Kish's
 * design effect (1965) of m answers a person is 1 + (m − 1)·ρ. ρ is not known; with the most careful
 * ρ = 1 intervals rest on as many answers as there are people.
 *
 * Returns: shares of all answers, with intervals and reliability by people
 */
EnsIndicatorStats
ens_indicator_pool (const EnsLevelCounts *indicators, guint n, gint64 *people)
{
  EnsLevelCounts all = { 0 };
  EnsIndicatorStats stats;
  double effective_people = 0;

  *people = 0;
  for (guint i = 0; i < n; i++) {
    const EnsIndicatorStats one = ens_indicator_stats (&indicators[i]);

    ens_level_counts_merge (&all, &indicators[i]);
    *people = MAX (*people, one.n);
    effective_people = MAX (effective_people, one.effective_n);
  }
  stats = ens_indicator_stats (&all);
  if (stats.n == 0)
    return stats;
  stats.effective_n = effective_people;
  stats.is_reliable = *people >= ENS_RELIABLE_ANSWERS;
  find_intervals (&stats);
  return stats;
}

/**
 * ens_indicator_wilson: the score interval of a share (Wilson 1927)
 * @share: 0 to 1
 * @n: answers behind it; 0 gives 0 to 1
 *
 * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
 */
EnsInterval
ens_indicator_wilson (double share, double n)
{
  double z2 = Z95 * Z95;
  double middle, half, scale;

  if (n <= 0)
    return (EnsInterval){ 0, 1 };
  scale = 1 + z2 / n;
  middle = (share + z2 / (2 * n)) / scale;
  half = Z95 * sqrt (share * (1 - share) / n + z2 / (4 * n * n)) / scale;
  // Rounding must not push a share of nothing or of everything out of its own interval.
  return (EnsInterval){ CLAMP (middle - half, 0, share), CLAMP (middle + half, share, 1) };
}

/**
 * ens_indicator_difference: @share2 against @share1, of @n2 and @n1 answers
 *
 * d = p₂ − p₁; d − √((p₂ − l₂)² + (u₁ − p₁)²) to d + √((u₂ − p₂)² + (p₁ − l₁)²), l and u being Wilson's
 * bounds (Newcombe 1998, Statistics in Medicine 17, 873–890, method 10)
 *
 * Returns: with a verdict when both have at least five answers; see EnsDifference
 */
EnsDifference
ens_indicator_difference (double share1, double n1, double share2, double n2)
{
  EnsInterval one = ens_indicator_wilson (share1, n1);
  EnsInterval two = ens_indicator_wilson (share2, n2);
  double d = share2 - share1;
  EnsDifference result = { .difference = d };

  result.interval.low = d - sqrt ((share2 - two.low) * (share2 - two.low) +
                                  (one.high - share1) * (one.high - share1));
  result.interval.high = d + sqrt ((two.high - share2) * (two.high - share2) +
                                   (share1 - one.low) * (share1 - one.low));
  if (n1 < FEWEST_FOR_VERDICT || n2 < FEWEST_FOR_VERDICT)
    result.verdict = ENS_VERDICT_TOO_FEW;
  else if (result.interval.low > 0)
    result.verdict = ENS_VERDICT_MORE;
  else if (result.interval.high < 0)
    result.verdict = ENS_VERDICT_LESS;
  else
    result.verdict = ENS_VERDICT_CHANCE;
  return result;
}

/**
 * ens_difference_dup_words:
 * @is_over_time: against an earlier survey; else against the other people of the same one
 *
 * Returns: (transfer full): the verdict as a plain sentence
 */
char *
ens_difference_dup_words (const EnsDifference *self, gboolean is_over_time)
{
  switch (self->verdict) {
  case ENS_VERDICT_MORE:
    return g_strdup (is_over_time
                       ? _ ("A larger share than before, by more than chance explains.")
                       : _ ("A larger share than among the others, by more than chance explains."));
  case ENS_VERDICT_LESS:
    return g_strdup (
      is_over_time ? _ ("A smaller share than before, by more than chance explains.")
                   : _ ("A smaller share than among the others, by more than chance explains."));
  case ENS_VERDICT_CHANCE:
    return g_strdup (_ ("No clear difference: chance may explain it."));
  case ENS_VERDICT_TOO_FEW:
  default:
    return g_strdup (_ ("Too few answers to compare."));
  }
}

/**
 * ens_indicator_roll_up: a dimension from its components, each with the same weight
 * @components: statistics of each of its indicators
 *
 * (1/c)·Σ score over the c indicators that had answers: Ensemble's own convention
 */
EnsDimensionStats
ens_indicator_roll_up (const EnsIndicatorStats *components, guint n)
{
  EnsDimensionStats result = { 0 };

  for (guint i = 0; i < n; i++) {
    const EnsIndicatorStats *one = &components[i];

    if (one->n == 0) {
      result.n_without++;
      continue;
    }
    result.most_missing = MAX (result.most_missing, one->missing);
    result.min_n = result.n_components == 0 ? one->n : MIN (result.min_n, one->n);
    result.n_components++;
    result.score += one->score;
    result.ill_being += one->ill_being;
    result.well_being += one->well_being;
  }
  if (result.n_components == 0)
    return result;
  result.score /= result.n_components;
  result.ill_being /= result.n_components;
  result.well_being /= result.n_components;
  return result;
}

/** ens_indicator_stats_dup_hint: Returns: (transfer full) (nullable): what to beware of, if anything */
char *
ens_indicator_stats_dup_hint (const EnsIndicatorStats *self)
{
  if (self->n == 0)
    return g_strdup (_ ("Nobody answered."));
  if (!self->is_reliable)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Only %" PRId64 " answer: a few people more or fewer would change the picture.",
                   "Only %" PRId64 " answers: a few people more or fewer would change the picture.",
                   (gulong) self->n),
      self->n);
  if (self->missing > self->n)
    return g_strdup (_ ("More people left this out than answered it."));
  return NULL;
}
