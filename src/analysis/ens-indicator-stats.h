// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the answers to an indicator of five levels say: counts, shares, median, and how sure one can
// be. Ensemble's own formulae: the method's literature gives none. No answers, no people: counts only.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENS_N_LEVELS 5

/** From this many answers on no hint about reliability is shown. */
#define ENS_RELIABLE_ANSWERS 30

/**
 * EnsLevelCounts:
 * @level: answers at level 1 to 5
 * @weighted: the same with each answer's weight; equal to @level where nobody has a weight
 * @weight_squares: sum of the squared weights, for the number of answers that weights leave
 * @missing: respondents who left it out
 *
 * Zero-initialise, then ens_level_counts_add() each answer.
 */
typedef struct {
  gint64 level[ENS_N_LEVELS];
  double weighted[ENS_N_LEVELS];
  double weight_squares;
  gint64 missing;
} EnsLevelCounts;

/** EnsInterval: bounds of a 95 % interval */
typedef struct {
  double low;
  double high;
} EnsInterval;

/**
 * EnsIndicatorStats:
 * @n: answers
 * @missing: left out
 * @effective_n: what weights leave of @n: (Σw)² / Σw²; equal to @n without weights
 * @distribution: weighted share of each level, Σw of the level / Σw, sum 1; all 0 when @n is 0
 * @ill_being: share of levels 1 and 2 (SPIRAL, sheet T33)
 * @well_being: share of levels 4 and 5 (SPIRAL, sheet T33)
 * @ill_being_interval: Wilson interval of @ill_being
 * @well_being_interval: Wilson interval of @well_being
 * @median_low: lower median level, 1 to 5: the first with a cumulated share of at least 1/2; 0 when @n is 0
 * @median_high: upper median level: the first with one above 1/2; differs from the lower one only when
 *   just half lies on each side
 * @mean: mean level, Σ k·share, 1 to 5; by convention only, since levels are ordered, not measured
 * @score: (@mean - 1) / 4, 0 to 1; by convention only
 * @is_reliable: @n (of pooled indicators: of people) is at least %ENS_RELIABLE_ANSWERS
 */
typedef struct {
  gint64 n;
  gint64 missing;
  double effective_n;
  double distribution[ENS_N_LEVELS];
  double ill_being;
  double well_being;
  EnsInterval ill_being_interval;
  EnsInterval well_being_interval;
  int median_low;
  int median_high;
  double mean;
  double score;
  gboolean is_reliable;
} EnsIndicatorStats;

/** EnsDifferenceVerdict: what a difference of two shares is worth */
typedef enum {
  ENS_VERDICT_TOO_FEW,
  ENS_VERDICT_CHANCE,
  ENS_VERDICT_LESS,
  ENS_VERDICT_MORE,
} EnsDifferenceVerdict;

/**
 * EnsDifference:
 * @difference: second share minus first
 * @interval: Newcombe's interval (1998, method 10) of it
 * @verdict: more or less than chance explains, when the interval does not hold 0
 */
typedef struct {
  double difference;
  EnsInterval interval;
  EnsDifferenceVerdict verdict;
} EnsDifference;

/**
 * EnsDimensionStats:
 * @n_components: how many indicators had answers and went in
 * @n_without: how many had none
 * @score: simple mean of their scores, 0 to 1; 0 when @n_components is 0
 * @ill_being: simple mean of their ill-being shares
 * @well_being: simple mean of their well-being shares
 * @min_n: fewest answers of any of them
 * @most_missing: most people who left one of them blank
 */
typedef struct {
  guint n_components;
  guint n_without;
  double score;
  double ill_being;
  double well_being;
  gint64 min_n;
  gint64 most_missing;
} EnsDimensionStats;

void ens_level_counts_add (EnsLevelCounts *self, int level, double weight);
void ens_level_counts_merge (EnsLevelCounts *self, const EnsLevelCounts *other);
void ens_level_counts_subtract (EnsLevelCounts *self, const EnsLevelCounts *other);
EnsIndicatorStats ens_indicator_stats (const EnsLevelCounts *counts);
EnsIndicatorStats ens_indicator_pool (const EnsLevelCounts *indicators, guint n, gint64 *people);
EnsInterval ens_indicator_wilson (double share, double n);
EnsDifference ens_indicator_difference (double share1, double n1, double share2, double n2);
EnsDimensionStats ens_indicator_roll_up (const EnsIndicatorStats *components, guint n);
char *ens_difference_dup_words (const EnsDifference *self,
                                gboolean is_over_time) G_GNUC_WARN_UNUSED_RESULT;
char *ens_indicator_stats_dup_hint (const EnsIndicatorStats *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
