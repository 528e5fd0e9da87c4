// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many chose one answer to a question beside the indicators, where the replies themselves stayed at
// home. Computed when results leave; never keyed by anybody.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

/**
 * EnsChoiceFigure:
 * @id: made by ens_choice_figure_id(), so that the same figure is the same row everywhere
 * @item: what was asked
 * @group: who answered; nil for everybody
 * @code: (nullable): of an option, or the number of a scale; %NULL for all who answered
 * @hidden: too few people: the numbers stayed at home and are all 0
 * @n: who chose it, or who answered
 * @missing: who left it blank; 0 beside a code
 * @weighted: @n with each answer's weight
 * @counter: the project that counted; nil for one that does not say
 * @counted_by: (nullable): its title
 * @territory: (nullable): its territory
 */
typedef struct {
  EnsUuid id;
  EnsUuid item;
  EnsUuid group;
  char *code;
  gboolean hidden;
  gint64 n;
  gint64 missing;
  double weighted;
  EnsUuid counter;
  char *counted_by;
  char *territory;
  EnsStamp stamp;
} EnsChoiceFigure;

ENS_RECORD (EnsChoiceFigure, choice_figure)

EnsUuid ens_choice_figure_id (const EnsChoiceFigure *figure);

G_END_DECLS
