// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one row that describes a project file. Not exchanged: hence no entity.
#include "ens-project.h"

#include "ens-error.h"
#include "ens-text.h"

EnsProject *
ens_project_new (void)
{
  return g_new0 (EnsProject, 1);
}

/** ens_project_copy: Returns: (transfer full): a deep copy. */
EnsProject *
ens_project_copy (const EnsProject *project)
{
  EnsProject *copy = g_new (EnsProject, 1);

  *copy = *project;
  copy->title = g_strdup (project->title);
  copy->territory = g_strdup (project->territory);
  copy->language = g_strdup (project->language);
  copy->note = g_strdup (project->note);
  return copy;
}

void
ens_project_free (EnsProject *project)
{
  g_free (project->title);
  g_free (project->territory);
  g_free (project->language);
  g_free (project->note);
  g_free (project);
}

/** ens_project_check: Returns: whether @project has a title and a language, all texts clean. */
gboolean
ens_project_check (const EnsProject *project, GError **error)
{
  const char *const texts[] = { project->title, project->territory, project->note };
  g_autofree char *title = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (texts[i] != NULL && !ens_text_is_clean (texts[i])) {
      g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                           _ ("The project's texts must be UTF-8 without control characters"));
      return FALSE;
    }
  }
  title = project->title != NULL ? ens_text_dup_trimmed (project->title) : NULL;
  if (title == NULL || *title == '\0') {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A project needs a title: give it a few words"));
    return FALSE;
  }
  if (project->language == NULL || !ens_text_is_language (project->language)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is not a language tag: expected a form like fr or pt-BR"),
                 project->language != NULL ? project->language : "");
    return FALSE;
  }
  return TRUE;
}
