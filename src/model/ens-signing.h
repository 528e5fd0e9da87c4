// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That a party belongs to a contract and, once it has a day, that it has signed.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsSigning:
 * @contract: what is signed
 * @party: who signs
 * @date: when it signed; none when it has not yet
 */
typedef struct {
  EnsUuid contract;
  EnsUuid party;
  char *date;
  EnsStamp stamp;
} EnsSigning;

ENS_RECORD (EnsSigning, signing)

G_END_DECLS
