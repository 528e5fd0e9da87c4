// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all charts share: the options of a layout, and the list of charts there are. Each chart is a
// function from plain data to a scene in a file of its own; none reads a database.
#pragma once

#include "ens-scene.h"

G_BEGIN_DECLS

/**
 * EnsChartOptions:
 * @width: of the picture in points; at least 320
 * @rtl: laid out from right to left
 * @title: (nullable): instead of the finding computed from the data
 * @measure: (nullable): widths of text; %NULL is ens_measure_plain
 */
typedef struct {
  double width;
  gboolean rtl;
  const char *title;
  const EnsMeasure *measure;
} EnsChartOptions;

#define ENS_CHART_OPTIONS_INIT \
  {                            \
    .width = 720               \
  }

/**
 * EnsChartName:
 * @key: what the caller knows it by, such as an id; comes back in marks; may be empty
 * @label: what people read
 */
typedef struct {
  const char *key;
  const char *label;
} EnsChartName;

/**
 * EnsTally: how often something was said
 * @distinct: statements; one that four people wrote is one
 * @expressions: people who said it; that one counts four
 */
typedef struct {
  gint64 distinct;
  gint64 expressions;
} EnsTally;

/**
 * EnsChartKind:
 * @word: its name on the command line
 * @title: its name for people; translated when asked for
 * @needs: what must be there before it says something
 * @always: (nullable): what it is drawn by in any case, such as `group`
 * @by: (array zero-terminated=1): what else it can be drawn by
 * @of_answers: it is of one survey round; else of statements
 */
typedef struct {
  const char *word;
  const char *title;
  const char *needs;
  const char *always;
  const char *by[4];
  gboolean of_answers;
} EnsChartKind;

const EnsChartKind *ens_chart_list (guint *n_kinds);
const EnsChartKind *ens_chart_find (const char *word);
gboolean ens_chart_kind_has_by (const EnsChartKind *self, const char *by);

G_END_DECLS
