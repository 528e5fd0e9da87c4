// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One look-up by key. A question holds its wording in one language, the others stand beside it.
#include "ens-wording.h"

#include "ens-error.h"
#include "ens-form.h"
#include "ens-question.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-translation.h"

#include <string.h>

#define QUESTION_FIELD "wording"

static EnsTranslation *
new_row (const EnsUuid *owner, const char *field, const char *language)
{
  EnsTranslation *row = ens_translation_new ();

  row->owner = *owner;
  row->field = g_strdup (field);
  row->language = g_strdup (language);
  return row;
}

/** ens_wording_dup_in: Returns: (transfer full) (nullable): the translation to @language, if there is one. */
char *
ens_wording_dup_in (EnsSession *session,
                    const EnsUuid *owner,
                    const char *field,
                    const char *language)
{
  g_autoptr (EnsTranslation) row = new_row (owner, field, language);
  gboolean is_found = FALSE;

  if (ens_store_read (ens_session_get_store (session), &ens_translation_entity, row, &is_found,
                      NULL) &&
      is_found)
    return g_steal_pointer (&row->text);
  return NULL;
}

/**
 * ens_wording_dup:
 * @owner: the row
 * @field: which of its texts
 * @original: (nullable): that text as it stands in the row
 *
 * Returns: (transfer full) (nullable): the text in the project's language, else @original
 */
char *
ens_wording_dup (EnsSession *session, const EnsUuid *owner, const char *field, const char *original)
{
  char *text = ens_wording_dup_in (session, owner, field,
                                   ens_session_get_project (session)->language);

  return text != NULL ? text : g_strdup (original);
}

/**
 * ens_wording_set:
 * @text: (nullable): without words takes the translation away
 *
 * A part of an action, or one of its own. Saying what is said already does nothing.
 */
gboolean
ens_wording_set (EnsSession *session,
                 const EnsUuid *owner,
                 const char *field,
                 const char *language,
                 const char *text,
                 GError **error)
{
  g_autofree char *clean = ens_text_clean (text != NULL ? text : "", -1, NULL);
  g_autofree char *kept = ens_wording_dup_in (session, owner, field, language);
  g_autoptr (EnsTranslation) row = new_row (owner, field, language);

  if (g_strcmp0 (kept != NULL ? kept : "", clean) == 0)
    return TRUE;
  row->text = g_strdup (clean);
  return *clean != '\0' ? ens_session_save_row (session, &ens_translation_entity, row, error)
                        : ens_session_remove_row (session, &ens_translation_entity, row, error);
}

/** ens_wording_take: the translations of the row @there of @theirs, for the row @here; within an action. */
gboolean
ens_wording_take (EnsSession *session,
                  EnsSession *theirs,
                  const EnsUuid *there,
                  const EnsUuid *here,
                  GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (theirs, ENS_KIND_TRANSLATION, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    EnsTranslation *row = rows->pdata[i];

    if (!ens_uuid_equal (&row->owner, there))
      continue;
    row->owner = *here;
    if (!ens_session_save_row (session, &ens_translation_entity, row, error))
      return FALSE;
  }
  return rows != NULL;
}

/**
 * ens_wording_dup_statements:
 *
 * Returns: (transfer full): one statement by its words, several by how many they are
 */
char *
ens_wording_dup_statements (EnsSession *session, const EnsUuid *statements, guint n)
{
  g_autoptr (EnsStatement) first = NULL;

  if (n != 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u statement", "%u statements", n), n);
  first = ens_store_dup (ens_session_get_store (session), &ens_statement_entity, statements, NULL);
  return g_strdup (first != NULL ? first->text : "");
}

static EnsQuestion *
find_question (EnsSession *session, const EnsUuid *id, GError **error)
{
  g_autoptr (EnsQuestion) key = ens_question_new ();

  key->id = *id;
  return ens_session_get_row (session, &ens_question_entity, key, error);
}

/** ens_wording_dup_question: Returns: (transfer full) (nullable): %NULL when it was never put so. */
char *
ens_wording_dup_question (EnsSession *session, const EnsUuid *question, const char *language)
{
  g_autoptr (EnsQuestion) row = find_question (session, question, NULL);
  g_autofree char *text = row != NULL
                            ? ens_wording_dup_in (session, question, QUESTION_FIELD, language)
                            : NULL;

  if (row == NULL || text != NULL)
    return g_steal_pointer (&text);
  return strcmp (row->language, language) == 0 ? g_strdup (row->wording) : NULL;
}

/**
 * ens_wording_set_question: how @question is put in @language, from now on
 * @text: empty takes the wording in that language away; not that of the question's own language
 *
 * One action. Saying what is said already does nothing.
 */
gboolean
ens_wording_set_question (EnsSession *session,
                          const EnsUuid *question,
                          const char *language,
                          const char *text,
                          GError **error)
{
  g_autoptr (EnsQuestion) row = find_question (session, question, error);
  g_autofree char *clean = ens_text_clean (text, -1, NULL);
  g_autofree char *kept = ens_wording_dup_question (session, question, language);

  if (row == NULL)
    return FALSE;
  if (g_strcmp0 (kept != NULL ? kept : "", clean) == 0)
    return TRUE;
  if (strcmp (row->language, language) != 0)
    return ens_wording_set (session, question, QUESTION_FIELD, language, clean, error);
  if (*clean == '\0') {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A question needs words: write what is asked"));
    return FALSE;
  }
  ens_set_str (&row->wording, clean);
  return ens_session_save_row (session, &ens_question_entity, row, error);
}

/** ens_wording_dup_language_name: Returns: (transfer full): as its speakers call it, “Français (fr)”. */
char *
ens_wording_dup_language_name (const char *language)
{
  return ens_form_dup_language_name (language);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_language (GPtrArray *languages, const char *language)
{
  for (guint i = 0; i < languages->len; i++)
    if (strcmp (languages->pdata[i], language) == 0)
      return;
  g_ptr_array_add (languages, g_strdup (language));
}

/**
 * ens_wording_list_languages: in which languages a question can be read
 *
 * Returns: (transfer full): the project's own first, then the others by their tags
 */
char **
ens_wording_list_languages (EnsSession *session)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  g_autoptr (GPtrArray) translations = ens_session_list_rows (session, ENS_KIND_TRANSLATION, NULL);

  add_language (languages, ens_session_get_project (session)->language);
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    add_language (languages, ((EnsQuestion *) questions->pdata[i])->language);
  for (guint i = 0; translations != NULL && i < translations->len; i++) {
    const EnsTranslation *row = translations->pdata[i];

    if (strcmp (row->field, QUESTION_FIELD) == 0)
      add_language (languages, row->language);
  }
  if (languages->len > 2)
    qsort (languages->pdata + 1, languages->len - 1, sizeof (char *), compare_words);
  g_ptr_array_add (languages, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}
