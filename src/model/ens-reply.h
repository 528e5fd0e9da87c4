// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one respondent answered to one item. A row without a value is an item left blank.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsReply:
 * @respondent: who
 * @item: to what
 * @value: codes parted by blanks, a number, or the words; none is left blank
 */
typedef struct {
  EnsUuid respondent;
  EnsUuid item;
  char *value;
  EnsStamp stamp;
} EnsReply;

ENS_RECORD (EnsReply, reply)

G_END_DECLS
