// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The short forms of the entry box, and one action for each Enter. Nothing is shown from here.
#include "ens-entry.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-question.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"
#include "ens-text.h"

#include <string.h>

#define DRAFT_KEY "entry-draft"

/** ens_entry_clear: frees what @entry holds and empties it. */
void
ens_entry_clear (EnsEntry *entry)
{
  g_free (entry->text);
  *entry = (EnsEntry){ 0 };
}

// The signs of the entry box stand for the first four questions, in this order.
static gint64
question_of_sign (char sign)
{
  static const char signs[] = "+-?!";
  const char *at = sign != '\0' ? strchr (signs, sign) : NULL;

  return at != NULL ? at - signs + 1 : 0;
}

static EnsUuid
find_question (EnsSession *session, gint64 number)
{
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);

  for (guint i = 0; questions != NULL && i < questions->len; i++) {
    const EnsQuestion *question = g_ptr_array_index (questions, i);

    if (question->number == number)
      return question->id;
  }
  return (EnsUuid){ { 0 } };
}

static const char *
skip_blanks (const char *text)
{
  while (*text == ' ' || *text == '\t')
    text++;
  return text;
}

// `3x text`, `3 x text`, `3;text`. Returns what follows the count, or NULL when there is none.
static const char *
parse_count (const char *text, gint64 *count)
{
  gsize n_digits = strspn (text, "0123456789");
  gint64 value = g_ascii_strtoll (text, NULL, 10);
  const char *after = text + n_digits;

  if (n_digits == 0 || n_digits > 7 || value < 1 || value > ENS_LIMIT_COUNT)
    return NULL;
  if (*after == ';') {
    *count = value;
    return skip_blanks (after + 1);
  }
  after = skip_blanks (after);
  if (g_str_has_prefix (after, "×"))
    after += strlen ("×");
  else if (*after == 'x' || *after == 'X')
    after++;
  else
    return NULL;
  // “3xylophones” is a word, “3x” with nothing behind it is no statement.
  if (*after != ' ' && *after != '\t')
    return NULL;
  after = skip_blanks (after);
  if (*after == '\0')
    return NULL;
  *count = value;
  return after;
}

/**
 * ens_entry_parse:
 * @line: one line as typed
 * @entry: (out caller-allocates): what it says
 *
 * `+`, `-`, `?`, `!` at the start switch to question 1 to 4; then a count may follow.
 */
void
ens_entry_parse (EnsSession *session, const char *line, EnsEntry *entry)
{
  g_autofree char *clean = ens_text_clean (line, -1, NULL);
  g_autofree char *trimmed = ens_text_dup_trimmed (clean);
  const char *text = trimmed;
  const char *counted;
  gint64 number = question_of_sign (*text);

  *entry = (EnsEntry){ .count = 1 };
  if (number > 0) {
    entry->question = find_question (session, number);
    text = skip_blanks (text + 1);
  }
  counted = parse_count (text, &entry->count);
  entry->text = g_strdup (counted != NULL ? counted : text);
}

static EnsStatement *
new_statement (EnsSession *session,
               const EnsUuid *group,
               const EnsUuid *question,
               const EnsEntry *entry)
{
  g_autoptr (EnsStatement) statement = ens_statement_new ();
  g_autoptr (EnsQuestion) key = ens_question_new ();
  g_autoptr (EnsQuestion) asked = NULL;

  statement->group = *group;
  statement->question = ens_uuid_is_nil (&entry->question) ? *question : entry->question;
  // Without a number the statement still stands in the order of entry.
  ens_store_next_seq (ens_session_get_store (session), group, &statement->seq, NULL);
  statement->count = entry->count;
  statement->language = g_strdup (ens_session_get_project (session)->language);
  statement->text = g_strdup (entry->text);
  key->id = statement->question;
  asked = ens_session_get_row (session, &ens_question_entity, key, NULL);
  if (asked != NULL)
    statement->polarity = asked->polarity;
  return g_steal_pointer (&statement);
}

// Within the action that takes up what stood in the box: it is never there twice after a crash.
static gboolean
drop_draft (EnsSession *session, GError **error)
{
  g_autofree char *draft = ens_session_dup_setting (session, DRAFT_KEY);

  return draft == NULL || ens_session_set_setting (session, DRAFT_KEY, NULL, error);
}

/** ens_entry_dup_draft: Returns: (transfer full) (nullable): what stood in the box, not yet entered. */
char *
ens_entry_dup_draft (EnsSession *session)
{
  return ens_session_dup_setting (session, DRAFT_KEY);
}

/** ens_entry_keep_draft: keeps what stands in the box for the next start; no step of undo. */
gboolean
ens_entry_keep_draft (EnsSession *session, const char *text, GError **error)
{
  g_autofree char *draft = ens_session_dup_setting (session, DRAFT_KEY);
  g_autofree char *clean = ens_text_clean (text, -1, NULL);

  if (g_strcmp0 (draft != NULL ? draft : "", clean) == 0)
    return TRUE;
  return ens_session_set_setting (session, DRAFT_KEY, *clean != '\0' ? clean : NULL, error);
}

/**
 * ens_entry_add:
 * @question: where @entry does not name one
 *
 * One Enter: one action, on disk when this returns.
 *
 * Returns: (transfer full): the statement as stored
 */
EnsStatement *
ens_entry_add (EnsSession *session,
               const EnsUuid *group,
               const EnsUuid *question,
               const EnsEntry *entry,
               GError **error)
{
  g_autoptr (EnsStatement) statement = new_statement (session, group, question, entry);
  g_autofree char *detail = ens_action_dup_detail (entry->text, NULL);

  if (!ens_session_begin_action (session, ENS_ACTION_STATEMENT_ADD, detail, error) ||
      !ens_session_finish (session,
                           ens_session_save_row (session, &ens_statement_entity, statement,
                                                 error) &&
                             drop_draft (session, error),
                           error))
    return NULL;
  return g_steal_pointer (&statement);
}

static gboolean
save_lines (EnsSession *session,
            const EnsUuid *group,
            const EnsUuid *question,
            char **lines,
            guint *n_added,
            GError **error)
{
  EnsUuid asked = *question;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (EnsEntry) entry = { 0 };
    g_autoptr (EnsStatement) statement = NULL;

    ens_entry_parse (session, lines[i], &entry);
    // A sign holds for the lines below it too, as it does in the entry box.
    if (!ens_uuid_is_nil (&entry.question))
      asked = entry.question;
    if (*entry.text == '\0')
      continue;
    statement = new_statement (session, group, &asked, &entry);
    if (!ens_session_save_row (session, &ens_statement_entity, statement, error))
      return FALSE;
    (*n_added)++;
  }
  return TRUE;
}

/**
 * ens_entry_add_lines:
 * @lines: pasted text, one statement a line; empty lines are passed over
 * @n_added: (out): how many
 *
 * The whole paste is one action.
 */
gboolean
ens_entry_add_lines (EnsSession *session,
                     const EnsUuid *group,
                     const EnsUuid *question,
                     const char *lines,
                     guint *n_added,
                     GError **error)
{
  g_auto (GStrv) split = g_strsplit_set (lines, "\r\n", -1);
  g_autofree char *detail = NULL;
  guint n_filled = 0;

  *n_added = 0;
  for (guint i = 0; split[i] != NULL; i++)
    n_filled += split[i][strspn (split[i], " \t+-?!")] != '\0';
  if (n_filled == 0)
    return TRUE;
  detail = g_strdup_printf ("%u", n_filled);
  if (ens_session_begin_action (session, ENS_ACTION_STATEMENTS_ADD, detail, error) &&
      ens_session_finish (session, save_lines (session, group, question, split, n_added, error),
                          error))
    return TRUE;
  *n_added = 0;
  return FALSE;
}

static EnsStatement *
find_statement (EnsSession *session, const EnsUuid *id, GError **error)
{
  g_autoptr (EnsStatement) key = ens_statement_new ();

  key->id = *id;
  return ens_session_get_row (session, &ens_statement_entity, key, error);
}

static gboolean
save (EnsSession *session,
      EnsStatement *statement,
      const char *word,
      const char *detail,
      GError **error)
{
  return ens_session_begin_action (session, word, detail, error) &&
         ens_session_finish (
           session, ens_session_save_row (session, &ens_statement_entity, statement, error), error);
}

/** ens_entry_change_text: sets right what was mistyped; saying the same again does nothing. */
gboolean
ens_entry_change_text (EnsSession *session,
                       const EnsUuid *statement,
                       const char *text,
                       GError **error)
{
  g_autoptr (EnsStatement) row = find_statement (session, statement, error);
  g_autofree char *clean = ens_text_clean (text, -1, NULL);
  g_autofree char *detail = NULL;

  if (row == NULL)
    return FALSE;
  if (strcmp (row->text, clean) == 0)
    return TRUE;
  if (*clean == '\0') {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A statement cannot be empty: remove it instead"));
    return FALSE;
  }
  detail = ens_action_dup_detail (row->text, clean);
  ens_set_str (&row->text, clean);
  return save (session, row, ENS_ACTION_STATEMENT_EDIT, detail, error);
}

/** ens_entry_change_count: sets how many said just this, at least 1. */
gboolean
ens_entry_change_count (EnsSession *session, const EnsUuid *statement, gint64 count, GError **error)
{
  g_autoptr (EnsStatement) row = find_statement (session, statement, error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *detail = NULL;

  if (row == NULL)
    return FALSE;
  if (row->count == count)
    return TRUE;
  detail = ens_action_dup_detail (row->text, number);
  row->count = count;
  return save (session, row, ENS_ACTION_STATEMENT_COUNT, detail, error);
}

/** ens_entry_say_again: said @times more, instead of a second post-it; takes up what stood in the box. */
gboolean
ens_entry_say_again (EnsSession *session, const EnsUuid *statement, gint64 times, GError **error)
{
  g_autoptr (EnsStatement) row = find_statement (session, statement, error);
  g_autofree char *number = NULL;
  g_autofree char *detail = NULL;

  if (row == NULL)
    return FALSE;
  row->count += times;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, row->count);
  detail = ens_action_dup_detail (row->text, number);
  return ens_session_begin_action (session, ENS_ACTION_STATEMENT_COUNT, detail, error) &&
         ens_session_finish (session,
                             ens_session_save_row (session, &ens_statement_entity, row, error) &&
                               drop_draft (session, error),
                             error);
}

/** ens_entry_remove: removes the statement with its codings and its place in a pile. */
gboolean
ens_entry_remove (EnsSession *session, const EnsUuid *statement, GError **error)
{
  g_autoptr (EnsStatement) row = find_statement (session, statement, error);
  g_autofree char *detail = NULL;

  if (row == NULL)
    return FALSE;
  detail = ens_action_dup_detail (row->text, NULL);
  return ens_session_begin_action (session, ENS_ACTION_STATEMENT_REMOVE, detail, error) &&
         ens_session_finish (session,
                             ens_session_remove_row (session, &ens_statement_entity, row, error),
                             error);
}
