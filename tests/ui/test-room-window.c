// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The room view: shows words as they come and piles, never a group's name, the chart of the page of
// results, and goes blank.
#include "ens-room-window.h"

#include "ens-entry.h"
#include "ens-group.h"
#include "ens-question-bar.h"
#include "ens-results.h"
#include "ens-room-chart.h"
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

static void
choose_chart (EnsSession *session, const char *kind)
{
  const EnsChartRequest request = { .kind = kind };
  g_autofree char *text = kind ? ens_chart_request_dup_text (&request) : g_strdup ("");
  g_assert_true (ens_session_set_setting (session, "room-chart", text, NULL));
}

static GtkWidget *
get_chart (Opened *opened)
{
  return GTK_WIDGET (gtk_widget_get_template_child (opened->room, ENS_TYPE_ROOM_WINDOW, "chart"));
}

static gboolean
shows_chart (gpointer data)
{
  const EnsScene *scene = ens_room_chart_get_scene (data);
  return gtk_widget_get_mapped (data) && scene &&
         ens_scene_get_width (scene) == ens_room_chart_get_width (data);
}

static gboolean
shows_no_chart (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static gboolean
shows_dots (gpointer data)
{
  const EnsScene *scene = ens_room_chart_get_scene (data);
  return scene && strstr (ens_scene_get_description (scene), "interval") != NULL;
}

// What the page of results shows, as large as the lines; another one at once, and none afterwards.
static void
test_chart_at_hand (void)
{
  Opened opened;
  open_room (&opened);
  choose_chart (opened.test.session, "levels");
  ens_ui_test_wait (shows_chart, get_chart (&opened));
  EnsRoomChart *chart = ENS_ROOM_CHART (get_chart (&opened));
  const EnsScene *scene = ens_room_chart_get_scene (chart);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       ens_scene_get_title (scene));
  g_assert_cmpfloat (gtk_widget_get_width (GTK_WIDGET (chart)) / ens_scene_get_width (scene), >,
                     1.4);
  choose_chart (opened.test.session, "dots");
  ens_ui_test_wait (shows_dots, chart);
  choose_chart (opened.test.session, NULL);
  ens_ui_test_wait (shows_no_chart, chart);
  close_room (&opened);
}

static EnsScene *
new_tall_scene (void)
{
  const EnsTextStyle style = { .font = { .size = 13 }, .ink = ENS_INK_TEXT };
  EnsScene *scene = ens_scene_new (600, &ens_measure_plain);
  for (guint i = 0; i < 60; i++)
    ens_scene_add_text (scene, (EnsPoint){ 24, 40 + 40 * i }, "a row", style);
  ens_scene_set_height (scene, 2440);
  return scene;
}

// A tall chart: the arrows bring the rest, and no further than its end.
static void
test_leafs_chart (void)
{
  Opened opened;
  open_room (&opened);
  EnsRoomChart *chart = ENS_ROOM_CHART (get_chart (&opened));
  choose_chart (opened.test.session, "levels");
  ens_ui_test_wait (shows_chart, chart);
  ens_room_chart_take_scene (chart, new_tall_scene ());
  guint n_pages = ens_room_chart_get_n_pages (chart);
  g_assert_cmpuint (n_pages, >, 3);
  for (guint i = 0; i <= n_pages; i++) {
    g_assert_cmpuint (ens_room_chart_get_page (chart), ==, MIN (i, n_pages - 1));
    ens_room_chart_leaf (chart, TRUE);
  }
  ens_room_chart_leaf (chart, FALSE);
  g_assert_cmpuint (ens_room_chart_get_page (chart), ==, n_pages - 2);
  g_assert_true (gtk_widget_activate_action (opened.room, "room.on", NULL));
  g_assert_cmpuint (ens_room_chart_get_page (chart), ==, n_pages - 1);
  close_room (&opened);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/room-window/follows-typing", test_follows_typing);
  g_test_add_func ("/ui/room-window/turns-and-blanks", test_turns_and_blanks);
  g_test_add_func ("/ui/room-window/criterion-at-hand", test_criterion_at_hand);
  g_test_add_func ("/ui/room-window/chart-at-hand", test_chart_at_hand);
  g_test_add_func ("/ui/room-window/leafs-chart", test_leafs_chart);
  return g_test_run ();
}
