// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The `Codes` of REFI-QDA, which codebooks and projects have in common: read from their elements, fitted
// into the codes of ours, and written.
#pragma once

#include "ens-xml.h"

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

EnsQdcCode *ens_qdc_code_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_qdc_code_free (EnsQdcCode *code);

typedef struct _EnsQdaCodes EnsQdaCodes;

EnsQdaCodes *ens_qda_codes_new (const char *path, EnsFaults *faults) G_GNUC_WARN_UNUSED_RESULT;
void ens_qda_codes_free (EnsQdaCodes *self);
gboolean ens_qda_codes_start (EnsQdaCodes *self, EnsXml *xml, const char *name);
void ens_qda_codes_end (EnsQdaCodes *self, const char *name, const char *text);
GPtrArray *ens_qda_codes_steal (EnsQdaCodes *self) G_GNUC_WARN_UNUSED_RESULT;
int ens_qda_codes_find (const EnsQdaCodes *self, const char *guid, gboolean *is_above);

void ens_qda_warn_twice (EnsFaults *faults, const char *path, EnsXml *xml, const char *guid);
char *ens_qda_dup_bare (const char *guid) G_GNUC_WARN_UNUSED_RESULT;
char *ens_qda_dup_guid (const char *found, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void ens_qda_append_codes (GString *out, GPtrArray *codes, guint depth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsQdcCode, ens_qdc_code_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsQdaCodes, ens_qda_codes_free)

G_END_DECLS
