// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shows one chart: the scene painted, its title and description for those who do not see it.
#pragma once

#include "ens-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_CHART_VIEW (ens_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsChartView, ens_chart_view, ENS, CHART_VIEW, GtkWidget)

/**
 * EnsChartView:
 *
 * Signal `resized (int width)`: there is another width for the chart now; lay it out anew.
 * Signal `mark-activated (guint mark)`: somebody clicked a mark, or pressed Enter on it: show what
 * stands behind it.
 */

void ens_chart_view_take_scene (EnsChartView *self, EnsScene *scene);
const EnsScene *ens_chart_view_get_scene (EnsChartView *self);

void ens_chart_view_set_print (EnsChartView *self, gboolean is_print);

G_END_DECLS
