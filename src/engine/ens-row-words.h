// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kinds of rows, their fields and values, told to people in their language. Packages have their own words.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

const char *ens_row_words_get_kind (EnsEntityKind kind);
const char *ens_row_words_get_field (const EnsField *field);
const char *ens_row_words_get_word (const EnsField *field, const char *word);
char *ens_row_words_dup_value (EnsSession *session,
                               const EnsField *field,
                               const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
