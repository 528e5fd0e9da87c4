// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Both forms end in one input of the suggester: texts with places, and words of the codebook.
#include "ens-suggest.h"

#include "ens-advice.h"
#include "ens-criterion.h"
#include "ens-csv.h"
#include "ens-error.h"
#include "ens-keyword.h"
#include "ens-member.h"
#include "ens-session-private.h"
#include "ens-suggester.h"
#include "ens-text-table.h"
#include "ens-text.h"
#include "ens-tree.h"

#include <string.h>

/** Lesson: what there is to learn from; arrays hold borrowed strings */
typedef struct {
  GArray *texts;
  GArray *placed;
  GPtrArray *labels;
  GHashTable *label_index;
  GArray *words;
  GArray *word_labels;
} Lesson;

void
ens_suggested_free (EnsSuggested *suggested)
{
  if (suggested == NULL)
    return;
  g_free (suggested->title);
  g_free (suggested->words);
  g_free (suggested);
}

static void
init_lesson (Lesson *lesson)
{
  lesson->texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  lesson->placed = g_array_new (FALSE, FALSE, sizeof (int));
  lesson->labels = g_ptr_array_new_with_free_func (g_free);
  lesson->label_index = g_hash_table_new (g_str_hash, g_str_equal);
  lesson->words = g_array_new (FALSE, FALSE, sizeof (EnsText));
  lesson->word_labels = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
clear_lesson (Lesson *lesson)
{
  g_clear_pointer (&lesson->texts, g_array_unref);
  g_clear_pointer (&lesson->placed, g_array_unref);
  g_clear_pointer (&lesson->label_index, g_hash_table_unref);
  g_clear_pointer (&lesson->labels, g_ptr_array_unref);
  g_clear_pointer (&lesson->words, g_array_unref);
  g_clear_pointer (&lesson->word_labels, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lesson, clear_lesson)

static guint
get_label (Lesson *lesson, const char *name)
{
  gpointer index = NULL;
  char *owned;

  if (g_hash_table_lookup_extended (lesson->label_index, name, NULL, &index))
    return GPOINTER_TO_UINT (index);
  owned = g_strdup (name);
  g_ptr_array_add (lesson->labels, owned);
  g_hash_table_insert (lesson->label_index, owned, GUINT_TO_POINTER (lesson->labels->len - 1));
  return lesson->labels->len - 1;
}

static void
add_text (Lesson *lesson, EnsText text, int label)
{
  g_array_append_val (lesson->texts, text);
  g_array_append_val (lesson->placed, label);
}

static void
add_words (Lesson *lesson, const char *words, const char *language, guint label)
{
  const EnsText text = { words, language };

  g_array_append_val (lesson->words, text);
  g_array_append_val (lesson->word_labels, label);
}

static EnsSuggester *
learn (const Lesson *lesson, const EnsProgress *progress, GError **error)
{
  const EnsSuggestInput input = {
    .texts = (const EnsText *) (gpointer) lesson->texts->data,
    .placed = (const int *) (gpointer) lesson->placed->data,
    .n = lesson->texts->len,
    .n_labels = lesson->labels->len,
    .codebook = (const EnsText *) (gpointer) lesson->words->data,
    .codebook_labels = (const guint *) (gpointer) lesson->word_labels->data,
    .n_codebook = lesson->words->len,
    .seed = 1,
    .progress = progress,
  };

  if (lesson->labels->len > 0)
    return ens_suggester_new (&input, error);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                       _ ("There is nothing to learn from yet: make piles first"));
  return NULL;
}

static void
add_train (Lesson *lesson, const EnsTextTable *train)
{
  for (guint i = 0; i < ens_text_table_get_length (train); i++) {
    const char *label = g_ptr_array_index (train->labels, i);

    add_text (lesson, *ens_text_table_get (train, i),
              label != NULL && *label != '\0' ? (int) get_label (lesson, label) : -1);
  }
}

// The first column, or the one called “label”, is the label; all others are words for it.
static guint
find_label_column (const EnsCsvRow *header, const char *label_column)
{
  for (guint i = 0; i < header->n_cells; i++)
    if (strcmp (header->cells[i], "label") == 0 || g_strcmp0 (header->cells[i], label_column) == 0)
      return i;
  return 0;
}

static void
add_name (Lesson *lesson,
          const EnsCsvRow *row,
          guint column,
          const char *language,
          GPtrArray *strings)
{
  g_autofree char *label = column < row->n_cells ? ens_text_dup_trimmed (row->cells[column]) : NULL;

  for (guint i = 0; label != NULL && *label != '\0' && i < row->n_cells; i++) {
    char *words;

    if (i == column || *row->cells[i] == '\0')
      continue;
    words = g_strdup (row->cells[i]);
    g_ptr_array_add (strings, words);
    add_words (lesson, words, language, get_label (lesson, label));
  }
}

static gboolean
add_names (Lesson *lesson, const EnsSuggestTables *tables, GPtrArray *strings, GError **error)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new (tables->names, error);
  g_autoptr (GError) local_error = NULL;
  gboolean is_header = TRUE;
  guint column = 0;
  EnsCsvRow row;

  if (reader == NULL)
    return FALSE;
  while (ens_csv_reader_next (reader, &row, &local_error)) {
    if (is_header)
      column = find_label_column (&row, tables->label_column);
    else
      add_name (lesson, &row, column, tables->language, strings);
    is_header = FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
write_suggestion (EnsCsvWriter *writer,
                  const Lesson *lesson,
                  gint64 row,
                  guint rank,
                  const EnsSuggestion *suggestion,
                  double fit,
                  GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row);
  g_autofree char *place = g_strdup_printf ("%u", rank);
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (score, sizeof score, "%.4f", suggestion->score);
  ens_csv_writer_add (writer, number);
  ens_csv_writer_add (writer, place);
  ens_csv_writer_add (writer, g_ptr_array_index (lesson->labels, suggestion->label));
  ens_csv_writer_add (writer, score);
  if (suggestion->words != NULL) {
    ens_csv_writer_add (writer, suggestion->words);
    g_ascii_formatd (score, sizeof score, "%.4f", fit);
    ens_csv_writer_add (writer, score);
  }
  return ens_csv_writer_end_row (writer, error);
}

static gboolean
write_plain (EnsCsvWriter *writer,
             const EnsSuggester *suggester,
             const Lesson *lesson,
             guint text,
             gint64 row,
             guint top,
             GError **error)
{
  g_autofree EnsSuggestion *items = g_new (EnsSuggestion, top);
  guint n = ens_suggester_choose (suggester, text, top, items);

  for (guint i = 0; i < n; i++)
    if (!write_suggestion (writer, lesson, row, i + 1, &items[i], 0, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_explained (EnsCsvWriter *writer,
                 const EnsSuggester *suggester,
                 const Lesson *lesson,
                 guint text,
                 gint64 row,
                 guint top,
                 GError **error)
{
  g_autoptr (EnsSuggestions) found = ens_suggester_rank (suggester, text, top);
  double fit = ens_suggester_get_fit (suggester, text);

  for (guint i = 0; i < found->n; i++)
    if (!write_suggestion (writer, lesson, row, i + 1, &found->items[i], fit, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (const EnsSuggester *suggester,
           const Lesson *lesson,
           const EnsTextTable *test,
           const EnsSuggestTables *tables,
           const char *path,
           GError **error)
{
  g_autoptr (EnsCsvWriter) writer = ens_csv_writer_new (path, error);
  guint n_train = lesson->texts->len - ens_text_table_get_length (test);
  guint n = ens_text_table_get_length (test);
  guint top = MIN (tables->top, lesson->labels->len);
  const char *const header[] = { "row", "rank", "label", "score", "words", "fit" };

  if (writer == NULL)
    return FALSE;
  for (gsize i = 0; i < (tables->explains ? 6 : 4); i++)
    ens_csv_writer_add (writer, header[i]);
  if (!ens_csv_writer_end_row (writer, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    gint64 row = g_array_index (test->rows, gint64, i);

    if (!ens_progress_step (tables->progress, (double) i / n, error))
      return FALSE;
    if (tables->explains
          ? !write_explained (writer, suggester, lesson, n_train + i, row, top, error)
          : !write_plain (writer, suggester, lesson, n_train + i, row, top, error))
      return FALSE;
  }
  return ens_csv_writer_finish (writer, error);
}

/**
 * ens_suggest_write:
 * @path: where to; `-` for standard output
 *
 * Writes `row,rank,label,score` for each text of the test table, rows from 1; with explanations also
 * `words,fit`. Sorted by fit, those that fit nowhere come first.
 */
gboolean
ens_suggest_write (const EnsSuggestTables *tables, const char *path, GError **error)
{
  g_autoptr (EnsTextTable) train = NULL;
  g_autoptr (EnsTextTable) test = NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EnsSuggester) suggester = NULL;
  g_auto (Lesson) lesson = { 0 };

  if (tables->train != NULL) {
    train = ens_text_table_read_csv (tables->train, tables->text_column, tables->label_column,
                                     tables->language, tables->faults, error);
    if (train == NULL)
      return FALSE;
  }
  test = ens_text_table_read_csv (tables->test, tables->text_column, NULL, tables->language,
                                  tables->faults, error);
  if (test == NULL)
    return FALSE;
  init_lesson (&lesson);
  if (train != NULL)
    add_train (&lesson, train);
  if (tables->names != NULL && !add_names (&lesson, tables, strings, error))
    return FALSE;
  for (guint i = 0; i < ens_text_table_get_length (test); i++)
    add_text (&lesson, *ens_text_table_get (test, i), -1);
  suggester = learn (&lesson, tables->progress, error);
  return suggester != NULL && write_all (suggester, &lesson, test, tables, path, error);
}

/** Piles: what the project gives: its criteria, and in which of them each statement lies */
typedef struct {
  GPtrArray *criteria;
  GHashTable *places;
} Piles;

static gboolean
note_member (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsMember *member = record;
  Piles *piles = data;

  for (guint i = 0; i < piles->criteria->len; i++)
    if (ens_uuid_equal (g_ptr_array_index (piles->criteria, i), &member->criterion))
      g_hash_table_insert (piles->places, g_memdup2 (&member->statement, sizeof (EnsUuid)),
                           GUINT_TO_POINTER (i));
  return TRUE;
}

// A criterion is named by its title, and by the words of its component.
static void
add_criteria (Lesson *lesson, const Piles *piles, const EnsTree *tree, GPtrArray *keywords)
{
  for (guint i = 0; i < piles->criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (piles->criteria, i);
    const EnsNode *node = ens_tree_find (tree, &criterion->node);
    char *id = ens_uuid_dup_text (&criterion->id);

    g_ptr_array_add (lesson->labels, id);
    add_words (lesson, criterion->title, criterion->language, i);
    if (node != NULL && node->scope != NULL)
      add_words (lesson, node->scope, NULL, i);
    for (guint k = 0; node != NULL && k < keywords->len; k++) {
      const EnsKeyword *keyword = g_ptr_array_index (keywords, k);

      if (ens_uuid_equal (&keyword->node, &node->id))
        add_words (lesson, keyword->word, keyword->language, i);
    }
  }
}

static GPtrArray *
rank (const EnsSuggester *suggester, const Piles *piles, const EnsText *text, guint top)
{
  g_autoptr (EnsSuggestions) found = ens_suggester_rank_text (suggester, text, top);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_suggested_free);

  for (guint i = 0; i < found->n; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (piles->criteria, found->items[i].label);
    EnsSuggested *suggested = g_new0 (EnsSuggested, 1);

    suggested->criterion = criterion->id;
    suggested->title = g_strdup (criterion->title);
    suggested->score = found->items[i].score;
    suggested->words = g_strdup (found->items[i].words);
    g_ptr_array_add (list, suggested);
  }
  return list;
}

static void
add_statements (Lesson *lesson, const EnsTextTable *table, const Piles *piles)
{
  for (guint i = 0; i < ens_text_table_get_length (table); i++) {
    gpointer place = NULL;
    gboolean is_placed = g_hash_table_lookup_extended (piles->places,
                                                       &g_array_index (table->ids, EnsUuid, i),
                                                       NULL, &place);

    add_text (lesson, *ens_text_table_get (table, i), is_placed ? GPOINTER_TO_INT (place) : -1);
  }
}

// @table: (out): what the texts of the lesson are read from
static EnsSuggester *
learn_piles (EnsSession *session, const Piles *piles, EnsTextTable **table, GError **error)
{
  g_autoptr (EnsTree) tree = ens_tree_new (session, error);
  g_autoptr (GPtrArray) keywords = NULL;
  g_auto (Lesson) lesson = { 0 };

  keywords = tree != NULL ? ens_session_list_rows (session, ENS_KIND_KEYWORD, error) : NULL;
  *table = keywords != NULL ? ens_text_table_read_project (session, NULL, error) : NULL;
  if (*table == NULL)
    return NULL;
  init_lesson (&lesson);
  add_criteria (&lesson, piles, tree, keywords);
  add_statements (&lesson, *table, piles);
  return learn (&lesson, NULL, error);
}

static gboolean
read_piles (EnsSession *session, Piles *piles, GError **error)
{
  piles->criteria = ens_session_list_rows (session, ENS_KIND_CRITERION, error);
  piles->places = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  return piles->criteria != NULL && ens_store_each (ens_session_get_store (session),
                                                    &ens_member_entity, note_member, piles, error);
}

static void
clear_piles (Piles *piles)
{
  g_clear_pointer (&piles->criteria, g_ptr_array_unref);
  g_clear_pointer (&piles->places, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piles, clear_piles)

/**
 * ens_suggest_list:
 * @text: a statement, stored or not
 * @top: at most so many
 *
 * Returns: (transfer full) (element-type EnsSuggested): the piles that fit best, the best first
 */
GPtrArray *
ens_suggest_list (EnsSession *session, const char *text, guint top, GError **error)
{
  g_autoptr (EnsTextTable) table = NULL;
  g_autoptr (EnsSuggester) suggester = NULL;
  g_auto (Piles) piles = { 0 };
  const EnsText asked = { text, ens_session_get_project (session)->language };

  if (!read_piles (session, &piles, error))
    return NULL;
  suggester = learn_piles (session, &piles, &table, error);
  return suggester != NULL ? rank (suggester, &piles, &asked, top) : NULL;
}

static EnsAdvised *
advise (const EnsSuggester *suggester, const EnsTextTable *table, const Piles *piles, guint text)
{
  g_autoptr (EnsSuggestions) found = ens_suggester_rank (suggester, text, 1);
  EnsAdvised *advised;
  const EnsCriterion *criterion;

  if (found->n == 0)
    return NULL;
  criterion = g_ptr_array_index (piles->criteria, found->items[0].label);
  advised = g_new0 (EnsAdvised, 1);
  advised->statement = g_array_index (table->ids, EnsUuid, text);
  advised->text = g_strdup (ens_text_table_get (table, text)->text);
  advised->target = criterion->id;
  advised->title = g_strdup (criterion->title);
  advised->words = g_strdup (found->items[0].words);
  advised->fit = ens_suggester_get_fit (suggester, text);
  advised->fits_none = ens_suggester_fits_none (suggester, text);
  return advised;
}

/** ens_suggest_all: Returns: (transfer full) (element-type EnsAdvised): the best pile for all in none. */
GPtrArray *
ens_suggest_all (EnsSession *session, GError **error)
{
  g_autoptr (EnsTextTable) table = NULL;
  g_autoptr (EnsSuggester) suggester = NULL;
  g_auto (Piles) piles = { 0 };
  GPtrArray *list;

  if (!read_piles (session, &piles, error))
    return NULL;
  suggester = learn_piles (session, &piles, &table, error);
  if (suggester == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_advised_free);
  for (guint i = 0; i < ens_text_table_get_length (table); i++) {
    gboolean is_placed = g_hash_table_contains (piles.places,
                                                &g_array_index (table->ids, EnsUuid, i));
    EnsAdvised *advised = is_placed ? NULL : advise (suggester, table, &piles, i);

    if (advised != NULL)
      g_ptr_array_add (list, advised);
  }
  ens_advice_sort (list);
  return list;
}
