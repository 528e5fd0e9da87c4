// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The grammar of codes: object / meaning / beneficiary, as in `A01-11/P15/k`. Not a codebook.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** EnsCode: the parts of a code; each is %NULL when it is missing. */
typedef struct {
  char *object;
  char *meaning;
  char *beneficiary;
} EnsCode;

gboolean ens_code_is_object (const char *text);
gboolean ens_code_is_meaning (const char *text);
gboolean ens_code_is_beneficiary (const char *text);
gboolean ens_code_parse (const char *text, EnsCode *code);
void ens_code_clear (EnsCode *code);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EnsCode, ens_code_clear)

G_END_DECLS
