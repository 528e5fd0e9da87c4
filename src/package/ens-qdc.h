// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codebooks of other programs for qualitative analysis: REFI-QDA 1.0, `.qdc`. Strict in writing, tolerant in
// reading; what could not be taken over is listed.
#pragma once

#include "ens-faults.h"

G_BEGIN_DECLS

/**
 * EnsQdcCode:
 * @guid: 36 characters, small letters
 * @name: its label, without the code that stood before it
 * @code: `A`, `A01` or `A01-11`: as found before the name, or given by its place
 * @description: (nullable): what belongs there
 * @parent: the place of the code above in the array, always before it; -1 for none
 * @is_codable: whether text may be coded with it
 */
typedef struct {
  char *guid;
  char *name;
  char *code;
  char *description;
  int parent;
  gboolean is_codable;
} EnsQdcCode;

GPtrArray *ens_qdc_read (const char *path,
                         EnsFaults *faults,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_qdc_write (const char *path, GPtrArray *codes, GError **error);

EnsQdcCode *ens_qdc_code_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_qdc_code_free (EnsQdcCode *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsQdcCode, ens_qdc_code_free)

G_END_DECLS
