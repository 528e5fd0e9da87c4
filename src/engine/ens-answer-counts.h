// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The answers of one round, counted once for everybody, each group and each tag, and what of it may be
// shown. Figures are made of it in ens-results.
#pragma once

#include "ens-answer-people.h"
#include "ens-indicator-stats.h"
#include "ens-mask-plan.h"

G_BEGIN_DECLS

/**
 * EnsAnswerCounts:
 * @indicators: (element-type EnsIndicator): asked or answered in the round, in its order
 * @items: (element-type EnsSurveyItem): what else it asks, headings left out
 * @people: who answered, and the parts that they are in
 * @levels: for each indicator and part
 * @wished: likewise, of the situation wished for
 * @plan: what may be shown, of the indicators first, then of the items, then of what is wished for by
 *   indicator: all are of the same sheets, so that one says what the other hides
 * @least: the fewest people behind a number that is shown
 */
typedef struct {
  GPtrArray *indicators;
  GPtrArray *items;
  EnsAnswerPeople *people;
  EnsLevelCounts *levels;
  EnsLevelCounts *wished;
  EnsMaskPlan *plan;
  gint64 least;
} EnsAnswerCounts;

EnsAnswerCounts *ens_answer_counts_new (EnsSession *session,
                                        const EnsUuid *round,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_answer_counts_free (EnsAnswerCounts *self);
guint ens_answer_counts_get_question (const EnsAnswerCounts *self,
                                      guint indicator,
                                      gboolean is_wished);
gboolean ens_answer_counts_hides (const EnsAnswerCounts *self,
                                  guint indicator,
                                  guint part,
                                  gboolean is_wished);
gboolean ens_answer_counts_hides_sums (const EnsAnswerCounts *self);
const EnsLevelCounts *ens_answer_counts_get (const EnsAnswerCounts *self,
                                             guint indicator,
                                             guint part,
                                             gboolean is_wished);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswerCounts, ens_answer_counts_free)

G_END_DECLS
