// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where words that were erased still stand: somebody copied them into a situation, a title, a note. Told
// to the person who erases, who decides; nothing is changed here, and the words themselves are not told.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsErasePlace: a text of a row that holds the words
 * @entity: its kind
 * @field: which of its texts
 * @key: of the row, as in files
 * @words: place and text for people: Indicator “Noise”, situation 2
 */
typedef struct {
  const EnsEntity *entity;
  const EnsField *field;
  char *key;
  char *words;
} EnsErasePlace;

GPtrArray *ens_erase_list_places (EnsSession *session,
                                  GPtrArray *statements,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
