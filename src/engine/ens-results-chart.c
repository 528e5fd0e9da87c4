// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One function a chart. A picture file is written beside its place and renamed.
#include "ens-results-chart.h"

#include "ens-chart-levels.h"
#include "ens-chart-profile.h"
#include "ens-chart-statements.h"
#include "ens-error.h"
#include "ens-export.h"
#include "ens-group.h"
#include "ens-mask.h"
#include "ens-scene-cairo.h"
#include "ens-session-private.h"
#include "ens-tally.h"
#include "ens-tree.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef EnsScene *(*BuildFunc) (EnsSession *session,
                                const EnsChartRequest *request,
                                const EnsChartOptions *options,
                                GError **error);

/** Crossing: statements by dimension and group; the last row is what nobody sorted yet. */
typedef struct {
  EnsTree *tree;
  GPtrArray *groups;
  EnsChartName *dimensions;
  EnsChartName *names;
  EnsStatementCell *cells;
  guint n_rows;
} Crossing;

static void
clear_crossing (Crossing *crossing)
{
  g_clear_pointer (&crossing->tree, ens_tree_free);
  g_clear_pointer (&crossing->groups, g_ptr_array_unref);
  g_clear_pointer (&crossing->dimensions, g_free);
  g_clear_pointer (&crossing->names, g_free);
  g_clear_pointer (&crossing->cells, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crossing, clear_crossing)

static int
find_group (const Crossing *crossing, const EnsUuid *id)
{
  for (guint i = 0; i < crossing->groups->len; i++)
    if (ens_uuid_equal (g_ptr_array_index (crossing->groups, i), id))
      return (int) i;
  return -1;
}

static void
fill_cells (Crossing *crossing, GArray *tallies)
{
  for (guint i = 0; i < tallies->len; i++) {
    const EnsStatementTally *tally = &g_array_index (tallies, EnsStatementTally, i);
    int row = ens_tree_find_dimension (crossing->tree, &tally->node);
    int column = find_group (crossing, &tally->group);
    EnsTally *cell;

    if (column < 0)
      continue;
    if (row < 0)
      row = (int) crossing->n_rows - 1;
    cell = &crossing->cells[(guint) row * crossing->groups->len + (guint) column].tally;
    cell->distinct += tally->distinct;
    cell->expressions += tally->expressions;
  }
}

static void
name_all (Crossing *crossing)
{
  crossing->dimensions = g_new0 (EnsChartName, crossing->n_rows);
  crossing->names = g_new0 (EnsChartName, crossing->groups->len + 1);
  for (guint i = 0; i + 1 < crossing->n_rows; i++) {
    const EnsNode *node = ens_tree_get_dimension (crossing->tree, i);

    crossing->dimensions[i] = (EnsChartName){ node->code,
                                              ens_tree_get_label (crossing->tree, node) };
  }
  crossing->dimensions[crossing->n_rows - 1] = (EnsChartName){ "", _("Not sorted yet") };
  for (guint i = 0; i < crossing->groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (crossing->groups, i);

    crossing->names[i] = (EnsChartName){ group->name, group->name };
  }
}

static EnsScene *
build_statements (EnsSession *session,
                  const EnsChartRequest *request,
                  const EnsChartOptions *options,
                  GError **error)
{
  g_auto (Crossing) crossing = { 0 };
  g_autoptr (GArray) tallies = ens_store_tally_statements (ens_session_get_store (session), error);
  EnsChartStatements data = { 0 };

  if (tallies == NULL)
    return NULL;
  crossing.tree = ens_tree_new (session, error);
  if (crossing.tree == NULL)
    return NULL;
  crossing.groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  if (crossing.groups == NULL)
    return NULL;
  crossing.n_rows = ens_tree_get_n_dimensions (crossing.tree) + 1;
  crossing.cells = g_new0 (EnsStatementCell, crossing.n_rows * (crossing.groups->len + 1));
  fill_cells (&crossing, tallies);
  name_all (&crossing);
  data = (EnsChartStatements){ crossing.dimensions, crossing.n_rows, crossing.names,
                               crossing.groups->len, crossing.cells };
  return ens_chart_statements_new (&data, options);
}

// All indicators of one part together: respondents are pooled.
static GArray *
pool_parts (GPtrArray *results)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (EnsLevelsRow));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (EnsLevelCounts));

  for (guint i = 0; i < results->len; i++) {
    EnsResult *result = g_ptr_array_index (results, i);
    gpointer place = NULL;

    if (!g_hash_table_lookup_extended (places, result->part, NULL, &place)) {
      const EnsLevelsRow row = { .key = result->part, .label = result->part };

      place = GUINT_TO_POINTER (rows->len);
      g_hash_table_insert (places, result->part, place);
      g_array_append_val (rows, row);
      g_array_set_size (counts, rows->len);
    }
    ens_level_counts_merge (&g_array_index (counts, EnsLevelCounts, GPOINTER_TO_UINT (place)),
                            &result->counts);
    g_array_index (rows, EnsLevelsRow, GPOINTER_TO_UINT (place)).hidden |= result->is_hidden;
  }
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, EnsLevelsRow, i).stats = ens_indicator_stats (
      &g_array_index (counts, EnsLevelCounts, i));
  return rows;
}

static GArray *
one_row_each (GPtrArray *results)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (EnsLevelsRow));

  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = g_ptr_array_index (results, i);
    const EnsLevelsRow row = { result->indicator, result->title, result->stats, result->is_hidden };

    g_array_append_val (rows, row);
  }
  return rows;
}

static EnsScene *
build_levels (EnsSession *session,
              const EnsChartRequest *request,
              const EnsChartOptions *options,
              GError **error)
{
  g_autoptr (GPtrArray) results = ens_results_list (session, &request->round, request->by, error);
  g_autoptr (GArray) rows = NULL;
  EnsChartLevels data = { 0 };

  if (results == NULL)
    return NULL;
  rows = request->by != NULL ? pool_parts (results) : one_row_each (results);
  data.rows = (const EnsLevelsRow *) (gpointer) rows->data;
  data.n_rows = rows->len;
  data.hidden_below = ENS_MASK_DEFAULT_LEAST;
  data.by_group = request->by != NULL;
  data.diverging = strcmp (request->kind, "diverging") == 0;
  return ens_chart_levels_new (&data, options);
}

static EnsScene *
build_profile (EnsSession *session,
               const EnsChartRequest *request,
               const EnsChartOptions *options,
               GError **error)
{
  g_autoptr (GPtrArray) results = ens_results_list_dimensions (session, &request->round, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (EnsProfileRow));
  EnsChartProfile data = { 0 };

  if (results == NULL)
    return NULL;
  for (guint i = 0; i < results->len; i++) {
    const EnsDimensionResult *result = g_ptr_array_index (results, i);
    const EnsProfileRow row = { result->code, result->label, result->stats, result->is_hidden };

    g_array_append_val (rows, row);
  }
  data.rows = (const EnsProfileRow *) (gpointer) rows->data;
  data.n_rows = rows->len;
  data.hidden_below = ENS_MASK_DEFAULT_LEAST;
  return ens_chart_profile_new (&data, options);
}

static const struct {
  const char *kind;
  BuildFunc build;
} builders[] = {
  { "statements", build_statements },
  { "levels", build_levels },
  { "diverging", build_levels },
  { "profile", build_profile },
};

/** ens_results_chart_build: @measure: (nullable): widths of text. As ens_results_chart(). */
EnsScene *
ens_results_chart_build (EnsSession *session,
                         const EnsChartRequest *request,
                         const EnsMeasure *measure,
                         GError **error)
{
  EnsChartOptions options = ENS_CHART_OPTIONS_INIT;

  if (request->width > 0)
    options.width = request->width;
  options.rtl = request->is_rtl;
  options.measure = measure;
  for (gsize i = 0; i < G_N_ELEMENTS (builders); i++)
    if (g_strcmp0 (builders[i].kind, request->kind) == 0)
      return builders[i].build (session, request, &options, error);
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _("There is no chart “%s”: “chart --list” lists them"),
                  request->kind != NULL ? request->kind : "");
  return NULL;
}

/** ens_results_chart: Returns: (transfer full): the chart as a scene for the screen. */
EnsScene *
ens_results_chart (EnsSession *session, const EnsChartRequest *request, GError **error)
{
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();

  return ens_results_chart_build (session, request, ens_pango_measure_get (measure), error);
}

static gboolean
write_bytes (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (strcmp (path, "-") == 0) {
    if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
      return TRUE;
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED,
                 _("The output could not be written: %s"), g_strerror (errno));
    return FALSE;
  }
  if (g_file_set_contents (path, data, (gssize) length, &local_error))
    return TRUE;
  g_set_error (error, ENS_ERROR,
               g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENS_ERROR_FULL
                                                                               : ENS_ERROR_FAILED,
               _("%s could not be written: %s"), path, local_error->message);
  return FALSE;
}

/**
 * ens_results_save_chart:
 * @path: its ending says the format: `.svg`, `.png` or `.pdf`; `-` is SVG on standard output
 */
gboolean
ens_results_save_chart (EnsSession *session,
                        const EnsChartRequest *request,
                        const char *path,
                        GError **error)
{
  EnsExportFormat format = ENS_EXPORT_SVG;
  g_autoptr (EnsPangoMeasure) measure = NULL;
  g_autoptr (EnsScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (strcmp (path, "-") != 0 && !ens_export_format_from_path (path, &format, error))
    return FALSE;
  // SVG leaves the fonts to its reader: starting Pango for it would only cost time.
  if (ens_export_needs_pango (format))
    measure = ens_pango_measure_new ();
  scene = ens_results_chart_build (session, request,
                                   measure != NULL ? ens_pango_measure_get (measure) : NULL, error);
  if (scene == NULL)
    return FALSE;
  bytes = ens_export_dup_bytes (scene, request->is_dark ? ENS_THEME_DARK : ENS_THEME_LIGHT, format,
                                error);
  return bytes != NULL && write_bytes (bytes, path, error);
}
