// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long there is left for the question. The end is kept in the project, so that a restart loses no
// second and the room sees the same time. Nothing happens at the end but a word: people finish writing.
#include "ens-timer-button.h"

#include "ens-error.h"
#include "ens-time.h"

#include <inttypes.h>

#define TIMER_KEY "timer-end"
#define SOON      60

struct _EnsTimerButton {
  AdwBin parent_instance;

  EnsSession *session;
  guint tick;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkSpinButton *minutes_spin;
};

G_DEFINE_FINAL_TYPE (EnsTimerButton, ens_timer_button, ADW_TYPE_BIN)

static void
show_time (EnsTimerButton *self)
{
  gint64 left = 0;
  gboolean is_running = self->session && ens_timer_read (self->session, &left);
  g_autofree char *text = is_running ? ens_timer_dup_text (left) : g_strdup (_ ("Timer"));
  g_autofree char *name = g_strdup_printf (_ ("Timer, %s"), text);
  gtk_label_set_text (self->label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->label), "soon");
  if (is_running && left < SOON)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "soon");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_running ? name : _ ("Timer"), -1);
}

static gboolean
tick_cb (gpointer data)
{
  show_time (ENS_TIMER_BUTTON (data));
  return G_SOURCE_CONTINUE;
}

static void
set_end (EnsTimerButton *self, gint64 end_ms)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = end_ms > 0 ? g_strdup_printf ("%" PRId64, end_ms) : NULL;
  if (!ens_session_set_setting (self->session, TIMER_KEY, value ? value : "0", &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  gtk_menu_button_popdown (self->button);
  show_time (self);
}

static void
start_cb (EnsTimerButton *self)
{
  gint64 minutes = gtk_spin_button_get_value_as_int (self->minutes_spin);
  if (self->session)
    set_end (self, ens_time_now () + minutes * 60 * 1000);
}

static void
stop_cb (EnsTimerButton *self)
{
  if (self->session)
    set_end (self, 0);
}

static void
ens_timer_button_map (GtkWidget *widget)
{
  EnsTimerButton *self = ENS_TIMER_BUTTON (widget);
  GTK_WIDGET_CLASS (ens_timer_button_parent_class)->map (widget);
  show_time (self);
  if (self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static void
ens_timer_button_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&ENS_TIMER_BUTTON (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (ens_timer_button_parent_class)->unmap (widget);
}

static void
ens_timer_button_dispose (GObject *object)
{
  EnsTimerButton *self = ENS_TIMER_BUTTON (object);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_TIMER_BUTTON);
  G_OBJECT_CLASS (ens_timer_button_parent_class)->dispose (object);
}

static void
ens_timer_button_class_init (EnsTimerButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_timer_button_dispose;
  widget_class->map = ens_timer_button_map;
  widget_class->unmap = ens_timer_button_unmap;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-timer-button.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, button);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, label);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, minutes_spin);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
ens_timer_button_init (EnsTimerButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_timer_button_set_session: @session: (nullable): whose time to show. */
void
ens_timer_button_set_session (EnsTimerButton *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_TIMER_BUTTON (self));
  g_set_object (&self->session, session);
  show_time (self);
}

/**
 * ens_timer_read: how long there is left.
 * @seconds_left: (out): 0 when the time is up
 *
 * Returns: whether a timer is running, or has ended within the last hour
 */
gboolean
ens_timer_read (EnsSession *session, gint64 *seconds_left)
{
  g_autofree char *value = ens_session_dup_setting (session, TIMER_KEY);
  gint64 end = value ? g_ascii_strtoll (value, NULL, 10) : 0;
  gint64 left = (end - ens_time_now () + 999) / 1000;
  *seconds_left = MAX (left, 0);
  return end > 0 && left > -3600;
}

/** ens_timer_dup_text: “04:12”, or that the time is up. */
char *
ens_timer_dup_text (gint64 seconds_left)
{
  if (seconds_left <= 0)
    return g_strdup (_ ("Time is up"));
  return g_strdup_printf ("%02d:%02d", (int) (seconds_left / 60), (int) (seconds_left % 60));
}
