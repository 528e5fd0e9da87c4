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
 * @wished: whether it also asks for the situation wished for
 * @title: what people call it
 * @note: how it was done
 * @intro: what stands above the questions
 * @consent: what people agree to by answering
 */
typedef struct {
  EnsUuid id;
  char *date;
  int state;
  gboolean wished;
  char *title;
  char *note;
  char *intro;
  char *consent;
  EnsStamp stamp;
} EnsRound;

ENS_RECORD (EnsRound, round)

G_END_DECLS
