// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: what was answered to the questions beside the indicators, a block a question and part of the
// people, a bar an answer.
#pragma once

#include "ens-chart.h"

G_BEGIN_DECLS

/** EnsAnswersOption: @n: how many chose it; @share: of those who answered */
typedef struct {
  const char *label;
  gint64 n;
  double share;
} EnsAnswersOption;

/**
 * EnsAnswersBlock:
 * @key: comes back in marks
 * @title: the question
 * @part: (nullable): group, territory or tag; %NULL for everybody
 * @options: (array length=n_options): none for words
 * @n: who answered
 * @missing: who left it blank
 * @has_mean: of a scale: the three after it are known
 * @median_low: differs from the other when just half lies on each side
 * @is_hint: fewer answered than it takes to say something of more people than them
 * @hidden: too few people to be shown
 */
typedef struct {
  const char *key;
  const char *title;
  const char *part;
  const EnsAnswersOption *options;
  guint n_options;
  gint64 n;
  gint64 missing;
  gboolean has_mean;
  double mean;
  gint64 median_low;
  gint64 median_high;
  gboolean is_hint;
  gboolean hidden;
} EnsAnswersBlock;

/** EnsChartAnswers: @hidden_below: the fewest people behind a number that is shown */
typedef struct {
  const EnsAnswersBlock *blocks;
  guint n_blocks;
  guint hidden_below;
} EnsChartAnswers;

EnsScene *ens_chart_answers_new (const EnsChartAnswers *data,
                                 const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
