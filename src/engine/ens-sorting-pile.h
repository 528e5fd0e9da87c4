// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to a pile as a whole: its name, its place among the piles, its component and its marks.
// Every function is one action, one undo.
#pragma once

#include "ens-criterion.h"
#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_sorting_rename (EnsSession *session,
                             const EnsUuid *pile,
                             const char *title,
                             GError **error);
gboolean ens_sorting_remove_pile (EnsSession *session, const EnsUuid *pile, GError **error);
gboolean ens_sorting_put_inside (EnsSession *session,
                                 const EnsUuid *pile,
                                 const EnsUuid *around,
                                 GError **error);
gboolean ens_sorting_lift_out (EnsSession *session, const EnsUuid *pile, GError **error);
gboolean ens_sorting_set_component (EnsSession *session,
                                    const EnsUuid *pile,
                                    const EnsUuid *node,
                                    GError **error);
gboolean ens_sorting_set_kind (EnsSession *session,
                               const EnsUuid *pile,
                               EnsCriterionKind kind,
                               GError **error);
gboolean ens_sorting_set_minority (EnsSession *session,
                                   const EnsUuid *pile,
                                   gboolean minority,
                                   GError **error);

G_END_DECLS
