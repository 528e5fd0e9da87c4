// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a group said to a criterion when it was shown: kept, worded anew, objected. A row is never
// changed afterwards: together they are the history of the wording.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/** EnsVerdict: what a group says to a criterion */
typedef enum {
  ENS_VERDICT_VALIDATED,
  ENS_VERDICT_CHANGED,
  ENS_VERDICT_OBJECTED,
  ENS_VERDICT_MINORITY,
} EnsVerdict;

/**
 * EnsDecision:
 * @id: its identity
 * @criterion: what was shown
 * @group: to whom
 * @verdict: what was said
 * @before: the wording that was shown
 * @after: the wording agreed on, when it changed
 * @note: the objection, or the view that is kept
 */
typedef struct {
  EnsUuid id;
  EnsUuid criterion;
  EnsUuid group;
  int verdict;
  char *before;
  char *after;
  char *note;
  EnsStamp stamp;
} EnsDecision;

ENS_RECORD (EnsDecision, decision)

G_END_DECLS
