// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which component of one edition is which of another. Kept beside the codings, which stay as they were;
// what is counted by dimension follows the mapping.
#pragma once

#include "ens-crosswalk.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsCrosswalkLine: one node of the first edition
 * @source: the node
 * @source_code: of it
 * @source_label: of it, in the project's language where it is known
 * @target: nil when nothing fits
 * @target_code: (nullable): of the other edition
 * @target_label: (nullable): of it, likewise
 * @relation: an EnsCrosswalkRelation
 * @is_kept: somebody decided; else it is a proposal
 */
typedef struct {
  EnsUuid source;
  char *source_code;
  char *source_label;
  EnsUuid target;
  char *target_code;
  char *target_label;
  int relation;
  gboolean is_kept;
} EnsCrosswalkLine;

GPtrArray *ens_crosswalks_list (EnsSession *session,
                                const EnsUuid *from,
                                const EnsUuid *to,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_crosswalks_set (EnsSession *session,
                             const EnsUuid *source,
                             const EnsUuid *target,
                             EnsCrosswalkRelation relation,
                             GError **error);
gboolean ens_crosswalks_remove (EnsSession *session,
                                const EnsUuid *source,
                                const EnsUuid *target,
                                GError **error);
gboolean ens_crosswalks_accept (EnsSession *session,
                                const EnsUuid *from,
                                const EnsUuid *to,
                                guint *n_accepted,
                                GError **error);
gboolean ens_crosswalks_check_editions (const EnsUuid *from, const EnsUuid *to, GError **error);
const char *ens_crosswalks_get_relation_word (EnsCrosswalkRelation relation);
gboolean ens_crosswalks_parse_relation (const char *word,
                                        EnsCrosswalkRelation *relation,
                                        GError **error);
void ens_crosswalk_line_free (EnsCrosswalkLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCrosswalkLine, ens_crosswalk_line_free)

G_END_DECLS
