// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One coder's reading of one statement: object, meaning, beneficiary. Codings of different coders
// stand side by side and never conflict.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsCertainty: how sure a coder is */
typedef enum {
  ENS_CERTAINTY_SURE,
  ENS_CERTAINTY_UNSURE,
} EnsCertainty;

/**
 * EnsCoding:
 * @statement: what is read
 * @coder: by whom
 * @node: the object: dimension or component
 * @meaning: `P`, `O`, `Q`, `S` or `R`, with two digits or none
 * @beneficiary: a small letter
 * @certainty: sure or unsure
 * @agreed: the reading that the coders settled on
 */
typedef struct {
  EnsUuid statement;
  EnsUuid coder;
  EnsUuid node;
  char *meaning;
  char *beneficiary;
  int certainty;
  gboolean agreed;
  EnsStamp stamp;
} EnsCoding;

ENS_RECORD (EnsCoding, coding)

G_END_DECLS
