// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How statements are coded, one answer a statement, for the lists that filter and sort by it.
#pragma once

#include "ens-store.h"

G_BEGIN_DECLS

/**
 * EnsReadingSummary: what the codings of one statement come to
 * @node: number of the row that the coders settled on, else that all of them read; 0 when they differ
 * @n_coders: whose codings were looked at
 * @is_disputed: coders differ in the node and have not settled
 * @is_unsure: a coding that counts is marked as unsure
 * @is_agreed: the coders settled
 * @meaning: the letters of the meaning of the first coding that counts, as ens_reading_query_pack()
 *   gives them; 0 for none, and when @is_disputed
 * @beneficiary: the same of its beneficiary
 * @coder: number of the row of the coder whose coding that is
 */
typedef struct {
  guint64 meaning;
  guint64 beneficiary;
  guint32 node;
  guint32 coder;
  guint n_coders;
  gboolean is_disputed;
  gboolean is_unsure;
  gboolean is_agreed;
} EnsReadingSummary;

typedef void (*EnsReadingFunc) (gint64 row, const EnsReadingSummary *summary, gpointer data);

guint64 ens_reading_query_pack (const char *letters);
gboolean ens_reading_query_each (EnsStore *store,
                                 const EnsUuid *coder,
                                 EnsReadingFunc func,
                                 gpointer data,
                                 GError **error);

G_END_DECLS
