// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was answered to the questions beside the indicators: choices, scales, words; by everybody, by
// group, territory or tag. The rule that hides small numbers is that of the indicators.
#pragma once

#include "ens-item.h"
#include "ens-session.h"
#include "ens-survey-items.h"

G_BEGIN_DECLS

/**
 * EnsOptionCount:
 * @option: its id; nil for a number of a scale
 * @code: of the option, or the number of a scale
 * @label: what people read
 * @n: how many chose it
 * @weighted: the sum of their weights
 * @share: of those who answered, by their weights
 */
typedef struct {
  EnsUuid option;
  char *code;
  char *label;
  gint64 n;
  double weighted;
  double share;
} EnsOptionCount;

/**
 * EnsItemResult:
 * @part: (nullable): the group, territory or tag; %NULL for everybody
 * @group: that is the part; nil for any other
 * @n: who answered
 * @missing: who left it blank
 * @weight: the sum of the weights of those who answered
 * @counts: (element-type EnsOptionCount): option by option, or number by number; none for words
 * @median_low: of a scale, by weights; 0 when nobody answered
 * @median_high: of a scale; differs from the other only when just half lies on each side
 * @mean: of a scale, by weights
 * @is_reliable: whether as many answered as it takes to say something of more than them
 * @is_hidden: too few people: nothing of it may be shown
 * @is_untold: hidden, and the numbers stayed where they were counted: they are all 0
 * @contradicts: the numbers that came do not add up, so nothing of it is shown
 * @counter: the project that counted it elsewhere; nil where it is not said, or counted here
 * @counted_by: (nullable): its title
 * @territory: (nullable): its territory
 */
typedef struct {
  EnsItem *item;
  char *part;
  EnsUuid group;
  gint64 n;
  gint64 missing;
  double weight;
  GPtrArray *counts;
  gint64 median_low;
  gint64 median_high;
  double mean;
  gboolean is_reliable;
  gboolean is_hidden;
  gboolean is_untold;
  gboolean contradicts;
  EnsUuid counter;
  char *counted_by;
  char *territory;
} EnsItemResult;

EnsItemResult *ens_item_result_new (const EnsSurveyItem *item,
                                    const char *part) G_GNUC_WARN_UNUSED_RESULT;
void ens_item_result_finish (EnsItemResult *self);
void ens_item_result_free (EnsItemResult *self);
GPtrArray *ens_item_results_list (EnsSession *session,
                                  const EnsUuid *round,
                                  const char *by,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
