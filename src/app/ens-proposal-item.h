// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One proposal as a list shows it: its words, and what people think of it, in words.
#pragma once

#include "ens-uuid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_PROPOSAL_ITEM (ens_proposal_item_get_type ())
G_DECLARE_FINAL_TYPE (EnsProposalItem, ens_proposal_item, ENS, PROPOSAL_ITEM, GObject)

EnsProposalItem *ens_proposal_item_new (guint index,
                                        const EnsUuid *id,
                                        const char *text,
                                        const char *words) G_GNUC_WARN_UNUSED_RESULT;
guint ens_proposal_item_get_index (EnsProposalItem *self);
const EnsUuid *ens_proposal_item_get_id (EnsProposalItem *self);
GtkListItemFactory *ens_proposal_item_new_factory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
