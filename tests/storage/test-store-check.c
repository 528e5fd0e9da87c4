// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sound file has no faults; each kind of damage is found; backups are whole.
#include "ens-store-check.h"

#include "ens-tombstone.h"
#include "store-fixture.h"

#include <string.h>

static EnsStore *
new_store (EnsTestDir *dir)
{
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  EnsStore *store = fixture_store (path);

  fixture_ground (store);
  fixture_add_statement (store, 1, 1, "un banc à l’ombre");
  fixture_add_statement (store, 2, 2, "une fontaine");
  return store;
}

static char *
check (EnsStore *store)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  ens_store_check (store, faults, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ens_faults_get_n_listed (faults); i++)
    g_string_append_printf (text, "%s\n", ens_faults_get (faults, i)->what);
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *name;
  const char *sql;
  const char *fault;
} Damage;

static const Damage damages[] = {
  { "minors", "UPDATE groups SET minors = 1; UPDATE statements SET receipt = '7' WHERE row = 1",
    "statement 1: a statement of minors has a receipt" },
  { "reference", "PRAGMA foreign_keys = OFF; DELETE FROM groups WHERE row = 2",
    "statements 2: refers to a row of groups" },
  { "words", "INSERT INTO statements_words (statements_words) VALUES ('delete-all')",
    "the index of words does not agree" },
  { "cycle", "UPDATE nodes SET parent = (SELECT id FROM nodes WHERE row = 2) WHERE row = 1",
    "node 1: a node of the codebook lies in itself" },
  { "language", "UPDATE statements SET language = '!' WHERE row = 2", "statement 2: " },
  { "code-twice", "UPDATE nodes SET code = 'A'", "node 2: an edition has the same code twice" },
  { "no-project", "DELETE FROM project", "project: the file does not say" },
};

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsStore) store = new_store (dir);
  g_autofree char *before = check (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before, ==, "");
  ens_db_exec (ens_store_get_db (store), damage->sql, &error);
  g_assert_no_error (error);
  after = check (store);
  g_test_message ("%s", after);
  g_assert_nonnull (strstr (after, damage->fault));
}

static void
test_tombstone (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsStore) store = new_store (dir);
  g_autoptr (EnsTombstone) tombstone = ens_tombstone_new ();
  EnsUuid id = fixture_id ("statement", 1);
  g_autofree char *faults = NULL;

  tombstone->entity = g_strdup ("statement");
  tombstone->key = ens_uuid_dup_text (&id);
  fixture_begin (store, ENS_ACTION_NORMAL, "wrong");
  fixture_insert (store, &ens_tombstone_entity, tombstone);
  g_assert_true (fixture_commit (store));
  faults = check (store);
  g_assert_nonnull (strstr (faults, "tombstone 1: the row that it says is deleted is there"));
}

// A page in the middle of the file overwritten.
static void
test_broken_page (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsStore) store = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;

  ens_store_close (new_store (dir));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize page = 5; page * 4096 < size; page++)
    memset (bytes + page * 4096, 0x5a, 2048);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  store = ens_store_open (path, ENS_STORE_READ_WRITE, &error);
  if (store != NULL && ens_store_check (store, faults, NULL, &error)) {
    g_assert_cmpuint (ens_faults_get_n_errors (faults), >, 0);
    return;
  }
  g_assert_error (error, ENS_ERROR, ENS_ERROR_DAMAGED);
}

static void
test_backup (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *copy_path = ens_test_dir_file (dir, "copy.ensemble");
  g_autoptr (EnsStore) store = new_store (dir);
  g_autoptr (EnsStore) copy = NULL;
  g_autofree char *expected = fixture_dump (store);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ens_store_backup (store, ens_store_get_path (store), NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_EXISTS);
  g_clear_error (&error);
  for (int i = 0; i < 2; i++) {
    ens_store_backup (store, copy_path, NULL, &error);
    g_assert_no_error (error);
  }
  copy = ens_store_open (copy_path, ENS_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_null (ens_store_get_read_only_reason (copy));
  found = fixture_dump (copy);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (ens_store_undo (copy, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *name = g_strdup_printf ("/storage/store-check/damage/%s", damages[i].name);

    g_test_add_data_func (name, &damages[i], test_damage);
  }
  g_test_add_func ("/storage/store-check/tombstone", test_tombstone);
  g_test_add_func ("/storage/store-check/broken-page", test_broken_page);
  g_test_add_func ("/storage/store-check/backup", test_backup);
  return g_test_run ();
}
