// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inside of a merger, for the files that it is made of.
#pragma once

#include "ens-known-rows.h"
#include "ens-merger-outside.h"
#include "ens-merger.h"
#include "ens-package-reader.h"
#include "ens-row-merge.h"

G_BEGIN_DECLS

/**
 * EnsMerger:
 * @n_before: rows of each kind before the package at hand: where there were none, all is new
 * @merge: how single rows are merged, and since when both sides differ
 * @incoming: the edits of the package at hand, by kind and key of row
 * @known: rows that are in the project just so: every package repeats the codebook
 * @gone: ids of rows that are deleted, or that somebody refused: what hangs on them stays away, too
 * @below: (nullable): rows of the package at hand that lie in one not yet seen
 * @stand_ins: what is known of rows that left another project for others
 * @log: (element-type EnsPackageEntry): packages read and written before
 * @changed: kinds of which rows were changed
 * @open: rows that wait for somebody, by kind and key: of many packages, each is one
 * @n_listed: items in the list: of rows that are here already, of new ones
 * @has_refusals: rows may have been refused in earlier merges
 */
struct _EnsMerger {
  EnsSession *session;
  EnsStore *store;
  EnsMergerOptions options;
  EnsFaults *faults;
  EnsImportResult *result;
  EnsPackageReader *reader;
  const char *path;
  gint64 n_before[ENS_N_KINDS];
  EnsRowMerge merge;
  GHashTable *incoming;
  EnsKnownRows *known;
  GHashTable *gone;
  GPtrArray *below;
  EnsStandIns *stand_ins;
  GPtrArray *log;
  gboolean has_refusals;
  EnsKinds changed;
  GPtrArray *items;
  GHashTable *open;
  guint n_listed[2];
  guint64 n_unlisted;
};

gboolean ens_merger_insert (EnsMerger *self,
                            const EnsEntity *entity,
                            gconstpointer record,
                            GError **error);
void ens_merger_note_changed (EnsMerger *self, EnsEntityKind kind);
void ens_merger_list_item (EnsMerger *self,
                           EnsMergeItem *item,
                           const EnsPackageRow *row,
                           gconstpointer record);
void ens_merger_note_gone (EnsMerger *self, const EnsEntity *entity, gconstpointer record);
const GPtrArray *ens_merger_find_incoming (EnsMerger *self,
                                           const EnsEntity *entity,
                                           gconstpointer record);
gboolean ens_merger_insert_with_edits (EnsMerger *self, const EnsPackageRow *row, GError **error);
gboolean ens_merger_take_new (EnsMerger *self, const EnsPackageRow *row, GError **error);

G_END_DECLS
