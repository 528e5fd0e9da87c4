// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Columns of a table that belong together because their names say the same thing: the label and the scope
// in one language, the situation now and the one wished for of one indicator.
#pragma once

#include "ens-table.h"

G_BEGIN_DECLS

#define ENS_MOST_COLUMN_PARTS 4

/** EnsColumnGroup: @parts: which other column of the table holds each part; -1 for none */
typedef struct {
  char *key;
  int parts[ENS_MOST_COLUMN_PARTS];
} EnsColumnGroup;

GArray *ens_column_groups_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_column_groups_add (GArray *groups, const char *key, guint part, guint other);
const EnsColumnGroup *ens_column_groups_get (const GArray *groups, guint index);
const char *ens_column_group_get_cell (const EnsColumnGroup *group,
                                       const EnsTable *table,
                                       guint part);

G_END_DECLS
