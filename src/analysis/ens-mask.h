// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which cells of a table must be hidden so that nobody can be made out: small ones, and as many others
// as it takes that no small one can be computed from the totals. The one place that decides this.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The rule promised to people: fewer than five are never shown; a project may only be stricter. */
#define ENS_MASK_DEFAULT_LEAST 5
#define ENS_MASK_LOWEST_LEAST  3

/**
 * EnsMask:
 *
 * A table with its margins: @n_rows + 1 by @n_columns + 1 flags, row by row; the last row and the last
 * column are the totals, the last flag of all is the grand total.
 */
typedef struct {
  guint n_rows;
  guint n_columns;
  gboolean *is_hidden;
} EnsMask;

EnsMask *ens_mask_decide (const gint64 *cells, guint n_rows, guint n_columns, guint least)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_mask_hides (const EnsMask *self, guint row, guint column);
guint ens_mask_count_hidden (const EnsMask *self);
void ens_mask_bounds (const gint64 *cells,
                      const EnsMask *mask,
                      guint row,
                      guint column,
                      gint64 *low,
                      gint64 *high);
void ens_mask_free (EnsMask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMask, ens_mask_free)

G_END_DECLS
