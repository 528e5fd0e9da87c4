// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a session, to look at, save and remove: part of ens-session.h, which includes it.
#pragma once

#include "ens-entity.h"

G_BEGIN_DECLS

typedef struct _EnsSession EnsSession;

gpointer ens_session_get_row (EnsSession *self,
                              const EnsEntity *entity,
                              gconstpointer key_record,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_session_list_rows (EnsSession *self,
                                  EnsEntityKind kind,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint64 ens_session_count (EnsSession *self, EnsEntityKind kind);
gboolean ens_session_find_question (EnsSession *self,
                                    const char *word,
                                    EnsUuid *question,
                                    GError **error);

gboolean ens_session_save_row (EnsSession *self,
                               const EnsEntity *entity,
                               gpointer record,
                               GError **error);
gboolean ens_session_remove_row (EnsSession *self,
                                 const EnsEntity *entity,
                                 gconstpointer record,
                                 GError **error);

G_END_DECLS
