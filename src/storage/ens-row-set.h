// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A set of row numbers, one bit each. Row numbers count from 1 without large holes.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsRowSet EnsRowSet;

EnsRowSet *ens_row_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_row_set_free (EnsRowSet *set);
void ens_row_set_add (EnsRowSet *set, gint64 row);
guint ens_row_set_get_n (const EnsRowSet *set);
gboolean ens_row_set_next (const EnsRowSet *set, gint64 *row);
void ens_row_set_complement (EnsRowSet *set);
gboolean ens_row_set_has (const EnsRowSet *set, gint64 row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsRowSet, ens_row_set_free)

G_END_DECLS
