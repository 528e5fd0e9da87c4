// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When a single field of a row was changed last, and by whom: what lets two people work on the same
// row. Not what it was changed to: that stands in the row.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** ENS_EDIT_KEPT: stands for a field: somebody kept the whole row although it was deleted elsewhere. */
#define ENS_EDIT_KEPT "kept"

/**
 * EnsEdit:
 * @entity: the kind of row, by its singular
 * @field: the name of the field, or %ENS_EDIT_KEPT
 * @key: of the row, parts parted by `/`
 * @stamp: created is when the field was changed; by whom
 *
 * Only rows with an id of their own have edits: others are one decision, taken whole.
 */
typedef struct {
  char *entity;
  char *field;
  char *key;
  EnsStamp stamp;
} EnsEdit;

ENS_RECORD (EnsEdit, edit)

gboolean ens_entity_has_own_id (const EnsEntity *entity);
gint64 ens_record_get_touched (const EnsEntity *entity, gconstpointer record);
const EnsEdit *ens_edits_find (const GPtrArray *edits, const char *field);
gint64 ens_edits_get_time (const GPtrArray *edits,
                           const EnsEntity *entity,
                           gconstpointer record,
                           const EnsField *field,
                           const char **author);

G_END_DECLS
