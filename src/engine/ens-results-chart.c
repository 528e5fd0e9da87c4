// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One function a chart. A picture file is written beside its place and renamed.
#include "ens-results-chart.h"

#include "ens-chart-answers.h"
#include "ens-chart-dots.h"
#include "ens-chart-levels.h"
#include "ens-chart-pairs.h"
#include "ens-chart-profile.h"
#include "ens-chart-radar.h"
#include "ens-chart.h"
#include "ens-error.h"
#include "ens-export.h"
#include "ens-item-results.h"
#include "ens-mask-limit.h"
#include "ens-output.h"
#include "ens-results-statements.h"
#include "ens-round.h"
#include "ens-scene-cairo.h"

#include <string.h>

typedef EnsScene *(*BuildFunc) (EnsSession *session,
                                const EnsChartRequest *request,
                                const EnsChartOptions *options,
                                GError **error);

/** Pool: what one part answered to all indicators of which it is shown */
typedef struct {
  GArray *counts;
  guint n_hidden;
} Pool;

static void
free_pool (gpointer data)
{
  Pool *pool = data;

  g_array_unref (pool->counts);
  g_free (pool);
}

static Pool *
find_pool (GPtrArray *pools, GHashTable *by_part, GArray *rows, const char *part)
{
  Pool *pool = g_hash_table_lookup (by_part, part);
  const EnsLevelsRow row = { .key = part, .label = part };

  if (pool != NULL)
    return pool;
  pool = g_new0 (Pool, 1);
  pool->counts = g_array_new (FALSE, TRUE, sizeof (EnsLevelCounts));
  g_ptr_array_add (pools, pool);
  g_hash_table_insert (by_part, (gpointer) part, pool);
  g_array_append_val (rows, row);
  return pool;
}

// All indicators of one part together. Where the part is hidden in an indicator, that one is left out:
// the sum of what is shown tells no more than what is shown.
static GArray *
pool_parts (GPtrArray *results)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (EnsLevelsRow));
  g_autoptr (GPtrArray) pools = g_ptr_array_new_with_free_func (free_pool);
  g_autoptr (GHashTable) by_part = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = g_ptr_array_index (results, i);
    Pool *pool = find_pool (pools, by_part, rows, result->part);

    if (result->is_hidden)
      pool->n_hidden++;
    else
      g_array_append_val (pool->counts, result->counts);
  }
  for (guint i = 0; i < rows->len; i++) {
    const Pool *pool = g_ptr_array_index (pools, i);
    EnsLevelsRow *row = &g_array_index (rows, EnsLevelsRow, i);

    row->stats = ens_indicator_pool ((const EnsLevelCounts *) (gpointer) pool->counts->data,
                                     pool->counts->len, &row->people);
    row->n_indicators = pool->counts->len;
    row->n_left_out = pool->n_hidden;
    row->hidden = pool->counts->len == 0;
  }
  return rows;
}

static GArray *
one_row_each (GPtrArray *results)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (EnsLevelsRow));

  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = g_ptr_array_index (results, i);
    const EnsLevelsRow row = { .key = result->indicator,
                               .label = result->title,
                               .stats = result->stats,
                               .hidden = result->is_hidden };

    g_array_append_val (rows, row);
  }
  return rows;
}

static void
keep_part (GPtrArray *results, const char *part)
{
  for (guint i = results->len; i > 0; i--)
    if (g_strcmp0 (((const EnsResult *) results->pdata[i - 1])->part, part) != 0)
      g_ptr_array_remove_index (results, i - 1);
}

static const char *
get_part_name (const char *by)
{
  if (by == NULL)
    return NULL;
  if (strcmp (by, "territory") == 0)
    return _ ("Territory");
  return strcmp (by, "tag") == 0 ? _ ("Tag") : _ ("Group");
}

// What is missing where answers cannot be divided.
static const char *
get_nothing (EnsSession *session, const char *by)
{
  if (by == NULL || ens_session_count (session, ENS_KIND_INDICATOR) == 0)
    return NULL;
  if (strcmp (by, "group") == 0)
    return _ ("No sheet says which group answered: choose it before you key the answers.");
  if (strcmp (by, "tag") == 0)
    return _ ("No sheet bears traits of people: give them before you key the answers.");
  return _ ("No group that answered has a territory: say on the page of groups where it met.");
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
  if (request->part != NULL)
    keep_part (results, request->part);
  rows = request->by != NULL && request->part == NULL ? pool_parts (results)
                                                      : one_row_each (results);
  data.rows = (const EnsLevelsRow *) (gpointer) rows->data;
  data.n_rows = rows->len;
  data.hidden_below = ens_mask_limit_get (session);
  data.part = request->part == NULL ? get_part_name (request->by) : NULL;
  data.nothing = get_nothing (session, request->by);
  data.diverging = strcmp (request->kind, "diverging") == 0;
  return strcmp (request->kind, "dots") == 0 ? ens_chart_dots_new (&data, options)
                                             : ens_chart_levels_new (&data, options);
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
  data.hidden_below = ens_mask_limit_get (session);
  return strcmp (request->kind, "radar") == 0 ? ens_chart_radar_new (&data, options)
                                              : ens_chart_profile_new (&data, options);
}

// Nobody asked is nobody to hide: the chart says that there is nothing to compare.
static gboolean
is_hidden (const EnsResult *result)
{
  return result->is_hidden && result->stats.n > 0;
}

static const EnsResult *
find_indicator (GPtrArray *results, const char *id)
{
  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = g_ptr_array_index (results, i);

    if (strcmp (result->indicator, id) == 0)
      return result;
  }
  return NULL;
}

// Two rounds may ask different indicators, or in another order: only what both asked is compared.
static GArray *
pair_up (GPtrArray *first, GPtrArray *second)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (EnsPairRow));

  for (guint i = 0; i < first->len; i++) {
    const EnsResult *left = g_ptr_array_index (first, i);
    const EnsResult *right = find_indicator (second, left->indicator);

    if (right != NULL) {
      const EnsPairRow row = { left->indicator, left->title, left->stats, right->stats,
                               is_hidden (left) || is_hidden (right) };

      g_array_append_val (rows, row);
    }
  }
  return rows;
}

static int
compare_rounds (gconstpointer a, gconstpointer b)
{
  const EnsRound *left = *(EnsRound *const *) a;
  const EnsRound *right = *(EnsRound *const *) b;
  int order = g_strcmp0 (left->date, right->date);

  return order != 0 ? order : ens_uuid_compare (&left->id, &right->id);
}

// The round that was asked for, else the newest, and the one before it.
static gboolean
find_two_rounds (GPtrArray *rounds, const EnsUuid *asked, guint *second, GError **error)
{
  g_ptr_array_sort (rounds, compare_rounds);
  *second = rounds->len > 0 ? rounds->len - 1 : 0;
  for (guint i = 0; i < rounds->len; i++)
    if (ens_uuid_equal (g_ptr_array_index (rounds, i), asked))
      *second = i;
  if (*second > 0)
    return TRUE;
  g_set_error_literal (
    error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
    _ ("Before and after needs two survey rounds: there is nothing to compare yet"));
  return FALSE;
}

static EnsScene *
build_before_after (EnsSession *session,
                    const EnsChartRequest *request,
                    const EnsChartOptions *options,
                    GError **error)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, error);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GArray) rows = NULL;
  const EnsRound *first, *second;
  EnsChartPairs data = { 0 };
  guint place;

  if (rounds == NULL || !find_two_rounds (rounds, &request->round, &place, error))
    return NULL;
  first = g_ptr_array_index (rounds, place - 1);
  second = g_ptr_array_index (rounds, place);
  before = ens_results_list (session, &first->id, NULL, error);
  after = before != NULL ? ens_results_list (session, &second->id, NULL, error) : NULL;
  if (after == NULL)
    return NULL;
  rows = pair_up (before, after);
  data = (EnsChartPairs){ (const EnsPairRow *) (gpointer) rows->data, rows->len,
                          ens_mask_limit_get (session), first->title, second->title };
  return ens_chart_before_after_new (&data, options);
}

static EnsScene *
build_wished (EnsSession *session,
              const EnsChartRequest *request,
              const EnsChartOptions *options,
              GError **error)
{
  g_autoptr (GPtrArray) present = ens_results_list (session, &request->round, NULL, error);
  g_autoptr (GPtrArray) wished = NULL;
  g_autoptr (GArray) rows = NULL;
  EnsChartPairs data = { 0 };

  wished = present != NULL ? ens_results_list_wished (session, &request->round, error) : NULL;
  if (wished == NULL)
    return NULL;
  rows = pair_up (present, wished);
  data = (EnsChartPairs){ (const EnsPairRow *) (gpointer) rows->data, rows->len,
                          ens_mask_limit_get (session), NULL, NULL };
  return ens_chart_wished_new (&data, options);
}

static EnsAnswersBlock
make_block (const EnsItemResult *result, EnsAnswersOption *options)
{
  EnsAnswersBlock block = { .title = result->item->title, .part = result->part };

  for (guint i = 0; i < result->counts->len; i++) {
    const EnsOptionCount *count = result->counts->pdata[i];

    options[i] = (EnsAnswersOption){ count->label, count->n, count->share };
  }
  block.options = options;
  block.n_options = result->counts->len;
  block.n = result->n;
  block.missing = result->missing;
  block.has_mean = result->item->kind == ENS_ITEM_SCALE;
  block.mean = result->mean;
  block.median_low = result->median_low;
  block.median_high = result->median_high;
  block.is_hint = !result->is_reliable;
  block.hidden = result->is_hidden;
  return block;
}

static EnsScene *
build_answers (EnsSession *session,
               const EnsChartRequest *request,
               const EnsChartOptions *options,
               GError **error)
{
  g_autoptr (GPtrArray)
               results = ens_item_results_list (session, &request->round, request->by, error);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (EnsAnswersBlock));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  EnsChartAnswers data = { 0 };

  if (results == NULL)
    return NULL;
  for (guint i = 0; i < results->len; i++) {
    const EnsItemResult *result = results->pdata[i];
    char *key = ens_uuid_dup_text (&result->item->id);
    EnsAnswersOption *chosen = g_new0 (EnsAnswersOption, result->counts->len + 1);
    EnsAnswersBlock block = make_block (result, chosen);

    block.key = key;
    g_ptr_array_add (kept, key);
    g_ptr_array_add (kept, chosen);
    g_array_append_val (blocks, block);
  }
  data.blocks = (const EnsAnswersBlock *) (gpointer) blocks->data;
  data.n_blocks = blocks->len;
  data.hidden_below = ens_mask_limit_get (session);
  return ens_chart_answers_new (&data, options);
}

static const struct {
  const char *kind;
  BuildFunc build;
} builders[] = {
  { "statements", ens_results_statements_build },
  { "heat", ens_results_statements_build_heat },
  { "ranking", ens_results_statements_build_ranking },
  { "saturation", ens_results_statements_build_saturation },
  { "dendrogram", ens_results_statements_build_dendrogram },
  { "levels", build_levels },
  { "diverging", build_levels },
  { "dots", build_levels },
  { "before-after", build_before_after },
  { "wished", build_wished },
  { "answers", build_answers },
  { "profile", build_profile },
  { "radar", build_profile },
};

// What a chart cannot be drawn of or by is refused: a chart that left it out would be taken for another.
static gboolean
check_request (const EnsChartRequest *request, GError **error)
{
  const EnsChartKind *kind = request->kind != NULL ? ens_chart_find (request->kind) : NULL;
  g_autofree char *words = NULL;

  if (kind == NULL) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("There is no chart “%s”: “chart --list” lists them"),
                 request->kind != NULL ? request->kind : "");
    return FALSE;
  }
  if (!kind->of_answers && !ens_uuid_is_nil (&request->round)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("The chart “%s” is of statements, which belong to no survey round: leave the "
                    "round out"),
                 kind->word);
    return FALSE;
  }
  if (ens_chart_kind_has_by (kind, request->by))
    return TRUE;
  words = g_strjoinv (", ", (char **) kind->by);
  if (*words == '\0')
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("The chart “%s” cannot be drawn by %s: leave that out"), kind->word,
                 request->by);
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("The chart “%s” cannot be drawn by %s: it can by %s"), kind->word, request->by,
                 words);
  return FALSE;
}

/** ens_chart_request_dup_text: Returns: (transfer full): which chart it is, as one line to be kept; not how
 * it looks */
char *
ens_chart_request_dup_text (const EnsChartRequest *self)
{
  g_autofree char *round = ens_uuid_dup_text (&self->round);

  return g_strdup_printf ("%s %s %s", self->kind, round, self->by != NULL ? self->by : "");
}

static const char *
find_way (const EnsChartKind *kind, const char *by)
{
  for (guint i = 0; kind->by[i] != NULL; i++)
    if (strcmp (kind->by[i], by) == 0)
      return kind->by[i];
  return NULL;
}

/**
 * ens_chart_request_parse:
 * @text: (nullable): of ens_chart_request_dup_text()
 * @self: (out): its words are constants
 *
 * Returns: whether @text is of a chart that this version knows
 */
gboolean
ens_chart_request_parse (const char *text, EnsChartRequest *self)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 3);
  const EnsChartKind *kind = g_strv_length (parts) == 3 ? ens_chart_find (parts[0]) : NULL;

  *self = (EnsChartRequest){ 0 };
  if (kind == NULL || !ens_uuid_parse (parts[1], &self->round))
    return FALSE;
  self->kind = kind->word;
  self->by = find_way (kind, parts[2]);
  return self->by != NULL || *parts[2] == '\0';
}

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
  if (!check_request (request, error))
    return NULL;
  options.rtl = request->is_rtl;
  options.measure = measure;
  for (gsize i = 0; i < G_N_ELEMENTS (builders); i++)
    if (strcmp (builders[i].kind, request->kind) == 0)
      return builders[i].build (session, request, &options, error);
  g_return_val_if_reached (NULL);
}

/** ens_results_chart: Returns: (transfer full): the chart as a scene for the screen. */
EnsScene *
ens_results_chart (EnsSession *session, const EnsChartRequest *request, GError **error)
{
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();

  return ens_results_chart_build (session, request, ens_pango_measure_get (measure), error);
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
  bytes = ens_export_dup_bytes (scene,
                                request->is_print  ? ENS_THEME_PRINT
                                : request->is_dark ? ENS_THEME_DARK
                                                   : ENS_THEME_LIGHT,
                                format, error);
  if (bytes == NULL)
    return FALSE;
  return ens_output_write (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                           error);
}
