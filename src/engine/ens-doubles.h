// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that say nearly the same, with what differs. Never joined by themselves.
#pragma once

#include "ens-text-table.h"

G_BEGIN_DECLS

/**
 * EnsDouble:
 * @first: id of the statement, or row in the table
 * @second: of the other one
 * @first_text: its words, the table's own
 * @second_text: those of the other one
 * @kind: exact, spelling, near or contrary
 * @similarity: 0 to 1
 * @differs: what differs; empty when nothing does
 */
typedef struct {
  char *first;
  char *second;
  const char *first_text;
  const char *second_text;
  const char *kind;
  double similarity;
  const char *differs;
} EnsDouble;

/** EnsDoubles: pairs, of which there may be very many */
typedef struct _EnsDoubles EnsDoubles;

EnsDoubles *ens_doubles_new (const EnsTextTable *table,
                             double threshold,
                             const EnsProgress *progress,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint ens_doubles_get_length (const EnsDoubles *self);
guint64 ens_doubles_get_n_left_out (const EnsDoubles *self);
EnsDouble *ens_doubles_dup (const EnsDoubles *self, guint index) G_GNUC_WARN_UNUSED_RESULT;
void ens_doubles_free (EnsDoubles *self);
void ens_double_free (EnsDouble *pair);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDouble, ens_double_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDoubles, ens_doubles_free)

G_END_DECLS
