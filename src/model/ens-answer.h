// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one respondent ticked for one indicator. A row without a level is a question left blank;
// no row at all means that it was not asked.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsAnswer:
 * @respondent: who
 * @indicator: about what
 * @level: the situation now, 1 to 5; 0 is left blank
 * @wished: the situation wished for, 1 to 5; 0 is none
 */
typedef struct {
  EnsUuid respondent;
  EnsUuid indicator;
  gint64 level;
  gint64 wished;
  EnsStamp stamp;
} EnsAnswer;

ENS_RECORD (EnsAnswer, answer)

G_END_DECLS
