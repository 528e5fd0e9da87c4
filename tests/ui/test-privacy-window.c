// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is promised to people, in one window: the least number, erasure by the slip, words that go when
// the time is over, and what left.
#include "ens-anonymise-view.h"
#include "ens-anonymise.h"
#include "ens-criterion.h"
#include "ens-mask-limit.h"
#include "ens-privacy-window.h"
#include "ens-statement.h"
#include "ens-ui-test.h"
#include "pages/ens-results-page.h"

typedef struct {
  EnsUiTest page;
  GtkWidget *window;
} Fixture;

static void
open_window (Fixture *fixture)
{
  ens_ui_test_open (&fixture->page, ENS_TYPE_RESULTS_PAGE, TRUE);
  fixture->window = ens_privacy_window_new (GTK_WIDGET (fixture->page.page), fixture->page.session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ens_ui_test_settle ();
}

static void
close_window (Fixture *fixture)
{
  GtkWidget *window = fixture->window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (window));
  ens_ui_test_settle ();
  g_assert_null (fixture->window);
  ens_ui_test_close (&fixture->page);
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = ens_ui_test_find (fixture->window, GTK_TYPE_BUTTON, label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_settle ();
}

static void
test_least (void)
{
  Fixture fixture;
  open_window (&fixture);
  ens_ui_test_check_names (fixture.window);
  GtkWidget *spin = ens_ui_test_find (fixture.window, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_cmpuint (ens_mask_limit_get (fixture.page.session), ==, 5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 8);
  g_assert_cmpuint (ens_mask_limit_get (fixture.page.session), ==, 8);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
  g_assert_cmpuint (ens_mask_limit_get (fixture.page.session), ==, 3);
  close_window (&fixture);
}

static void
give_receipt (EnsSession *session)
{
  g_autoptr (GPtrArray) statements = ens_session_list_rows (session, ENS_KIND_STATEMENT, NULL);
  EnsStatement *statement = statements->pdata[0];
  g_free (statement->receipt);
  statement->receipt = g_strdup ("77");
  g_assert_true (ens_session_save_row (session, &ens_statement_entity, statement, NULL));
}

static void
note_what_was_said (EnsSession *session)
{
  g_autoptr (GPtrArray) statements = ens_session_list_rows (session, ENS_KIND_STATEMENT, NULL);
  g_autoptr (EnsCriterion) criterion = ens_criterion_new ();
  criterion->language = g_strdup ("en");
  criterion->title = g_strdup ("Lights");
  criterion->note = g_strdup (((EnsStatement *) statements->pdata[0])->text);
  g_assert_true (ens_session_save_row (session, &ens_criterion_entity, criterion, NULL));
}

static void
test_erase (void)
{
  Fixture fixture;
  open_window (&fixture);
  EnsSession *session = fixture.page.session;
  give_receipt (session);
  note_what_was_said (session);
  guint64 before = ens_session_count (session, ENS_KIND_STATEMENT);
  GtkWidget *row = ens_ui_test_find (fixture.window, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "78");
  click (&fixture, "_Look");
  g_assert_nonnull (
    ens_ui_test_find (fixture.window, GTK_TYPE_LABEL, "0 statements with the number “78”"));
  gtk_editable_set_text (GTK_EDITABLE (row), "77");
  click (&fixture, "_Look");
  g_assert_nonnull (
    ens_ui_test_find (fixture.window, GTK_TYPE_LABEL, "1 statement with the number “77”"));
  g_assert_cmpuint (ens_session_count (session, ENS_KIND_STATEMENT), ==, before);
  g_assert_null (ens_ui_test_find (fixture.window, GTK_TYPE_LABEL, "Criterion “Lights”, note"));
  click (&fixture, "_Erase for Good");
  g_assert_cmpuint (ens_session_count (session, ENS_KIND_STATEMENT), ==, before - 1);
  GtkWidget *place = ens_ui_test_find (fixture.window, GTK_TYPE_LABEL, "Criterion “Lights”, note");
  g_assert_nonnull (place);
  g_assert_true (gtk_widget_get_mapped (place));
  close_window (&fixture);
}

static guint
count_kept_words (EnsSession *session)
{
  g_autoptr (GPtrArray) statements = ens_session_list_rows (session, ENS_KIND_STATEMENT, NULL);
  guint n = 0;
  for (guint i = 0; i < statements->len; i++)
    n += g_strcmp0 (((EnsStatement *) statements->pdata[i])->text, ENS_ANONYMISED_TEXT) != 0;
  return n;
}

static void
test_anonymise (void)
{
  Fixture fixture;
  open_window (&fixture);
  EnsSession *session = fixture.page.session;
  g_assert_true (ens_anonymise_set_keep_until (session, "2027-01-01", NULL));
  GtkWidget *view = ens_ui_test_find (fixture.window, ENS_TYPE_ANONYMISE_VIEW, NULL);
  g_assert_nonnull (view);
  ens_anonymise_view_begin (ENS_ANONYMISE_VIEW (view), session);
  GtkWidget *day = ens_ui_test_find (view, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (day)), ==, "2027-01-01");
  gtk_editable_set_text (GTK_EDITABLE (day), "tomorrow");
  GtkWidget *look = ens_ui_test_find (view, GTK_TYPE_BUTTON, "_Show What Goes");
  g_assert_false (gtk_widget_get_sensitive (look));
  gtk_editable_set_text (GTK_EDITABLE (day), "");
  guint before = count_kept_words (session);
  g_assert_cmpuint (before, >, 0);
  click (&fixture, "_Show What Goes");
  g_assert_cmpuint (count_kept_words (session), ==, before);
  click (&fixture, "_Let It Go for Good");
  g_assert_cmpuint (count_kept_words (session), ==, 0);
  g_assert_false (ens_session_undo (session, NULL));
  close_window (&fixture);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/privacy-window/least", test_least);
  g_test_add_func ("/ui/privacy-window/erase", test_erase);
  g_test_add_func ("/ui/privacy-window/anonymise", test_anonymise);
  return g_test_run ();
}
