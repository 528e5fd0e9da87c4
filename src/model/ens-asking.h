// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That a round asks an indicator. A round without any asks all that no later version replaces.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsAsking:
 * @round: the survey
 * @indicator: what it asks
 * @position: order in the questionnaire
 */
typedef struct {
  EnsUuid round;
  EnsUuid indicator;
  gint64 position;
  EnsStamp stamp;
} EnsAsking;

ENS_RECORD (EnsAsking, asking)

G_END_DECLS
