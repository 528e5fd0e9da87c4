// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a REFI-QDA file has no place here: counted while it is read, told once at the end.
#pragma once

#include "ens-faults.h"

G_BEGIN_DECLS

/**
 * EnsQdaLosses:
 * @n_codings: whose code is not in the file
 * @n_above: that say now the code above theirs
 * @n_lines: in which nothing is coded, of texts that are no lists
 * @n_passages: that lie where there are no words
 * @n_coders: codings by somebody whom the file does not name
 * @n_cases: of texts that had a case already
 */
typedef struct {
  const char *path;
  EnsFaults *faults;
  GHashTable *elements;
  GHashTable *values;
  guint n_codings;
  guint n_above;
  guint n_lines;
  guint n_passages;
  guint n_coders;
  guint n_cases;
} EnsQdaLosses;

void ens_qda_losses_init (EnsQdaLosses *self, const char *path, EnsFaults *faults);
void ens_qda_losses_clear (EnsQdaLosses *self);
void ens_qda_losses_add_element (EnsQdaLosses *self, const char *name);
void ens_qda_losses_add_value (EnsQdaLosses *self, const char *variable);
void ens_qda_losses_report (const EnsQdaLosses *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EnsQdaLosses, ens_qda_losses_clear)

G_END_DECLS
