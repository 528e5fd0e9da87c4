// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a round asks beside its indicators: items with their options, what may be answered to them, and
// what was. The satisfaction sheet of an event is a round of items alone.
#pragma once

#include "ens-item.h"
#include "ens-option.h"
#include "ens-session.h"

G_BEGIN_DECLS

/** EnsSurveyItem: @options: (element-type EnsOption): in their order */
typedef struct {
  EnsItem *item;
  GPtrArray *options;
} EnsSurveyItem;

/** EnsOptionCount: @code, @label: of the option, or the number of a scale; @n: how many chose it */
typedef struct {
  char *code;
  char *label;
  gint64 n;
} EnsOptionCount;

/**
 * EnsItemResult:
 * @n: who answered
 * @missing: who left it blank
 * @counts: (element-type EnsOptionCount): option by option, or number by number; none for words
 * @median_low: of a scale; 0 when nobody answered
 * @median_high: of a scale; differs from the other only when just half lies on each side
 * @mean: of a scale
 * @is_hidden: too few people: nothing of it may be shown
 */
typedef struct {
  EnsItem *item;
  gint64 n;
  gint64 missing;
  GPtrArray *counts;
  gint64 median_low;
  gint64 median_high;
  double mean;
  gboolean is_hidden;
} EnsItemResult;

void ens_survey_item_free (EnsSurveyItem *self);
void ens_item_result_free (EnsItemResult *self);
GPtrArray *ens_survey_list_items (EnsSession *session,
                                  const EnsUuid *round,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_add_item (EnsSession *session,
                              EnsItem *item,
                              const char *const *options,
                              GError **error);
char *ens_survey_check_reply (const EnsSurveyItem *item,
                              const char *text,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_survey_list_item_results (EnsSession *session,
                                         const EnsUuid *round,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
