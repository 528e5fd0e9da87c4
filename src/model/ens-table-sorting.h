// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table that sorted cards on paper by itself. Several tables sort the same cards, and their piles
// are laid side by side.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsTableSorting:
 * @id: its identity
 * @group: whose people sat there
 * @date: when
 * @title: which table
 * @note: anything else
 */
typedef struct {
  EnsUuid id;
  EnsUuid group;
  char *date;
  char *title;
  char *note;
  EnsStamp stamp;
} EnsTableSorting;

ENS_RECORD (EnsTableSorting, table_sorting)

G_END_DECLS
