// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list holds row numbers of all that it shows, and an item for what it was asked for, which is read
// from the file when somebody looks at it: a list view asks for every item of a new order, to find those
// that it knows, and looks at a few. A change tells only the rows that are new, gone or different.
#include "ens-statement-list.h"

#include "ens-session-private.h"
#include "ens-statement-loader.h"
#include "ens-statement-query.h"
#include "ens-text.h"

#include <string.h>

#define WINDOW     200
#define MOST_ITEMS 1000

struct _EnsStatementList {
  GObject parent_instance;

  EnsSession *session;
  EnsStatementLoader *loader;
  EnsStatementFilter filter;
  EnsStatementOrder order;
  gboolean is_reversed;
  GArray *rows;
  GArray *ranking; // numbers of rows, the first first
  EnsStatementSource *source;
  GPtrArray *items; // by number of row; %NULL where none was asked for
  GArray *read;     // numbers of the rows whose items have been read
  gint64 n_expressions;
  gint64 last_row;
  gint64 seen; // of what was touched in the file
  gboolean is_kept_prepared;
  guint preparing;
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
  [ENS_ORDER_MEANING] = ENS_STATEMENT_ORDER_MEANING,
  [ENS_ORDER_BENEFICIARY] = ENS_STATEMENT_ORDER_BENEFICIARY,
  [ENS_ORDER_CODER] = ENS_STATEMENT_ORDER_CODER,
  [ENS_ORDER_CERTAINTY] = ENS_STATEMENT_ORDER_CERTAINTY,
  [ENS_ORDER_RANKING] = ENS_STATEMENT_ORDER_OLDEST,
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
    .meaning = filter->meaning,
    .beneficiary = filter->beneficiary,
    .coded_by = filter->coded_by,
    .least_count = filter->least_count,
    .sample = filter->sample,
    .order = orders[self->order],
    .is_reversed = self->is_reversed && self->order != ENS_ORDER_RANKING,
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

// Tells what is between the common start and the common end of the old rows and the new, which is from
// @from to @past in the new ones.
static void
replace_rows (EnsStatementList *self, GArray *rows, guint *from, guint *past)
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
  *from = start;
  *past = rows->len - end;
  if (old->len != rows->len || start < least)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                rows->len - start - end);
}

// Those that were ranked stand first, in that order; the others keep theirs.
static GArray *
rank_rows (EnsStatementList *self, GArray *rows)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ranked = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MAX (1, rows->len));

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (left, &g_array_index (rows, gint64, i));
  for (guint i = 0; i < self->ranking->len; i++) {
    guint index = self->is_reversed ? self->ranking->len - 1 - i : i;
    gint64 row = row_at (self->ranking, index);

    if (g_hash_table_remove (left, &row))
      g_array_append_val (ranked, row);
  }
  for (guint i = 0; i < rows->len; i++) {
    gint64 row = row_at (rows, i);

    if (g_hash_table_contains (left, &row))
      g_array_append_val (ranked, row);
  }
  g_array_unref (rows);
  return ranked;
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
  if (rows == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return self->order == ENS_ORDER_RANKING ? rank_rows (self, rows) : rows;
}

static void
read_again (EnsStatementList *self)
{
  guint from, past;

  self->n_expressions = -1;
  replace_rows (self, read_rows (self), &from, &past);
}

static EnsStatementItem *
find_item (EnsStatementList *self, gint64 row)
{
  return row < (gint64) self->items->len ? g_ptr_array_index (self->items, row) : NULL;
}

// Of the object that stood for a row before, others may still hold a reference.
static void
keep_item (EnsStatementList *self, gint64 row, EnsStatementItem *item)
{
  if (row >= (gint64) self->items->len)
    g_ptr_array_set_size (self->items, (int) row + 1);
  g_clear_object ((EnsStatementItem **) &g_ptr_array_index (self->items, row));
  g_ptr_array_index (self->items, row) = item;
}

static GHashTable *
read_contents (EnsStatementList *self, const GArray *rows)
{
  GHashTable *contents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                (GDestroyNotify) ens_statement_content_free);

  ens_statement_loader_load (self->loader, (const gint64 *) (gpointer) rows->data, rows->len,
                             contents, NULL);
  return contents;
}

// Gives @item what was read of it. Returns: whether anything was.
static gboolean
fill_item (EnsStatementItem *item, GHashTable *contents)
{
  gint64 row = ens_statement_item_get_row (item);
  gpointer key = NULL;
  gpointer content = NULL;

  if (!g_hash_table_steal_extended (contents, &row, &key, &content))
    return FALSE;
  g_free (key);
  ens_statement_item_take_content (item, content);
  return TRUE;
}

// Tells the rows at @positions, which ascend, in as few pieces as they make.
static void
tell_changed (EnsStatementList *self, const GArray *positions)
{
  for (guint i = 0; i < positions->len;) {
    guint start = g_array_index (positions, guint, i);
    guint n = 0;

    while (i < positions->len && g_array_index (positions, guint, i) == start + n) {
      n++;
      i++;
    }
    g_list_model_items_changed (G_LIST_MODEL (self), start, n, n);
  }
}

// Tells where the statements in @rows stand, but for those from @start to @end, who were told.
static void
tell_rows (EnsStatementList *self, GHashTable *rows, guint start, guint end)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len && g_hash_table_size (rows) > 0; i++)
    if ((i < start || i >= end) &&
        g_hash_table_contains (rows, &g_array_index (self->rows, gint64, i)))
      g_array_append_val (positions, i);
  tell_changed (self, positions);
}

// Items that still are what they were stay the same objects; the others are told.
static void
refresh_items (EnsStatementList *self)
{
  g_autoptr (GHashTable) contents = read_contents (self, self->read);
  g_autoptr (GHashTable) different = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->read->len; i++) {
    gint64 *row = &g_array_index (self->read, gint64, i);
    EnsStatementItem *item = find_item (self, *row);
    const EnsStatementContent *content = g_hash_table_lookup (contents, row);

    if (item == NULL || content == NULL || ens_statement_item_get_content (item) == NULL ||
        ens_statement_content_equal (ens_statement_item_get_content (item), content))
      continue;
    item = ens_statement_item_new (self->source, *row);
    fill_item (item, contents);
    keep_item (self, *row, item);
    g_hash_table_add (different, row);
  }
  tell_rows (self, different, 0, 0);
}

// What was read of these is not so any more. Returns: (transfer full): those that were read
static GHashTable *
forget_touched (EnsStatementList *self, GArray *touched)
{
  GHashTable *forgotten = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < touched->len; i++) {
    gint64 *row = &g_array_index (touched, gint64, i);
    EnsStatementItem *item = find_item (self, *row);

    if (item == NULL || ens_statement_item_get_content (item) == NULL)
      continue;
    keep_item (self, *row, NULL);
    g_hash_table_add (forgotten, row);
  }
  return forgotten;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

// Whether statements that are new can only stand at one end, and all that stands there now stays.
static gboolean
grows_at_an_end (EnsStatementList *self)
{
  const EnsStatementFilter *filter = &self->filter;

  return (self->order == ENS_ORDER_NEWEST_FIRST || self->order == ENS_ORDER_OLDEST_FIRST) &&
         !self->is_reversed && self->last_row != G_MAXINT64 && is_empty (filter->search) &&
         is_empty (filter->meaning) && is_empty (filter->beneficiary) && filter->sample == 0 &&
         ens_uuid_is_nil (&filter->coded_by) && filter->least_count <= 1 &&
         (filter->coded == ENS_CODED_ANY || filter->coded == ENS_CODED_NOT);
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

static gboolean
prepare_cb (gpointer data)
{
  EnsStatementList *self = data;

  if (ens_store_prepare_lists (ens_session_get_store (self->session)))
    return G_SOURCE_CONTINUE;
  self->preparing = 0;
  return G_SOURCE_REMOVE;
}

static void
prepare (EnsStatementList *self)
{
  if (self->is_kept_prepared && self->preparing == 0)
    self->preparing = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

// Only what was touched is told; names that statements bear are as they were.
static void
follow_touched (EnsStatementList *self, GArray *touched)
{
  g_autoptr (GHashTable) forgotten = forget_touched (self, touched);
  guint from, past;

  self->n_expressions = -1;
  replace_rows (self, read_rows (self), &from, &past);
  tell_rows (self, forgotten, from, past);
}

static void
changed_cb (EnsSession *session, EnsKinds kinds, EnsStatementList *self)
{
  const EnsKinds shown = ENS_KIND_BIT (ENS_KIND_STATEMENT) | ENS_KIND_BIT (ENS_KIND_MEMBER) |
                         ENS_KIND_BIT (ENS_KIND_CODING) | ENS_KIND_BIT (ENS_KIND_CRITERION) |
                         ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_QUESTION) |
                         ENS_KIND_BIT (ENS_KIND_NODE) | ENS_KIND_BIT (ENS_KIND_CODER);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_known;

  prepare (self);

  if ((kinds & shown) == 0)
    return;
  is_known = ens_store_list_touched (ens_session_get_store (session), &self->seen, touched);
  if (!is_known)
    ens_statement_loader_forget (self->loader, kinds);
  if (kinds == ENS_KIND_BIT (ENS_KIND_STATEMENT) && ens_session_has_only_added (session) &&
      grows_at_an_end (self) && read_later (self))
    return;
  if (is_known) {
    follow_touched (self, touched);
  } else {
    read_again (self);
    refresh_items (self);
  }
}

/** ens_statement_list_new: Returns: (transfer full): all statements of @session, the newest first. */
EnsStatementList *
ens_statement_list_new (EnsSession *session)
{
  EnsStatementList *self = g_object_new (ENS_TYPE_STATEMENT_LIST, NULL);
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->session = g_object_ref (session);
  self->loader = ens_statement_loader_new (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, 0);
  read_again (self);
  ens_store_list_touched (ens_session_get_store (session), &self->seen, nothing);
  return self;
}

static void
copy_filter (EnsStatementFilter *to, const EnsStatementFilter *from)
{
  *to = *from;
  to->search = from->search != NULL ? ens_text_clean (from->search, -1, NULL) : NULL;
  to->language = g_strdup (from->language);
  to->meaning = g_strdup (from->meaning);
  to->beneficiary = g_strdup (from->beneficiary);
}

static void
clear_filter (EnsStatementFilter *filter)
{
  g_clear_pointer (&filter->search, g_free);
  g_clear_pointer (&filter->language, g_free);
  g_clear_pointer (&filter->meaning, g_free);
  g_clear_pointer (&filter->beneficiary, g_free);
}

/** ens_statement_list_set_filter: @filter: copied; what is shown changes at once. */
void
ens_statement_list_set_filter (EnsStatementList *self, const EnsStatementFilter *filter)
{
  EnsStatementFilter copy;
  gboolean is_other_coder;

  g_return_if_fail (ENS_IS_STATEMENT_LIST (self));
  is_other_coder = !ens_uuid_equal (&self->filter.coder, &filter->coder);
  copy_filter (&copy, filter);
  clear_filter (&self->filter);
  self->filter = copy;
  ens_statement_loader_set_coder (self->loader, &filter->coder);
  read_again (self);
  if (is_other_coder)
    refresh_items (self);
}

void
ens_statement_list_set_order (EnsStatementList *self, EnsStatementOrder order)
{
  ens_statement_list_sort (self, order, FALSE);
}

/** ens_statement_list_sort: @is_reversed: the order the other way round */
void
ens_statement_list_sort (EnsStatementList *self, EnsStatementOrder order, gboolean is_reversed)
{
  g_return_if_fail (ENS_IS_STATEMENT_LIST (self));
  if (self->order == order && self->is_reversed == is_reversed)
    return;
  self->order = order;
  self->is_reversed = is_reversed;
  read_again (self);
}

/**
 * ens_statement_list_keep_prepared: reads what other orders and filters need while nothing else is to be
 * done, now and after every change, for lists that people sort and filter to and fro
 */
void
ens_statement_list_keep_prepared (EnsStatementList *self)
{
  g_return_if_fail (ENS_IS_STATEMENT_LIST (self));
  self->is_kept_prepared = TRUE;
  prepare (self);
}

static gboolean
take_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsUuid *id = &((const EnsStatement *) record)->id;

  g_hash_table_insert (data, g_memdup2 (id, sizeof *id), g_memdup2 (&row, sizeof row));
  return TRUE;
}

/**
 * ens_statement_list_set_ranking: what %ENS_ORDER_RANKING goes by until the next call
 * @statements: (array length=n): the first one first; those that are not shown do no harm
 */
void
ens_statement_list_set_ranking (EnsStatementList *self, const EnsUuid *statements, guint n)
{
  g_autoptr (GHashTable)
               rows = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);

  g_return_if_fail (ENS_IS_STATEMENT_LIST (self));
  g_array_set_size (self->ranking, 0);
  if (n > 0)
    ens_store_each (ens_session_get_store (self->session), &ens_statement_entity, take_row, rows,
                    NULL);
  for (guint i = 0; i < n; i++) {
    const gint64 *row = g_hash_table_lookup (rows, &statements[i]);

    if (row != NULL)
      g_array_append_val (self->ranking, *row);
  }
  if (self->order == ENS_ORDER_RANKING)
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

/** ens_statement_list_find_row: Returns: where the statement of that number is shown; else %G_MAXUINT */
guint
ens_statement_list_find_row (EnsStatementList *self, gint64 row)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_LIST (self), G_MAXUINT);
  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self->rows, i) == row)
      return i;
  return G_MAXUINT;
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
    self->n_expressions = 0;
    ens_store_sum_expressions (ens_session_get_store (self->session), self->rows,
                               &self->n_expressions, NULL);
  }
  return (guint64) self->n_expressions;
}

/** ens_statement_list_dup_languages: Returns: (transfer full): the tags of all statements, sorted. */
char **
ens_statement_list_dup_languages (EnsSession *session)
{
  return ens_store_list_languages (ens_session_get_store (session), NULL);
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

// What was read is let go of with its item: who holds one keeps it as it is.
static void
forget_items (EnsStatementList *self)
{
  for (guint i = 0; i < self->read->len; i++)
    keep_item (self, g_array_index (self->read, gint64, i), NULL);
  g_array_set_size (self->read, 0);
}

static EnsStatementItem *
make_item (EnsStatementList *self, gint64 row)
{
  EnsStatementItem *item = find_item (self, row);

  if (item == NULL) {
    item = ens_statement_item_new (self->source, row);
    keep_item (self, row, item);
  }
  return item;
}

/**
 * ens_statement_list_read_item: reads @item and what is near it, but for what is there already: after
 * an Enter just the new one.
 */
void
ens_statement_list_read_item (EnsStatementList *self, EnsStatementItem *item)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) contents = NULL;
  gint64 wanted = ens_statement_item_get_row (item);
  guint position = ens_statement_item_get_position (item);
  gboolean is_there = ens_statement_list_get_row (self, position) == wanted;
  guint start = position / WINDOW * WINDOW;
  guint end = is_there ? MIN (start + WINDOW, self->rows->len) : 0;

  if (self->read->len > MOST_ITEMS)
    forget_items (self);
  g_array_append_val (missing, wanted);
  for (guint i = start; i < end; i++) {
    gint64 row = row_at (self->rows, i);
    EnsStatementItem *other = find_item (self, row);

    if (row != wanted && (other == NULL || ens_statement_item_get_content (other) == NULL))
      g_array_append_val (missing, row);
  }
  contents = read_contents (self, missing);
  if (find_item (self, wanted) == NULL)
    keep_item (self, wanted, g_object_ref (item));
  for (guint i = 0; i < missing->len; i++) {
    gint64 row = row_at (missing, i);

    if (fill_item (i == 0 ? item : make_item (self, row), contents))
      g_array_append_val (self->read, row);
  }
}

static gpointer
get_item (GListModel *model, guint position)
{
  EnsStatementList *self = ENS_STATEMENT_LIST (model);
  EnsStatementItem *item;

  if (position >= self->rows->len)
    return NULL;
  item = make_item (self, row_at (self->rows, position));
  ens_statement_item_set_position (item, position);
  return g_object_ref (item);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
unref_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static void
ens_statement_list_finalize (GObject *object)
{
  EnsStatementList *self = ENS_STATEMENT_LIST (object);

  g_clear_handle_id (&self->preparing, g_source_remove);
  g_clear_pointer (&self->loader, ens_statement_loader_free);
  self->source->list = NULL;
  ens_statement_source_unref (self->source);
  g_array_unref (self->rows);
  g_array_unref (self->read);
  g_ptr_array_unref (self->items);
  g_array_unref (self->ranking);
  clear_filter (&self->filter);
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
  self->ranking = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->source = ens_statement_source_new (self);
  self->items = g_ptr_array_new_with_free_func (unref_item);
  self->read = g_array_new (FALSE, FALSE, sizeof (gint64));
}
