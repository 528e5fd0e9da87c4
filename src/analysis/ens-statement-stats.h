// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often things were said: a cross table with both counts, distinct statements and expressions
// (a statement that four people wrote is one statement and four expressions). Knows no names.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsStatementFact: one statement in one cell
 * @row: for instance its component, 0 to n_rows - 1
 * @column: for instance its question, 0 to n_columns - 1
 * @group: who said it, any number; for counting groups
 * @count: how many said just this, at least 1
 */
typedef struct {
  guint row;
  guint column;
  guint group;
  gint64 count;
} EnsStatementFact;

/** EnsTally: both counts */
typedef struct {
  gint64 distinct;
  gint64 expressions;
} EnsTally;

/**
 * EnsStatementStats:
 * @cells: @n_rows × @n_columns, row by row
 * @row_totals: @n_rows
 * @column_totals: @n_columns
 * @total: of everything
 * @row_groups: number of groups that named each row at all
 * @n_groups: number of groups that said anything
 */
typedef struct {
  guint n_rows;
  guint n_columns;
  EnsTally *cells;
  EnsTally *row_totals;
  EnsTally *column_totals;
  EnsTally total;
  guint *row_groups;
  guint n_groups;
} EnsStatementStats;

/** EnsShareBase: what a share is a share of; always shown with it */
typedef enum {
  ENS_SHARE_OF_ALL,
  ENS_SHARE_OF_ROW,
  ENS_SHARE_OF_COLUMN,
} EnsShareBase;

EnsStatementStats *ens_statement_stats_new (const EnsStatementFact *facts,
                                            gsize n,
                                            guint n_rows,
                                            guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
EnsTally ens_statement_stats_get (const EnsStatementStats *self, guint row, guint column);
double ens_statement_stats_share (const EnsStatementStats *self,
                                  guint row,
                                  guint column,
                                  EnsShareBase base,
                                  gboolean by_expressions);
guint *ens_statement_stats_dup_ranking (const EnsStatementStats *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_statement_stats_free (EnsStatementStats *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStatementStats, ens_statement_stats_free)

G_END_DECLS
