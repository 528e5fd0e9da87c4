// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Neighbours mostly refer to the same row. All ids of statements are read at once where all are looked
// for: one by one, in the order of another table, takes several times as long.
#include "ens-row-finder.h"

#include "ens-store-private.h"

#include <stdlib.h>

/** Numbers: of one kind; @rows: id → number; @last_id: what was looked for last */
typedef struct {
  GHashTable *rows;
  EnsUuid last_id;
  guint32 last_row;
} Numbers;

typedef struct {
  EnsUuid id;
  guint32 row;
} Id;

struct _EnsRowFinder {
  Numbers numbers[ENS_N_KINDS];
  GArray *statements; // by id
};

EnsRowFinder *
ens_row_finder_new (void)
{
  return g_new0 (EnsRowFinder, 1);
}

void
ens_row_finder_free (EnsRowFinder *self)
{
  ens_row_finder_forget_statements (self);
  ens_row_finder_forget_others (self);
  g_free (self);
}

static const char *
get_sql (EnsEntityKind kind)
{
  switch (kind) {
  case ENS_KIND_GROUP:
    return "SELECT row FROM groups WHERE id = ?1";
  case ENS_KIND_QUESTION:
    return "SELECT row FROM questions WHERE id = ?1";
  case ENS_KIND_CRITERION:
    return "SELECT row FROM criteria WHERE id = ?1";
  case ENS_KIND_NODE:
    return "SELECT row FROM nodes WHERE id = ?1";
  case ENS_KIND_CODER:
    return "SELECT row FROM coders WHERE id = ?1";
  case ENS_KIND_STATEMENT:
    return "SELECT row FROM statements WHERE id = ?1";
  default:
    g_assert_not_reached ();
  }
}

static gboolean
ask (EnsStore *store, EnsEntityKind kind, const EnsUuid *id, guint32 *row, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, get_sql (kind), error);
  gboolean is_found = FALSE;

  if (stmt == NULL)
    return FALSE;
  ens_stmt_bind_uuid (stmt, 1, id);
  if (!ens_stmt_step (stmt, &is_found, error))
    return FALSE;
  *row = is_found ? (guint32) ens_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

static int
compare_ids (const void *a, const void *b)
{
  return ens_uuid_compare (a, &((const Id *) b)->id);
}

static gboolean
find_statement (EnsRowFinder *self,
                EnsStore *store,
                const EnsUuid *id,
                guint32 *row,
                GError **error)
{
  const Id *found;

  if (self->statements == NULL)
    return ask (store, ENS_KIND_STATEMENT, id, row, error);
  found = bsearch (id, self->statements->data, self->statements->len, sizeof (Id), compare_ids);
  *row = found != NULL ? found->row : 0;
  return TRUE;
}

static gboolean
look_up (EnsStore *store,
         Numbers *numbers,
         EnsEntityKind kind,
         const EnsUuid *id,
         guint32 *row,
         GError **error)
{
  gpointer known;

  if (numbers->rows == NULL)
    numbers->rows = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  if (g_hash_table_lookup_extended (numbers->rows, id, NULL, &known)) {
    *row = GPOINTER_TO_UINT (known);
    return TRUE;
  }
  if (!ask (store, kind, id, row, error))
    return FALSE;
  if (*row != 0)
    g_hash_table_insert (numbers->rows, g_memdup2 (id, sizeof *id), GUINT_TO_POINTER (*row));
  return TRUE;
}

/**
 * ens_row_finder_find:
 * @kind: of groups, questions, criteria, nodes, coders or statements
 * @row: (out): 0 when there is none
 */
gboolean
ens_row_finder_find (EnsRowFinder *self,
                     EnsStore *store,
                     EnsEntityKind kind,
                     const EnsUuid *id,
                     guint32 *row,
                     GError **error)
{
  Numbers *numbers = &self->numbers[kind];

  if (kind == ENS_KIND_STATEMENT)
    return find_statement (self, store, id, row, error);
  if (numbers->last_row == 0 || !ens_uuid_equal (&numbers->last_id, id)) {
    if (!look_up (store, numbers, kind, id, &numbers->last_row, error))
      return FALSE;
    numbers->last_id = *id;
  }
  *row = numbers->last_row;
  return TRUE;
}

gboolean
ens_row_finder_has_statements (const EnsRowFinder *self)
{
  return self->statements != NULL;
}

/** ens_row_finder_load_statements: reads the ids of all, for those who look for nearly all. */
gboolean
ens_row_finder_load_statements (EnsRowFinder *self, EnsStore *store, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (EnsStmt) stmt = NULL;
  gboolean row = TRUE;

  if (self->statements != NULL)
    return TRUE;
  ids = g_array_new (FALSE, FALSE, sizeof (Id));
  stmt = ens_db_prepare (store->db, "SELECT id, row FROM statements ORDER BY id", error);
  if (stmt == NULL)
    return FALSE;
  while (row) {
    Id id;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    id = (Id){ ens_stmt_get_uuid (stmt, 0), (guint32) ens_stmt_get_int (stmt, 1) };
    g_array_append_val (ids, id);
  }
  self->statements = g_steal_pointer (&ids);
  return TRUE;
}

/** ens_row_finder_forget_statements: some came or went, or nobody looks for many any more. */
void
ens_row_finder_forget_statements (EnsRowFinder *self)
{
  g_clear_pointer (&self->statements, g_array_unref);
}

/** ens_row_finder_forget_others: some rows of other kinds came or went. */
void
ens_row_finder_forget_others (EnsRowFinder *self)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    g_clear_pointer (&self->numbers[kind].rows, g_hash_table_unref);
    self->numbers[kind].last_row = 0;
  }
}
