// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every chart draws in the same way: title and subtitle, legend, notes, rows with a label and
// words below it, axes. For the charts only; knows no data.
#pragma once

#include "ens-chart.h"

G_BEGIN_DECLS

#define ENS_CHART_MARGIN 24.0
#define ENS_CHART_NARROW 480.0

/**
 * EnsChartLayout:
 * @scene: what is built
 * @measure: widths of text
 * @left: where things begin
 * @width: between the margins
 * @y: below what is there already
 * @rtl: whether sentences run from right to left
 */
typedef struct {
  EnsScene *scene;
  const EnsMeasure *measure;
  double left;
  double width;
  double y;
  gboolean rtl;
} EnsChartLayout;

/** EnsLegendItem: a swatch (or a dot, with a radius) and its words */
typedef struct {
  EnsStyle style;
  const char *label;
} EnsLegendItem;

EnsTextStyle ens_chart_text_style (double size, EnsInk ink, EnsAnchor anchor);
EnsTextStyle ens_chart_bold_style (double size, EnsInk ink, EnsAnchor anchor);
EnsStyle ens_chart_mark_style (EnsInk fill);
EnsStyle ens_chart_rule_style (void);

EnsChartLayout ens_chart_layout_begin (const EnsChartOptions *options,
                                       const char *title,
                                       const char *subtitle);
EnsScene *ens_chart_layout_end (EnsChartLayout *self,
                                const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
char *ens_chart_layout_dup_name (const EnsChartLayout *self,
                                 const char *label) G_GNUC_WARN_UNUSED_RESULT;
void ens_chart_layout_note (EnsChartLayout *self, const char *text);
void ens_chart_layout_nothing (EnsChartLayout *self, const char *what_to_do);
void ens_chart_layout_legend (EnsChartLayout *self,
                              double left,
                              const EnsLegendItem *items,
                              guint n_items);
double ens_chart_layout_label_width (const EnsChartLayout *self,
                                     const char *const *labels,
                                     guint n_labels);
double ens_chart_layout_label (EnsChartLayout *self,
                               EnsBox box,
                               const char *label,
                               const char *words);
void ens_chart_layout_axis (EnsChartLayout *self,
                            EnsBox box,
                            guint n_steps,
                            char *(*dup_text) (double) );
void ens_chart_layout_share (EnsChartLayout *self, EnsBox box, const char *text, EnsInk ink);
void ens_chart_layout_hidden (EnsChartLayout *self, EnsBox box, const char *text);

void ens_chart_describe_rows (EnsScene *scene, guint n_columns);

char *ens_chart_dup_name (const EnsChartOptions *options,
                          const char *label,
                          guint most_chars) G_GNUC_WARN_UNUSED_RESULT;
char *ens_chart_dup_said (const char *name,
                          const char *group,
                          const EnsTally *tally) G_GNUC_WARN_UNUSED_RESULT;
char *ens_chart_dup_hidden_title (void) G_GNUC_WARN_UNUSED_RESULT;
char *ens_chart_dup_hidden_words (guint hidden_below) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
