// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who speaks. The form beside the list shows the chosen group or takes a new one; it is saved as a
// whole, so that a group is one action.
#include "ens-groups-page.h"

#include "ens-behind-window.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-overview.h"
#include "ens-phrase.h"
#include "ens-records.h"
#include "ens-text.h"
#include "ens-time.h"

struct _EnsGroupsPage {
  EnsPage parent_instance;

  GPtrArray *groups;
  EnsGroup *shown;
  gboolean is_new;
  gboolean is_filling;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *form_heading;
  AdwEntryRow *name_row;
  AdwComboRow *kind_row;
  AdwEntryRow *profile_row;
  AdwEntryRow *place_row;
  AdwEntryRow *territory_row;
  AdwEntryRow *date_row;
  GtkSpinButton *people_spin;
  GtkSwitch *minors_switch;
  AdwEntryRow *consent_row;
  AdwEntryRow *facilitator_row;
  AdwComboRow *state_row;
  AdwEntryRow *note_row;
  GtkButton *save_button;
  GtkWidget *delete_button;
  GtkWidget *revert_button;
  GtkWidget *speak_button;
};

G_DEFINE_FINAL_TYPE (EnsGroupsPage, ens_groups_page, ENS_TYPE_PAGE)

static char *
dup_row_subtitle (const EnsGroup *group)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  if (group->kind == ENS_GROUP_RAINBOW)
    g_ptr_array_add (parts, g_strdup (_ ("rainbow")));
  if (group->participants > 0)
    g_ptr_array_add (parts, ens_phrase_dup_people ((guint64) group->participants));
  if (group->date)
    g_ptr_array_add (parts, ens_phrase_dup_date (group->date));
  if (group->place)
    g_ptr_array_add (parts, g_strdup (group->place));
  if (group->minors)
    g_ptr_array_add (parts, g_strdup (_ ("minors")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static guint64
count_of (GArray *counts, const EnsUuid *group)
{
  guint64 n = 0;
  for (guint i = 0; counts && i < counts->len; i++) {
    const EnsStatementCount *count = &g_array_index (counts, EnsStatementCount, i);
    if (ens_uuid_equal (&count->group, group))
      n += count->n_statements;
  }
  return n;
}

static const EnsGroup *
find_group (EnsGroupsPage *self, const EnsUuid *id, guint *index)
{
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    EnsGroup *group = self->groups->pdata[i];
    if (ens_uuid_equal (&group->id, id)) {
      *index = i;
      return group;
    }
  }
  return NULL;
}

static void
behind_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (data);
  EnsStatementFilter filter = { 0 };
  guint index = 0;
  if (!ens_uuid_parse (g_variant_get_string (parameter, NULL), &filter.group))
    return;
  const EnsGroup *group = find_group (self, &filter.group, &index);
  if (group)
    gtk_window_present (
      GTK_WINDOW (ens_behind_window_new (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)),
                                         group->name, &filter, NULL)));
}

static GtkWidget *
make_row (const EnsGroup *group, guint64 n_statements)
{
  g_autofree char *subtitle = dup_row_subtitle (group);
  g_autofree char *said = ens_phrase_dup_statements (n_statements);
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, n_statements);
  g_autofree char *id = ens_uuid_dup_text (&group->id);
  g_autofree char *name = g_strdup_printf (_ ("%s of “%s”"), said, group->name);
  GtkWidget *button = gtk_button_new_with_label (number);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.behind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  return text && *text ? g_steal_pointer (&text) : NULL;
}

static void
read_text (AdwEntryRow *row, char **target)
{
  g_autofree char *text = dup_text (row);
  ens_set_str (target, text);
}

static char *
dup_territory (EnsGroupsPage *self, const EnsGroup *group)
{
  return ens_records_dup_name (ens_page_get_session (ENS_PAGE (self)), ENS_KIND_TERRITORY,
                               &group->territory);
}

static char *
dup_territory_text (EnsGroupsPage *self)
{
  char *text = NULL;
  read_text (self->territory_row, &text);
  return text;
}

static EnsGroup *
read_form (EnsGroupsPage *self)
{
  EnsGroup *group = self->is_new ? ens_group_new () : ens_group_copy (self->shown);
  read_text (self->name_row, &group->name);
  read_text (self->profile_row, &group->profile);
  read_text (self->place_row, &group->place);
  read_text (self->date_row, &group->date);
  read_text (self->consent_row, &group->consent);
  read_text (self->facilitator_row, &group->facilitator);
  read_text (self->note_row, &group->note);
  group->kind = (int) adw_combo_row_get_selected (self->kind_row);
  group->state = (int) adw_combo_row_get_selected (self->state_row);
  group->participants = gtk_spin_button_get_value_as_int (self->people_spin);
  group->minors = gtk_switch_get_active (self->minors_switch);
  return group;
}

static void
update_form (EnsGroupsPage *self)
{
  if (self->is_filling || !(self->shown || self->is_new))
    return;
  g_autoptr (EnsGroup) group = read_form (self);
  g_autofree char *territory = dup_territory_text (self);
  g_autofree char *before = self->shown ? dup_territory (self, self->shown) : NULL;
  gboolean has_changed = self->is_new ||
                         !ens_record_equal (&ens_group_entity, group, self->shown) ||
                         g_strcmp0 (territory, before) != 0;
  gboolean has_date = !group->date || ens_time_is_date (group->date);
  if (has_date)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  ens_page_set_enabled (ENS_PAGE (self), "save", has_changed && has_date && group->name);
  ens_page_set_enabled (ENS_PAGE (self), "revert", has_changed);
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
fill_form (EnsGroupsPage *self, const EnsGroup *group)
{
  self->is_filling = TRUE;
  show_text (self->name_row, group->name);
  show_text (self->profile_row, group->profile);
  g_autofree char *territory = dup_territory (self, group);
  show_text (self->place_row, group->place);
  show_text (self->territory_row, territory);
  show_text (self->date_row, group->date);
  show_text (self->consent_row, group->consent);
  show_text (self->facilitator_row, group->facilitator);
  show_text (self->note_row, group->note);
  adw_combo_row_set_selected (self->kind_row, (guint) group->kind);
  adw_combo_row_set_selected (self->state_row, (guint) group->state);
  gtk_spin_button_set_value (self->people_spin, (double) group->participants);
  gtk_switch_set_active (self->minors_switch, group->minors);
  self->is_filling = FALSE;
}

static void
show_group (EnsGroupsPage *self, const EnsGroup *group)
{
  g_autoptr (EnsGroup) copy = group ? ens_group_copy (group) : NULL;
  g_autoptr (EnsGroup) blank = ens_group_new ();
  g_clear_pointer (&self->shown, ens_group_free);
  self->is_new = copy == NULL;
  if (self->is_new) {
    g_autoptr (GDateTime) now = g_date_time_new_now_local ();
    blank->date = g_date_time_format (now, "%Y-%m-%d");
  }
  fill_form (self, copy ? copy : blank);
  self->shown = g_steal_pointer (&copy);
  gtk_label_set_text (self->form_heading, self->is_new ? _ ("New group") : self->shown->name);
  gtk_button_set_label (self->save_button, self->is_new ? _ ("_Add Group") : _ ("_Save Changes"));
  gtk_widget_set_visible (self->delete_button, !self->is_new);
  gtk_widget_set_visible (self->speak_button, !self->is_new);
  gtk_widget_set_visible (self->revert_button, TRUE);
  ens_page_set_enabled (ENS_PAGE (self), "delete", !self->is_new);
  ens_page_set_enabled (ENS_PAGE (self), "listen", !self->is_new);
  update_form (self);
}

static void
row_selected_cb (EnsGroupsPage *self, GtkListBoxRow *row)
{
  if (self->is_filling || !row)
    return;
  show_group (self, self->groups->pdata[gtk_list_box_row_get_index (row)]);
}

static void
fill_list (EnsGroupsPage *self, GArray *counts)
{
  self->is_filling = TRUE;
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->groups->len; i++) {
    EnsGroup *group = self->groups->pdata[i];
    gtk_list_box_append (self->list, make_row (group, count_of (counts, &group->id)));
  }
  self->is_filling = FALSE;
}

static void
select_shown (EnsGroupsPage *self)
{
  guint index = 0;
  const EnsGroup *group = self->shown ? find_group (self, &self->shown->id, &index) : NULL;
  if (!group && !self->is_new && self->groups->len > 0)
    group = self->groups->pdata[0];
  if (group) {
    self->is_filling = TRUE;
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
    self->is_filling = FALSE;
    if (!self->shown || !ens_record_equal (&ens_group_entity, group, self->shown))
      show_group (self, group);
  } else {
    gtk_list_box_unselect_all (self->list);
    if (!self->is_new)
      show_group (self, NULL);
  }
}

static void
ens_groups_page_refresh (EnsPage *page, EnsKinds kinds)
{
  if (!(kinds & (ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_STATEMENT))))
    return;
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = ens_overview_count_statements (session, NULL);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, &error);
  if (!groups) {
    ens_page_tell_error (page, error);
    return;
  }
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_steal_pointer (&groups);
  fill_list (self, counts);
  select_shown (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    self->groups->len > 0 || self->is_new ? "groups" : "empty");
  g_autofree char *subtitle = ens_phrase_dup_groups (self->groups->len);
  ens_page_set_subtitle (page, subtitle);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (data);
  gtk_list_box_unselect_all (self->list);
  show_group (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "groups");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (data);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (EnsGroup) group = read_form (self);
  g_autoptr (GError) error = NULL;
  gboolean was_new = self->is_new;
  g_autofree char *territory = dup_territory_text (self);
  gboolean ok = ens_groups_save (session, group, territory, &error);
  if (!ok) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (was_new ? _ ("“%s” was added") : _ ("“%s” was changed"),
                                           group->name);
  show_group (self, group);
  ens_page_tell_done (ENS_PAGE (self), text);
}

static void
save_by_enter_cb (EnsGroupsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.save", NULL);
}

static void
revert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (data);
  if (!self->is_new) {
    g_autoptr (EnsGroup) group = ens_group_copy (self->shown);
    show_group (self, group);
    return;
  }
  self->is_new = FALSE;
  select_shown (self);
  if (self->groups->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (data);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"), self->shown->name);
  if (ens_session_remove_row (session, &ens_group_entity, self->shown, &error)) {
    g_clear_pointer (&self->shown, ens_group_free);
    ens_page_tell_done (ENS_PAGE (self), text);
  } else {
    ens_page_tell_error (ENS_PAGE (self), error);
  }
}

static void
listen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (data);
  g_autofree char *id = ens_uuid_dup_text (&self->shown->id);
  ens_session_set_setting (ens_page_get_session (ENS_PAGE (self)), "entry-group", id, NULL);
  ens_page_go (ENS_PAGE (self), "statements");
}

static void
ens_groups_page_leave (EnsPage *page)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->shown, ens_group_free);
  self->is_new = FALSE;
}

static void
ens_groups_page_focus_first (EnsPage *page)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
ens_groups_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_GROUPS_PAGE);
  G_OBJECT_CLASS (ens_groups_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, list);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, form_heading);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, profile_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, place_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, territory_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, date_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, people_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, minors_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, consent_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, facilitator_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, note_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, revert_button);
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, speak_button);
}

static void
ens_groups_page_class_init (EnsGroupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_groups_page_dispose;
  page_class->refresh = ens_groups_page_refresh;
  page_class->leave = ens_groups_page_leave;
  page_class->focus_first = ens_groups_page_focus_first;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-groups-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_form);
  gtk_widget_class_bind_template_callback (widget_class, save_by_enter_cb);
}

static void
ens_groups_page_init (EnsGroupsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "save", .activate = save_cb },
    { .name = "revert", .activate = revert_cb },
    { .name = "delete", .activate = delete_cb },
    { .name = "listen", .activate = listen_cb },
    { .name = "behind", .activate = behind_cb, .parameter_type = "s" },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
