// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That a statement lies in a pile. A statement lies in one pile at a time.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsMember:
 * @statement: what lies there
 * @criterion: the pile
 * @reason: why it was put there
 */
typedef struct {
  EnsUuid statement;
  EnsUuid criterion;
  char *reason;
  EnsStamp stamp;
} EnsMember;

ENS_RECORD (EnsMember, member)

G_END_DECLS
