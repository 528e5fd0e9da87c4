// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables for people, each cell a figure or the reason why there is none; the same as JSON.
#include "ens-compare-page.h"

#include "ens-compare-chart.h"
#include "ens-compare-many.h"
#include "ens-error.h"
#include "ens-json.h"
#include "ens-locale.h"
#include "ens-output.h"
#include "ens-reports.h"

#include <json-glib/json-glib.h>

// Columns that a sheet of paper takes; further places go into a table of their own. A page on a screen
// has room for all, beside a first column that stays.
#define PAPER_COLUMNS  6
#define SCREEN_COLUMNS ENS_COMPARE_MOST_PLACES
#define MOST_RANKED    10

static void
add_parts (JsonBuilder *builder, EnsPlace *place)
{
  const GPtrArray *parts = place->parts;

  json_builder_set_member_name (builder, "territories");
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++) {
    const EnsPlacePart *part = parts->pdata[i];

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "name", part->name);
    ens_json_add_text (builder, "within", part->within);
    ens_json_add_int (builder, "depth", part->depth);
    ens_json_add_int (builder, "groups", part->n_groups);
    ens_json_add_bool (builder, "masked", part->is_hidden);
    if (!part->is_hidden)
      ens_json_add_int (builder, "expressions", part->n_expressions);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_place (JsonBuilder *builder, EnsPlace *place)
{
  const EnsProject *project = place->project;

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "file", place->path);
  ens_json_add_text (builder, "name", place->name);
  ens_json_add_text (builder, "title", project->title);
  ens_json_add_text (builder, "territory", project->territory);
  ens_json_add_text (builder, "language", project->language);
  ens_json_add_text (builder, "codebook", place->edition);
  ens_json_add_text (builder, "figures_from", place->holder);
  ens_json_add_int (builder, "groups", place->n_groups);
  ens_json_add_int (builder, "participants", place->n_participants);
  ens_json_add_bool (builder, "masked", place->is_hidden);
  if (!place->is_hidden) {
    ens_json_add_int (builder, "expressions", place->n_expressions);
    ens_json_add_int (builder, "with_component", place->n_sorted);
  }
  add_parts (builder, place);
  json_builder_end_object (builder);
}

static void
add_interval (JsonBuilder *builder, const char *name, double low, double high)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, low);
  json_builder_add_double_value (builder, high);
  json_builder_end_array (builder);
}

static void
add_rank (JsonBuilder *builder, const EnsCompareCell *cell)
{
  static const char *const verdicts[] = { [ENS_VERDICT_TOO_FEW] = "too-few",
                                          [ENS_VERDICT_CHANCE] = "chance",
                                          [ENS_VERDICT_LESS] = "less",
                                          [ENS_VERDICT_MORE] = "more" };

  ens_json_add_int (builder, "rank", cell->rank);
  ens_json_add_int (builder, "rank_from", cell->rank_best);
  ens_json_add_int (builder, "rank_to", cell->rank_worst);
  ens_json_add_text (builder, "beside_first", verdicts[cell->verdict]);
}

static void
add_stats (JsonBuilder *builder, const EnsIndicatorStats *stats)
{
  json_builder_set_member_name (builder, "distribution");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ENS_N_LEVELS; i++)
    json_builder_add_double_value (builder, stats->distribution[i]);
  json_builder_end_array (builder);
  ens_json_add_real (builder, "ill_being", stats->ill_being);
  ens_json_add_real (builder, "well_being", stats->well_being);
  add_interval (builder, "ill_being_interval", stats->ill_being_interval.low,
                stats->ill_being_interval.high);
  add_interval (builder, "well_being_interval", stats->well_being_interval.low,
                stats->well_being_interval.high);
  ens_json_add_real (builder, "median", (stats->median_low + stats->median_high) / 2.0);
  ens_json_add_real (builder, "mean", stats->mean);
  ens_json_add_real (builder, "score", stats->score);
}

static void
add_cell (JsonBuilder *builder,
          const EnsPlace *place,
          const EnsCompareCell *cell,
          gboolean is_asked)
{
  json_builder_begin_object (builder);
  ens_json_add_text (builder, "place", place->name);
  ens_json_add_text (builder, "refusal", cell->refusal);
  if (is_asked) {
    ens_json_add_int (builder, "n", cell->n);
    ens_json_add_int (builder, "missing", cell->missing);
    if (cell->refusal == NULL) {
      add_stats (builder, &cell->stats);
      add_rank (builder, cell);
    }
  } else if (cell->refusal == NULL) {
    ens_json_add_int (builder, "n", cell->n);
    ens_json_add_real (builder, "share", cell->share);
    ens_json_add_int (builder, "rank", cell->rank);
  }
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder *builder,
          const EnsComparison *comparison,
          const char *name,
          const GPtrArray *rows,
          gboolean are_asked)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++) {
    const EnsCompareRow *row = rows->pdata[i];
    g_autofree char *id = ens_uuid_dup_text (&row->id);

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "id", id);
    if (row->code != NULL)
      ens_json_add_text (builder, "code", row->code);
    ens_json_add_text (builder, "title", row->title);
    json_builder_set_member_name (builder, "places");
    json_builder_begin_array (builder);
    for (guint k = 0; k < row->n_cells; k++)
      add_cell (builder, comparison->places->pdata[k], &row->cells[k], are_asked);
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_choice_cell (JsonBuilder *builder,
                 const EnsPlace *place,
                 const EnsCompareRow *row,
                 const EnsCompareCell *cell)
{
  json_builder_begin_object (builder);
  ens_json_add_text (builder, "place", place->name);
  ens_json_add_text (builder, "refusal", cell->refusal);
  ens_json_add_int (builder, "n", cell->n);
  ens_json_add_int (builder, "missing", cell->missing);
  if (cell->refusal == NULL) {
    json_builder_set_member_name (builder, "shares");
    json_builder_begin_array (builder);
    for (guint i = 0; i < row->options->len; i++)
      json_builder_add_double_value (builder, cell->shares[i]);
    json_builder_end_array (builder);
    if (row->is_number)
      ens_json_add_real (builder, "mean", cell->average);
  }
  json_builder_end_object (builder);
}

static void
add_choice (JsonBuilder *builder, const EnsComparison *comparison, const EnsCompareRow *row)
{
  g_autofree char *id = ens_uuid_dup_text (&row->id);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "id", id);
  ens_json_add_text (builder, "title", row->title);
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->options->len; i++)
    json_builder_add_string_value (builder, row->options->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);
  for (guint k = 0; k < row->n_cells; k++)
    add_choice_cell (builder, comparison->places->pdata[k], row, &row->cells[k]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_choices (JsonBuilder *builder, const EnsComparison *comparison)
{
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->choices->len; i++)
    add_choice (builder, comparison, comparison->choices->pdata[i]);
  json_builder_end_array (builder);
}

// How often; where so few spoke that nothing is counted the row has no number of them.
static void
add_named (JsonBuilder *builder, const EnsComparison *comparison, const EnsCompareRow *row)
{
  json_builder_set_member_name (builder, "named");
  json_builder_begin_array (builder);
  for (guint k = 1; k < row->n_cells; k++)
    if (row->cells[k].n > 0)
      add_cell (builder, comparison->places->pdata[k], &row->cells[k], FALSE);
  json_builder_end_array (builder);
}

static void
add_theirs (JsonBuilder *builder, const EnsComparison *comparison)
{
  json_builder_set_member_name (builder, "they_name_we_do_not");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->components->len; i++) {
    const EnsCompareRow *row = comparison->components->pdata[i];

    if (!ens_compare_row_is_only_theirs (row))
      continue;
    json_builder_begin_object (builder);
    ens_json_add_text (builder, "code", row->code);
    ens_json_add_text (builder, "title", row->title);
    json_builder_set_member_name (builder, "places");
    json_builder_begin_array (builder);
    for (guint k = 1; k < row->n_cells; k++)
      if (row->cells[k].n > 0)
        json_builder_add_string_value (builder, ((EnsPlace *) comparison->places->pdata[k])->name);
    json_builder_end_array (builder);
    add_named (builder, comparison, row);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/** ens_comparison_dup_json: Returns: (transfer full): all of it. */
char *
ens_comparison_dup_json (const EnsComparison *comparison)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->places->len; i++)
    add_place (builder, comparison->places->pdata[i]);
  json_builder_end_array (builder);
  add_rows (builder, comparison, "indicators", comparison->indicators, TRUE);
  add_rows (builder, comparison, "wished", comparison->wished, TRUE);
  add_choices (builder, comparison);
  add_rows (builder, comparison, "dimensions", comparison->dimensions, FALSE);
  add_rows (builder, comparison, "components", comparison->components, FALSE);
  add_theirs (builder, comparison);
  json_builder_set_member_name (builder, "refusals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->refusals->len; i++)
    json_builder_add_string_value (builder, comparison->refusals->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return ens_json_dup_document (builder);
}

static void
start_table (EnsDocument *document,
             const EnsComparison *comparison,
             const char *title,
             guint first,
             guint n,
             char type)
{
  const char *headings[SCREEN_COLUMNS + 1] = { _ ("What") };
  char columns[SCREEN_COLUMNS + 2] = { 't' };

  for (guint i = 0; i < n; i++) {
    headings[i + 1] = ((EnsPlace *) comparison->places->pdata[first + i])->name;
    columns[i + 1] = type;
  }
  ens_document_add_table (document, title, columns, headings);
}

static void
add_table (EnsDocument *document,
           const EnsComparison *comparison,
           const char *title,
           const GPtrArray *rows,
           gboolean are_asked,
           guint most_columns)
{
  const guint all = comparison->places->len;

  for (guint first = 0; rows->len > 0 && first < all; first += most_columns) {
    const guint n = MIN (most_columns, all - first);

    start_table (document, comparison, title, first, n, are_asked ? 't' : 'n');
    for (guint i = 0; i < rows->len; i++) {
      const EnsCompareRow *row = rows->pdata[i];

      ens_document_take_cell (document, row->code != NULL
                                          ? g_strconcat (row->code, " ", row->title, NULL)
                                          : g_strdup (row->title));
      for (guint k = 0; k < n; k++)
        ens_document_take_cell (document,
                                ens_comparison_dup_cell (&row->cells[first + k], are_asked));
    }
  }
}

static void
add_choice_rows (EnsDocument *document, const EnsCompareRow *row, guint first, guint n)
{
  ens_document_take_cell (document, g_strdup (row->title));
  for (guint k = 0; k < n; k++)
    ens_document_take_cell (document, ens_comparison_dup_answered (row, &row->cells[first + k]));
  for (guint i = 0; i < row->options->len; i++) {
    ens_document_take_cell (document,
                            g_strconcat ("› ", (const char *) row->options->pdata[i], NULL));
    for (guint k = 0; k < n; k++)
      ens_document_take_cell (document, ens_comparison_dup_chosen (&row->cells[first + k], i));
  }
}

static void
add_choice_table (EnsDocument *document, const EnsComparison *comparison, guint most_columns)
{
  const guint all = comparison->places->len;

  for (guint first = 0; comparison->choices->len > 0 && first < all; first += most_columns) {
    const guint n = MIN (most_columns, all - first);

    start_table (document, comparison, _ ("Questions"), first, n, 't');
    for (guint i = 0; i < comparison->choices->len; i++)
      add_choice_rows (document, comparison->choices->pdata[i], first, n);
  }
}

/** ens_comparison_dup_ranked: Returns: (transfer full): what @place names at rank @at. */
char *
ens_comparison_dup_ranked (const EnsComparison *comparison, guint place, guint at)
{
  const GPtrArray *rows = comparison->components;
  const EnsPlace *named = comparison->places->pdata[place];
  g_autoptr (GString) names = g_string_new (NULL);

  guint n_before = 0, tied = 0;

  // Where nothing can be ranked, every row has the same reason.
  if (at == 1 && (named->n_sorted == 0 || named->is_hidden) && rows->len > 0)
    return g_strdup (((EnsCompareRow *) rows->pdata[0])->cells[place].refusal);
  for (guint i = 0; i < rows->len; i++) {
    const EnsCompareRow *row = rows->pdata[i];

    if (row->cells[place].rank > 0 && row->cells[place].rank < at) {
      n_before++;
      tied = MAX (tied, row->cells[place].rank);
    }
    if (row->cells[place].rank != at)
      continue;
    if (names->len > 0)
      g_string_append (names, " · ");
    g_string_append (names, row->title);
  }
  // So many share a rank above that there is none left for this one.
  if (names->len == 0 && n_before >= at)
    return g_strdup_printf (_ ("see rank %u"), tied);
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : g_strdup ("–");
}

static void
add_ranking (EnsDocument *document, const EnsComparison *comparison, guint most_columns)
{
  const guint all = comparison->places->len;

  for (guint first = 0; comparison->components->len > 0 && first < all; first += most_columns) {
    const guint n = MIN (most_columns, all - first);

    start_table (document, comparison, _ ("What is named most"), first, n, 't');
    for (guint rank = 1; rank <= MOST_RANKED; rank++) {
      ens_document_take_cell (document, g_strdup_printf ("%u", rank));
      for (guint k = 0; k < n; k++)
        ens_document_take_cell (document, ens_comparison_dup_ranked (comparison, first + k, rank));
    }
  }
}

// Of a place whose figures came with the file of another, nothing else is known.
static char *
dup_amount (const EnsPlace *place, gint64 n)
{
  return place->holder != NULL ? g_strdup ("–") : g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

static void
add_places (EnsDocument *document, const EnsComparison *comparison)
{
  const char *const headings[] = { _ ("Place"), _ ("Groups"), _ ("People"), _ ("Expressions"),
                                   _ ("Codebook") };

  ens_document_add_table (document, _ ("Who is compared"), "tnnnt", headings);
  for (guint i = 0; i < comparison->places->len; i++) {
    EnsPlace *place = comparison->places->pdata[i];
    const GPtrArray *parts = place->parts;

    ens_document_take_cell (document, g_strdup (place->name));
    ens_document_take_cell (document, dup_amount (place, place->n_groups));
    ens_document_take_cell (document,
                            place->n_participants > 0
                              ? g_strdup_printf ("%" G_GINT64_FORMAT, place->n_participants)
                              : g_strdup ("–"));
    ens_document_take_cell (document, ens_comparison_dup_amount (place));
    ens_document_take_cell (document, g_strdup (place->edition != NULL ? place->edition : "–"));
    for (guint k = 0; k < parts->len; k++) {
      const EnsPlacePart *part = parts->pdata[k];
      g_autofree char *indent = g_strnfill (2 * (part->depth + 1), ' ');

      ens_document_take_cell (document, g_strconcat (indent, "› ", part->name, NULL));
      ens_document_take_cell (document, g_strdup_printf ("%" G_GINT64_FORMAT, part->n_groups));
      ens_document_take_cell (document, g_strdup (""));
      ens_document_take_cell (document, ens_comparison_dup_said (place, part));
      ens_document_take_cell (document, g_strdup (""));
    }
  }
}

static void
add_only_theirs (EnsDocument *document, const EnsComparison *comparison)
{
  ens_document_add_heading (document, 2, _ ("What they name that we do not"));
  for (guint i = 0; i < comparison->components->len; i++) {
    const EnsCompareRow *row = comparison->components->pdata[i];
    g_autofree char *who = ens_comparison_dup_who (comparison, row);

    if (ens_compare_row_is_only_theirs (row))
      ens_document_add_quote (document, row->title, NULL, who);
  }
}

static void
add_pictures (EnsDocument *document, const EnsComparison *comparison, const GPtrArray *rows)
{
  const EnsChartOptions options = ENS_CHART_OPTIONS_INIT;
  g_autoptr (GPtrArray) sheets = ens_comparison_new_sheets (comparison, rows, &options);

  for (guint i = 0; i < sheets->len; i++)
    ens_document_take_picture (document, g_steal_pointer (&sheets->pdata[i]));
}

// What a sheet of paper has no room for is left to a page on a screen.
static void
tell_many (EnsDocument *document, const EnsComparison *comparison, gboolean is_paper)
{
  ens_comparison_tell_many (comparison, document);
  if (!is_paper) {
    add_table (document, comparison, _ ("Indicators"), comparison->indicators, TRUE,
               SCREEN_COLUMNS);
    add_table (document, comparison, _ ("What is wished for"), comparison->wished, TRUE,
               SCREEN_COLUMNS);
    add_table (document, comparison, _ ("Components"), comparison->components, FALSE,
               SCREEN_COLUMNS);
  }
  ens_comparison_tell_each (comparison, document);
  add_places (document, comparison);
}

static void
tell_few (EnsDocument *document, const EnsComparison *comparison, guint most_columns)
{
  add_places (document, comparison);
  for (guint i = 0; i < comparison->refusals->len; i++)
    ens_document_add_note (document, comparison->refusals->pdata[i]);
  add_pictures (document, comparison, comparison->indicators);
  add_table (document, comparison, _ ("Indicators"), comparison->indicators, TRUE, most_columns);
  add_pictures (document, comparison, comparison->wished);
  add_table (document, comparison, _ ("What is wished for"), comparison->wished, TRUE,
             most_columns);
  add_choice_table (document, comparison, most_columns);
  add_pictures (document, comparison, comparison->dimensions);
  add_table (document, comparison, _ ("Profile"), comparison->dimensions, FALSE, most_columns);
  add_ranking (document, comparison, most_columns);
  add_table (document, comparison, _ ("Components"), comparison->components, FALSE, most_columns);
  add_only_theirs (document, comparison);
}

// For people, in the language that the program speaks.
static EnsDocument *
new_document (const EnsComparison *comparison, gboolean is_paper)
{
  const EnsPlace *ours = comparison->places->pdata[0];
  g_autofree char *title = g_strdup_printf (_ ("%s and others, side by side"), ours->name);
  g_autofree char *language = ens_locale_dup_language ();
  g_autoptr (EnsDocument) document = ens_document_new (title, language);

  if (ens_comparison_has_many (comparison))
    tell_many (document, comparison, is_paper);
  else
    tell_few (document, comparison, is_paper ? PAPER_COLUMNS : SCREEN_COLUMNS);
  return g_steal_pointer (&document);
}

/**
 * ens_comparison_write:
 * @path: its ending says the form: `.pdf`, `.html` or `.json`
 */
gboolean
ens_comparison_write (const EnsComparison *comparison, const char *path, GError **error)
{
  const EnsReportRequest request = { .path = path };
  g_autoptr (EnsDocument) document = NULL;
  g_autofree char *json = NULL;

  if (g_str_has_suffix (path, ".json")) {
    json = ens_comparison_dup_json (comparison);
    return ens_output_write (path, json, -1, error);
  }
  document = new_document (comparison, g_str_has_suffix (path, ".pdf"));
  return ens_reports_write_document (document, &request, error);
}
