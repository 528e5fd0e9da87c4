// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole numbers are a scale, a few short words are options, all else is text. Where the file says what its values
// mean, those are the options. On phones several options may be ticked: their names stand side by side.
#include "ens-answer-items.h"

#include "ens-error.h"
#include "ens-item.h"
#include "ens-option.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-time.h"

#include <inttypes.h>
#include <string.h>

#define MOST_OPTIONS  12
#define OPTION_BYTES  60
#define MOST_ON_SCALE 100

/**
 * Column: what the values of a column have in common
 * @words: its values, at most one more than MOST_OPTIONS of them
 * @names: the names in its values, likewise; @n_names, @n_values: how many with those that repeat
 * @has_several: some value is more than one name; @has_sentence: some value is no list of names
 */
typedef struct {
  const char *name;
  gint64 least;
  gint64 most;
  gboolean has_any;
  gboolean has_words;
  gboolean has_long;
  gboolean has_several;
  gboolean has_sentence;
  GPtrArray *words;
  GPtrArray *names;
  guint n_names;
  guint n_values;
} Column;

static void
clear_column (gpointer column)
{
  g_ptr_array_unref (((Column *) column)->words);
  g_ptr_array_unref (((Column *) column)->names);
}

static gboolean
parse_whole (const char *text, gint64 *number)
{
  const char *point = strpbrk (text, ".,");
  g_autofree char *whole = g_strndup (text, point != NULL ? (gsize) (point - text) : strlen (text));

  return (point == NULL || strspn (point + 1, "0") == strlen (point + 1)) &&
         g_ascii_string_to_signed (whole, 10, -1000000, 1000000, number, NULL);
}

static void
note (GPtrArray *texts, const char *text)
{
  if (texts->len <= MOST_OPTIONS &&
      !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static gboolean
is_name (const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '_' && *at != '-')
      return FALSE;
  return *word != '\0';
}

static void
look_at_names (Column *column, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, " ", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    column->has_several = column->has_several || i > 0;
    column->has_sentence = column->has_sentence || !is_name (names[i]);
    column->n_names++;
    note (column->names, names[i]);
  }
}

static void
look_at (Column *column, const char *text)
{
  static const char *const blanks[] = { "NA", "N/A", "NaN", "n/a", "-", NULL };
  gint64 number;

  if (text == NULL || g_strv_contains (blanks, text))
    return;
  if (parse_whole (text, &number)) {
    column->least = column->has_any ? MIN (column->least, number) : number;
    column->most = column->has_any ? MAX (column->most, number) : number;
  } else {
    column->has_words = TRUE;
  }
  column->has_any = TRUE;
  column->has_long = column->has_long || strlen (text) > OPTION_BYTES;
  column->n_values++;
  note (column->words, text);
  look_at_names (column, text);
}

// Numbers by their size, before words.
static int
compare_words (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  gint64 numbers[2];
  gboolean is_first = parse_whole (first, &numbers[0]);
  gboolean is_second = parse_whole (second, &numbers[1]);

  if (is_first != is_second)
    return is_first ? -1 : 1;
  if (is_first && numbers[0] != numbers[1])
    return numbers[0] < numbers[1] ? -1 : 1;
  return strcmp (first, second);
}

// The first pass over the file.
static gboolean
look_at_all (GArray *columns,
             const char *path,
             EnsAnswersDialect dialect,
             const EnsTableOptions *options,
             GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  const EnsTableOptions quiet = { .map = options->map,
                                  .skip_bad_rows = TRUE,
                                  .faults = faults,
                                  .takes_names = TRUE,
                                  .missing = options->missing,
                                  .name = options->name,
                                  .encoding = options->encoding };
  g_autoptr (EnsAnswersReader) reader = ens_answers_reader_new (path, dialect, &quiet, error);
  g_autoptr (GError) local_error = NULL;
  EnsAnswerRow row;

  if (reader == NULL)
    return FALSE;
  while (ens_answers_reader_next (reader, &row, &local_error))
    for (guint i = 0; i < row.n_cells; i++)
      for (guint c = 0; c < columns->len; c++)
        if (strcmp (g_array_index (columns, Column, c).name, row.cells[i].name) == 0)
          look_at (&g_array_index (columns, Column, c), row.cells[i].value);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static const EnsSavVariable *
find_variable (const EnsSav *sav, const EnsTableOptions *options, const char *name)
{
  const char *column = name;
  const GPtrArray *variables = sav != NULL ? ens_sav_get_variables (sav) : NULL;

  for (guint i = 0; options->map != NULL && options->map[i] != NULL; i++)
    if (g_str_has_prefix (options->map[i], name) && options->map[i][strlen (name)] == '=')
      column = options->map[i] + strlen (name) + 1;
  for (guint i = 0; variables != NULL && i < variables->len; i++) {
    const EnsSavVariable *variable = g_ptr_array_index (variables, i);

    if (strcmp (variable->name, column) == 0)
      return variable;
  }
  return NULL;
}

static gboolean
add_option (EnsImporter *importer,
            const EnsItem *item,
            guint position,
            const char *code,
            const char *label,
            GError **error)
{
  g_autoptr (EnsOption) option = ens_option_new ();
  g_autofree char *bare = g_strdup (code);

  option->item = item->id;
  option->position = position + 1;
  option->code = g_strdup (g_strdelimit (bare, " \t\r\n", '_'));
  option->label = g_strdup (*label != '\0' ? label : code);
  return ens_importer_insert (importer, &ens_option_entity, option, error);
}

static gboolean
add_options (EnsImporter *importer,
             const EnsItem *item,
             const Column *column,
             const EnsSavVariable *variable,
             GError **error)
{
  GPtrArray *options;

  if (variable != NULL && variable->labels->len > 0) {
    for (guint i = 0; i < variable->labels->len; i++) {
      const EnsSavLabel *label = &g_array_index (variable->labels, EnsSavLabel, i);

      if (!add_option (importer, item, i, label->value, label->label, error))
        return FALSE;
    }
    return TRUE;
  }
  options = item->kind == ENS_ITEM_MULTIPLE ? column->names : column->words;
  g_ptr_array_sort (options, compare_words);
  for (guint i = 0; i < options->len; i++) {
    const char *word = g_ptr_array_index (options, i);
    g_autofree char *code = is_name (word) ? g_strdup (word) : g_strdup_printf ("o%u", i + 1);

    if (!add_option (importer, item, i, code, word, error))
      return FALSE;
  }
  return TRUE;
}

// Every value that occurs has a name: then the names are the options, not a scale with two ends.
static gboolean
are_all_labelled (const Column *column, const EnsSavVariable *variable)
{
  if (variable == NULL || variable->labels->len == 0 || column->words->len > variable->labels->len)
    return FALSE;
  for (guint w = 0; w < column->words->len; w++) {
    gboolean is_found = FALSE;

    for (guint i = 0; i < variable->labels->len && !is_found; i++)
      is_found = strcmp (g_array_index (variable->labels, EnsSavLabel, i).value,
                         g_ptr_array_index (column->words, w)) == 0;
    if (!is_found)
      return FALSE;
  }
  return TRUE;
}

// Names that come again and again, side by side, are ticks; words that come once are what somebody wrote.
static gboolean
are_ticks (const Column *column)
{
  return column->has_several && !column->has_sentence && column->has_words &&
         column->names->len <= MOST_OPTIONS && column->n_names >= column->names->len * 2;
}

static void
set_kind (EnsItem *item,
          const Column *column,
          const EnsSavVariable *variable,
          EnsAnswersDialect dialect)
{
  static const gint64 usual[] = { 1, 5, 7, 10, MOST_ON_SCALE };

  if (dialect == ENS_ANSWERS_KOBO && are_ticks (column)) {
    item->kind = ENS_ITEM_MULTIPLE;
  } else if (are_all_labelled (column, variable)) {
    item->kind = ENS_ITEM_SINGLE;
  } else if (!column->has_words && column->has_any && column->least >= 0 &&
             column->most <= MOST_ON_SCALE) {
    item->kind = ENS_ITEM_SCALE;
    item->least = column->least == 0 ? 0 : 1;
    for (gsize i = 0; item->most == 0 || item->most < column->most || item->most <= item->least;
         i++)
      item->most = usual[i];
  } else if (column->words->len <= MOST_OPTIONS && column->words->len < column->n_values &&
             !column->has_long && column->has_any) {
    item->kind = ENS_ITEM_SINGLE;
  } else {
    item->kind = ENS_ITEM_TEXT;
  }
}

// Distributions and medians are those of scales; who wants them is told why there are none.
static void
tell_numbers_kept_as_words (EnsImporter *importer, const EnsItem *item, const Column *column)
{
  g_autofree char *what = NULL;

  if (item->kind != ENS_ITEM_TEXT || column->has_words || !column->has_any)
    return;
  what = g_strdup_printf (_ ("“%s” goes from %" PRId64 " to %" PRId64
                             ", a scale from 0 to %d at most: kept as words, without a median"),
                          item->title, column->least, column->most, MOST_ON_SCALE);
  ens_faults_warn (importer->faults, importer->request->path, 1, what,
                   _ ("divide the numbers in the table first where a median is wanted"));
}

static gboolean
add_item (EnsImporter *importer,
          const EnsRound *round,
          const Column *column,
          const EnsSavVariable *variable,
          EnsAnswersDialect dialect,
          gint64 position,
          GError **error)
{
  g_autoptr (EnsItem) item = ens_item_new ();

  item->round = round->id;
  item->position = position;
  item->language = g_strdup (ens_session_get_project (importer->session)->language);
  item->title = ens_text_clean (column->name, -1, NULL);
  set_kind (item, column, variable, dialect);
  tell_numbers_kept_as_words (importer, item, column);
  return ens_importer_insert (importer, &ens_item_entity, item, error) &&
         ((item->kind != ENS_ITEM_SINGLE && item->kind != ENS_ITEM_MULTIPLE) ||
          add_options (importer, item, column, variable, error));
}

static gboolean
find_position (EnsImporter *importer, const EnsRound *round, gint64 *position, GError **error)
{
  g_autoptr (GPtrArray) items = ens_session_list_rows (importer->session, ENS_KIND_ITEM, error);

  *position = (gint64) ens_session_count (importer->session, ENS_KIND_INDICATOR);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    const EnsItem *item = g_ptr_array_index (items, i);

    if (ens_uuid_equal (&item->round, &round->id))
      *position = MAX (*position, item->position);
  }
  return items != NULL;
}

/**
 * ens_answer_items_add:
 * @path: the table; it is read once for this
 * @names: (element-type utf8): of the columns, which become the titles
 * @sav: (nullable): what the file says about its values
 */
gboolean
ens_answer_items_add (EnsImporter *importer,
                      const EnsRound *round,
                      const char *path,
                      EnsAnswersDialect dialect,
                      const EnsTableOptions *options,
                      GPtrArray *names,
                      const EnsSav *sav,
                      GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (Column));
  gint64 position = 0;

  g_array_set_clear_func (columns, clear_column);
  for (guint i = 0; i < names->len; i++) {
    Column column = { .name = g_ptr_array_index (names, i),
                      .words = g_ptr_array_new_with_free_func (g_free),
                      .names = g_ptr_array_new_with_free_func (g_free) };

    g_array_append_val (columns, column);
  }
  if (!look_at_all (columns, path, dialect, options, error) ||
      !find_position (importer, round, &position, error))
    return FALSE;
  for (guint i = 0; i < columns->len; i++) {
    const Column *column = &g_array_index (columns, Column, i);

    if (!add_item (importer, round, column, find_variable (sav, options, column->name), dialect,
                   ++position, error))
      return FALSE;
  }
  return TRUE;
}
