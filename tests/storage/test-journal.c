// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Undo gives back exactly the rows that were there, redo exactly those that came, for any sequence of
// actions and over restarts.
#define _GNU_SOURCE // memmem
#include "ens-exchange-log.h"
#include "ens-rng.h"
#include "store-fixture.h"

#include <string.h>

#define N_ACTIONS 40

typedef struct {
  EnsStore *store;
  EnsRng rng;
  guint next;     // number for the next new row
  gboolean moved; // whether the running action wrote
} Player;

static gboolean
note_record (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  gpointer *at = data;

  g_ptr_array_add (at[1], ens_record_copy (at[0], record));
  return TRUE;
}

static gpointer
pick (Player *player, const EnsEntity *entity)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  gpointer data[] = { (gpointer) entity, all };
  gpointer picked = NULL;

  g_assert_true (ens_store_each (player->store, entity, note_record, data, NULL));
  if (all->len > 0)
    picked = g_ptr_array_steal_index (all, ens_rng_below (&player->rng, all->len));
  for (guint i = 0; i < all->len; i++)
    ens_record_free (entity, all->pdata[i]);
  return picked;
}

static void
insert (Player *player, const EnsEntity *entity, gconstpointer record)
{
  fixture_insert (player->store, entity, record);
  player->moved = TRUE;
}

static void
add_statements (Player *player, guint n)
{
  g_autoptr (EnsGroup) group = pick (player, &ens_group_entity);

  for (guint i = 0; group != NULL && i < n; i++) {
    g_autofree char *text = g_strdup_printf ("mot%u et banc", ens_rng_below (&player->rng, 50));
    g_autoptr (EnsStatement) statement = fixture_statement (player->next++, 1, text);

    statement->group = group->id;
    insert (player, &ens_statement_entity, statement);
  }
}

static void
add_group (Player *player)
{
  g_autoptr (EnsGroup) group = fixture_group (player->next++);

  insert (player, &ens_group_entity, group);
}

static void
add_pile (Player *player)
{
  g_autoptr (EnsCriterion) pile = ens_criterion_new ();
  g_autoptr (EnsCriterion) parent = pick (player, &ens_criterion_entity);
  g_autoptr (EnsStatement) statement = pick (player, &ens_statement_entity);
  g_autoptr (EnsMember) member = ens_member_new ();
  gboolean found = FALSE;

  pile->id = member->criterion = fixture_id ("criterion", player->next++);
  pile->language = g_strdup ("fr");
  pile->title = g_strdup_printf ("Pile %u", player->next);
  if (parent != NULL)
    pile->parent = parent->id;
  insert (player, &ens_criterion_entity, pile);
  if (statement == NULL)
    return;
  member->statement = statement->id;
  g_assert_true (ens_store_read (player->store, &ens_member_entity, member, &found, NULL));
  member->criterion = pile->id;
  if (found)
    g_assert_true (ens_store_update (player->store, &ens_member_entity, member, NULL));
  else
    insert (player, &ens_member_entity, member);
}

static void
add_coding (Player *player)
{
  g_autoptr (EnsStatement) statement = pick (player, &ens_statement_entity);
  g_autoptr (EnsNode) node = pick (player, &ens_node_entity);
  g_autoptr (EnsCoder) coder = pick (player, &ens_coder_entity);
  g_autoptr (EnsCoding) coding = ens_coding_new ();
  gboolean found = FALSE;

  if (statement == NULL || node == NULL || coder == NULL)
    return;
  coding->statement = statement->id;
  coding->coder = coder->id;
  g_assert_true (ens_store_read (player->store, &ens_coding_entity, coding, &found, NULL));
  if (found)
    return;
  coding->node = node->id;
  insert (player, &ens_coding_entity, coding);
}

static void
change_statement (Player *player)
{
  g_autoptr (EnsStatement) statement = pick (player, &ens_statement_entity);

  if (statement == NULL)
    return;
  g_free (statement->text);
  statement->text = g_strdup_printf ("autre mot %u", player->next++);
  statement->count += 1;
  g_assert_true (ens_store_update (player->store, &ens_statement_entity, statement, NULL));
  player->moved = TRUE;
}

static void
delete_any (Player *player, const EnsEntity *entity)
{
  gpointer record = pick (player, entity);

  if (record == NULL)
    return;
  g_assert_true (ens_store_delete (player->store, entity, record, NULL));
  player->moved = TRUE;
  // Sometimes at once back again, so that a key comes and goes within one action.
  if (ens_rng_below (&player->rng, 3) == 0 && entity == &ens_statement_entity)
    insert (player, entity, record);
  ens_record_free (entity, record);
}

static void
change_project (Player *player)
{
  g_autoptr (EnsProject) project = ens_store_dup_project (player->store, NULL);
  g_autoptr (EnsEdition) edition = pick (player, &ens_edition_entity);

  g_free (project->title);
  project->title = g_strdup_printf ("Titre %u", player->next++);
  project->edition = edition != NULL ? edition->id : (EnsUuid){ 0 };
  g_assert_true (ens_store_set_project (player->store, project, NULL));
  player->moved = TRUE;
}

static void
do_something (Player *player)
{
  switch (ens_rng_below (&player->rng, 11)) {
  case 0:
    add_group (player);
    break;
  case 1:
  case 2:
    add_statements (player, 1 + ens_rng_below (&player->rng, 5));
    break;
  case 3:
  case 4:
    add_pile (player);
    break;
  case 5:
    add_coding (player);
    break;
  case 6:
    change_statement (player);
    break;
  case 7:
    delete_any (player, &ens_statement_entity);
    break;
  case 8:
    delete_any (player, &ens_criterion_entity);
    break;
  case 9:
    change_project (player);
    break;
  default:
    if (ens_rng_below (&player->rng, 6) == 0)
      delete_any (player, &ens_group_entity);
    if (ens_rng_below (&player->rng, 15) == 0)
      delete_any (player, &ens_edition_entity);
    break;
  }
}

static void
act (Player *player, guint number)
{
  EnsActionKind kind = ens_rng_below (&player->rng, 3) == 0 ? ENS_ACTION_BULK : ENS_ACTION_NORMAL;
  guint n = 1 + ens_rng_below (&player->rng, kind == ENS_ACTION_BULK ? 12 : 3);

  fixture_begin (player->store, kind, "something");
  player->moved = FALSE;
  for (guint i = 0; i < n; i++)
    do_something (player);
  if (!player->moved)
    add_group (player);
  g_assert_true (fixture_commit (player->store));
}

static void
assert_words (EnsStore *store)
{
  g_autoptr (GError) error = NULL;

  ens_db_exec (ens_store_get_db (store),
               "INSERT INTO statements_words (statements_words, rank) "
               "VALUES ('integrity-check', 1)",
               &error);
  g_assert_no_error (error);
}

static void
assert_dump (EnsStore *store, GPtrArray *dumps, guint at)
{
  g_autofree char *dump = fixture_dump (store);

  g_assert_cmpstr (dump, ==, dumps->pdata[at]);
}

static void
step (EnsStore *store, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  gboolean done = undo ? ens_store_undo (store, NULL, &error)
                       : ens_store_redo (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
test_property (gconstpointer data)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  Player player = { .store = fixture_store (path), .next = 10 };
  guint at = N_ACTIONS;

  ens_rng_seed (&player.rng, GPOINTER_TO_UINT (data));
  fixture_ground (player.store);
  g_ptr_array_add (dumps, fixture_dump (player.store));
  for (guint i = 0; i < N_ACTIONS; i++) {
    act (&player, i);
    g_ptr_array_add (dumps, fixture_dump (player.store));
  }
  while (at > 0) {
    step (player.store, TRUE);
    assert_dump (player.store, dumps, --at);
  }
  assert_words (player.store);
  ens_store_close (player.store);
  player.store = ens_store_open (path, ENS_STORE_READ_WRITE, NULL);
  for (guint i = 0; i < 3 * N_ACTIONS; i++) {
    gboolean undo = at == N_ACTIONS || (at > 0 && ens_rng_below (&player.rng, 3) == 0);

    step (player.store, undo);
    at = undo ? at - 1 : at + 1;
    assert_dump (player.store, dumps, at);
  }
  assert_words (player.store);
  ens_store_close (player.store);
}

static void
test_branch (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time = 0;

  g_assert_false (ens_store_undo (store, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture_ground (store);
  fixture_add_statement (store, 1, 1, "un");
  fixture_add_statement (store, 2, 1, "deux");
  step (store, TRUE);
  step (store, TRUE);
  fixture_add_statement (store, 3, 1, "trois");
  g_assert_false (ens_store_redo (store, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
  entries = ens_store_list_journal (store, 0, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (ens_store_go_to (store, 0, NULL, NULL));
  g_assert_true (ens_store_get_last_change (store, &time, NULL));
  g_assert_cmpint (time, ==, FIXTURE_TIME);
  step (store, FALSE);
  step (store, FALSE);
  g_assert_true (ens_store_forget_journal (store, NULL));
  g_assert_null (ens_store_dup_next_undo (store, NULL));
}

static void
test_import_again (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  gint64 time = 0;

  fixture_begin (store, ENS_ACTION_BULK, "import");
  g_assert_true (ens_store_log_import (store, "abc", "mots.csv", NULL));
  g_assert_true (fixture_commit (store));
  g_assert_true (ens_store_find_import (store, "abc", &time, NULL));
  g_assert_cmpint (time, ==, FIXTURE_TIME);
  step (store, TRUE);
  g_assert_true (ens_store_find_import (store, "abc", &time, NULL));
  g_assert_cmpint (time, ==, 0);
  step (store, FALSE);
  g_assert_true (ens_store_find_import (store, "abc", &time, NULL));
  g_assert_cmpint (time, ==, FIXTURE_TIME);
}

static gboolean
file_holds (const char *path, const char *word)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, word, strlen (word)) != NULL;
}

// The right to erasure: not a trace in the file, neither of the text nor of its words.
static void
test_forget (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  EnsStore *store = fixture_store (path);
  g_autoptr (EnsStatement) statement = fixture_statement (1, 1, "xylophone personnel");

  fixture_ground (store);
  fixture_add_statement (store, 1, 1, statement->text);
  fixture_add_statement (store, 2, 1, "autre chose");
  fixture_begin (store, ENS_ACTION_NORMAL, "erase");
  g_assert_true (ens_store_delete (store, &ens_statement_entity, statement, NULL));
  g_assert_true (fixture_commit (store));
  g_assert_true (file_holds (path, "xylophone"));
  g_assert_true (ens_store_forget_journal (store, NULL));
  assert_words (store);
  ens_store_close (store);
  g_assert_false (file_holds (path, "xylophone"));
  g_assert_false (file_holds (path, "personnel"));
  g_assert_true (file_holds (path, "autre"));
}

// More rows than the undo takes at a time, and more changes than are held in memory.
static void
test_large_bulk (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (EnsStore) store = fixture_store (path);
  g_autoptr (EnsGroup) group = fixture_group (1);
  g_autofree char *before = NULL;
  g_autofree char *full = NULL;
  g_autofree char *after = NULL;

  fixture_ground (store);
  before = fixture_dump (store);
  fixture_begin (store, ENS_ACTION_BULK, "import");
  for (guint i = 0; i < 25000; i++) {
    g_autoptr (EnsStatement) statement = fixture_statement (i, 1, "un banc à l’ombre");

    fixture_insert (store, &ens_statement_entity, statement);
  }
  g_assert_true (fixture_commit (store));
  full = fixture_dump (store);
  fixture_begin (store, ENS_ACTION_BULK, "group-delete");
  g_assert_true (ens_store_delete (store, &ens_group_entity, group, NULL));
  g_assert_true (fixture_commit (store));
  step (store, TRUE);
  after = fixture_dump (store);
  g_assert_cmpstr (after, ==, full);
  step (store, TRUE);
  g_clear_pointer (&after, g_free);
  after = fixture_dump (store);
  g_assert_cmpstr (after, ==, before);
  step (store, FALSE);
  g_clear_pointer (&after, g_free);
  after = fixture_dump (store);
  g_assert_cmpstr (after, ==, full);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 5; seed++) {
    g_autofree char *name = g_strdup_printf ("/storage/journal/property/%u", seed);

    g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_property);
  }
  g_test_add_func ("/storage/journal/branch", test_branch);
  g_test_add_func ("/storage/journal/import-again", test_import_again);
  g_test_add_func ("/storage/journal/forget", test_forget);
  g_test_add_func ("/storage/journal/large-bulk", test_large_bulk);
  return g_test_run ();
}
