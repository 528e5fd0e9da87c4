// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// First step of a workshop. Remembers place, date and initials of the last group: twelve people are
// waiting, and a name and Enter are enough to begin.
#include "ens-workshop-group.h"

#include "ens-choice.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-text.h"

struct _EnsWorkshopGroup {
  AdwBin parent_instance;

  EnsSession *session;
  gboolean is_filling;

  GtkDropDown *group_drop;
  GtkWidget *new_rows;
  AdwEntryRow *name_row;
  AdwEntryRow *profile_row;
  AdwEntryRow *place_row;
  AdwEntryRow *facilitator_row;
  GtkSpinButton *people_spin;
  GtkSwitch *minors_switch;
  AdwEntryRow *consent_row;
  GtkWidget *begin_button;
};

G_DEFINE_FINAL_TYPE (EnsWorkshopGroup, ens_workshop_group, ADW_TYPE_BIN)

static guint begun_signal;

static gboolean
is_new (EnsWorkshopGroup *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->group_drop);
  return !choice || ens_uuid_is_nil (ens_choice_get_id (choice));
}

static void
update (EnsWorkshopGroup *self)
{
  g_autofree char *name = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  gtk_widget_set_visible (self->new_rows, is_new (self));
  gtk_widget_set_sensitive (self->begin_button, !is_new (self) || *name);
}

static void
read_text (AdwEntryRow *row, char **target)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  ens_set_str (target, text && *text ? text : NULL);
}

static EnsGroup *
read_group (EnsWorkshopGroup *self)
{
  EnsGroup *group = ens_group_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  group->date = g_date_time_format (now, "%Y-%m-%d");
  group->participants = gtk_spin_button_get_value_as_int (self->people_spin);
  group->minors = gtk_switch_get_active (self->minors_switch);
  group->state = ENS_GROUP_STATE_MET;
  read_text (self->name_row, &group->name);
  read_text (self->profile_row, &group->profile);
  read_text (self->place_row, &group->place);
  read_text (self->facilitator_row, &group->facilitator);
  read_text (self->consent_row, &group->consent);
  return group;
}

static void
begin_cb (EnsWorkshopGroup *self)
{
  ens_workshop_group_begin (self);
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
  G_OBJECT_CLASS (klass)->dispose = ens_workshop_group_dispose;
  begun_signal = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-workshop-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, new_rows);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, name_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, profile_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, place_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, facilitator_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, people_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, minors_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, consent_row);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopGroup, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
}

static void
ens_workshop_group_init (EnsWorkshopGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->group_drop);
  update (self);
}

static void
remember_last (EnsWorkshopGroup *self, const EnsGroup *last)
{
  const char *place = gtk_editable_get_text (GTK_EDITABLE (self->place_row));
  const char *initials = gtk_editable_get_text (GTK_EDITABLE (self->facilitator_row));
  if (last->place && !*place)
    gtk_editable_set_text (GTK_EDITABLE (self->place_row), last->place);
  if (last->facilitator && !*initials)
    gtk_editable_set_text (GTK_EDITABLE (self->facilitator_row), last->facilitator);
}

/** ens_workshop_group_set_session: @session: (nullable): in which project the workshop is. */
void
ens_workshop_group_set_session (EnsWorkshopGroup *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_WORKSHOP_GROUP (self));
  g_set_object (&self->session, session);
}

/** ens_workshop_group_refresh: reads the groups to choose from anew. */
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
  ens_choice_fill (self->group_drop, choices);
  if (groups && groups->len > 0)
    remember_last (self, groups->pdata[groups->len - 1]);
  update (self);
}

/** ens_workshop_group_begin: adds or takes the group; it speaks now. Returns: whether it worked. */
gboolean
ens_workshop_group_begin (EnsWorkshopGroup *self)
{
  g_return_val_if_fail (ENS_IS_WORKSHOP_GROUP (self), FALSE);
  g_autoptr (GError) error = NULL;
  if (!self->session || !gtk_widget_get_sensitive (self->begin_button))
    return FALSE;
  EnsUuid id = { 0 };
  if (is_new (self)) {
    g_autoptr (EnsGroup) group = read_group (self);
    if (!ens_groups_add (self->session, group, &error)) {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
      return FALSE;
    }
    id = group->id;
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  } else {
    id = *ens_choice_get_id (ens_choice_get_selected (self->group_drop));
  }
  g_autofree char *text = ens_uuid_dup_text (&id);
  ens_session_set_setting (self->session, "entry-group", text, NULL);
  ens_workshop_group_refresh (self);
  ens_choice_select_id (self->group_drop, &id);
  g_signal_emit (self, begun_signal, 0);
  return TRUE;
}

/** ens_workshop_group_focus: takes the keyboard to the name. */
void
ens_workshop_group_focus (EnsWorkshopGroup *self)
{
  g_return_if_fail (ENS_IS_WORKSHOP_GROUP (self));
  gtk_widget_grab_focus (is_new (self) ? GTK_WIDGET (self->name_row) : self->begin_button);
}
