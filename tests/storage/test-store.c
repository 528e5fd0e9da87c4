// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files are made, opened and refused; rows come and go with what hangs on them.
#include "ens-tombstone.h"
#include "ens-translation.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_create (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsProject) project = fixture_project ();
  g_autoptr (EnsProject) read = NULL;
  g_autoptr (GError) error = NULL;
  EnsStore *store = fixture_store (path);
  g_autofree char *bytes = NULL;

  read = ens_store_dup_project (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->title, ==, project->title);
  g_assert_null (read->territory);
  g_assert_cmpint (read->created, ==, project->created);
  g_assert_true (ens_uuid_equal (&read->id, &project->id));
  ens_store_close (store);
  g_assert_cmpuint (count_files (dir), ==, 1);
  bytes = ens_test_read (path);
  g_assert_cmpmem (bytes + 68, 4, "Ense", 4);
  g_assert_null (ens_store_create (path, project, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_EXISTS);
  g_assert_cmpuint (count_files (dir), ==, 1);
}

// What is written to a copy stays in it; what is in memory has no file.
static void
test_in_memory (void)
{
  g_autoptr (EnsProject) project = fixture_project ();
  g_autoptr (EnsProject) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsStore) store = ens_store_create_in_memory (project, &error);
  g_autoptr (EnsStore) copy = NULL;
  g_autoptr (EnsQuestion) question = fixture_question (1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  before = fixture_dump (store);
  g_free (project->title);
  project->title = g_strdup ("Another place");
  copy = ens_store_copy_in_memory (store, project, &error);
  g_assert_no_error (error);
  fixture_begin (copy, ENS_ACTION_NORMAL, "add");
  fixture_insert (copy, &ens_question_entity, question);
  g_assert_true (fixture_commit (copy));
  read = ens_store_dup_project (copy, &error);
  g_assert_cmpstr (read->title, ==, "Another place");
  g_assert_true (ens_uuid_equal (&read->id, &project->id));
  after = fixture_dump (store);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_refused (const char *path, EnsError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ens_store_open (path, ENS_STORE_READ_WRITE, &error));
  g_assert_error (error, ENS_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_refused_files (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *missing = ens_test_dir_file (dir, "missing.ensemble");
  g_autofree char *text = ens_test_dir_file (dir, "text.ensemble");
  g_autofree char *empty = ens_test_dir_file (dir, "empty.ensemble");
  g_autofree char *other = ens_test_dir_file (dir, "other.ensemble");
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr (EnsDb) db = NULL;

  ens_test_write (text, long_text);
  ens_test_write (empty, "");
  db = ens_db_open (other, ENS_DB_CREATE, NULL);
  g_assert_true (ens_db_exec (db, "CREATE TABLE t (x)", NULL));
  assert_refused (missing, ENS_ERROR_NOT_FOUND);
  assert_refused (dir, ENS_ERROR_REFUSED);
  assert_refused (text, ENS_ERROR_REFUSED);
  assert_refused (empty, ENS_ERROR_REFUSED);
  assert_refused (other, ENS_ERROR_REFUSED);
}

static void
test_second_opener (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (GError) error = NULL;
  EnsStore *first = fixture_store (path);
  EnsStore *second = ens_store_open (path, ENS_STORE_READ_WRITE, &error);
  EnsAction action = { .word = "nothing" };
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (ens_store_get_read_only_reason (second));
  g_assert_false (ens_store_begin (second, &action, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_READ_ONLY);
  fixture_ground (first);
  dump = fixture_dump (second);
  g_assert_nonnull (strstr (dump, "Groupe 2"));
  ens_store_close (second);
  fixture_add_statement (first, 1, 1, "un banc");
  ens_store_close (first);
  g_clear_error (&error);
  second = ens_store_open (path, ENS_STORE_READ_WRITE, &error);
  g_assert_null (ens_store_get_read_only_reason (second));
  ens_store_close (second);
}

static void
test_rows (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autoptr (EnsStatement) statement = fixture_statement (1, 1, "un banc à l’ombre");
  g_autoptr (EnsStatement) read = NULL;
  g_autoptr (GError) error = NULL;
  EnsUuid nobody = fixture_id ("statement", 99);

  fixture_ground (store);
  statement->count = 3;
  statement->polarity = ENS_POLARITY_NEGATIVE;
  statement->safe = TRUE;
  statement->receipt = g_strdup ("0042");
  fixture_begin (store, ENS_ACTION_NORMAL, "statement-add");
  fixture_insert (store, &ens_statement_entity, statement);
  g_assert_false (ens_store_insert (store, &ens_statement_entity, statement, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (fixture_commit (store));
  read = ens_store_dup (store, &ens_statement_entity, &statement->id, &error);
  g_assert_no_error (error);
  g_assert_true (ens_record_equal (&ens_statement_entity, read, statement));
  g_assert_cmpint (read->stamp.created, ==, statement->stamp.created);
  g_assert_null (ens_store_dup (store, &ens_statement_entity, &nobody, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

static void
test_reference_refused (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autoptr (EnsStatement) statement = fixture_statement (1, 7, "de nulle part");
  g_autoptr (GError) error = NULL;

  fixture_ground (store);
  fixture_begin (store, ENS_ACTION_NORMAL, "statement-add");
  g_assert_false (ens_store_insert (store, &ens_statement_entity, statement, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  ens_store_rollback (store);
}

static void
test_nothing_changed (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autoptr (EnsGroup) group = fixture_group (1);
  g_autoptr (EnsJournalRow) entry = NULL;
  g_autoptr (GError) error = NULL;

  fixture_ground (store);
  for (guint kind = 0; kind < 2; kind++) {
    fixture_begin (store, kind == 0 ? ENS_ACTION_NORMAL : ENS_ACTION_BULK, "group-set");
    g_assert_true (ens_store_update (store, &ens_group_entity, group, &error));
    g_assert_false (fixture_commit (store));
  }
  entry = ens_store_dup_next_undo (store, &error);
  g_assert_cmpstr (entry->word, ==, "ground");
}

static gboolean
count_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  ++*(guint *) data;
  return TRUE;
}

static guint
count_rows (EnsStore *store, const EnsEntity *entity)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  ens_store_each (store, entity, count_row, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
fill_group (EnsStore *store)
{
  g_autoptr (EnsStatement) statement = fixture_statement (1, 1, "un banc");
  g_autoptr (EnsCoding) coding = ens_coding_new ();
  g_autoptr (EnsCriterion) criterion = ens_criterion_new ();
  g_autoptr (EnsMember) member = ens_member_new ();
  g_autoptr (EnsTranslation) translation = ens_translation_new ();

  coding->statement = member->statement = translation->owner = statement->id;
  coding->coder = fixture_id ("coder", 1);
  coding->node = fixture_id ("node", 1);
  criterion->id = member->criterion = fixture_id ("criterion", 1);
  criterion->node = coding->node;
  criterion->language = g_strdup ("fr");
  criterion->title = g_strdup ("Se poser");
  translation->field = g_strdup ("text");
  translation->language = g_strdup ("en");
  translation->text = g_strdup ("a bench");
  fixture_begin (store, ENS_ACTION_NORMAL, "fill");
  fixture_insert (store, &ens_statement_entity, statement);
  fixture_insert (store, &ens_coding_entity, coding);
  fixture_insert (store, &ens_criterion_entity, criterion);
  fixture_insert (store, &ens_member_entity, member);
  fixture_insert (store, &ens_translation_entity, translation);
  g_assert_true (fixture_commit (store));
}

static void
delete_one (EnsStore *store, const EnsEntity *entity, const EnsUuid *id)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (store, ENS_ACTION_NORMAL, "delete");
  ens_store_delete (store, entity, id, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_commit (store));
}

static void
test_delete (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autoptr (EnsGroup) group = fixture_group (1);
  g_autoptr (EnsCriterion) criterion = NULL;
  EnsUuid id = fixture_id ("criterion", 1);
  EnsUuid node = fixture_id ("node", 0);

  fixture_ground (store);
  fill_group (store);
  delete_one (store, &ens_group_entity, &group->id);
  g_assert_cmpuint (count_rows (store, &ens_group_entity), ==, 1);
  g_assert_cmpuint (count_rows (store, &ens_statement_entity), ==, 0);
  g_assert_cmpuint (count_rows (store, &ens_coding_entity), ==, 0);
  g_assert_cmpuint (count_rows (store, &ens_member_entity), ==, 0);
  g_assert_cmpuint (count_rows (store, &ens_translation_entity), ==, 0);
  // group, statement, coding, member, translation
  g_assert_cmpuint (count_rows (store, &ens_tombstone_entity), ==, 5);
  delete_one (store, &ens_node_entity, &node);
  g_assert_cmpuint (count_rows (store, &ens_node_entity), ==, 0);
  criterion = ens_store_dup (store, &ens_criterion_entity, &id, NULL);
  g_assert_true (ens_uuid_is_nil (&criterion->node));
  fixture_begin (store, ENS_ACTION_NORMAL, "group-add");
  fixture_insert (store, &ens_group_entity, group);
  g_assert_true (fixture_commit (store));
  g_assert_cmpuint (count_rows (store, &ens_tombstone_entity), ==, 6);
}

static void
test_settings (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autofree char *none = ens_store_dup_setting (store, "page", NULL);
  g_autofree char *set = NULL;

  g_assert_null (none);
  g_assert_true (ens_store_set_setting (store, "page", "groups", NULL));
  g_assert_true (ens_store_set_setting (store, "page", "criteria", NULL));
  set = ens_store_dup_setting (store, "page", NULL);
  g_assert_cmpstr (set, ==, "criteria");
  g_assert_true (ens_store_set_setting (store, "page", NULL, NULL));
  g_assert_null (ens_store_dup_setting (store, "page", NULL));
}

static void
test_full_disk (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autofree char *text = g_strnfill (60000, 'x');
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autoptr (EnsStatement) statement = fixture_statement (1, 1, text);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 pages = 0;

  fixture_ground (store);
  before = fixture_dump (store);
  g_assert_true (
    ens_db_query_int (ens_store_get_db (store), "PRAGMA max_page_count = 1", &pages, &error));
  fixture_begin (store, ENS_ACTION_NORMAL, "statement-add");
  g_assert_false (ens_store_insert (store, &ens_statement_entity, statement, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_FULL);
  ens_store_rollback (store);
  after = fixture_dump (store);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/store/create", test_create);
  g_test_add_func ("/storage/store/in-memory", test_in_memory);
  g_test_add_func ("/storage/store/refused-files", test_refused_files);
  g_test_add_func ("/storage/store/second-opener", test_second_opener);
  g_test_add_func ("/storage/store/rows", test_rows);
  g_test_add_func ("/storage/store/reference-refused", test_reference_refused);
  g_test_add_func ("/storage/store/nothing-changed", test_nothing_changed);
  g_test_add_func ("/storage/store/delete", test_delete);
  g_test_add_func ("/storage/store/settings", test_settings);
  g_test_add_func ("/storage/store/full-disk", test_full_disk);
  return g_test_run ();
}
