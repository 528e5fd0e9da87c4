// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Official editions are the same for everybody, so they are never changed: who wants to change one
// works on a copy (ens-codebook-copy.h).
#include "ens-codebook-edit.h"

#include "ens-action.h"
#include "ens-code.h"
#include "ens-coding.h"
#include "ens-criterion.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-indicator.h"
#include "ens-keyword.h"
#include "ens-records.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-wording.h"

#include <string.h>

static EnsNode *
find_node (EnsSession *session, const EnsUuid *id, GError **error)
{
  return ens_store_dup (ens_session_get_store (session), &ens_node_entity, id, error);
}

static gboolean
check_may_change (EnsSession *session, const EnsUuid *edition, GError **error)
{
  g_autoptr (EnsEdition) row = ens_store_dup (ens_session_get_store (session), &ens_edition_entity,
                                              edition, error);

  if (row == NULL)
    return FALSE;
  if (!row->official)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” is an official edition and stays as it is: make a copy and change that"),
               row->title);
  return FALSE;
}

/** ens_codebook_use: makes @edition the one that codes are chosen from; codings stay as they are. */
gboolean
ens_codebook_use (EnsSession *session, const EnsUuid *edition, GError **error)
{
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (session));

  if (ens_uuid_equal (&project->edition, edition))
    return TRUE;
  project->edition = *edition;
  return ens_session_set_project (session, project, error);
}

static gboolean
take_node (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_node_copy (record));
  return TRUE;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(EnsNode *const *) a)->code, (*(EnsNode *const *) b)->code);
}

/** ens_codebook_list_nodes: Returns: (transfer full) (element-type EnsNode): by code. */
GPtrArray *
ens_codebook_list_nodes (EnsSession *session, const EnsUuid *edition, GError **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_node_free);

  if (!ens_store_each_with (ens_session_get_store (session), &ens_node_entity, "edition", edition,
                            take_node, nodes, error))
    return NULL;
  g_ptr_array_sort (nodes, compare_codes);
  return g_steal_pointer (&nodes);
}

/** ens_codebook_list_worded: as ens_codebook_list_nodes(), in the project's language where it is known */
GPtrArray *
ens_codebook_list_worded (EnsSession *session, const EnsUuid *edition, GError **error)
{
  GPtrArray *nodes = ens_codebook_list_nodes (session, edition, error);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
    EnsNode *node = nodes->pdata[i];
    char *label = ens_wording_dup (session, &node->id, "label", node->label);
    char *scope = ens_wording_dup (session, &node->id, "scope", node->scope);

    g_free (node->label);
    g_free (node->scope);
    node->label = label;
    node->scope = scope;
  }
  return nodes;
}

static const EnsNode *
find_code (GPtrArray *nodes, const char *code, gsize length)
{
  for (guint i = 0; i < nodes->len; i++) {
    const EnsNode *node = nodes->pdata[i];

    if (strlen (node->code) == length && strncmp (node->code, code, length) == 0)
      return node;
  }
  return NULL;
}

// A belongs to nobody, A01 to A, A01-11 to A01.
static gboolean
place_node (GPtrArray *nodes, EnsNode *node, GError **error)
{
  gsize length = strlen (node->code);
  gsize above = length == 6 ? 3 : length == 3 ? 1 : 0;
  const EnsNode *parent = above > 0 ? find_code (nodes, node->code, above) : NULL;

  if (find_code (nodes, node->code, length) != NULL) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("the code “%s” is taken: choose another number"), node->code);
    return FALSE;
  }
  if (above > 0 && parent == NULL) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” needs “%.*s” above it: add that first"), node->code, (int) above,
                 node->code);
    return FALSE;
  }
  if (parent != NULL)
    node->parent = parent->id;
  return TRUE;
}

/**
 * ens_codebook_add_node:
 * @code: `A`, `A01` or `A01-11`; the one above must be there
 * @node: (out) (optional): the new one
 */
gboolean
ens_codebook_add_node (EnsSession *session,
                       const EnsUuid *edition,
                       const char *code,
                       const char *label,
                       EnsUuid *node,
                       GError **error)
{
  g_autoptr (GPtrArray) nodes = ens_codebook_list_nodes (session, edition, error);
  g_autoptr (EnsNode) row = ens_node_new ();
  g_autofree char *name = ens_text_dup_trimmed (label);
  g_autofree char *detail = ens_action_dup_detail (code, name);

  if (nodes == NULL || !check_may_change (session, edition, error))
    return FALSE;
  if (!ens_code_is_object (code) || *name == '\0') {
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_REFUSED,
      _ ("“%s” is not a code with a name: expected a form like A, A01 or A01-11, and some "
         "words"),
      code);
    return FALSE;
  }
  row->id = ens_session_next_id (session);
  row->edition = *edition;
  ens_set_str (&row->code, code);
  ens_set_str (&row->label, name);
  if (!place_node (nodes, row, error))
    return FALSE;
  if (node != NULL)
    *node = row->id;
  return ens_session_begin_action (session, ENS_ACTION_NODE_ADD, detail, error) &&
         ens_session_finish (session, ens_session_save_row (session, &ens_node_entity, row, error),
                             error);
}

/**
 * ens_codebook_find_edition:
 * @word: (nullable): its code, title or id; %NULL is the one in use
 * @edition: (out): its id
 */
gboolean
ens_codebook_find_edition (EnsSession *session, const char *word, EnsUuid *edition, GError **error)
{
  if (word != NULL)
    return ens_records_find (session, ENS_KIND_EDITION, word, edition, error);
  *edition = ens_session_get_project (session)->edition;
  if (!ens_uuid_is_nil (edition))
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                       _ ("the project has no codebook: import one first"));
  return FALSE;
}

static const EnsNode *
find_object (GPtrArray *nodes, const char *code, GError **error)
{
  const EnsNode *node = find_code (nodes, code, strlen (code));
  g_auto (EnsCode) parts = { 0 };

  if (node != NULL)
    return node;
  if (ens_code_is_object (code))
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("this codebook has no code “%s”"), code);
  else if (ens_code_parse (code, &parts))
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” says more than a component: write “%s”, without meaning and beneficiary"),
                 code, parts.object);
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is not a code: expected a form like A, A01 or A01-11"), code);
  return NULL;
}

/** ens_codebook_find_node: @node: (out): of @edition, by its code */
gboolean
ens_codebook_find_node (EnsSession *session,
                        const EnsUuid *edition,
                        const char *code,
                        EnsUuid *node,
                        GError **error)
{
  g_autoptr (GPtrArray) nodes = ens_codebook_list_nodes (session, edition, error);
  const EnsNode *found = nodes != NULL ? find_object (nodes, code, error) : NULL;

  if (found != NULL)
    *node = found->id;
  return found != NULL;
}

// @is_own: (out): whether @language is the one that the nodes of the edition are written in
static EnsNode *
find_worded (EnsSession *session,
             const EnsUuid *node,
             const char *language,
             gboolean *is_own,
             GError **error)
{
  g_autoptr (EnsNode) row = find_node (session, node, error);
  g_autoptr (EnsEdition) edition = row != NULL
                                     ? ens_store_dup (ens_session_get_store (session),
                                                      &ens_edition_entity, &row->edition, error)
                                     : NULL;

  if (edition == NULL)
    return NULL;
  *is_own = g_strcmp0 (edition->language, language) == 0;
  return g_steal_pointer (&row);
}

/**
 * ens_codebook_read_words: what a node is called in one language
 * @label: (out) (nullable): %NULL where nobody said it in @language
 * @scope: (out) (nullable): what belongs to it
 */
gboolean
ens_codebook_read_words (EnsSession *session,
                         const EnsUuid *node,
                         const char *language,
                         char **label,
                         char **scope,
                         GError **error)
{
  gboolean is_own;
  g_autoptr (EnsNode) row = find_worded (session, node, language, &is_own, error);

  if (row == NULL)
    return FALSE;
  *label = is_own ? g_strdup (row->label) : ens_wording_dup_in (session, node, "label", language);
  *scope = is_own ? g_strdup (row->scope) : ens_wording_dup_in (session, node, "scope", language);
  return TRUE;
}

static gboolean
translate_node (EnsSession *session,
                const EnsNode *row,
                const char *language,
                const char *label,
                const char *scope,
                GError **error)
{
  g_autofree char *detail = ens_action_dup_detail (row->label, language);

  return ens_session_begin_action (session, ENS_ACTION_TRANSLATE, detail, error) &&
         ens_session_finish (session,
                             ens_wording_set (session, &row->id, "label", language, label, error) &&
                               ens_wording_set (session, &row->id, "scope", language, scope, error),
                             error);
}

/**
 * ens_codebook_change_node: in one action
 * @language: of the words; another one than the edition's stands beside what is there
 * @label: never empty in the edition's own language
 * @scope: (nullable): what belongs here
 */
gboolean
ens_codebook_change_node (EnsSession *session,
                          const EnsUuid *node,
                          const char *language,
                          const char *label,
                          const char *scope,
                          GError **error)
{
  gboolean is_own;
  g_autoptr (EnsNode) row = find_worded (session, node, language, &is_own, error);
  g_autofree char *name = ens_text_dup_trimmed (label);
  g_autofree char *words = ens_text_dup_trimmed (scope != NULL ? scope : "");
  g_autofree char *old_name = NULL;
  g_autofree char *old_words = NULL;

  if (row == NULL || !check_may_change (session, &row->edition, error) ||
      !ens_codebook_read_words (session, node, language, &old_name, &old_words, error))
    return FALSE;
  if (g_strcmp0 (old_name != NULL ? old_name : "", name) == 0 &&
      g_strcmp0 (old_words != NULL ? old_words : "", words) == 0)
    return TRUE;
  if (!is_own)
    return translate_node (session, row, language, name, words, error);
  ens_set_str (&row->label, name);
  ens_set_str (&row->scope, *words != '\0' ? words : NULL);
  return ens_session_save_row (session, &ens_node_entity, row, error);
}

static gboolean
count_one (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  (*(guint *) data)++;
  return TRUE;
}

// Taking a component away must not take away what somebody read or wrote.
static gboolean
check_unused (EnsSession *session, const EnsNode *node, GError **error)
{
  static const struct {
    const EnsEntity *entity;
    const char *field;
  } users[] = {
    { &ens_coding_entity, "node" },
    { &ens_criterion_entity, "node" },
    { &ens_indicator_entity, "node" },
    { &ens_node_entity, "parent" },
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    if (!ens_store_each_with (ens_session_get_store (session), users[i].entity, users[i].field,
                              &node->id, count_one, &n, error))
      return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "“%s” is used in %u place: give that another code first",
                            "“%s” is used in %u places: give those another code first", n),
               node->code, n);
  return FALSE;
}

/** ens_codebook_remove_node: refused while anything was coded with it, and while others lie below it */
gboolean
ens_codebook_remove_node (EnsSession *session, const EnsUuid *node, GError **error)
{
  g_autoptr (EnsNode) row = find_node (session, node, error);

  return row != NULL && check_may_change (session, &row->edition, error) &&
         check_unused (session, row, error) &&
         ens_session_remove_row (session, &ens_node_entity, row, error);
}

/** Words: the keywords of one node in one language */
typedef struct {
  const char *language;
  GPtrArray *rows;
} Words;

static gboolean
take_keyword (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsKeyword *keyword = record;
  const Words *words = data;

  if (g_strcmp0 (keyword->language, words->language) == 0)
    g_ptr_array_add (words->rows, ens_keyword_copy (keyword));
  return TRUE;
}

static GPtrArray *
list_keywords (EnsSession *session, const EnsUuid *node, const char *language, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_keyword_free);
  Words words = { language, rows };

  if (!ens_store_each_with (ens_session_get_store (session), &ens_keyword_entity, "node", node,
                            take_keyword, &words, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/** ens_codebook_dup_keywords: Returns: (transfer full): parted by commas, for a person to change. */
char *
ens_codebook_dup_keywords (EnsSession *session, const EnsUuid *node, const char *language)
{
  g_autoptr (GPtrArray) rows = list_keywords (session, node, language, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((const EnsKeyword *) rows->pdata[i])->word);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GHashTable *
split_words (const char *words)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit_set (words, ",;\n", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *word = ens_text_dup_trimmed (parts[i]);

    if (*word != '\0')
      g_hash_table_add (set, g_steal_pointer (&word));
  }
  return set;
}

static gboolean
replace_keywords (EnsSession *session, GPtrArray *rows, GHashTable *wanted, GError **error)
{
  const EnsKeyword *sample = rows->pdata[rows->len - 1];
  GHashTableIter iter;
  gpointer word;

  // The last row is the pattern for new ones and is none of the project's.
  for (guint i = 0; i + 1 < rows->len; i++) {
    const EnsKeyword *row = rows->pdata[i];

    if (!g_hash_table_remove (wanted, row->word) &&
        !ens_session_remove_row (session, &ens_keyword_entity, row, error))
      return FALSE;
  }
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &word, NULL)) {
    g_autoptr (EnsKeyword) row = ens_keyword_copy (sample);

    ens_set_str (&row->word, word);
    if (!ens_session_save_row (session, &ens_keyword_entity, row, error))
      return FALSE;
  }
  return TRUE;
}

/** ens_codebook_set_keywords: @words: parted by commas; those of @language that are missing here go. */
gboolean
ens_codebook_set_keywords (EnsSession *session,
                           const EnsUuid *node,
                           const char *language,
                           const char *words,
                           GError **error)
{
  g_autofree char *before = ens_codebook_dup_keywords (session, node, language);
  g_autoptr (GPtrArray) rows = list_keywords (session, node, language, error);
  g_autoptr (GHashTable) wanted = split_words (words);
  g_autoptr (EnsNode) row = rows != NULL ? find_node (session, node, error) : NULL;
  g_autofree char *detail = NULL;
  EnsKeyword *sample;

  if (row == NULL)
    return FALSE;
  if (g_strcmp0 (before, words) == 0)
    return TRUE;
  sample = ens_keyword_new ();
  sample->node = *node;
  ens_set_str (&sample->language, language);
  g_ptr_array_add (rows, sample);
  detail = ens_action_dup_detail (row->label, NULL);
  return ens_session_begin_action (session, ENS_ACTION_KEYWORDS, detail, error) &&
         ens_session_finish (session, replace_keywords (session, rows, wanted, error), error);
}

// “fr=pain, eau”; the mark is where the words begin.
static const char *
split_change (const char *change, char **language, GError **error)
{
  const char *mark = strchr (change, '=');

  *language = mark != NULL ? g_strndup (change, (gsize) (mark - change)) : NULL;
  if (*language != NULL && ens_text_is_language (*language))
    return mark + 1;
  g_clear_pointer (language, g_free);
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” is not keywords in a language: expected a form like “fr=bread, water”"),
               change);
  return NULL;
}

static gboolean
check_change (const EnsCodebookChange *change, GError **error)
{
  for (guint i = 0; change->keywords != NULL && change->keywords[i] != NULL; i++) {
    g_autofree char *language = NULL;

    if (split_change (change->keywords[i], &language, error) == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_words (EnsSession *session, const EnsUuid *node, const char *text, GError **error)
{
  g_autofree char *language = NULL;
  const char *words = split_change (text, &language, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) wanted = NULL;
  EnsKeyword *sample;

  if (words == NULL || (rows = list_keywords (session, node, language, error)) == NULL)
    return FALSE;
  wanted = split_words (words);
  sample = ens_keyword_new ();
  sample->node = *node;
  ens_set_str (&sample->language, language);
  g_ptr_array_add (rows, sample);
  return replace_keywords (session, rows, wanted, error);
}

static gboolean
write_all (EnsSession *session, EnsNode *row, const EnsCodebookChange *change, GError **error)
{
  if (!ens_session_save_row (session, &ens_node_entity, row, error))
    return FALSE;
  for (guint i = 0; change->keywords != NULL && change->keywords[i] != NULL; i++)
    if (!write_words (session, &row->id, change->keywords[i], error))
      return FALSE;
  return TRUE;
}

static EnsNode *
begin_node (EnsSession *session,
            const EnsUuid *edition,
            const char *code,
            gboolean is_new,
            GError **error)
{
  g_autoptr (GPtrArray) nodes = ens_codebook_list_nodes (session, edition, error);
  g_autoptr (EnsNode) row = NULL;
  const EnsNode *old = NULL;

  if (nodes == NULL)
    return NULL;
  if (!is_new || !ens_code_is_object (code)) {
    old = find_object (nodes, code, error);
    return old != NULL ? ens_node_copy (old) : NULL;
  }
  row = ens_node_new ();
  row->id = ens_session_next_id (session);
  row->edition = *edition;
  ens_set_str (&row->code, code);
  return place_node (nodes, row, error) ? g_steal_pointer (&row) : NULL;
}

/**
 * ens_codebook_write_node:
 * @code: `A`, `A01` or `A01-11`
 * @is_new: add it; else it is there and changed
 *
 * All that is said about one node, as one action.
 */
gboolean
ens_codebook_write_node (EnsSession *session,
                         const EnsUuid *edition,
                         const char *code,
                         gboolean is_new,
                         const EnsCodebookChange *change,
                         GError **error)
{
  g_autoptr (EnsNode) row = NULL;
  g_autofree char *label = ens_text_dup_trimmed (change->label != NULL ? change->label : "");
  g_autofree char *scope = ens_text_dup_trimmed (change->scope != NULL ? change->scope : "");
  g_autofree char *detail = NULL;

  if (!check_may_change (session, edition, error) || !check_change (change, error) ||
      (row = begin_node (session, edition, code, is_new, error)) == NULL)
    return FALSE;
  if (*label == '\0' && (is_new || change->label != NULL)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("“%s” needs a name"), code);
    return FALSE;
  }
  if (change->label != NULL)
    ens_set_str (&row->label, label);
  if (change->scope != NULL)
    ens_set_str (&row->scope, *scope != '\0' ? scope : NULL);
  detail = is_new ? ens_action_dup_detail (code, row->label)
                  : ens_action_dup_detail (row->label, NULL);
  return ens_session_begin_action (session, is_new ? ENS_ACTION_NODE_ADD : ENS_ACTION_EDIT, detail,
                                   error) &&
         ens_session_finish (session, write_all (session, row, change, error), error);
}
