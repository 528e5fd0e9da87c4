// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shows the clock of the project and moves it on. Nothing happens at the end but a word, a gentle
// colour and, where it is wished, a sound: people finish writing.
#include "ens-timer-button.h"

#include "ens-error.h"

#define SOON 60

struct _EnsTimerButton {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid question;
  EnsPhase phase;
  gboolean is_filling;
  guint tick;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkSpinButton *minutes_spin;
  GtkCheckButton *sound_check;
  GtkWidget *more_button;
  GtkWidget *pass_button;
  GtkWidget *read_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (EnsTimerButton, ens_timer_button, ADW_TYPE_BIN)

static guint phase_changed_signal;

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
set_phase (EnsTimerButton *self, EnsPhase phase)
{
  gboolean is_up = self->phase == ENS_PHASE_WRITE && phase == ENS_PHASE_PASS;
  if (self->phase == phase)
    return;
  self->phase = phase;
  gtk_widget_set_sensitive (self->more_button, phase == ENS_PHASE_WRITE || phase == ENS_PHASE_PASS);
  gtk_widget_set_sensitive (self->pass_button, phase == ENS_PHASE_WRITE);
  gtk_widget_set_sensitive (self->read_button, phase == ENS_PHASE_WRITE || phase == ENS_PHASE_PASS);
  gtk_widget_set_sensitive (self->stop_button, phase != ENS_PHASE_NONE);
  if (is_up && gtk_widget_get_mapped (GTK_WIDGET (self)) && ens_timing_get_sound (self->session))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_emit (self, phase_changed_signal, 0);
}

// “Writing 04:12”, “Reading out” …
static char *
dup_text (const EnsTiming *timing)
{
  g_autofree char *clock = ens_timer_dup_clock (timing);
  switch (timing->phase) {
  case ENS_PHASE_WRITE:
    return g_strdup_printf (_ ("Writing %s"), clock);
  case ENS_PHASE_PASS:
    return g_strdup (_ ("Time is up"));
  case ENS_PHASE_READ:
    return g_strdup (_ ("Reading out"));
  default:
    return g_strdup ("");
  }
}

static void
show_time (EnsTimerButton *self)
{
  EnsTiming timing = { ENS_PHASE_NONE, 0 };
  if (self->session)
    timing = ens_timing_read (self->session);
  g_autofree char *text = dup_text (&timing);
  g_autofree char *name = g_strdup_printf (_ ("Timer, %s"), text);
  gboolean is_idle = timing.phase == ENS_PHASE_NONE;
  gtk_label_set_text (self->label, is_idle ? _ ("Timer") : text);
  set_class (GTK_WIDGET (self->label), "soon",
             timing.phase == ENS_PHASE_WRITE && timing.seconds_left < SOON);
  set_class (GTK_WIDGET (self->button), "time-is-up", timing.phase == ENS_PHASE_PASS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_idle ? _ ("Timer") : name, -1);
  set_phase (self, timing.phase);
}

static gboolean
tick_cb (gpointer data)
{
  show_time (ENS_TIMER_BUTTON (data));
  return G_SOURCE_CONTINUE;
}

static void
finish (EnsTimerButton *self, gboolean is_done, const GError *error)
{
  if (!is_done)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  gtk_menu_button_popdown (self->button);
  show_time (self);
}

static void
start (EnsTimerButton *self)
{
  g_autoptr (GError) error = NULL;
  gint64 minutes = gtk_spin_button_get_value_as_int (self->minutes_spin);
  finish (self, ens_timing_start (self->session, minutes, &error), error);
}

static void
go_to_phase (EnsTimerButton *self, EnsPhase phase)
{
  g_autoptr (GError) error = NULL;
  finish (self, ens_timing_set_phase (self->session, phase, &error), error);
}

static void
start_cb (EnsTimerButton *self)
{
  if (self->session)
    start (self);
}

static void
more_cb (EnsTimerButton *self)
{
  g_autoptr (GError) error = NULL;
  if (self->session)
    finish (self, ens_timing_extend (self->session, 1, &error), error);
}

static void
phase_cb (EnsTimerButton *self, GtkWidget *button)
{
  if (self->session)
    go_to_phase (self, button == self->pass_button   ? ENS_PHASE_PASS
                       : button == self->read_button ? ENS_PHASE_READ
                                                     : ENS_PHASE_NONE);
}

static void
minutes_cb (EnsTimerButton *self)
{
  if (self->session && !self->is_filling && !ens_uuid_is_nil (&self->question))
    ens_timing_set_minutes (self->session, &self->question,
                            gtk_spin_button_get_value_as_int (self->minutes_spin), NULL);
}

static void
sound_cb (EnsTimerButton *self)
{
  if (self->session && !self->is_filling)
    ens_timing_set_sound (self->session, gtk_check_button_get_active (self->sound_check), NULL);
}

// What another page may have changed meanwhile.
static void
fill (EnsTimerButton *self)
{
  if (!self->session)
    return;
  self->is_filling = TRUE;
  gtk_spin_button_set_value (self->minutes_spin,
                             (double) ens_timing_get_minutes (self->session, &self->question));
  gtk_check_button_set_active (self->sound_check, ens_timing_get_sound (self->session));
  gtk_widget_set_sensitive (gtk_widget_get_first_child (GTK_WIDGET (self)),
                            !ens_session_get_read_only (self->session));
  self->is_filling = FALSE;
}

static void
ens_timer_button_map (GtkWidget *widget)
{
  EnsTimerButton *self = ENS_TIMER_BUTTON (widget);
  GTK_WIDGET_CLASS (ens_timer_button_parent_class)->map (widget);
  fill (self);
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
  phase_changed_signal = g_signal_new ("phase-changed", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-timer-button.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, button);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, label);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, minutes_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, sound_check);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, more_button);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, pass_button);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, read_button);
  gtk_widget_class_bind_template_child (widget_class, EnsTimerButton, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, phase_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_bind_template_callback (widget_class, sound_cb);
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
  fill (self);
  show_time (self);
}

/** ens_timer_button_set_question: @question: whose minutes are offered. */
void
ens_timer_button_set_question (EnsTimerButton *self, const EnsUuid *question)
{
  g_return_if_fail (ENS_IS_TIMER_BUTTON (self));
  self->question = *question;
  fill (self);
}

/** ens_timer_button_get_phase: Returns: the phase shown. */
EnsPhase
ens_timer_button_get_phase (EnsTimerButton *self)
{
  g_return_val_if_fail (ENS_IS_TIMER_BUTTON (self), ENS_PHASE_NONE);
  return self->phase;
}

/** ens_timer_button_step: goes on to the next phase; after reading out the next question may begin. */
void
ens_timer_button_step (EnsTimerButton *self)
{
  g_return_if_fail (ENS_IS_TIMER_BUTTON (self));
  if (!self->session)
    return;
  show_time (self);
  if (self->phase == ENS_PHASE_NONE)
    start (self);
  else
    go_to_phase (self, self->phase == ENS_PHASE_READ ? ENS_PHASE_NONE : self->phase + 1);
}

/** ens_timer_dup_clock: “04:12”, while people write. */
char *
ens_timer_dup_clock (const EnsTiming *timing)
{
  return g_strdup_printf ("%02d:%02d", (int) (timing->seconds_left / 60),
                          (int) (timing->seconds_left % 60));
}

/** ens_timer_get_reminder: Returns: (nullable): what everybody does in @phase, to be said aloud. */
const char *
ens_timer_get_reminder (EnsPhase phase)
{
  switch (phase) {
  case ENS_PHASE_WRITE:
    return _ ("Everyone writes alone: one idea on each post-it.");
  case ENS_PHASE_PASS:
    return _ ("Mix the post-its and hand them out again: nobody knows whose is whose.");
  default:
    return NULL;
  }
}
