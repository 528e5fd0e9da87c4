// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two versions of one row become one, field by field. Writes nothing.
#pragma once

#include "ens-merge-item.h"
#include "ens-store.h"

G_BEGIN_DECLS

/**
 * EnsCommonGround: what both sides knew last
 * @generation: the number here of the last package that both know; 0 when there is none
 * @time: when it was read or written here
 * @is_old: the package is one that went into what is here: it can only be behind
 */
typedef struct {
  gint64 generation;
  gint64 time;
  gboolean is_old;
} EnsCommonGround;

/**
 * EnsRowMerge: how a row is merged
 * @ground: with rows that were not told less than they are
 * @any_ground: for rows that are one decision
 * @package: (nullable): the id of the package at hand, for decisions
 * @now: the time of what somebody decides, milliseconds UTC
 * @author: (nullable): who decides
 * @decisions: (nullable): what was decided
 * @prefer: who is right where both changed a field
 */
typedef struct {
  EnsStore *store;
  EnsCommonGround ground;
  EnsCommonGround any_ground;
  const char *package;
  gint64 now;
  const char *author;
  const EnsMergeDecisions *decisions;
  EnsPrefer prefer;
} EnsRowMerge;

/**
 * EnsRowResult:
 * @record: (transfer full): the row as it shall be
 * @edits: (transfer full) (nullable): all its edits
 * @is_new: it is other than the row here, be it in a stamp only
 * @item: (transfer full) (nullable): for people; %NULL when both sides say the same
 */
typedef struct {
  gpointer record;
  GPtrArray *edits;
  gboolean is_new;
  EnsMergeItem *item;
} EnsRowResult;

gboolean ens_row_merge_run (const EnsRowMerge *self,
                            const EnsEntity *entity,
                            gconstpointer ours,
                            gconstpointer theirs,
                            const GPtrArray *their_edits,
                            EnsRowResult *result,
                            GError **error);
void ens_row_result_clear (const EnsEntity *entity, EnsRowResult *result);

G_END_DECLS
