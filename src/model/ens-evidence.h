// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That a situation of an indicator was worded from a statement, so that everybody can see whose
// words it holds.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsEvidence:
 * @indicator: the indicator
 * @statement: what was said
 * @level: the situation, 1 to 5
 */
typedef struct {
  EnsUuid indicator;
  EnsUuid statement;
  gint64 level;
  EnsStamp stamp;
} EnsEvidence;

ENS_RECORD (EnsEvidence, evidence)

G_END_DECLS
