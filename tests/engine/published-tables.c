// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table whose headings are not known is of something else; that none of the known ones is missing the
// test sees by what was learned.
#include "published-tables.h"

#include "ens-results-chart.h"

#include <string.h>

static gboolean
parse_count (const char *cell, gint64 *n)
{
  char *end = NULL;

  *n = g_ascii_strtoll (cell, &end, 10);
  return end != cell && *end == '\0';
}

static gboolean
find_question (const char *title, guint *question)
{
  for (guint q = 0; q < SURVEY_N_QUESTIONS; q++)
    if (strcmp (title, random_survey_get_question (q)) == 0) {
      *question = q;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_headed (char **heads, const char *first, const char *second)
{
  return strcmp (heads[0], first) == 0 && strcmp (heads[1], second) == 0;
}

// A row of each indicator; of a territory when its name stands above the table.
static void
read_indicator (Published *self, char **cells, const char *above)
{
  gboolean is_part = strcmp (above, "City") == 0 || strcmp (above, "Quarter") == 0;
  guint question = 0;
  gint64 n;

  if (find_question (cells[0], &question) && parse_count (cells[1], &n))
    published_tell_question (self, published_find_part (self->survey, is_part ? above : NULL),
                             question, n);
}

// Both indicators together, in their sum; or the one that is shown, which stands in other tables, too.
static void
read_part (Published *self, char **cells)
{
  guint32 who = published_find_part (self->survey, cells[0]);
  const char *in_it = cells[g_strv_length (cells) - 1];
  gint64 n;

  if (!parse_count (cells[1], &n))
    return;
  if (strcmp (in_it, "1 of 2") == 0) {
    g_assert_true (n == published_count_answers (self->survey, who, 0) ||
                   n == published_count_answers (self->survey, who, 1));
    return;
  }
  g_assert_cmpstr (in_it, ==, "2 of 2");
  g_assert_cmpint (n, ==,
                   published_count_answers (self->survey, who, 0) +
                     published_count_answers (self->survey, who, 1));
  for (guint q = 0; q < 2; q++)
    published_tell_question (self, who, q, published_count_answers (self->survey, who, q));
}

static void
read_choice (Published *self, char **cells)
{
  guint question = 0;
  gint64 n;

  if (find_question (cells[0], &question) && parse_count (cells[5], &n))
    published_tell_question (self, published_find_part (self->survey, cells[1]), question, n);
}

// Where nobody answered, how many left it blank does not stand beside it.
static void
read_side (Published *self, guint question, char **cells)
{
  guint32 who = published_find_part (self->survey, NULL);
  gint64 n, missing;

  if (parse_count (cells[0], &n) && parse_count (cells[1], &missing))
    published_tell_question (self, who, question, n);
  else if (parse_count (cells[0], &n))
    for (guint kind = 0; kind < SURVEY_N_KINDS; kind++)
      published_tell (self, who, question, kind, n);
}

static void
read_wish (Published *self, char **cells)
{
  guint question = 0;

  if (!find_question (cells[0], &question))
    return;
  read_side (self, question, &cells[2]);
  if (question == 0)
    read_side (self, SURVEY_WISHED, &cells[5]);
}

// Each sheet has answers to two indicators and one choice, blank ones too.
static void
read_card (Published *self, char **cells)
{
  static const struct {
    const char *name;
    gint64 times;
  } rows[] = { { "Filled questionnaires", 1 },
               { "Answers to indicators", 2 },
               { "Answers to other questions", 1 } };
  gint64 n;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (cells[0], rows[i].name) == 0 && parse_count (cells[1], &n))
      published_tell (self, published_find_part (self->survey, NULL), PUBLISHED_SHEETS, 0,
                      n / rows[i].times);
}

static void
read_group (Published *self, char **cells)
{
  gint64 n;

  if (parse_count (cells[2], &n))
    published_tell_people (self, 1u << (cells[0][1] - '1'), n);
}

static void
read_table (Published *self, GPtrArray *rows, const char *above)
{
  char **heads = rows->len > 0 ? rows->pdata[0] : NULL;

  if (heads == NULL || g_strv_length (heads) < 2)
    return;
  for (guint i = 1; i < rows->len; i++) {
    char **cells = rows->pdata[i];

    if (is_headed (heads, "Indicator", "n"))
      read_indicator (self, cells, above);
    else if (strcmp (heads[1], "n") == 0)
      read_part (self, cells);
    else if (is_headed (heads, "Question", "Who"))
      read_choice (self, cells);
    else if (strcmp (heads[0], "Indicator") == 0 && g_strv_length (heads) == 8)
      read_wish (self, cells);
    else if (is_headed (heads, "Kind", "Rows"))
      read_card (self, cells);
    else if (is_headed (heads, "Group", "Profile"))
      read_group (self, cells);
  }
}

static char **
new_row (guint n)
{
  return g_new0 (char *, n + 1);
}

/** published_read_chart: the table that every chart brings along. */
void
published_read_chart (Published *self, const EnsChartRequest *request)
{
  g_autoptr (EnsScene) scene = ens_results_chart_build (self->session, request, NULL, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n = scene != NULL ? ens_scene_get_n_columns (scene) : 0;

  self->where = request->kind;
  if (scene == NULL)
    return;
  g_ptr_array_add (rows, new_row (n));
  for (guint c = 0; c < n; c++)
    ((char **) rows->pdata[0])[c] = g_strdup (ens_scene_get_heading (scene, c));
  for (guint r = 0; r < ens_scene_get_n_rows (scene); r++) {
    g_ptr_array_add (rows, new_row (n));
    for (guint c = 0; c < n; c++)
      ((char **) rows->pdata[r + 1])[c] = g_strdup (ens_scene_get_cell (scene, r, c));
  }
  read_table (self, rows, request->part != NULL ? request->part : "");
}

// The words between two marks, without the marks within.
static char *
dup_words (const char *from, const char *to)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean is_mark = FALSE;

  for (; from < to; from++) {
    if (*from == '<')
      is_mark = TRUE;
    else if (!is_mark)
      g_string_append_c (words, *from);
    if (*from == '>')
      is_mark = FALSE;
  }
  return g_strstrip (g_string_free (g_steal_pointer (&words), FALSE));
}

static char **
read_cells (const char *row, const char *end)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (const char *at = row; at < end; at++) {
    const char *close;
    g_autofree char *words = NULL;

    if (!g_str_has_prefix (at, "<td") && (!g_str_has_prefix (at, "<th") || at[3] == 'e'))
      continue;
    at = strchr (at, '>') + 1;
    close = strstr (at, at[0] != '\0' ? "</t" : "");
    words = dup_words (at, close);
    g_strv_builder_add (cells, words);
    at = close;
  }
  return g_strv_builder_end (cells);
}

static char *
dup_heading (const char *page, const char *before)
{
  const char *last = NULL;

  for (const char *at = page; at < before; at++)
    if (at[0] == '<' && at[1] == 'h' && g_ascii_isdigit (at[2]))
      last = at;
  return last != NULL ? dup_words (last, strstr (last, "</h")) : g_strdup ("");
}

static void
read_tables (Published *self, const char *page)
{
  for (const char *table = page; (table = strstr (table, "<table")) != NULL; table++) {
    const char *end = strstr (table, "</table>");
    g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
    g_autofree char *above = dup_heading (page, table);

    for (const char *row = strstr (table, "<tr"); row != NULL && row < end;
         row = strstr (row + 1, "<tr"))
      g_ptr_array_add (rows, read_cells (row, strstr (row, "</tr>")));
    read_table (self, rows, above);
  }
}

static gboolean
find_number (const char *page, const char *pattern, gint64 *n)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  if (!g_regex_match (regex, page, 0, &match))
    return FALSE;
  number = g_match_info_fetch (match, 1);
  *n = g_ascii_strtoll (number, NULL, 10);
  return TRUE;
}

/** published_read_page: the tables of a page, and sentences that say how many. */
void
published_read_page (Published *self, const char *path)
{
  g_autofree char *page = ens_test_read (path);
  gint64 n;

  read_tables (self, page);
  if (find_number (page, SURVEY_TITLE ": (\\d+) sheet", &n))
    published_tell (self, published_find_part (self->survey, NULL), PUBLISHED_SHEETS, 0, n);
  if (find_number (page, "You were (\\d+) p", &n))
    published_tell_people (self, (1u << self->survey->n_groups) - 1, n);
}

/** published_read_sheet: what a group said. */
void
published_read_sheet (Published *self, const char *path, guint group)
{
  g_autofree char *page = ens_test_read (path);
  gint64 n;

  if (find_number (page, "(\\d+) participant", &n))
    published_tell_people (self, 1u << (group - 1), n);
}
