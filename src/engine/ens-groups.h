// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Groups as people name them.
#pragma once

#include "ens-group.h"
#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_groups_add (EnsSession *session, EnsGroup *group, GError **error);
gboolean ens_groups_save (EnsSession *session,
                          EnsGroup *group,
                          const char *territory,
                          GError **error);
EnsGroup *ens_groups_find (EnsSession *session,
                           const char *name,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
