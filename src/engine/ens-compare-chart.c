// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hands figures and refusals over to the chart; adds nothing of its own.
#include "ens-compare-chart.h"

#include "ens-chart-matrix.h"
#include "ens-chart-places.h"
#include "ens-error.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

// More places than can be found at a glance.
#define MOST_UNSORTED 8

// Of many places.
#define PANELS_A_SHEET 2
#define ROWS_A_SHEET   32

#define NO_BREAK     0xa0
#define ARABIC_COMMA 0x60c

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

// Breaks lines after commas only, in every language: "n =" at an edge says nothing without its number.
static char *
take_together (char *words)
{
  g_autofree char *taken = words;
  g_autoptr (GString) text = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = taken; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (text,
                             c == ' ' && before != ',' && before != ARABIC_COMMA ? NO_BREAK : c);
    before = c;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** ens_comparison_dup_cell: Returns: (transfer full): the figure, or the reason why there is none. */
char *
ens_comparison_dup_cell (const EnsCompareCell *cell, gboolean is_asked)
{
  if (cell->refusal != NULL)
    return g_strdup (cell->refusal);
  if (!is_asked && cell->n == 0)
    return g_strdup ("–");
  if (!is_asked)
    return take_together (g_strdup_printf ("%.0f %%", round (100 * cell->share)));
  return take_together (g_strdup_printf (_ ("%.0f %% well, %.0f %% ill, n = %" PRId64),
                                         round (100 * cell->stats.well_being),
                                         round (100 * cell->stats.ill_being), cell->n));
}

/** ens_comparison_dup_answered: Returns: (transfer full): how many answered a question, or why nothing is told. */
char *
ens_comparison_dup_answered (const EnsCompareRow *row, const EnsCompareCell *cell)
{
  if (cell->refusal != NULL)
    return g_strdup (cell->refusal);
  if (row->is_number)
    return take_together (g_strdup_printf (_ ("mean %.1f, n = %" PRId64), cell->average, cell->n));
  return take_together (g_strdup_printf (_ ("n = %" PRId64), cell->n));
}

/** ens_comparison_dup_chosen: Returns: (transfer full): the share that chose the @option-th answer. */
char *
ens_comparison_dup_chosen (const EnsCompareCell *cell, guint option)
{
  return cell->refusal != NULL
           ? g_strdup ("")
           : take_together (g_strdup_printf ("%.0f %%", round (100 * cell->shares[option])));
}

/** ens_comparison_dup_amount: Returns: (transfer full): how many expressions came with a place. */
char *
ens_comparison_dup_amount (const EnsPlace *place)
{
  if (ens_place_has_only_figures (place))
    return g_strdup ("–");
  return place->is_hidden ? g_strdup (_ ("hidden"))
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

/** ens_comparison_has_many: Returns: whether there are more places than can be found at a glance. */
gboolean
ens_comparison_has_many (const EnsComparison *comparison)
{
  return comparison->places->len > MOST_UNSORTED;
}

/** ens_comparison_dup_who: Returns: (transfer full): the others that name a component, and how often. */
char *
ens_comparison_dup_who (const EnsComparison *comparison, const EnsCompareRow *row)
{
  g_autoptr (GString) who = g_string_new (NULL);

  for (guint k = 1; k < row->n_cells; k++)
    if (row->cells[k].n > 0)
      g_string_append_printf (who, "%s%s %.0f %%", who->len > 0 ? ", " : "",
                              ((EnsPlace *) comparison->places->pdata[k])->name,
                              round (100 * row->cells[k].share));
  return g_string_free (g_steal_pointer (&who), FALSE);
}

static char *
dup_words (const EnsCompareCell *cell, gboolean is_asked)
{
  if (cell->refusal != NULL)
    return NULL;
  if (is_asked)
    return take_together (g_strdup_printf (_ ("n = %" PRId64), cell->n));
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

// Of many places each bar says which one it is, from the best; with "=" where others stand as well.
static char *
dup_ranked_name (const EnsCompareRow *row, guint place, const char *name)
{
  guint n_alike = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n_alike += row->cells[i].refusal == NULL && row->cells[i].rank == row->cells[place].rank;
  return g_strdup_printf ("%u%s %s", row->cells[place].rank, n_alike > 1 ? "=" : ".", name);
}

static void
add_cell (Panels *panels,
          GArray *rows,
          const EnsComparison *comparison,
          const EnsCompareRow *row,
          guint place,
          gboolean is_asked)
{
  const char *name = ((EnsPlace *) comparison->places->pdata[place])->name;
  EnsPlacesRow line = { 0 };

  fill_row (panels, &line, name, &row->cells[place], is_asked);
  if (is_asked && ens_comparison_has_many (comparison)) {
    line.label = dup_ranked_name (row, place, name);
    g_ptr_array_add (panels->words, (gpointer) line.label);
  }
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

/** Overview: what a picture of numbers is made of */
typedef struct {
  GPtrArray *places;
  GPtrArray *columns;
  GArray *cells;
  EnsChartMatrix data;
} Overview;

static void
clear_overview (Overview *overview)
{
  g_ptr_array_unref (overview->places);
  g_ptr_array_unref (overview->columns);
  g_array_unref (overview->cells);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Overview, clear_overview)

// What is compared stands across, the places down.
static void
fill_overview (Overview *self, const EnsComparison *comparison, const GPtrArray *rows)
{
  const gboolean are_asked = rows != comparison->dimensions;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->columns, ((EnsCompareRow *) rows->pdata[i])->title);
  for (guint place = 0; place < comparison->places->len; place++) {
    g_ptr_array_add (self->places, ((EnsPlace *) comparison->places->pdata[place])->name);
    for (guint i = 0; i < rows->len; i++) {
      const EnsCompareCell *cell = &((EnsCompareRow *) rows->pdata[i])->cells[place];
      const EnsMatrixCell number = { cell->refusal, get_share (cell, are_asked), cell->verdict };

      g_array_append_val (self->cells, number);
    }
  }
  self->data = (EnsChartMatrix){ .rows = (const char *const *) self->places->pdata,
                                 .n_rows = self->places->len,
                                 .columns = (const char *const *) self->columns->pdata,
                                 .n_columns = self->columns->len,
                                 .cells = (const EnsMatrixCell *) (gpointer) self->cells->data,
                                 .is_judged = are_asked,
                                 .first = 1 };
}

/** ens_comparison_new_overview: Returns: (transfer full): each place a line, each indicator a column. */
EnsScene *
ens_comparison_new_overview (const EnsComparison *comparison, const EnsChartOptions *options)
{
  g_auto (Overview) overview = { g_ptr_array_new (),
                                 g_ptr_array_new (),
                                 g_array_new (FALSE, FALSE, sizeof (EnsMatrixCell)),
                                 { 0 } };

  fill_overview (&overview, comparison, comparison->indicators);
  overview.data.title = _ ("Indicators");
  return ens_chart_matrix_new (&overview.data, options);
}

/**
 * ens_comparison_new_overviews:
 * @rows: the indicators, what is wished for, or the dimensions
 * @options: with the title
 *
 * Returns: (transfer full) (element-type EnsScene): likewise, as pictures that a sheet of paper can hold,
 *   each with its heads and what its signs mean
 */
GPtrArray *
ens_comparison_new_overviews (const EnsComparison *comparison,
                              const GPtrArray *rows,
                              const EnsChartOptions *options)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_scene_free);
  g_auto (Overview) overview = { g_ptr_array_new (),
                                 g_ptr_array_new (),
                                 g_array_new (FALSE, FALSE, sizeof (EnsMatrixCell)),
                                 { 0 } };
  const guint n_others = comparison->places->len - 1;
  const guint n_sheets = (n_others + ROWS_A_SHEET - 1) / ROWS_A_SHEET;

  fill_overview (&overview, comparison, rows);
  overview.data.n_drawn = (n_others + n_sheets - 1) / n_sheets;
  for (; overview.data.first <= n_others; overview.data.first += overview.data.n_drawn)
    g_ptr_array_add (sheets, ens_chart_matrix_new (&overview.data, options));
  return sheets;
}
