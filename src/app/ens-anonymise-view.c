// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing goes before it was shown what goes. Afterwards the same list says what went.
#include "ens-anonymise-view.h"

#include "ens-anonymise.h"
#include "ens-children.h"
#include "ens-error.h"
#include "ens-text.h"
#include "ens-time.h"

#include <inttypes.h>

struct _EnsAnonymiseView {
  AdwBin parent_instance;

  EnsSession *session;
  GtkStack *stack;
  AdwEntryRow *day_row;
  GtkLabel *day_fault;
  GtkWidget *look_button;
  GtkLabel *going_label;
  GtkListBox *going_list;
  GtkWidget *go_button;
  GtkLabel *fault_label;
  GtkListBox *gone_list;
};

G_DEFINE_FINAL_TYPE (EnsAnonymiseView, ens_anonymise_view, ADW_TYPE_BIN)

static char *
dup_day (EnsAnonymiseView *self)
{
  g_autofree char *text = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->day_row)));
  return text && *text ? g_steal_pointer (&text) : NULL;
}

static void
day_cb (EnsAnonymiseView *self)
{
  g_autofree char *day = dup_day (self);
  gboolean is_good = !day || ens_time_is_date (day);
  gtk_widget_set_visible (GTK_WIDGET (self->day_fault), !is_good);
  gtk_widget_set_sensitive (self->look_button, is_good && self->session);
}

static guint
fill_list (GtkListBox *list, const EnsAnonymised *result)
{
  EnsAnonymisedLine lines[ENS_N_ANONYMISED_LINES];
  guint n = 0;
  ens_children_clear_list (list);
  ens_anonymised_fill_lines (result, lines);
  for (guint i = 0; i < ENS_N_ANONYMISED_LINES; i++) {
    if (lines[i].n == 0)
      continue;
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *number = g_strdup_printf ("%'" PRIu64, lines[i].n);
    GtkWidget *label = gtk_label_new (number);
    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_add_css_class (label, "heading");
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lines[i].text);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    gtk_list_box_append (list, row);
    n++;
  }
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  return n;
}

static void
look_cb (EnsAnonymiseView *self)
{
  g_autofree char *day = dup_day (self);
  g_autoptr (GError) error = NULL;
  EnsAnonymised result;
  if (!ens_anonymise (self->session, day, TRUE, &result, &error)) {
    gtk_label_set_text (self->day_fault, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->day_fault), TRUE);
    return;
  }
  guint n = fill_list (self->going_list, &result);
  gtk_label_set_text (
    self->going_label,
    n > 0 ? _ ("What was found stays: piles, codes, counts, indicators, answers, "
               "decisions. What is listed here goes for good. It cannot be undone, and "
               "neither can anything that was done before it.")
          : _ ("No words of these groups and surveys are kept any more."));
  gtk_widget_set_visible (self->go_button, n > 0);
  gtk_widget_set_sensitive (self->go_button, !ens_session_get_read_only (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "going");
}

static void
go_cb (EnsAnonymiseView *self)
{
  g_autofree char *day = dup_day (self);
  g_autoptr (GError) error = NULL;
  EnsAnonymised result;
  if (!ens_anonymise (self->session, day, FALSE, &result, &error)) {
    gtk_label_set_text (self->fault_label, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->fault_label), TRUE);
    return;
  }
  fill_list (self->gone_list, &result);
  gtk_stack_set_visible_child_name (self->stack, "gone");
}

static void
back_cb (EnsAnonymiseView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "day");
  gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
}

static void
ens_anonymise_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_ANONYMISE_VIEW);
  g_clear_object (&ENS_ANONYMISE_VIEW (object)->session);
  G_OBJECT_CLASS (ens_anonymise_view_parent_class)->dispose (object);
}

static void
ens_anonymise_view_class_init (EnsAnonymiseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_anonymise_view_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-anonymise-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, day_row);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, day_fault);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, look_button);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, going_label);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, going_list);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, go_button);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, fault_label);
  gtk_widget_class_bind_template_child (widget_class, EnsAnonymiseView, gone_list);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
ens_anonymise_view_init (EnsAnonymiseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_anonymise_view_begin: shows the first step, with the day that was promised. */
void
ens_anonymise_view_begin (EnsAnonymiseView *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_ANONYMISE_VIEW (self));
  g_autofree char *day = ens_anonymise_dup_keep_until (session);
  g_set_object (&self->session, session);
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), day ? day : "");
  day_cb (self);
  back_cb (self);
}
