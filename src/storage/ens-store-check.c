// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite's own checks, then what the model says of single rows, then what it says of rows together.
#include "ens-store-check.h"

#include "ens-error.h"
#include "ens-record.h"
#include "ens-store-private.h"
#include "ens-tombstone.h"

#include <inttypes.h>
#include <string.h>

// Each query gives one column of text: where the fault is.
typedef struct {
  const char *sql;
  const char *what;
  const char *advice;
  gboolean is_warning; // people at two places may make it so, each of them rightly
} Rule;

static const Rule rules[] = {
  { "SELECT 'statement ' || s.row FROM statements s JOIN groups g ON g.id = s.group_id "
    "WHERE g.minors = 1 AND s.receipt IS NOT NULL",
    N_ ("a statement of minors has a receipt number"), N_ ("take the receipt number away") },
  { "WITH RECURSIVE above (start, id) AS ("
    "SELECT row, parent FROM criteria WHERE parent IS NOT NULL UNION "
    "SELECT a.start, c.parent FROM above a JOIN criteria c ON c.id = a.id "
    "WHERE c.parent IS NOT NULL) "
    "SELECT 'criterion ' || c.row FROM above a JOIN criteria c ON c.id = a.id "
    "WHERE a.start = c.row",
    N_ ("a pile lies in itself"), N_ ("take it out of the pile that it lies in") },
  { "WITH RECURSIVE above (start, id) AS ("
    "SELECT row, parent FROM nodes WHERE parent IS NOT NULL UNION "
    "SELECT a.start, n.parent FROM above a JOIN nodes n ON n.id = a.id "
    "WHERE n.parent IS NOT NULL) "
    "SELECT 'node ' || n.row FROM above a JOIN nodes n ON n.id = a.id WHERE a.start = n.row",
    N_ ("a node of the codebook lies in itself"), N_ ("import the codebook again") },
  { "SELECT 'node ' || n.row FROM nodes n JOIN nodes p ON p.id = n.parent "
    "WHERE n.edition <> p.edition",
    N_ ("a node lies below a node of another edition"), N_ ("import the codebook again") },
  { "SELECT 'node ' || max (row) FROM nodes GROUP BY edition, code HAVING count (*) > 1",
    N_ ("an edition has the same code twice"), N_ ("import the codebook again") },
  { "SELECT 'edition ' || max (row) FROM editions GROUP BY code HAVING count (*) > 1",
    N_ ("two editions have the same code"), N_ ("delete one of them") },
  { "SELECT 'coder ' || max (row) FROM coders GROUP BY initials HAVING count (*) > 1",
    N_ ("two coders have the same initials"), N_ ("give one of them other initials"),
    .is_warning = TRUE },
  { "SELECT 'statement ' || max (s.row) FROM codings c JOIN statements s ON s.id = c.statement "
    "WHERE c.agreed = 1 GROUP BY c.statement HAVING count (DISTINCT c.node) > 1",
    N_ ("a statement has two agreed codings that differ"), N_ ("agree on one of them"),
    .is_warning = TRUE },
  { "SELECT 'project' WHERE (SELECT count (*) FROM project) <> 1",
    N_ ("the file does not say which project it is"), N_ ("go on with a backup") },
  { "SELECT 'journal ' || j.seq FROM journal j WHERE j.undone = 1 AND EXISTS "
    "(SELECT 1 FROM journal d WHERE d.seq > j.seq AND d.undone = 0)",
    N_ ("an action was undone while a later one stands"), N_ ("go on with a backup") },
};

static gboolean
run_rule (EnsStore *store, const Rule *rule, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, rule->sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (row) {
      g_autofree char *what = g_strdup_printf ("%s: %s", ens_stmt_get_text (stmt, 0),
                                               _ (rule->what));

      (rule->is_warning ? ens_faults_warn : ens_faults_add) (faults, store->path, 0, what,
                                                             _ (rule->advice));
    }
  }
  return TRUE;
}

static gboolean
check_pages (EnsStore *store, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, "PRAGMA integrity_check", error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row) {
    const char *text;

    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    text = row ? ens_stmt_get_text (stmt, 0) : NULL;
    if (text != NULL && strcmp (text, "ok") != 0)
      ens_faults_add (faults, store->path, 0, text, _ ("go on with a backup"));
  }
  return TRUE;
}

static gboolean
check_references (EnsStore *store, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (store->db, "PRAGMA foreign_key_check", error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row) {
    if (!ens_stmt_step (stmt, &row, error))
      return FALSE;
    if (row) {
      g_autofree char *what =
        g_strdup_printf (_ ("%s %" PRId64 ": refers to a row of %s that is not there"),
                         ens_stmt_get_text (stmt, 0), ens_stmt_get_int (stmt, 1),
                         ens_stmt_get_text (stmt, 2));

      ens_faults_add (faults, store->path, 0, what, _ ("go on with a backup"));
    }
  }
  return TRUE;
}

static gboolean
check_words (EnsStore *store, EnsFaults *faults, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (store->read_only_reason != NULL) {
    // The index answers this question only to those who may write.
    ens_faults_warn (faults, store->path, 0, _ ("the index of words was not checked"),
                     _ ("check again when nobody else has the project open"));
    return TRUE;
  }
  if (ens_db_exec (store->db,
                   "INSERT INTO statements_words (statements_words, rank) "
                   "VALUES ('integrity-check', 1)",
                   &local))
    return TRUE;
  if (!g_error_matches (local, ENS_ERROR, ENS_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  ens_faults_add (faults, store->path, 0,
                  _ ("the index of words does not agree with the statements"),
                  _ ("go on with a backup"));
  return TRUE;
}

typedef struct {
  EnsStore *store;
  const EnsEntity *entity;
  EnsFaults *faults;
} RowCheck;

static void
add_row_fault (const RowCheck *check, gint64 row, const char *what)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT ": %s", check->entity->name, row,
                                           what);

  ens_faults_add (check->faults, check->store->path, 0, text, NULL);
}

// A tombstone stands only where no row is.
static gboolean
check_tombstone (const RowCheck *check, const EnsTombstone *tombstone, gint64 row, GError **error)
{
  const EnsEntity *entity = ens_entity_by_name (tombstone->entity);
  gpointer record;
  gint64 living = 0;
  gboolean done = TRUE;

  if (entity == NULL)
    return TRUE;
  record = ens_record_new (entity);
  if (!ens_record_parse_key (entity, record, tombstone->key, NULL))
    add_row_fault (check, row, _ ("its key cannot be read"));
  else
    done = ens_store_find_row (check->store, entity, record, &living, error);
  if (living != 0)
    add_row_fault (check, row, _ ("the row that it says is deleted is there"));
  ens_record_free (entity, record);
  return done;
}

static gboolean
check_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const RowCheck *check = data;
  g_autoptr (GError) fault = NULL;

  if (!ens_record_check (check->entity, record, &fault))
    add_row_fault (check, row, fault->message);
  if (check->entity->kind == ENS_KIND_TOMBSTONE)
    return check_tombstone (check, record, row, error);
  return TRUE;
}

/**
 * ens_store_check:
 * @faults: takes what is wrong; a sound file adds none
 * @progress: (nullable): it takes long for a large file
 *
 * Changes nothing.
 *
 * Returns: whether the check could be made, not whether the file is sound
 */
gboolean
ens_store_check (EnsStore *store, EnsFaults *faults, const EnsProgress *progress, GError **error)
{
  const double n_steps = ENS_N_KINDS + 3;

  ens_store_get_db (store);
  if (!check_pages (store, faults, error) || !ens_progress_step (progress, 1 / n_steps, error) ||
      !check_references (store, faults, error) || !check_words (store, faults, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!run_rule (store, &rules[i], faults, error))
      return FALSE;
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    RowCheck check = { store, ens_entity_get (kind), faults };

    if (!ens_progress_step (progress, (kind + 2) / n_steps, error) ||
        !ens_store_each (store, check.entity, check_row, &check, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
refuse_itself (EnsStore *store, const char *path, GError **error)
{
  g_autoptr (GFile) here = g_file_new_for_path (store->path);
  g_autoptr (GFile) there = g_file_new_for_path (path);

  if (!g_file_equal (here, there))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
               _ ("%s: this is the project itself: choose another name for the backup"), path);
  return FALSE;
}

static gboolean
read_id (EnsDb *db, EnsUuid *id)
{
  g_autoptr (EnsStmt) stmt = ens_db_prepare (db, "SELECT id FROM project", NULL);
  gboolean row = FALSE;

  if (stmt == NULL || !ens_stmt_step (stmt, &row, NULL) || !row)
    return FALSE;
  *id = ens_stmt_get_uuid (stmt, 0);
  return TRUE;
}

// An older backup may go, another project never.
static gboolean
refuse_other (EnsStore *store, const char *path, GError **error)
{
  g_autoptr (EnsDb) there = NULL;
  EnsUuid ours, theirs;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  there = ens_db_open (path, ENS_DB_READ, NULL);
  if (there == NULL || !read_id (there, &theirs) || !read_id (ens_store_get_db (store), &ours) ||
      ens_uuid_equal (&ours, &theirs))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
               _ ("%s: this is another project and is not overwritten: choose another name"), path);
  return FALSE;
}

/**
 * ens_store_backup:
 * @path: of the copy; an older backup of that name is replaced once the copy is whole
 *
 * Works while the project is in use, the journal comes along.
 */
gboolean
ens_store_backup (EnsStore *store, const char *path, const EnsProgress *progress, GError **error)
{
  return refuse_itself (store, path, error) && refuse_other (store, path, error) &&
         ens_db_copy_to (ens_store_get_db (store), path, progress, error);
}
