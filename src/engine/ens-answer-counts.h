// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The answers of one round, counted once for everybody, each group and each tag, and what of it may be
// shown. Figures are made of it in ens-results.
#pragma once

#include "ens-indicator-stats.h"
#include "ens-mask-plan.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsAnswerPart:
 * @kind: everybody, a group, a tag, or those without a tag, whom nobody sees
 * @name: (nullable): of the group or tag
 * @id: of the group
 * @people: respondents
 */
typedef struct {
  EnsMaskSetKind kind;
  char *name;
  EnsUuid id;
  gint64 people;
} EnsAnswerPart;

/**
 * EnsAnswerCounts:
 * @indicators: (element-type EnsIndicator): asked or answered in the round, in its order
 * @parts: (element-type EnsAnswerPart): everybody first, then groups, then tags
 * @levels: for each indicator and part
 * @wished: likewise, of the situation wished for
 * @plan: what may be shown
 * @least: the fewest people behind a number that is shown
 */
typedef struct {
  GPtrArray *indicators;
  GPtrArray *parts;
  EnsLevelCounts *levels;
  EnsLevelCounts *wished;
  EnsMaskPlan *plan;
  gint64 least;
} EnsAnswerCounts;

EnsAnswerCounts *ens_answer_counts_new (EnsSession *session,
                                        const EnsUuid *round,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_answer_counts_free (EnsAnswerCounts *self);
const EnsLevelCounts *ens_answer_counts_get (const EnsAnswerCounts *self,
                                             guint indicator,
                                             guint part,
                                             gboolean is_wished);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswerCounts, ens_answer_counts_free)

G_END_DECLS
