// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A long list comes and goes in portions, and keeps the statement at hand wherever it stands then.
#include "ens-row-slots.h"

#include "ens-entry.h"
#include "ens-groups.h"
#include "ens-question.h"
#include "ens-ui-test.h"

#define N_STATEMENTS 700

/** Heard: @n: how many slots somebody counts who only listens; @n_refilled: how often they were refilled */
typedef struct {
  guint n;
  guint n_refilled;
  guint most_gone; // in one piece, of the first 240
} Heard;

static void
heard_cb (GListModel *model, guint position, guint removed, guint added, Heard *heard)
{
  g_assert_cmpuint (position + removed, ==, heard->n);
  if (removed > 0 && position < ENS_ROW_SLOTS_MADE)
    heard->most_gone = MAX (heard->most_gone, MIN (ENS_ROW_SLOTS_MADE, heard->n) - position);
  heard->n = position + added;
  g_assert_cmpuint (heard->n, ==, g_list_model_get_n_items (model));
}

static void
refilled_cb (Heard *heard)
{
  heard->n_refilled++;
}

// Every seventh speaks of a bench.
static EnsSession *
open_long (const char *folder)
{
  EnsSession *session = ens_ui_test_new_session (folder);
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  const EnsQuestion *question = questions->pdata[0];
  g_autoptr (EnsGroup) group = ens_group_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = 0;
  group->name = g_strdup ("Parents");
  g_assert_true (ens_groups_add (session, group, NULL));
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_string_append_printf (lines, "%s %u\n", i % 7 == 0 ? "bench" : "tree", i);
  g_assert_true (ens_entry_add_lines (session, &group->id, &question->id, lines->str, &n, NULL));
  g_assert_cmpuint (n, ==, N_STATEMENTS);
  return session;
}

static void
search (EnsStatementList *list, const char *words)
{
  EnsStatementFilter filter = { .search = (char *) words };
  ens_statement_list_set_filter (list, &filter);
}

static void
test_portions (void)
{
  g_autoptr (EnsTestDir) folder = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_long (folder);
  g_autoptr (EnsStatementList) list = ens_statement_list_new (session);
  g_autoptr (EnsRowSlots) slots = ens_row_slots_new (list);
  Heard heard = { g_list_model_get_n_items (G_LIST_MODEL (slots)), 0 };
  g_signal_connect (slots, "items-changed", G_CALLBACK (heard_cb), &heard);
  g_signal_connect_swapped (slots, "refilled", G_CALLBACK (refilled_cb), &heard);
  g_assert_cmpuint (heard.n, <, 100);
  g_assert_true (ens_row_slots_is_growing (slots));
  ens_ui_test_settle ();
  g_assert_false (ens_row_slots_is_growing (slots));
  g_assert_cmpuint (heard.n, ==, N_STATEMENTS);
  search (list, "bench");
  g_assert_cmpuint (heard.n, >, N_STATEMENTS / 7);
  g_assert_false (ens_row_slots_is_growing (slots));
  ens_ui_test_settle ();
  g_assert_cmpuint (heard.n, ==, N_STATEMENTS / 7);
  search (list, "nobody");
  g_assert_cmpuint (heard.n, >, 0);
  g_assert_cmpuint (ens_row_slots_get_position (slots), ==, GTK_INVALID_LIST_POSITION);
  ens_ui_test_settle ();
  g_assert_cmpuint (heard.n, ==, 0);
  g_assert_cmpuint (heard.most_gone, >, 0);
  g_assert_cmpuint (heard.most_gone, <=, 40);
  search (list, NULL);
  g_assert_cmpuint (heard.n, <, 100);
  // A filter while slots are still to come.
  search (list, "bench");
  ens_ui_test_settle ();
  g_assert_cmpuint (heard.n, ==, N_STATEMENTS / 7);
}

static void
test_at_hand (void)
{
  g_autoptr (EnsTestDir) folder = ens_test_dir_new ();
  g_autoptr (EnsSession) session = open_long (folder);
  g_autoptr (EnsStatementList) list = ens_statement_list_new (session);
  g_autoptr (EnsRowSlots) slots = ens_row_slots_new (list);
  Heard heard = { 0 };
  ens_ui_test_settle ();
  ens_row_slots_set_position (slots, 6);
  gint64 row = ens_statement_list_get_row (list, 6);
  g_signal_connect_swapped (slots, "refilled", G_CALLBACK (refilled_cb), &heard);
  search (list, "bench");
  ens_statement_list_set_order (list, ENS_ORDER_OLDEST_FIRST);
  search (list, NULL);
  ens_statement_list_set_order (list, ENS_ORDER_TEXT);
  ens_statement_list_set_order (list, ENS_ORDER_OLDEST_FIRST);
  ens_ui_test_settle ();
  g_assert_cmpint (ens_statement_list_get_row (list, ens_row_slots_get_position (slots)), ==, row);
  g_assert_cmpuint (ens_row_slots_get_position (slots), ==, N_STATEMENTS - 7);
  // Many changes before a frame are shown with it, not each.
  g_assert_cmpuint (heard.n_refilled, >, 0);
  g_assert_cmpuint (heard.n_refilled, <, 4);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/row-slots/portions", test_portions);
  g_test_add_func ("/ui/row-slots/at-hand", test_at_hand);
  return g_test_run ();
}
