// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes packages into a project, row by row, within an action of the caller. What both sides changed is
// for people to decide, or for the preference they gave.
#pragma once

#include "ens-exchange.h"

G_BEGIN_DECLS

/** EnsPrefer: which side is right where both changed a row */
typedef enum {
  ENS_PREFER_NOBODY,
  ENS_PREFER_OURS,
  ENS_PREFER_THEIRS,
  ENS_PREFER_NEWEST,
} EnsPrefer;

/**
 * EnsConflict: a field of a row that both sides changed
 * @package: the file it came with
 * @line: where the row stands in it
 * @entity: kind of row
 * @key: of the row
 * @field: which field
 * @ours: (nullable): the value here
 * @theirs: (nullable): the value there
 * @our_author: (nullable): who wrote ours
 * @their_author: (nullable): who wrote theirs
 * @our_time: when, milliseconds UTC
 * @their_time: when
 * @is_theirs: theirs was taken; only with a preference
 */
typedef struct {
  char *package;
  gint64 line;
  const EnsEntity *entity;
  char *key;
  const char *field;
  char *ours;
  char *theirs;
  char *our_author;
  char *their_author;
  gint64 our_time;
  gint64 their_time;
  gboolean is_theirs;
} EnsConflict;

typedef struct _EnsMerger EnsMerger;

/** EnsPackageReader: named only: who merges need not read packages. */
typedef struct _EnsPackageReader EnsPackageReader;

gboolean ens_prefer_parse (const char *word, EnsPrefer *prefer, GError **error);
EnsMerger *ens_merger_new (EnsSession *session, EnsPrefer prefer, EnsFaults *faults, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void ens_merger_free (EnsMerger *self);
gboolean ens_merger_read (EnsMerger *self,
                          EnsPackageReader *reader,
                          const char *path,
                          const EnsProgress *progress,
                          EnsImportResult *result,
                          GError **error);
guint ens_merger_get_n_rows_in_conflict (const EnsMerger *self);
GPtrArray *ens_merger_get_conflicts (const EnsMerger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMerger, ens_merger_free)

G_END_DECLS
