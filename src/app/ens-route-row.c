// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One entry of the sidebar. The state is told by a word or a tick, never by colour.
#include "ens-route-row.h"

#include "ens-error.h"

struct _EnsRouteRow {
  GtkListBoxRow parent_instance;

  const char *page;
  const char *heading;
  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkWidget *agreed_image;
};

G_DEFINE_FINAL_TYPE (EnsRouteRow, ens_route_row, GTK_TYPE_LIST_BOX_ROW)

static void
ens_route_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_ROUTE_ROW);
  G_OBJECT_CLASS (ens_route_row_parent_class)->dispose (object);
}

static void
ens_route_row_class_init (EnsRouteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_route_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-route-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsRouteRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRouteRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, EnsRouteRow, agreed_image);
}

static void
ens_route_row_init (EnsRouteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ens_route_row_new: a new entry.
 * @page: name of the page, a static string
 * @heading: the heading it stands under, a static string, not translated
 */
GtkWidget *
ens_route_row_new (const char *page, const char *title, const char *heading)
{
  EnsRouteRow *self = g_object_new (ENS_TYPE_ROUTE_ROW, NULL);
  self->page = page;
  self->heading = heading;
  gtk_label_set_text (self->title_label, title);
  ens_route_row_set_state (self, ENS_STAGE_EMPTY, 0);
  return GTK_WIDGET (self);
}

/** ens_route_row_get_page: Returns: the name of its page. */
const char *
ens_route_row_get_page (EnsRouteRow *self)
{
  g_return_val_if_fail (ENS_IS_ROUTE_ROW (self), NULL);
  return self->page;
}

/** ens_route_row_get_heading: Returns: what it stands under, untranslated. */
const char *
ens_route_row_get_heading (EnsRouteRow *self)
{
  g_return_val_if_fail (ENS_IS_ROUTE_ROW (self), NULL);
  return self->heading;
}

/**
 * ens_route_row_set_state: how far this page has come.
 * @count: how many things there are; 0 shows the state's word instead
 */
void
ens_route_row_set_state (EnsRouteRow *self, EnsStageState state, guint64 count)
{
  g_return_if_fail (ENS_IS_ROUTE_ROW (self));
  const char *word = state == ENS_STAGE_AGREED  ? _ ("agreed")
                     : state == ENS_STAGE_BEGUN ? _ ("begun")
                                                : _ ("empty");
  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
  gboolean is_quiet = state == ENS_STAGE_EMPTY && count == 0;
  gtk_label_set_text (self->state_label, is_quiet ? "" : count > 0 ? number : word);
  gtk_widget_set_visible (self->agreed_image, state == ENS_STAGE_AGREED);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), word);

  g_autofree char *name =
    count > 0 ? g_strdup_printf ("%s, %s, %s", gtk_label_get_text (self->title_label), number, word)
              : g_strdup_printf ("%s, %s", gtk_label_get_text (self->title_label), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
