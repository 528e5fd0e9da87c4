// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saves nothing itself: it says what was asked for.
#include "ens-signing-row.h"

#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-text.h"
#include "ens-time.h"

struct _EnsSigningRow {
  AdwExpanderRow parent_instance;

  EnsUuid party;

  GtkWidget *sign_button;
  GtkWidget *leave_button;
  AdwEntryRow *date_row;
};

G_DEFINE_FINAL_TYPE (EnsSigningRow, ens_signing_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sign_cb (EnsSigningRow *self)
{
  g_autofree char *today = ens_time_dup_today ();
  g_signal_emit (self, signals[SIGNED], 0, today);
}

static void
leave_cb (EnsSigningRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
apply_cb (EnsSigningRow *self)
{
  g_autofree char *date = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->date_row)));
  if (!date || *date == '\0')
    g_signal_emit (self, signals[SIGNED], 0, NULL);
  else if (ens_time_is_date (date))
    g_signal_emit (self, signals[SIGNED], 0, date);
}

static void
typed_cb (EnsSigningRow *self)
{
  g_autofree char *date = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->date_row)));
  if (!date || *date == '\0' || ens_time_is_date (date))
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
}

static void
ens_signing_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_SIGNING_ROW);
  G_OBJECT_CLASS (ens_signing_row_parent_class)->dispose (object);
}

static void
ens_signing_row_class_init (EnsSigningRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_signing_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-signing-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsSigningRow, sign_button);
  gtk_widget_class_bind_template_child (widget_class, EnsSigningRow, leave_button);
  gtk_widget_class_bind_template_child (widget_class, EnsSigningRow, date_row);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  signals[SIGNED] = g_signal_new ("signed", ENS_TYPE_SIGNING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", ENS_TYPE_SIGNING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
ens_signing_row_init (EnsSigningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_signing_row_new: a row that shows nobody yet. */
GtkWidget *
ens_signing_row_new (void)
{
  return g_object_new (ENS_TYPE_SIGNING_ROW, NULL);
}

static void
name_button (GtkWidget *button, const char *name, gboolean is_tip)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (is_tip)
    gtk_widget_set_tooltip_text (button, name);
}

/** ens_signing_row_show: shows @party. */
void
ens_signing_row_show (EnsSigningRow *self, const EnsContractParty *party)
{
  g_return_if_fail (ENS_IS_SIGNING_ROW (self));
  const EnsParty *row = party->party;
  g_autofree char *day = ens_phrase_dup_date (party->date);
  g_autofree char *when = party->date ? g_strdup_printf (_ ("signed on %s"), day)
                                      : g_strdup (_ ("has not signed yet"));
  g_autofree char *subtitle = row->sector ? g_strdup_printf ("%s · %s", when, row->sector)
                                          : g_strdup (when);
  g_autofree char *sign = g_strdup_printf (_ ("“%s” signs today"), row->name);
  g_autofree char *leave = g_strdup_printf (_ ("Take “%s” out of the contract"), row->name);
  self->party = row->id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), row->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_entry_row_set_show_apply_button (self->date_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), party->date ? party->date : "");
  adw_entry_row_set_show_apply_button (self->date_row, TRUE);
  gtk_widget_set_visible (self->sign_button, party->date == NULL);
  name_button (self->sign_button, sign, FALSE);
  name_button (self->leave_button, leave, TRUE);
}

/** ens_signing_row_get_party: Returns: (transfer none): the id of whom it shows. */
const EnsUuid *
ens_signing_row_get_party (EnsSigningRow *self)
{
  g_return_val_if_fail (ENS_IS_SIGNING_ROW (self), NULL);
  return &self->party;
}
