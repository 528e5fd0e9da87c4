// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places stand below one another, so that a sheet of paper holds as many as there are. What holds for many
// places in the same words is said once, with their names.
#include "ens-compare-many.h"

#include "ens-compare-chart.h"
#include "ens-compare-page.h"
#include "ens-compare-private.h"
#include "ens-error.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

// Ranks told of each place.
#define MOST_NAMED 3

// Answers to choose from that find room beside one another.
#define MOST_OPTIONS 6

static void
add_pictures (EnsDocument *document, GPtrArray *sheets)
{
  for (guint i = 0; i < sheets->len; i++)
    ens_document_take_picture (document, g_steal_pointer (&sheets->pdata[i]));
  g_ptr_array_unref (sheets);
}

static void
add_overview (const EnsComparison *self,
              EnsDocument *document,
              const char *title,
              const GPtrArray *rows)
{
  EnsChartOptions options = ENS_CHART_OPTIONS_INIT;

  options.title = title;
  if (rows->len > 0)
    add_pictures (document, ens_comparison_new_overviews (self, rows, &options));
}

static void
add_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

// Who uses another codebook, and whose figures alone are known.
static void
add_notes (const EnsComparison *self, EnsDocument *document)
{
  const char *edition = ens_comparison_get_place (self, 0)->edition;
  g_autoptr (GString) others = g_string_new (NULL);
  g_autoptr (GString) counted = g_string_new (NULL);

  for (guint i = 0; i < self->places->len; i++) {
    const EnsPlace *place = ens_comparison_get_place (self, i);

    if (place->holder != NULL)
      add_name (counted, place->name);
    else if (edition != NULL && place->edition != NULL && strcmp (edition, place->edition) != 0)
      add_name (others, place->name);
  }
  if (others->len > 0) {
    g_autofree char *note =
      g_strdup_printf (_ ("Another codebook is used by %s: only components that a crosswalk calls "
                          "the same are laid beside ours."),
                       others->str);

    ens_document_add_note (document, note);
  }
  if (counted->len > 0) {
    g_autofree char *note = g_strdup_printf (_ ("Only figures of surveys are known of %s."),
                                             counted->str);

    ens_document_add_note (document, note);
  }
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const double left = (*(const EnsCompareCell *const *) a)->share;
  const double right = (*(const EnsCompareCell *const *) b)->share;

  return (left > right) - (left < right);
}

static GPtrArray *
sort_known (const EnsCompareRow *row)
{
  GPtrArray *known = g_ptr_array_new ();

  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].refusal == NULL)
      g_ptr_array_add (known, &row->cells[i]);
  g_ptr_array_sort (known, compare_shares);
  return known;
}

static char *
dup_percent (double share)
{
  return g_strdup_printf ("%.0f %%", round (100 * share));
}

static char *
dup_median (const GPtrArray *known)
{
  const EnsCompareCell *low = known->pdata[(known->len - 1) / 2];
  const EnsCompareCell *high = known->pdata[known->len / 2];

  return dup_percent ((low->share + high->share) / 2);
}

// The place that names it most often; who names it as often is named, too.
static char *
dup_top (const EnsComparison *self, const EnsCompareRow *row, const GPtrArray *known)
{
  const EnsCompareCell *top = known->pdata[known->len - 1];
  g_autofree char *percent = dup_percent (top->share);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].refusal == NULL && row->cells[i].share >= top->share)
      add_name (names, ens_comparison_get_place (self, i)->name);
  return g_strdup_printf ("%s: %s", percent, names->str);
}

static char *
dup_here (const EnsCompareCell *cell)
{
  g_autofree char *percent = NULL;

  if (cell->refusal != NULL)
    return g_strdup (cell->refusal);
  if (cell->n == 0)
    return g_strdup ("–");
  percent = dup_percent (cell->share);
  return g_strdup_printf (_ ("%s, rank %u"), percent, cell->rank);
}

static void
add_components (const EnsComparison *self, EnsDocument *document)
{
  const char *const headings[] = { _ ("What"), _ ("Here"), _ ("Median of the places"),
                                   _ ("Where most") };

  if (self->components->len == 0)
    return;
  ens_document_add_table (document, _ ("What is named, in all places"), "ttnt", headings);
  for (guint i = 0; i < self->components->len; i++) {
    const EnsCompareRow *row = self->components->pdata[i];
    g_autoptr (GPtrArray) known = sort_known (row);

    if (known->len == 0)
      continue;
    ens_document_take_cell (document, row->code != NULL
                                        ? g_strconcat (row->code, " ", row->title, NULL)
                                        : g_strdup (row->title));
    ens_document_take_cell (document, dup_here (&row->cells[0]));
    ens_document_take_cell (document, dup_median (known));
    ens_document_take_cell (document, dup_top (self, row, known));
  }
}

static void
add_named_most (const EnsComparison *self, EnsDocument *document)
{
  const char *const headings[] = { _ ("Place"), "1", "2", "3" };

  G_STATIC_ASSERT (G_N_ELEMENTS (headings) == MOST_NAMED + 1);
  if (self->components->len == 0)
    return;
  ens_document_add_table (document, _ ("What is named most"), "tttt", headings);
  for (guint i = 0; i < self->places->len; i++) {
    const EnsPlace *place = ens_comparison_get_place (self, i);

    if (place->holder != NULL)
      continue;
    ens_document_take_cell (document, g_strdup (place->name));
    for (guint rank = 1; rank <= MOST_NAMED; rank++)
      ens_document_take_cell (document, ens_comparison_dup_ranked (self, i, rank));
  }
}

static void
start_question (EnsDocument *document, const EnsCompareRow *row, guint n_options)
{
  const char *headings[MOST_OPTIONS + 2] = { _ ("Place"), _ ("Answers") };
  char columns[MOST_OPTIONS + 3] = "tt";

  for (guint i = 0; i < n_options; i++) {
    headings[i + 2] = row->options->pdata[i];
    columns[i + 2] = 'n';
  }
  ens_document_add_table (document, row->title, columns, headings);
}

// Of a question with many answers only who answered, and the mean where they are numbers.
static void
add_question (const EnsComparison *self, EnsDocument *document, const EnsCompareRow *row)
{
  const guint n_options = row->options->len <= MOST_OPTIONS ? row->options->len : 0;

  start_question (document, row, n_options);
  for (guint i = 0; i < row->n_cells; i++) {
    const EnsCompareCell *cell = &row->cells[i];

    ens_document_take_cell (document, g_strdup (ens_comparison_get_place (self, i)->name));
    ens_document_take_cell (document, ens_comparison_dup_answered (row, cell));
    for (guint option = 0; option < n_options; option++)
      ens_document_take_cell (document, ens_comparison_dup_chosen (cell, option));
  }
}

static void
add_only_theirs (const EnsComparison *self, EnsDocument *document)
{
  const char *const headings[] = { _ ("What"), _ ("Who names it") };
  gboolean is_begun = FALSE;

  for (guint i = 0; i < self->components->len; i++) {
    const EnsCompareRow *row = self->components->pdata[i];

    if (!ens_compare_row_is_only_theirs (row))
      continue;
    if (!is_begun)
      ens_document_add_table (document, _ ("What they name that we do not"), "tt", headings);
    is_begun = TRUE;
    ens_document_take_cell (document, g_strdup (row->title));
    ens_document_take_cell (document, ens_comparison_dup_who (self, row));
  }
}

/** ens_comparison_tell_many: what holds for all places, in @document. */
void
ens_comparison_tell_many (const EnsComparison *self, EnsDocument *document)
{
  add_notes (self, document);
  add_overview (self, document, _ ("Indicators"), self->indicators);
  add_overview (self, document, _ ("What is wished for"), self->wished);
  add_overview (self, document, _ ("Profile"), self->dimensions);
  add_components (self, document);
  add_only_theirs (self, document);
}

/** ens_comparison_tell_each: each place for itself, below what holds for all. */
void
ens_comparison_tell_each (const EnsComparison *self, EnsDocument *document)
{
  const EnsChartOptions options = ENS_CHART_OPTIONS_INIT;

  add_pictures (document, ens_comparison_new_sheets (self, self->indicators, &options));
  add_named_most (self, document);
  for (guint i = 0; i < self->choices->len; i++)
    add_question (self, document, self->choices->pdata[i]);
}
