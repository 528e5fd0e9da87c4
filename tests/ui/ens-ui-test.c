// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of windows and pages share. In-process: keys are actions, Enter is “activate”.
#include "ens-ui-test.h"

#include "ens-entry.h"
#include "ens-groups.h"
#include "ens-indicator.h"
#include "ens-question.h"
#include "ens-sorting.h"
#include "ens-survey.h"
#include "ens-text.h"

#include <locale.h>

/** ens_ui_test_init: instead of gtk_test_init(), which wants a locale that may not be there. */
void
ens_ui_test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  gtk_disable_setlocale ();
  g_test_init (argc, argv, NULL);
  adw_init ();
}

static gboolean
is_quiet (gpointer data)
{
  return !g_main_context_pending (NULL);
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/** ens_ui_test_wait: lets the main loop run until @is_done; fails after ten seconds. */
void
ens_ui_test_wait (gboolean (*is_done) (gpointer data), gpointer data)
{
  gboolean is_late = FALSE;
  guint id = g_timeout_add_seconds (10, give_up_cb, &is_late);
  while (!is_done (data) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (id);
}

/** ens_ui_test_settle: lets everything happen that can happen without waiting. */
void
ens_ui_test_settle (void)
{
  for (guint i = 0; i < 500 && !is_quiet (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/** ens_ui_test_new_session: an empty project in @directory. */
EnsSession *
ens_ui_test_new_session (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autofree char *path = g_build_filename (directory, "test.ensemble", NULL);
  ens_set_str (&project->title, "The <b>quarter</b> & its people");
  ens_set_str (&project->language, "en");
  EnsSession *session = ens_session_create (path, project, "none", &error);
  g_assert_no_error (error);
  return session;
}

static EnsUuid
get_question (EnsSession *session, gint64 number)
{
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  for (guint i = 0; i < questions->len; i++) {
    const EnsQuestion *question = questions->pdata[i];
    if (question->number == number)
      return question->id;
  }
  g_assert_not_reached ();
}

static void
fill_survey (EnsSession *session)
{
  g_autoptr (GError) error = NULL;
  EnsUuid round;
  for (guint i = 1; i <= 3; i++) {
    g_autoptr (EnsIndicator) indicator = ens_indicator_new ();
    char **levels[] = { &indicator->level1, &indicator->level2, &indicator->level3,
                        &indicator->level4, &indicator->level5 };
    indicator->title = g_strdup_printf ("Indicator %u & more", i);
    indicator->language = g_strdup ("en");
    indicator->version = 1;
    indicator->position = i;
    for (guint k = 0; k < G_N_ELEMENTS (levels); k++)
      *levels[k] = g_strdup_printf ("situation <%u>", k + 1);
    ens_session_save_row (session, &ens_indicator_entity, indicator, &error);
    g_assert_no_error (error);
  }
  ens_survey_add_round (session, "First", "2026-05-01", &round, &error);
  g_assert_no_error (error);
  g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (session, &round, "1 3 -", &error);
  g_assert_no_error (error);
  ens_survey_save_sheet (session, sheet, &error);
  g_assert_no_error (error);
}

/** ens_ui_test_fill: two groups, six statements, one pile, three indicators, one sheet. */
void
ens_ui_test_fill (EnsSession *session)
{
  static const char *const said[] = { "3x having friends", "a bench & some shade",
                                      "+ being greeted",   "- <b>noise</b> at night",
                                      "- forms",           "? I cook for all" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  EnsUuid first = get_question (session, 1);
  EnsUuid pile;
  for (guint g = 0; g < 2; g++) {
    g_autoptr (EnsGroup) group = ens_group_new ();
    group->name = g_strdup (g == 0 ? "Mothers <at> home" : "Young & old");
    group->participants = 12;
    g_assert_true (ens_groups_add (session, group, &error));
    for (guint i = 0; i < 3; i++) {
      g_auto (EnsEntry) entry = { 0 };
      ens_entry_parse (session, said[g * 3 + i], &entry);
      const EnsUuid *question = ens_uuid_is_nil (&entry.question) ? &first : &entry.question;
      g_autoptr (EnsStatement)
                   statement = ens_entry_add (session, &group->id, question, &entry, &error);
      g_assert_no_error (error);
      g_array_append_val (ids, statement->id);
    }
  }
  ens_sorting_new_pile (session, "Not <being> alone", (const EnsUuid *) ids->data, 2, &pile,
                        &error);
  g_assert_no_error (error);
  fill_survey (session);
}

/** ens_ui_test_open: @page_type in a window of its own, with a project. */
void
ens_ui_test_open (EnsUiTest *test, GType page_type, gboolean is_filled)
{
  test->directory = ens_test_dir_new ();
  test->session = ens_ui_test_new_session (test->directory);
  if (is_filled)
    ens_ui_test_fill (test->session);
  test->window = adw_window_new ();
  test->page = g_object_new (page_type, NULL);
  g_assert_true (GTK_IS_WIDGET (test->page));
  gtk_window_set_default_size (GTK_WINDOW (test->window), 1024, 700);
  adw_window_set_content (ADW_WINDOW (test->window), GTK_WIDGET (test->page));
  if (ENS_IS_PAGE (test->page))
    ens_page_set_session (test->page, test->session);
  gtk_window_present (GTK_WINDOW (test->window));
  ens_ui_test_settle ();
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/** ens_ui_test_close: closes the window; neither page nor project may be left behind. */
void
ens_ui_test_close (EnsUiTest *test)
{
  gpointer page = test->page;
  gpointer session = test->session;
  g_object_add_weak_pointer (page, &page);
  g_object_add_weak_pointer (session, &session);
  gtk_window_destroy (GTK_WINDOW (test->window));
  // Work in another thread may hold both until it is told to stop.
  ens_ui_test_wait (is_gone, &page);
  g_object_unref (test->session);
  ens_ui_test_wait (is_gone, &session);
  ens_test_dir_free (test->directory);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  const char *shown = NULL;
  if (GTK_IS_LABEL (widget))
    shown = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    shown = gtk_button_get_label (GTK_BUTTON (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    shown = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return shown && strstr (shown, text);
}

/** ens_ui_test_find: Returns: (nullable): the first widget of @type; with @text in it unless %NULL. */
GtkWidget *
ens_ui_test_find (GtkWidget *within, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (within), type) && (!text || has_text (within, text)))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = ens_ui_test_find (child, type, text);
    if (found)
      return found;
  }
  return NULL;
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget) || GTK_IS_SPIN_BUTTON (widget) ||
         GTK_IS_LIST_VIEW (widget) || GTK_IS_GRID_VIEW (widget) || GTK_IS_LIST_BOX (widget) ||
         GTK_IS_FLOW_BOX (widget) || GTK_IS_TEXT_VIEW (widget);
}

static gboolean
is_foreign (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  return gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) ||
         (parent && (GTK_IS_DROP_DOWN (parent) || GTK_IS_MENU_BUTTON (parent) ||
                     GTK_IS_SPIN_BUTTON (parent) || GTK_IS_ENTRY (parent))) ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER) ||
         (GTK_IS_BUTTON (widget) && g_str_equal (gtk_widget_get_css_name (parent), "toast")) ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) == parent;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  return GTK_IS_BUTTON (widget) && ens_ui_test_find (widget, GTK_TYPE_LABEL, NULL);
}

/** ens_ui_test_check_names: fails when a control of ours says nothing to a screen reader. */
void
ens_ui_test_check_names (GtkWidget *within)
{
  gboolean is_list = GTK_IS_LIST_BOX (within) &&
                     ADW_IS_PREFERENCES_GROUP (
                       gtk_widget_get_ancestor (within, ADW_TYPE_PREFERENCES_GROUP));
  if (is_control (within) && !is_list && !is_foreign (within) && !has_name (within)) {
    g_test_message ("%s (%s) has no accessible name", G_OBJECT_TYPE_NAME (within),
                    gtk_buildable_get_buildable_id (GTK_BUILDABLE (within)));
    g_test_fail ();
  }
  for (GtkWidget *child = gtk_widget_get_first_child (within); child;
       child = gtk_widget_get_next_sibling (child))
    ens_ui_test_check_names (child);
}

/** ens_ui_test_get_child: Returns: (transfer none): which child the first stack of the page shows. */
const char *
ens_ui_test_get_child (EnsUiTest *test)
{
  GtkWidget *stack = ens_ui_test_find (GTK_WIDGET (test->page), GTK_TYPE_STACK, NULL);
  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

/** ens_ui_test_act: gives the page's command @action, as its button or key would. */
void
ens_ui_test_act (EnsUiTest *test, const char *action)
{
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (test->page));
  g_assert_true (g_action_group_has_action (actions, action));
  g_assert_true (g_action_group_get_action_enabled (actions, action));
  g_action_group_activate_action (actions, action, NULL);
  ens_ui_test_settle ();
}

/** ens_ui_test_type: types @text and Enter. */
void
ens_ui_test_type (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, GTK_IS_ENTRY (entry) ? "activate" : "entry-activated");
  ens_ui_test_settle ();
}
