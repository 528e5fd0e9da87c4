// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which rows were met before, by a digest of all they say. Holds no row.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

typedef struct _EnsKnownRows EnsKnownRows;

EnsKnownRows *ens_known_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_known_rows_free (EnsKnownRows *self);
void ens_known_rows_clear (EnsKnownRows *self);
void ens_known_rows_add (EnsKnownRows *self, const EnsEntity *entity, gconstpointer record);
gboolean ens_known_rows_contains (EnsKnownRows *self,
                                  const EnsEntity *entity,
                                  gconstpointer record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsKnownRows, ens_known_rows_free)

G_END_DECLS
