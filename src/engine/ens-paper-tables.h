// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables that sorted real cards: what each laid together, typed in by the numbers on the cards. How far
// the tables agree is in ens-paper-consensus.h.
#pragma once

#include "ens-session.h"
#include "ens-table-sorting.h"

G_BEGIN_DECLS

/**
 * EnsPaperPile:
 * @name: what the table wrote on it, or a number
 * @cards: (element-type gint64): numbers of its cards, the smallest first
 * @numbers: the same as people write them: "1 4 7-9"
 */
typedef struct {
  char *name;
  GArray *cards;
  char *numbers;
} EnsPaperPile;

/**
 * EnsPaperTable:
 * @sorting: the table
 * @piles: (element-type EnsPaperPile): by name
 * @n_cards: in all piles
 */
typedef struct {
  EnsTableSorting *sorting;
  GPtrArray *piles;
  guint n_cards;
} EnsPaperTable;

GPtrArray *ens_paper_tables_list (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_paper_tables_add (EnsSession *session,
                               const char *title,
                               EnsUuid *table,
                               GError **error);
gboolean ens_paper_tables_remove (EnsSession *session, const EnsUuid *table, GError **error);
gboolean ens_paper_tables_lay (EnsSession *session,
                               const EnsUuid *table,
                               const char *line,
                               char **pile,
                               guint *n_cards,
                               GError **error);
gboolean ens_paper_tables_lay_lines (EnsSession *session,
                                     const char *title,
                                     const char *const *lines,
                                     GError **error);
gboolean ens_paper_tables_take_apart (EnsSession *session,
                                      const EnsUuid *table,
                                      const char *pile,
                                      GError **error);

G_END_DECLS
