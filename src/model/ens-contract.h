// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A multi-party social contract: what several parties promise one another.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsContractState: how far a contract is */
typedef enum {
  ENS_CONTRACT_STATE_DRAFT,
  ENS_CONTRACT_STATE_SIGNED,
  ENS_CONTRACT_STATE_ENDED,
} EnsContractState;

/**
 * EnsContract:
 * @id: its identity
 * @date: when it begins
 * @ends: when it ends
 * @state: how far it is
 * @title: what people call it
 * @note: its aim, as the parties word it
 */
typedef struct {
  EnsUuid id;
  char *date;
  char *ends;
  int state;
  char *title;
  char *note;
  EnsStamp stamp;
} EnsContract;

ENS_RECORD (EnsContract, contract)

G_END_DECLS
