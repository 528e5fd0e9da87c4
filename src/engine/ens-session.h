// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One open project: its file, its journal, who is at work, and the news of every change. The use
// cases of the other engine files act on it. Not a widget's model: lists have their own types.
#pragma once

#include "ens-entity.h"
#include "ens-faults.h"
#include "ens-progress.h"
#include "ens-project.h"
#include "ens-session-create.h"
#include "ens-session-rows.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENS_TYPE_SESSION (ens_session_get_type ())
G_DECLARE_FINAL_TYPE (EnsSession, ens_session, ENS, SESSION, GObject)

/**
 * EnsSession:
 *
 * Properties, all read-only and notifying: `title` (string), `path` (string), `read-only` (boolean: the
 * file cannot be written or another window has it), `is-lent` (boolean: an import changes the file in
 * another thread; until it ends, other changes are refused, see ens-work.h), `can-undo`, `can-redo`
 * (boolean), `undo-text`, `redo-text` (string: the action in words, "Merged “Friends” into “Not being
 * alone”").
 *
 * Signal `changed (EnsKinds kinds)`: after each action, undo, redo or import, in the main thread; bit k
 * of @kinds is set when rows of EnsEntityKind k changed; bit ENS_N_KINDS for the project row.
 */

EnsSession *ens_session_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSession *ens_session_open_read_only (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *ens_session_get_path (EnsSession *self);
gboolean ens_session_get_read_only (EnsSession *self);
const EnsProject *ens_session_get_project (EnsSession *self);
gboolean ens_session_set_project (EnsSession *self, const EnsProject *project, GError **error);
void ens_session_set_author (EnsSession *self, const char *initials);
const char *ens_session_get_author (EnsSession *self);

gboolean ens_session_begin_action (EnsSession *self,
                                   const char *word,
                                   const char *detail,
                                   GError **error);
gboolean ens_session_end_action (EnsSession *self, GError **error);
void ens_session_cancel_action (EnsSession *self);

char *ens_session_dup_setting (EnsSession *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_session_set_setting (EnsSession *self,
                                  const char *key,
                                  const char *value,
                                  GError **error);

gboolean ens_session_undo (EnsSession *self, GError **error);
gboolean ens_session_redo (EnsSession *self, GError **error);

gboolean ens_session_check (EnsSession *self, EnsFaults *faults, GError **error);
gboolean ens_session_backup (EnsSession *self, const char *path, GError **error);

G_END_DECLS
