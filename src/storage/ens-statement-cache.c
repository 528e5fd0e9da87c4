// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows written through this store are noted as they are written and read again when somebody asks. They
// stay noted while their transaction may still be taken back. What others wrote is not known: then all
// is read anew.
#include "ens-statement-cache.h"

#include "ens-store-private.h"

#include <string.h>

// Rows of one step: a few milliseconds, so that no frame waits for it.
#define STEP 4000

// More changed rows than these are sooner read with all others.
#define MOST_CHANGED 20000

// Touched statements that are remembered for those who ask late.
#define MOST_TOUCHED 20000

typedef enum {
  TABLE_STATEMENTS,
  TABLE_CODINGS,
  TABLE_MEMBERS,
  N_TABLES,
} Table;

static const char *const tables[] = { "statements", "codings", "members" };

// What is shown of a statement names rows of these.
static const char *const named[] = { "groups", "questions", "criteria",     "nodes",
                                     "coders", "project",   "translations", NULL };

/**
 * EnsStatementCache:
 * @version: of the changes by others at which it was read
 * @is_doubtful: a part was read within a transaction, which may be taken back
 * @is_renamed: a row that statements name changed
 * @changed: rows to be read again
 * @touching: statements that those are or were about, as far as it is known
 * @touched: statements that changed, the last ones last
 * @n_forgotten: how many more came before those
 */
struct _EnsStatementCache {
  gint64 version;
  gboolean is_doubtful;
  gboolean is_renamed;
  EnsRowSet *changed[N_TABLES];
  EnsRowSet *touching;
  GArray *touched;
  gint64 n_forgotten;
  EnsRowFinder *finder;
  EnsStatementFacts *facts;
  EnsStatementCodings *codings;
  EnsTextOrder *texts;
  GArray *lots;
};

static void
forget_changed (EnsStatementCache *self)
{
  for (guint i = 0; i < N_TABLES; i++) {
    g_clear_pointer (&self->changed[i], ens_row_set_free);
    self->changed[i] = ens_row_set_new ();
  }
  g_clear_pointer (&self->touching, ens_row_set_free);
  self->touching = ens_row_set_new ();
  self->is_renamed = FALSE;
}

// Whoever asks what was touched is told that it may be anything.
static void
forget_touched (EnsStatementCache *self)
{
  self->n_forgotten += self->touched->len + 1;
  g_array_set_size (self->touched, 0);
}

static void
clear (EnsStatementCache *self)
{
  g_clear_pointer (&self->facts, ens_statement_facts_free);
  g_clear_pointer (&self->lots, g_array_unref);
  ens_statement_codings_free (self->codings);
  self->codings = ens_statement_codings_new ();
  ens_text_order_free (self->texts);
  self->texts = ens_text_order_new ();
  ens_row_finder_forget_statements (self->finder);
  ens_row_finder_forget_others (self->finder);
  forget_changed (self);
  forget_touched (self);
  self->is_doubtful = FALSE;
}

void
ens_statement_cache_free (EnsStatementCache *self)
{
  if (self == NULL)
    return;
  clear (self);
  for (guint i = 0; i < N_TABLES; i++)
    ens_row_set_free (self->changed[i]);
  ens_row_set_free (self->touching);
  g_array_unref (self->touched);
  ens_row_finder_free (self->finder);
  ens_statement_codings_free (self->codings);
  ens_text_order_free (self->texts);
  g_free (self);
}

static void
note_row_cb (const char *table, gint64 row, gpointer data)
{
  EnsStatementCache *self = data;

  for (guint i = 0; i < N_TABLES; i++) {
    if (strcmp (table, tables[i]) != 0)
      continue;
    // Numbers that no program of ours gives: all is read anew, and refused there.
    if (row < 1 || row > G_MAXINT32)
      self->is_doubtful = TRUE;
    else
      ens_row_set_add (self->changed[i], row);
    return;
  }
  self->is_renamed |= g_strv_contains (named, table);
}

static EnsStatementCache *
new_cache (EnsStore *store)
{
  EnsStatementCache *self = g_new0 (EnsStatementCache, 1);

  self->finder = ens_row_finder_new ();
  self->codings = ens_statement_codings_new ();
  self->texts = ens_text_order_new ();
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  forget_changed (self);
  ens_db_watch_rows (store->db, note_row_cb, self);
  return self;
}

static gboolean
patch_facts (EnsStore *store, EnsStatementCache *self, GError **error)
{
  EnsRowSet **changed = self->changed;

  if (self->facts == NULL)
    return TRUE;
  return ens_statement_facts_patch (self->facts, store, self->finder, changed[TABLE_STATEMENTS],
                                    error) &&
         ens_statement_facts_patch_places (self->facts, store, self->finder, changed[TABLE_MEMBERS],
                                           self->touching, error);
}

static gboolean
patch (EnsStore *store, EnsStatementCache *self, GError **error)
{
  const EnsRowSet *statements = self->changed[TABLE_STATEMENTS];
  gint64 row = 0;

  if (ens_row_set_get_n (statements) > 0) {
    ens_row_finder_forget_statements (self->finder);
    g_clear_pointer (&self->lots, g_array_unref);
  }
  while (ens_row_set_next (statements, &row))
    ens_row_set_add (self->touching, row);
  return patch_facts (store, self, error) &&
         ens_statement_codings_patch (self->codings, store, self->finder,
                                      self->changed[TABLE_CODINGS], self->touching, error) &&
         ens_text_order_patch (self->texts, store, statements, error);
}

// Of codings and places that were never read, nobody knows whose they were.
static gboolean
knows_touched (const EnsStatementCache *self)
{
  gboolean has_places = self->facts != NULL && ens_statement_facts_has_places (self->facts);

  return !self->is_renamed &&
         (ens_row_set_get_n (self->changed[TABLE_CODINGS]) == 0 ||
          ens_statement_codings_is_loaded (self->codings)) &&
         (ens_row_set_get_n (self->changed[TABLE_MEMBERS]) == 0 || has_places);
}

static void
remember_touched (EnsStatementCache *self)
{
  gint64 row = 0;

  if (!knows_touched (self)) {
    forget_touched (self);
    return;
  }
  if (self->touched->len + ens_row_set_get_n (self->touching) > MOST_TOUCHED) {
    self->n_forgotten += self->touched->len;
    g_array_set_size (self->touched, 0);
  }
  while (ens_row_set_next (self->touching, &row))
    g_array_append_val (self->touched, row);
}

static guint
count_changed (const EnsStatementCache *self)
{
  guint n = 0;

  for (guint i = 0; i < N_TABLES; i++)
    n += ens_row_set_get_n (self->changed[i]);
  return n;
}

static gboolean
settle (EnsStore *store, EnsStatementCache *self, GError **error)
{
  g_autoptr (EnsStmt) hold = ens_db_hold (store->db, error);

  if (self->is_renamed)
    ens_row_finder_forget_others (self->finder);
  if (hold == NULL || !patch (store, self, error)) {
    clear (self);
    return FALSE;
  }
  if (ens_db_is_in_transaction (store->db))
    return TRUE;
  remember_touched (self);
  forget_changed (self);
  return TRUE;
}

/** ens_statement_cache_catch_up: to be called before anything else is asked, at the start of each list. */
gboolean
ens_statement_cache_catch_up (EnsStore *store, GError **error)
{
  gint64 version = ens_db_get_version (ens_store_get_db (store));
  EnsStatementCache *self;

  if (store->cache == NULL)
    store->cache = new_cache (store);
  self = store->cache;
  if (version == 0 || self->version != version || self->is_doubtful ||
      count_changed (self) > MOST_CHANGED)
    clear (self);
  self->version = version;
  return (count_changed (self) == 0 && !self->is_renamed) || settle (store, self, error);
}

// Returns: the cache, of which a part is about to be read.
static EnsStatementCache *
begin_reading (EnsStore *store)
{
  store->cache->is_doubtful |= ens_db_is_in_transaction (store->db);
  return store->cache;
}

/** ens_statement_cache_get_facts: Returns: (transfer none) (nullable): valid until the next list */
const EnsStatementFacts *
ens_statement_cache_get_facts (EnsStore *store, GError **error)
{
  EnsStatementCache *self = store->cache;

  if (self->facts == NULL)
    self->facts = ens_statement_facts_new (store, begin_reading (store)->finder, error);
  return self->facts;
}

/** ens_statement_cache_need_places: has the facts tell piles, too. */
gboolean
ens_statement_cache_need_places (EnsStore *store, GError **error)
{
  EnsStatementCache *self = store->cache;

  if (ens_statement_cache_get_facts (store, error) == NULL)
    return FALSE;
  if (ens_statement_facts_has_places (self->facts))
    return TRUE;
  begin_reading (store);
  return ens_row_finder_load_statements (self->finder, store, error) &&
         ens_statement_facts_load_places (self->facts, store, self->finder, G_MAXINT64, error);
}

/**
 * ens_statement_cache_get_codings:
 *
 * Returns: (transfer none) (element-type EnsCachedCoding) (nullable): all, those of a statement
 *   together and by coder; valid until the next list
 */
const GArray *
ens_statement_cache_get_codings (EnsStore *store, GError **error)
{
  EnsStatementCache *self = store->cache;

  if (ens_statement_codings_is_loaded (self->codings))
    return ens_statement_codings_get (self->codings);
  begin_reading (store);
  if (!ens_row_finder_load_statements (self->finder, store, error) ||
      !ens_statement_codings_load (self->codings, store, self->finder, G_MAXINT64, error))
    return NULL;
  return ens_statement_codings_get (self->codings);
}

/**
 * ens_statement_cache_get_texts:
 *
 * Returns: (transfer none) (element-type guint32) (nullable): rows of all statements in the order of
 *   their texts; valid until the next list
 */
const GArray *
ens_statement_cache_get_texts (EnsStore *store, GError **error)
{
  EnsStatementCache *self = store->cache;

  if (!ens_text_order_is_loaded (self->texts) &&
      !ens_text_order_load (begin_reading (store)->texts, store, G_MAXINT64, error))
    return NULL;
  return ens_text_order_get (self->texts);
}

/** Lot: by which a statement is drawn */
typedef struct {
  guint64 lot;
  gint64 row;
} Lot;

static int
compare_lots (gconstpointer a, gconstpointer b)
{
  const Lot *left = a;
  const Lot *right = b;

  if (left->lot != right->lot)
    return left->lot < right->lot ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

// The second half of an id is chance; mixed, since ids of one hand may count up.
static guint64
draw_lot (const EnsUuid *id)
{
  guint64 lot;

  memcpy (&lot, (const guint8 *) id + 8, sizeof lot);
  lot = GUINT64_FROM_BE (lot);
  lot = (lot ^ (lot >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  lot = (lot ^ (lot >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return lot ^ (lot >> 31);
}

static GArray *
draw_lots (EnsStore *store, GError **error)
{
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (Lot));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             "SELECT id, row FROM statements ORDER BY id", error);
  gboolean row = stmt != NULL;

  while (row) {
    EnsUuid id;
    Lot lot;

    if (!ens_stmt_step (stmt, &row, error))
      return NULL;
    if (!row)
      break;
    id = ens_stmt_get_uuid (stmt, 0);
    lot = (Lot){ draw_lot (&id), ens_stmt_get_int (stmt, 1) };
    g_array_append_val (lots, lot);
  }
  g_array_sort (lots, compare_lots);
  for (guint i = 0; i < lots->len; i++)
    g_array_append_val (rows, g_array_index (lots, Lot, i).row);
  return stmt != NULL ? g_steal_pointer (&rows) : NULL;
}

/**
 * ens_statement_cache_get_lots:
 *
 * Returns: (transfer none) (element-type gint64) (nullable): rows of all statements in an order of
 *   chance, the same everywhere; valid until the next list
 */
const GArray *
ens_statement_cache_get_lots (EnsStore *store, GError **error)
{
  if (store->cache->lots == NULL)
    begin_reading (store)->lots = draw_lots (store, error);
  return store->cache->lots;
}

/** ens_statement_cache_find: @row: (out): the number of the row with @id; 0 for none */
gboolean
ens_statement_cache_find (EnsStore *store,
                          EnsEntityKind kind,
                          const EnsUuid *id,
                          guint32 *row,
                          GError **error)
{
  return ens_row_finder_find (store->cache->finder, store, kind, id, row, error);
}

/**
 * ens_statement_cache_prepare: reads some more of what lists may be sorted by, in a few milliseconds
 *
 * Returns: whether there is more to read
 */
gboolean
ens_statement_cache_prepare (EnsStore *store)
{
  EnsStatementCache *self;

  if (!ens_statement_cache_catch_up (store, NULL) || ens_db_is_in_transaction (store->db))
    return FALSE;
  self = store->cache;
  if (self->facts == NULL)
    return ens_statement_cache_get_facts (store, NULL) != NULL;
  if (!ens_statement_codings_is_loaded (self->codings))
    return ens_row_finder_has_statements (self->finder)
             ? ens_statement_codings_load (self->codings, store, self->finder, STEP, NULL)
             : ens_row_finder_load_statements (self->finder, store, NULL);
  if (!ens_statement_facts_has_places (self->facts))
    return ens_row_finder_has_statements (self->finder)
             ? ens_statement_facts_load_places (self->facts, store, self->finder, STEP, NULL)
             : ens_row_finder_load_statements (self->finder, store, NULL);
  ens_row_finder_forget_statements (self->finder);
  return !ens_text_order_is_loaded (self->texts) &&
         ens_text_order_load (self->texts, store, STEP, NULL);
}

/**
 * ens_statement_cache_list_touched:
 * @since: (inout): where the last call left it; 0 at first
 * @rows: (inout) (element-type gint64): takes the statements that changed since, or were coded or placed
 *   otherwise
 *
 * Returns: whether that is known; else anything may have changed, and what statements name, too
 */
gboolean
ens_statement_cache_list_touched (EnsStore *store, gint64 *since, GArray *rows)
{
  EnsStatementCache *self;
  gint64 first;

  if (!ens_statement_cache_catch_up (store, NULL))
    return FALSE;
  self = store->cache;
  first = *since - self->n_forgotten;
  *since = self->n_forgotten + self->touched->len;
  if (first < 0)
    return FALSE;
  g_array_append_vals (rows, &g_array_index (self->touched, gint64, first),
                       self->touched->len - (guint) first);
  return TRUE;
}
