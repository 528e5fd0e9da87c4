// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name, what it is and what becomes of it: Enter keeps it. Each is one action.
#include "ens-indicator-goods.h"

#include "ens-children.h"
#include "ens-error.h"
#include "ens-records.h"
#include "ens-resource.h"
#include "ens-text.h"

struct _EnsIndicatorGoods {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid criterion;

  GtkExpander *expander;
  GtkListBox *list;
  GtkEntry *entry;
  GtkDropDown *kind_drop;
  GtkDropDown *state_drop;
};

G_DEFINE_FINAL_TYPE (EnsIndicatorGoods, ens_indicator_goods, ADW_TYPE_BIN)

static const char *const kinds[] = { N_ ("material"), N_ ("immaterial") };
static const char *const states[] = { N_ ("under-used"), N_ ("over-used"), N_ ("destroyed"),
                                      N_ ("produced"), N_ ("preserved") };

static void
tell (EnsIndicatorGoods *self, gboolean ok, const char *text, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), ok ? "win.tell-done" : "win.tell", "s",
                              ok ? text : error->message);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsIndicatorGoods *self = ENS_INDICATOR_GOODS (widget);
  g_autoptr (GError) error = NULL;
  EnsUuid id;
  if (!ens_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  g_autoptr (EnsResource) row = ens_records_dup (self->session, &ens_resource_entity, &id);
  if (!row)
    return;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"), row->title);
  tell (self, ens_session_remove_row (self->session, &ens_resource_entity, row, &error), text,
        error);
}

static GtkWidget *
make_row (const EnsResource *resource)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *id = ens_uuid_dup_text (&resource->id);
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), resource->title);
  g_autofree char *what = g_strdup_printf ("%s, %s", _ (kinds[resource->kind]),
                                           _ (states[resource->state]));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), resource->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "goods.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_cb (EnsIndicatorGoods *self)
{
  g_autoptr (EnsResource) row = ens_resource_new ();
  g_autoptr (GError) error = NULL;
  row->title = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  row->criterion = self->criterion;
  row->kind = (int) gtk_drop_down_get_selected (self->kind_drop);
  row->state = (int) gtk_drop_down_get_selected (self->state_drop);
  if (!*row->title || !self->session)
    return;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was added"), row->title);
  gboolean ok = ens_records_add (self->session, &ens_resource_entity, row, &error);
  if (ok)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  tell (self, ok, text, error);
}

static void
ens_indicator_goods_dispose (GObject *object)
{
  g_clear_object (&ENS_INDICATOR_GOODS (object)->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_INDICATOR_GOODS);
  G_OBJECT_CLASS (ens_indicator_goods_parent_class)->dispose (object);
}

static void
ens_indicator_goods_class_init (EnsIndicatorGoodsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_indicator_goods_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-indicator-goods.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorGoods, expander);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorGoods, list);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorGoods, entry);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorGoods, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorGoods, state_drop);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_install_action (widget_class, "goods.remove", "s", remove_action);
}

static void
ens_indicator_goods_init (EnsIndicatorGoods *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_indicator_goods_show: @criterion: nil hides the whole. */
void
ens_indicator_goods_show (EnsIndicatorGoods *self, EnsSession *session, const EnsUuid *criterion)
{
  g_return_if_fail (ENS_IS_INDICATOR_GOODS (self));
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_RESOURCE, NULL);
  guint n = 0;
  g_set_object (&self->session, session);
  self->criterion = *criterion;
  ens_children_clear_list (self->list);
  for (guint i = 0; rows && i < rows->len; i++) {
    const EnsResource *resource = rows->pdata[i];
    if (ens_uuid_is_nil (criterion) || !ens_uuid_equal (&resource->criterion, criterion))
      continue;
    gtk_list_box_append (self->list, make_row (resource));
    n++;
  }
  g_autofree char *label = g_strdup_printf (_ ("Goods it rests on: %u"), n);
  gtk_expander_set_label (self->expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), !ens_uuid_is_nil (criterion));
}
