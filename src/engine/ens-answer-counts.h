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
 * @id: of the group or territory
 * @people: respondents
 * @is_territory: of the kind of tags, but what it stands for is where the groups are from
 */
typedef struct {
  EnsMaskSetKind kind;
  char *name;
  EnsUuid id;
  gint64 people;
  gboolean is_territory;
} EnsAnswerPart;

/**
 * EnsAnswerCounts:
 * @indicators: (element-type EnsIndicator): asked or answered in the round, in its order
 * @items: (element-type EnsSurveyItem): what else it asks, headings left out
 * @parts: (element-type EnsAnswerPart): everybody first, then groups, then tags
 * @levels: for each indicator and part
 * @wished: likewise, of the situation wished for
 * @plan: what may be shown, of the indicators first, then of the items, then of what is wished for by
 *   indicator: all are of the same sheets, so that one says what the other hides
 * @least: the fewest people behind a number that is shown
 * @profiles: people in the same parts are of one profile
 * @people: which profile each sheet is of, and its weight
 * @n_tags: tags that people have
 * @n_tags_kept: those among @parts: with too many of them, the ones that most people have
 */
typedef struct {
  GPtrArray *indicators;
  GPtrArray *items;
  GPtrArray *parts;
  EnsLevelCounts *levels;
  EnsLevelCounts *wished;
  EnsMaskPlan *plan;
  gint64 least;
  GPtrArray *profiles;
  GHashTable *people;
  guint n_tags;
  guint n_tags_kept;
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

gboolean ens_answer_counts_find (const EnsAnswerCounts *self,
                                 const EnsUuid *respondent,
                                 guint *profile,
                                 double *weight);
const GArray *ens_answer_counts_get_parts (const EnsAnswerCounts *self, guint profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswerCounts, ens_answer_counts_free)

G_END_DECLS
