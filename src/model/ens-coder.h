// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Somebody who assigns statements to components. Initials only.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsCoder:
 * @id: its identity
 * @initials: how this coder signs
 */
typedef struct {
  EnsUuid id;
  char *initials;
  EnsStamp stamp;
} EnsCoder;

ENS_RECORD (EnsCoder, coder)

G_END_DECLS
