// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: how everybody and each opinion group voted on one proposal; agreed, passed, disagreed, to 100 %.
#pragma once

#include "ens-chart.h"
#include "ens-votes.h"

G_BEGIN_DECLS

/**
 * EnsVotesRow:
 * @label: everybody, or an opinion group
 * @counts: what is drawn
 * @hidden: too few people to be shown; nothing of the row but its label is drawn or told
 */
typedef struct {
  const char *label;
  EnsVoteCounts counts;
  gboolean hidden;
} EnsVotesRow;

/**
 * EnsChartVotes:
 * @rows: everybody first, then the opinion groups
 * @hidden_below: rows with fewer votes were hidden; told in words
 */
typedef struct {
  const EnsVotesRow *rows;
  guint n_rows;
  guint hidden_below;
} EnsChartVotes;

EnsScene *ens_chart_votes_new (const EnsChartVotes *data,
                               const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
