// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The room view: shows words as they come and piles, never a group's name, and goes blank.
#include "ens-room-window.h"

#include "ens-entry.h"
#include "ens-group.h"
#include "ens-question-bar.h"
#include "ens-sorting.h"
#include "ens-ui-test.h"

typedef struct {
  EnsUiTest test;
  GtkWidget *room;
} Opened;

static void
open_room (Opened *opened)
{
  ens_ui_test_open (&opened->test, ADW_TYPE_BIN, TRUE);
  opened->room = GTK_WIDGET (
    ens_room_window_new (GTK_WINDOW (opened->test.window), opened->test.session));
  gtk_window_present (GTK_WINDOW (opened->room));
  ens_ui_test_settle ();
}

static void
close_room (Opened *opened)
{
  gpointer room = opened->room;
  g_object_add_weak_pointer (room, &room);
  gtk_window_destroy (GTK_WINDOW (opened->room));
  ens_ui_test_settle ();
  g_assert_null (room);
  ens_ui_test_close (&opened->test);
}

static gboolean
shows (gpointer data)
{
  return ens_ui_test_find (data, GTK_TYPE_LABEL, "a late <word>") != NULL;
}

static void
test_follows_typing (void)
{
  Opened opened;
  g_auto (EnsEntry) entry = { 0 };
  open_room (&opened);
  EnsSession *session = opened.test.session;
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, NULL);
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (session);
  EnsGroup *group = groups->pdata[0];
  EnsQuestion *question = questions->pdata[0];
  ens_entry_parse (session, "a late <word>", &entry);
  g_autoptr (EnsStatement)
               statement = ens_entry_add (session, &group->id, &question->id, &entry, NULL);
  g_assert_nonnull (statement);
  ens_ui_test_wait (shows, opened.room);
  g_assert_null (ens_ui_test_find (opened.room, GTK_TYPE_LABEL, group->name));
  close_room (&opened);
}

static void
test_turns_and_blanks (void)
{
  Opened opened;
  open_room (&opened);
  GtkWidget *stack = ens_ui_test_find (opened.room, GTK_TYPE_STACK, NULL);
  g_assert_true (gtk_widget_activate_action (opened.room, "room.turn", NULL));
  ens_ui_test_settle ();
  g_assert_nonnull (ens_ui_test_find (opened.room, GTK_TYPE_LABEL, "Not <being> alone"));
  g_assert_true (gtk_widget_activate_action (opened.room, "room.blank", NULL));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "blank");
  g_assert_true (gtk_widget_activate_action (opened.room, "room.blank", NULL));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "room");
  close_room (&opened);
}

static gboolean
shows_criterion (gpointer data)
{
  GtkWidget *label = ens_ui_test_find (data, GTK_TYPE_LABEL, "Benches <& shade>");
  return label && gtk_widget_get_mapped (label);
}

static void
test_criterion_at_hand (void)
{
  Opened opened;
  open_room (&opened);
  EnsSession *session = opened.test.session;
  EnsUuid pile;
  g_assert_true (ens_sorting_new_pile (session, "Benches <& shade>", NULL, 0, &pile, NULL));
  g_autofree char *id = ens_uuid_dup_text (&pile);
  ens_session_set_setting (session, "room-criterion", id, NULL);
  ens_ui_test_wait (shows_criterion, opened.room);
  close_room (&opened);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/room-window/follows-typing", test_follows_typing);
  g_test_add_func ("/ui/room-window/turns-and-blanks", test_turns_and_blanks);
  g_test_add_func ("/ui/room-window/criterion-at-hand", test_criterion_at_hand);
  return g_test_run ();
}
