// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What makes a merge field by field possible: when each field was changed, and what it was when a
// package was read or written. Writing such rows as a merge decided, instead of as somebody's edit.
#pragma once

#include "ens-edit.h"

G_BEGIN_DECLS

typedef struct _EnsStore EnsStore;

/**
 * EnsBase: a value that a field had
 * @is_found: whether it is another than today's
 * @mark: as ens_store_dup_mark() makes it
 * @time: when the field had got it
 */
typedef struct {
  gboolean is_found;
  char mark[33];
  gint64 time;
} EnsBase;

GPtrArray *ens_store_list_edits (EnsStore *store,
                                 const EnsEntity *entity,
                                 const char *key,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_find_base (EnsStore *store,
                              const EnsEntity *entity,
                              const char *key,
                              const char *field,
                              gint64 generation,
                              gboolean with_held,
                              EnsBase *base,
                              GError **error);
gboolean ens_store_note_held (EnsStore *store,
                              const EnsEntity *entity,
                              const char *key,
                              const EnsField *field,
                              gconstpointer theirs,
                              gint64 time,
                              GError **error);
gboolean ens_store_knew (EnsStore *store,
                         const EnsEntity *entity,
                         const char *key,
                         const char *field,
                         const char *mark,
                         gboolean *answer,
                         GError **error);
void ens_store_mark_value (const EnsField *field, gconstpointer record, char mark[33]);
void ens_store_mark_row (const EnsEntity *entity, gconstpointer record, char mark[33]);

gboolean ens_store_settle (EnsStore *store,
                           const EnsEntity *entity,
                           gconstpointer record,
                           const GPtrArray *edits,
                           GError **error);
gboolean ens_store_settle_edit (EnsStore *store, const EnsEdit *edit, GError **error);
gboolean ens_store_settle_tombstone (EnsStore *store, gconstpointer tombstone, GError **error);
gboolean ens_store_take_away (EnsStore *store,
                              const EnsEntity *entity,
                              gconstpointer key,
                              GError **error);

gint64 ens_store_get_generation (EnsStore *store);
gboolean ens_store_has_refusals (EnsStore *store, gboolean *answer, GError **error);
gboolean ens_store_find_refusal (EnsStore *store,
                                 const EnsEntity *entity,
                                 const char *key,
                                 gint64 *time,
                                 GError **error);
gboolean ens_store_set_refusal (EnsStore *store,
                                const EnsEntity *entity,
                                const char *key,
                                gint64 time,
                                GError **error);

gboolean ens_store_keep_merge (EnsStore *store, const char *report, GError **error);
gboolean ens_store_find_merge (EnsStore *store, char **report, gboolean *is_undone, GError **error);

G_END_DECLS
