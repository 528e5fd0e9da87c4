// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Migrations are whole or not at all; files of newer programs and files that somebody rebuilt are
// refused; every schema that was ever released opens.
#include "ens-schema.h"

#include "store-fixture.h"

#include <string.h>

#define MAX_STEPS 20
#define NEWEST    ens_schema_get_version (&ens_schema_released)

static gint64
query (EnsDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  ens_db_query_int (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_marks (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);

  g_assert_cmpint (query (ens_store_get_db (store), "PRAGMA application_id"), ==, 0x456E7365);
  g_assert_cmpint (query (ens_store_get_db (store), "PRAGMA user_version"), ==, NEWEST);
}

// The released schemas and 99, which is made by @sql.
static EnsSchema
make_schema (EnsMigration steps[MAX_STEPS], const char *sql)
{
  guint n = ens_schema_released.n_steps;
  EnsSchema schema = { steps, n + 1 };

  g_assert_cmpuint (n, <, MAX_STEPS);
  memcpy (steps, ens_schema_released.steps, n * sizeof (EnsMigration));
  steps[n] = (EnsMigration){ 99, NULL, sql };
  return schema;
}

static void
test_failed_step (void)
{
  static const char *const scripts[] = {
    "CREATE TABLE extra (x) STRICT",
    "CREATE TABLE extra (x INTEGER) STRICT; PRAGMA user_version = 99; SELECT no_such_function ()",
    "CREATE TABLE extra (x INTEGER) STRICT",
    "CREATE TABLE extra (x INTEGER REFERENCES extra (y)) STRICT; PRAGMA user_version = 99; DROP x",
    "DELETE FROM groups; PRAGMA user_version = 99",
  };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  EnsDb *db = ens_store_get_db (store);

  fixture_ground (store);
  fixture_add_statement (store, 1, 1, "un banc");
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autoptr (GError) error = NULL;
    EnsMigration steps[MAX_STEPS];
    EnsSchema schema = make_schema (steps, scripts[i]);

    g_assert_false (ens_schema_upgrade (&schema, db, path, &error));
    g_assert_nonnull (error);
    g_assert_cmpint (query (db, "PRAGMA user_version"), ==, NEWEST);
    g_assert_cmpint (query (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'extra'"), ==, 0);
    g_assert_cmpint (query (db, "SELECT count (*) FROM groups"), ==, 2);
    g_assert_cmpint (query (db, "PRAGMA foreign_keys"), ==, 1);
  }
}

static void
test_good_step (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autofree char *copy_path = ens_test_dir_file (dir, "p.before-v99.ensemble");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  EnsMigration steps[MAX_STEPS];
  EnsSchema schema =
    make_schema (steps, "CREATE TABLE extra (x INTEGER) STRICT; PRAGMA user_version = 99");
  EnsStore *store = fixture_store (path);
  g_autoptr (EnsStore) copy = NULL;

  fixture_ground (store);
  before = fixture_dump (store);
  ens_schema_upgrade (&schema, ens_store_get_db (store), path, &error);
  g_assert_no_error (error);
  ens_store_close (store);
  // To this program the result is a newer file; the copy beside is what there was.
  for (guint mode = ENS_STORE_READ_WRITE; mode <= ENS_STORE_READ_ONLY; mode++) {
    g_assert_null (ens_store_open (path, (EnsStoreMode) mode, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_TOO_NEW);
    g_clear_error (&error);
  }
  copy = ens_store_open (copy_path, ENS_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  after = fixture_dump (copy);
  g_assert_cmpstr (before, ==, after);
}

static void
test_foreign_trigger (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (GError) error = NULL;
  EnsStore *store = fixture_store (path);

  g_assert_true (ens_db_exec (ens_store_get_db (store),
                              "CREATE TRIGGER evil AFTER INSERT ON groups BEGIN "
                              "DELETE FROM statements; END",
                              NULL));
  ens_store_close (store);
  g_assert_null (ens_store_open (path, ENS_STORE_READ_WRITE, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

// The sum of each schema is written down: with a wrong one every file would open slowly.
static void
test_sums (void)
{
  for (guint i = 0; i < ens_schema_released.n_steps; i++) {
    const EnsMigration *step = &ens_schema_released.steps[i];
    g_autoptr (GError) error = NULL;
    g_autofree char *sum = ens_schema_dup_sum (&ens_schema_released, step->version, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (sum, ==, step->sum);
  }
}

// A sum that nothing has, as from another SQLite: definitions that are alike are trusted all the same.
static void
test_unknown_sum (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsStore) store = fixture_store (path);
  EnsDb *db = ens_store_get_db (store);
  EnsMigration steps[MAX_STEPS];
  EnsSchema schema = make_schema (steps, "PRAGMA user_version = 99");

  for (guint i = 0; i < schema.n_steps; i++)
    steps[i].sum = NULL;
  g_assert_true (ens_schema_trust (&schema, db, path, NEWEST, &error));
  g_assert_no_error (error);
  g_assert_true (ens_db_exec (db, "CREATE VIEW more AS SELECT 1", NULL));
  g_assert_false (ens_schema_trust (&schema, db, path, NEWEST, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

// A stored file of each schema is brought to the newest and holds what it held.
static void
test_released (gconstpointer data)
{
  const int version = GPOINTER_TO_INT (data);
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autofree char *name = g_strdup_printf ("databases/v%d.sql", version);
  g_autofree char *fixture = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", name, NULL);
  g_autofree char *sql = ens_test_read (fixture);
  g_autofree char *dump = NULL;
  g_autoptr (EnsDb) db = ens_db_open (path, ENS_DB_CREATE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsStore) store = NULL;

  ens_db_exec (db, "PRAGMA trusted_schema = ON", NULL);
  ens_db_exec (db, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, ens_db_close);
  store = ens_store_open (path, ENS_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (ens_store_get_db (store), "PRAGMA user_version"), ==, NEWEST);
  dump = fixture_dump (store);
  g_assert_nonnull (strstr (dump, "un banc à l’ombre"));
  g_assert_nonnull (strstr (dump, "Groupe 2"));
  g_assert_cmpint (strstr (dump, "Poser dix bancs") != NULL, ==, version >= 2);
  g_assert_cmpint (strstr (dump, "Liepāja, 2026") != NULL, ==, version >= 6);
  g_assert_true (ens_store_undo (store, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/schema/marks", test_marks);
  g_test_add_func ("/storage/schema/failed-step", test_failed_step);
  g_test_add_func ("/storage/schema/good-step", test_good_step);
  g_test_add_func ("/storage/schema/foreign-trigger", test_foreign_trigger);
  g_test_add_func ("/storage/schema/sums", test_sums);
  g_test_add_func ("/storage/schema/unknown-sum", test_unknown_sum);
  for (int version = 1; version <= ens_schema_get_version (&ens_schema_released); version++) {
    g_autofree char *name = g_strdup_printf ("/storage/schema/released/%d", version);

    g_test_add_data_func (name, GINT_TO_POINTER (version), test_released);
  }
  return g_test_run ();
}
