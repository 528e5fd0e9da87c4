// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows are changed in place while the goods are the same ones, so that the keyboard stays where it is.
#include "ens-goods-list.h"

#include "ens-error.h"
#include "ens-good-row.h"
#include "ens-records.h"

struct _EnsGoodsList {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid action;

  GtkListBox *list;
  AdwEntryRow *add_row;
};

G_DEFINE_FINAL_TYPE (EnsGoodsList, ens_goods_list, ADW_TYPE_BIN)

static void
tell (EnsGoodsList *self, const char *text, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), error ? "win.tell" : "win.tell-done", "s",
                              error ? error->message : text);
}

static void
changed_cb (EnsGoodsList *self, EnsGoodRow *row)
{
  g_autoptr (EnsResource) resource = ens_resource_copy (ens_good_row_get_resource (row));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was changed"), resource->title);
  ens_session_save_row (self->session, &ens_resource_entity, resource, &error);
  tell (self, text, error);
}

static void
removed_cb (EnsGoodsList *self, EnsGoodRow *row)
{
  g_autoptr (EnsResource) resource = ens_resource_copy (ens_good_row_get_resource (row));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"), resource->title);
  if (ens_session_remove_row (self->session, &ens_resource_entity, resource, &error))
    gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
  tell (self, text, error);
}

static void
add_cb (EnsGoodsList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->add_row));
  g_autoptr (EnsResource) resource = ens_resource_new ();
  g_autoptr (GError) error = NULL;
  resource->action = self->action;
  if (!self->session ||
      !ens_records_set (self->session, &ens_resource_entity, resource, "title", text, &error) ||
      !resource->title)
    return;
  g_autofree char *done = g_strdup_printf (_ ("“%s” was added"), resource->title);
  if (ens_records_add (self->session, &ens_resource_entity, resource, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  tell (self, done, error);
}

static EnsGoodRow *
get_row (EnsGoodsList *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  return ENS_IS_GOOD_ROW (row) ? ENS_GOOD_ROW (row) : NULL;
}

static gboolean
shows_same (EnsGoodsList *self, GPtrArray *resources)
{
  for (guint i = 0; i < resources->len; i++) {
    const EnsResource *resource = resources->pdata[i];
    EnsGoodRow *row = get_row (self, i);
    if (!row || !ens_uuid_equal (&ens_good_row_get_resource (row)->id, &resource->id))
      return FALSE;
  }
  return get_row (self, resources->len) == NULL;
}

static void
build_rows (EnsGoodsList *self, guint n)
{
  EnsGoodRow *row;
  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++) {
    GtkWidget *added = ens_good_row_new ();
    g_signal_connect_object (added, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (added, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_insert (self->list, added, (int) i);
  }
}

static void
ens_goods_list_dispose (GObject *object)
{
  g_clear_object (&ENS_GOODS_LIST (object)->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_GOODS_LIST);
  G_OBJECT_CLASS (ens_goods_list_parent_class)->dispose (object);
}

static void
ens_goods_list_class_init (EnsGoodsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_goods_list_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-goods-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsGoodsList, list);
  gtk_widget_class_bind_template_child (widget_class, EnsGoodsList, add_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
ens_goods_list_init (EnsGoodsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_goods_list_set_session: @session: (nullable): whose goods. */
void
ens_goods_list_set_session (EnsGoodsList *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_GOODS_LIST (self));
  g_set_object (&self->session, session);
}

/**
 * ens_goods_list_show: shows the goods of @action.
 * @resources: (element-type EnsResource): those of the action
 */
void
ens_goods_list_show (EnsGoodsList *self, const EnsUuid *action, GPtrArray *resources)
{
  g_return_if_fail (ENS_IS_GOODS_LIST (self));
  if (!ens_uuid_equal (&self->action, action))
    gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  self->action = *action;
  if (!shows_same (self, resources))
    build_rows (self, resources->len);
  for (guint i = 0; i < resources->len; i++)
    ens_good_row_show (get_row (self, i), resources->pdata[i]);
}
