// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the indicators.
#include "ens-ui-test.h"
#include "pages/ens-indicators-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_act (&test, "new");
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "New indicator"));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_INDICATORS_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_INDICATOR), ==, 3);
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ACTION_ROW, NULL));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/indicators/empty", test_empty);
  g_test_add_func ("/ui/pages/indicators/filled", test_filled);
  return g_test_run ();
}
