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
 * @first_text: its words
 * @second_text: those of the other one
 * @kind: exact, spelling, near or contrary
 * @similarity: 0 to 1
 * @differs: what differs; empty when nothing does
 */
typedef struct {
  char *first;
  char *second;
  char *first_text;
  char *second_text;
  const char *kind;
  double similarity;
  char *differs;
} EnsDouble;

void ens_double_free (EnsDouble *pair);
GPtrArray *ens_doubles_list (const EnsTextTable *table,
                             double threshold,
                             const EnsProgress *progress,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
