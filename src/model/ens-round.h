// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One measurement of the indicators at one date.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsRoundState: whether answers may still come */
typedef enum {
  ENS_ROUND_STATE_OPEN,
  ENS_ROUND_STATE_CLOSED,
} EnsRoundState;

/**
 * EnsRound:
 * @id: its identity
 * @date: of the survey
 * @state: open for keying or closed
 * @title: what people call it
 * @note: how it was done
 */
typedef struct {
  EnsUuid id;
  char *date;
  int state;
  char *title;
  char *note;
  EnsStamp stamp;
} EnsRound;

ENS_RECORD (EnsRound, round)

G_END_DECLS
