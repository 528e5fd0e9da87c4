// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The numbers of rows by their ids, for what is kept of 100,000 rows that refer to the same few. Private
// to the floor.
#pragma once

#include "ens-store.h"

G_BEGIN_DECLS

typedef struct _EnsRowFinder EnsRowFinder;

EnsRowFinder *ens_row_finder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_row_finder_free (EnsRowFinder *self);
gboolean ens_row_finder_find (EnsRowFinder *self,
                              EnsStore *store,
                              EnsEntityKind kind,
                              const EnsUuid *id,
                              guint32 *row,
                              GError **error);
gboolean ens_row_finder_has_statements (const EnsRowFinder *self);
gboolean ens_row_finder_load_statements (EnsRowFinder *self, EnsStore *store, GError **error);
void ens_row_finder_forget_statements (EnsRowFinder *self);
void ens_row_finder_forget_others (EnsRowFinder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsRowFinder, ens_row_finder_free)

G_END_DECLS
