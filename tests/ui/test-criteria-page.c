// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the criteria: piles on the wall, and every command as an action.
#include "ens-found-row.h"
#include "ens-found-view.h"
#include "ens-group.h"
#include "ens-passport-window.h"
#include "ens-pile-card.h"
#include "ens-sorting.h"
#include "ens-ui-test.h"
#include "ens-unplaced-view.h"
#include "ens-wall.h"
#include "pages/ens-criteria-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_wall_shows_piles (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  GtkWidget *card = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_PILE_CARD, NULL);
  g_assert_nonnull (card);
  g_assert_cmpstr (ens_pile_card_get_title (ENS_PILE_CARD (card)), ==, "Not <being> alone");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Not <being> alone, 2 statements, 1 group");
  ens_ui_test_close (&test);
}

static void
test_open_and_take_apart (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  GtkWidget *wall = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_FLOW_BOX, NULL);
  GtkWidget *card = ens_ui_test_find (wall, ENS_TYPE_PILE_CARD, NULL);
  g_signal_emit_by_name (wall, "child-activated", card);
  ens_ui_test_settle ();
  ens_ui_test_act (&test, "delete");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 0);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, 6);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 1);
  ens_ui_test_close (&test);
}

static EnsWall *
find_wall (EnsUiTest *test)
{
  return ENS_WALL (ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_WALL, NULL));
}

static EnsUuid
add_pile (EnsUiTest *test, const char *title)
{
  EnsUuid pile;
  g_assert_true (ens_sorting_new_pile (test->session, title, NULL, 0, &pile, NULL));
  ens_ui_test_settle ();
  return pile;
}

static EnsUuid
get_first_pile (EnsUiTest *test)
{
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (test->session, NULL);
  return ((const EnsPile *) piles->pdata[0])->criterion->id;
}

static guint
count_cards (EnsUiTest *test)
{
  GtkFlowBox *box = GTK_FLOW_BOX (
    ens_ui_test_find (GTK_WIDGET (find_wall (test)), GTK_TYPE_FLOW_BOX, NULL));
  guint n = 0;
  while (gtk_flow_box_get_child_at_index (box, (int) n))
    n++;
  return n;
}

static void
test_piles_in_piles (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  EnsUuid outer = get_first_pile (&test);
  EnsUuid inner = add_pile (&test, "Neighbours & co");
  g_assert_true (ens_sorting_put_inside (test.session, &inner, &outer, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (count_cards (&test), ==, 2);
  ens_wall_select (find_wall (&test), &outer);
  ens_ui_test_act (&test, "fold");
  g_assert_cmpuint (count_cards (&test), ==, 1);
  GtkWidget *card = ens_wall_get_selected_card (find_wall (&test));
  GtkWidget *more = ens_ui_test_find (card, GTK_TYPE_LABEL, "1 pile in it");
  g_assert_true (gtk_widget_get_visible (more));
  ens_ui_test_act (&test, "fold");
  g_assert_false (gtk_widget_get_visible (more));
  ens_wall_select (find_wall (&test), &inner);
  card = ens_wall_get_selected_card (find_wall (&test));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Neighbours & co, in “Not <being> alone”, 0 statements, 0 groups");
  ens_ui_test_act (&test, "lift");
  g_assert_true (ens_ui_test_find (card, GTK_TYPE_LABEL, "in “") == NULL ||
                 !gtk_widget_get_visible (ens_ui_test_find (card, GTK_TYPE_LABEL, "in “")));
  ens_ui_test_close (&test);
}

static void
test_let_go_over_a_pile (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  EnsUuid one = get_first_pile (&test);
  EnsUuid two = add_pile (&test, "Calm");
  GtkWidget *wall = GTK_WIDGET (find_wall (&test));
  g_signal_emit_by_name (wall, "pile-dropped", &two, &one, wall);
  ens_ui_test_settle ();
  GtkWidget *button = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_BUTTON, "_Merge the Two");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 1);
  ens_ui_test_close (&test);
}

static void
test_marks (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  EnsUuid pile = get_first_pile (&test);
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (test.page));
  ens_wall_select (find_wall (&test), &pile);
  g_action_group_activate_action (actions, "kind", g_variant_new_string ("immaterial"));
  ens_ui_test_settle ();
  ens_ui_test_act (&test, "minority");
  GtkWidget *card = ens_wall_get_selected_card (find_wall (&test));
  g_assert_nonnull (ens_ui_test_find (card, GTK_TYPE_LABEL, "immaterial"));
  g_assert_nonnull (ens_ui_test_find (card, GTK_TYPE_LABEL, "said once, kept"));
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_true (ens_session_undo (test.session, NULL));
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (test.session, NULL);
  g_assert_false (((const EnsPile *) piles->pdata[0])->criterion->minority);
  g_assert_cmpint (((const EnsPile *) piles->pdata[0])->criterion->kind, ==,
                   ENS_CRITERION_UNDECIDED);
  ens_ui_test_close (&test);
}

static void
test_size_is_kept (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  ens_ui_test_act (&test, "zoom-out");
  ens_ui_test_act (&test, "zoom-out");
  int zoom = ens_wall_get_zoom (find_wall (&test));
  g_assert_cmpint (zoom, <, 100);
  ens_page_set_session (test.page, NULL);
  ens_wall_set_zoom (find_wall (&test), 100);
  ens_page_set_session (test.page, test.session);
  g_assert_cmpint (ens_wall_get_zoom (find_wall (&test)), ==, zoom);
  ens_ui_test_act (&test, "zoom-reset");
  g_assert_cmpint (ens_wall_get_zoom (find_wall (&test)), ==, 100);
  ens_ui_test_close (&test);
}

static void
test_only_the_group_at_work (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (test.session, ENS_KIND_GROUP, NULL);
  g_autofree char *id = ens_uuid_dup_text (&((EnsGroup *) groups->pdata[0])->id);
  GtkListView *view = ens_unplaced_view_get_list (
    ENS_UNPLACED_VIEW (ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_UNPLACED_VIEW, NULL)));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));
  guint n_all = g_list_model_get_n_items (model);
  g_assert_true (ens_session_set_setting (test.session, "entry-group", id, NULL));
  gtk_widget_set_visible (GTK_WIDGET (test.page), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (test.page), TRUE);
  ens_ui_test_settle ();
  ens_ui_test_act (&test, "only-group");
  g_assert_cmpuint (g_list_model_get_n_items (model), <, n_all);
  ens_ui_test_act (&test, "only-group");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_all);
  ens_ui_test_close (&test);
}

static void
collect_listed (GtkWidget *widget, GPtrArray *listed)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget)) {
    char *accelerator;
    g_object_get (widget, "accelerator", &accelerator, NULL);
    g_ptr_array_add (listed, accelerator);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_listed (child, listed);
}

static gboolean
is_listed (GPtrArray *listed, GtkShortcutTrigger *trigger)
{
  for (guint i = 0; i < listed->len; i++) {
    GdkModifierType state;
    guint key;
    if (gtk_accelerator_parse (listed->pdata[i], &key, &state) && GTK_IS_KEYVAL_TRIGGER (trigger) &&
        gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
        gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state)
      return TRUE;
  }
  return FALSE;
}

// Names of actions → whether the shortcuts window lists one of their keys.
static GHashTable *
collect_keys (GtkWidget *page, GPtrArray *listed)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                      k < g_list_model_get_n_items (G_LIST_MODEL (controller));
         k++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
      GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
      const char *name = GTK_IS_NAMED_ACTION (action)
                           ? gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))
                           : NULL;
      if (!name || !g_str_has_prefix (name, "page."))
        continue;
      gboolean is_known = GPOINTER_TO_INT (g_hash_table_lookup (keys, name + 5));
      is_known |= is_listed (listed, gtk_shortcut_get_trigger (shortcut));
      g_hash_table_replace (keys, g_strdup (name + 5), GINT_TO_POINTER (is_known));
    }
  }
  return keys;
}

// Every command has a key, and the window of keys says so.
static void
test_every_command_has_a_key (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
    "/io/github/ensemble_wellbeing/Ensemble/gtk/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func (g_free);
  collect_listed (overlay, listed);
  g_assert_cmpuint (listed->len, >, 40);
  g_autoptr (GHashTable) keys = collect_keys (GTK_WIDGET (test.page), listed);
  g_auto (GStrv)
            names = g_action_group_list_actions (G_ACTION_GROUP (ens_page_get_actions (test.page)));
  g_assert_cmpuint (g_strv_length (names), >, 20);
  for (guint i = 0; names[i]; i++) {
    g_test_message ("page.%s", names[i]);
    g_assert_true (g_hash_table_contains (keys, names[i]));
    // Those on a row of digits are listed as one.
    if (!g_str_equal (names[i], "recent"))
      g_assert_true (GPOINTER_TO_INT (g_hash_table_lookup (keys, names[i])));
  }
  gtk_window_destroy (GTK_WINDOW (overlay));
  ens_ui_test_close (&test);
}

static gboolean
has_found (gpointer data)
{
  EnsUiTest *test = data;
  return gtk_widget_get_mapped (
           ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_FOUND_VIEW, NULL)) &&
         ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_FOUND_ROW, NULL);
}

static guint
count_rows (GtkWidget *within)
{
  guint n = ENS_IS_FOUND_ROW (within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
has_two_rows (gpointer data)
{
  return count_rows (GTK_WIDGET (((EnsUiTest *) data)->page)) == 2;
}

static gboolean
has_three_rows (gpointer data)
{
  return count_rows (GTK_WIDGET (((EnsUiTest *) data)->page)) == 3;
}

static GtkWidget *
find_row_that_splits (GtkWidget *within, guint least)
{
  if (ENS_IS_FOUND_ROW (within))
    return ens_found_row_get_pile (ENS_FOUND_ROW (within))->statements->len >= least ? within
                                                                                     : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *row = find_row_that_splits (child, least);
    if (row)
      return row;
  }
  return NULL;
}

// One pile is split and joined again while the slider stays; the slider makes a level cut again.
static void
test_split_and_join (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  ens_ui_test_act (&test, "find");
  ens_ui_test_wait (has_found, &test);
  GtkWidget *page = GTK_WIDGET (test.page);
  GtkRange *scale = GTK_RANGE (ens_ui_test_find (page, GTK_TYPE_SCALE, NULL));
  gtk_range_set_value (scale, 2);
  ens_ui_test_wait (has_two_rows, &test);
  GtkWidget *row = find_row_that_splits (page, 2);
  g_signal_emit_by_name (row, "split-wanted");
  ens_ui_test_wait (has_three_rows, &test);
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, 2);
  ens_ui_test_check_names (page);
  GtkRoot *root = gtk_widget_get_root (page);
  row = gtk_root_get_focus (root);
  g_assert_true (ENS_IS_FOUND_ROW (row));
  g_signal_emit_by_name (row, "join-wanted");
  ens_ui_test_wait (has_two_rows, &test);
  row = find_row_that_splits (page, 2);
  g_signal_emit_by_name (row, "split-wanted");
  ens_ui_test_wait (has_three_rows, &test);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 1);
  ens_ui_test_act (&test, "accept-all");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 4);
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 1);
  ens_ui_test_close (&test);
}

// Cut anew by the slider; nothing changes until it is taken, and one undo takes that back.
static void
test_found_piles (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  ens_ui_test_act (&test, "find");
  ens_ui_test_wait (has_found, &test);
  GtkWidget *scale = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_SCALE, NULL);
  gtk_range_set_value (GTK_RANGE (scale), 2);
  ens_ui_test_wait (has_two_rows, &test);
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 1);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_act (&test, "accept-all");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 3);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 1);
  ens_ui_test_close (&test);
}

static gboolean
has_found_anew (gpointer data)
{
  EnsUiTest *test = data;
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_FOUND_VIEW, NULL);
  return !ens_found_view_get_finding (ENS_FOUND_VIEW (view)) && has_found (data);
}

// Whoever chooses how piles are found sees others at once; nothing changes by it.
static void
test_another_way (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  ens_ui_test_act (&test, "find");
  ens_ui_test_wait (has_found_anew, &test);
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_FOUND_VIEW, NULL);
  GtkWidget *ways = ens_ui_test_find (view, GTK_TYPE_DROP_DOWN, NULL);
  for (guint i = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (ways))); i > 0;
       i--) {
    gtk_drop_down_set_selected (GTK_DROP_DOWN (ways), i - 1);
    g_assert_true (ens_found_view_get_finding (ENS_FOUND_VIEW (view)));
    ens_ui_test_wait (has_found_anew, &test);
  }
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CRITERION), ==, 1);
  ens_ui_test_close (&test);
}

static GtkWindow *
find_passport (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
    if (ENS_IS_PASSPORT_WINDOW (window))
      return window;
  }
  return NULL;
}

static void
test_passport (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_CRITERIA_PAGE, TRUE);
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LIST_VIEW, NULL);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (view)), 0, TRUE);
  ens_ui_test_settle ();
  ens_ui_test_act (&test, "passport");
  GtkWindow *passport = find_passport ();
  g_assert_nonnull (passport);
  ens_ui_test_check_names (GTK_WIDGET (passport));
  GtkWidget *row = ens_ui_test_find (GTK_WIDGET (passport), ADW_TYPE_ACTION_ROW, "Said by");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Young & old");
  gtk_window_destroy (passport);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/criteria/empty", test_empty);
  g_test_add_func ("/ui/pages/criteria/filled", test_filled);
  g_test_add_func ("/ui/pages/criteria/wall", test_wall_shows_piles);
  g_test_add_func ("/ui/pages/criteria/open-and-take-apart", test_open_and_take_apart);
  g_test_add_func ("/ui/pages/criteria/passport", test_passport);
  g_test_add_func ("/ui/pages/criteria/piles-in-piles", test_piles_in_piles);
  g_test_add_func ("/ui/pages/criteria/let-go-over-a-pile", test_let_go_over_a_pile);
  g_test_add_func ("/ui/pages/criteria/marks", test_marks);
  g_test_add_func ("/ui/pages/criteria/size-is-kept", test_size_is_kept);
  g_test_add_func ("/ui/pages/criteria/only-the-group-at-work", test_only_the_group_at_work);
  g_test_add_func ("/ui/pages/criteria/found-piles", test_found_piles);
  g_test_add_func ("/ui/pages/criteria/another-way", test_another_way);
  g_test_add_func ("/ui/pages/criteria/split-and-join", test_split_and_join);
  g_test_add_func ("/ui/pages/criteria/every-command-has-a-key", test_every_command_has_a_key);
  return g_test_run ();
}
