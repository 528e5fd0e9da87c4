// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One side of a comparison: a project or a package, opened to look only, and its figures. Compares
// nothing.
#pragma once

#include "ens-indicator.h"
#include "ens-node.h"
#include "ens-results.h"

G_BEGIN_DECLS

/**
 * EnsPlace:
 * @path: the file
 * @session: what is in it
 * @name: territory or title, for headings
 * @n_groups: groups
 * @n_participants: people in them, where it is known
 * @n_expressions: statements, each as often as it was said
 * @n_sorted: those of them that have a component
 * @edition: (nullable): code of the codebook in use
 * @indicators: (element-type EnsIndicator)
 * @results: (element-type EnsResult): of the newest round
 * @nodes: EnsNode by id
 * @components: expressions by id of a component: of one letter and two digits, or a dimension
 * @same: id of the same node in another codebook, by id
 */
typedef struct {
  char *path;
  char *folder;
  EnsSession *session;
  char *name;
  gint64 n_groups;
  gint64 n_participants;
  gint64 n_expressions;
  gint64 n_sorted;
  char *edition;
  GPtrArray *indicators;
  GPtrArray *results;
  GPtrArray *rows;
  GHashTable *nodes;
  GHashTable *components;
  GHashTable *same;
} EnsPlace;

EnsPlace *ens_place_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_place_free (EnsPlace *place);
const EnsResult *ens_place_find_result (const EnsPlace *place, const EnsUuid *indicator);
gint64 ens_place_get_component (const EnsPlace *place, const EnsUuid *node);

/** EnsPlacePart: a territory within a place, with all that lies in it; @depth: 0 for the outermost */
typedef struct {
  char *name;
  guint depth;
  gint64 n_groups;
  gint64 n_expressions;
} EnsPlacePart;

GPtrArray *ens_place_list_parts (EnsPlace *place, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPlace, ens_place_free)

G_END_DECLS
