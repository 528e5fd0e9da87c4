// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures are worked out when the popover opens: nobody waits for them while coding.
#include "ens-coders-popover.h"

#include "ens-coders.h"
#include "ens-error.h"
#include "ens-text.h"

#include <math.h>

struct _EnsCodersPopover {
  GtkPopover parent_instance;

  EnsSession *session;

  GtkEntry *initials_entry;
  GtkSpinButton *sample_spin;
  GtkCheckButton *sample_check;
  GtkLabel *agreement_label;
  GtkWidget *disputes_button;
};

G_DEFINE_FINAL_TYPE (EnsCodersPopover, ens_coders_popover, GTK_TYPE_POPOVER)

enum {
  CODER,
  SAMPLE,
  DISPUTES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
append_figure (GString *text, const char *name, double value)
{
  if (!isnan (value))
    g_string_append_printf (text, "\n%s %.2f", name, value);
}

static char *
dup_figures (const EnsCodersReport *report)
{
  const EnsAgreement *agreement = report->agreement;
  g_autofree char *coders = g_strjoinv (", ", report->coders);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%s: %u statement read by two or more",
                                       "%s: %u statements read by two or more",
                                       agreement->n_shared_units),
                          coders, agreement->n_shared_units);
  // What it means comes first; the figures are for those who know them.
  if (!isnan (agreement->alpha))
    g_string_append_printf (text, "\n%s\n", ens_agreement_get_words (agreement->alpha));
  append_figure (text, _ ("Cohen’s kappa"), agreement->cohen);
  append_figure (text, _ ("Fleiss’ kappa"), agreement->fleiss);
  append_figure (text, _ ("Krippendorff’s alpha"), agreement->alpha);
  if (!isnan (agreement->alpha_low))
    g_string_append_printf (text, _ (" (between %.2f and %.2f)"), agreement->alpha_low,
                            agreement->alpha_high);
  append_figure (text, _ ("The same dimension counted half"), agreement->alpha_hierarchical);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_agreement (EnsCodersPopover *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsCodersReport)
               report = self->session ? ens_coders_report_new (self->session, NULL, &error) : NULL;
  g_autofree char *figures = report ? dup_figures (report) : NULL;
  gtk_label_set_text (self->agreement_label, figures ? figures : error ? error->message : "");
  gtk_widget_set_visible (self->disputes_button, report && report->agreement->n_disagreements > 0);
}

static void
shown_cb (EnsCodersPopover *self)
{
  const char *author = self->session ? ens_session_get_author (self->session) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->initials_entry), author ? author : "");
  show_agreement (self);
}

static void
initials_cb (EnsCodersPopover *self)
{
  g_autofree char *initials = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->initials_entry)));
  g_signal_emit (self, signals[CODER], 0, initials);
  show_agreement (self);
}

static void
sample_cb (EnsCodersPopover *self)
{
  gboolean is_on = gtk_check_button_get_active (self->sample_check);
  guint n = (guint) gtk_spin_button_get_value_as_int (self->sample_spin);
  g_signal_emit (self, signals[SAMPLE], 0, is_on ? n : 0);
}

static void
disputes_cb (EnsCodersPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[DISPUTES], 0);
}

static void
ens_coders_popover_dispose (GObject *object)
{
  EnsCodersPopover *self = ENS_CODERS_POPOVER (object);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CODERS_POPOVER);
  G_OBJECT_CLASS (ens_coders_popover_parent_class)->dispose (object);
}

static void
ens_coders_popover_class_init (EnsCodersPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_coders_popover_dispose;
  signals[CODER] = g_signal_new ("coder", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAMPLE] = g_signal_new ("sample", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DISPUTES] = g_signal_new ("disputes", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-coders-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsCodersPopover, initials_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCodersPopover, sample_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsCodersPopover, sample_check);
  gtk_widget_class_bind_template_child (widget_class, EnsCodersPopover, agreement_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCodersPopover, disputes_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, initials_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, disputes_cb);
}

static void
ens_coders_popover_init (EnsCodersPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_coders_popover_set_session: @session: (nullable): whose coders */
void
ens_coders_popover_set_session (EnsCodersPopover *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_CODERS_POPOVER (self));
  g_set_object (&self->session, session);
  gtk_check_button_set_active (self->sample_check, FALSE);
}
