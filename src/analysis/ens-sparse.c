// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Room for the three arrays; who makes the matrix fills them.
#include "ens-sparse.h"

EnsSparse *
ens_sparse_new (guint n_rows, guint n_columns, gsize n_values)
{
  EnsSparse *self = g_new0 (EnsSparse, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->start = g_new0 (gsize, (gsize) n_rows + 1);
  self->index = g_new (guint32, MAX (n_values, 1));
  self->value = g_new (float, MAX (n_values, 1));
  return self;
}

void
ens_sparse_free (EnsSparse *self)
{
  if (self == NULL)
    return;
  g_free (self->start);
  g_free (self->index);
  g_free (self->value);
  g_free (self);
}
