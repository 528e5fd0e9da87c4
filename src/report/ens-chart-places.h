// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chart: small multiples: one panel for each indicator or dimension, in it one bar for each place, on the
// same scale everywhere. Where there is no figure, its words say why.
#pragma once

#include "ens-chart.h"
#include "ens-indicator-stats.h"

G_BEGIN_DECLS

/**
 * EnsPlacesRow:
 * @label: the place
 * @why: (nullable): why there is no bar
 * @words: (nullable): the figure, behind the bar
 * @parts: of the bar, each a share of its full length
 * @n_parts: the five levels, or 1
 */
typedef struct {
  const char *label;
  const char *why;
  const char *words;
  double parts[ENS_N_LEVELS];
  guint n_parts;
} EnsPlacesRow;

/** EnsPlacesPanel: @title: what is compared */
typedef struct {
  const char *title;
  const EnsPlacesRow *rows;
  guint n_rows;
} EnsPlacesPanel;

typedef struct {
  const EnsPlacesPanel *panels;
  guint n_panels;
} EnsChartPlaces;

EnsScene *ens_chart_places_new (const EnsChartPlaces *data,
                                const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
