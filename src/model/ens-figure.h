// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the answers of one survey to one indicator add up to, where the answers themselves stayed at
// home. Computed when results leave; never keyed by anybody.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsFigure:
 * @id: made by ens_figure_id(), so that the same figure is the same row everywhere
 * @round: the survey
 * @indicator: what was asked
 * @group: who answered; nil for everybody
 * @hidden: too few people: the numbers stayed at home and are all 0
 * @missing: who left it blank
 * @level1: answers at level 1, and so on; together they are all answers
 * @weighted1: sum of the weights of those who answered at level 1, and so on
 * @squares: sum of the squares of all these weights
 * @wished: of the levels wished for, not of those that are
 * @counter: the project that counted; nil for one that does not say
 * @counted_by: (nullable): its title
 * @territory: (nullable): its territory
 */
typedef struct {
  EnsUuid id;
  EnsUuid round;
  EnsUuid indicator;
  EnsUuid group;
  gboolean hidden;
  gint64 missing;
  gint64 level1;
  gint64 level2;
  gint64 level3;
  gint64 level4;
  gint64 level5;
  double weighted1;
  double weighted2;
  double weighted3;
  double weighted4;
  double weighted5;
  double squares;
  gboolean wished;
  EnsUuid counter;
  char *counted_by;
  char *territory;
  EnsStamp stamp;
} EnsFigure;

ENS_RECORD (EnsFigure, figure)

EnsUuid ens_figure_id (const EnsFigure *figure);

G_END_DECLS
