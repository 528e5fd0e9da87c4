// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles of a whole table or project, with what people wish about them, and the same as a table: the
// command line's form of proposals.
#pragma once

#include "ens-cluster.h"
#include "ens-text-table.h"

G_BEGIN_DECLS

/**
 * EnsPilesOptions:
 * @k: number of piles; 0 to have one proposed
 * @seed: any number
 * @method: (nullable): a word of ens_cluster_method_parse(); %NULL to have one chosen
 * @together: (nullable): "A,B" pairs of rows or ids that must share a pile
 * @apart: (nullable): pairs that must not
 * @uses_learned: let what earlier projects taught help, where texts are few
 * @explains: find the words that speak for each text
 *
 * A table that has labels starts from them: its labelled texts are placed already.
 */
typedef struct {
  guint k;
  guint64 seed;
  const char *method;
  const char *const *together;
  const char *const *apart;
  gboolean uses_learned;
  gboolean explains;
} EnsPilesOptions;

EnsClusterResult *ens_piles_find (const EnsTextTable *table,
                                  const EnsPilesOptions *options,
                                  const EnsProgress *progress,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_piles_write (const EnsTextTable *table,
                          const EnsClusterResult *result,
                          const char *path,
                          GError **error);

G_END_DECLS
