// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text of some row in another language. The original stays where it is.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsTranslation:
 * @owner: the row, of any kind
 * @field: which of its texts
 * @language: the other language
 * @text: the translation
 */
typedef struct {
  EnsUuid owner;
  char *field;
  char *language;
  char *text;
  EnsStamp stamp;
} EnsTranslation;

ENS_RECORD (EnsTranslation, translation)

G_END_DECLS
