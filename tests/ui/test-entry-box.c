// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The box for post-its: what was said already is offered beside, misspelt words are marked, and what
// is half typed is there again.
#include "ens-entry-box.h"

#include "ens-entry.h"
#include "ens-group.h"
#include "ens-question.h"
#include "ens-spelling.h"
#include "ens-statement.h"
#include "ens-ui-test.h"
#include "pages/ens-statements-page.h"

static GtkWidget *
find_entry (EnsUiTest *test)
{
  return ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_ENTRY, NULL);
}

static gboolean
offers (gpointer data)
{
  GtkWidget *label = ens_ui_test_find (data, GTK_TYPE_LABEL,
                                       "Said already: “A bench in the shade”");
  return label && gtk_widget_get_mapped (label);
}

static gint64
count_of (EnsUiTest *test, const char *text)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (test->session, ENS_KIND_STATEMENT, NULL);
  for (guint i = 0; i < rows->len; i++) {
    const EnsStatement *statement = rows->pdata[i];
    if (g_str_equal (statement->text, text))
      return statement->count;
  }
  return 0;
}

static void
test_said_already (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  GtkWidget *entry = find_entry (&test);
  ens_ui_test_type (entry, "A bench in the shade");
  guint64 before = ens_session_count (test.session, ENS_KIND_STATEMENT);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2x a bench in the shad");
  ens_ui_test_wait (offers, test.page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2x a bench in the shad");
  g_assert_true (gtk_widget_activate_action (entry, "entry-box.say-again", NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, before);
  g_assert_cmpint (count_of (&test, "A bench in the shade"), ==, 3);
  g_assert_true (ens_session_undo (test.session, NULL));
  g_assert_cmpint (count_of (&test, "A bench in the shade"), ==, 1);
  // With nothing near there is nothing to add to.
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyz");
  gtk_widget_activate_action (entry, "entry-box.say-again", NULL);
  g_assert_cmpint (count_of (&test, "A bench in the shade"), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "xyz");
  ens_ui_test_close (&test);
}

static void
test_half_typed_again (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&test)), "3x Being li");
  ens_page_set_session (test.page, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&test))), ==, "");
  ens_page_set_session (test.page, test.session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&test))), ==, "3x Being li");
  ens_ui_test_close (&test);
}

static gboolean
has_marks (gpointer entry)
{
  PangoAttrList *marks = gtk_entry_get_attributes (GTK_ENTRY (entry));
  g_autofree char *text = marks ? pango_attr_list_to_string (marks) : NULL;
  return text && g_str_has_prefix (text, "2 9 underline error");
}

static void
test_misspelt_is_marked (void)
{
  g_autoptr (EnsSpelling) spelling = ens_spelling_new ("en");
  EnsUiTest test;
  if (!ens_spelling_has_dictionary (spelling)) {
    g_test_skip ("no English dictionary is installed");
    return;
  }
  ens_ui_test_open (&test, ENS_TYPE_STATEMENTS_PAGE, TRUE);
  GtkWidget *entry = find_entry (&test);
  gtk_editable_set_text (GTK_EDITABLE (entry), "3 freinds near me");
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  ens_ui_test_wait (has_marks, entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3 freinds near me");
  ens_ui_test_close (&test);
}

static void
test_spelling (void)
{
  g_autoptr (EnsSpelling) none = ens_spelling_new ("zz");
  g_autoptr (GArray) nothing = ens_spelling_check (none, "qwrtz bla");
  g_autoptr (EnsSpelling) english = ens_spelling_new ("en");
  g_assert_false (ens_spelling_has_dictionary (none));
  g_assert_cmpuint (nothing->len, ==, 0);
  if (!ens_spelling_has_dictionary (english)) {
    g_test_skip ("no English dictionary is installed");
    return;
  }
  g_autoptr (GArray) found = ens_spelling_check (english, "It isn’t 3x the naighbour <b> مرحبا");
  g_assert_cmpuint (found->len, >=, 1);
  g_assert_cmpuint (g_array_index (found, EnsMisspelling, 0).start, ==, 18);
  g_assert_cmpuint (g_array_index (found, EnsMisspelling, 0).end, ==, 27);
  g_auto (GStrv) offers_for = ens_spelling_suggest (english, "naighbour", 5);
  g_assert_cmpuint (g_strv_length (offers_for), >=, 1);
  ens_spelling_accept (english, "naighbour");
  g_autoptr (GArray) after = ens_spelling_check (english, "the naighbour");
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/entry-box/said-already", test_said_already);
  g_test_add_func ("/ui/entry-box/half-typed-again", test_half_typed_again);
  g_test_add_func ("/ui/entry-box/misspelt-is-marked", test_misspelt_is_marked);
  g_test_add_func ("/ui/entry-box/spelling", test_spelling);
  return g_test_run ();
}
