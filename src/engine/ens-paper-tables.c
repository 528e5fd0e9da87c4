// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The number of a card is that of the statement's row in this file: it stays as long as the statement
// does, whatever is added or removed, so that printed cards stay true. It is never a key: what is kept
// are the statements themselves.
#include "ens-paper-tables.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-placing.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-time.h"

#include <inttypes.h>
#include <string.h>

// More numbers than that in one range is a slip of the finger.
#define MOST_IN_RANGE 10000

static void
pile_free (gpointer data)
{
  EnsPaperPile *pile = data;

  g_free (pile->name);
  g_array_unref (pile->cards);
  g_free (pile->numbers);
  g_free (pile);
}

static void
table_free (gpointer data)
{
  EnsPaperTable *table = data;

  ens_table_sorting_free (table->sorting);
  g_ptr_array_unref (table->piles);
  g_free (table);
}

static gboolean
number_card (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;

  g_hash_table_insert (data, g_memdup2 (&statement->id, sizeof statement->id),
                       g_memdup2 (&row, sizeof row));
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static char *
dup_numbers (const GArray *cards)
{
  const gint64 *at = (const gint64 *) (gpointer) cards->data;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint first = 0, last; first < cards->len; first = last + 1) {
    for (last = first; last + 1 < cards->len && at[last + 1] == at[last] + 1;)
      last++;
    if (last == first + 1)
      last = first;
    g_string_append_printf (text, "%s%" PRId64, text->len > 0 ? " " : "", at[first]);
    if (last > first)
      g_string_append_printf (text, "-%" PRId64, at[last]);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static EnsPaperPile *
take_pile (EnsPaperTable *table, const char *name)
{
  EnsPaperPile *pile;

  for (guint i = 0; i < table->piles->len; i++) {
    pile = g_ptr_array_index (table->piles, i);
    if (strcmp (pile->name, name) == 0)
      return pile;
  }
  pile = g_new0 (EnsPaperPile, 1);
  pile->name = g_strdup (name);
  pile->cards = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (table->piles, pile);
  return pile;
}

typedef struct {
  EnsPaperTable *table;
  GHashTable *numbers;
} Filling;

static gboolean
add_card (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsPlacing *placing = record;
  Filling *filling = data;
  const gint64 *number = g_hash_table_lookup (filling->numbers, &placing->statement);

  if (number != NULL)
    g_array_append_vals (take_pile (filling->table, placing->pile)->cards, number, 1);
  return TRUE;
}

// "2" before "10", and both before words.
static int
compare_piles (gconstpointer a, gconstpointer b)
{
  const EnsPaperPile *left = *(EnsPaperPile *const *) a;
  const EnsPaperPile *right = *(EnsPaperPile *const *) b;
  guint64 first = g_ascii_strtoull (left->name, NULL, 10);
  guint64 second = g_ascii_strtoull (right->name, NULL, 10);

  if ((first == 0) != (second == 0))
    return first == 0 ? 1 : -1;
  if (first != second)
    return first < second ? -1 : 1;
  return g_utf8_collate (left->name, right->name);
}

static EnsPaperTable *
new_table (EnsSession *session, const EnsTableSorting *sorting, GHashTable *numbers, GError **error)
{
  EnsPaperTable *table = g_new0 (EnsPaperTable, 1);
  Filling filling = { table, numbers };

  table->sorting = ens_table_sorting_copy (sorting);
  table->piles = g_ptr_array_new_with_free_func (pile_free);
  if (!ens_store_each_with (ens_session_get_store (session), &ens_placing_entity, "sorting",
                            &sorting->id, add_card, &filling, error)) {
    table_free (table);
    return NULL;
  }
  g_ptr_array_sort (table->piles, compare_piles);
  for (guint i = 0; i < table->piles->len; i++) {
    EnsPaperPile *pile = g_ptr_array_index (table->piles, i);

    g_array_sort (pile->cards, compare_numbers);
    pile->numbers = dup_numbers (pile->cards);
    table->n_cards += pile->cards->len;
  }
  return table;
}

// From EnsUuid to gint64, the number.
static GHashTable *
number_cards (EnsSession *session, GError **error)
{
  g_autoptr (GHashTable)
               numbers = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);

  if (!ens_store_each (ens_session_get_store (session), &ens_statement_entity, number_card, numbers,
                       error))
    return NULL;
  return g_steal_pointer (&numbers);
}

/** ens_paper_tables_list: Returns: (transfer full) (element-type EnsPaperTable): as they were added. */
GPtrArray *
ens_paper_tables_list (EnsSession *session, GError **error)
{
  g_autoptr (GHashTable) numbers = number_cards (session, error);
  g_autoptr (GPtrArray) sortings = numbers != NULL
                                     ? ens_session_list_rows (session, ENS_KIND_SORTING, error)
                                     : NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);

  if (sortings == NULL)
    return NULL;
  for (guint i = 0; i < sortings->len; i++) {
    EnsPaperTable *table = new_table (session, g_ptr_array_index (sortings, i), numbers, error);

    if (table == NULL)
      return NULL;
    g_ptr_array_add (tables, table);
  }
  return g_steal_pointer (&tables);
}

static EnsTableSorting *
new_sorting (const char *title)
{
  EnsTableSorting *sorting = ens_table_sorting_new ();
  g_autofree char *clean = ens_text_clean (title, -1, NULL);

  sorting->title = ens_text_dup_trimmed (clean);
  sorting->date = ens_time_dup_today ();
  return sorting;
}

/** ens_paper_tables_add: @title: such as "Table A"; @table: (out): its id. One action. */
gboolean
ens_paper_tables_add (EnsSession *session, const char *title, EnsUuid *table, GError **error)
{
  g_autoptr (EnsTableSorting) sorting = new_sorting (title);
  g_autofree char *detail = ens_action_dup_detail (sorting->title, NULL);

  if (!ens_session_begin_action (session, ENS_ACTION_TABLE_ADD, detail, error) ||
      !ens_session_finish (
        session, ens_session_save_row (session, &ens_table_sorting_entity, sorting, error), error))
    return FALSE;
  *table = sorting->id;
  return TRUE;
}

/** ens_paper_tables_remove: the table goes with its piles; the statements stay. One action. */
gboolean
ens_paper_tables_remove (EnsSession *session, const EnsUuid *table, GError **error)
{
  g_autoptr (EnsTableSorting) sorting = ens_store_dup (ens_session_get_store (session),
                                                       &ens_table_sorting_entity, table, error);
  g_autofree char *detail = NULL;

  if (sorting == NULL)
    return FALSE;
  detail = ens_action_dup_detail (sorting->title, NULL);
  return ens_session_begin_action (session, ENS_ACTION_REMOVE, detail, error) &&
         ens_session_finish (session,
                             ens_session_remove_row (session, &ens_table_sorting_entity, sorting,
                                                     error),
                             error);
}

static gboolean
is_range_mark (gunichar letter)
{
  return letter == '-' || letter == 0x2013;
}

static gboolean
skip_separators (const char **at)
{
  while (**at != '\0') {
    gunichar letter = g_utf8_get_char (*at);

    if (!g_unichar_isspace (letter) && strchr (",;.", (int) MIN (letter, 127)) == NULL)
      return TRUE;
    *at = g_utf8_next_char (*at);
  }
  return FALSE;
}

static gboolean
read_number (const char **at, gint64 *number, GError **error)
{
  char *end = NULL;
  guint64 value = g_ascii_isdigit (**at) ? g_ascii_strtoull (*at, &end, 10) : 0;

  if (end == NULL || value == 0 || value > G_MAXINT32) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is no card number: write the numbers on the cards, as 1 4 7-9"), *at);
    return FALSE;
  }
  *at = end;
  *number = (gint64) value;
  return TRUE;
}

static gboolean
read_range (const char **at, gint64 *first, gint64 *last, GError **error)
{
  const char *after;

  if (!read_number (at, first, error))
    return FALSE;
  *last = *first;
  for (after = *at; *after == ' '; after++)
    ;
  if (!is_range_mark (g_utf8_get_char (after)))
    return TRUE;
  for (after = g_utf8_next_char (after); *after == ' '; after++)
    ;
  *at = after;
  if (!read_number (at, last, error))
    return FALSE;
  if (*last >= *first && *last - *first < MOST_IN_RANGE)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%" PRId64 "-%" PRId64 " is no row of cards: write the smaller number first"),
               *first, *last);
  return FALSE;
}

/**
 * Line:
 * @pile: name of the pile
 * @numbers: from number (gint64 *) of any card to id of the statement
 * @cards: ids of the cards named
 */
typedef struct {
  char *pile;
  GHashTable *numbers;
  GPtrArray *cards;
} Line;

static void
clear_line (Line *line)
{
  g_free (line->pile);
  g_clear_pointer (&line->numbers, g_hash_table_unref);
  g_clear_pointer (&line->cards, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, clear_line)

static gboolean
choose_cards (Line *line, gint64 first, gint64 last, GError **error)
{
  guint n = 0;

  for (gint64 number = first; number <= last; number++) {
    EnsUuid *id = g_hash_table_lookup (line->numbers, &number);

    // A row of cards may have gaps, where a statement was removed.
    if (id == NULL)
      continue;
    g_ptr_array_add (line->cards, id);
    n++;
  }
  if (n > 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("There is no card %" PRId64 ": look at the number again"), first);
  return FALSE;
}

static gboolean
read_cards (Line *line, const char *text, GError **error)
{
  gint64 first, last;

  while (skip_separators (&text))
    if (!read_range (&text, &first, &last, error) || !choose_cards (line, first, last, error))
      return FALSE;
  if (line->cards->len > 0)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                       _ ("No cards: write the numbers of one pile, as 1 4 7-9"));
  return FALSE;
}

static char *
dup_next_name (const EnsPaperTable *table)
{
  guint64 last = 0;

  for (guint i = 0; i < table->piles->len; i++)
    last = MAX (last,
                g_ascii_strtoull (((EnsPaperPile *) g_ptr_array_index (table->piles, i))->name,
                                  NULL, 10));
  return g_strdup_printf ("%" PRIu64, last + 1);
}

// "Friends: 1 4" names the pile; without a name it is the next number.
static char *
dup_pile_name (EnsSession *session, const EnsUuid *table, const char **line, GError **error)
{
  const char *colon = strchr (*line, ':');
  g_autofree char *name = colon != NULL ? g_strndup (*line, (gsize) (colon - *line)) : NULL;
  g_autofree char *clean = name != NULL ? ens_text_clean (name, -1, NULL) : NULL;
  g_autoptr (GPtrArray) tables = NULL;

  if (colon != NULL)
    *line = colon + 1;
  if (clean != NULL && *g_strstrip (clean) != '\0')
    return g_steal_pointer (&clean);
  tables = ens_paper_tables_list (session, error);
  for (guint i = 0; tables != NULL && i < tables->len; i++) {
    const EnsPaperTable *known = g_ptr_array_index (tables, i);

    if (ens_uuid_equal (&known->sorting->id, table))
      return dup_next_name (known);
  }
  if (tables != NULL)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There is no such table: add it first"));
  return NULL;
}

static gboolean
lay_cards (EnsSession *session,
           const EnsUuid *table,
           const char *pile,
           GPtrArray *cards,
           GError **error)
{
  for (guint i = 0; i < cards->len; i++) {
    g_autoptr (EnsPlacing) placing = ens_placing_new ();

    placing->sorting = *table;
    placing->statement = *(EnsUuid *) g_ptr_array_index (cards, i);
    placing->pile = g_strdup (pile);
    if (!ens_session_save_row (session, &ens_placing_entity, placing, error))
      return FALSE;
  }
  return TRUE;
}

static GHashTable *
find_cards (EnsSession *session, GError **error)
{
  g_autoptr (GHashTable) numbers = number_cards (session, error);
  g_autoptr (GHashTable)
               cards = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, number;

  if (numbers == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &id, &number)) {
    g_hash_table_iter_steal (&iter);
    g_hash_table_insert (cards, number, id);
  }
  return g_steal_pointer (&cards);
}

static gboolean
read_line (EnsSession *session, const EnsUuid *table, const char *text, Line *line, GError **error)
{
  line->numbers = find_cards (session, error);
  line->cards = g_ptr_array_new ();
  line->pile = line->numbers != NULL ? dup_pile_name (session, table, &text, error) : NULL;
  return line->pile != NULL && read_cards (line, text, error);
}

/**
 * ens_paper_tables_lay:
 * @line: numbers of cards, "1 4 7-9", with the pile's name before a colon if it has one
 * @pile: (out) (optional): name of the pile
 * @n_cards: (out) (optional): how many cards were named
 *
 * Lays the cards on that pile of @table, off the ones where they lay. On disk when it returns; one
 * action.
 *
 * Returns: whether they lie there; %ENS_ERROR_REFUSED for a number that no card has, and then nothing
 *   was changed
 */
gboolean
ens_paper_tables_lay (EnsSession *session,
                      const EnsUuid *table,
                      const char *line,
                      char **pile,
                      guint *n_cards,
                      GError **error)
{
  g_auto (Line) read = { 0 };
  g_autoptr (EnsTableSorting) sorting = NULL;
  g_autofree char *detail = NULL;

  if (!read_line (session, table, line, &read, error))
    return FALSE;
  sorting = ens_store_dup (ens_session_get_store (session), &ens_table_sorting_entity, table,
                           error);
  if (sorting == NULL)
    return FALSE;
  detail = ens_action_dup_detail (read.pile, sorting->title);
  if (!ens_session_begin_action (session, ENS_ACTION_TABLE_LAY, detail, error) ||
      !ens_session_finish (session, lay_cards (session, table, read.pile, read.cards, error),
                           error))
    return FALSE;
  if (n_cards != NULL)
    *n_cards = read.cards->len;
  if (pile != NULL)
    *pile = g_steal_pointer (&read.pile);
  return TRUE;
}

static EnsTableSorting *
dup_called (EnsSession *session, const char *title, GError **error)
{
  g_autoptr (GPtrArray) sortings = ens_session_list_rows (session, ENS_KIND_SORTING, error);

  for (guint i = 0; sortings != NULL && i < sortings->len; i++) {
    const EnsTableSorting *sorting = g_ptr_array_index (sortings, i);

    if (strcmp (sorting->title, title) == 0)
      return ens_table_sorting_copy (sorting);
  }
  return sortings != NULL ? new_sorting (title) : NULL;
}

static gboolean
lay_lines (EnsSession *session, EnsTableSorting *sorting, const char *const *lines, GError **error)
{
  if (!ens_session_save_row (session, &ens_table_sorting_entity, sorting, error))
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (Line) line = { 0 };

    if (!read_line (session, &sorting->id, lines[i], &line, error) ||
        !lay_cards (session, &sorting->id, line.pile, line.cards, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_paper_tables_lay_lines:
 * @title: of the table, which is added when there is none yet
 * @lines: %NULL-terminated, each as ens_paper_tables_lay() takes it
 *
 * Returns: whether all cards lie where they are to; one action, and nothing was changed otherwise
 */
gboolean
ens_paper_tables_lay_lines (EnsSession *session,
                            const char *title,
                            const char *const *lines,
                            GError **error)
{
  g_autoptr (EnsTableSorting) sorting = dup_called (session, title, error);
  g_autofree char *piles = g_strjoinv ("; ", (char **) lines);
  g_autofree char *detail = NULL;

  if (sorting == NULL)
    return FALSE;
  detail = ens_action_dup_detail (piles, sorting->title);
  return ens_session_begin_action (session, ENS_ACTION_TABLE_LAY, detail, error) &&
         ens_session_finish (session, lay_lines (session, sorting, lines, error), error);
}

typedef struct {
  const char *pile;
  GPtrArray *placings;
} Matching;

static gboolean
match_placing (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsPlacing *placing = record;
  const Matching *matching = data;

  if (strcmp (placing->pile, matching->pile) == 0)
    g_ptr_array_add (matching->placings, ens_placing_copy (placing));
  return TRUE;
}

static gboolean
remove_all (EnsSession *session, GPtrArray *placings, GError **error)
{
  for (guint i = 0; i < placings->len; i++)
    if (!ens_session_remove_row (session, &ens_placing_entity, g_ptr_array_index (placings, i),
                                 error))
      return FALSE;
  return TRUE;
}

/** ens_paper_tables_take_apart: its cards lie on no pile of @table any more. One action. */
gboolean
ens_paper_tables_take_apart (EnsSession *session,
                             const EnsUuid *table,
                             const char *pile,
                             GError **error)
{
  g_autoptr (GPtrArray)
               placings = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_placing_free);
  Matching matching = { pile, placings };
  g_autofree char *detail = ens_action_dup_detail (pile, NULL);

  return ens_store_each_with (ens_session_get_store (session), &ens_placing_entity, "sorting",
                              table, match_placing, &matching, error) &&
         ens_session_begin_action (session, ENS_ACTION_PILE_REMOVE, detail, error) &&
         ens_session_finish (session, remove_all (session, placings, error), error);
}
