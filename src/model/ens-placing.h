// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// On which pile one table laid one card. Not a member: the common pile of a statement is that.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsPlacing:
 * @sorting: the table
 * @statement: the card
 * @pile: what the table wrote on the pile
 */
typedef struct {
  EnsUuid sorting;
  EnsUuid statement;
  char *pile;
  EnsStamp stamp;
} EnsPlacing;

ENS_RECORD (EnsPlacing, placing)

G_END_DECLS
