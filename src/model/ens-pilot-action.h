// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something to be done for well-being, from the idea to its result.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsPilotActionState:
 * @ENS_PILOT_ACTION_STATE_IMMEDIATE: can begin at once, with what is there
 *
 * How far an action is.
 */
typedef enum {
  ENS_PILOT_ACTION_STATE_IDEA,
  ENS_PILOT_ACTION_STATE_PLANNED,
  ENS_PILOT_ACTION_STATE_IMMEDIATE,
  ENS_PILOT_ACTION_STATE_STARTED,
  ENS_PILOT_ACTION_STATE_DONE,
  ENS_PILOT_ACTION_STATE_DROPPED,
} EnsPilotActionState;

/**
 * EnsPilotAction:
 * @id: its identity
 * @criterion: what it serves
 * @owner: who answers for it
 * @state: how far it is
 * @priority: 1 comes first; 0 not set
 * @starts: first day
 * @due: last day
 * @title: in a few words
 * @objective: what shall be better
 * @note: how, and with whom
 * @result: what came of it
 * @lineage: from whom it was borrowed, as in “Salaspils, 2026”
 */
typedef struct {
  EnsUuid id;
  EnsUuid criterion;
  EnsUuid owner;
  int state;
  gint64 priority;
  char *starts;
  char *due;
  char *title;
  char *objective;
  char *note;
  char *result;
  char *lineage;
  EnsStamp stamp;
} EnsPilotAction;

ENS_RECORD (EnsPilotAction, pilot_action)

G_END_DECLS
