// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a project file says of itself: title, territory, languages. It stays with the file; packages
// carry it in their header as their origin.
#pragma once

#include "ens-uuid.h"

G_BEGIN_DECLS

/**
 * EnsProject:
 * @id: of this file, made once
 * @title: what people call it
 * @territory: (nullable): the city, quarter, school or company that runs the process
 * @language: the language people mostly speak in it
 * @edition: the codebook edition in use; nil for none
 * @note: (nullable): anything else
 * @is_sample: an illustration, not real people's words
 * @created: milliseconds UTC
 */
typedef struct {
  EnsUuid id;
  char *title;
  char *territory;
  char *language;
  EnsUuid edition;
  char *note;
  gboolean is_sample;
  gint64 created;
} EnsProject;

EnsProject *ens_project_new (void) G_GNUC_WARN_UNUSED_RESULT;
EnsProject *ens_project_copy (const EnsProject *project) G_GNUC_WARN_UNUSED_RESULT;
void ens_project_free (EnsProject *project);
gboolean ens_project_check (const EnsProject *project, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsProject, ens_project_free)

G_END_DECLS
