// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who answered a round: in which group, with which tags. People who are alike in that are one profile,
// so that a million answers are added up by a few kinds of people. Nothing is hidden here:
// ens-answer-counts decides what may be shown.
#pragma once

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

/** EnsAnswerProfile: @parts: (element-type guint): which they are in, everybody first; @people: of how many sheets */
typedef struct {
  GArray *parts;
  gint64 people;
} EnsAnswerProfile;

/** EnsAnswerPerson: @profile: its place; @weight: how many people the sheet stands for */
typedef struct {
  guint profile;
  double weight;
} EnsAnswerPerson;

/**
 * EnsAnswerPeople:
 * @parts: (element-type EnsAnswerPart): everybody first, then groups, then tags
 * @profiles: (element-type EnsAnswerProfile): the people in the same parts
 * @sheets: (element-type EnsUuid EnsAnswerPerson): who filled each sheet that counts
 * @n_tags: tags that people have
 * @n_tags_kept: those among @parts: with too many of them, the ones that most people have
 */
typedef struct {
  GPtrArray *parts;
  GPtrArray *profiles;
  GHashTable *sheets;
  guint n_tags;
  guint n_tags_kept;
} EnsAnswerPeople;

EnsAnswerPeople *ens_answer_people_new (EnsSession *session,
                                        const EnsUuid *round,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_answer_people_free (EnsAnswerPeople *self);
const EnsAnswerPerson *ens_answer_people_find (const EnsAnswerPeople *self,
                                               const EnsUuid *respondent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswerPeople, ens_answer_people_free)

G_END_DECLS
