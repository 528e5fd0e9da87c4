// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An online consultation, analysed: as a project holds it, or as it was downloaded: a folder of Polis, or
// a table of proposals with counts, which are read into memory and not stored.
#pragma once

#include "ens-mask-plan.h"
#include "ens-session.h"
#include "ens-votes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EnsConsultation:
 * @ids: (element-type utf8): of the proposals, as the file has them; in a project their row ids
 * @texts: (element-type utf8): what is proposed
 * @counts: (element-type EnsVoteCounts): of everybody, per proposal
 * @votes: (nullable): opinion groups and places; %NULL where only counts are known
 * @participants: (nullable) (element-type utf8): their ids in the file
 * @plan: (nullable): what may be shown: everybody, then the opinion groups; for each proposal
 */
typedef struct {
  GPtrArray *ids;
  GPtrArray *texts;
  GArray *counts;
  EnsVotes *votes;
  GPtrArray *participants;
  EnsMaskPlan *plan;
} EnsConsultation;

EnsConsultation *ens_consultation_read (const char *path,
                                        const char *const *map,
                                        guint n_groups,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsConsultation *ens_consultation_load (EnsSession *session,
                                        guint n_groups,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_consultation_free (EnsConsultation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsConsultation, ens_consultation_free)

G_END_DECLS
