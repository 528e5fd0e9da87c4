// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row in memory: the C struct that its entity describes. Free functions over any entity; the typed
// headers wrap them. Not a GObject: rows are many.
#pragma once

#include "ens-entity.h"

G_BEGIN_DECLS

gpointer ens_record_new (const EnsEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
gpointer ens_record_copy (const EnsEntity *entity, gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;
void ens_record_clear (const EnsEntity *entity, gpointer record);
void ens_record_free (const EnsEntity *entity, gpointer record);
gboolean ens_record_check (const EnsEntity *entity, gconstpointer record, GError **error);
gboolean ens_record_equal (const EnsEntity *entity, gconstpointer a, gconstpointer b);
char *ens_record_dup_key (const EnsEntity *entity, gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_record_parse_key (const EnsEntity *entity,
                               gpointer record,
                               const char *key,
                               GError **error);
EnsStamp *ens_record_get_stamp (const EnsEntity *entity, gpointer record);

/** ENS_RECORD: declares the typed helpers of a record type, over ens_record_new() and its kin. */
#define ENS_RECORD(Type, type_name)                                             \
  extern const EnsEntity ens_##type_name##_entity;                              \
  G_GNUC_UNUSED static inline Type *ens_##type_name##_new (void)                \
  {                                                                             \
    return (Type *) ens_record_new (&ens_##type_name##_entity);                 \
  }                                                                             \
  G_GNUC_UNUSED static inline Type *ens_##type_name##_copy (const Type *record) \
  {                                                                             \
    return (Type *) ens_record_copy (&ens_##type_name##_entity, record);        \
  }                                                                             \
  G_GNUC_UNUSED static inline void ens_##type_name##_free (Type *record)        \
  {                                                                             \
    ens_record_free (&ens_##type_name##_entity, record);                        \
  }                                                                             \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, ens_##type_name##_free)

G_END_DECLS
