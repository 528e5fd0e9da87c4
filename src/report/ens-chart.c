// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of charts, in the order in which a project can fill them.
#include "ens-chart.h"

#include "ens-error.h"

#include <string.h>

// Who answered, parted: the words of the command line.
#define PEOPLE                   \
  {                              \
    "group", "territory", "tag", \
  }

static const EnsChartKind kinds[] = {
  { "statements", N_ ("Statements by dimension and group"), N_ ("statements sorted by component"),
    .always = "group" },
  { "heat", N_ ("Who speaks of what"), N_ ("statements sorted by component"), .always = "group",
    .by = { "dimension" } },
  { "ranking", N_ ("What is named most"), N_ ("statements sorted by component, or criteria"),
    .by = { "dimension", "criterion" } },
  { "saturation", N_ ("What each group brought new"), N_ ("sorted statements of several groups"),
    .always = "group" },
  { "dendrogram", N_ ("How statements join into piles"), N_ ("statements") },
  { "levels", N_ ("Levels of each indicator"), N_ ("indicators and answers"), .by = PEOPLE,
    .of_answers = TRUE },
  { "diverging", N_ ("Levels, leaning from the middle"), N_ ("indicators and answers"),
    .by = PEOPLE, .of_answers = TRUE },
  { "dots", N_ ("Ill-being with its interval"), N_ ("indicators and answers"), .by = PEOPLE,
    .of_answers = TRUE },
  { "before-after", N_ ("Before and after"), N_ ("answers in two rounds"), .of_answers = TRUE },
  { "wished", N_ ("Present and wished situation"), N_ ("answers with a wished situation"),
    .of_answers = TRUE },
  { "answers", N_ ("Other questions of the survey"), N_ ("questions beside the indicators"),
    .by = PEOPLE, .of_answers = TRUE },
  { "profile", N_ ("Profile of dimensions"), N_ ("indicators with components, and answers"),
    .always = "dimension", .of_answers = TRUE },
  { "radar", N_ ("Profile of dimensions as a radar"),
    N_ ("indicators with components, and answers"), .always = "dimension", .of_answers = TRUE },
};

/**
 * ens_chart_list:
 * @n_kinds: (out): how many
 *
 * Returns: (transfer none): every chart there is; titles and needs are to be passed through gettext
 */
const EnsChartKind *
ens_chart_list (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/** ens_chart_find: Returns: (nullable): the chart called @word */
const EnsChartKind *
ens_chart_find (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].word, word) == 0)
      return &kinds[i];
  return NULL;
}

/** ens_chart_kind_has_by: @by: (nullable): a word; Returns: whether the chart can be drawn by it */
gboolean
ens_chart_kind_has_by (const EnsChartKind *self, const char *by)
{
  if (by == NULL || g_strcmp0 (self->always, by) == 0)
    return TRUE;
  return g_strv_contains (self->by, by);
}
