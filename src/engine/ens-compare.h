// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cities side by side: what can be compared, and in words why the rest cannot. The first place is "we".
#pragma once

#include "ens-compare-place.h"

G_BEGIN_DECLS

#define ENS_COMPARE_MOST_PLACES 50

/**
 * EnsCompareCell: an indicator, or a component, in one place
 * @is_there: it is there at all
 * @refusal: (nullable): why there is no figure, or why it is not to be laid beside the others
 * @n: answers, or people who named it
 * @missing: of answers
 * @share: of people who named a component among all that were sorted
 * @rank: of a component, from 1 for what is named most; 0 for never. Of an indicator without refusal: of
 *   the place, from 1 for where most people are well; equal shares have equal ranks
 * @rank_best: of an indicator: 1 and how many places are before it by more than chance explains
 * @rank_worst: likewise, the last rank that it may have
 * @verdict: of an indicator: whether people are well there more often than here
 * @stats: of an indicator without refusal
 * @shares: (nullable): of a question without refusal: of each answer to choose from, among who answered
 * @average: of a question that asks for a number: the mean
 */
typedef struct {
  gboolean is_there;
  char *refusal;
  gint64 n;
  gint64 missing;
  double share;
  guint rank;
  guint rank_best;
  guint rank_worst;
  EnsDifferenceVerdict verdict;
  EnsIndicatorStats stats;
  double *shares;
  double average;
} EnsCompareCell;

/**
 * EnsCompareRow: what is laid side by side
 * @id: of the indicator or component
 * @code: (nullable): of a component
 * @title: in the language of the first place, where it is known there
 * @cells: one for each place
 * @is_ours: the first place has it
 * @options: (nullable) (element-type utf8): of a question: what can be chosen
 * @is_number: a question that asks for a number
 */
typedef struct {
  EnsUuid id;
  char *code;
  char *title;
  EnsCompareCell *cells;
  guint n_cells;
  gboolean is_ours;
  GPtrArray *options;
  gboolean is_number;
} EnsCompareRow;

/**
 * EnsComparison:
 * @places: (element-type EnsPlace)
 * @indicators: (element-type EnsCompareRow)
 * @wished: (element-type EnsCompareRow): the levels wished for
 * @choices: (element-type EnsCompareRow): the questions beside the indicators
 * @components: (element-type EnsCompareRow): what is named most by all places first
 * @dimensions: (element-type EnsCompareRow): the profile: shares of the families
 * @refusals: (element-type utf8): what holds for whole places
 */
typedef struct {
  GPtrArray *places;
  GPtrArray *indicators;
  GPtrArray *wished;
  GPtrArray *choices;
  GPtrArray *components;
  GPtrArray *dimensions;
  GPtrArray *refusals;
} EnsComparison;

EnsComparison *ens_compare (const char *const *paths,
                            const EnsProgress *progress,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_compare_async (const char *const *paths,
                        const EnsProgress *progress,
                        GAsyncReadyCallback callback,
                        gpointer data);
EnsComparison *ens_compare_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_comparison_free (EnsComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsComparison, ens_comparison_free)

G_END_DECLS
