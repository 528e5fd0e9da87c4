// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading rows of any entity. Lists for the eye are made in ens-statement-query.h.
#pragma once

#include "ens-entity.h"

G_BEGIN_DECLS

typedef struct _EnsStore EnsStore;

/**
 * EnsRecordFunc:
 * @record: (transfer none): gone when the function returns
 * @row: the row's number in this file; stays with the row, undo and redo included
 * @data: of the caller
 * @error: set when it returns %FALSE, which ends the walk
 *
 * Must not write to the store.
 */
typedef gboolean (*EnsRecordFunc) (gconstpointer record, gint64 row, gpointer data, GError **error);

gboolean ens_store_read (EnsStore *store,
                         const EnsEntity *entity,
                         gpointer record,
                         gboolean *found,
                         GError **error);
gboolean ens_store_read_all (EnsStore *store,
                             const EnsEntity *entity,
                             gpointer *records,
                             gboolean *found,
                             guint n,
                             GError **error);
gpointer ens_store_dup (EnsStore *store, const EnsEntity *entity, const EnsUuid *id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_each (EnsStore *store,
                         const EnsEntity *entity,
                         EnsRecordFunc func,
                         gpointer data,
                         GError **error);
gboolean ens_store_each_oldest (EnsStore *store,
                                const EnsEntity *entity,
                                EnsRecordFunc func,
                                gpointer data,
                                GError **error);
gboolean ens_store_each_with (EnsStore *store,
                              const EnsEntity *entity,
                              const char *field,
                              const EnsUuid *value,
                              EnsRecordFunc func,
                              gpointer data,
                              GError **error);
gboolean ens_store_each_row (EnsStore *store,
                             const EnsEntity *entity,
                             const gint64 *rows,
                             gsize n_rows,
                             EnsRecordFunc func,
                             gpointer data,
                             GError **error);

G_END_DECLS
