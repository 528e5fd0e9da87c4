// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the survey: a line of digits and Enter is one sheet.
#include "ens-copies.h"
#include "ens-group.h"
#include "ens-keying-view.h"
#include "ens-questionnaire-form.h"
#include "ens-survey-editor.h"
#include "ens-survey.h"
#include "ens-twice-view.h"
#include "ens-ui-test.h"
#include "pages/ens-survey-page.h"

#include <string.h>

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
find_by_class (GtkWidget *within, const char *css_class)
{
  if (gtk_widget_has_css_class (within, css_class))
    return within;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_class (child, css_class);
  return found;
}

static GtkWidget *
find_key_entry (EnsUiTest *test)
{
  return find_by_class (GTK_WIDGET (test->page), "key-entry");
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

// The row says all that is on the sheet; where it is cut off, the tooltip has the rest.
static void
test_row_is_whole (void)
{
  EnsUiTest test;
  g_autoptr (EnsItem) item = ens_item_new ();
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  g_assert_true (ens_survey_find_round (test.session, NULL, &item->round, NULL));
  item->kind = ENS_ITEM_TEXT;
  item->title = g_strdup ("What is missing?");
  item->language = g_strdup ("en");
  g_assert_true (ens_survey_add_item (test.session, item, NULL, NULL));
  ens_ui_test_settle ();
  ens_ui_test_type (find_key_entry (&test), "5 - 2 a bench in the shade");
  GtkWidget *label = ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL,
                                       "5  –  2  “\u2068a bench in the shade\u2069”");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_has_tooltip (label));
  ens_ui_test_close (&test);
}

static GtkWidget *
find_keying (EnsUiTest *test)
{
  return ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_KEYING_VIEW, NULL);
}

static void
type_form (EnsUiTest *test, const char *form)
{
  GObject *entry = gtk_widget_get_template_child (find_keying (test), ENS_TYPE_KEYING_VIEW,
                                                  "form_entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), form);
  ens_ui_test_settle ();
}

static void
check_form (EnsUiTest *test, const char *form, const char *fault, const char *open)
{
  GType type = ENS_TYPE_KEYING_VIEW;
  GtkWidget *view = find_keying (test);
  GObject *entry = gtk_widget_get_template_child (view, type, "form_entry");
  GObject *revealer = gtk_widget_get_template_child (view, type, "fault_revealer");
  GObject *label = gtk_widget_get_template_child (view, type, "fault_label");
  GObject *left = gtk_widget_get_template_child (view, type, "open_label");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, form);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)) == (fault != NULL));
  if (fault)
    g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), fault));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (left)) == (open != NULL));
  if (open)
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (left)), ==, open);
}

// The number on the sheet is asked for; the page goes on by itself, and says which are not there yet.
static void
test_numbers (void)
{
  EnsUiTest test;
  const EnsCopies copies = { 1, 5 };
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  guint64 before = ens_session_count (test.session, ENS_KIND_RESPONDENT);
  g_assert_true (ens_copies_remember (test.session, &copies, NULL));
  check_form (&test, "2", NULL, NULL);
  ens_page_focus_first (test.page);
  check_form (&test, "2", NULL, "Of 1–5, not yet keyed: 2–5");
  type_form (&test, "4");
  ens_ui_test_type (find_key_entry (&test), "1 1 1");
  check_form (&test, "5", NULL, "Of 1–5, not yet keyed: 2, 3, 5");
  ens_ui_test_type (find_key_entry (&test), "1 1 1");
  check_form (&test, "2", NULL, "Of 1–5, not yet keyed: 2, 3");
  type_form (&test, "4");
  check_form (&test, "4", "Sheet 4 is keyed already", "Of 1–5, not yet keyed: 2, 3");
  ens_ui_test_type (find_key_entry (&test), "2 2 2");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_RESPONDENT), ==, before + 2);
  ens_ui_test_act (&test, "again");
  check_form (&test, "4", NULL, "Of 1–5, not yet keyed: 2, 3");
  ens_ui_test_type (find_key_entry (&test), "2 2 2");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_RESPONDENT), ==, before + 3);
  check_form (&test, "5", NULL, "Of 1–5, not yet keyed: 2, 3");
  type_form (&test, "3");
  check_form (&test, "3", "not keyed yet", "Of 1–5, not yet keyed: 2, 3");
  type_form (&test, "3a");
  check_form (&test, "3a", "“3a” is no number", "Of 1–5, not yet keyed: 2, 3");
  ens_ui_test_close (&test);
}

static void
open_again (EnsUiTest *test)
{
  ens_page_set_session (test->page, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_key_entry (test))), ==, "");
  ens_page_set_session (test->page, test->session);
  ens_ui_test_settle ();
}

static GtkDropDown *
find_group_drop (EnsUiTest *test)
{
  return GTK_DROP_DOWN (
    gtk_widget_get_template_child (find_keying (test), ENS_TYPE_KEYING_VIEW, "group_drop"));
}

// What is half keyed stands there again, with its number and its group; kept or emptied it is gone.
static void
test_half_keyed (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  type_form (&test, "7");
  gtk_drop_down_set_selected (find_group_drop (&test), 1);
  gtk_editable_set_text (GTK_EDITABLE (find_key_entry (&test)), "5 -");
  open_again (&test);
  check_form (&test, "7", NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_key_entry (&test))), ==, "5 -");
  g_assert_cmpuint (gtk_drop_down_get_selected (find_group_drop (&test)), ==, 1);
  ens_ui_test_type (find_key_entry (&test), "5 - 2");
  open_again (&test);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_key_entry (&test))), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (find_key_entry (&test)), "4");
  open_again (&test);
  gtk_editable_set_text (GTK_EDITABLE (find_key_entry (&test)), "");
  open_again (&test);
  ens_ui_test_close (&test);
}

// What comes in beside it changes neither the number nor the line.
static void
test_half_keyed_stays (void)
{
  EnsUiTest test;
  g_autoptr (EnsGroup) group = ens_group_new ();
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  type_form (&test, "7");
  gtk_editable_set_text (GTK_EDITABLE (find_key_entry (&test)), "5 -");
  group->name = g_strdup ("Newcomers");
  g_assert_true (ens_session_save_row (test.session, &ens_group_entity, group, NULL));
  ens_ui_test_settle ();
  check_form (&test, "7", NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_key_entry (&test))), ==, "5 -");
  ens_ui_test_close (&test);
}

static void
test_half_keyed_again (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  ens_ui_test_act (&test, "again");
  check_form (&test, "1", NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_key_entry (&test)), "2 2");
  open_again (&test);
  check_form (&test, "1", NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_key_entry (&test))), ==, "2 2");
  g_assert_nonnull (ens_ui_test_find (GTK_WIDGET (test.page), GTK_TYPE_LABEL, "Again, sheet"));
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

static GtkWidget *
find_row (EnsUiTest *test, const char *title)
{
  GtkWidget *view = ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_TWICE_VIEW, NULL);
  GtkWidget *label = ens_ui_test_find (view, GTK_TYPE_LABEL, title);
  return label ? gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) : NULL;
}

static void
test_key_twice (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  EnsUuid round;
  g_assert_true (ens_survey_find_round (test.session, NULL, &round, NULL));
  guint before = 0, after = 0;
  g_assert_true (ens_survey_count_sheets (test.session, &round, &before, NULL));
  g_autoptr (GPtrArray) sheets = ens_survey_list_sheets (test.session, &round, NULL);
  const EnsSheet *first = sheets->pdata[0];
  guint level = first->levels[0] == 5 ? 1 : 5;
  g_autofree char *keys = g_strdup_printf ("%u %u %u", level, first->levels[1], first->levels[2]);
  g_assert_cmpuint (first->n, ==, 3);
  ens_ui_test_act (&test, "begin-again");
  ens_ui_test_type (find_key_entry (&test), keys);
  g_assert_true (ens_survey_count_sheets (test.session, &round, &after, NULL));
  g_assert_cmpuint (before, ==, after);
  ens_ui_test_act (&test, "twice");
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) asked = ens_survey_list_asked (test.session, &round, NULL);
  GtkWidget *row = find_row (&test, ((EnsIndicator *) asked->pdata[0])->title);
  g_assert_nonnull (row);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_assert_true (gtk_widget_activate_action (row, "twice.second", NULL));
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) settled = ens_survey_list_sheets (test.session, &round, NULL);
  g_assert_cmpuint (((EnsSheet *) settled->pdata[0])->levels[0], ==, level);
  ens_ui_test_close (&test);
}

static GtkWidget *
find_named (EnsUiTest *test, const char *name)
{
  GtkWidget *form = ens_ui_test_find (GTK_WIDGET (test->page), ENS_TYPE_QUESTIONNAIRE_FORM, NULL);
  return GTK_WIDGET (gtk_widget_get_template_child (form, ENS_TYPE_QUESTIONNAIRE_FORM, name));
}

static GPtrArray *
list_items (EnsUiTest *test)
{
  EnsUuid round;
  g_assert_true (ens_survey_find_round (test->session, NULL, &round, NULL));
  return ens_survey_list_items (test->session, &round, NULL);
}

// One click makes the sheet of an event; what it asks can be changed, moved and taken away.
static void
test_satisfaction (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  ens_ui_test_act (&test, "new-satisfaction");
  g_autoptr (GPtrArray) items = list_items (&test);
  g_assert_cmpuint (items->len, ==, 6);
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  gtk_editable_set_text (GTK_EDITABLE (find_named (&test, "question_row")), "Age?");
  gtk_editable_set_text (GTK_EDITABLE (find_named (&test, "options_row")), "young; old");
  g_signal_emit_by_name (find_named (&test, "add_button"), "clicked");
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) more = list_items (&test);
  g_assert_cmpuint (more->len, ==, 7);
  const EnsSurveyItem *last = more->pdata[6];
  g_assert_cmpuint (last->options->len, ==, 2);
  g_assert_cmpstr (((EnsOption *) last->options->pdata[1])->code, ==, "2");
  g_assert_true (ens_survey_move_item (test.session, last->item, -1, NULL));
  g_autoptr (GPtrArray) moved = list_items (&test);
  g_assert_cmpstr (((EnsSurveyItem *) moved->pdata[5])->item->title, ==, "Age?");
  g_assert_true (ens_survey_remove_item (test.session, last->item, NULL));
  ens_ui_test_settle ();
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  gtk_editable_set_text (GTK_EDITABLE (find_named (&test, "consent_row")), "You agree.");
  g_signal_emit_by_name (find_named (&test, "consent_row"), "apply");
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (test.session, ENS_KIND_ROUND, NULL);
  guint n_agreed = 0;
  for (guint i = 0; i < rounds->len; i++)
    n_agreed += g_strcmp0 (((EnsRound *) rounds->pdata[i])->consent, "You agree.") == 0;
  g_assert_cmpuint (n_agreed, ==, 1);
  ens_ui_test_close (&test);
}

static GtkWidget *
find_by_name (GtkWidget *within, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (within), name) == 0)
    return within;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_name (child, name);
  return found;
}

// A scale is changed where it stands, until somebody answered; then a copy is offered.
static void
test_change_scale (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  ens_ui_test_act (&test, "new-satisfaction");
  GtkWidget *page = GTK_WIDGET (test.page);
  GtkWidget *row = find_by_name (page, "item-scale");
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "1-5");
  g_signal_emit_by_name (row, "apply");
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) items = list_items (&test);
  const EnsItem *item = ((EnsSurveyItem *) items->pdata[0])->item;
  g_assert_cmpint (item->most, ==, 5);
  g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (test.session, &item->round, "4", NULL);
  g_assert_true (ens_survey_save_sheet (test.session, sheet, NULL));
  ens_ui_test_settle ();
  GObject *views = gtk_widget_get_template_child (page, ENS_TYPE_SURVEY_PAGE, "views");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "answers");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "sheet");
  ens_ui_test_settle ();
  g_assert_null (find_by_name (page, "item-scale"));
  GtkWidget *button = ens_ui_test_find (page, GTK_TYPE_BUTTON, "Copy the Question");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) more = list_items (&test);
  g_assert_cmpuint (more->len, ==, items->len + 1);
  g_assert_nonnull (find_by_name (page, "item-scale"));
  ens_ui_test_check_names (page);
  ens_ui_test_close (&test);
}

static GPtrArray *
list_asked (EnsUiTest *test)
{
  EnsUuid round;
  g_assert_true (ens_survey_find_round (test->session, NULL, &round, NULL));
  return ens_survey_list_asked (test->session, &round, NULL);
}

static void
tick_first (EnsUiTest *test, gboolean is_on)
{
  GtkWidget *group = find_named (test, "asked_group");
  GtkWidget *check = ens_ui_test_find (group, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
  ens_ui_test_settle ();
}

// Indicators are moved and left out; the last one stays.
static void
test_choose_indicators (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  GObject *views = gtk_widget_get_template_child (GTK_WIDGET (test.page), ENS_TYPE_SURVEY_PAGE,
                                                  "views");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "sheet");
  ens_ui_test_settle ();
  ens_ui_test_check_names (GTK_WIDGET (test.page));
  g_autoptr (GPtrArray) before = list_asked (&test);
  g_assert_cmpuint (before->len, ==, 3);
  GtkWidget *label = ens_ui_test_find (find_named (&test, "asked_group"), GTK_TYPE_LABEL,
                                       "Indicator 3 & more");
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
  g_signal_emit_by_name (ens_ui_test_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) moved = list_asked (&test);
  g_assert_cmpstr (((EnsIndicator *) moved->pdata[1])->title, ==, "Indicator 3 & more");
  tick_first (&test, FALSE);
  g_autoptr (GPtrArray) fewer = list_asked (&test);
  g_assert_cmpuint (fewer->len, ==, 2);
  g_assert_cmpstr (((EnsIndicator *) fewer->pdata[0])->title, ==, "Indicator 3 & more");
  tick_first (&test, FALSE);
  tick_first (&test, FALSE);
  g_autoptr (GPtrArray) last = list_asked (&test);
  g_assert_cmpuint (last->len, ==, 1);
  ens_ui_test_close (&test);
}

static void
show_view (EnsUiTest *test, const char *name)
{
  GObject *views = gtk_widget_get_template_child (GTK_WIDGET (test->page), ENS_TYPE_SURVEY_PAGE,
                                                  "views");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), name);
  ens_ui_test_settle ();
}

// A closed round says so above the keys, keeps what is typed, and takes sheets again once it is open.
static void
test_closed (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  guint64 before = ens_session_count (test.session, ENS_KIND_RESPONDENT);
  show_view (&test, "sheet");
  gtk_switch_set_active (GTK_SWITCH (find_named (&test, "closed_switch")), TRUE);
  ens_ui_test_settle ();
  show_view (&test, "answers");
  check_form (&test, "2", "“First” is closed", NULL);
  ens_ui_test_type (find_key_entry (&test), "5 5 5");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_RESPONDENT), ==, before);
  show_view (&test, "sheet");
  gtk_switch_set_active (GTK_SWITCH (find_named (&test, "closed_switch")), FALSE);
  ens_ui_test_settle ();
  show_view (&test, "answers");
  check_form (&test, "2", NULL, NULL);
  ens_ui_test_type (find_key_entry (&test), "5 5 5");
  g_assert_cmpuint (ens_session_count (test.session, ENS_KIND_RESPONDENT), ==, before + 1);
  ens_ui_test_close (&test);
}

// Two sheets of one day get two titles; a title that another round has is not taken.
static void
test_own_titles (void)
{
  EnsUiTest test;
  ens_ui_test_open (&test, ENS_TYPE_SURVEY_PAGE, TRUE);
  ens_ui_test_act (&test, "new-satisfaction");
  ens_ui_test_act (&test, "new-satisfaction");
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (test.session, ENS_KIND_ROUND, NULL);
  g_assert_cmpuint (rounds->len, ==, 3);
  const EnsRound *last = rounds->pdata[2];
  g_assert_true (g_str_has_suffix (last->title, " (2)"));
  gtk_editable_set_text (GTK_EDITABLE (find_named (&test, "title_row")), "first");
  g_signal_emit_by_name (find_named (&test, "title_row"), "apply");
  ens_ui_test_settle ();
  g_autoptr (GPtrArray) after = ens_session_list_rows (test.session, ENS_KIND_ROUND, NULL);
  g_assert_cmpstr (((EnsRound *) after->pdata[2])->title, ==, last->title);
  ens_ui_test_close (&test);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/pages/survey/empty", test_empty);
  g_test_add_func ("/ui/pages/survey/filled", test_filled);
  g_test_add_func ("/ui/pages/survey/key-sheet", test_key_sheet);
  g_test_add_func ("/ui/pages/survey/row-is-whole", test_row_is_whole);
  g_test_add_func ("/ui/pages/survey/numbers", test_numbers);
  g_test_add_func ("/ui/pages/survey/half-keyed", test_half_keyed);
  g_test_add_func ("/ui/pages/survey/half-keyed-stays", test_half_keyed_stays);
  g_test_add_func ("/ui/pages/survey/half-keyed-again", test_half_keyed_again);
  g_test_add_func ("/ui/pages/survey/wrong-number", test_refuse_wrong_number);
  g_test_add_func ("/ui/pages/survey/key-twice", test_key_twice);
  g_test_add_func ("/ui/pages/survey/satisfaction", test_satisfaction);
  g_test_add_func ("/ui/pages/survey/closed", test_closed);
  g_test_add_func ("/ui/pages/survey/own-titles", test_own_titles);
  g_test_add_func ("/ui/pages/survey/change-scale", test_change_scale);
  g_test_add_func ("/ui/pages/survey/choose-indicators", test_choose_indicators);
  return g_test_run ();
}
