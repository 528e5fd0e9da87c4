// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages that go to a printer, written to a file in its place.
#include "ens-print.h"
#include "ens-ui-test.h"
#include "pages/ens-project-page.h"

static void
test_numbered_cards (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  ens_ui_test_open (&test, ENS_TYPE_PROJECT_PAGE, TRUE);
  const EnsReportRequest request = { .kind = "statement-cards" };
  g_autofree char *path = ens_test_dir_file (test.directory, "cards.pdf");
  g_autoptr (GtkPrintOperation) operation = ens_print_new (test.session, &request);
  gtk_print_operation_set_export_filename (operation, path);
  GtkPrintOperationResult result = gtk_print_operation_run (operation,
                                                            GTK_PRINT_OPERATION_ACTION_EXPORT,
                                                            GTK_WINDOW (test.window), &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpuint (length, >, 2000);
  g_clear_object (&operation);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/print/numbered-cards", test_numbered_cards);
  return g_test_run ();
}
