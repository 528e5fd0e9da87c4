// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// First step of a workshop. A new group has a name, a date and all that the last group can tell
// already: twelve people are waiting, and Enter is enough to begin.
#include "ens-workshop-group.h"

#include "ens-choice.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-text.h"
#include "ens-time.h"

#define USUAL_PEOPLE 10

struct _EnsWorkshopGroup {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid shown;
  gboolean is_filled;
  gboolean is_filling;

  GtkDropDown *group_drop;
  AdwEntryRow *name_row;
  AdwEntryRow *profile_row;
  AdwEntryRow *place_row;
  AdwEntryRow *date_row;
  GtkMenuButton *date_button;
  GtkCalendar *calendar;
  AdwEntryRow *facilitator_row;
  GtkSpinButton *people_spin;
  GtkSwitch *minors_switch;
  AdwEntryRow *consent_row;
  GtkWidget *begin_button;
};

G_DEFINE_FINAL_TYPE (EnsWorkshopGroup, ens_workshop_group, ADW_TYPE_BIN)

enum {
  BEGUN,
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
read_text (AdwEntryRow *row, char **target)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  ens_set_str (target, text && *text ? text : NULL);
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
read_rows (EnsWorkshopGroup *self, EnsGroup *group)
{
  group->participants = gtk_spin_button_get_value_as_int (self->people_spin);
  group->minors = gtk_switch_get_active (self->minors_switch);
  read_text (self->date_row, &group->date);
  read_text (self->name_row, &group->name);
  read_text (self->profile_row, &group->profile);
  read_text (self->place_row, &group->place);
  read_text (self->facilitator_row, &group->facilitator);
  read_text (self->consent_row, &group->consent);
}

static void
show_rows (EnsWorkshopGroup *self, const EnsGroup *group)
{
  self->is_filling = TRUE;
  show_text (self->name_row, group->name);
  show_text (self->profile_row, group->profile);
  show_text (self->place_row, group->place);
  show_text (self->date_row, group->date);
  show_text (self->facilitator_row, group->facilitator);
  show_text (self->consent_row, group->consent);
  gtk_spin_button_set_value (self->people_spin, (double) group->participants);
  gtk_switch_set_active (self->minors_switch, group->minors);
  self->is_filling = FALSE;
}

static void
update (EnsWorkshopGroup *self)
{
  g_autoptr (EnsGroup) group = ens_group_new ();
  if (self->is_filling)
    return;
  read_rows (self, group);
  gboolean has_date = !group->date || ens_time_is_date (group->date);
  gboolean can_write = self->session && !ens_session_get_read_only (self->session);
  gboolean is_known = !ens_uuid_is_nil (&self->shown);
  if (has_date)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  gtk_widget_set_sensitive (self->begin_button, group->name && has_date && (can_write || is_known));
}

static gboolean
has_name (GPtrArray *groups, const char *name)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_strcmp0 (((EnsGroup *) groups->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_free_name (GPtrArray *groups)
{
  for (guint i = groups->len + 1;; i++) {
    g_autofree char *name = g_strdup_printf (_ ("Group %u"), i);
    if (!has_name (groups, name))
      return g_steal_pointer (&name);
  }
}

static const EnsGroup *
find_last (GPtrArray *groups)
{
  const EnsGroup *last = NULL;
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    if (group->kind == ENS_GROUP_MONOCHROME &&
        (!last || group->stamp.created >= last->stamp.created))
      last = group;
  }
  return last;
}

static EnsGroup *
new_blank (GPtrArray *groups)
{
  EnsGroup *group = ens_group_new ();
  const EnsGroup *last = find_last (groups);
  group->name = dup_free_name (groups);
  group->date = ens_time_dup_today ();
  group->participants = last && last->participants > 0 ? last->participants : USUAL_PEOPLE;
  if (last) {
    group->place = g_strdup (last->place);
    group->facilitator = g_strdup (last->facilitator);
    group->consent = g_strdup (last->consent);
    group->minors = last->minors;
  }
  return group;
}

static EnsGroup *
find_group (GPtrArray *groups, const EnsUuid *id)
{
  for (guint i = 0; i < groups->len; i++) {
    EnsGroup *group = groups->pdata[i];
    if (ens_uuid_equal (&group->id, id))
      return group;
  }
  return NULL;
}

static void
show_chosen (EnsWorkshopGroup *self, GPtrArray *groups)
{
  EnsChoice *choice = ens_choice_get_selected (self->group_drop);
  EnsUuid id = choice ? *ens_choice_get_id (choice) : (EnsUuid){ 0 };
  EnsGroup *known = find_group (groups, &id);
  if (self->is_filled && ens_uuid_equal (&id, &self->shown))
    return;
  g_autoptr (EnsGroup) blank = known ? NULL : new_blank (groups);
  self->shown = known ? id : (EnsUuid){ 0 };
  self->is_filled = TRUE;
  show_rows (self, known ? known : blank);
  update (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
chosen_cb (EnsWorkshopGroup *self)
{
  g_autoptr (GPtrArray) groups = NULL;
  if (!self->session || self->is_filling)
    return;
  groups = ens_session_list_rows (self->session, ENS_KIND_GROUP, NULL);
  if (groups)
    show_chosen (self, groups);
}

static void
begin_cb (EnsWorkshopGroup *self)
{
  ens_workshop_group_begin (self);
}

static void
day_selected_cb (EnsWorkshopGroup *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  show_text (self->date_row, date);
  gtk_menu_button_popdown (self->date_button);
}

static void
ens_workshop_group_dispose (GObject *object)
{
  g_clear_object (&ENS_WORKSHOP_GROUP (object)->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WORKSHOP_GROUP);
  G_OBJECT_CLASS (ens_workshop_group_parent_class)->dispose (object);
}

static void
ens_workshop_group_class_init (EnsWorkshopGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_workshop_group_dispose;
  signals[BEGUN] = g_signal_new ("begun", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-workshop-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, profile_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, place_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, date_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, date_button);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, calendar);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, facilitator_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, people_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, minors_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, consent_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
ens_workshop_group_init (EnsWorkshopGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->group_drop);
  update (self);
}

/** ens_workshop_group_set_session: @session: (nullable): in which project the workshop is. */
void
ens_workshop_group_set_session (EnsWorkshopGroup *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_WORKSHOP_GROUP (self));
  g_set_object (&self->session, session);
  self->is_filled = FALSE;
}

/** ens_workshop_group_refresh: reads the groups to choose from anew; what is half typed stays. */
void
ens_workshop_group_refresh (EnsWorkshopGroup *self)
{
  g_return_if_fail (ENS_IS_WORKSHOP_GROUP (self));
  g_autoptr (GPtrArray) groups = ens_session_list_rows (self->session, ENS_KIND_GROUP, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("A new group"), NULL, NULL));
  for (guint i = 0; groups && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (group->name, NULL, &group->id));
  }
  self->is_filling = TRUE;
  ens_choice_fill (self->group_drop, choices);
  self->is_filling = FALSE;
  // Changed on another page.
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->is_filled = FALSE;
  if (groups)
    show_chosen (self, groups);
  update (self);
}

/** ens_workshop_group_choose: @group: to go on with; nil for a new one. */
void
ens_workshop_group_choose (EnsWorkshopGroup *self, const EnsUuid *group)
{
  g_return_if_fail (ENS_IS_WORKSHOP_GROUP (self));
  if (ens_uuid_is_nil (group)) {
    self->is_filled = FALSE;
    gtk_drop_down_set_selected (self->group_drop, 0);
    chosen_cb (self);
  } else {
    ens_choice_select_id (self->group_drop, group);
  }
}

/** ens_workshop_group_get_chosen: Returns: (transfer none): the group shown; nil for a new one. */
const EnsUuid *
ens_workshop_group_get_chosen (EnsWorkshopGroup *self)
{
  g_return_val_if_fail (ENS_IS_WORKSHOP_GROUP (self), NULL);
  return &self->shown;
}

static gboolean
add_group (EnsWorkshopGroup *self, EnsUuid *id, GError **error)
{
  g_autoptr (EnsGroup) group = ens_group_new ();
  read_rows (self, group);
  group->state = ENS_GROUP_STATE_MET;
  if (!ens_groups_add (self->session, group, error))
    return FALSE;
  *id = group->id;
  return TRUE;
}

static gboolean
change_group (EnsWorkshopGroup *self, const EnsUuid *id, GError **error)
{
  g_autoptr (EnsGroup) key = ens_group_new ();
  key->id = *id;
  if (ens_session_get_read_only (self->session))
    return TRUE;
  g_autoptr (EnsGroup) group = ens_session_get_row (self->session, &ens_group_entity, key, error);
  if (!group)
    return FALSE;
  read_rows (self, group);
  return ens_session_save_row (self->session, &ens_group_entity, group, error);
}

/** ens_workshop_group_begin: adds or takes the group; it speaks now. Returns: whether it worked. */
gboolean
ens_workshop_group_begin (EnsWorkshopGroup *self)
{
  g_return_val_if_fail (ENS_IS_WORKSHOP_GROUP (self), FALSE);
  g_autoptr (GError) error = NULL;
  EnsUuid id = self->shown;
  if (!self->session || !gtk_widget_get_sensitive (self->begin_button))
    return FALSE;
  gboolean is_done = ens_uuid_is_nil (&id) ? add_group (self, &id, &error)
                                           : change_group (self, &id, &error);
  if (!is_done) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return FALSE;
  }
  g_autofree char *text = ens_uuid_dup_text (&id);
  if (!ens_session_get_read_only (self->session))
    ens_session_set_setting (self->session, "entry-group", text, NULL);
  self->shown = id;
  ens_workshop_group_refresh (self);
  ens_choice_select_id (self->group_drop, &id);
  g_signal_emit (self, signals[BEGUN], 0);
  return TRUE;
}

/** ens_workshop_group_focus: takes the keyboard to the name, all of it chosen to be typed over. */
void
ens_workshop_group_focus (EnsWorkshopGroup *self)
{
  g_return_if_fail (ENS_IS_WORKSHOP_GROUP (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
}
