// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who commits itself: an institution, an association, a company, the people of a quarter. Never a
// person by name.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsParty:
 * @id: its identity
 * @sector: public, private, associations, citizens, …
 * @name: what it is called
 * @note: anything else
 */
typedef struct {
  EnsUuid id;
  char *sector;
  char *name;
  char *note;
  EnsStamp stamp;
} EnsParty;

ENS_RECORD (EnsParty, party)

G_END_DECLS
