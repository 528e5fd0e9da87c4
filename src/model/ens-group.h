// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A group of participants: monochrome (people alike) or rainbow (one of each monochrome group).
// Counts, never names of people.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsGroupKind: how a group is put together */
typedef enum {
  ENS_GROUP_MONOCHROME,
  ENS_GROUP_RAINBOW,
} EnsGroupKind;

/** EnsGroupState: how far a group is; advisory, nothing is locked */
typedef enum {
  ENS_GROUP_STATE_PLANNED,
  ENS_GROUP_STATE_MET,
  ENS_GROUP_STATE_ENTERED,
  ENS_GROUP_STATE_CODED,
  ENS_GROUP_STATE_SYNTHESISED,
  ENS_GROUP_STATE_VALIDATED,
} EnsGroupState;

/**
 * EnsGroup:
 * @id: its identity
 * @kind: monochrome or rainbow
 * @date: of the meeting
 * @participants: how many people; 0 when not known
 * @minors: people under age: no receipts, no quarter
 * @facilitator: initials
 * @state: how far its work is
 * @territory: where its people live, work or learn; none for minors in what leaves
 * @name: what the project calls it
 * @profile: what its people have in common
 * @place: where it meets
 * @consent: how consent was asked
 * @note: anything else
 */
typedef struct {
  EnsUuid id;
  int kind;
  char *date;
  gint64 participants;
  gboolean minors;
  char *facilitator;
  int state;
  EnsUuid territory;
  char *name;
  char *profile;
  char *place;
  char *consent;
  char *note;
  EnsStamp stamp;
} EnsGroup;

ENS_RECORD (EnsGroup, group)

G_END_DECLS
