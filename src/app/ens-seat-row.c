// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name and a number. Nobody sits here yet: the composer decides.
#include "ens-seat-row.h"

#include "ens-error.h"

struct _EnsSeatRow {
  AdwActionRow parent_instance;

  EnsUuid group;
  GtkSpinButton *present_spin;
};

G_DEFINE_FINAL_TYPE (EnsSeatRow, ens_seat_row, ADW_TYPE_ACTION_ROW)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
present_changed_cb (EnsSeatRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ens_seat_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_SEAT_ROW);
  G_OBJECT_CLASS (ens_seat_row_parent_class)->dispose (object);
}

static void
ens_seat_row_class_init (EnsSeatRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_seat_row_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ENS_TYPE_SEAT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-seat-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsSeatRow, present_spin);
  gtk_widget_class_bind_template_callback (widget_class, present_changed_cb);
}

static void
ens_seat_row_init (EnsSeatRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_seat_row_new: Returns: (transfer floating): a row for @group, with one person present. */
GtkWidget *
ens_seat_row_new (const EnsGroup *group)
{
  EnsSeatRow *self = g_object_new (ENS_TYPE_SEAT_ROW, NULL);
  g_autofree char *label = g_strdup_printf (_ ("People present of “%s”"), group->name);
  self->group = group->id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), group->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->present_spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/** ens_seat_row_get_group: Returns: (transfer none): the group the row is of. */
const EnsUuid *
ens_seat_row_get_group (EnsSeatRow *self)
{
  g_return_val_if_fail (ENS_IS_SEAT_ROW (self), NULL);
  return &self->group;
}

/** ens_seat_row_get_present: Returns: how many of the group came. */
guint
ens_seat_row_get_present (EnsSeatRow *self)
{
  g_return_val_if_fail (ENS_IS_SEAT_ROW (self), 0);
  return (guint) gtk_spin_button_get_value_as_int (self->present_spin);
}

/** ens_seat_row_set_present: tells `changed` when it is another number. */
void
ens_seat_row_set_present (EnsSeatRow *self, guint present)
{
  g_return_if_fail (ENS_IS_SEAT_ROW (self));
  gtk_spin_button_set_value (self->present_spin, present);
}
