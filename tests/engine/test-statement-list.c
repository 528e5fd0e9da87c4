// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list that pages show: what it holds, and that a change tells no more than what changed.
#include "ens-statement-list.h"

#include "ens-entry.h"
#include "ens-groups.h"
#include "ens-readings.h"
#include "ens-sorting.h"
#include "room.h"

/** Told: the last items-changed, and how often it came */
typedef struct {
  guint times;
  guint position;
  guint removed;
  guint added;
} Told;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  *(Told *) data = (Told){ ((Told *) data)->times + 1, position, removed, added };
}

static const char *
text_at (EnsStatementList *list, guint position)
{
  g_autoptr (EnsStatementItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return ens_statement_item_get_statement (item)->text;
}

static void
test_follows (Room *room, gconstpointer data)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  Told told = { 0 };
  EnsUuid first;

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &told);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  first = room_say (room, "3x one");
  room_say (room, "two");
  // The newest is first: an Enter tells one row more and nothing else.
  g_assert_cmpuint (told.times, ==, 2);
  g_assert_cmpuint (told.position, ==, 0);
  g_assert_cmpuint (told.removed, ==, 0);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_cmpstr (text_at (list, 0), ==, "two");
  g_assert_cmpstr (text_at (list, 1), ==, "one");
  g_assert_cmpuint (ens_statement_list_get_n_expressions (list), ==, 4);
  told = (Told){ 0 };
  g_assert_true (ens_entry_change_text (room->session, &first, "uno", NULL));
  g_assert_cmpuint (told.times, ==, 1);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_cmpstr (text_at (list, 1), ==, "uno");
  told = (Told){ 0 };
  g_assert_true (ens_entry_remove (room->session, &first, NULL));
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 0);
}

static guint
count_of (EnsStatementList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

// What was read before grows by what is new, in whatever order and filter, to what a fresh list shows.
static void
test_grows_as_a_fresh_one (Room *room, gconstpointer data)
{
  for (EnsStatementOrder order = ENS_ORDER_NEWEST_FIRST; order <= ENS_ORDER_RANKING; order++) {
    g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
    g_autoptr (EnsStatementList) fresh = NULL;
    EnsStatementFilter filter = { .group = room->group, .question = room->question };
    EnsUuid last;

    ens_statement_list_set_order (list, order);
    ens_statement_list_set_filter (list, &filter);
    ens_statement_list_get_n_expressions (list);
    room_say (room, "2x an early one");
    room_say (room, "- not in this list");
    g_assert_true (ens_entry_add_lines (room->session, &room->group, &room->question, "b\n3x a\nc",
                                        &(guint){ 0 }, NULL));
    last = room_say (room, "a last one");
    g_assert_true (ens_entry_change_count (room->session, &last, 2 + order, NULL));
    g_assert_true (ens_session_undo (room->session, NULL));
    g_assert_true (ens_session_undo (room->session, NULL));
    g_assert_true (ens_session_redo (room->session, NULL));
    room_say (room, "another last one");
    fresh = ens_statement_list_new (room->session);
    ens_statement_list_set_order (fresh, order);
    ens_statement_list_set_filter (fresh, &filter);
    g_assert_cmpuint (count_of (list), ==, count_of (fresh));
    g_assert_cmpuint (ens_statement_list_get_n_expressions (list), ==,
                      ens_statement_list_get_n_expressions (fresh));
    for (guint i = 0; i < count_of (list); i++)
      g_assert_cmpstr (text_at (list, i), ==, text_at (fresh, i));
  }
}

static void
test_filters (Room *room, gconstpointer data)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  EnsStatementFilter filter = { 0 };
  EnsUuid statement = room_say (room, "Être entouré d’amis");
  EnsUuid pile;

  room_say (room, "Moins de bruit");
  g_assert_true (ens_sorting_new_pile (room->session, "Amis", &statement, 1, &pile, NULL));
  filter.search = (char *) "etre ent";
  ens_statement_list_set_filter (list, &filter);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  filter.search = (char *) "\"*' (";
  ens_statement_list_set_filter (list, &filter);
  filter = (EnsStatementFilter){ .only_unplaced = TRUE };
  ens_statement_list_set_filter (list, &filter);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpstr (text_at (list, 0), ==, "Moins de bruit");
  filter = (EnsStatementFilter){ .criterion = pile };
  ens_statement_list_set_filter (list, &filter);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpstr (text_at (list, 0), ==, "Être entouré d’amis");
}

static void
test_ranking (Room *room, gconstpointer data)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  EnsUuid first = room_say (room, "one");
  EnsUuid ranked[2];

  room_say (room, "two");
  ranked[0] = room_say (room, "three");
  ranked[1] = first;
  ens_statement_list_set_order (list, ENS_ORDER_RANKING);
  g_assert_cmpstr (text_at (list, 0), ==, "one");
  ens_statement_list_set_ranking (list, ranked, 2);
  g_assert_cmpstr (text_at (list, 0), ==, "three");
  g_assert_cmpstr (text_at (list, 1), ==, "one");
  g_assert_cmpstr (text_at (list, 2), ==, "two");
  g_assert_true (ens_entry_remove (room->session, &ranked[0], NULL));
  g_assert_cmpstr (text_at (list, 0), ==, "one");
  ens_statement_list_set_ranking (list, NULL, 0);
  g_assert_cmpstr (text_at (list, 1), ==, "two");
}

// A list view holds items that it never looks at, and some longer than their list.
static void
test_outlives (Room *room, gconstpointer data)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  g_autoptr (EnsStatementItem) seen = NULL;
  g_autoptr (EnsStatementItem) unseen = NULL;

  room_say (room, "one");
  room_say (room, "two");
  seen = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (ens_statement_list_find_row (list, 1), ==, 1);
  g_assert_cmpuint (ens_statement_list_find_row (list, 3), ==, G_MAXUINT);
  g_assert_cmpstr (ens_statement_item_get_statement (seen)->text, ==, "two");
  room_say (room, "three");
  unseen = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_cmpstr (ens_statement_item_get_statement (seen)->text, ==, "two");
  g_assert_cmpstr (ens_statement_item_get_statement (unseen)->text, ==, "");
}

static void
test_names (Room *room, gconstpointer data)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  EnsUuid statement = room_say (room, "Friends");
  g_autoptr (EnsStatementItem) before = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (EnsStatementItem) after = NULL;

  g_assert_cmpstr (ens_statement_item_get_group_name (before), ==, "Young people");
  g_assert_cmpuint (ens_statement_item_get_question_number (before), ==, 1);
  g_assert_null (ens_statement_item_get_criterion_title (before));
  g_assert_null (ens_statement_item_get_code (before));
  g_assert_true (ens_sorting_new_pile (room->session, "Company", &statement, 1, NULL, NULL));
  g_assert_true (ens_readings_code (room->session, &statement, 1, "D03/P15", NULL));
  after = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (ens_statement_item_get_criterion_title (after), ==, "Company");
  g_assert_cmpstr (ens_statement_item_get_code (after), ==, "D03/P15");
}

static void
test_windows (Room *room, gconstpointer data)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (lines, "statement %u\n", i);
  g_assert_true (
    ens_entry_add_lines (room->session, &room->group, &room->question, lines->str, &n, NULL));
  ens_statement_list_set_order (list, ENS_ORDER_OLDEST_FIRST);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5000);
  for (guint i = 0; i < 5000; i += 7) {
    g_autofree char *expected = g_strdup_printf ("statement %u", i);

    g_assert_cmpstr (text_at (list, i), ==, expected);
  }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 5000));
}

#define N_SAID  30
#define N_STEPS 120

/** Replay: @shown: what somebody shows who only listens to items-changed */
typedef struct {
  Room *room;
  EnsStatementList *list;
  EnsStatementFilter filter;
  EnsStatementOrder order;
  gboolean is_reversed;
  GPtrArray *shown;
  GRand *chance;
} Replay;

static guint
draw (Replay *replay, guint n)
{
  return (guint) g_rand_int_range (replay->chance, 0, (gint32) n);
}

static void
replay_cb (GListModel *model, guint position, guint removed, guint added, Replay *replay)
{
  g_assert_cmpuint (position + removed, <=, replay->shown->len);
  if (removed > 0)
    g_ptr_array_remove_range (replay->shown, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (replay->shown, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static void
assert_same_item (EnsStatementItem *item, EnsStatementItem *other)
{
  const EnsReading *left = ens_statement_item_get_reading (item);
  const EnsReading *right = ens_statement_item_get_reading (other);

  g_assert_cmpstr (ens_statement_item_get_statement (item)->text, ==,
                   ens_statement_item_get_statement (other)->text);
  g_assert_cmpint (ens_statement_item_get_statement (item)->count, ==,
                   ens_statement_item_get_statement (other)->count);
  g_assert_cmpstr (ens_statement_item_get_criterion_title (item), ==,
                   ens_statement_item_get_criterion_title (other));
  g_assert_cmpstr (ens_statement_item_get_code (item), ==, ens_statement_item_get_code (other));
  g_assert_cmpstr (left->initials, ==, right->initials);
  g_assert_cmpint (left->is_unsure, ==, right->is_unsure);
}

// What was shown step by step is what the list holds now, and what a new list would hold.
static void
assert_shown_as_fresh (Replay *replay)
{
  g_autoptr (EnsStatementList) fresh = ens_statement_list_new (replay->room->session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (replay->list));

  ens_statement_list_set_filter (fresh, &replay->filter);
  ens_statement_list_sort (fresh, replay->order, replay->is_reversed);
  g_assert_cmpuint (count_of (fresh), ==, n);
  g_assert_cmpuint (replay->shown->len, ==, n);
  g_assert_cmpuint (ens_statement_list_get_n_expressions (fresh), ==,
                    ens_statement_list_get_n_expressions (replay->list));
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsStatementItem) item = g_list_model_get_item (G_LIST_MODEL (replay->list), i);
    g_autoptr (EnsStatementItem) other = g_list_model_get_item (G_LIST_MODEL (fresh), i);

    g_assert_true (item == replay->shown->pdata[i]);
    g_assert_cmpint (ens_statement_list_get_row (replay->list, i), ==,
                     ens_statement_list_get_row (fresh, i));
    assert_same_item (item, other);
  }
}

static void
look_otherwise (Replay *replay)
{
  EnsStatementFilter filter = { .only_unplaced = draw (replay, 4) == 0 };

  if (draw (replay, 2) == 0)
    filter.coded = (EnsCodedFilter) draw (replay, 6);
  if (draw (replay, 3) == 0)
    filter.search = (char *) "banc";
  if (draw (replay, 4) == 0)
    filter.least_count = 2;
  replay->filter = filter;
  replay->order = (EnsStatementOrder) draw (replay, ENS_ORDER_RANKING);
  replay->is_reversed = draw (replay, 2) > 0;
  ens_statement_list_set_filter (replay->list, &replay->filter);
  ens_statement_list_sort (replay->list, replay->order, replay->is_reversed);
}

static void
change_statement (Replay *replay, const EnsUuid *statement)
{
  static const char *const said[] = { "un banc", "zèbre", "Élan", "eau et bancs" };
  EnsSession *session = replay->room->session;

  switch (draw (replay, 6)) {
  case 0:
    ens_entry_change_text (session, statement, said[draw (replay, 4)], NULL);
    break;
  case 1:
    ens_entry_change_count (session, statement, 1 + draw (replay, 3), NULL);
    break;
  case 2:
    ens_entry_remove (session, statement, NULL);
    break;
  default:
    room_say (replay->room, said[draw (replay, 4)]);
  }
}

static void
change_some (Replay *replay)
{
  static const char *const codes[] = { "D03/P15", "A01", "D03/O21/k", "A01/P" };
  EnsSession *session = replay->room->session;
  g_autoptr (EnsStatementList) all = ens_statement_list_new (session);
  g_autoptr (GArray) rows = ens_statement_list_dup_rows (all);
  g_autoptr (GArray) ids = NULL;
  const EnsUuid *some;

  if (rows->len == 0)
    return;
  g_array_remove_range (rows, 0, draw (replay, rows->len));
  g_array_set_size (rows, 1 + draw (replay, MIN (rows->len, 5)));
  ids = ens_statement_list_dup_ids (all, rows);
  some = (const EnsUuid *) (gpointer) ids->data;
  switch (draw (replay, 5)) {
  case 0:
    ens_readings_clear (session, some, ids->len, NULL);
    break;
  case 1:
    ens_sorting_take_out (session, some, ids->len, NULL);
    break;
  case 2:
    ens_sorting_new_pile (session, "Tas", some, ids->len, NULL, NULL);
    break;
  case 3:
    ens_readings_code (session, some, ids->len, codes[draw (replay, 4)], NULL);
    break;
  default:
    change_statement (replay, some);
  }
}

static void
test_replay (Room *room, gconstpointer data)
{
  Replay replay = { .room = room, .chance = g_rand_new_with_seed (11) };

  for (guint i = 0; i < N_SAID; i++)
    room_say (room, i % 3 == 0 ? "2x un banc" : "rien");
  replay.list = ens_statement_list_new (room->session);
  replay.shown = g_ptr_array_new_with_free_func (g_object_unref);
  replay_cb (G_LIST_MODEL (replay.list), 0, 0, count_of (replay.list), &replay);
  g_signal_connect (replay.list, "items-changed", G_CALLBACK (replay_cb), &replay);
  for (guint i = 0; i < N_STEPS; i++) {
    guint what = draw (&replay, 10);

    if (what == 0)
      ens_session_undo (room->session, NULL);
    else if (what == 1)
      ens_session_redo (room->session, NULL);
    else if (what < 4)
      look_otherwise (&replay);
    else
      change_some (&replay);
    assert_shown_as_fresh (&replay);
  }
  g_ptr_array_unref (replay.shown);
  g_object_unref (replay.list);
  g_rand_free (replay.chance);
}

// Of those that were read, only the one that changed is told.
static void
test_tells_little (Room *room, gconstpointer data)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  EnsUuid ids[3];
  Told told = { 0 };

  for (guint i = 0; i < 3; i++)
    ids[i] = room_say (room, "x");
  g_assert_true (ens_readings_code (room->session, ids, 3, "A01", NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (text_at (list, i), ==, "x");
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &told);
  g_assert_true (ens_readings_code (room->session, &ids[1], 1, "D03", NULL));
  g_assert_cmpuint (told.times, ==, 1);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (told.times, ==, 2);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpstr (text_at (list, 0), ==, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/statement-list/follows", Room, NULL, room_open, test_follows, room_close);
  g_test_add ("/engine/statement-list/grows-as-a-fresh-one", Room, NULL, room_open,
              test_grows_as_a_fresh_one, room_close);
  g_test_add ("/engine/statement-list/replay", Room, NULL, room_open, test_replay, room_close);
  g_test_add ("/engine/statement-list/tells-little", Room, NULL, room_open, test_tells_little,
              room_close);
  g_test_add ("/engine/statement-list/filters", Room, NULL, room_open, test_filters, room_close);
  g_test_add ("/engine/statement-list/ranking", Room, NULL, room_open, test_ranking, room_close);
  g_test_add ("/engine/statement-list/outlives", Room, NULL, room_open, test_outlives, room_close);
  g_test_add ("/engine/statement-list/names", Room, NULL, room_open, test_names, room_close);
  g_test_add ("/engine/statement-list/windows", Room, NULL, room_open, test_windows, room_close);
  return g_test_run ();
}
