// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who speaks. The form beside the list shows the chosen group or takes a new one; it is saved as a
// whole, so that a group is one action.
#include "ens-groups-page.h"

#include "ens-behind-window.h"
#include "ens-children.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-overview.h"
#include "ens-phrase.h"
#include "ens-records.h"
#include "ens-time.h"

struct _EnsGroupsPage {
  EnsFormPage parent_instance;

  GPtrArray *groups;

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
  GtkWidget *speak_button;
};

G_DEFINE_FINAL_TYPE (EnsGroupsPage, ens_groups_page, ENS_TYPE_FORM_PAGE)

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
find_group (EnsGroupsPage *self, const EnsUuid *id)
{
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    EnsGroup *group = self->groups->pdata[i];
    if (ens_uuid_equal (&group->id, id))
      return group;
  }
  return NULL;
}

static void
behind_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (data);
  EnsStatementFilter filter = { 0 };
  if (!ens_uuid_parse (g_variant_get_string (parameter, NULL), &filter.group))
    return;
  const EnsGroup *group = find_group (self, &filter.group);
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
dup_territory (EnsGroupsPage *self, const EnsGroup *group)
{
  return ens_records_dup_name (ens_page_get_session (ENS_PAGE (self)), ENS_KIND_TERRITORY,
                               &group->territory);
}

static char *
dup_territory_text (EnsGroupsPage *self)
{
  char *text = NULL;
  ens_form_page_read_text (self->territory_row, &text);
  return text;
}

static void
read_form (EnsFormPage *page, gpointer record)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  EnsGroup *group = record;
  ens_form_page_read_text (self->name_row, &group->name);
  ens_form_page_read_text (self->profile_row, &group->profile);
  ens_form_page_read_text (self->place_row, &group->place);
  ens_form_page_read_text (self->date_row, &group->date);
  ens_form_page_read_text (self->consent_row, &group->consent);
  ens_form_page_read_text (self->facilitator_row, &group->facilitator);
  ens_form_page_read_text (self->note_row, &group->note);
  group->kind = (int) adw_combo_row_get_selected (self->kind_row);
  group->state = (int) adw_combo_row_get_selected (self->state_row);
  group->participants = gtk_spin_button_get_value_as_int (self->people_spin);
  group->minors = gtk_switch_get_active (self->minors_switch);
}

static gboolean
check_form (EnsFormPage *page, gconstpointer record)
{
  return ens_form_page_check_date (ENS_GROUPS_PAGE (page)->date_row,
                                   ((const EnsGroup *) record)->date);
}

// The territory is typed by its name, which the group does not hold.
static gboolean
is_touched (EnsFormPage *page)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  g_autofree char *typed = dup_territory_text (self);
  g_autofree char *before = dup_territory (self, ens_form_page_get_shown (page));
  return g_strcmp0 (typed, before) != 0;
}

static void
fill_form (EnsFormPage *page, gconstpointer record)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  const EnsGroup *group = record;
  ens_form_page_show_text (self->name_row, group->name);
  ens_form_page_show_text (self->profile_row, group->profile);
  g_autofree char *territory = dup_territory (self, group);
  ens_form_page_show_text (self->place_row, group->place);
  ens_form_page_show_text (self->territory_row, territory);
  ens_form_page_show_text (self->date_row, group->date);
  ens_form_page_show_text (self->consent_row, group->consent);
  ens_form_page_show_text (self->facilitator_row, group->facilitator);
  ens_form_page_show_text (self->note_row, group->note);
  adw_combo_row_set_selected (self->kind_row, (guint) group->kind);
  adw_combo_row_set_selected (self->state_row, (guint) group->state);
  gtk_spin_button_set_value (self->people_spin, (double) group->participants);
  gtk_switch_set_active (self->minors_switch, group->minors);
}

static void
prepare (EnsFormPage *page, gpointer record)
{
  ((EnsGroup *) record)->date = ens_time_dup_today ();
}

static void
show_around (EnsFormPage *page)
{
  gboolean has_group = ens_form_page_get_shown (page) != NULL;
  gtk_widget_set_visible (ENS_GROUPS_PAGE (page)->speak_button, has_group);
  ens_page_set_enabled (ENS_PAGE (page), "listen", has_group);
}

static void
fill_list (EnsFormPage *page)
{
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  GtkListBox *list = ens_form_page_get_list (page);
  g_autoptr (GArray) counts = ens_overview_count_statements (ens_page_get_session (ENS_PAGE (page)),
                                                             NULL);
  ens_children_clear_list (list);
  for (guint i = 0; i < self->groups->len; i++) {
    EnsGroup *group = self->groups->pdata[i];
    gtk_list_box_append (list, make_row (group, count_of (counts, &group->id)));
  }
}

static gboolean
save (EnsFormPage *page, gpointer record, GError **error)
{
  g_autofree char *territory = dup_territory_text (ENS_GROUPS_PAGE (page));
  return ens_groups_save (ens_page_get_session (ENS_PAGE (page)), record, territory, error);
}

static void
ens_groups_page_refresh (EnsPage *page, EnsKinds kinds)
{
  if (!(kinds & (ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_STATEMENT))))
    return;
  EnsGroupsPage *self = ENS_GROUPS_PAGE (page);
  g_autoptr (GError) error = NULL;
  EnsSession *session = ens_page_get_session (page);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, &error);
  if (!groups) {
    ens_page_tell_error (page, error);
    return;
  }
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_steal_pointer (&groups);
  ens_form_page_set_rows (ENS_FORM_PAGE (page), self->groups, self->groups);
  g_autofree char *subtitle = ens_phrase_dup_groups (self->groups->len);
  ens_page_set_subtitle (page, subtitle);
}

static void
listen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsPage *self = ENS_PAGE (data);
  const EnsGroup *shown = ens_form_page_get_shown (ENS_FORM_PAGE (data));
  g_autofree char *id = ens_uuid_dup_text (&shown->id);
  ens_session_set_setting (ens_page_get_session (self), "entry-group", id, NULL);
  ens_page_go (self, "statements");
}

static void
ens_groups_page_leave (EnsPage *page)
{
  ens_form_page_clear (ENS_FORM_PAGE (page));
  g_clear_pointer (&ENS_GROUPS_PAGE (page)->groups, g_ptr_array_unref);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
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
  gtk_widget_class_bind_template_child (widget_class, EnsGroupsPage, speak_button);
}

static void
ens_groups_page_class_init (EnsGroupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  EnsFormPageClass *form_class = ENS_FORM_PAGE_CLASS (klass);
  page_class->refresh = ens_groups_page_refresh;
  page_class->leave = ens_groups_page_leave;
  form_class->entity = &ens_group_entity;
  form_class->child = "groups";
  form_class->first_row = "name_row";
  form_class->new_heading = N_ ("New group");
  form_class->add_label = N_ ("_Add Group");
  form_class->prepare = prepare;
  form_class->read_form = read_form;
  form_class->fill_form = fill_form;
  form_class->check_form = check_form;
  form_class->is_touched = is_touched;
  form_class->show_around = show_around;
  form_class->fill_list = fill_list;
  form_class->save = save;
  ens_form_page_class_set_template (
    form_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-groups-page.ui");
  bind_children (widget_class);
}

static void
ens_groups_page_init (EnsGroupsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "listen", .activate = listen_cb },
    { .name = "behind", .activate = behind_cb, .parameter_type = "s" },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  ens_form_page_init_template (ENS_FORM_PAGE (self));
}
