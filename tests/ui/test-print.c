// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages that go to a printer, written to a file in its place.
#include "ens-key-sheet.h"
#include "ens-keyring.h"
#include "ens-print.h"
#include "ens-ui-test.h"
#include "pages/ens-project-page.h"

static void
print (EnsUiTest *test, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ens_test_dir_file (test->directory, "printed.pdf");
  gtk_print_operation_set_export_filename (operation, path);
  GtkPrintOperationResult result = gtk_print_operation_run (operation,
                                                            GTK_PRINT_OPERATION_ACTION_EXPORT,
                                                            GTK_WINDOW (test->window), &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpuint (length, >, 2000);
}

static void
test_numbered_cards (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_PROJECT_PAGE, TRUE);
  const EnsReportRequest request = { .kind = "statement-cards" };
  g_autoptr (GtkPrintOperation) operation = ens_print_new (test.session, &request);
  print (&test, operation);
  g_clear_object (&operation);
  ens_ui_test_close (&test);
}

// It is on one page, so that no half of a key is left in the printer.
static void
test_recovery_sheet (void)
{
  EnsUiTest test;
  g_autoptr (GError) error = NULL;
  ens_ui_test_open (&test, ENS_TYPE_PROJECT_PAGE, FALSE);
  g_assert_true (ens_keyring_make ("Anna <b>& co", NULL, &error));
  g_assert_no_error (error);
  EnsDocument *sheet = ens_key_sheet_new (&error);
  g_assert_no_error (error);
  g_autoptr (GtkPrintOperation) operation = ens_print_document_new (sheet, "Key", FALSE);
  print (&test, operation);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 1);
  g_clear_object (&operation);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("ensemble-home-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/print/numbered-cards", test_numbered_cards);
  g_test_add_func ("/ui/print/recovery-sheet", test_recovery_sheet);
  return g_test_run ();
}
