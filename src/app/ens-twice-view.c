// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What differs is found anew after each answer, so that the list never says what is no longer so. Nothing
// is keyed here.
#include "ens-twice-view.h"

#include "ens-children.h"
#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-survey-compare.h"

#include <inttypes.h>
#include <string.h>

#define MOST_ROWS 200

struct _EnsTwiceView {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid round;
  GPtrArray *mismatches;

  GtkStack *stack;
  GtkLabel *heading;
  GtkLabel *more_label;
  GtkListBox *list;
  AdwStatusPage *agree_page;
};

G_DEFINE_FINAL_TYPE (EnsTwiceView, ens_twice_view, ADW_TYPE_BIN)

static const char *
show_value (const char *value)
{
  return value && *value && strcmp (value, "0") != 0 ? value : _ ("left blank");
}

static void
settle (EnsTwiceView *self, guint index, gboolean take_second)
{
  g_autoptr (GError) error = NULL;
  if (!self->mismatches || index >= self->mismatches->len)
    return;
  EnsMismatch *mismatch = self->mismatches->pdata[index];
  g_autoptr (GPtrArray) settled = g_ptr_array_new ();
  const char *value = show_value (take_second ? mismatch->second : mismatch->first);
  g_autofree char *text = g_strdup_printf (_ ("Sheet %" PRId64 ", “%s”: %s"), mismatch->form,
                                           mismatch->what, value);
  g_ptr_array_add (settled, mismatch);
  gboolean is_done = ens_survey_settle (self->session, settled, take_second, &error);
  gtk_widget_activate_action (GTK_WIDGET (self), is_done ? "win.tell-done" : "win.tell", "s",
                              is_done ? text : error->message);
}

static void
settle_selected (EnsTwiceView *self, gboolean take_second)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (row)
    settle (self, (guint) gtk_list_box_row_get_index (row), take_second);
}

static void
first_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  settle_selected (ENS_TWICE_VIEW (widget), FALSE);
}

static void
second_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  settle_selected (ENS_TWICE_VIEW (widget), TRUE);
}

static void
clicked_cb (EnsTwiceView *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  gboolean take_second = strcmp (gtk_widget_get_name (GTK_WIDGET (button)), "second") == 0;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  settle_selected (self, take_second);
}

static GtkWidget *
make_button (EnsTwiceView *self, const char *key, const char *value, gboolean is_second)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cap = gtk_label_new (key);
  GtkWidget *label = gtk_label_new (show_value (value));
  g_autofree char *name = g_strdup_printf (is_second ? _ ("The second keying is right: %s")
                                                     : _ ("The first keying is right: %s"),
                                           show_value (value));
  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, is_second ? "second" : "first");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 110, -1);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_sensitive (button, !ens_session_get_read_only (self->session));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (EnsTwiceView *self, const EnsMismatch *mismatch)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sheet = g_strdup_printf (_ ("Sheet %" PRId64), mismatch->form);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mismatch->what);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sheet);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, "1", mismatch->first, FALSE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, "2", mismatch->second, TRUE));
  return row;
}

static void
fill_list (EnsTwiceView *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected ? gtk_list_box_row_get_index (selected) : 0;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkListBoxRow *row;
  ens_children_clear_list (self->list);
  guint n = self->mismatches ? self->mismatches->len : 0;
  guint n_rows = MIN (n, MOST_ROWS);
  for (guint i = 0; i < n_rows; i++)
    gtk_list_box_append (self->list, make_row (self, self->mismatches->pdata[i]));
  g_autofree char *more = g_strdup_printf (_ ("… and %u more after these"), n - n_rows);
  gtk_label_set_text (self->more_label, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n > n_rows);
  row = gtk_list_box_get_row_at_index (self->list, MIN (index, (int) n_rows - 1));
  gtk_list_box_select_row (self->list, row);
  if (row && had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
ens_twice_view_map (GtkWidget *widget)
{
  EnsTwiceView *self = ENS_TWICE_VIEW (widget);
  GTK_WIDGET_CLASS (ens_twice_view_parent_class)->map (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (row && gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
ens_twice_view_dispose (GObject *object)
{
  EnsTwiceView *self = ENS_TWICE_VIEW (object);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_TWICE_VIEW);
  g_clear_pointer (&self->mismatches, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_twice_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = { { GDK_KEY_1, "twice.first" },
               { GDK_KEY_KP_1, "twice.first" },
               { GDK_KEY_2, "twice.second" },
               { GDK_KEY_KP_2, "twice.second" } };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
}

static void
ens_twice_view_class_init (EnsTwiceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_twice_view_dispose;
  widget_class->map = ens_twice_view_map;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-twice-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsTwiceView, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsTwiceView, heading);
  gtk_widget_class_bind_template_child (widget_class, EnsTwiceView, more_label);
  gtk_widget_class_bind_template_child (widget_class, EnsTwiceView, list);
  gtk_widget_class_bind_template_child (widget_class, EnsTwiceView, agree_page);
  gtk_widget_class_install_action (widget_class, "twice.first", NULL, first_action);
  gtk_widget_class_install_action (widget_class, "twice.second", NULL, second_action);
  add_keys (widget_class);
}

static void
ens_twice_view_init (EnsTwiceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_twice_view_show: @session: (nullable); @round: nil for none: whose keyings to hold side by side. */
void
ens_twice_view_show (EnsTwiceView *self, EnsSession *session, const EnsUuid *round)
{
  g_return_if_fail (ENS_IS_TWICE_VIEW (self));
  guint n_pairs = 0;
  g_set_object (&self->session, session);
  self->round = *round;
  g_clear_pointer (&self->mismatches, g_ptr_array_unref);
  if (session && !ens_uuid_is_nil (round))
    self->mismatches = ens_survey_compare (session, round, &n_pairs, NULL);
  guint n = self->mismatches ? self->mismatches->len : 0;
  g_autofree char *sheets = ens_phrase_dup_sheets (n_pairs);
  g_autofree char *heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                           "%s keyed twice: %u answer differs",
                                                           "%s keyed twice: %u answers differ", n),
                                              sheets, n);
  g_autofree char *agree = g_strdup_printf (_ ("%s keyed twice, no answer differs."), sheets);
  gtk_label_set_text (self->heading, heading);
  adw_status_page_set_description (self->agree_page, agree);
  fill_list (self);
  gtk_stack_set_visible_child_name (self->stack, n_pairs == 0 ? "none" : n == 0 ? "agree" : "list");
}
