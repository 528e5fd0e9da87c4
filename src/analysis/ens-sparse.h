// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sparse matrix by rows. Values are single precision.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EnsSparse: row i holds columns @index and @value from @start[i] up to but without @start[i + 1] */
typedef struct {
  guint n_rows;
  guint n_columns;
  gsize *start;
  guint32 *index;
  float *value;
} EnsSparse;

EnsSparse *ens_sparse_new (guint n_rows, guint n_columns, gsize n_values) G_GNUC_WARN_UNUSED_RESULT;
void ens_sparse_free (EnsSparse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSparse, ens_sparse_free)

G_END_DECLS
