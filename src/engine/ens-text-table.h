// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A column of texts out of a table or out of a project: what clustering, suggestions and the search
// for duplicates start from. All in memory.
#pragma once

#include "ens-faults.h"
#include "ens-session.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

/**
 * EnsTextTable:
 * @texts: EnsText, in the order of the table
 * @rows: for each its row in the table, from 1; 0 in a project
 * @ids: for each its statement; nil in a table
 * @labels: (nullable): for each its label, in a table that has them
 * @masked: in a project, for each what is published instead; %NULL within where nothing is
 */
typedef struct {
  GArray *texts;
  GArray *rows;
  GArray *ids;
  GPtrArray *labels;
  GPtrArray *masked;
  GPtrArray *strings;
} EnsTextTable;

EnsTextTable *ens_text_table_read_csv (const char *path,
                                       const char *text_column,
                                       const char *label_column,
                                       const char *language,
                                       EnsFaults *faults,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsTextTable *ens_text_table_read_project (EnsSession *session,
                                           const EnsUuid *question,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_text_table_free (EnsTextTable *self);
const EnsText *ens_text_table_get (const EnsTextTable *self, guint index);
const char *ens_text_table_get_shown (const EnsTextTable *self, guint index);
guint ens_text_table_get_length (const EnsTextTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsTextTable, ens_text_table_free)

G_END_DECLS
