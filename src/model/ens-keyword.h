// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A word by which people name a node, in one language. Suggestions and type-ahead read it.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsKeyword:
 * @node: what it points to
 * @language: its language
 * @word: a word or a few
 */
typedef struct {
  EnsUuid node;
  char *language;
  char *word;
  EnsStamp stamp;
} EnsKeyword;

ENS_RECORD (EnsKeyword, keyword)

G_END_DECLS
