// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That a row was deleted, so that a merge does not bring it back.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsTombstone:
 * @entity: the kind of row, by its singular
 * @key: its key, parts parted by `/`
 */
typedef struct {
  char *entity;
  char *key;
  EnsStamp stamp;
} EnsTombstone;

ENS_RECORD (EnsTombstone, tombstone)

G_END_DECLS
