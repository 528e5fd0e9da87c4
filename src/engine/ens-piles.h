// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles of a whole table or project written as a table: the command line's form of proposals.
#pragma once

#include "ens-text-table.h"

G_BEGIN_DECLS

/**
 * EnsPilesOptions:
 * @k: number of piles; 0 to have one proposed
 * @seed: any number
 * @method: (nullable): a word of ens_cluster_method_parse()
 */
typedef struct {
  guint k;
  guint64 seed;
  const char *method;
} EnsPilesOptions;

gboolean ens_piles_write (const EnsTextTable *table,
                          const EnsPilesOptions *options,
                          const char *path,
                          const EnsProgress *progress,
                          GError **error);

G_END_DECLS
