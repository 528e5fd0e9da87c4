// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Read once from the index that holds them, then row by row as rows change.
#include "ens-statement-facts.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-store-private.h"

#include <string.h>

// Numbers without a statement take room, too.
#define MAX_ROW (8 * (gint64) ENS_LIMIT_ROWS)

struct _EnsStatementFacts {
  GArray *facts;
  GPtrArray *languages;
  gint64 last_member;
  gboolean has_places;
};

void
ens_statement_facts_free (EnsStatementFacts *self)
{
  g_array_unref (self->facts);
  g_ptr_array_unref (self->languages);
  g_free (self);
}

// Tags are few, and neighbours mostly have the same.
static guint32
number_language (EnsStatementFacts *self, const char *tag)
{
  guint32 language;

  if (!ens_statement_facts_find_language (self, tag, &language)) {
    language = self->languages->len;
    g_ptr_array_add (self->languages, g_strdup (tag));
  }
  return language;
}

static EnsStatementFact *
get_fact (EnsStatementFacts *self, gint64 row)
{
  if (row >= (gint64) self->facts->len)
    g_array_set_size (self->facts, (guint) row + 1);
  return &g_array_index (self->facts, EnsStatementFact, row);
}

static gboolean
refuse_holes (EnsStore *store, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_DAMAGED,
               _ ("%s: its rows are numbered as no program does it: run “check”"), store->path);
  return FALSE;
}

// Keeps the pile, which is read elsewhere.
static gboolean
take_fact (EnsStatementFacts *self,
           EnsStore *store,
           EnsRowFinder *finder,
           EnsStmt *stmt,
           GError **error)
{
  gint64 row = ens_stmt_get_int (stmt, 0);
  EnsUuid group = ens_stmt_get_uuid (stmt, 2);
  EnsUuid question = ens_stmt_get_uuid (stmt, 3);
  EnsStatementFact *fact;

  if (row < 1 || row > MAX_ROW)
    return refuse_holes (store, error);
  fact = get_fact (self, row);
  fact->count = ens_stmt_get_int (stmt, 1);
  fact->language = number_language (self, ens_stmt_get_text (stmt, 4));
  return ens_row_finder_find (finder, store, ENS_KIND_GROUP, &group, &fact->group, error) &&
         ens_row_finder_find (finder, store, ENS_KIND_QUESTION, &question, &fact->question, error);
}

static gboolean
load (EnsStatementFacts *self, EnsStore *store, EnsRowFinder *finder, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (
    store->db,
    "SELECT row, count, group_id, question, language FROM statements INDEXED BY statements_by_group",
    error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (row && !take_fact (self, store, finder, stmt, error))
      return FALSE;
  }
  return TRUE;
}

/** ens_statement_facts_new: Returns: (transfer full) (nullable): of all statements, without their piles. */
EnsStatementFacts *
ens_statement_facts_new (EnsStore *store, EnsRowFinder *finder, GError **error)
{
  g_autoptr (EnsStatementFacts) self = g_new0 (EnsStatementFacts, 1);

  self->facts = g_array_new (FALSE, TRUE, sizeof (EnsStatementFact));
  self->languages = g_ptr_array_new_with_free_func (g_free);
  if (!load (self, store, finder, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** ens_statement_facts_patch: reads the rows of @statements again. */
gboolean
ens_statement_facts_patch (EnsStatementFacts *self,
                           EnsStore *store,
                           EnsRowFinder *finder,
                           const EnsRowSet *statements,
                           GError **error)
{
  gint64 number = 0;

  while (ens_row_set_next (statements, &number)) {
    g_autoptr (EnsStmt) stmt = ens_db_prepare (
      store->db, "SELECT row, count, group_id, question, language FROM statements WHERE row = ?1",
      error);
    gboolean row = FALSE;

    if (stmt == NULL)
      return FALSE;
    ens_stmt_bind_int (stmt, 1, number);
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      get_fact (self, number)->count = 0;
    else if (!take_fact (self, store, finder, stmt, error))
      return FALSE;
  }
  return TRUE;
}

// Members of the numbers from @first to @last, @most of them; @n: (out) how many there were.
static gboolean
read_members (EnsStatementFacts *self,
              EnsStore *store,
              EnsRowFinder *finder,
              const gint64 range[3],
              EnsRowSet *touched,
              gint64 *n,
              GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db,
                                             "SELECT row, statement, criterion FROM members "
                                             "WHERE row BETWEEN ?1 AND ?2 ORDER BY row LIMIT ?3",
                                             error);
  gboolean row = stmt != NULL;

  for (int i = 0; i < 3 && row; i++)
    ens_stmt_bind_int (stmt, i + 1, range[i]);
  for (*n = 0; row; (*n)++) {
    EnsUuid ids[2];
    guint32 statement, pile;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (!row)
      break;
    ids[0] = ens_stmt_get_uuid (stmt, 1);
    ids[1] = ens_stmt_get_uuid (stmt, 2);
    if (!ens_row_finder_find (finder, store, ENS_KIND_STATEMENT, &ids[0], &statement, error) ||
        !ens_row_finder_find (finder, store, ENS_KIND_CRITERION, &ids[1], &pile, error))
      return FALSE;
    self->last_member = MAX (self->last_member, ens_stmt_get_int (stmt, 0));
    get_fact (self, statement)->pile = pile;
    get_fact (self, statement)->member = (guint32) ens_stmt_get_int (stmt, 0);
    if (touched != NULL && statement > 0)
      ens_row_set_add (touched, statement);
  }
  return stmt != NULL;
}

gboolean
ens_statement_facts_has_places (const EnsStatementFacts *self)
{
  return self->has_places;
}

/** ens_statement_facts_load_places: reads which pile statements lie in, of @most at a time. */
gboolean
ens_statement_facts_load_places (EnsStatementFacts *self,
                                 EnsStore *store,
                                 EnsRowFinder *finder,
                                 gint64 most,
                                 GError **error)
{
  const gint64 range[] = { self->last_member + 1, G_MAXINT64, most };
  gint64 n;

  if (!read_members (self, store, finder, range, NULL, &n, error))
    return FALSE;
  self->has_places = n < most;
  return TRUE;
}

static void
take_out (EnsStatementFacts *self, const EnsRowSet *members, EnsRowSet *touched)
{
  for (guint row = 1; row < self->facts->len; row++) {
    EnsStatementFact *fact = &g_array_index (self->facts, EnsStatementFact, row);

    if (fact->member == 0 || !ens_row_set_has (members, fact->member))
      continue;
    fact->member = fact->pile = 0;
    ens_row_set_add (touched, row);
  }
}

/**
 * ens_statement_facts_patch_places: reads the rows of @members again, as far as they were read before
 * @touched: takes the statements that they are or were about
 */
gboolean
ens_statement_facts_patch_places (EnsStatementFacts *self,
                                  EnsStore *store,
                                  EnsRowFinder *finder,
                                  const EnsRowSet *members,
                                  EnsRowSet *touched,
                                  GError **error)
{
  gint64 last = self->has_places ? G_MAXINT64 : self->last_member;
  gint64 member = 0;
  gint64 n;

  take_out (self, members, touched);
  while (ens_row_set_next (members, &member) && member <= last) {
    const gint64 range[] = { member, member, 1 };

    if (!read_members (self, store, finder, range, touched, &n, error))
      return FALSE;
  }
  return TRUE;
}

/** ens_statement_facts_get: Returns: (array length=n) (transfer none): by number of row, from 0. */
const EnsStatementFact *
ens_statement_facts_get (const EnsStatementFacts *self, gint64 *n)
{
  *n = self->facts->len;
  return (const EnsStatementFact *) (gconstpointer) self->facts->data;
}

/** ens_statement_facts_get_language: Returns: (transfer none): its tag. */
const char *
ens_statement_facts_get_language (const EnsStatementFacts *self, guint32 language)
{
  return self->languages->pdata[language];
}

/** ens_statement_facts_find_language: Returns: whether a statement has or had this @tag. */
gboolean
ens_statement_facts_find_language (const EnsStatementFacts *self,
                                   const char *tag,
                                   guint32 *language)
{
  for (guint i = 0; i < self->languages->len; i++) {
    if (strcmp (self->languages->pdata[i], tag) != 0)
      continue;
    *language = i;
    return TRUE;
  }
  return FALSE;
}
