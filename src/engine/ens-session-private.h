// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What only the other files of the engine see of a session: its store, and actions of any size.
#pragma once

#include "ens-record.h"
#include "ens-session.h"
#include "ens-store.h"

G_BEGIN_DECLS

/** ENS_ALL_KINDS: the bits of every kind and of the project row. */
#define ENS_ALL_KINDS (ENS_KIND_BIT (ENS_N_KINDS + 1) - 1)

/** EnsSessionFill: what comes into a project while it is made. */
typedef gboolean (*EnsSessionFill) (EnsSession *session, GError **error);

EnsSession *ens_session_create_filled (const char *path,
                                       const EnsProject *project,
                                       const char *codebook,
                                       EnsSessionFill more,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSession *ens_session_create_in_memory (const EnsProject *project,
                                          const char *codebook,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSession *ens_session_copy_in_memory (EnsSession *self,
                                        const EnsProject *project,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSession *ens_session_new_for_store (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_session_refuse_read_only (EnsSession *self, GError **error);
void ens_session_set_lent (EnsSession *self, gboolean is_lent);
EnsKinds ens_session_get_told_kinds (EnsSession *self);
EnsUuidSource *ens_session_get_ids (EnsSession *self);
EnsStore *ens_session_get_store (EnsSession *self);
EnsUuid ens_session_next_id (EnsSession *self);
gboolean ens_session_begin_bulk (EnsSession *self,
                                 const char *word,
                                 const char *detail,
                                 GError **error);
gboolean ens_session_finish (EnsSession *self, gboolean is_done, GError **error);
gboolean ens_session_insert_row (EnsSession *self,
                                 const EnsEntity *entity,
                                 gpointer record,
                                 GError **error);
void ens_session_note_added (EnsSession *self, EnsEntityKind kind);
void ens_session_note_kind (EnsSession *self, EnsEntityKind kind);
gboolean ens_session_has_only_added (EnsSession *self);
void ens_session_refresh (EnsSession *self, EnsKinds kinds);

G_END_DECLS
