// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages of a report: each a scene, so that pages are tested as text, shown on screen and written to PDF
// by the same painter. Breaks lines and pages; repeats the heads of tables.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

#define ENS_PAPER_A4_WIDTH  595.28
#define ENS_PAPER_A4_HEIGHT 841.89
#define ENS_PAPER_A3_WIDTH  841.89
#define ENS_PAPER_A3_HEIGHT 1190.55

/**
 * EnsPaperOptions:
 * @width: of a page in points
 * @height: of a page in points; on a sheet larger than A4 all is larger, since it is read from farther away
 * @scale: of all sizes of text; 1.5 for large print
 * @rtl: laid out from right to left
 * @mark: (nullable): which of many copies it is; stands above each page. Such a copy fills whole sheets,
 *   so that printed on both sides the next one does not begin on its back
 * @measure: (nullable): widths of text; %NULL is ens_measure_plain
 */
typedef struct {
  double width;
  double height;
  double scale;
  gboolean rtl;
  const char *mark;
  const EnsMeasure *measure;
} EnsPaperOptions;

#define ENS_PAPER_OPTIONS_INIT                                             \
  {                                                                        \
    .width = ENS_PAPER_A4_WIDTH, .height = ENS_PAPER_A4_HEIGHT, .scale = 1 \
  }

GPtrArray *ens_paper_lay_out (const EnsDocument *document,
                              const EnsPaperOptions *options) G_GNUC_WARN_UNUSED_RESULT;

void ens_paper_set_mark (GPtrArray *pages, const char *mark);

G_END_DECLS
