// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts are read in the order in which they lie in the file and sorted in memory. Once sorted, only the
// numbers of rows are kept: a text that changes finds its place by asking for a few others.
#include "ens-text-order.h"

#include "ens-store-private.h"

#include <string.h>

// More texts than these are sooner read and sorted anew than put in one by one.
#define MOST_PUT_IN 300

// Letters of a text that decide its place, as 64-bit words.
#define KEY_WORDS 5
#define KEY_BYTES (KEY_WORDS * 8)

typedef struct {
  guint64 words[KEY_WORDS];
  guint32 row;
} TextKey;

// What is moved about in sorting: small, and mostly enough to tell two texts apart.
typedef struct {
  guint64 first;
  const TextKey *key;
} TextItem;

struct _EnsTextOrder {
  GArray *keys; // while they are read
  GArray *rows; // guint32, in order
  gint64 last;
  gboolean is_loaded;
};

EnsTextOrder *
ens_text_order_new (void)
{
  EnsTextOrder *self = g_new0 (EnsTextOrder, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (TextKey));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
ens_text_order_free (EnsTextOrder *self)
{
  g_array_unref (self->keys);
  g_array_unref (self->rows);
  g_free (self);
}

gboolean
ens_text_order_is_loaded (const EnsTextOrder *self)
{
  return self->is_loaded;
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
compare_keys (const TextKey *left, const TextKey *right)
{
  for (int i = 0; i < KEY_WORDS; i++)
    if (left->words[i] != right->words[i])
      return left->words[i] < right->words[i] ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const TextItem *left = a;
  const TextItem *right = b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  return compare_keys (left->key, right->key);
}

static void
sort (EnsTextOrder *self)
{
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (TextItem), self->keys->len);

  for (guint i = 0; i < self->keys->len; i++) {
    const TextKey *key = &g_array_index (self->keys, TextKey, i);
    TextItem item = { key->words[0], key };

    g_array_append_val (items, item);
  }
  g_array_sort (items, compare_items);
  g_array_set_size (self->rows, items->len);
  for (guint i = 0; i < items->len; i++)
    g_array_index (self->rows, guint32, i) = g_array_index (items, TextItem, i).key->row;
  g_array_unref (self->keys);
  self->keys = g_array_new (FALSE, FALSE, sizeof (TextKey));
  self->is_loaded = TRUE;
}

// Those of the numbers from the first to the second of @range, as many as the third says.
static gboolean
read_some (EnsStore *store, const gint64 range[3], GArray *keys, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             "SELECT row, text FROM statements "
                                             "WHERE row BETWEEN ?1 AND ?2 ORDER BY row LIMIT ?3",
                                             error);
  gboolean row = stmt != NULL;

  for (int i = 0; i < 3 && row; i++)
    ens_stmt_bind_int (stmt, i + 1, range[i]);
  while (row) {
    TextKey key;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    key.row = (guint32) ens_stmt_get_int (stmt, 0);
    make_text_key (ens_stmt_get_text (stmt, 1), key.words);
    g_array_append_val (keys, key);
  }
  return stmt != NULL;
}

/** ens_text_order_load: reads the next @most; sorts when they are the last. */
gboolean
ens_text_order_load (EnsTextOrder *self, EnsStore *store, gint64 most, GError **error)
{
  const gint64 range[] = { self->last + 1, G_MAXINT64, most };
  guint before = self->keys->len;

  if (!read_some (store, range, self->keys, error))
    return FALSE;
  if (self->keys->len > before)
    self->last = g_array_index (self->keys, TextKey, self->keys->len - 1).row;
  if (self->keys->len - before < most)
    sort (self);
  return TRUE;
}

static void
take_out_keys (GArray *keys, const EnsRowSet *rows)
{
  guint n_left = 0;

  for (guint i = 0; i < keys->len; i++)
    if (!ens_row_set_has (rows, g_array_index (keys, TextKey, i).row))
      g_array_index (keys, TextKey, n_left++) = g_array_index (keys, TextKey, i);
  g_array_set_size (keys, n_left);
}

static void
take_out_rows (GArray *numbers, const EnsRowSet *rows)
{
  guint n_left = 0;

  for (guint i = 0; i < numbers->len; i++)
    if (!ens_row_set_has (rows, g_array_index (numbers, guint32, i)))
      g_array_index (numbers, guint32, n_left++) = g_array_index (numbers, guint32, i);
  g_array_set_size (numbers, n_left);
}

static gboolean
read_one (EnsStore *store, gint64 row, GArray *keys, GError **error)
{
  const gint64 range[] = { row, row, 1 };

  g_array_set_size (keys, 0);
  return read_some (store, range, keys, error);
}

static gboolean
put_in (EnsTextOrder *self, EnsStore *store, const TextKey *key, GError **error)
{
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (TextKey));
  guint first = 0;
  guint end = self->rows->len;

  while (first < end) {
    guint middle = first + (end - first) / 2;

    if (!read_one (store, g_array_index (self->rows, guint32, middle), other, error))
      return FALSE;
    if (other->len == 0 || compare_keys (&g_array_index (other, TextKey, 0), key) < 0)
      first = middle + 1;
    else
      end = middle;
  }
  g_array_insert_vals (self->rows, first, &key->row, 1);
  return TRUE;
}

static gboolean
put_all_in (EnsTextOrder *self, EnsStore *store, const EnsRowSet *rows, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (TextKey));
  gint64 row = 0;

  while (ens_row_set_next (rows, &row)) {
    if (!read_one (store, row, keys, error))
      return FALSE;
    if (keys->len > 0 && !put_in (self, store, &g_array_index (keys, TextKey, 0), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_keys_again (EnsTextOrder *self, EnsStore *store, const EnsRowSet *rows, GError **error)
{
  gint64 row = 0;

  take_out_keys (self->keys, rows);
  while (ens_row_set_next (rows, &row) && row <= self->last) {
    const gint64 range[] = { row, row, 1 };

    if (!read_some (store, range, self->keys, error))
      return FALSE;
  }
  return TRUE;
}

/** ens_text_order_patch: reads the texts of the statements @rows again, as far as they were read before. */
gboolean
ens_text_order_patch (EnsTextOrder *self, EnsStore *store, const EnsRowSet *rows, GError **error)
{
  if (!self->is_loaded)
    return read_keys_again (self, store, rows, error);
  if (ens_row_set_get_n (rows) > MOST_PUT_IN) {
    g_array_set_size (self->rows, 0);
    self->last = 0;
    self->is_loaded = FALSE;
    return TRUE;
  }
  take_out_rows (self->rows, rows);
  return put_all_in (self, store, rows, error);
}

/** ens_text_order_get: Returns: (transfer none) (element-type guint32): numbers of rows, once loaded */
const GArray *
ens_text_order_get (const EnsTextOrder *self)
{
  return self->rows;
}
