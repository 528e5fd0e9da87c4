// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles that tables made with real cards, typed in, and what they come to together.
#include "ens-paper-tables.h"

#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-member.h"
#include "ens-paper-consensus.h"
#include "room.h"

#define N_CARDS 9

static void
say_all (Room *room)
{
  static const char *const said[N_CARDS] = {
    "friends",    "good neighbours", "not being alone", "a job",      "enough money",
    "a pay slip", "a park near by",  "trees and birds", "less noise",
  };

  for (guint i = 0; i < N_CARDS; i++)
    room_say (room, said[i]);
}

static EnsUuid
add_table (Room *room, const char *title)
{
  g_autoptr (GError) error = NULL;
  EnsUuid table;

  g_assert_true (ens_paper_tables_add (room->session, title, &table, &error));
  g_assert_no_error (error);
  return table;
}

static void
lay (Room *room, const EnsUuid *table, const char *line)
{
  g_autoptr (GError) error = NULL;

  ens_paper_tables_lay (room->session, table, line, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
check_pile (Room *room, guint table, guint index, const char *name, const char *numbers)
{
  g_autoptr (GPtrArray) tables = ens_paper_tables_list (room->session, NULL);
  const EnsPaperTable *found = g_ptr_array_index (tables, table);
  const EnsPaperPile *pile = g_ptr_array_index (found->piles, index);

  g_assert_cmpstr (pile->name, ==, name);
  g_assert_cmpstr (pile->numbers, ==, numbers);
}

static void
test_lines (Room *room, gconstpointer data)
{
  EnsUuid table;

  say_all (room);
  table = add_table (room, "Table A");
  lay (room, &table, "1, 3 2");
  lay (room, &table, " Money : 4–6");
  lay (room, &table, "7;9");
  check_pile (room, 0, 0, "1", "1-3");
  check_pile (room, 0, 1, "2", "7 9");
  check_pile (room, 0, 2, "Money", "4-6");
  // A card lies on one pile only.
  lay (room, &table, "2: 3");
  check_pile (room, 0, 0, "1", "1 2");
  check_pile (room, 0, 1, "2", "3 7 9");
  g_assert_true (ens_session_undo (room->session, NULL));
  check_pile (room, 0, 0, "1", "1-3");
  g_assert_true (ens_paper_tables_take_apart (room->session, &table, "1", NULL));
  check_pile (room, 0, 0, "2", "7 9");
}

static void
test_refused (Room *room, gconstpointer data)
{
  static const char *const lines[] = { "", "  ,", "1 99", "friends", "3-1", "1-", "Name:", "0" };
  EnsUuid table;

  say_all (room);
  table = add_table (room, "Table A");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) tables = NULL;

    g_assert_false (ens_paper_tables_lay (room->session, &table, lines[i], NULL, NULL, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
    tables = ens_paper_tables_list (room->session, NULL);
    g_assert_cmpuint (((EnsPaperTable *) g_ptr_array_index (tables, 0))->n_cards, ==, 0);
  }
}

static void
test_nothing_laid (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  say_all (room);
  add_table (room, "Table A");
  g_assert_null (ens_paper_consensus_new (room->session, 0, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

static void
lay_three_tables (Room *room)
{
  const EnsUuid first = add_table (room, "Table A");
  const EnsUuid second = add_table (room, "Table B");
  const EnsUuid third = add_table (room, "Table C");

  add_table (room, "Table D went home");
  lay (room, &first, "Together: 1-3");
  lay (room, &first, "4-6");
  lay (room, &first, "Outside: 7-9");
  lay (room, &second, "Together: 1-3");
  lay (room, &second, "4-6");
  lay (room, &second, "7-9");
  lay (room, &third, "Good company: 1 2 3 9");
  lay (room, &third, "4-6");
  lay (room, &third, "7 8");
}

static void
check_member (Room *room, const EnsUuid *statement)
{
  g_autoptr (EnsMember) key = ens_member_new ();
  g_autoptr (EnsMember) member = NULL;

  key->statement = *statement;
  member = ens_session_get_row (room->session, &ens_member_entity, key, NULL);
  g_assert_nonnull (member);
  g_assert_nonnull (member->reason);
}

static void
test_consensus (Room *room, gconstpointer data)
{
  g_autoptr (EnsPaperConsensus) consensus = NULL;
  g_autoptr (EnsProposal) proposal = NULL;
  g_autoptr (EnsScene) agreement = NULL;
  g_autoptr (EnsScene) tree = NULL;
  const EnsProposedPile *pile;

  say_all (room);
  lay_three_tables (room);
  consensus = ens_paper_consensus_new (room->session, 0, NULL);
  g_assert_cmpuint (ens_paper_consensus_get (consensus)->n_tables, ==, 3);
  g_assert_cmpuint (ens_paper_consensus_get_n_loose (consensus), ==, 0);
  proposal = ens_paper_consensus_dup_proposal (consensus);
  g_assert_cmpuint (proposal->piles->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    pile = g_ptr_array_index (proposal->piles, i);
    g_assert_cmpuint (pile->statements->len, ==, 3);
    if (g_str_has_prefix (pile->texts[0], "1 "))
      g_assert_cmpstr (pile->label, ==, "Together");
  }
  agreement = ens_paper_consensus_draw_agreement (consensus, 700, FALSE);
  g_assert_cmpuint (ens_scene_get_n_marks (agreement), ==, 6);
  tree = ens_paper_consensus_draw_tree (consensus, 700, FALSE);
  g_assert_cmpuint (ens_scene_get_n_marks (tree), >=, N_CARDS);

  g_assert_true (ens_sorting_accept (room->session,
                                     (const EnsProposedPile *const *) proposal->piles->pdata, 3,
                                     NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_CRITERION), ==, 3);
  pile = g_ptr_array_index (proposal->piles, 0);
  check_member (room, &g_array_index (pile->statements, EnsUuid, 0));
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_CRITERION), ==, 0);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_PLACING), ==, 3 * N_CARDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/paper-tables/lines", Room, NULL, room_open, test_lines, room_close);
  g_test_add ("/engine/paper-tables/refused", Room, NULL, room_open, test_refused, room_close);
  g_test_add ("/engine/paper-tables/nothing-laid", Room, NULL, room_open, test_nothing_laid,
              room_close);
  g_test_add ("/engine/paper-tables/consensus", Room, NULL, room_open, test_consensus, room_close);
  return g_test_run ();
}
