// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tables of ens-paper-tables.h come to together: how far they agree, and piles that do justice
// to all. A suggestion that changes nothing until it is accepted with ens_sorting_accept().
#pragma once

#include "ens-consensus.h"
#include "ens-proposal.h"
#include "ens-scene.h"

G_BEGIN_DECLS

typedef struct _EnsPaperConsensus EnsPaperConsensus;

EnsPaperConsensus *ens_paper_consensus_new (EnsSession *session,
                                            guint k,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_paper_consensus_free (EnsPaperConsensus *self);
const EnsConsensus *ens_paper_consensus_get (const EnsPaperConsensus *self);
guint ens_paper_consensus_get_n_loose (const EnsPaperConsensus *self);
EnsProposal *ens_paper_consensus_dup_proposal (const EnsPaperConsensus *self)
  G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_paper_consensus_draw_agreement (const EnsPaperConsensus *self,
                                              double width,
                                              gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_paper_consensus_draw_tree (const EnsPaperConsensus *self,
                                         double width,
                                         gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPaperConsensus, ens_paper_consensus_free)

G_END_DECLS
