// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of two versions of a row counts.
#pragma once

#include "ens-row-merge.h"
#include "ens-store-edits.h"

G_BEGIN_DECLS

/**
 * EnsRowPair: both versions of the row at hand
 * @is_decided: somebody decided about a field
 * @has_kept: a field that differs stays as it is here
 * @has_taken: a field that differs becomes as it is there
 */
typedef struct {
  const EnsRowMerge *merge;
  const EnsEntity *entity;
  const char *key;
  gconstpointer ours;
  gconstpointer theirs;
  const GPtrArray *our_edits;
  const GPtrArray *their_edits;
  EnsRowResult *result;
  gboolean is_decided;
  gboolean has_kept;
  gboolean has_taken;
} EnsRowPair;

/**
 * EnsRowVersion: when a field got its value, and by whom
 * @is_outside: a project told it that tells others less than it knows
 */
typedef struct {
  gboolean is_outside;
  gint64 time;
  const char *author;
} EnsRowVersion;

/**
 * EnsRowVerdict:
 * @is_both: both sides changed it
 * @is_theirs: theirs is taken unless somebody says otherwise
 */
typedef struct {
  gboolean is_both;
  gboolean is_theirs;
} EnsRowVerdict;

gboolean ens_row_value_is_later (gint64 theirs,
                                 gint64 ours,
                                 const char *their_text,
                                 const char *our_text);
EnsRowVersion ens_row_pair_get_version (const EnsRowPair *row,
                                        const EnsField *field,
                                        gboolean is_theirs);
gboolean ens_row_version_is_later (const EnsRowVersion *theirs,
                                   const EnsRowVersion *ours,
                                   const char *their_text,
                                   const char *our_text);
gboolean ens_row_pair_is_later (const EnsRowPair *row);
gboolean ens_row_pair_find_base (const EnsRowPair *row,
                                 const EnsField *field,
                                 EnsBase *base,
                                 GError **error);
gboolean ens_row_is_figure (const EnsEntity *entity);
gboolean ens_row_pair_tells_nothing (const EnsRowPair *row, const EnsField *field);
gboolean ens_row_verdict_judge_field (const EnsRowPair *row,
                                      const EnsMergeField *told,
                                      EnsRowVerdict *verdict,
                                      GError **error);
gboolean ens_row_verdict_judge_row (const EnsRowPair *row, EnsRowVerdict *verdict, GError **error);

G_END_DECLS
