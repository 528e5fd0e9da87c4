// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The buttons above count the actions of each state and show only those. The form beside the list is
// saved as a whole, so that an action is one action of the journal; its goods are saved one by one.
#include "ens-actions-page.h"

#include "ens-actions.h"
#include "ens-children.h"
#include "ens-choice-row.h"
#include "ens-count-bar.h"
#include "ens-error.h"
#include "ens-goods-list.h"
#include "ens-phrase.h"
#include "ens-print.h"
#include "ens-time.h"

// The sorts of the buttons: all, then the states in their order, then what is late.
#define SORT_ALL  0
#define SORT_LATE (ENS_PILOT_ACTION_STATE_DROPPED + 2)

struct _EnsActionsPage {
  EnsFormPage parent_instance;

  GPtrArray *lines;

  EnsCountBar *count_bar;
  AdwEntryRow *title_row;
  AdwEntryRow *objective_row;
  EnsChoiceRow *criterion_row;
  AdwComboRow *state_row;
  GtkStringList *states;
  AdwComboRow *priority_row;
  EnsChoiceRow *owner_row;
  AdwEntryRow *starts_row;
  AdwEntryRow *due_row;
  AdwEntryRow *note_row;
  AdwEntryRow *result_row;
  AdwActionRow *promises_row;
  EnsGoodsList *goods_list;
};

G_DEFINE_FINAL_TYPE (EnsActionsPage, ens_actions_page, ENS_TYPE_FORM_PAGE)

static char *
dup_row_subtitle (const EnsActionLine *line)
{
  const EnsPilotAction *action = line->action;
  g_autofree char *day = ens_phrase_dup_date (action->due);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (parts, g_strdup (ens_actions_get_state_name (action->state)));
  if (line->owner)
    g_ptr_array_add (parts, g_strdup (line->owner));
  if (action->due)
    g_ptr_array_add (parts,
                     g_strdup_printf (line->is_overdue ? _ ("late: was due %s") : _ ("until %s"),
                                      day));
  if (line->criterion)
    g_ptr_array_add (parts, g_strdup (line->criterion));
  if (line->action->lineage)
    g_ptr_array_add (parts, g_strdup_printf (_ ("from %s"), line->action->lineage));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
make_row (const EnsActionLine *line)
{
  g_autofree char *subtitle = dup_row_subtitle (line);
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->action->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (line->action->priority > 0) {
    g_autofree char *rank = g_strdup_printf ("%" G_GINT64_FORMAT, line->action->priority);
    g_autofree char *name = g_strdup_printf (_ ("Priority %s"), rank);
    GtkWidget *label = gtk_label_new (rank);
    gtk_widget_add_css_class (label, "chip");
    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    gtk_widget_set_tooltip_text (label, name);
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  }
  if (line->is_overdue) {
    GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
    gtk_widget_add_css_class (image, "warning");
    gtk_widget_set_tooltip_text (image, _ ("Its last day is over"));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  }
  return row;
}

static void
read_form (EnsFormPage *page, gpointer record)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  EnsPilotAction *action = record;
  ens_form_page_read_text (self->title_row, &action->title);
  ens_form_page_read_text (self->objective_row, &action->objective);
  ens_form_page_read_text (self->starts_row, &action->starts);
  ens_form_page_read_text (self->due_row, &action->due);
  ens_form_page_read_text (self->note_row, &action->note);
  ens_form_page_read_text (self->result_row, &action->result);
  action->criterion = ens_choice_row_get_selected (self->criterion_row);
  action->owner = ens_choice_row_get_selected (self->owner_row);
  action->state = (int) adw_combo_row_get_selected (self->state_row);
  action->priority = adw_combo_row_get_selected (self->priority_row);
}

static gboolean
check_form (EnsFormPage *page, gconstpointer record)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  const EnsPilotAction *action = record;
  gboolean has_starts = ens_form_page_check_date (self->starts_row, action->starts);
  return ens_form_page_check_date (self->due_row, action->due) && has_starts;
}

static void
fill_form (EnsFormPage *page, gconstpointer record)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  const EnsPilotAction *action = record;
  ens_form_page_show_text (self->title_row, action->title);
  ens_form_page_show_text (self->objective_row, action->objective);
  ens_form_page_show_text (self->starts_row, action->starts);
  ens_form_page_show_text (self->due_row, action->due);
  ens_form_page_show_text (self->note_row, action->note);
  ens_form_page_show_text (self->result_row, action->result);
  ens_choice_row_select (self->criterion_row, &action->criterion);
  ens_choice_row_select (self->owner_row, &action->owner);
  adw_combo_row_set_selected (self->state_row, (guint) action->state);
  adw_combo_row_set_selected (self->priority_row, (guint) action->priority);
}

static const EnsActionLine *
find_shown (EnsActionsPage *self)
{
  const EnsPilotAction *shown = ens_form_page_get_shown (ENS_FORM_PAGE (self));
  for (guint i = 0; shown && self->lines && i < self->lines->len; i++) {
    const EnsActionLine *line = self->lines->pdata[i];
    if (ens_uuid_equal (&line->action->id, &shown->id))
      return line;
  }
  return NULL;
}

// What hangs on the shown action and is not part of its form.
static void
show_around (EnsFormPage *page)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  const EnsActionLine *line = find_shown (self);
  gtk_widget_set_visible (GTK_WIDGET (self->goods_list), line != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->promises_row), line && line->n_commitments > 0);
  if (!line)
    return;
  g_autofree char *promises = ens_phrase_dup_promises (line->n_commitments);
  adw_action_row_set_subtitle (self->promises_row, line->partners ? line->partners : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->promises_row), promises);
  ens_goods_list_show (self->goods_list, &line->action->id, line->resources);
}

static gboolean
is_of_sort (const EnsActionLine *line, guint sort)
{
  if (sort == SORT_LATE)
    return line->is_overdue;
  return sort == SORT_ALL || line->action->state == (int) sort - 1;
}

static void
fill_list (EnsFormPage *page)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  GtkListBox *list = ens_form_page_get_list (page);
  guint sort = ens_count_bar_get_chosen (self->count_bar);
  ens_children_clear_list (list);
  for (guint i = 0; i < self->lines->len; i++)
    if (is_of_sort (self->lines->pdata[i], sort))
      gtk_list_box_append (list, make_row (self->lines->pdata[i]));
}

// The actions of a sort, in the order of the list.
static GPtrArray *
list_sort (EnsActionsPage *self, guint sort)
{
  GPtrArray *actions = g_ptr_array_new ();
  for (guint i = 0; i < self->lines->len; i++)
    if (is_of_sort (self->lines->pdata[i], sort))
      g_ptr_array_add (actions, ((EnsActionLine *) self->lines->pdata[i])->action);
  return actions;
}

static void
count_sorts (EnsActionsPage *self)
{
  guint n_late = 0;
  for (guint i = 0; i < self->lines->len; i++)
    n_late += (guint) ((EnsActionLine *) self->lines->pdata[i])->is_overdue;
  ens_count_bar_set_count (self->count_bar, SORT_ALL, self->lines->len);
  for (int state = 0; state <= ENS_PILOT_ACTION_STATE_DROPPED; state++)
    ens_count_bar_set_count (self->count_bar, (guint) state + 1,
                             ens_actions_count (self->lines, state));
  ens_count_bar_set_count (self->count_bar, SORT_LATE, n_late);
}

static void
show_lines (EnsActionsPage *self, GPtrArray *listed)
{
  g_autoptr (GPtrArray) all = list_sort (self, SORT_ALL);
  ens_form_page_set_rows (ENS_FORM_PAGE (self), all, listed);
}

static void
sort_chosen_cb (EnsActionsPage *self)
{
  EnsFormPage *page = ENS_FORM_PAGE (self);
  if (!self->lines)
    return;
  g_autoptr (GPtrArray) listed = list_sort (self, ens_count_bar_get_chosen (self->count_bar));
  const EnsActionLine *line = find_shown (self);
  // A form with typing in it stays; else the first of the sort is shown.
  if (line && !ens_form_page_has_changed (page) && !g_ptr_array_find (listed, line->action, NULL))
    ens_form_page_forget (page);
  show_lines (self, listed);
}

static void
refresh_choices (EnsActionsPage *self)
{
  g_autoptr (EnsPilotAction) typed = ens_form_page_dup_typed (ENS_FORM_PAGE (self));
  ens_choice_row_refresh (self->criterion_row);
  ens_choice_row_refresh (self->owner_row);
  ens_choice_row_select (self->criterion_row, &typed->criterion);
  ens_choice_row_select (self->owner_row, &typed->owner);
}

static void
ens_actions_page_refresh (EnsPage *page, EnsKinds kinds)
{
  const EnsKinds own = ENS_KIND_BIT (ENS_KIND_ACTION) | ENS_KIND_BIT (ENS_KIND_PARTY) |
                       ENS_KIND_BIT (ENS_KIND_CRITERION) | ENS_KIND_BIT (ENS_KIND_RESOURCE) |
                       ENS_KIND_BIT (ENS_KIND_COMMITMENT);
  if (!(kinds & own))
    return;
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  g_autofree char *today = ens_time_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = ens_actions_list (ens_page_get_session (page), today, &error);
  if (!lines) {
    ens_page_tell_error (page, error);
    return;
  }
  // The rows shown so far are of the old lines.
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->lines);
  self->lines = g_steal_pointer (&lines);
  refresh_choices (self);
  count_sorts (self);
  g_autoptr (GPtrArray) listed = list_sort (self, ens_count_bar_get_chosen (self->count_bar));
  show_lines (self, listed);
  ens_page_set_enabled (page, "print", self->lines->len > 0);
  g_autofree char *subtitle = ens_phrase_dup_actions (self->lines->len);
  ens_page_set_subtitle (page, subtitle);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (data);
  const EnsReportRequest request = {
    .kind = "roadmap",
    .is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };
  ens_print_report (widget, ens_page_get_session (ENS_PAGE (data)), &request);
}

static void
give_session (EnsActionsPage *self, EnsSession *session)
{
  ens_choice_row_set_session (self->criterion_row, session);
  ens_choice_row_set_session (self->owner_row, session);
  ens_goods_list_set_session (self->goods_list, session);
}

static void
ens_actions_page_enter (EnsPage *page, EnsSession *session)
{
  give_session (ENS_ACTIONS_PAGE (page), session);
}

static void
ens_actions_page_leave (EnsPage *page)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  // The page may be on its way out, its parts gone before it.
  if (self->goods_list)
    give_session (self, NULL);
  ens_form_page_clear (ENS_FORM_PAGE (page));
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, count_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, objective_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, criterion_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, states);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, priority_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, owner_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, starts_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, due_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, note_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, result_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, promises_row);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, goods_list);
}

static void
ens_actions_page_class_init (EnsActionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  EnsFormPageClass *form_class = ENS_FORM_PAGE_CLASS (klass);
  page_class->enter = ens_actions_page_enter;
  page_class->leave = ens_actions_page_leave;
  page_class->refresh = ens_actions_page_refresh;
  g_type_ensure (ENS_TYPE_CHOICE_ROW);
  g_type_ensure (ENS_TYPE_COUNT_BAR);
  g_type_ensure (ENS_TYPE_GOODS_LIST);
  form_class->entity = &ens_pilot_action_entity;
  form_class->child = "actions";
  form_class->first_row = "title_row";
  form_class->new_heading = N_ ("New action");
  form_class->add_label = N_ ("_Add Action");
  form_class->read_form = read_form;
  form_class->fill_form = fill_form;
  form_class->check_form = check_form;
  form_class->show_around = show_around;
  form_class->fill_list = fill_list;
  ens_form_page_class_set_template (
    form_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-actions-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, sort_chosen_cb);
}

static void
set_up_choices (EnsActionsPage *self)
{
  ens_count_bar_add (self->count_bar, _ ("All"));
  for (int state = 0; state <= ENS_PILOT_ACTION_STATE_DROPPED; state++) {
    ens_count_bar_add (self->count_bar, ens_actions_get_state_name (state));
    gtk_string_list_append (self->states, ens_actions_get_state_name (state));
  }
  ens_count_bar_add (self->count_bar, _ ("Late"));
  ens_choice_row_set_up (self->criterion_row, ENS_KIND_CRITERION, _ ("No criterion"), NULL);
  ens_choice_row_set_up (self->owner_row, ENS_KIND_PARTY, _ ("Nobody yet"), _ ("Add a Party"));
}

static void
ens_actions_page_init (EnsActionsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  ens_form_page_init_template (ENS_FORM_PAGE (self));
  set_up_choices (self);
}
