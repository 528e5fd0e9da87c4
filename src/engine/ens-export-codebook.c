// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One node a row by code, with labels, scopes and keywords in every language that the edition has.
#include "ens-export-codebook.h"

#include "ens-codebook-csv.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-keyword.h"
#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-translation.h"

#include <string.h>

/**
 * Writing:
 * @languages: the edition's own first, ended by %NULL
 * @nodes: of the edition, by code
 * @codes: the code of each, by id
 */
typedef struct {
  EnsSession *session;
  EnsCodebookWriter *writer;
  EnsEdition *edition;
  GPtrArray *all_nodes;
  GPtrArray *nodes;
  GHashTable *codes;
  GPtrArray *keywords;
  GPtrArray *translations;
  GPtrArray *languages;
} Writing;

static void
clear_writing (Writing *writing)
{
  g_clear_pointer (&writing->writer, ens_codebook_writer_free);
  g_clear_pointer (&writing->edition, ens_edition_free);
  g_clear_pointer (&writing->codes, g_hash_table_unref);
  g_clear_pointer (&writing->nodes, g_ptr_array_unref);
  g_clear_pointer (&writing->all_nodes, g_ptr_array_unref);
  g_clear_pointer (&writing->keywords, g_ptr_array_unref);
  g_clear_pointer (&writing->translations, g_ptr_array_unref);
  g_clear_pointer (&writing->languages, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(EnsNode *const *) a)->code, (*(EnsNode *const *) b)->code);
}

static gboolean
read_edition (Writing *writing, GError **error)
{
  const EnsUuid id = ens_session_get_project (writing->session)->edition;

  if (ens_uuid_is_nil (&id)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("This project has no codebook: import one first"));
    return FALSE;
  }
  writing->edition = ens_store_dup (ens_session_get_store (writing->session), &ens_edition_entity,
                                    &id, error);
  return writing->edition != NULL;
}

static gboolean
read_rows (Writing *writing, GError **error)
{
  writing->all_nodes = ens_session_list_rows (writing->session, ENS_KIND_NODE, error);
  if (writing->all_nodes == NULL)
    return FALSE;
  writing->keywords = ens_session_list_rows (writing->session, ENS_KIND_KEYWORD, error);
  if (writing->keywords == NULL)
    return FALSE;
  writing->translations = ens_session_list_rows (writing->session, ENS_KIND_TRANSLATION, error);
  if (writing->translations == NULL)
    return FALSE;
  writing->nodes = g_ptr_array_new ();
  writing->codes = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  for (guint i = 0; i < writing->all_nodes->len; i++) {
    EnsNode *node = g_ptr_array_index (writing->all_nodes, i);

    if (!ens_uuid_equal (&node->edition, &writing->edition->id))
      continue;
    g_ptr_array_add (writing->nodes, node);
    g_hash_table_insert (writing->codes, &node->id, node->code);
  }
  g_ptr_array_sort (writing->nodes, compare_codes);
  return TRUE;
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *own = data;
  const char *left = *(char *const *) a;
  const char *right = *(char *const *) b;

  if (strcmp (left, own) == 0 || strcmp (right, own) == 0)
    return (strcmp (right, own) == 0) - (strcmp (left, own) == 0);
  return strcmp (left, right);
}

static void
add_language (Writing *writing, const char *language)
{
  if (!g_ptr_array_find_with_equal_func (writing->languages, language, g_str_equal, NULL))
    g_ptr_array_add (writing->languages, g_strdup (language));
}

// After the edition's own language the others are sorted: the same codebook gives the same table.
static void
find_languages (Writing *writing)
{
  writing->languages = g_ptr_array_new_with_free_func (g_free);
  add_language (writing, writing->edition->language);
  for (guint i = 0; i < writing->keywords->len; i++) {
    const EnsKeyword *keyword = g_ptr_array_index (writing->keywords, i);

    if (g_hash_table_contains (writing->codes, &keyword->node))
      add_language (writing, keyword->language);
  }
  for (guint i = 0; i < writing->translations->len; i++) {
    const EnsTranslation *translation = g_ptr_array_index (writing->translations, i);

    if (g_hash_table_contains (writing->codes, &translation->owner))
      add_language (writing, translation->language);
  }
  g_ptr_array_sort_with_data (writing->languages, compare_words, writing->edition->language);
  g_ptr_array_add (writing->languages, NULL);
}

static const char *
find_text (const Writing *writing, const EnsNode *node, const char *field, const char *language)
{
  if (strcmp (language, writing->edition->language) == 0)
    return strcmp (field, "label") == 0 ? node->label : node->scope;
  for (guint i = 0; i < writing->translations->len; i++) {
    const EnsTranslation *row = g_ptr_array_index (writing->translations, i);

    if (ens_uuid_equal (&row->owner, &node->id) && strcmp (row->field, field) == 0 &&
        strcmp (row->language, language) == 0)
      return row->text;
  }
  return NULL;
}

static char **
dup_keywords (const Writing *writing, const EnsNode *node, const char *language)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < writing->keywords->len; i++) {
    const EnsKeyword *row = g_ptr_array_index (writing->keywords, i);

    if (ens_uuid_equal (&row->node, &node->id) && strcmp (row->language, language) == 0)
      g_strv_builder_add (words, row->word);
  }
  return g_strv_builder_end (words);
}

static gboolean
write_node (Writing *writing, const EnsNode *node, GError **error)
{
  guint n = writing->languages->len - 1;
  g_autofree EnsCodebookText *texts = g_new0 (EnsCodebookText, n);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  EnsCodebookRow row = { .code = node->code, .n_texts = n, .texts = texts };

  for (guint i = 0; i < n; i++) {
    const char *language = g_ptr_array_index (writing->languages, i);

    g_ptr_array_add (words, dup_keywords (writing, node, language));
    texts[i] = (EnsCodebookText){ language, find_text (writing, node, "label", language),
                                  find_text (writing, node, "scope", language),
                                  g_ptr_array_index (words, i) };
  }
  row.parent = g_hash_table_lookup (writing->codes, &node->parent);
  return ens_codebook_writer_add (writing->writer, &row, error);
}

gboolean
ens_export_codebook_csv (EnsExporter *exporter, GError **error)
{
  g_auto (Writing) writing = { .session = exporter->session };

  if (!read_edition (&writing, error) || !read_rows (&writing, error))
    return FALSE;
  find_languages (&writing);
  writing.writer = ens_codebook_writer_new (exporter->request->path,
                                            (const char *const *) writing.languages->pdata, error);
  for (guint i = 0; writing.writer != NULL && i < writing.nodes->len; i++)
    if (!write_node (&writing, g_ptr_array_index (writing.nodes, i), error))
      return FALSE;
  return writing.writer != NULL && ens_codebook_writer_finish (writing.writer, error);
}
