// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the workshop: from a group's name to its statements, and at the same step after a restart.
#include "ens-choice.h"
#include "ens-question-bar.h"
#include "ens-ui-test.h"
#include "ens-wording.h"
#include "ens-workshop-group.h"
#include "ens-workshop-leave.h"
#include "ens-workshop-questions.h"
#include "pages/ens-statements-page.h"
#include "pages/ens-workshop-page.h"

static GtkWidget *
find_steps (EnsUiTest *test)
{
  return ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX, NULL);
}

static int
get_step (EnsUiTest *test)
{
  return gtk_list_box_row_get_index (
    gtk_list_box_get_selected_row (GTK_LIST_BOX (find_steps (test))));
}

static void
test_names_on_every_step (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, TRUE);
  for (int i = 0; i < 6; i++) {
    GtkListBox *list = GTK_LIST_BOX (find_steps (&test));
    gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, i));
    ens_ui_test_settle ();
    g_assert_cmpint (get_step (&test), ==, i);
    ens_ui_test_check_names (GTK_WIDGET (test.page));
  }
  ens_ui_test_close (&test);
}

// What a workshop's steps and the box for post-its can be told: each has a key in the window of
// shortcuts, and its button a name (which test_names_on_every_step() looks at).
static void
test_every_command_has_a_key (void)
{
  static const struct {
    const char *action;
    const char *accelerator;
  } commands[] = {
    { "next", "<Alt>Page_Down" }, { "previous", "<Alt>Page_Up" },
    { "step", "<Control>1...6" }, { "timer", "<Control>t" },
    { "print", "<Control>p" },    { "sheet", "<Control><Shift>e" },
    { "package", "<Control>e" },  { "choose-group", "<Control>g" },
    { "passport", "p" },          { "edit-last", "Up" },
    { "similar", "l" },
  };
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
    "/io/github/ensemble_wellbeing/Ensemble/gtk/help-overlay.ui");
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GSList *objects = gtk_builder_get_objects (builder);
  EnsUiTest test;
  for (GSList *l = objects; l; l = l->next)
    if (GTK_IS_SHORTCUTS_SHORTCUT (l->data)) {
      g_autofree char *key = NULL;
      g_object_get (l->data, "accelerator", &key, NULL);
      g_hash_table_add (keys, (gpointer) g_intern_string (key));
    }
  g_slist_free (objects);
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, TRUE);
  GtkWidget *statements = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_STATEMENTS_PAGE, NULL);
  EnsPage *pages[] = { test.page, ENS_PAGE (statements) };
  for (guint p = 0; p < G_N_ELEMENTS (pages); p++) {
    g_auto (GStrv) names = g_action_group_list_actions (
      G_ACTION_GROUP (ens_page_get_actions (pages[p])));
    for (guint i = 0; names[i]; i++) {
      guint at = 0;
      while (at < G_N_ELEMENTS (commands) && !g_str_equal (commands[at].action, names[i]))
        at++;
      if (at == G_N_ELEMENTS (commands) ||
          !g_hash_table_contains (keys, commands[at].accelerator)) {
        g_test_message ("the command %s has no key in the window of shortcuts", names[i]);
        g_test_fail ();
      }
    }
  }
  g_assert_true (g_hash_table_contains (keys, "<Control>Return"));
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  ens_ui_test_close (&test);
}

static void
test_last_group_is_remembered (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, FALSE);
  GtkWidget *page = GTK_WIDGET (test.page);
  GtkWidget *name = ens_ui_test_find (page, ADW_TYPE_ENTRY_ROW, "Name");
  GtkWidget *place = ens_ui_test_find (page, ADW_TYPE_ENTRY_ROW, "Place");
  GtkWidget *date = ens_ui_test_find (page, ADW_TYPE_ENTRY_ROW, "Date");
  GtkWidget *begin = ens_ui_test_find (page, GTK_TYPE_BUTTON, "_Begin");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Group 1");
  gtk_editable_set_text (GTK_EDITABLE (date), "2026-13-40");
  g_assert_false (gtk_widget_get_sensitive (begin));
  gtk_editable_set_text (GTK_EDITABLE (date), "2026-05-04");
  gtk_editable_set_text (GTK_EDITABLE (place), "The hall & <yard>");
  ens_ui_test_type (name, "Pupils");
  g_assert_cmpint (get_step (&test), ==, 1);
  // Back at the group: its own words; it can be changed there.
  ens_ui_test_act (&test, "previous");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Pupils");
  gtk_editable_set_text (GTK_EDITABLE (date), "2026-05-05");
  ens_ui_test_act (&test, "next");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_GROUP), ==, 1);
  for (int i = 1; i < 6; i++)
    ens_ui_test_act (&test, "next");
  g_assert_cmpint (get_step (&test), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Group 2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (place)), ==, "The hall & <yard>");
  // Beside the steps no word of the group before.
  g_assert_nonnull (ens_ui_test_find (page, GTK_TYPE_LABEL, "A new group"));
  ens_ui_test_close (&test);
}

static void
test_words_in_each_language (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, TRUE);
  GtkWidget *step = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_WORKSHOP_QUESTIONS, NULL);
  g_autoptr (GVariant) second = g_variant_ref_sink (g_variant_new_string ("questions"));
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (test.page));
  g_action_group_activate_action (actions, "step", second);
  ens_ui_test_settle ();
  GtkWidget *first = ens_ui_test_find (step, ADW_TYPE_ENTRY_ROW, "Well-being");
  GtkWidget *languages = ens_ui_test_find (step, GTK_TYPE_DROP_DOWN, NULL);
  gtk_editable_set_text (GTK_EDITABLE (first), "What is <good> here?");
  g_assert_true (ens_choice_select_word (GTK_DROP_DOWN (languages), "fr"));
  ens_ui_test_settle ();
  g_assert_true (g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (first)), "Quand"));
  gtk_editable_set_text (GTK_EDITABLE (first), "Qu’est-ce qui est bon ?");
  // What is not applied is saved when the step is left.
  ens_ui_test_act (&test, "next");
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (test.session);
  const EnsQuestion *question = questions->pdata[0];
  g_autofree char *french = ens_wording_dup_question (test.session, &question->id, "fr");
  g_assert_cmpstr (question->wording, ==, "What is <good> here?");
  g_assert_cmpstr (french, ==, "Qu’est-ce qui est bon ?");
  ens_ui_test_close (&test);
}

static char *
dup_result (EnsUiTest *test)
{
  GtkWidget *leave = ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_WORKSHOP_LEAVE, NULL);
  GtkWidget *revealer = ens_ui_test_find (leave, GTK_TYPE_REVEALER, NULL);
  GtkWidget *label = ens_ui_test_find (revealer, GTK_TYPE_LABEL, NULL);
  gboolean is_shown = gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
  return is_shown ? g_strdup (gtk_label_get_text (GTK_LABEL (label))) : NULL;
}

static gboolean
has_result (gpointer data)
{
  g_autofree char *text = dup_result (data);
  return text != NULL;
}

static gboolean
is_written (gpointer data)
{
  g_autofree char *text = dup_result (data);
  return text && strstr (text, "“pupils.pdf” is written");
}

static void
test_leaves_with_files_or_says_why (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, TRUE);
  GtkWidget *leave = ens_ui_test_find (GTK_WIDGET (test.page), ENS_TYPE_WORKSHOP_LEAVE, NULL);
  g_autofree char *gone = ens_test_dir_file (test.directory, "stick/pupils.xml");
  g_autofree char *sheet = ens_test_dir_file (test.directory, "pupils.pdf");
  ens_ui_test_act (&test, "next");
  for (int i = 1; i < 5; i++)
    ens_ui_test_act (&test, "next");
  g_assert_cmpint (get_step (&test), ==, 5);
  ens_workshop_leave_write_package (ENS_WORKSHOP_LEAVE (leave), gone);
  ens_ui_test_wait (has_result, &test);
  g_autofree char *fault = dup_result (&test);
  g_assert_nonnull (strstr (fault, "was the stick pulled out?"));
  // Written beside what is on the screen: when the call is over nothing is there yet.
  ens_workshop_leave_write_sheet (ENS_WORKSHOP_LEAVE (leave), sheet);
  g_assert_false (is_written (&test));
  ens_ui_test_wait (is_written, &test);
  g_assert_true (g_file_test (sheet, G_FILE_TEST_IS_REGULAR));
  g_assert_true (ens_session_check (test.session, NULL, NULL));
  ens_ui_test_close (&test);
}

static void
test_name_and_enter_begin (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, FALSE);
  GtkWidget *name = ens_ui_test_find (GTK_WIDGET (test.page), ADW_TYPE_ENTRY_ROW, "Name");
  ens_ui_test_type (name, "Pupils & <friends>");
  g_assert_cmpint (get_step (&test), ==, 1);
  ens_ui_test_act (&test, "next");
  GtkWidget *entry = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_ENTRY, NULL);
  ens_ui_test_type (entry, "a swing");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_STATEMENT), ==, 1);
  ens_ui_test_close (&test);
}

static void
test_same_step_again (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_WORKSHOP_PAGE, TRUE);
  ens_ui_test_act (&test, "next");
  GtkListBox *list = GTK_LIST_BOX (find_steps (&test));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 4));
  ens_page_set_session (test.page, NULL);
  ens_page_set_session (test.page, test.session);
  ens_ui_test_settle ();
  g_assert_cmpint (get_step (&test), ==, 4);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/workshop/names", test_names_on_every_step);
  g_test_add_func ("/ui/pages/workshop/name-and-enter", test_name_and_enter_begin);
  g_test_add_func ("/ui/pages/workshop/keys", test_every_command_has_a_key);
  g_test_add_func ("/ui/pages/workshop/last-group", test_last_group_is_remembered);
  g_test_add_func ("/ui/pages/workshop/languages", test_words_in_each_language);
  g_test_add_func ("/ui/pages/workshop/leave", test_leaves_with_files_or_says_why);
  g_test_add_func ("/ui/pages/workshop/same-step-again", test_same_step_again);
  return g_test_run ();
}
