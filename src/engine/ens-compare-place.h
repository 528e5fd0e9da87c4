// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One side of a comparison: a project or a package, opened to look only, and its figures. Compares
// nothing.
#pragma once

#include "ens-group-mask.h"
#include "ens-indicator.h"
#include "ens-item-results.h"
#include "ens-node.h"
#include "ens-offer.h"
#include "ens-results.h"
#include "ens-signer.h"

G_BEGIN_DECLS

/** EnsCounter: a project whose figures came; @title: what it is called, or where it is of */
typedef struct {
  EnsUuid id;
  char *title;
  char *territory;
} EnsCounter;

/**
 * EnsPlacePart: a territory within a place, with all that lies in it
 * @within: (nullable): name of the territory around it: two cities may have quarters of one name
 * @depth: 0 for the outermost
 * @is_hidden: so few people that what was said there is not counted
 */
typedef struct {
  char *name;
  char *within;
  guint depth;
  gint64 n_groups;
  gint64 n_expressions;
  gboolean is_hidden;
} EnsPlacePart;

/**
 * EnsPlace:
 * @path: the file
 * @session: (nullable): what is in it; %NULL once it was closed
 * @project: whose it is
 * @signer: (nullable): of a package: who signed it
 * @kind: (nullable): of a package: what it is for, a word
 * @privacy: (nullable): of a package: how far it may travel, a word
 * @created: of a package: as of when, milliseconds UTC
 * @least: fewer people than that are hidden
 * @mask: which of its groups and territories are too small to be told of
 * @parts: (element-type EnsPlacePart): its territories, nested
 * @offers: (nullable) (element-type EnsOffer): what we may borrow, in our language where it is known
 * @n_rows: rows of each kind
 * @name: territory or title, for headings
 * @n_groups: groups
 * @n_participants: people in them, where it is known; 0 also when they are too few
 * @n_expressions: statements, each as often as it was said
 * @n_sorted: those of them that have a component
 * @edition: (nullable): code of the codebook in use
 * @codebook: id of it; nil when there is none
 * @indicators: (element-type EnsIndicator)
 * @results: (element-type EnsResult): of the newest round
 * @wished: (element-type EnsResult): likewise, of the levels wished for
 * @choices: (element-type EnsItemResult): likewise, of the questions beside the indicators
 * @origin: id of the project
 * @holder: (nullable): the place in whose file the figures of this one stand; nothing else of it is known
 * @is_hidden: so few people all together that nothing of what they said is counted
 * @has_answers: they are counted from answers; else they came as figures
 * @nodes: EnsNode by id
 * @components: expressions by id of a component: of one letter and two digits, or a dimension
 * @same: id of the same node in another codebook, by id
 * @links: (element-type EnsCrosswalk): what leads from one codebook to another
 *
 * After ens_place_close() all but the rows can be looked at, from any thread.
 */
typedef struct {
  char *path;
  EnsSession *session;
  EnsProject *project;
  EnsSigner *signer;
  char *kind;
  char *privacy;
  gint64 created;
  gint64 least;
  EnsGroupMask *mask;
  GPtrArray *parts;
  GPtrArray *offers;
  guint64 n_rows[ENS_N_KINDS];
  char *name;
  gint64 n_groups;
  gint64 n_participants;
  gint64 n_expressions;
  gint64 n_sorted;
  char *edition;
  EnsUuid codebook;
  GPtrArray *indicators;
  GPtrArray *results;
  GPtrArray *wished;
  GPtrArray *choices;
  EnsUuid origin;
  char *holder;
  gboolean has_answers;
  gboolean is_hidden;
  GPtrArray *rows;
  GHashTable *nodes;
  GHashTable *components;
  GHashTable *same;
  GPtrArray *links;
} EnsPlace;

EnsSession *ens_place_new_blank (GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsPlace *ens_place_new (const char *path,
                         EnsSession *blank,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_place_list_counters (const EnsPlace *place,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsPlace *ens_place_new_counted (const EnsPlace *holder,
                                 const EnsCounter *counter,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_place_free (EnsPlace *place);
const EnsResult *ens_place_find_result (const EnsPlace *place,
                                        const EnsUuid *indicator,
                                        gboolean is_wished);
gboolean ens_place_has_only_figures (const EnsPlace *place);
void ens_place_close (EnsPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPlace, ens_place_free)

G_END_DECLS
