// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What became of the criteria: agreed or not, with all that any group said to them. And how far a group
// is by what happened: a proposal, nothing is ever locked.
#pragma once

#include "ens-criterion.h"
#include "ens-decision.h"
#include "ens-group.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsAgreed:
 * @criterion: as it is now
 * @decisions: (element-type EnsDecision): in the order in which they were made
 * @n_groups: groups that said something to it
 * @n_objections: groups whose last word is an objection
 */
typedef struct {
  EnsCriterion *criterion;
  GPtrArray *decisions;
  guint n_groups;
  guint n_objections;
} EnsAgreed;

GPtrArray *ens_agreed_list (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_agreed_set_state (EnsSession *session,
                               const EnsUuid *criterion,
                               EnsCriterionState state,
                               GError **error);
gboolean ens_agreed_propose_state (EnsSession *session,
                                   const EnsGroup *group,
                                   EnsGroupState *state,
                                   GError **error);
gboolean ens_agreed_set_group_state (EnsSession *session,
                                     const EnsUuid *group,
                                     EnsGroupState state,
                                     GError **error);

G_END_DECLS
