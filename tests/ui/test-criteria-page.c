// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the criteria: piles on the wall, and every command as an action.
#include "ens-passport-window.h"
#include "ens-pile-card.h"
#include "ens-sorting.h"
#include "ens-ui-test.h"
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
  return g_test_run ();
}
