// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saves nothing itself: it says what was changed.
#include "ens-good-row.h"

#include "ens-actions.h"
#include "ens-error.h"

struct _EnsGoodRow {
  AdwExpanderRow parent_instance;

  EnsResource *resource;
  gboolean is_filling;

  AdwComboRow *kind_row;
  AdwComboRow *state_row;
  GtkStringList *states;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (EnsGoodRow, ens_good_row, ADW_TYPE_EXPANDER_ROW)

enum {
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
selected_cb (EnsGoodRow *self)
{
  if (self->is_filling || !self->resource)
    return;
  self->resource->kind = (int) adw_combo_row_get_selected (self->kind_row);
  self->resource->state = (int) adw_combo_row_get_selected (self->state_row);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (EnsGoodRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
ens_good_row_dispose (GObject *object)
{
  EnsGoodRow *self = ENS_GOOD_ROW (object);
  g_clear_pointer (&self->resource, ens_resource_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_GOOD_ROW);
  G_OBJECT_CLASS (ens_good_row_parent_class)->dispose (object);
}

static void
ens_good_row_class_init (EnsGoodRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_good_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-good-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsGoodRow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGoodRow, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsGoodRow, states);
  gtk_widget_class_bind_template_child (widget_class, EnsGoodRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  signals[CHANGED] = g_signal_new ("changed", ENS_TYPE_GOOD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", ENS_TYPE_GOOD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ens_good_row_init (EnsGoodRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int state = 0; state <= ENS_RESOURCE_STATE_PRESERVED; state++)
    gtk_string_list_append (self->states, ens_actions_get_resource_state_name (state));
}

/** ens_good_row_new: a row that shows nothing yet. */
GtkWidget *
ens_good_row_new (void)
{
  return g_object_new (ENS_TYPE_GOOD_ROW, NULL);
}

/** ens_good_row_show: shows @resource, of which it keeps a copy. */
void
ens_good_row_show (EnsGoodRow *self, const EnsResource *resource)
{
  g_return_if_fail (ENS_IS_GOOD_ROW (self));
  EnsResource *copy = ens_resource_copy (resource);
  gboolean is_immaterial = resource->kind == ENS_RESOURCE_KIND_IMMATERIAL;
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", is_immaterial ? _ ("immaterial") : _ ("material"),
                     ens_actions_get_resource_state_name (resource->state));
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), resource->title);
  g_clear_pointer (&self->resource, ens_resource_free);
  self->resource = copy;
  self->is_filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), copy->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_combo_row_set_selected (self->kind_row, (guint) copy->kind);
  adw_combo_row_set_selected (self->state_row, (guint) copy->state);
  gtk_widget_set_tooltip_text (self->remove_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->is_filling = FALSE;
}

/** ens_good_row_get_resource: Returns: (nullable) (transfer none): as a person left it. */
const EnsResource *
ens_good_row_get_resource (EnsGoodRow *self)
{
  g_return_val_if_fail (ENS_IS_GOOD_ROW (self), NULL);
  return self->resource;
}
