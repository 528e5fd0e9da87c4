// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window of the codebook: every control says what it is, and what is typed is kept.
#include "ens-codebook-window.h"

#include "ens-codebook-copy.h"
#include "ens-codebook-edit.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-text.h"
#include "ens-ui-test.h"
#include "pages/ens-coding-page.h"

static GtkWidget *
open_codebook (EnsUiTest *test)
{
  g_autoptr (EnsEdition) edition = ens_edition_new ();
  ens_ui_test_open (test, ENS_TYPE_CODING_PAGE, TRUE);
  edition->id = ens_uuid_from_name ("edition", "test");
  edition->code = g_strdup ("test");
  edition->language = g_strdup ("en");
  edition->title = g_strdup ("<Test> & more");
  g_assert_true (ens_session_save_row (test->session, &ens_edition_entity, edition, NULL));
  g_assert_true (ens_codebook_use (test->session, &edition->id, NULL));
  GtkWidget *window = ens_codebook_window_new (GTK_WIDGET (test->page), test->session);
  gtk_window_present (GTK_WINDOW (window));
  ens_ui_test_settle ();
  return window;
}

static void
add (GtkWidget *window, const char *text)
{
  GtkWidget *entry = ens_ui_test_find (window, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  ens_ui_test_settle ();
}

static void
test_components (void)
{
  EnsUiTest test;
  GtkWidget *window = open_codebook (&test);
  add (window, "A Things <of> all kinds");
  add (window, "A01 Bread & milk");
  add (window, "A1 wrong");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_NODE), ==, 2);
  ens_ui_test_check_names (window);
  GtkWidget *button = ens_ui_test_find (window, GTK_TYPE_BUTTON, "_Remove This Component");
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_NODE), ==, 1);
  gtk_widget_activate_action (window, "codebook.undo", NULL);
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_NODE), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

static void
test_crosswalk (void)
{
  EnsUiTest test;
  GtkWidget *window = open_codebook (&test);
  EnsUuid edition = ens_session_get_project (test.session)->edition;
  EnsUuid copy;
  add (window, "A Things");
  g_assert_true (ens_codebook_copy_edition (test.session, &edition, "ours", "Ours", &copy, NULL));
  ens_ui_test_settle ();
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_CROSSWALK), ==, 1);
  ens_ui_test_check_names (window);
  g_assert_true (ens_session_undo (test.session, NULL));
  ens_ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

// Names are read in the project's language, and written in the language that was chosen for them.
static void
test_names_in_the_project_language (void)
{
  EnsUiTest test;
  GtkWidget *window = open_codebook (&test);
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (test.session));
  g_autoptr (GPtrArray) nodes = NULL;
  add (window, "A Things");
  nodes = ens_codebook_list_nodes (test.session, &project->edition, NULL);
  const EnsNode *node = nodes->pdata[0];
  g_assert_true (ens_codebook_change_node (test.session, &node->id, "fr", "Des choses", "", NULL));
  ens_set_str (&project->language, "fr");
  g_assert_true (ens_session_set_project (test.session, project, NULL));
  ens_ui_test_settle ();
  g_assert_nonnull (ens_ui_test_find (window, GTK_TYPE_LABEL, "Des choses"));
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/codebook-window/components", test_components);
  g_test_add_func ("/ui/codebook-window/crosswalk", test_crosswalk);
  g_test_add_func ("/ui/codebook-window/names-in-the-project-language",
                   test_names_in_the_project_language);
  return g_test_run ();
}
