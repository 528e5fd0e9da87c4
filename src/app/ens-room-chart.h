// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chart as the last row of the room reads it: the same scene as everywhere, laid out for few and large
// letters, and leafed through when it is taller than the screen.
#pragma once

#include "ens-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_ROOM_CHART (ens_room_chart_get_type ())
G_DECLARE_FINAL_TYPE (EnsRoomChart, ens_room_chart, ENS, ROOM_CHART, GtkWidget)

/**
 * EnsRoomChart:
 *
 * Signal `resized`: the chart should have the width of ens_room_chart_get_width() now.
 */

void ens_room_chart_set_letters (EnsRoomChart *self, int letters);
double ens_room_chart_get_width (EnsRoomChart *self);
void ens_room_chart_take_scene (EnsRoomChart *self, EnsScene *scene);
const EnsScene *ens_room_chart_get_scene (EnsRoomChart *self);
void ens_room_chart_leaf (EnsRoomChart *self, gboolean is_on);
guint ens_room_chart_get_page (EnsRoomChart *self);
guint ens_room_chart_get_n_pages (EnsRoomChart *self);

G_END_DECLS
