// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list holds row numbers of all that it shows and items of what was looked at lately. A change
// tells only the rows that are new, gone or different.
#include "ens-statement-list.h"

#include "ens-session-private.h"
#include "ens-statement-loader.h"
#include "ens-statement-query.h"
#include "ens-text.h"

#include <string.h>

#define WINDOW     200
#define MOST_ITEMS 2000

struct _EnsStatementList {
  GObject parent_instance;

  EnsSession *session;
  EnsStatementLoader *loader;
  EnsStatementFilter filter;
  EnsStatementOrder order;
  gboolean is_reversed;
  GArray *rows;
  GHashTable *items;
  gint64 n_expressions;
  gint64 last_row;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EnsStatementList,
                               ens_statement_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static const EnsQueryOrder orders[] = {
  [ENS_ORDER_NEWEST_FIRST] = ENS_STATEMENT_ORDER_NEWEST,
  [ENS_ORDER_OLDEST_FIRST] = ENS_STATEMENT_ORDER_OLDEST,
  [ENS_ORDER_TEXT] = ENS_STATEMENT_ORDER_TEXT,
  [ENS_ORDER_COUNT] = ENS_STATEMENT_ORDER_COUNT,
  [ENS_ORDER_GROUP] = ENS_STATEMENT_ORDER_GROUP,
  [ENS_ORDER_CRITERION] = ENS_STATEMENT_ORDER_CRITERION,
  [ENS_ORDER_QUESTION] = ENS_STATEMENT_ORDER_QUESTION,
  [ENS_ORDER_LANGUAGE] = ENS_STATEMENT_ORDER_LANGUAGE,
  [ENS_ORDER_CODE] = ENS_STATEMENT_ORDER_CODE,
};

static const EnsStatementCoded coded[] = {
  [ENS_CODED_ANY] = ENS_STATEMENT_CODED_ANY,
  [ENS_CODED_NOT] = ENS_STATEMENT_CODED_NOT,
  [ENS_CODED_SOMEHOW] = ENS_STATEMENT_CODED_SOMEHOW,
  [ENS_CODED_UNSURE] = ENS_STATEMENT_CODED_UNSURE,
  [ENS_CODED_DISPUTED] = ENS_STATEMENT_CODED_DISPUTED,
  [ENS_CODED_AGREED] = ENS_STATEMENT_CODED_AGREED,
};

static EnsStatementQuery
make_query (EnsStatementList *self)
{
  const EnsStatementFilter *filter = &self->filter;
  EnsStatementQuery query = {
    .group = filter->group,
    .question = filter->question,
    .criterion = filter->criterion,
    .node = filter->node,
    .is_counted = filter->is_counted,
    .search = filter->search,
    .language = filter->language,
    .coded = coded[filter->coded],
    .coder = filter->coder,
    .sample = filter->sample,
    .order = orders[self->order],
    .is_reversed = self->is_reversed,
  };

  if (filter->only_unplaced)
    query.place = ENS_STATEMENT_PLACE_NONE;
  else if (!ens_uuid_is_nil (&filter->criterion))
    query.place = ENS_STATEMENT_PLACE_CRITERION;
  return query;
}

static gint64
row_at (const GArray *rows, guint position)
{
  return g_array_index (rows, gint64, position);
}

// Tells what is between the common start and the common end of the old rows and the new.
static void
replace_rows (EnsStatementList *self, GArray *rows)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);
  guint least = MIN (old->len, rows->len);
  guint start = 0;
  guint end = 0;

  while (start < least && row_at (old, start) == row_at (rows, start))
    start++;
  while (end < least - start &&
         row_at (old, old->len - 1 - end) == row_at (rows, rows->len - 1 - end))
    end++;
  self->rows = rows;
  if (old->len != rows->len || start < least)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                rows->len - start - end);
}

// A file that cannot be read any more shows nothing; the next action says why.
static GArray *
read_rows (EnsStatementList *self)
{
  const EnsStatementQuery query = make_query (self);
  EnsStore *store = ens_session_get_store (self->session);
  GArray *rows = ens_store_list_statements (store, &query, NULL);

  if (!ens_store_last_statement (store, &self->last_row, NULL))
    self->last_row = G_MAXINT64;
  return rows != NULL ? rows : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
read_again (EnsStatementList *self)
{
  self->n_expressions = -1;
  replace_rows (self, read_rows (self));
}

static gboolean
is_same_item (GHashTable *old_items, const gint64 *row, const EnsStatementItem *item)
{
  const EnsStatementItem *old = g_hash_table_lookup (old_items, row);

  return old != NULL && ens_statement_item_equal (old, item);
}

// Items that still are what they were stay the same objects; the others are told one by one.
static void
compare_items (EnsStatementList *self, GHashTable *fresh)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->items);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));

  self->items = g_hash_table_ref (fresh);
  for (guint i = 0; i < self->rows->len; i++) {
    const gint64 row = row_at (self->rows, i);
    EnsStatementItem *item = g_hash_table_lookup (fresh, &row);

    if (item == NULL)
      continue;
    if (is_same_item (old, &row, item))
      g_hash_table_replace (fresh, g_memdup2 (&row, sizeof row),
                            g_object_ref (g_hash_table_lookup (old, &row)));
    else if (g_hash_table_contains (old, &row))
      g_array_append_val (changed, i);
  }
  for (guint i = 0; i < changed->len; i++)
    g_list_model_items_changed (G_LIST_MODEL (self), g_array_index (changed, guint, i), 1, 1);
}

static void
refresh_items (EnsStatementList *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable)
               fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_array_append_vals (rows, row, 1);
  if (ens_statement_loader_load (self->loader, (const gint64 *) (gpointer) rows->data, rows->len,
                                 fresh, NULL))
    compare_items (self, fresh);
}

// Whether statements that are new can only stand at one end, and all that stands there now stays.
static gboolean
grows_at_an_end (EnsStatementList *self)
{
  const EnsStatementFilter *filter = &self->filter;

  return (self->order == ENS_ORDER_NEWEST_FIRST || self->order == ENS_ORDER_OLDEST_FIRST) &&
         (filter->search == NULL || *filter->search == '\0') && self->last_row != G_MAXINT64;
}

// What an Enter costs must not grow with what is listed: only the new rows are read.
static gboolean
read_later (EnsStatementList *self)
{
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (gint64));
  EnsStore *store = ens_session_get_store (self->session);
  const EnsStatementQuery query = make_query (self);
  gboolean is_newest_first = self->order == ENS_ORDER_NEWEST_FIRST;
  gint64 n_expressions = 0;
  guint position = is_newest_first ? 0 : self->rows->len;

  if (!ens_store_list_later_statements (store, &query, self->last_row, later, &n_expressions,
                                        NULL) ||
      !ens_store_last_statement (store, &self->last_row, NULL))
    return FALSE;
  // A pile or a code is not given in the same breath: what is new lies in none.
  if (later->len == 0 || query.place == ENS_STATEMENT_PLACE_CRITERION ||
      !ens_uuid_is_nil (&query.node))
    return TRUE;
  if (self->n_expressions >= 0)
    self->n_expressions += n_expressions;
  for (guint i = 0; i < later->len / 2 && is_newest_first; i++) {
    gint64 *left = &g_array_index (later, gint64, i);
    gint64 *right = &g_array_index (later, gint64, later->len - 1 - i);
    gint64 row = *left;

    *left = *right;
    *right = row;
  }
  g_array_insert_vals (self->rows, position, later->data, later->len);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, later->len);
  return TRUE;
}

static void
changed_cb (EnsSession *session, EnsKinds kinds, EnsStatementList *self)
{
  const EnsKinds shown = ENS_KIND_BIT (ENS_KIND_STATEMENT) | ENS_KIND_BIT (ENS_KIND_MEMBER) |
                         ENS_KIND_BIT (ENS_KIND_CODING) | ENS_KIND_BIT (ENS_KIND_CRITERION) |
                         ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_QUESTION) |
                         ENS_KIND_BIT (ENS_KIND_NODE) | ENS_KIND_BIT (ENS_KIND_CODER);
  guint n_before = self->rows->len;

  if ((kinds & shown) == 0)
    return;
  ens_statement_loader_forget (self->loader, kinds);
  if (kinds == ENS_KIND_BIT (ENS_KIND_STATEMENT) && ens_session_has_only_added (session) &&
      grows_at_an_end (self) && read_later (self))
    return;
  read_again (self);
  // A statement more, as at every Enter, leaves the others as they were.
  if (kinds != ENS_KIND_BIT (ENS_KIND_STATEMENT) || self->rows->len <= n_before)
    refresh_items (self);
}

/** ens_statement_list_new: Returns: (transfer full): all statements of @session, the newest first. */
EnsStatementList *
ens_statement_list_new (EnsSession *session)
{
  EnsStatementList *self = g_object_new (ENS_TYPE_STATEMENT_LIST, NULL);

  self->session = g_object_ref (session);
  self->loader = ens_statement_loader_new (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, 0);
  read_again (self);
  return self;
}

/** ens_statement_list_set_filter: @filter: copied; what is shown changes at once. */
void
ens_statement_list_set_filter (EnsStatementList *self, const EnsStatementFilter *filter)
{
  gboolean is_other_coder;
  char *language;
  char *search;

  g_return_if_fail (ENS_IS_STATEMENT_LIST (self));
  is_other_coder = !ens_uuid_equal (&self->filter.coder, &filter->coder);
  search = filter->search != NULL ? ens_text_clean (filter->search, -1, NULL) : NULL;
  language = g_strdup (filter->language);
  g_free (self->filter.search);
  g_free (self->filter.language);
  self->filter = *filter;
  self->filter.search = search;
  self->filter.language = language;
  ens_statement_loader_set_coder (self->loader, &filter->coder);
  read_again (self);
  if (is_other_coder)
    refresh_items (self);
}

void
ens_statement_list_set_order (EnsStatementList *self, EnsStatementOrder order)
{
  g_return_if_fail (ENS_IS_STATEMENT_LIST (self));
  if (self->order == order)
    return;
  self->order = order;
  read_again (self);
}

/** ens_statement_list_set_reversed: @is_reversed: the order the other way round */
void
ens_statement_list_set_reversed (EnsStatementList *self, gboolean is_reversed)
{
  g_return_if_fail (ENS_IS_STATEMENT_LIST (self));
  if (self->is_reversed == is_reversed)
    return;
  self->is_reversed = is_reversed;
  read_again (self);
}

/**
 * ens_statement_list_get_row:
 *
 * Returns: the number of the statement at @position, 0 past the end; a statement keeps its number as
 *   long as the file lives
 */
gint64
ens_statement_list_get_row (EnsStatementList *self, guint position)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_LIST (self), 0);
  return position < self->rows->len ? row_at (self->rows, position) : 0;
}

static gboolean
take_id (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_array_append_vals (data, &((const EnsStatement *) record)->id, 1);
  return TRUE;
}

/**
 * ens_statement_list_dup_ids:
 * @rows: (element-type gint64): numbers of statements, shown or not
 *
 * Returns: (transfer full) (element-type EnsUuid): ids of those that still are
 */
GArray *
ens_statement_list_dup_ids (EnsStatementList *self, const GArray *rows)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));

  g_return_val_if_fail (ENS_IS_STATEMENT_LIST (self), ids);
  ens_store_each_row (ens_session_get_store (self->session), &ens_statement_entity,
                      (const gint64 *) (gpointer) rows->data, rows->len, take_id, ids, NULL);
  return ids;
}

/** ens_statement_list_dup_rows: Returns: (transfer full) (element-type gint64): all shown, in order. */
GArray *
ens_statement_list_dup_rows (EnsStatementList *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_LIST (self), NULL);
  return g_array_copy (self->rows);
}

/** ens_statement_list_get_n_expressions: Returns: the sum of the counts of all that is shown. */
guint64
ens_statement_list_get_n_expressions (EnsStatementList *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_LIST (self), 0);
  if (self->n_expressions < 0) {
    const EnsStatementQuery query = make_query (self);

    self->n_expressions = 0;
    ens_store_sum_expressions (ens_session_get_store (self->session), &query, &self->n_expressions,
                               NULL);
  }
  return (guint64) self->n_expressions;
}

static GType
get_item_type (GListModel *model)
{
  return ENS_TYPE_STATEMENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ENS_STATEMENT_LIST (model)->rows->len;
}

// Reads what is near @position, too, but for what is there already: after an Enter just the new one.
static void
load_near (EnsStatementList *self, guint position)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint start = position / WINDOW * WINDOW;
  guint end = MIN (start + WINDOW, self->rows->len);

  if (g_hash_table_size (self->items) > MOST_ITEMS)
    g_hash_table_remove_all (self->items);
  for (guint i = start; i < end; i++) {
    gint64 row = row_at (self->rows, i);

    if (!g_hash_table_contains (self->items, &row))
      g_array_append_val (missing, row);
  }
  ens_statement_loader_load (self->loader, (const gint64 *) (gpointer) missing->data, missing->len,
                             self->items, NULL);
}

static gpointer
get_item (GListModel *model, guint position)
{
  EnsStatementList *self = ENS_STATEMENT_LIST (model);
  gpointer item;
  gint64 row;

  if (position >= self->rows->len)
    return NULL;
  row = row_at (self->rows, position);
  item = g_hash_table_lookup (self->items, &row);
  if (item == NULL) {
    load_near (self, position);
    item = g_hash_table_lookup (self->items, &row);
  }
  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
ens_statement_list_finalize (GObject *object)
{
  EnsStatementList *self = ENS_STATEMENT_LIST (object);

  g_clear_pointer (&self->loader, ens_statement_loader_free);
  g_array_unref (self->rows);
  g_hash_table_unref (self->items);
  g_free (self->filter.search);
  g_free (self->filter.language);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_statement_list_parent_class)->finalize (object);
}

static void
ens_statement_list_class_init (EnsStatementListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ens_statement_list_finalize;
}

static void
ens_statement_list_init (EnsStatementList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}
