// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only painter of scenes. Used for the screen and by the exports; text is set by Pango. Also the
// measure that goes with it. Lays nothing out.
#pragma once

#include "ens-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/** EnsPangoMeasure: widths as Pango will set them; give its measure to a chart's options. */
typedef struct _EnsPangoMeasure EnsPangoMeasure;

EnsPangoMeasure *ens_pango_measure_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_pango_measure_free (EnsPangoMeasure *self);
const EnsMeasure *ens_pango_measure_get (EnsPangoMeasure *self);

/**
 * EnsPaint:
 * @theme: the colours
 * @transparent: leave out the paper, where the widget behind has its own
 * @is_tagged: writes headings, paragraphs and tables as such, where the file has a structure: PDF
 * @highlight: index of a mark to emphasise (hover, keyboard focus), or -1
 */
typedef struct {
  EnsTheme theme;
  gboolean transparent;
  gboolean is_tagged;
  int highlight;
} EnsPaint;

#define ENS_PAINT_INIT \
  {                    \
    .highlight = -1    \
  }

void ens_scene_paint (const EnsScene *scene, cairo_t *cr, const EnsPaint *paint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPangoMeasure, ens_pango_measure_free)

G_END_DECLS
