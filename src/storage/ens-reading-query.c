// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks statements and codings side by side in the order of ids, which both indexes have.
#include "ens-reading-query.h"

#include "ens-store-private.h"

typedef struct {
  EnsStmt *ids;
  EnsUuid id;
  gboolean more;
  EnsReadingFunc func;
  gpointer data;
} Walk;

static gboolean
tell (Walk *walk, const EnsUuid *statement, const EnsReadingSummary *summary, GError **error)
{
  while (walk->more && ens_uuid_compare (&walk->id, statement) < 0) {
    if (!ens_stmt_step (walk->ids, &walk->more, error))
      return FALSE;
    if (walk->more)
      walk->id = ens_stmt_get_uuid (walk->ids, 0);
  }
  if (walk->more && ens_uuid_equal (&walk->id, statement))
    walk->func (ens_stmt_get_int (walk->ids, 1), summary, walk->data);
  return TRUE;
}

static void
take_words (EnsReadingSummary *summary, EnsStmt *coding)
{
  summary->meaning = ens_reading_query_pack (ens_stmt_get_text (coding, 4));
  summary->beneficiary = ens_reading_query_pack (ens_stmt_get_text (coding, 5));
  summary->coder = ens_stmt_get_uuid (coding, 6);
}

static void
weigh (EnsReadingSummary *summary, EnsStmt *coding)
{
  EnsUuid node = ens_stmt_get_uuid (coding, 1);
  gboolean is_unsure = ens_stmt_get_int (coding, 2) != 0;

  summary->n_coders++;
  if (ens_stmt_get_int (coding, 3) != 0) {
    summary->node = node;
    summary->is_agreed = TRUE;
    summary->is_disputed = FALSE;
    summary->is_unsure = is_unsure;
    take_words (summary, coding);
  } else if (!summary->is_agreed) {
    if (summary->n_coders == 1)
      take_words (summary, coding);
    if (summary->n_coders > 1 && !ens_uuid_equal (&summary->node, &node)) {
      summary->is_disputed = TRUE;
      summary->meaning = summary->beneficiary = 0;
    }
    summary->node = summary->is_disputed ? (EnsUuid){ 0 } : node;
    summary->is_unsure |= is_unsure;
  }
}

static gboolean
walk_codings (EnsStmt *codings, Walk *walk, GError **error)
{
  EnsReadingSummary summary = { 0 };
  EnsUuid statement = { 0 };
  gboolean row = TRUE;

  while (row) {
    EnsUuid next;

    if (!ens_stmt_step (codings, &row, error))
      return FALSE;
    next = row ? ens_stmt_get_uuid (codings, 0) : (EnsUuid){ 0 };
    if (summary.n_coders > 0 && !ens_uuid_equal (&statement, &next)) {
      if (!tell (walk, &statement, &summary, error))
        return FALSE;
      summary = (EnsReadingSummary){ 0 };
    }
    statement = next;
    if (row)
      weigh (&summary, codings);
  }
  return TRUE;
}

/** ens_reading_query_pack: Returns: @letters, of which eight at most count, as a number that sorts alike. */
guint64
ens_reading_query_pack (const char *letters)
{
  guint64 key = 0;

  for (int i = 0; i < 8; i++) {
    key = key << 8 | (guint8) (letters != NULL ? *letters : '\0');
    letters += letters != NULL && *letters != '\0';
  }
  return key;
}

/**
 * ens_reading_query_each:
 * @coder: whose codings count; nil for everybody's
 * @func: told of every statement that has one, in the order of ids
 */
gboolean
ens_reading_query_each (EnsStore *store,
                        const EnsUuid *coder,
                        EnsReadingFunc func,
                        gpointer data,
                        GError **error)
{
  EnsDb *db = ens_store_get_db (store);
  g_autoptr (EnsStmt)
               ids = ens_db_prepare (db, "SELECT id, row FROM statements ORDER BY id", error);
  g_autoptr (EnsStmt) codings = ids == NULL
                         ? NULL
                         : ens_db_prepare (db,
                                           "SELECT statement, node, certainty = 'unsure', agreed, "
                                           "meaning, beneficiary, coder "
                                           "FROM codings WHERE ?1 IS NULL OR coder = ?1 "
                                           "ORDER BY statement, coder",
                                           error);
  Walk walk = { .ids = ids, .more = TRUE, .func = func, .data = data };

  if (codings == NULL)
    return FALSE;
  ens_stmt_bind_uuid (codings, 1, coder);
  return walk_codings (codings, &walk, error);
}
