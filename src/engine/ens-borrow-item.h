// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question of a partner's survey, taken over into a survey of this project.
#pragma once

#include "ens-item.h"
#include "ens-session.h"

G_BEGIN_DECLS

EnsUuid ens_borrow_item_make_id (EnsSession *session, const EnsUuid *there);
gboolean ens_borrow_item_settle (EnsSession *session, EnsItem *item, GError **error);
gboolean ens_borrow_item_take_options (EnsSession *session,
                                       EnsSession *theirs,
                                       const EnsUuid *there,
                                       const EnsItem *here,
                                       GError **error);

G_END_DECLS
