// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a statement has been, told from what the actions recorded.
#include "ens-exchange-log.h"
#include "ens-history.h"
#include "store-fixture.h"

typedef struct {
  EnsTestDir *directory;
  EnsStore *store;
} History;

static EnsCriterion *
new_pile (guint number)
{
  EnsCriterion *pile = ens_criterion_new ();

  pile->id = fixture_id ("criterion", number);
  pile->language = g_strdup ("fr");
  pile->title = g_strdup_printf ("Tas %u", number);
  return pile;
}

static EnsMember *
new_member (guint statement, guint pile, const char *reason)
{
  EnsMember *member = ens_member_new ();

  member->statement = fixture_id ("statement", statement);
  member->criterion = fixture_id ("criterion", pile);
  member->reason = g_strdup (reason);
  return member;
}

static void
set_up (History *fixture, gconstpointer data)
{
  fixture->directory = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (fixture->directory, "p.ensemble");
  fixture->store = fixture_store (path);
  fixture_ground (fixture->store);
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "write");
  for (guint i = 1; i <= 2; i++) {
    g_autoptr (EnsStatement) statement = fixture_statement (i, 1, "un banc");
    g_autoptr (EnsCriterion) pile = new_pile (i);

    fixture_insert (fixture->store, &ens_statement_entity, statement);
    fixture_insert (fixture->store, &ens_criterion_entity, pile);
  }
  fixture_commit (fixture->store);
}

static void
tear_down (History *fixture, gconstpointer data)
{
  ens_store_close (fixture->store);
  ens_test_dir_free (fixture->directory);
}

static void
put (History *fixture, const char *word, guint statement, guint pile, const char *reason)
{
  g_autoptr (EnsMember) member = new_member (statement, pile, reason);
  g_autoptr (EnsMember) old = new_member (statement, pile, NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_found = FALSE;

  g_assert_true (ens_store_read (fixture->store, &ens_member_entity, old, &is_found, &error));
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, word);
  if (is_found)
    ens_store_update (fixture->store, &ens_member_entity, member, &error);
  else
    ens_store_insert (fixture->store, &ens_member_entity, member, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

static void
take_out (History *fixture, guint statement)
{
  g_autoptr (EnsMember) member = new_member (statement, 1, NULL);
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "take-out");
  ens_store_delete (fixture->store, &ens_member_entity, member, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

static EnsStatementHistory *
read_history (History *fixture, guint statement)
{
  const EnsUuid id = fixture_id ("statement", statement);
  g_autoptr (GError) error = NULL;
  EnsStatementHistory *history = ens_store_read_history (fixture->store, &id, &error);

  g_assert_no_error (error);
  return history;
}

// Piles by number, newest first; 0 for none.
static void
check_stays (const EnsStatementHistory *history, const guint *piles, guint n)
{
  g_assert_cmpuint (history->stays->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const EnsPileStay *stay = history->stays->pdata[i];
    const EnsUuid expected = piles[i] > 0 ? fixture_id ("criterion", piles[i]) : (EnsUuid){ 0 };

    g_assert_true (ens_uuid_equal (&stay->criterion, &expected));
  }
}

static void
test_moves (History *fixture, gconstpointer data)
{
  const guint piles[] = { 2, 0, 1, 2 };
  const EnsPileStay *stay;

  put (fixture, "first", 1, 2, "same word");
  put (fixture, "other", 2, 2, NULL);
  put (fixture, "second", 1, 1, "same idea");
  take_out (fixture, 1);
  put (fixture, "third", 1, 2, NULL);
  g_autoptr (EnsStatementHistory) history = read_history (fixture, 1);
  check_stays (history, piles, G_N_ELEMENTS (piles));
  g_assert_cmpstr (history->arrival->word, ==, "write");
  stay = history->stays->pdata[2];
  g_assert_cmpstr (stay->entry->word, ==, "second");
  g_assert_cmpstr (stay->reason, ==, "same idea");
  stay = history->stays->pdata[3];
  g_assert_cmpstr (stay->reason, ==, "same word");
}

static void
test_nothing_of_what_was_taken_back (History *fixture, gconstpointer data)
{
  const guint piles[] = { 2 };
  g_autoptr (GError) error = NULL;

  put (fixture, "first", 1, 2, NULL);
  put (fixture, "second", 1, 1, NULL);
  g_assert_true (ens_store_undo (fixture->store, NULL, &error));
  g_autoptr (EnsStatementHistory) history = read_history (fixture, 1);
  check_stays (history, piles, G_N_ELEMENTS (piles));
}

static void
test_pile_that_is_gone (History *fixture, gconstpointer data)
{
  g_autoptr (EnsCriterion) pile = new_pile (1);
  const guint piles[] = { 2, 1 };
  g_autoptr (GError) error = NULL;
  const EnsPileStay *stay;

  put (fixture, "first", 1, 1, NULL);
  put (fixture, "second", 1, 2, NULL);
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "remove");
  ens_store_delete (fixture->store, &ens_criterion_entity, pile, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
  g_autoptr (EnsStatementHistory) history = read_history (fixture, 1);
  check_stays (history, piles, G_N_ELEMENTS (piles));
  stay = history->stays->pdata[1];
  g_assert_cmpstr (stay->gone_title, ==, "Tas 1");
  stay = history->stays->pdata[0];
  g_assert_null (stay->gone_title);
}

static void
test_came_with_a_package (History *fixture, gconstpointer data)
{
  const EnsPackageEntry entry = { .id = (char *) "sha256:1", .title = (char *) "Ville", .time = 1 };
  g_autoptr (EnsStatement) statement = fixture_statement (9, 1, "de l’ombre");
  g_autoptr (EnsMember) member = new_member (9, 1, NULL);
  const guint piles[] = { 2, 1 };
  g_autoptr (GError) error = NULL;

  put (fixture, "before", 1, 2, NULL);
  fixture_begin (fixture->store, ENS_ACTION_BULK, "import");
  fixture_insert (fixture->store, &ens_statement_entity, statement);
  fixture_insert (fixture->store, &ens_member_entity, member);
  g_assert_true (ens_store_log_import (fixture->store, "print", "ville.xml", &error));
  g_assert_true (ens_store_log_package (fixture->store, &entry, &error));
  fixture_commit (fixture->store);
  put (fixture, "after", 9, 2, NULL);
  g_autoptr (EnsStatementHistory) history = read_history (fixture, 9);
  check_stays (history, piles, G_N_ELEMENTS (piles));
  g_assert_cmpstr (history->arrival->word, ==, "import");
  g_assert_cmpstr (history->file, ==, "ville.xml");
  g_assert_cmpstr (history->package, ==, "sha256:1");
  g_assert_cmpstr (history->package_title, ==, "Ville");
  g_autoptr (EnsStatementHistory) other = read_history (fixture, 1);
  g_assert_cmpstr (other->arrival->word, ==, "write");
  g_assert_null (other->package);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/storage/history/moves", History, NULL, set_up, test_moves, tear_down);
  g_test_add ("/storage/history/nothing-of-what-was-taken-back", History, NULL, set_up,
              test_nothing_of_what_was_taken_back, tear_down);
  g_test_add ("/storage/history/pile-that-is-gone", History, NULL, set_up, test_pile_that_is_gone,
              tear_down);
  g_test_add ("/storage/history/came-with-a-package", History, NULL, set_up,
              test_came_with_a_package, tear_down);
  return g_test_run ();
}
