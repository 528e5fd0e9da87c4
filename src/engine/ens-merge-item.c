// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items, the words for them, and the table of what somebody decided, by row and by field.
#include "ens-merge-item.h"

#include "ens-error.h"
#include "ens-row-words.h"
#include "ens-session-private.h"
#include "ens-text.h"

#include <string.h>

#define MOST_TITLE_CHARS 120

static const struct {
  const char *word;
  const char *text;
} classes[ENS_N_MERGE_CLASSES] = {
  [ENS_MERGE_NEW] = { "new", N_ ("New") },
  [ENS_MERGE_THERE] = { "changed-there", N_ ("Changed there") },
  [ENS_MERGE_HERE] = { "changed-here", N_ ("Changed here") },
  [ENS_MERGE_BOTH] = { "changed-both", N_ ("Changed on both sides") },
  [ENS_MERGE_DELETED_THERE] = { "deleted-there", N_ ("Deleted there") },
  [ENS_MERGE_DELETED_HERE] = { "deleted-here", N_ ("Deleted here, changed there") },
};

static const char *const take_words[] = { "plain", "ours", "theirs", "value" };

static void
field_free (EnsMergeField *field)
{
  g_free (field->ours);
  g_free (field->theirs);
  g_free (field->our_author);
  g_free (field->their_author);
  g_free (field->our_package);
  g_free (field);
}

/** ens_merge_item_new: Returns: (transfer full): an item without fields. */
EnsMergeItem *
ens_merge_item_new (const EnsEntity *entity, const char *key, EnsMergeClass what)
{
  EnsMergeItem *item = g_new0 (EnsMergeItem, 1);

  item->entity = entity;
  item->key = g_strdup (key);
  item->what = what;
  item->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  return item;
}

/** ens_merge_item_copy: Returns: (transfer full): a deep copy. */
EnsMergeItem *
ens_merge_item_copy (const EnsMergeItem *item)
{
  EnsMergeItem *copy = ens_merge_item_new (item->entity, item->key, item->what);

  copy->package = g_strdup (item->package);
  copy->package_id = g_strdup (item->package_id);
  copy->line = item->line;
  copy->title = g_strdup (item->title);
  copy->is_open = item->is_open;
  copy->take = item->take;
  copy->author = g_strdup (item->author);
  copy->time = item->time;
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *from = item->fields->pdata[i];
    EnsMergeField *to = ens_merge_item_add_field (copy, from->field);

    *to = *from;
    to->ours = g_strdup (from->ours);
    to->theirs = g_strdup (from->theirs);
    to->our_author = g_strdup (from->our_author);
    to->their_author = g_strdup (from->their_author);
    to->our_package = g_strdup (from->our_package);
  }
  return copy;
}

void
ens_merge_item_free (EnsMergeItem *item)
{
  if (item == NULL)
    return;
  g_free (item->package);
  g_free (item->package_id);
  g_free (item->key);
  g_free (item->title);
  g_free (item->author);
  g_ptr_array_unref (item->fields);
  g_free (item);
}

/** ens_merge_item_add_field: Returns: (transfer none): to be filled by the caller. */
EnsMergeField *
ens_merge_item_add_field (EnsMergeItem *item, const EnsField *field)
{
  EnsMergeField *added = g_new0 (EnsMergeField, 1);

  added->field = field;
  g_ptr_array_add (item->fields, added);
  return added;
}

/** ens_merge_item_dup_kind: Returns: (transfer full): what kind of row it is, for people. */
char *
ens_merge_item_dup_kind (const EnsMergeItem *item)
{
  return g_strdup (ens_row_words_get_kind (item->entity->kind));
}

/** ens_merge_class_get_word: Returns: the word in files. */
const char *
ens_merge_class_get_word (EnsMergeClass what)
{
  return classes[what].word;
}

gboolean
ens_merge_class_parse (const char *word, EnsMergeClass *what)
{
  for (guint i = 0; i < ENS_N_MERGE_CLASSES; i++) {
    if (g_strcmp0 (classes[i].word, word) == 0) {
      *what = (EnsMergeClass) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** ens_merge_class_get_text: Returns: for people, in their language. */
const char *
ens_merge_class_get_text (EnsMergeClass what)
{
  return _ (classes[what].text);
}

/** ens_merge_take_get_word: Returns: the word in files. */
const char *
ens_merge_take_get_word (EnsMergeTake take)
{
  return take_words[take];
}

gboolean
ens_merge_take_parse (const char *word, EnsMergeTake *take)
{
  // What people say of an item in a list, and what they say of two values, mean the same.
  if (g_strcmp0 (word, "accept") == 0)
    word = "theirs";
  if (g_strcmp0 (word, "refuse") == 0)
    word = "ours";
  for (guint i = 0; i < G_N_ELEMENTS (take_words); i++) {
    if (g_strcmp0 (take_words[i], word) == 0) {
      *take = (EnsMergeTake) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** ens_prefer_parse: @word: (nullable): `ours`, `theirs` or `newest`; nobody when %NULL. */
gboolean
ens_prefer_parse (const char *word, EnsPrefer *prefer, GError **error)
{
  static const char *const words[] = { "ours", "theirs", "newest" };

  *prefer = ENS_PREFER_NOBODY;
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      *prefer = (EnsPrefer) (ENS_PREFER_OURS + i);
  if (word == NULL || *prefer != ENS_PREFER_NOBODY)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not ours, theirs or newest"), word);
  return FALSE;
}

static char *
dup_own_words (const EnsEntity *entity, gconstpointer record)
{
  static const char *const names[] = { "code", "initials", "word", "form", "number" };

  for (guint i = entity->n_key; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if ((field->flags & ENS_FIELD_LONG) != 0 && !ens_field_is_absent (field, record)) {
      g_autofree char *text = ens_field_dup_text (field, record);

      return ens_text_dup_short (text, MOST_TITLE_CHARS);
    }
  }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const EnsField *field = ens_entity_get_field (entity, names[i]);

    if (field != NULL && !ens_field_is_absent (field, record))
      return ens_field_dup_text (field, record);
  }
  return NULL;
}

static char *
dup_words_of (EnsSession *session, EnsEntityKind kind, const EnsUuid *id)
{
  const EnsEntity *entity = ens_entity_get (kind);
  gpointer row = ens_store_dup (ens_session_get_store (session), entity, id, NULL);
  char *words = row != NULL ? dup_own_words (entity, row) : NULL;

  ens_record_free (entity, row);
  return words;
}

/** ens_merge_dup_title: Returns: (transfer full): @record in words: its own, else those it refers to. */
char *
ens_merge_dup_title (EnsSession *session, const EnsEntity *entity, gconstpointer record)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  char *own = dup_own_words (entity, record);

  if (own != NULL)
    return own;
  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];
    g_autofree char *words = NULL;

    if (field->type != ENS_FIELD_UUID || field->refers_to == ENS_KIND_NONE)
      continue;
    words = dup_words_of (session, field->refers_to,
                          (const EnsUuid *) ((const char *) record + field->offset));
    if (words != NULL)
      g_strv_builder_add (parts, words);
  }
  list = g_strv_builder_end (parts);
  return list[0] != NULL ? g_strjoinv (" · ", list) : ens_record_dup_key (entity, record);
}

/** EnsMergeDecision: @value: (nullable): what somebody wrote */
typedef struct {
  EnsMergeTake take;
  char *value;
} EnsMergeDecision;

// EnsMergeDecisions: @rows: of which something was decided, and whether they were met in a package since
struct _EnsMergeDecisions {
  GHashTable *table;
  GHashTable *rows;
};

static void
decision_free (EnsMergeDecision *decision)
{
  g_free (decision->value);
  g_free (decision);
}

static char *
dup_place (const char *package, const EnsEntity *entity, const char *key, const char *field)
{
  return g_strjoin ("\n", package != NULL ? package : "", entity->name, key, field, NULL);
}

EnsMergeDecisions *
ens_merge_decisions_new (void)
{
  EnsMergeDecisions *self = g_new0 (EnsMergeDecisions, 1);

  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) decision_free);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ens_merge_decisions_free (EnsMergeDecisions *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->table);
  g_hash_table_unref (self->rows);
  g_free (self);
}

/** ens_merge_decisions_get_n: @self: (nullable); Returns: how many were made. */
guint
ens_merge_decisions_get_n (const EnsMergeDecisions *self)
{
  return self != NULL ? g_hash_table_size (self->table) : 0;
}

static void
put (EnsMergeDecisions *self, char *place, EnsMergeTake take, const char *value)
{
  EnsMergeDecision *decision = g_new0 (EnsMergeDecision, 1);

  decision->take = take;
  decision->value = g_strdup (value);
  g_hash_table_replace (self->table, place, decision);
}

/**
 * ens_merge_decisions_set:
 * @package: (nullable): the id of the package that brings the row; whatever brings it when %NULL
 * @take: what shall become of the row; plain takes a decision back
 */
void
ens_merge_decisions_set (EnsMergeDecisions *self,
                         const char *package,
                         const EnsEntity *entity,
                         const char *key,
                         EnsMergeTake take)
{
  put (self, dup_place (package, entity, key, NULL), take, NULL);
  g_hash_table_replace (self->rows, dup_place (package, entity, key, NULL), NULL);
}

/** ens_merge_decisions_set_field: @value: (nullable): with %ENS_TAKE_VALUE; %NULL for none. */
void
ens_merge_decisions_set_field (EnsMergeDecisions *self,
                               const char *package,
                               const EnsEntity *entity,
                               const char *key,
                               const char *field,
                               EnsMergeTake take,
                               const char *value)
{
  put (self, dup_place (package, entity, key, field), take, value);
  g_hash_table_replace (self->rows, dup_place (package, entity, key, NULL), NULL);
}

static void
note_met (const EnsMergeDecisions *self,
          const char *package,
          const EnsEntity *entity,
          const char *key)
{
  g_autofree char *place = dup_place (package, entity, key, NULL);

  if (g_hash_table_contains (self->rows, place))
    g_hash_table_replace (self->rows, g_steal_pointer (&place), GINT_TO_POINTER (TRUE));
}

static const EnsMergeDecision *
find (const EnsMergeDecisions *self,
      const char *package,
      const EnsEntity *entity,
      const char *key,
      const char *field)
{
  g_autofree char *place = dup_place (package, entity, key, field);

  return g_hash_table_lookup (self->table, place);
}

/**
 * ens_merge_decisions_get:
 * @self: (nullable)
 * @package: (nullable): id of the package at hand; what was said of this one goes before what was
 *   said of all
 * @field: (nullable): a field's name; what holds for the row holds for its fields
 * @value: (out) (optional) (nullable) (transfer none): with %ENS_TAKE_VALUE
 */
EnsMergeTake
ens_merge_decisions_get (const EnsMergeDecisions *self,
                         const char *package,
                         const EnsEntity *entity,
                         const char *key,
                         const char *field,
                         const char **value)
{
  const char *const packages[] = { package, NULL };
  const EnsMergeDecision *decision = NULL;

  if (value != NULL)
    *value = NULL;
  if (ens_merge_decisions_get_n (self) == 0)
    return ENS_TAKE_PLAIN;
  for (gsize i = 0; i < G_N_ELEMENTS (packages); i++)
    note_met (self, packages[i], entity, key);
  for (gsize i = 0; i < G_N_ELEMENTS (packages) && decision == NULL; i++) {
    decision = find (self, packages[i], entity, key, field);
    if (decision == NULL && field != NULL)
      decision = find (self, packages[i], entity, key, NULL);
  }
  if (decision != NULL && value != NULL)
    *value = decision->value;
  return decision != NULL ? decision->take : ENS_TAKE_PLAIN;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * ens_merge_decisions_warn:
 * @path: the file that they were read from
 * @faults: takes a warning for each row that something was decided of and that no package brought
 *
 * To be asked after a merge.
 */
void
ens_merge_decisions_warn (const EnsMergeDecisions *self, const char *path, EnsFaults *faults)
{
  g_autoptr (GList) places = g_list_sort (g_hash_table_get_keys (self->rows), compare_places);

  for (const GList *at = places; at != NULL; at = at->next) {
    g_auto (GStrv) parts = g_strsplit (at->data, "\n", 3);
    g_autofree char *what = NULL;

    if (g_hash_table_lookup (self->rows, at->data) != NULL)
      continue;
    what = g_strdup_printf (_ ("a decision about the %s %s, of which these packages bring nothing "
                               "to decide"),
                            parts[1], parts[2]);
    ens_faults_warn (faults, path, 0, what,
                     _ ("look at its “key” and its “package”, or leave it out"));
  }
}
