// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one party promises in a contract, to another party or to all.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsCommitmentState: what became of a promise */
typedef enum {
  ENS_COMMITMENT_STATE_OPEN,
  ENS_COMMITMENT_STATE_KEPT,
  ENS_COMMITMENT_STATE_BROKEN,
} EnsCommitmentState;

/**
 * EnsCommitment:
 * @id: its identity
 * @contract: where it stands
 * @party: who promises
 * @toward: to whom; none is to all
 * @action: which action it carries
 * @due: by when
 * @state: what became of it
 * @text: the promise
 * @result: what was done
 */
typedef struct {
  EnsUuid id;
  EnsUuid contract;
  EnsUuid party;
  EnsUuid toward;
  EnsUuid action;
  char *due;
  int state;
  char *text;
  char *result;
  EnsStamp stamp;
} EnsCommitment;

ENS_RECORD (EnsCommitment, commitment)

G_END_DECLS
