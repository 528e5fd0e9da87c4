// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results ready to be shown: the figures of a project as charts, and the charts as files. The only
// road from rows to figures, so that every number on every page and paper is the same, masked alike.
#pragma once

#include "ens-scene.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsChartRequest:
 * @kind: a word of ens_chart_list()
 * @round: nil for the newest
 * @by: (nullable): `group`, `dimension` or `tag`
 * @width: in points; 0 for the usual one
 * @is_dark: for a dark window
 * @is_rtl: mirrored
 */
typedef struct {
  const char *kind;
  EnsUuid round;
  const char *by;
  double width;
  gboolean is_dark;
  gboolean is_rtl;
} EnsChartRequest;

EnsScene *ens_results_chart (EnsSession *session,
                             const EnsChartRequest *request,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_results_save_chart (EnsSession *session,
                                 const EnsChartRequest *request,
                                 const char *path,
                                 GError **error);

G_END_DECLS
