// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks and shows; who sits where is worked out by the engine. A table that lacks a group says so.
#include "ens-table-composer.h"

#include "ens-children.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-phrase.h"
#include "ens-rainbow.h"
#include "ens-seat-row.h"
#include "ens-time.h"

struct _EnsTableComposer {
  AdwBin parent_instance;

  GPtrArray *groups;
  EnsSeating *seating;
  gboolean is_filling;

  GtkListBox *present_list;
  GtkListBox *table_list;
  GtkSpinButton *tables_spin;
  GtkLabel *balance_label;
};

G_DEFINE_FINAL_TYPE (EnsTableComposer, ens_table_composer, ADW_TYPE_BIN)

static guint changed_signal;

static void
read_present (EnsTableComposer *self, EnsUuid *groups, guint *present)
{
  for (guint i = 0; i < self->groups->len; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->present_list, (int) i);
    groups[i] = ((EnsGroup *) self->groups->pdata[i])->id;
    present[i] = ens_seat_row_get_present (ENS_SEAT_ROW (row));
  }
}

static char *
dup_names (EnsTableComposer *self, guint table, gboolean is_missing)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint g = 0; g < self->seating->n_groups; g++) {
    const EnsGroup *group = self->groups->pdata[g];
    guint people = ens_seating_get (self->seating, table, g);
    if ((people == 0) != is_missing)
      continue;
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", group->name);
    if (people > 1)
      g_string_append_printf (text, " × %u", people);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_table_row (EnsTableComposer *self, guint table)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *people = ens_phrase_dup_people (self->seating->n_people[table]);
  g_autofree char *title = g_strdup_printf (_ ("Table %u: %s"), table + 1, people);
  g_autofree char *who = dup_names (self, table, FALSE);
  g_autofree char *missing = dup_names (self, table, TRUE);
  g_autofree char *lacks = *missing ? g_strdup_printf (_ ("Nobody of: %s"), missing) : NULL;
  g_autofree char *subtitle = g_strjoin (*who && lacks ? "\n" : "", who, lacks, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
show_tables (EnsTableComposer *self)
{
  guint n_missing = 0;
  ens_children_clear_list (self->table_list);
  for (guint t = 0; t < self->seating->n_tables; t++) {
    gtk_list_box_append (self->table_list, make_table_row (self, t));
    n_missing += self->seating->n_missing[t];
  }
  g_autofree char *gaps =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u seat stays empty: a group has nobody at that table. "
                                  "Write it down, or ask somebody to come.",
                                  "%u seats stay empty: a group has nobody at these tables. "
                                  "Write it down, or ask somebody to come.",
                                  n_missing),
                     n_missing);
  gtk_label_set_text (self->balance_label,
                      ens_seating_is_balanced (self->seating)
                        ? _ ("Balanced: one person of each group at every table.")
                      : n_missing > 0
                        ? gaps
                        : _ ("Every group is at every table; some send more than one."));
}

static void
update (EnsTableComposer *self, gboolean propose)
{
  if (self->is_filling || !self->groups)
    return;
  g_autofree EnsUuid *groups = g_new0 (EnsUuid, self->groups->len + 1);
  g_autofree guint *present = g_new0 (guint, self->groups->len + 1);
  read_present (self, groups, present);
  if (propose) {
    self->is_filling = TRUE;
    gtk_spin_button_set_value (self->tables_spin,
                               ens_composer_propose_tables (present, self->groups->len));
    self->is_filling = FALSE;
  }
  g_clear_pointer (&self->seating, ens_seating_free);
  self->seating = ens_composer_seat (present, self->groups->len,
                                     (guint) gtk_spin_button_get_value_as_int (self->tables_spin));
  show_tables (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
present_changed_cb (EnsTableComposer *self)
{
  update (self, TRUE);
}

static void
tables_changed_cb (EnsTableComposer *self)
{
  update (self, FALSE);
}

static void
ens_table_composer_dispose (GObject *object)
{
  EnsTableComposer *self = ENS_TABLE_COMPOSER (object);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->seating, ens_seating_free);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_TABLE_COMPOSER);
  G_OBJECT_CLASS (ens_table_composer_parent_class)->dispose (object);
}

static void
ens_table_composer_class_init (EnsTableComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_table_composer_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-table-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsTableComposer, present_list);
  gtk_widget_class_bind_template_child (widget_class, EnsTableComposer, table_list);
  gtk_widget_class_bind_template_child (widget_class, EnsTableComposer, tables_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsTableComposer, balance_label);
  gtk_widget_class_bind_template_callback (widget_class, tables_changed_cb);
}

static void
ens_table_composer_init (EnsTableComposer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_table_composer_show: @groups: (element-type EnsGroup): of any kind; copied. */
void
ens_table_composer_show (EnsTableComposer *self, GPtrArray *groups)
{
  g_return_if_fail (ENS_IS_TABLE_COMPOSER (self));
  self->is_filling = TRUE;
  ens_children_clear_list (self->present_list);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_group_free);
  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    if (group->kind != ENS_GROUP_MONOCHROME)
      continue;
    GtkWidget *row = ens_seat_row_new (group);
    g_signal_connect_object (row, "changed", G_CALLBACK (present_changed_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_list_box_append (self->present_list, row);
    g_ptr_array_add (self->groups, ens_group_copy (group));
  }
  self->is_filling = FALSE;
  update (self, TRUE);
}

/** ens_table_composer_can_seat: Returns: whether anybody came. */
gboolean
ens_table_composer_can_seat (EnsTableComposer *self)
{
  g_return_val_if_fail (ENS_IS_TABLE_COMPOSER (self), FALSE);
  for (guint t = 0; self->seating && t < self->seating->n_tables; t++)
    if (self->seating->n_people[t] > 0)
      return TRUE;
  return FALSE;
}

/** ens_table_composer_seat: makes the rainbow groups as they are shown; one action. */
gboolean
ens_table_composer_seat (EnsTableComposer *self,
                         EnsSession *session,
                         guint *n_tables,
                         GError **error)
{
  g_return_val_if_fail (ENS_IS_TABLE_COMPOSER (self) && self->seating, FALSE);
  g_autofree EnsUuid *groups = g_new0 (EnsUuid, self->groups->len + 1);
  g_autofree guint *present = g_new0 (guint, self->groups->len + 1);
  g_autofree char *today = ens_time_dup_today ();
  read_present (self, groups, present);
  *n_tables = self->seating->n_tables;
  return ens_rainbow_seat (session, groups, self->seating, today, error);
}
