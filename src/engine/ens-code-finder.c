// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A codebook has some hundred nodes, so every one is looked at for every letter typed.
#include "ens-code-finder.h"

#include "ens-keyword.h"
#include "ens-tree.h"

#include <string.h>

typedef enum {
  FOUND_BY_CODE,
  FOUND_BY_LABEL,
  FOUND_BY_KEYWORD,
  NOT_FOUND
} Found;

/** Entry: words are folded, without case and accents */
typedef struct {
  const EnsNode *node;
  char *code;
  GStrv label_words;
  GPtrArray *keywords;
} Entry;

struct _EnsCodeFinder {
  EnsTree *tree;
  GPtrArray *rows;
  GPtrArray *entries;
  GHashTable *by_node;
};

static void
entry_free (Entry *entry)
{
  g_free (entry->code);
  g_strfreev (entry->label_words);
  g_ptr_array_unref (entry->keywords);
  g_free (entry);
}

void
ens_code_match_free (EnsCodeMatch *match)
{
  if (match == NULL)
    return;
  g_free (match->code);
  g_free (match->label);
  g_free (match->dimension);
  g_free (match->keyword);
  g_free (match);
}

void
ens_code_finder_free (EnsCodeFinder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->by_node, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->tree, ens_tree_free);
  g_free (self);
}

// Words as they are compared; of two spellings (ä, ae) the plainer one.
static GStrv
fold_words (const char *text)
{
  g_auto (GStrv) plain = NULL;
  GStrv words = g_str_tokenize_and_fold (text, NULL, &plain);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *ascii = g_str_to_ascii (words[i], "C");

    if (strchr (ascii, '?') == NULL) {
      g_free (words[i]);
      words[i] = g_steal_pointer (&ascii);
    }
  }
  return words;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Entry *const *) a)->node->code, (*(Entry *const *) b)->node->code);
}

static gboolean
is_in_use (const EnsTree *tree, const EnsNode *node, const EnsUuid *edition)
{
  return ens_uuid_equal (&node->edition, edition) && ens_tree_find (tree, &node->id) != NULL;
}

static void
add_entries (EnsCodeFinder *self, const EnsUuid *edition)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const EnsNode *node = self->rows->pdata[i];
    Entry *entry;

    if (!is_in_use (self->tree, node, edition))
      continue;
    entry = g_new0 (Entry, 1);
    entry->node = node;
    entry->code = g_ascii_strdown (node->code, -1);
    entry->label_words = fold_words (
      ens_tree_get_label (self->tree, ens_tree_find (self->tree, &node->id)));
    entry->keywords = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (self->entries, entry);
    g_hash_table_insert (self->by_node, (gpointer) &node->id, entry);
  }
  g_ptr_array_sort (self->entries, compare_entries);
}

/** ens_code_finder_new: Returns: (transfer full): for the edition that the project uses. */
EnsCodeFinder *
ens_code_finder_new (EnsSession *session, GError **error)
{
  g_autoptr (EnsCodeFinder) self = g_new0 (EnsCodeFinder, 1);
  g_autoptr (GPtrArray) keywords = ens_session_list_rows (session, ENS_KIND_KEYWORD, error);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->by_node = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  self->tree = keywords != NULL ? ens_tree_new (session, error) : NULL;
  self->rows = self->tree != NULL ? ens_session_list_rows (session, ENS_KIND_NODE, error) : NULL;
  if (self->rows == NULL)
    return NULL;
  add_entries (self, &ens_session_get_project (session)->edition);
  for (guint i = 0; i < keywords->len; i++) {
    const EnsKeyword *keyword = keywords->pdata[i];
    Entry *entry = g_hash_table_lookup (self->by_node, &keyword->node);

    if (entry != NULL)
      g_ptr_array_add (entry->keywords, g_strdup (keyword->word));
  }
  return g_steal_pointer (&self);
}

static gboolean
begins_a_word (GStrv words, const char *typed)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], typed))
      return TRUE;
  return FALSE;
}

static gboolean
all_begin_words (GStrv words, GStrv typed)
{
  for (guint i = 0; typed[i] != NULL; i++)
    if (!begins_a_word (words, typed[i]))
      return FALSE;
  return TRUE;
}

static Found
look (const Entry *entry, const char *code, GStrv typed, const char **keyword)
{
  if (g_str_has_prefix (entry->code, code))
    return FOUND_BY_CODE;
  if (typed[0] == NULL)
    return NOT_FOUND;
  if (all_begin_words (entry->label_words, typed))
    return FOUND_BY_LABEL;
  for (guint i = 0; i < entry->keywords->len; i++) {
    g_auto (GStrv) words = fold_words (entry->keywords->pdata[i]);

    if (all_begin_words (words, typed)) {
      *keyword = entry->keywords->pdata[i];
      return FOUND_BY_KEYWORD;
    }
  }
  return NOT_FOUND;
}

static EnsCodeMatch *
new_match (EnsCodeFinder *self, const Entry *entry, const char *tail, const char *keyword)
{
  EnsCodeMatch *match = g_new0 (EnsCodeMatch, 1);
  const EnsNode *node = ens_tree_find (self->tree, &entry->node->id);
  int dimension = ens_tree_find_dimension (self->tree, &node->id);

  match->node = node->id;
  match->code = g_strconcat (node->code, tail, NULL);
  match->label = g_strdup (ens_tree_get_label (self->tree, node));
  match->keyword = g_strdup (keyword);
  if (dimension >= 0) {
    const EnsNode *above = ens_tree_get_dimension (self->tree, (guint) dimension);

    if (above != node)
      match->dimension = g_strdup (ens_tree_get_label (self->tree, above));
  }
  return match;
}

/**
 * ens_code_finder_search:
 * @typed: the beginning of a code, or of words of a name; with a meaning after a `/` if wanted
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type EnsCodeMatch): codes before names before keywords; all when
 *   nothing was typed
 */
GPtrArray *
ens_code_finder_search (EnsCodeFinder *self, const char *typed, guint most)
{
  g_autoptr (GPtrArray)
               matches = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_code_match_free);
  const char *tail = typed + strcspn (typed, "/");
  g_autofree char *head = g_strstrip (g_strndup (typed, (gsize) (tail - typed)));
  g_autofree char *code = g_ascii_strdown (head, -1);
  g_auto (GStrv) words = fold_words (head);

  for (Found wanted = FOUND_BY_CODE; wanted < NOT_FOUND; wanted++) {
    for (guint i = 0; i < self->entries->len && matches->len < most; i++) {
      const Entry *entry = self->entries->pdata[i];
      const char *keyword = NULL;

      if (look (entry, code, words, &keyword) == wanted)
        g_ptr_array_add (matches, new_match (self, entry, tail, keyword));
    }
  }
  return g_steal_pointer (&matches);
}
