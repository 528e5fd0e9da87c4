// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles: putting statements together under a wording. Every function is one action, one undo.
#pragma once

#include "ens-proposal.h"
#include "ens-session.h"
#include "ens-sorting-list.h"
#include "ens-sorting-pile.h"

G_BEGIN_DECLS

gboolean ens_sorting_new_pile (EnsSession *session,
                               const char *title,
                               const EnsUuid *statements,
                               guint n,
                               EnsUuid *pile,
                               GError **error);
gboolean ens_sorting_place (EnsSession *session,
                            const EnsUuid *pile,
                            const EnsUuid *statements,
                            guint n,
                            GError **error);
gboolean ens_sorting_take_out (EnsSession *session,
                               const EnsUuid *statements,
                               guint n,
                               GError **error);
gboolean ens_sorting_merge (EnsSession *session,
                            const EnsUuid *from,
                            const EnsUuid *into,
                            GError **error);
gboolean ens_sorting_split (EnsSession *session,
                            const EnsUuid *pile,
                            const EnsUuid *statements,
                            guint n,
                            const char *title,
                            GError **error);

G_END_DECLS
