// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One answer to choose in an item.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsOption:
 * @id: its identity
 * @item: of what
 * @position: order on the sheet
 * @code: what is keyed and stored; no blank in it
 * @label: what people read
 */
typedef struct {
  EnsUuid id;
  EnsUuid item;
  gint64 position;
  char *code;
  char *label;
  EnsStamp stamp;
} EnsOption;

ENS_RECORD (EnsOption, option)

G_END_DECLS
