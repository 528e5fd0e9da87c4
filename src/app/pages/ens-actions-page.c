// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The buttons above count the actions of each state and show only those. The form beside the list is
// saved as a whole, so that an action is one action of the journal; its goods are saved one by one.
#include "ens-actions-page.h"

#include "ens-actions.h"
#include "ens-choice-row.h"
#include "ens-count-bar.h"
#include "ens-error.h"
#include "ens-goods-list.h"
#include "ens-phrase.h"
#include "ens-print.h"
#include "ens-records.h"
#include "ens-text.h"
#include "ens-time.h"

// The sorts of the buttons: all, then the states in their order, then what is late.
#define SORT_ALL  0
#define SORT_LATE (ENS_PILOT_ACTION_STATE_DROPPED + 2)

struct _EnsActionsPage {
  EnsPage parent_instance;

  GPtrArray *lines;
  GPtrArray *listed;
  EnsPilotAction *shown;
  gboolean is_new;
  gboolean is_filling;

  GtkStack *stack;
  EnsCountBar *count_bar;
  GtkListBox *list;
  GtkLabel *form_heading;
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
  GtkButton *save_button;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (EnsActionsPage, ens_actions_page, ENS_TYPE_PAGE)

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

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
read_text (AdwEntryRow *row, char **target)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  ens_set_str (target, text && *text ? text : NULL);
}

static EnsPilotAction *
read_form (EnsActionsPage *self)
{
  EnsPilotAction *action = self->is_new ? ens_pilot_action_new ()
                                        : ens_pilot_action_copy (self->shown);
  read_text (self->title_row, &action->title);
  read_text (self->objective_row, &action->objective);
  read_text (self->starts_row, &action->starts);
  read_text (self->due_row, &action->due);
  read_text (self->note_row, &action->note);
  read_text (self->result_row, &action->result);
  action->criterion = ens_choice_row_get_selected (self->criterion_row);
  action->owner = ens_choice_row_get_selected (self->owner_row);
  action->state = (int) adw_combo_row_get_selected (self->state_row);
  action->priority = adw_combo_row_get_selected (self->priority_row);
  return action;
}

static gboolean
check_date (AdwEntryRow *row, const char *date)
{
  gboolean is_good = !date || ens_time_is_date (date);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return is_good;
}

static void
update_form (EnsActionsPage *self)
{
  if (self->is_filling || !(self->shown || self->is_new))
    return;
  g_autoptr (EnsPilotAction) action = read_form (self);
  gboolean has_changed = self->is_new ||
                         !ens_record_equal (&ens_pilot_action_entity, action, self->shown);
  gboolean has_starts = check_date (self->starts_row, action->starts);
  gboolean has_due = check_date (self->due_row, action->due);
  ens_page_set_enabled (ENS_PAGE (self), "save",
                        has_changed && has_starts && has_due && action->title);
  ens_page_set_enabled (ENS_PAGE (self), "revert", has_changed);
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
fill_form (EnsActionsPage *self, const EnsPilotAction *action)
{
  self->is_filling = TRUE;
  show_text (self->title_row, action->title);
  show_text (self->objective_row, action->objective);
  show_text (self->starts_row, action->starts);
  show_text (self->due_row, action->due);
  show_text (self->note_row, action->note);
  show_text (self->result_row, action->result);
  ens_choice_row_select (self->criterion_row, &action->criterion);
  ens_choice_row_select (self->owner_row, &action->owner);
  adw_combo_row_set_selected (self->state_row, (guint) action->state);
  adw_combo_row_set_selected (self->priority_row, (guint) action->priority);
  self->is_filling = FALSE;
}

static const EnsActionLine *
find_line (EnsActionsPage *self, const EnsUuid *id)
{
  for (guint i = 0; self->lines && i < self->lines->len; i++) {
    const EnsActionLine *line = self->lines->pdata[i];
    if (ens_uuid_equal (&line->action->id, id))
      return line;
  }
  return NULL;
}

// What hangs on the shown action and is not part of its form.
static void
show_around (EnsActionsPage *self)
{
  const EnsActionLine *line = self->shown ? find_line (self, &self->shown->id) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->goods_list), line != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->promises_row), line && line->n_commitments > 0);
  if (!line)
    return;
  g_autofree char *promises = ens_phrase_dup_promises (line->n_commitments);
  adw_action_row_set_subtitle (self->promises_row, line->partners ? line->partners : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->promises_row), promises);
  ens_goods_list_show (self->goods_list, &line->action->id, line->resources);
}

static void
show_action (EnsActionsPage *self, const EnsPilotAction *action)
{
  g_autoptr (EnsPilotAction) copy = action ? ens_pilot_action_copy (action) : NULL;
  g_autoptr (EnsPilotAction) blank = ens_pilot_action_new ();
  g_clear_pointer (&self->shown, ens_pilot_action_free);
  self->is_new = copy == NULL;
  fill_form (self, copy ? copy : blank);
  self->shown = g_steal_pointer (&copy);
  gtk_label_set_text (self->form_heading, self->is_new ? _ ("New action") : self->shown->title);
  gtk_button_set_label (self->save_button, self->is_new ? _ ("_Add Action") : _ ("_Save Changes"));
  gtk_widget_set_visible (self->delete_button, !self->is_new);
  ens_page_set_enabled (ENS_PAGE (self), "delete", !self->is_new);
  show_around (self);
  update_form (self);
}

static void
row_selected_cb (EnsActionsPage *self, GtkListBoxRow *row)
{
  if (self->is_filling || !row)
    return;
  const EnsActionLine *line = self->listed->pdata[gtk_list_box_row_get_index (row)];
  show_action (self, line->action);
}

static gboolean
is_of_sort (const EnsActionLine *line, guint sort)
{
  if (sort == SORT_LATE)
    return line->is_overdue;
  return sort == SORT_ALL || line->action->state == (int) sort - 1;
}

static void
fill_list (EnsActionsPage *self)
{
  guint sort = ens_count_bar_get_chosen (self->count_bar);
  GtkListBoxRow *row;
  self->is_filling = TRUE;
  g_ptr_array_set_size (self->listed, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->lines->len; i++) {
    if (!is_of_sort (self->lines->pdata[i], sort))
      continue;
    g_ptr_array_add (self->listed, self->lines->pdata[i]);
    gtk_list_box_append (self->list, make_row (self->lines->pdata[i]));
  }
  self->is_filling = FALSE;
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
select_shown (EnsActionsPage *self)
{
  const EnsActionLine *line = self->shown ? find_line (self, &self->shown->id) : NULL;
  guint index = 0;
  if (!line && !self->is_new && self->lines->len > 0)
    line = self->listed->len > 0 ? self->listed->pdata[0] : self->lines->pdata[0];
  if (!line) {
    gtk_list_box_unselect_all (self->list);
    return;
  }
  self->is_filling = TRUE;
  if (g_ptr_array_find (self->listed, line, &index))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
  else
    gtk_list_box_unselect_all (self->list);
  self->is_filling = FALSE;
  if (!self->shown || !ens_record_equal (&ens_pilot_action_entity, line->action, self->shown))
    show_action (self, line->action);
  else
    show_around (self);
}

static void
sort_chosen_cb (EnsActionsPage *self)
{
  if (!self->lines)
    return;
  fill_list (self);
  // A form with typing in it stays; else the first of the sort is shown.
  const EnsActionLine *line = self->shown ? find_line (self, &self->shown->id) : NULL;
  gboolean is_touched =
    g_action_group_get_action_enabled (G_ACTION_GROUP (ens_page_get_actions (ENS_PAGE (self))),
                                       "revert");
  if (line && !is_touched && !g_ptr_array_find (self->listed, line, NULL))
    g_clear_pointer (&self->shown, ens_pilot_action_free);
  select_shown (self);
}

static void
refresh_choices (EnsActionsPage *self)
{
  g_autoptr (EnsPilotAction) typed = self->shown || self->is_new ? read_form (self) : NULL;
  ens_choice_row_refresh (self->criterion_row);
  ens_choice_row_refresh (self->owner_row);
  if (typed) {
    ens_choice_row_select (self->criterion_row, &typed->criterion);
    ens_choice_row_select (self->owner_row, &typed->owner);
  }
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
  g_autofree char *today = dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = ens_actions_list (ens_page_get_session (page), today, &error);
  if (!lines) {
    ens_page_tell_error (page, error);
    return;
  }
  g_ptr_array_set_size (self->listed, 0);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_steal_pointer (&lines);
  refresh_choices (self);
  count_sorts (self);
  fill_list (self);
  select_shown (self);
  ens_page_set_enabled (page, "print", self->lines->len > 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    self->lines->len > 0 || self->is_new ? "actions" : "empty");
  g_autofree char *subtitle = ens_phrase_dup_actions (self->lines->len);
  ens_page_set_subtitle (page, subtitle);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (data);
  gtk_list_box_unselect_all (self->list);
  show_action (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "actions");
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (data);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (EnsPilotAction) row = read_form (self);
  g_autoptr (GError) error = NULL;
  gboolean was_new = self->is_new;
  gboolean ok = was_new ? ens_records_add (session, &ens_pilot_action_entity, row, &error)
                        : ens_session_save_row (session, &ens_pilot_action_entity, row, &error);
  if (!ok) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (was_new ? _ ("“%s” was added") : _ ("“%s” was changed"),
                                           row->title);
  show_action (self, row);
  ens_page_tell_done (ENS_PAGE (self), text);
}

static void
save_by_enter_cb (EnsActionsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.save", NULL);
}

static void
revert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (data);
  if (!self->is_new) {
    g_autoptr (EnsPilotAction) row = ens_pilot_action_copy (self->shown);
    show_action (self, row);
    return;
  }
  self->is_new = FALSE;
  select_shown (self);
  if (self->lines->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (data);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"), self->shown->title);
  if (ens_session_remove_row (session, &ens_pilot_action_entity, self->shown, &error)) {
    g_clear_pointer (&self->shown, ens_pilot_action_free);
    ens_page_tell_done (ENS_PAGE (self), text);
  } else {
    ens_page_tell_error (ENS_PAGE (self), error);
  }
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
  g_ptr_array_set_size (self->listed, 0);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->shown, ens_pilot_action_free);
  self->is_new = FALSE;
}

static void
ens_actions_page_focus_first (EnsPage *page)
{
  EnsActionsPage *self = ENS_ACTIONS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
ens_actions_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_ACTIONS_PAGE);
  G_OBJECT_CLASS (ens_actions_page_parent_class)->dispose (object);
}

static void
ens_actions_page_finalize (GObject *object)
{
  g_ptr_array_unref (ENS_ACTIONS_PAGE (object)->listed);
  G_OBJECT_CLASS (ens_actions_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, count_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, form_heading);
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
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, EnsActionsPage, delete_button);
}

static void
ens_actions_page_class_init (EnsActionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_actions_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_actions_page_finalize;
  page_class->enter = ens_actions_page_enter;
  page_class->leave = ens_actions_page_leave;
  page_class->refresh = ens_actions_page_refresh;
  page_class->focus_first = ens_actions_page_focus_first;
  g_type_ensure (ENS_TYPE_CHOICE_ROW);
  g_type_ensure (ENS_TYPE_COUNT_BAR);
  g_type_ensure (ENS_TYPE_GOODS_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-actions-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_form);
  gtk_widget_class_bind_template_callback (widget_class, save_by_enter_cb);
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
    { .name = "new", .activate = new_cb },       { .name = "save", .activate = save_cb },
    { .name = "revert", .activate = revert_cb }, { .name = "delete", .activate = delete_cb },
    { .name = "print", .activate = print_cb },
  };
  self->listed = g_ptr_array_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_choices (self);
}
