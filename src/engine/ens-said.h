// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one group said to one question, to be compared with what is being typed. Finds, never joins.
#pragma once

#include "ens-session.h"
#include "ens-statement.h"

G_BEGIN_DECLS

typedef struct _EnsSaid EnsSaid;

EnsSaid *ens_said_new (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
void ens_said_free (EnsSaid *self);
void ens_said_set_scope (EnsSaid *self, const EnsUuid *group, const EnsUuid *question);
EnsStatement *ens_said_find (EnsSaid *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSaid, ens_said_free)

G_END_DECLS
