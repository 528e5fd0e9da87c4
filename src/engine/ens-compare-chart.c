// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hands figures and refusals over to the chart; adds nothing of its own.
#include "ens-compare-chart.h"

#include "ens-chart-places.h"
#include "ens-error.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/** Panels: @words: what belongs to the rows, freed with them */
typedef struct {
  GArray *panels;
  GPtrArray *rows;
  GPtrArray *words;
} Panels;

static void
clear_panels (Panels *panels)
{
  g_array_unref (panels->panels);
  g_ptr_array_unref (panels->rows);
  g_ptr_array_unref (panels->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Panels, clear_panels)

/** ens_comparison_dup_cell: Returns: (transfer full): the figure, or the reason why there is none. */
char *
ens_comparison_dup_cell (const EnsCompareCell *cell, gboolean is_asked)
{
  if (cell->refusal != NULL)
    return g_strdup (cell->refusal);
  if (!is_asked && cell->n == 0)
    return g_strdup ("–");
  if (!is_asked)
    return g_strdup_printf ("%.0f %%", round (100 * cell->share));
  return g_strdup_printf (_ ("%.0f %% well, %.0f %% ill, n = %" PRId64),
                          round (100 * cell->stats.well_being), round (100 * cell->stats.ill_being),
                          cell->n);
}

/** ens_comparison_dup_said: Returns: (transfer full): how often something was said in a territory. */
char *
ens_comparison_dup_said (const EnsPlacePart *part)
{
  return part->is_hidden ? g_strdup (_ ("hidden"))
                         : g_strdup_printf ("%" G_GINT64_FORMAT, part->n_expressions);
}

/** ens_compare_row_is_only_theirs: Returns: whether others name it and the first place does not. */
gboolean
ens_compare_row_is_only_theirs (const EnsCompareRow *row)
{
  return row->cells[0].n == 0 && row->cells[0].refusal == NULL;
}

static char *
dup_words (const EnsCompareCell *cell, gboolean is_asked)
{
  if (cell->refusal != NULL)
    return NULL;
  if (is_asked)
    return g_strdup_printf (_ ("n = %" PRId64), cell->n);
  return ens_comparison_dup_cell (cell, FALSE);
}

static void
fill_row (Panels *panels,
          EnsPlacesRow *row,
          const char *name,
          const EnsCompareCell *cell,
          gboolean is_asked)
{
  char *words = dup_words (cell, is_asked);

  row->label = name;
  row->why = cell->refusal;
  row->words = words;
  if (words != NULL)
    g_ptr_array_add (panels->words, words);
  row->n_parts = is_asked ? ENS_N_LEVELS : 1;
  if (is_asked)
    memcpy (row->parts, cell->stats.distribution, sizeof row->parts);
  else
    row->parts[0] = cell->share;
}

static void
add_panel (Panels *panels,
           const EnsComparison *comparison,
           const EnsCompareRow *row,
           gboolean is_asked)
{
  EnsPlacesRow *rows = g_new0 (EnsPlacesRow, row->n_cells);
  const EnsPlacesPanel panel = { row->title, rows, row->n_cells };

  g_ptr_array_add (panels->rows, rows);
  for (guint i = 0; i < row->n_cells; i++)
    fill_row (panels, &rows[i], ((EnsPlace *) comparison->places->pdata[i])->name, &row->cells[i],
              is_asked);
  g_array_append_val (panels->panels, panel);
}

static EnsScene *
new_scene (const EnsComparison *comparison,
           const GPtrArray *rows,
           gboolean are_asked,
           const EnsChartOptions *options)
{
  g_auto (Panels) panels = { g_array_new (FALSE, FALSE, sizeof (EnsPlacesPanel)),
                             g_ptr_array_new_with_free_func (g_free),
                             g_ptr_array_new_with_free_func (g_free) };
  EnsChartPlaces data = { 0 };

  for (guint i = 0; i < rows->len; i++)
    add_panel (&panels, comparison, rows->pdata[i], are_asked);
  data.panels = (const EnsPlacesPanel *) panels.panels->data;
  data.n_panels = panels.panels->len;
  return ens_chart_places_new (&data, options);
}

/** ens_comparison_new_indicators: Returns: (transfer full): a panel for each indicator. */
EnsScene *
ens_comparison_new_indicators (const EnsComparison *comparison, const EnsChartOptions *options)
{
  return new_scene (comparison, comparison->indicators, TRUE, options);
}

/** ens_comparison_new_profile: Returns: (transfer full): a panel for each family of components. */
EnsScene *
ens_comparison_new_profile (const EnsComparison *comparison, const EnsChartOptions *options)
{
  return new_scene (comparison, comparison->dimensions, FALSE, options);
}
