// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Labels of the suggester are the components of the edition in use, in the order of their codes.
#include "ens-code-adviser.h"

#include "ens-advice.h"
#include "ens-coding.h"
#include "ens-error.h"
#include "ens-keyword.h"
#include "ens-session-private.h"
#include "ens-suggester.h"
#include "ens-text-table.h"
#include "ens-tree.h"

#include <string.h>

struct _EnsCodeAdviser {
  EnsTree *tree;
  GPtrArray *nodes;
  GHashTable *label_of_node;
  GHashTable *index_of_statement;
  EnsTextTable *texts;
  EnsSuggester *suggester;
  GArray *placed; // for each text the label, or -1
};

/** Lesson: what the suggester reads; strings belong to the tree, the nodes and the keywords */
typedef struct {
  GArray *placed;
  GArray *words;
  GArray *labels;
} Lesson;

void
ens_code_advice_free (EnsCodeAdvice *advice)
{
  if (advice == NULL)
    return;
  g_free (advice->code);
  g_free (advice->label);
  g_free (advice->words);
  g_free (advice);
}

void
ens_code_adviser_free (EnsCodeAdviser *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->placed, g_array_unref);
  g_clear_pointer (&self->suggester, ens_suggester_free);
  g_clear_pointer (&self->texts, ens_text_table_free);
  g_clear_pointer (&self->index_of_statement, g_hash_table_unref);
  g_clear_pointer (&self->label_of_node, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->tree, ens_tree_free);
  g_free (self);
}

static gboolean
take_node (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsCodeAdviser *self = data;
  const EnsNode *node = record;

  if (ens_tree_find_dimension (self->tree, &node->id) >= 0 && !ens_uuid_is_nil (&node->parent)) {
    EnsNode *kept = ens_node_copy (node);

    g_hash_table_insert (self->label_of_node, &kept->id, GUINT_TO_POINTER (self->nodes->len));
    g_ptr_array_add (self->nodes, kept);
  }
  return TRUE;
}

static void
add_words (Lesson *lesson, const char *words, const char *language, guint label)
{
  const EnsText text = { words, language };

  if (words == NULL)
    return;
  g_array_append_val (lesson->words, text);
  g_array_append_val (lesson->labels, label);
}

static void
read_codebook (EnsCodeAdviser *self, GPtrArray *keywords, const char *language, Lesson *lesson)
{
  for (guint i = 0; i < self->nodes->len; i++) {
    const EnsNode *node = self->nodes->pdata[i];

    add_words (lesson, ens_tree_get_label (self->tree, ens_tree_find (self->tree, &node->id)),
               language, i);
    add_words (lesson, node->scope, NULL, i);
  }
  for (guint i = 0; i < keywords->len; i++) {
    const EnsKeyword *keyword = keywords->pdata[i];
    gpointer label = NULL;

    if (g_hash_table_lookup_extended (self->label_of_node, &keyword->node, NULL, &label))
      add_words (lesson, keyword->word, keyword->language, GPOINTER_TO_UINT (label));
  }
}

/** Placing: where codings are written down */
typedef struct {
  EnsCodeAdviser *self;
  GArray *placed;
} Placing;

static gboolean
place_coding (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsCoding *coding = record;
  Placing *placing = data;
  gpointer index = NULL;
  gpointer label = NULL;

  if (g_hash_table_lookup_extended (placing->self->index_of_statement, &coding->statement, NULL,
                                    &index) &&
      g_hash_table_lookup_extended (placing->self->label_of_node, &coding->node, NULL, &label) &&
      (coding->agreed || g_array_index (placing->placed, int, GPOINTER_TO_UINT (index)) < 0))
    g_array_index (placing->placed, int, GPOINTER_TO_UINT (index)) = GPOINTER_TO_INT (label);
  return TRUE;
}

static gboolean
fit (EnsCodeAdviser *self, EnsSession *session, Lesson *lesson, GError **error)
{
  const int none = -1;
  guint n = ens_text_table_get_length (self->texts);
  Placing placing = { self, lesson->placed };
  g_autofree EnsText *texts = g_new (EnsText, n + 1);

  for (guint i = 0; i < n; i++) {
    texts[i] = *ens_text_table_get (self->texts, i);
    g_array_append_val (lesson->placed, none);
    g_hash_table_insert (self->index_of_statement, &g_array_index (self->texts->ids, EnsUuid, i),
                         GUINT_TO_POINTER (i));
  }
  if (!ens_store_each (ens_session_get_store (session), &ens_coding_entity, place_coding, &placing,
                       error))
    return FALSE;
  self->placed = g_array_ref (lesson->placed);
  self->suggester = ens_suggester_new (
    &(EnsSuggestInput){
      .texts = texts,
      .placed = (const int *) (gpointer) lesson->placed->data,
      .n = n,
      .n_labels = self->nodes->len,
      .codebook = (const EnsText *) (gpointer) lesson->words->data,
      .codebook_labels = (const guint *) (gpointer) lesson->labels->data,
      .n_codebook = lesson->words->len,
      .seed = 1,
    },
    error);
  return self->suggester != NULL;
}

static gboolean
prepare (EnsCodeAdviser *self, EnsSession *session, GError **error)
{
  self->tree = ens_tree_new (session, error);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_node_free);
  self->label_of_node = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  self->index_of_statement = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  if (self->tree == NULL ||
      !ens_store_each (ens_session_get_store (session), &ens_node_entity, take_node, self, error))
    return FALSE;
  if (self->nodes->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("The project has no codebook: bring one in first"));
    return FALSE;
  }
  self->texts = ens_text_table_read_project (session, NULL, error);
  return self->texts != NULL;
}

/** ens_code_adviser_new: Returns: (transfer full): knows what is in @session now. */
EnsCodeAdviser *
ens_code_adviser_new (EnsSession *session, GError **error)
{
  g_autoptr (EnsCodeAdviser) self = g_new0 (EnsCodeAdviser, 1);
  g_autoptr (GPtrArray) keywords = ens_session_list_rows (session, ENS_KIND_KEYWORD, error);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (EnsText));
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (guint));
  Lesson lesson = { placed, words, labels };

  if (keywords == NULL || !prepare (self, session, error))
    return NULL;
  read_codebook (self, keywords, ens_session_get_project (session)->language, &lesson);
  return fit (self, session, &lesson, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ens_code_adviser_ask:
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type EnsCodeAdvice): what fits best, the best first
 */
GPtrArray *
ens_code_adviser_ask (EnsCodeAdviser *self, const char *text, const char *language, guint most)
{
  const EnsText asked = { text, language };
  g_autoptr (EnsSuggestions) found = ens_suggester_rank_text (self->suggester, &asked, most);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_code_advice_free);

  for (guint i = 0; i < found->n; i++) {
    const EnsNode *node = self->nodes->pdata[found->items[i].label];
    EnsCodeAdvice *advice;

    if (found->items[i].score <= 0)
      continue;
    advice = g_new0 (EnsCodeAdvice, 1);
    advice->code = g_strdup (node->code);
    advice->label = g_strdup (
      ens_tree_get_label (self->tree, ens_tree_find (self->tree, &node->id)));
    advice->words = g_strdup (found->items[i].words);
    g_ptr_array_add (list, advice);
  }
  return list;
}

static EnsAdvised *
advise (EnsCodeAdviser *self, guint text)
{
  g_autoptr (EnsSuggestions) found = ens_suggester_rank (self->suggester, text, 1);
  EnsAdvised *advised;
  const EnsNode *node;

  if (found->n == 0)
    return NULL;
  node = self->nodes->pdata[found->items[0].label];
  advised = g_new0 (EnsAdvised, 1);
  advised->statement = g_array_index (self->texts->ids, EnsUuid, text);
  advised->text = g_strdup (ens_text_table_get (self->texts, text)->text);
  advised->target = node->id;
  advised->title = g_strdup_printf ("%s %s", node->code,
                                    ens_tree_get_label (self->tree,
                                                        ens_tree_find (self->tree, &node->id)));
  advised->words = g_strdup (found->items[0].words);
  advised->fit = ens_suggester_get_fit (self->suggester, text);
  advised->fits_none = ens_suggester_fits_none (self->suggester, text);
  return advised;
}

/** ens_code_adviser_ask_all: Returns: (transfer full) (element-type EnsAdvised): for all not coded. */
GPtrArray *
ens_code_adviser_ask_all (EnsCodeAdviser *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_advised_free);

  for (guint i = 0; i < self->placed->len; i++) {
    EnsAdvised *advised = g_array_index (self->placed, int, i) < 0 ? advise (self, i) : NULL;

    if (advised != NULL)
      g_ptr_array_add (list, advised);
  }
  ens_advice_sort (list);
  return list;
}

/** ens_code_adviser_learn: @code: what the statements were read as; what stands after a `/` is left out */
void
ens_code_adviser_learn (EnsCodeAdviser *self, const EnsUuid *statements, guint n, const char *code)
{
  gsize length = strcspn (code, "/");
  int label = -1;

  for (guint i = 0; i < self->nodes->len; i++) {
    const EnsNode *node = self->nodes->pdata[i];

    if (strlen (node->code) == length && strncmp (node->code, code, length) == 0)
      label = (int) i;
  }
  for (guint i = 0; label >= 0 && i < n; i++) {
    gpointer index = NULL;

    if (g_hash_table_lookup_extended (self->index_of_statement, &statements[i], NULL, &index)) {
      g_array_index (self->placed, int, GPOINTER_TO_UINT (index)) = label;
      ens_suggester_place (self->suggester, GPOINTER_TO_UINT (index), label);
    }
  }
  if (label >= 0)
    ens_suggester_refit (self->suggester);
}
