// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings are kept at once; what goes for good is looked at first and then asked for a second time.
#include "ens-privacy-window.h"

#include "ens-anonymise-view.h"
#include "ens-anonymise.h"
#include "ens-children.h"
#include "ens-erase-places.h"
#include "ens-erase.h"
#include "ens-error.h"
#include "ens-export-log.h"
#include "ens-format-list.h"
#include "ens-mask-limit.h"
#include "ens-phrase.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-toast.h"

#include <string.h>

#define MOST_EXPORTS 100

struct _EnsPrivacyWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  gboolean is_filling;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *back_button;
  GtkSpinButton *least_spin;
  AdwEntryRow *receipt_row;
  GtkWidget *look_button;
  AdwActionRow *found_row;
  GtkWidget *erase_button;
  GtkWidget *places_group;
  GtkListBox *places_list;
  AdwEntryRow *until_row;
  AdwActionRow *over_row;
  GtkListBox *log_list;
  EnsAnonymiseView *anonymise_view;
};

G_DEFINE_FINAL_TYPE (EnsPrivacyWindow, ens_privacy_window, ADW_TYPE_WINDOW)

static void
least_cb (EnsPrivacyWindow *self)
{
  g_autoptr (GError) error = NULL;
  guint least = (guint) gtk_spin_button_get_value_as_int (self->least_spin);
  if (!self->is_filling && least != ens_mask_limit_get (self->session) &&
      !ens_mask_limit_set (self->session, least, &error))
    ens_toast_tell (self->toasts, error->message);
}

static char *
dup_text (AdwEntryRow *row)
{
  return ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
receipt_cb (EnsPrivacyWindow *self)
{
  g_autofree char *receipt = dup_text (self->receipt_row);
  gtk_widget_set_sensitive (self->look_button, receipt && *receipt);
  gtk_widget_set_visible (GTK_WIDGET (self->found_row), FALSE);
}

static void
look_cb (EnsPrivacyWindow *self)
{
  g_autofree char *receipt = dup_text (self->receipt_row);
  g_autoptr (GError) error = NULL;
  guint n = 0;
  if (!receipt || !*receipt)
    return;
  if (!ens_erase_count (self->session, receipt, &n, &error)) {
    ens_toast_tell (self->toasts, error->message);
    return;
  }
  g_autofree char *statements = ens_phrase_dup_statements (n);
  g_autofree char *title = g_strdup_printf (_ ("%s with the number “%s”"), statements, receipt);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found_row), title);
  adw_action_row_set_subtitle (self->found_row,
                               n > 0
                                 ? _ ("What was said goes for good, from what can be undone too.")
                                 : _ ("Look at the number on the slip again."));
  gtk_widget_set_visible (self->erase_button, n > 0);
  gtk_widget_set_sensitive (self->erase_button, !ens_session_get_read_only (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->found_row), TRUE);
}

static void
show_places (EnsPrivacyWindow *self, GPtrArray *places)
{
  GtkWidget *row = NULL;
  ens_children_clear_list (self->places_list);
  for (guint i = 0; i < places->len; i++) {
    const EnsErasePlace *place = places->pdata[i];
    row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place->words);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
    gtk_list_box_append (self->places_list, row);
  }
  gtk_widget_set_visible (self->places_group, places->len > 0);
}

static void
erase_cb (EnsPrivacyWindow *self)
{
  g_autofree char *receipt = dup_text (self->receipt_row);
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  if (!ens_erase_receipt (self->session, receipt, &n, &places, &error)) {
    ens_toast_tell (self->toasts, error->message);
    return;
  }
  show_places (self, places);
  g_autofree char *statements = ens_phrase_dup_statements (n);
  g_autofree char *text = g_strdup_printf (_ ("Erased for good: %s"), statements);
  gtk_editable_set_text (GTK_EDITABLE (self->receipt_row), "");
  ens_toast_tell (self->toasts, text);
}

static void
show_over (EnsPrivacyWindow *self)
{
  g_autofree char *until = ens_anonymise_dup_keep_until (self->session);
  g_autofree char *today = ens_time_dup_today ();
  gboolean is_over = until && strcmp (until, today) <= 0;
  adw_action_row_set_subtitle (self->over_row, is_over
                                                 ? _ ("That day has come.")
                                                 : _ ("Shows first what goes and what stays."));
  if (is_over)
    gtk_widget_add_css_class (GTK_WIDGET (self->over_row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->over_row), "warning");
}

static void
until_cb (EnsPrivacyWindow *self)
{
  g_autofree char *day = dup_text (self->until_row);
  gboolean is_empty = !day || !*day;
  gboolean is_good = is_empty || ens_time_is_date (day);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->until_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->until_row), "error");
  if (self->is_filling || !is_good)
    return;
  g_autoptr (GError) error = NULL;
  if (!ens_anonymise_set_keep_until (self->session, is_empty ? NULL : day, &error))
    ens_toast_tell (self->toasts, error->message);
  show_over (self);
}

/** ens_privacy_window_begin_anonymise: shows the first step of letting people's own words go. */
void
ens_privacy_window_begin_anonymise (EnsPrivacyWindow *self)
{
  g_return_if_fail (ENS_IS_PRIVACY_WINDOW (self));
  gtk_stack_set_visible_child_name (self->stack, "anonymise");
  gtk_widget_set_visible (self->back_button, TRUE);
  ens_anonymise_view_begin (self->anonymise_view, self->session);
}

static void
back_cb (EnsPrivacyWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "privacy");
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->over_row));
}

static const char *
get_reader (const char *privacy)
{
  if (g_strcmp0 (privacy, "public") == 0)
    return _ ("everybody");
  if (g_strcmp0 (privacy, "partner") == 0)
    return _ ("a partner city");
  return _ ("our own team");
}

static GtkWidget *
make_log_row (const EnsExported *exported)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (exported->time / 1000);
  g_autofree char *time = when ? g_date_time_format (when, "%x %H:%M") : g_strdup ("");
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · for %s"), time,
                                               get_reader (exported->privacy));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 ens_format_list_get_title (exported->format));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
fill_log (EnsPrivacyWindow *self)
{
  g_autoptr (GPtrArray) log = ens_export_log_list (self->session, NULL);
  for (guint i = 0; log && i < MIN (log->len, MOST_EXPORTS); i++)
    gtk_list_box_append (self->log_list, make_log_row (log->pdata[i]));
  if (log && log->len > 0)
    return;
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nothing was written yet"));
  gtk_list_box_append (self->log_list, row);
}

static void
fill (EnsPrivacyWindow *self)
{
  g_autofree char *until = ens_anonymise_dup_keep_until (self->session);
  gboolean can_write = !ens_session_get_read_only (self->session);
  self->is_filling = TRUE;
  gtk_spin_button_set_value (self->least_spin, ens_mask_limit_get (self->session));
  gtk_editable_set_text (GTK_EDITABLE (self->until_row), until ? until : "");
  self->is_filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->least_spin), can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->until_row), can_write);
  receipt_cb (self);
  show_over (self);
  fill_log (self);
}

static void
ens_privacy_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PRIVACY_WINDOW);
  g_clear_object (&ENS_PRIVACY_WINDOW (object)->session);
  G_OBJECT_CLASS (ens_privacy_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, least_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, receipt_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, look_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, found_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, erase_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, places_group);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, places_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, until_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, over_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, log_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPrivacyWindow, anonymise_view);
}

static void
ens_privacy_window_class_init (EnsPrivacyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_privacy_window_dispose;
  g_type_ensure (ENS_TYPE_ANONYMISE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-privacy-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, least_cb);
  gtk_widget_class_bind_template_callback (widget_class, receipt_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_cb);
  gtk_widget_class_bind_template_callback (widget_class, ens_privacy_window_begin_anonymise);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_privacy_window_init (EnsPrivacyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->least_spin, ENS_MASK_LIMIT_FLOOR, ENS_MASK_LIMIT_MOST);
}

/** ens_privacy_window_new: over @parent's window. */
GtkWidget *
ens_privacy_window_new (GtkWidget *parent, EnsSession *session)
{
  EnsPrivacyWindow *self = g_object_new (ENS_TYPE_PRIVACY_WINDOW, "transient-for",
                                         gtk_widget_get_root (parent), NULL);
  self->session = g_object_ref (session);
  fill (self);
  return GTK_WIDGET (self);
}
