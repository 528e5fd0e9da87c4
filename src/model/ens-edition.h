// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One edition of a codebook: a dated classification of what people name. Its nodes are rows of
// their own. Not code: editions come as data, and older ones stay as they were.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsEdition:
 * @id: its identity
 * @code: the edition's short name, such as `ensemble-starter-1`
 * @language: of the title and of the labels of its nodes
 * @official: whether it is an edition of the Council of Europe
 * @title: what people call it
 * @note: where it comes from and what it is not
 */
typedef struct {
  EnsUuid id;
  char *code;
  char *language;
  gboolean official;
  char *title;
  char *note;
  EnsStamp stamp;
} EnsEdition;

ENS_RECORD (EnsEdition, edition)

G_END_DECLS
