// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statistics of made-up answers for the tests of charts: filled in by the plainest arithmetic, so that
// the charts are tested without the floor that computes them.
#pragma once

#include "ens-indicator-stats.h"

static int
level_at (const int counts[ENS_N_LEVELS], int position)
{
  int seen = 0;

  for (int level = 0; level < ENS_N_LEVELS; level++) {
    seen += counts[level];
    if (position < seen)
      return level + 1;
  }
  return 0;
}

static EnsIndicatorStats
level_stats (const int counts[ENS_N_LEVELS], int missing)
{
  EnsIndicatorStats stats = { .missing = missing };
  double sum = 0;

  for (int level = 0; level < ENS_N_LEVELS; level++) {
    stats.n += counts[level];
    sum += (level + 1) * counts[level];
  }
  if (stats.n == 0)
    return stats;
  for (int level = 0; level < ENS_N_LEVELS; level++)
    stats.distribution[level] = (double) counts[level] / (double) stats.n;
  stats.effective_n = (double) stats.n;
  stats.ill_being = stats.distribution[0] + stats.distribution[1];
  stats.well_being = stats.distribution[3] + stats.distribution[4];
  stats.ill_being_interval = (EnsInterval){ stats.ill_being * 0.8, stats.ill_being * 0.8 + 0.2 };
  stats.well_being_interval = (EnsInterval){ stats.well_being * 0.8, stats.well_being * 0.8 + 0.2 };
  stats.median_low = level_at (counts, (int) (stats.n - 1) / 2);
  stats.median_high = level_at (counts, (int) stats.n / 2);
  stats.mean = sum / (double) stats.n;
  stats.score = (stats.mean - 1) / 4;
  stats.is_reliable = stats.n >= ENS_RELIABLE_ANSWERS;
  return stats;
}
