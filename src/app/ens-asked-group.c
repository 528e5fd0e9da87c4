// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asked ones stand first, in their order. Each click is one action that can be undone.
#include "ens-asked-group.h"

#include "ens-error.h"
#include "ens-indicator.h"
#include "ens-survey.h"

struct _EnsAskedGroup {
  AdwPreferencesGroup parent_instance;

  EnsSession *session;
  EnsUuid round;
  GPtrArray *asked;
  GPtrArray *others;
  GPtrArray *rows;
  gboolean is_filling;
  guint focused;
};

G_DEFINE_FINAL_TYPE (EnsAskedGroup, ens_asked_group, ADW_TYPE_PREFERENCES_GROUP)

static void
tell (EnsAskedGroup *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

static guint
find_place (EnsAskedGroup *self, GtkWidget *within)
{
  guint place = 0;
  GtkWidget *row = gtk_widget_get_ancestor (within, ADW_TYPE_ACTION_ROW);
  return g_ptr_array_find (self->rows, row, &place) ? place : self->rows->len;
}

static void
save (EnsAskedGroup *self, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  if (!ens_survey_set_asked (self->session, &self->round, (const EnsUuid *) (gpointer) ids->data,
                             ids->len, &error))
    tell (self, error->message);
}

static GArray *
list_ids (EnsAskedGroup *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  for (guint i = 0; i < self->asked->len; i++)
    g_array_append_val (ids, ((EnsIndicator *) self->asked->pdata[i])->id);
  return ids;
}

static void
tick_cb (EnsAskedGroup *self, GParamSpec *spec, GtkCheckButton *check)
{
  guint place = find_place (self, GTK_WIDGET (check));
  if (self->is_filling || place >= self->rows->len)
    return;
  g_autoptr (GArray) ids = list_ids (self);
  self->focused = place;
  if (place >= self->asked->len) {
    const EnsIndicator *indicator = self->others->pdata[place - self->asked->len];
    g_array_append_val (ids, indicator->id);
    save (self, ids);
  } else if (ids->len > 1) {
    g_array_remove_index (ids, place);
    save (self, ids);
  } else {
    self->is_filling = TRUE;
    gtk_check_button_set_active (check, TRUE);
    self->is_filling = FALSE;
    tell (self, _ ("The last indicator stays: a round without any would ask all of them"));
  }
}

static void
move (EnsAskedGroup *self, GtkWidget *button, int by)
{
  guint place = find_place (self, button);
  if (place >= self->asked->len || (place == 0 && by < 0) ||
      (place + 1 == self->asked->len && by > 0))
    return;
  g_autoptr (GArray) ids = list_ids (self);
  guint other = (guint) ((int) place + by);
  EnsUuid id = g_array_index (ids, EnsUuid, place);
  g_array_index (ids, EnsUuid, place) = g_array_index (ids, EnsUuid, other);
  g_array_index (ids, EnsUuid, other) = id;
  self->focused = other;
  save (self, ids);
}

static void
up_cb (EnsAskedGroup *self, GtkWidget *button)
{
  move (self, button, -1);
}

static void
down_cb (EnsAskedGroup *self, GtkWidget *button)
{
  move (self, button, 1);
}

static void
add_button (EnsAskedGroup *self,
            AdwActionRow *row,
            const char *icon,
            const char *name,
            gboolean is_sensitive,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, is_sensitive);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (EnsAskedGroup *self, const EnsIndicator *indicator)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *check = gtk_check_button_new ();
  guint place = self->rows->len, n = self->asked->len;
  g_autofree char *title = g_markup_escape_text (indicator->title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), place < n);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  indicator->title, -1);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);
  if (place < n) {
    add_button (self, row, "go-up-symbolic", _ ("Up"), place > 0, G_CALLBACK (up_cb));
    add_button (self, row, "go-down-symbolic", _ ("Down"), place + 1 < n, G_CALLBACK (down_cb));
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
clear (EnsAskedGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
}

static void
ens_asked_group_dispose (GObject *object)
{
  EnsAskedGroup *self = ENS_ASKED_GROUP (object);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_asked_group_parent_class)->dispose (object);
}

static void
ens_asked_group_finalize (GObject *object)
{
  g_ptr_array_unref (ENS_ASKED_GROUP (object)->rows);
  G_OBJECT_CLASS (ens_asked_group_parent_class)->finalize (object);
}

static void
ens_asked_group_class_init (EnsAskedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ens_asked_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_asked_group_finalize;
}

static void
ens_asked_group_init (EnsAskedGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->focused = G_MAXUINT;
}

/** ens_asked_group_show: @session: (nullable); @round: nil for none: what is shown and changed. */
void
ens_asked_group_show (EnsAskedGroup *self, EnsSession *session, const EnsUuid *round)
{
  g_return_if_fail (ENS_IS_ASKED_GROUP (self));
  guint focused = self->focused;
  clear (self);
  g_set_object (&self->session, session);
  self->round = *round;
  self->focused = G_MAXUINT;
  if (!session || ens_uuid_is_nil (round))
    return;
  self->asked = ens_survey_list_asked (session, round, NULL);
  self->others = ens_survey_list_not_asked (session, round, NULL);
  if (!self->asked || !self->others)
    return;
  self->is_filling = TRUE;
  for (guint i = 0; i < self->asked->len; i++)
    add_row (self, self->asked->pdata[i]);
  for (guint i = 0; i < self->others->len; i++)
    add_row (self, self->others->pdata[i]);
  self->is_filling = FALSE;
  // Who moves a row with the keyboard goes on with it.
  if (focused < self->rows->len)
    gtk_widget_child_focus (self->rows->pdata[focused], GTK_DIR_TAB_FORWARD);
}
