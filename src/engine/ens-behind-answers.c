// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes the figures from the lists that the results are published from, so that nothing is shown here
// which they hide.
#include "ens-behind-answers.h"

#include "ens-error.h"
#include "ens-figures.h"
#include "ens-item-results.h"

#include <string.h>

/** Table: rows being made of @request's figures */
typedef struct {
  EnsSession *session;
  const EnsChartRequest *request;
  EnsBehindAnswers *answers;
} Table;

static void
add_cells (Table *table, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (table->answers->rows, g_ptr_array_free (cells, FALSE));
}

static void
add_level_headings (Table *table, const char *first)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (first));
  g_ptr_array_add (cells, g_strdup (_ ("Answered")));
  for (guint level = 0; level < ENS_N_LEVELS; level++)
    g_ptr_array_add (cells, ens_figures_dup_count (level + 1));
  g_ptr_array_add (cells, g_strdup (_ ("Left blank")));
  add_cells (table, cells);
}

static void
add_levels (Table *table, const char *label, const EnsResult *result)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (label));
  g_ptr_array_add (cells, result->is_hidden ? g_strdup (_ ("hidden"))
                                            : ens_figures_dup_count ((guint64) result->stats.n));
  for (guint level = 0; level < ENS_N_LEVELS; level++)
    g_ptr_array_add (cells, result->is_hidden
                              ? g_strdup ("–")
                              : ens_figures_dup_count ((guint64) result->counts.level[level]));
  g_ptr_array_add (cells, result->is_hidden
                            ? g_strdup ("–")
                            : ens_figures_dup_count ((guint64) result->counts.missing));
  add_cells (table, cells);
}

// The results of one indicator, each named by its part. The title is found on the way.
static void
add_indicator (Table *table, GPtrArray *results, const char *id, const char *everybody)
{
  for (guint i = 0; results != NULL && i < results->len; i++) {
    const EnsResult *result = results->pdata[i];

    if (strcmp (result->indicator, id) != 0)
      continue;
    if (table->answers->title == NULL)
      table->answers->title = g_strdup (result->title);
    add_levels (table, result->part != NULL ? result->part : everybody, result);
  }
}

static void
fill_indicator (Table *table, const char *id)
{
  const char *kind = table->request->kind;
  const EnsUuid *round = &table->request->round;
  gboolean is_over_time = strcmp (kind, "before-after") == 0;
  g_autoptr (GPtrArray) all = is_over_time ? ens_results_list_rounds (table->session, NULL)
                                           : ens_results_list (table->session, round, NULL, NULL);

  add_level_headings (table, is_over_time ? _ ("Round") : _ ("Who"));
  add_indicator (table, all, id, _ ("Everybody"));
  if (strcmp (kind, "wished") == 0) {
    g_autoptr (GPtrArray) wished = ens_results_list_wished (table->session, round, NULL);

    add_indicator (table, wished, id, _ ("Everybody: what they wish for"));
  } else if (!is_over_time) {
    g_autoptr (GPtrArray) groups = ens_results_list (table->session, round, "group", NULL);

    add_indicator (table, groups, id, "");
  }
}

// What one group, or the people of one tag, answered to each indicator.
static void
fill_part (Table *table, const char *part)
{
  g_autoptr (GPtrArray) results = ens_results_list (table->session, &table->request->round,
                                                    table->request->by, NULL);

  add_level_headings (table, _ ("Indicator"));
  for (guint i = 0; results != NULL && i < results->len; i++) {
    const EnsResult *result = results->pdata[i];

    if (g_strcmp0 (result->part, part) != 0)
      continue;
    if (table->answers->title == NULL)
      table->answers->title = g_strdup (part);
    add_levels (table, result->title, result);
  }
}

static void
fill_dimension (Table *table, const char *code)
{
  g_autoptr (GPtrArray)
               results = ens_results_list_of_dimension (table->session, &table->request->round,
                                                        code, &table->answers->title);

  add_level_headings (table, _ ("Indicator"));
  for (guint i = 0; results != NULL && i < results->len; i++)
    add_levels (table, ((const EnsResult *) results->pdata[i])->title, results->pdata[i]);
}

static void
add_item_headings (Table *table, const EnsItemResult *result)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (_ ("Who")));
  g_ptr_array_add (cells, g_strdup (_ ("Answered")));
  for (guint i = 0; i < result->counts->len; i++)
    g_ptr_array_add (cells, g_strdup (((EnsOptionCount *) result->counts->pdata[i])->label));
  g_ptr_array_add (cells, g_strdup (_ ("Left blank")));
  add_cells (table, cells);
}

static void
add_item (Table *table, const EnsItemResult *result)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (result->part != NULL ? result->part : _ ("Everybody")));
  g_ptr_array_add (cells, result->is_hidden ? g_strdup (_ ("hidden"))
                                            : ens_figures_dup_count ((guint64) result->n));
  for (guint i = 0; i < result->counts->len; i++) {
    const EnsOptionCount *count = result->counts->pdata[i];

    g_ptr_array_add (cells, result->is_hidden ? g_strdup ("–")
                                              : ens_figures_dup_count ((guint64) count->n));
  }
  g_ptr_array_add (cells, result->is_hidden ? g_strdup ("–")
                                            : ens_figures_dup_count ((guint64) result->missing));
  add_cells (table, cells);
}

static void
add_items (Table *table, const char *id, const char *by)
{
  g_autoptr (GPtrArray)
               results = ens_item_results_list (table->session, &table->request->round, by, NULL);

  for (guint i = 0; results != NULL && i < results->len; i++) {
    const EnsItemResult *result = results->pdata[i];
    char key[ENS_UUID_TEXT_LENGTH + 1];

    ens_uuid_format (&result->item->id, key);
    if (strcmp (key, id) != 0)
      continue;
    if (table->answers->title == NULL) {
      table->answers->title = g_strdup (result->item->title);
      add_item_headings (table, result);
    }
    add_item (table, result);
  }
}

static void
fill (Table *table, const char *row)
{
  const EnsChartRequest *request = table->request;
  static const char *const of_levels[] = { "levels", "diverging", "dots", NULL };
  static const char *const of_pairs[] = { "before-after", "wished", NULL };
  static const char *const of_dimensions[] = { "profile", "radar", NULL };

  if (strcmp (request->kind, "answers") == 0) {
    add_items (table, row, NULL);
    add_items (table, row, request->by != NULL ? request->by : "group");
  } else if (g_strv_contains (of_dimensions, request->kind)) {
    fill_dimension (table, row);
  } else if (g_strv_contains (of_levels, request->kind) && request->by != NULL) {
    fill_part (table, row);
  } else if (g_strv_contains (of_levels, request->kind) ||
             g_strv_contains (of_pairs, request->kind)) {
    fill_indicator (table, row);
  }
}

static guint
find_column (const EnsBehindAnswers *answers, const char *column)
{
  char **headings = answers->rows->pdata[0];

  for (guint i = 2; *column != '\0' && headings[i] != NULL && headings[i + 1] != NULL; i++)
    if (strcmp (headings[i], column) == 0)
      return i;
  return 0;
}

/**
 * ens_behind_answers_new:
 * @request: the chart
 * @row: key of the mark's row
 * @column: key of its column
 *
 * An indicator or a question by everybody and by group; a group, tag or dimension by indicator.
 *
 * Returns: (transfer full) (nullable): %NULL when no answers stand behind the mark
 */
EnsBehindAnswers *
ens_behind_answers_new (EnsSession *session,
                        const EnsChartRequest *request,
                        const char *row,
                        const char *column)
{
  g_autoptr (EnsBehindAnswers) answers = g_new0 (EnsBehindAnswers, 1);
  Table table = { session, request, answers };

  answers->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  fill (&table, row);
  if (answers->title == NULL || answers->rows->len < 2)
    return NULL;
  answers->chosen = find_column (answers, column);
  return g_steal_pointer (&answers);
}

void
ens_behind_answers_free (EnsBehindAnswers *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
