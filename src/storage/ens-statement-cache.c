// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables are read in the order in which they lie in the file and sorted in memory: looking up 100,000
// rows in the order of an index takes several times as long. Nothing is kept of an open transaction.
#include "ens-statement-cache.h"

#include "ens-reading-query.h"
#include "ens-store-private.h"

#include <stdlib.h>
#include <string.h>

// Rows of one step: a few milliseconds, so that no frame waits for it.
#define STEP 4000

// Letters of a text that decide its place, as 64-bit words.
#define KEY_WORDS 5
#define KEY_BYTES (KEY_WORDS * 8)

typedef struct {
  guint64 words[KEY_WORDS];
  gint64 row;
} TextKey;

// What is moved about in sorting: small, and mostly enough to tell two texts apart.
typedef struct {
  guint64 first;
  const TextKey *key;
} TextItem;

typedef struct {
  EnsUuid id;
  gint64 row;
} Id;

/** EnsStatementCache: @version: the state of the file that it was read at; 0 for one that may go */
struct _EnsStatementCache {
  gint64 version;
  GArray *ids; // by id
  GArray *codings;
  GArray *places;
  GArray *keys;  // of texts, while they are read
  GArray *texts; // numbers of rows
  gint64 last_coding;
  gint64 last_text;
  gboolean has_codings;
};

static void
clear (EnsStatementCache *cache)
{
  g_clear_pointer (&cache->ids, g_array_unref);
  g_clear_pointer (&cache->codings, g_array_unref);
  g_clear_pointer (&cache->places, g_array_unref);
  g_clear_pointer (&cache->keys, g_array_unref);
  g_clear_pointer (&cache->texts, g_array_unref);
  *cache = (EnsStatementCache){ 0 };
}

void
ens_statement_cache_free (EnsStatementCache *cache)
{
  if (cache == NULL)
    return;
  clear (cache);
  g_free (cache);
}

static EnsStatementCache *
get_cache (EnsStore *store)
{
  gint64 version = ens_db_get_version (ens_store_get_db (store));

  if (store->cache == NULL)
    store->cache = g_new0 (EnsStatementCache, 1);
  if (version == 0 || store->cache->version != version)
    clear (store->cache);
  store->cache->version = version;
  return store->cache;
}

static gboolean
read_ids (EnsStore *store, EnsStatementCache *cache, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (Id));
  g_autoptr (EnsStmt) stmt = NULL;
  gboolean row = TRUE;

  if (cache->ids != NULL)
    return TRUE;
  stmt = ens_db_prepare (store->db, "SELECT id, row FROM statements ORDER BY id", error);
  if (stmt == NULL)
    return FALSE;
  while (row) {
    Id id;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    id = (Id){ ens_stmt_get_uuid (stmt, 0), ens_stmt_get_int (stmt, 1) };
    g_array_append_val (ids, id);
  }
  cache->ids = g_steal_pointer (&ids);
  return TRUE;
}

static int
compare_ids (const void *a, const void *b)
{
  return ens_uuid_compare (a, &((const Id *) b)->id);
}

static gint64
find_row (EnsStatementCache *cache, const EnsUuid *id)
{
  const Id *found = bsearch (id, cache->ids->data, cache->ids->len, sizeof (Id), compare_ids);

  return found != NULL ? found->row : 0;
}

static int
compare_codings (gconstpointer a, gconstpointer b)
{
  const EnsCachedCoding *left = a;
  const EnsCachedCoding *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return ens_uuid_compare (&left->coder, &right->coder);
}

static EnsCachedCoding
take_coding (EnsStatementCache *cache, EnsStmt *stmt)
{
  EnsUuid statement = ens_stmt_get_uuid (stmt, 1);

  return (EnsCachedCoding){
    .row = find_row (cache, &statement),
    .coder = ens_stmt_get_uuid (stmt, 2),
    .node = ens_stmt_get_uuid (stmt, 3),
    .meaning = ens_reading_query_pack (ens_stmt_get_text (stmt, 4)),
    .beneficiary = ens_reading_query_pack (ens_stmt_get_text (stmt, 5)),
    .is_unsure = ens_stmt_get_int (stmt, 6) != 0,
    .is_agreed = ens_stmt_get_int (stmt, 7) != 0,
  };
}

// The next @most; sorted when they are the last.
static gboolean
read_codings (EnsStore *store, EnsStatementCache *cache, gint64 most, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    store->db,
    "SELECT row, statement, coder, node, meaning, beneficiary, certainty = 'unsure', agreed "
    "FROM codings WHERE row > ?1 ORDER BY row LIMIT ?2",
    error);
  gboolean row = TRUE;
  gint64 n = 0;

  if (stmt == NULL)
    return FALSE;
  if (cache->codings == NULL)
    cache->codings = g_array_new (FALSE, FALSE, sizeof (EnsCachedCoding));
  ens_stmt_bind_int (stmt, 1, cache->last_coding);
  ens_stmt_bind_int (stmt, 2, most);
  while (row) {
    EnsCachedCoding coding;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    coding = take_coding (cache, stmt);
    cache->last_coding = ens_stmt_get_int (stmt, 0);
    g_array_append_val (cache->codings, coding);
    n++;
  }
  cache->has_codings = n < most;
  if (cache->has_codings)
    g_array_sort (cache->codings, compare_codings);
  return TRUE;
}

static gboolean
read_places (EnsStore *store, EnsStatementCache *cache, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (EnsCachedPlace));
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             "SELECT criterion, statement FROM members "
                                             "ORDER BY criterion, statement",
                                             error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row) {
    EnsCachedPlace place;
    EnsUuid statement;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    statement = ens_stmt_get_uuid (stmt, 1);
    place = (EnsCachedPlace){ find_row (cache, &statement), ens_stmt_get_uuid (stmt, 0) };
    g_array_append_val (places, place);
  }
  cache->places = g_steal_pointer (&places);
  return TRUE;
}

// Base letters in lower case, so that É stands beside e; from the first letter or digit on.
static void
make_text_key (const char *text, guint64 words[KEY_WORDS])
{
  guint8 bytes[KEY_BYTES + 6] = { 0 };
  gsize n = 0;

  while (*text != '\0' && n < KEY_BYTES) {
    guint8 byte = (guint8) *text;
    gunichar letter = byte;
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

    if (byte < 0x80) {
      if (n > 0 || g_ascii_isalnum (*text))
        bytes[n++] = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
      text++;
      continue;
    }
    letter = g_utf8_get_char (text);
    text = g_utf8_next_char (text);
    if (n == 0 && !g_unichar_isalnum (letter))
      continue;
    g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts));
    n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (parts[0]), (char *) bytes + n);
  }
  for (int i = 0; i < KEY_WORDS; i++) {
    memcpy (&words[i], bytes + 8 * i, 8);
    words[i] = GUINT64_FROM_BE (words[i]);
  }
}

static int
compare_text_items (gconstpointer a, gconstpointer b)
{
  const TextItem *left = a;
  const TextItem *right = b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  for (int i = 1; i < KEY_WORDS; i++)
    if (left->key->words[i] != right->key->words[i])
      return left->key->words[i] < right->key->words[i] ? -1 : 1;
  return left->key->row < right->key->row ? -1 : left->key->row > right->key->row;
}

static void
sort_texts (EnsStatementCache *cache)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (TextItem));

  for (guint i = 0; i < cache->keys->len; i++) {
    const TextKey *key = &g_array_index (cache->keys, TextKey, i);
    TextItem text = { key->words[0], key };

    g_array_append_val (texts, text);
  }
  g_array_sort (texts, compare_text_items);
  cache->texts = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < texts->len; i++) {
    gint64 row = g_array_index (texts, TextItem, i).key->row;

    g_array_append_val (cache->texts, row);
  }
  g_clear_pointer (&cache->keys, g_array_unref);
}

// The next @most; sorted when they are the last.
static gboolean
read_texts (EnsStore *store, EnsStatementCache *cache, gint64 most, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    store->db, "SELECT row, text FROM statements WHERE row > ?1 ORDER BY row LIMIT ?2", error);
  gboolean row = TRUE;
  gint64 n = 0;

  if (stmt == NULL)
    return FALSE;
  if (cache->keys == NULL)
    cache->keys = g_array_new (FALSE, FALSE, sizeof (TextKey));
  ens_stmt_bind_int (stmt, 1, cache->last_text);
  ens_stmt_bind_int (stmt, 2, most);
  while (row) {
    TextKey key;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    cache->last_text = key.row = ens_stmt_get_int (stmt, 0);
    make_text_key (ens_stmt_get_text (stmt, 1), key.words);
    g_array_append_val (cache->keys, key);
    n++;
  }
  if (n < most)
    sort_texts (cache);
  return TRUE;
}

/**
 * ens_statement_cache_get_codings:
 *
 * Returns: (transfer none) (element-type EnsCachedCoding) (nullable): all, those of a statement
 *   together and by coder; valid until the file changes
 */
const GArray *
ens_statement_cache_get_codings (EnsStore *store, GError **error)
{
  EnsStatementCache *cache = get_cache (store);

  if (!read_ids (store, cache, error))
    return NULL;
  if (!cache->has_codings && !read_codings (store, cache, G_MAXINT64, error))
    return NULL;
  return cache->codings;
}

/** ens_statement_cache_get_places: Returns: (transfer none) (element-type EnsCachedPlace) (nullable) */
const GArray *
ens_statement_cache_get_places (EnsStore *store, GError **error)
{
  EnsStatementCache *cache = get_cache (store);

  if (!read_ids (store, cache, error))
    return NULL;
  if (cache->places == NULL && !read_places (store, cache, error))
    return NULL;
  return cache->places;
}

/**
 * ens_statement_cache_get_texts:
 *
 * Returns: (transfer none) (element-type gint64) (nullable): rows of all statements in the order of
 *   their texts
 */
const GArray *
ens_statement_cache_get_texts (EnsStore *store, GError **error)
{
  EnsStatementCache *cache = get_cache (store);

  if (cache->texts == NULL && !read_texts (store, cache, G_MAXINT64, error))
    return NULL;
  return cache->texts;
}

/**
 * ens_statement_cache_prepare: reads some more of what lists may be sorted by, in a few milliseconds
 *
 * Returns: whether there is more to read
 */
gboolean
ens_statement_cache_prepare (EnsStore *store)
{
  EnsStatementCache *cache = get_cache (store);

  if (cache->version == 0)
    return FALSE;
  if (cache->ids == NULL)
    return read_ids (store, cache, NULL);
  if (!cache->has_codings)
    return read_codings (store, cache, STEP, NULL);
  if (cache->places == NULL)
    return read_places (store, cache, NULL);
  return cache->texts == NULL && read_texts (store, cache, STEP, NULL);
}
