// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A new project gets the questions and the codebook that every project begins with; that is no step
// of undo.
#include "ens-session-create.h"

#include "ens-action.h"
#include "ens-file-name.h"
#include "ens-journal.h"
#include "ens-session-private.h"
#include "ens-session.h"
#include "ens-starter.h"
#include "ens-time.h"

static gboolean
fill (EnsSession *self, EnsProject *project, const char *codebook, GError **error)
{
  g_autofree char *detail = ens_action_dup_detail (project->title, NULL);

  if (!ens_session_begin_action (self, ENS_ACTION_START, detail, error))
    return FALSE;
  ens_session_note_kind (self, ENS_N_KINDS);
  if (!ens_starter_add_questions (self, error) ||
      !ens_starter_add_codebook (self, codebook, &project->edition, error) ||
      !ens_store_set_project (ens_session_get_store (self), project, error)) {
    ens_session_cancel_action (self);
    return FALSE;
  }
  // A project begins with its starting rows: taking them back would leave no project.
  return ens_session_end_action (self, error) &&
         ens_store_forget_journal (ens_session_get_store (self), error);
}

static void
stamp (EnsProject *project)
{
  EnsUuidSource ids = { 0 };

  project->created = ens_time_now ();
  project->id = ens_uuid_next (&ids, project->created);
}

static gboolean
write_new (const char *path,
           EnsProject *project,
           const char *codebook,
           EnsSessionFill more,
           GError **error)
{
  g_autoptr (EnsSession) self = NULL;
  EnsStore *store;

  stamp (project);
  store = ens_store_create (path, project, error);
  self = store != NULL ? ens_session_new_for_store (store, error) : NULL;
  return self != NULL && fill (self, project, codebook, error) &&
         (more == NULL || more (self, error));
}

/** ens_session_create_filled: ens_session_create(), with what @more (nullable) brings in it. */
EnsSession *
ens_session_create_filled (const char *path,
                           const EnsProject *project,
                           const char *codebook,
                           EnsSessionFill more,
                           GError **error)
{
  g_autoptr (EnsProject) full = ens_project_copy (project);
  g_autofree char *ending = g_strdup_printf (".%08x.part", g_random_int ());
  g_autofree char *beside = ens_file_name_dup_beside (path, ending);

  if (!ens_project_check (project, error) || !ens_store_refuse_existing (path, error))
    return NULL;
  // Whoever is killed meanwhile leaves no half project under its name.
  if (write_new (beside, full, codebook, more, error) && ens_store_publish (beside, path, error))
    return ens_session_open (path, error);
  ens_store_remove_file (beside);
  return NULL;
}

/**
 * ens_session_create:
 * @path: a file that is not there yet
 * @project: title and language at least
 * @codebook: (nullable): a file, the code of an edition that comes with Ensemble, or `none`; the
 *   starter edition when %NULL
 *
 * Returns: (transfer full): a project with the default questions and a codebook; it is whole or not
 *   there
 */
EnsSession *
ens_session_create (const char *path,
                    const EnsProject *project,
                    const char *codebook,
                    GError **error)
{
  return ens_session_create_filled (path, project, codebook, NULL, error);
}

/** ens_session_create_in_memory: as ens_session_create(), without a file: gone with the session. */
EnsSession *
ens_session_create_in_memory (const EnsProject *project, const char *codebook, GError **error)
{
  g_autoptr (EnsProject) full = ens_project_copy (project);
  g_autoptr (EnsSession) self = NULL;
  EnsStore *store;

  stamp (full);
  store = ens_store_create_in_memory (full, error);
  self = store != NULL ? ens_session_new_for_store (store, error) : NULL;
  return self != NULL && fill (self, full, codebook, error) ? g_steal_pointer (&self) : NULL;
}
