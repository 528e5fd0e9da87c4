// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each change is one action. A group that has nobody here is named, not passed over.
#include "ens-seat-panel.h"

#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-rainbow.h"
#include "ens-seat-row.h"

struct _EnsSeatPanel {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid rainbow;
  GPtrArray *rows;
  gboolean is_filling;

  AdwExpanderRow *expander;
};

G_DEFINE_FINAL_TYPE (EnsSeatPanel, ens_seat_panel, ADW_TYPE_BIN)

static void
show_total (EnsSeatPanel *self)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  guint n = 0;
  for (guint i = 0; i < self->rows->len; i++) {
    EnsSeatRow *row = self->rows->pdata[i];
    guint present = ens_seat_row_get_present (row);
    n += present;
    if (present == 0)
      g_string_append_printf (missing, "%s%s", missing->len ? " · " : "",
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  }
  g_autofree char *people = ens_phrase_dup_people (n);
  g_autofree char *title = g_strdup_printf (_ ("At this table: %s"), people);
  g_autofree char *lacks = missing->len ? g_strdup_printf (_ ("Nobody of: %s"), missing->str)
                                        : g_strdup (_ ("Somebody of every group"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), title);
  adw_expander_row_set_subtitle (self->expander, lacks);
}

static void
changed_cb (EnsSeatPanel *self, EnsSeatRow *row)
{
  g_autoptr (GError) error = NULL;
  if (self->is_filling || !self->session)
    return;
  if (!ens_rainbow_set_present (self->session, &self->rainbow, ens_seat_row_get_group (row),
                                ens_seat_row_get_present (row), &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  show_total (self);
}

static void
empty_rows (EnsSeatPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static gboolean
shows_just (EnsSeatPanel *self, GPtrArray *groups)
{
  guint n = 0;
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    if (group->kind != ENS_GROUP_MONOCHROME)
      continue;
    if (n >= self->rows->len ||
        !ens_uuid_equal (ens_seat_row_get_group (self->rows->pdata[n]), &group->id))
      return FALSE;
    n++;
  }
  return n == self->rows->len;
}

static void
make_rows (EnsSeatPanel *self, GPtrArray *groups)
{
  empty_rows (self);
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    if (group->kind != ENS_GROUP_MONOCHROME)
      continue;
    GtkWidget *row = ens_seat_row_new (group);
    g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    adw_expander_row_add_row (self->expander, row);
    g_ptr_array_add (self->rows, row);
  }
}

static guint
find_present (GPtrArray *attendances, const EnsUuid *group)
{
  for (guint i = 0; attendances && i < attendances->len; i++) {
    const EnsAttendance *attendance = attendances->pdata[i];
    if (ens_uuid_equal (&attendance->group, group))
      return (guint) attendance->present;
  }
  return 0;
}

static void
ens_seat_panel_dispose (GObject *object)
{
  EnsSeatPanel *self = ENS_SEAT_PANEL (object);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_SEAT_PANEL);
  G_OBJECT_CLASS (ens_seat_panel_parent_class)->dispose (object);
}

static void
ens_seat_panel_class_init (EnsSeatPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_seat_panel_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-seat-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsSeatPanel, expander);
}

static void
ens_seat_panel_init (EnsSeatPanel *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ens_seat_panel_show:
 * @session: (nullable): %NULL to let go of everything
 * @rainbow: the group at the table
 * @groups: (element-type EnsGroup): of any kind
 *
 * Rows that are there already keep the keyboard.
 */
void
ens_seat_panel_show (EnsSeatPanel *self,
                     EnsSession *session,
                     const EnsUuid *rainbow,
                     GPtrArray *groups)
{
  g_return_if_fail (ENS_IS_SEAT_PANEL (self));
  g_set_object (&self->session, session);
  if (!session)
    return;
  g_autoptr (GPtrArray) attendances = ens_rainbow_list_attendances (session, rainbow, NULL);
  self->rainbow = *rainbow;
  self->is_filling = TRUE;
  if (!shows_just (self, groups))
    make_rows (self, groups);
  for (guint i = 0; i < self->rows->len; i++)
    ens_seat_row_set_present (self->rows->pdata[i],
                              find_present (attendances,
                                            ens_seat_row_get_group (self->rows->pdata[i])));
  self->is_filling = FALSE;
  show_total (self);
}
