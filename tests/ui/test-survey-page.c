// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the survey: a line of digits and Enter is one sheet.
#include "ens-survey.h"
#include "ens-ui-test.h"
#include "pages/ens-survey-page.h"

static void
test_empty (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, FALSE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static void
test_filled (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  ens_ui_test_close (&test);
}

static GtkWidget *
find_key_entry (EnsUiTest *test)
{
  return ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_ENTRY, NULL);
}

static void
test_key_sheet (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  guint64 before = ens_session_count (test.session, ENS_KIND_RESPONDENT);
  ens_ui_test_type (find_key_entry (&test), "5 - 2");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_RESPONDENT), ==, before + 1);
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "5  –  2"));
  ens_ui_test_close (&test);
}

static void
test_refuse_wrong_number (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  guint64 before = ens_session_count (test.session, ENS_KIND_RESPONDENT);
  ens_ui_test_type (find_key_entry (&test), "5 5");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_RESPONDENT), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_key_entry (&test))), ==, "5 5");
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/survey/empty", test_empty);
  g_test_add_func ("/ui/pages/survey/filled", test_filled);
  g_test_add_func ("/ui/pages/survey/key-sheet", test_key_sheet);
  g_test_add_func ("/ui/pages/survey/wrong-number", test_refuse_wrong_number);
  return g_test_run ();
}
