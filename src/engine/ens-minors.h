// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People under age leave no trail: a group of minors carries no quarter, its statements no receipt, whoever
// writes them and wherever they come from. Not what exports leave out for everybody.
#pragma once

#include "ens-group.h"
#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_minors_check_group (EnsSession *session, const EnsGroup *group, GError **error);
gboolean ens_minors_clean_row (EnsSession *session,
                               const EnsEntity *entity,
                               gpointer record,
                               GError **error);
gboolean ens_minors_clean_after_save (EnsSession *session,
                                      const EnsEntity *entity,
                                      gconstpointer record,
                                      GError **error);
gboolean ens_minors_clean_after_merge (EnsSession *session, GError **error);

G_END_DECLS
