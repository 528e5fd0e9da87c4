// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of any kind by what people call them: found by name, filled field by field, added and changed.
// For kinds with few rows. What an action, a contract or a party means is elsewhere.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_records_find (EnsSession *session,
                           EnsEntityKind kind,
                           const char *word,
                           EnsUuid *id,
                           GError **error);
gpointer ens_records_get (EnsSession *session, EnsEntityKind kind, const char *word, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gpointer ens_records_dup (EnsSession *session,
                          const EnsEntity *entity,
                          const EnsUuid *id) G_GNUC_WARN_UNUSED_RESULT;
char *ens_records_dup_name (EnsSession *session,
                            EnsEntityKind kind,
                            const EnsUuid *id) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_records_get_name (const EnsEntity *entity, gconstpointer record);
gboolean ens_records_set (EnsSession *session,
                          const EnsEntity *entity,
                          gpointer record,
                          const char *field,
                          const char *text,
                          GError **error);
gboolean ens_records_add (EnsSession *session,
                          const EnsEntity *entity,
                          gpointer record,
                          GError **error);

G_END_DECLS
