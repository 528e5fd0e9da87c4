// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All pairs of sets that share most of their members, exactly, without comparing every pair.
#pragma once

#include "ens-progress.h"

G_BEGIN_DECLS

/** EnsPieceSet: @n different numbers, ascending */
typedef struct {
  guint32 *pieces;
  guint n;
} EnsPieceSet;

/** EnsSetJoinFunc: told a pair, @a before @b, and its Jaccard index */
typedef void (*EnsSetJoinFunc) (guint a, guint b, double similarity, gpointer data);

gboolean ens_set_join (EnsPieceSet *sets,
                       guint n,
                       double threshold,
                       EnsSetJoinFunc found,
                       gpointer data,
                       const EnsProgress *progress,
                       GError **error);
double ens_piece_set_jaccard (const EnsPieceSet *a, const EnsPieceSet *b, double threshold);

G_END_DECLS
