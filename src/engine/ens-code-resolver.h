// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From codes as people write them to nodes of the project's codebook, and from initials to coders.
#pragma once

#include "ens-coding.h"
#include "ens-session.h"

G_BEGIN_DECLS

typedef struct _EnsCodeResolver EnsCodeResolver;

EnsCodeResolver *ens_code_resolver_new (EnsSession *session,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_code_resolver_free (EnsCodeResolver *self);
gboolean ens_code_resolver_find (EnsCodeResolver *self,
                                 const char *code,
                                 EnsCoding *coding,
                                 GError **error);
const char *ens_code_resolver_get_code (EnsCodeResolver *self, const EnsUuid *node);
EnsUuid ens_code_resolver_get_coder (const char *initials);
gboolean ens_code_resolver_take_coder (EnsCodeResolver *self,
                                       const char *initials,
                                       EnsUuid *coder,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCodeResolver, ens_code_resolver_free)

G_END_DECLS
