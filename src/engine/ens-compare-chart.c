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

// More places than can be found at a glance.
#define MOST_UNSORTED 8

// Of many places.
#define PANELS_A_SHEET 2

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

/** ens_comparison_dup_answered: Returns: (transfer full): how many answered a question, or why nothing is told. */
char *
ens_comparison_dup_answered (const EnsCompareRow *row, const EnsCompareCell *cell)
{
  if (cell->refusal != NULL)
    return g_strdup (cell->refusal);
  if (row->is_number)
    return g_strdup_printf (_ ("mean %.1f, n = %" PRId64), cell->average, cell->n);
  return g_strdup_printf (_ ("n = %" PRId64), cell->n);
}

/** ens_comparison_dup_chosen: Returns: (transfer full): the share that chose the @option-th answer. */
char *
ens_comparison_dup_chosen (const EnsCompareCell *cell, guint option)
{
  return cell->refusal != NULL ? g_strdup ("")
                               : g_strdup_printf ("%.0f %%", round (100 * cell->shares[option]));
}

/** ens_comparison_dup_amount: Returns: (transfer full): how many statements came with a place. */
char *
ens_comparison_dup_amount (const EnsPlace *place)
{
  return ens_place_has_only_figures (place)
           ? g_strdup ("–")
           : g_strdup_printf ("%" G_GINT64_FORMAT, place->n_expressions);
}

/** ens_comparison_dup_said: Returns: (transfer full): how often something was said in a part of @place. */
char *
ens_comparison_dup_said (const EnsPlace *place, const EnsPlacePart *part)
{
  if (ens_place_has_only_figures (place))
    return g_strdup ("–");
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

static double
get_share (const EnsCompareCell *cell, gboolean is_asked)
{
  return is_asked ? cell->stats.well_being : cell->share;
}

// We first, then who is best off; of two alike the one given first.
static void
sort_cells (guint *order, guint n, const EnsCompareRow *row, gboolean is_asked)
{
  for (guint i = 1; i < n; i++) {
    const guint moved = order[i];
    const double share = get_share (&row->cells[moved], is_asked);
    guint at = i;

    while (at > 0 && order[at - 1] != 0 &&
           get_share (&row->cells[order[at - 1]], is_asked) < share) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = moved;
  }
}

// One line for each reason: how many places there is no bar of, and which.
static void
add_refused (Panels *panels,
             GArray *rows,
             const EnsComparison *comparison,
             const EnsCompareRow *row)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < row->n_cells; i++) {
    const char *refusal = row->cells[i].refusal;
    g_autoptr (GString) why = NULL;
    EnsPlacesRow line = { 0 };
    guint n = 0;

    if (refusal == NULL || !g_hash_table_add (told, (gpointer) refusal))
      continue;
    why = g_string_new (refusal);
    for (guint k = i; k < row->n_cells; k++)
      if (g_strcmp0 (row->cells[k].refusal, refusal) == 0)
        g_string_append_printf (why, "%s%s", n++ == 0 ? ": " : ", ",
                                ((EnsPlace *) comparison->places->pdata[k])->name);
    line.label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", n), n);
    line.why = g_string_free (g_steal_pointer (&why), FALSE);
    g_ptr_array_add (panels->words, (gpointer) line.label);
    g_ptr_array_add (panels->words, (gpointer) line.why);
    g_array_append_val (rows, line);
  }
}

static void
add_cell (Panels *panels,
          GArray *rows,
          const EnsComparison *comparison,
          const EnsCompareRow *row,
          guint place,
          gboolean is_asked)
{
  EnsPlacesRow line = { 0 };

  fill_row (panels, &line, ((EnsPlace *) comparison->places->pdata[place])->name,
            &row->cells[place], is_asked);
  g_array_append_val (rows, line);
}

// Of few places each has its line, in the order given; of many those with figures, sorted.
static void
add_panel (Panels *panels,
           const EnsComparison *comparison,
           const EnsCompareRow *row,
           gboolean is_asked)
{
  const gboolean are_many = row->n_cells > MOST_UNSORTED;
  g_autofree guint *order = g_new (guint, row->n_cells);
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (EnsPlacesRow));
  EnsPlacesPanel panel = { row->title, NULL, 0 };
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    if (!are_many || row->cells[i].refusal == NULL)
      order[n++] = i;
  if (are_many)
    sort_cells (order, n, row, is_asked);
  for (guint i = 0; i < n; i++)
    add_cell (panels, rows, comparison, row, order[i], is_asked);
  if (are_many)
    add_refused (panels, rows, comparison, row);
  panel.n_rows = rows->len;
  panel.rows = (const EnsPlacesRow *) g_array_free (rows, FALSE);
  g_ptr_array_add (panels->rows, (gpointer) panel.rows);
  g_array_append_val (panels->panels, panel);
}

static gboolean
has_figure (const EnsCompareRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].refusal == NULL)
      return TRUE;
  return FALSE;
}

// What no place has a figure of would be a picture of reasons only: the table gives them. Where all is
// refused, the picture says why.
static GPtrArray *
list_told (const GPtrArray *rows)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (has_figure (rows->pdata[i]))
      g_ptr_array_add (told, rows->pdata[i]);
  if (told->len == 0)
    for (guint i = 0; i < rows->len; i++)
      g_ptr_array_add (told, rows->pdata[i]);
  return g_steal_pointer (&told);
}

static EnsScene *
new_scene (const EnsComparison *comparison,
           const GPtrArray *rows,
           gboolean are_asked,
           guint first,
           guint n,
           const EnsChartOptions *options)
{
  g_auto (Panels) panels = { g_array_new (FALSE, FALSE, sizeof (EnsPlacesPanel)),
                             g_ptr_array_new_with_free_func (g_free),
                             g_ptr_array_new_with_free_func (g_free) };
  EnsChartPlaces data = { 0 };

  for (guint i = first; i < MIN (first + n, rows->len); i++)
    add_panel (&panels, comparison, rows->pdata[i], are_asked);
  data.panels = (const EnsPlacesPanel *) panels.panels->data;
  data.n_panels = panels.panels->len;
  return ens_chart_places_new (&data, options);
}

/** ens_comparison_new_indicators: Returns: (transfer full): a panel for each indicator, and what is wished for. */
EnsScene *
ens_comparison_new_indicators (const EnsComparison *comparison, const EnsChartOptions *options)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_copy (comparison->indicators, NULL, NULL);
  g_autoptr (GPtrArray) told = NULL;

  g_ptr_array_set_free_func (rows, NULL);
  g_ptr_array_extend (rows, comparison->wished, NULL, NULL);
  told = list_told (rows);
  return new_scene (comparison, told, TRUE, 0, told->len, options);
}

/** ens_comparison_new_profile: Returns: (transfer full): a panel for each family of components. */
EnsScene *
ens_comparison_new_profile (const EnsComparison *comparison, const EnsChartOptions *options)
{
  return new_scene (comparison, comparison->dimensions, FALSE, 0, comparison->dimensions->len,
                    options);
}

/**
 * ens_comparison_new_sheets:
 * @rows: the indicators, what is wished for, or the dimensions
 *
 * Returns: (transfer full) (element-type EnsScene): the same as pictures that a sheet of paper can hold
 */
GPtrArray *
ens_comparison_new_sheets (const EnsComparison *comparison,
                           const GPtrArray *rows,
                           const EnsChartOptions *options)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_scene_free);
  g_autoptr (GPtrArray) told = list_told (rows);
  const guint n = comparison->places->len > MOST_UNSORTED ? PANELS_A_SHEET : told->len;

  for (guint first = 0; first < told->len; first += n)
    g_ptr_array_add (sheets, new_scene (comparison, told, rows != comparison->dimensions, first, n,
                                        options));
  return sheets;
}
