// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is missing is one gap in the list. A change beside a gap that is still open is told as one with it.
#include "ens-list-portions.h"

// What a screen shows, and more.
#define PORTION 40

// As many as a grid view of GTK 4.8 makes widgets for, and a few: more of them cost nothing.
#define MADE 240

struct _EnsListPortions {
  GObject parent_instance;

  GListModel *list;
  guint start; // of the gap
  guint n_missing;
  guint n_filled; // of the change that opened the gap
  guint filling;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EnsListPortions,
                               ens_list_portions,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (ENS_LIST_PORTIONS (model)->list);
}

static guint
get_n_items (GListModel *model)
{
  EnsListPortions *self = ENS_LIST_PORTIONS (model);
  return g_list_model_get_n_items (self->list) - self->n_missing;
}

static gpointer
get_item (GListModel *model, guint position)
{
  EnsListPortions *self = ENS_LIST_PORTIONS (model);
  guint there = position < self->start ? position : position + self->n_missing;
  return g_list_model_get_item (self->list, there);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static gboolean
fill_cb (gpointer data)
{
  EnsListPortions *self = data;
  guint start = self->start;
  guint n = self->n_filled < MADE ? MIN (PORTION, self->n_missing) : self->n_missing;
  self->start += n;
  self->n_missing -= n;
  self->n_filled += n;
  if (self->n_missing == 0)
    self->filling = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), start, 0, n);
  return self->n_missing > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
changed_cb (EnsListPortions *self, guint position, guint removed, guint added)
{
  guint n_hidden = self->n_missing;
  // Positions in the list as it was, from which on and up to which something is different.
  guint start = n_hidden > 0 ? MIN (position, self->start) : position;
  guint end = n_hidden > 0 ? MAX (position + removed, self->start + n_hidden) : position + removed;
  guint n_new = end - start - removed + added;
  self->n_filled = MIN (n_new, PORTION);
  self->start = start + self->n_filled;
  self->n_missing = n_new - self->n_filled;
  if (self->n_missing == 0)
    g_clear_handle_id (&self->filling, g_source_remove);
  else if (self->filling == 0)
    self->filling = g_idle_add (fill_cb, self);
  g_list_model_items_changed (G_LIST_MODEL (self), start, end - start - n_hidden, self->n_filled);
}

static void
ens_list_portions_dispose (GObject *object)
{
  EnsListPortions *self = ENS_LIST_PORTIONS (object);
  g_clear_handle_id (&self->filling, g_source_remove);
  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, changed_cb, self);
  G_OBJECT_CLASS (ens_list_portions_parent_class)->dispose (object);
}

static void
ens_list_portions_finalize (GObject *object)
{
  g_clear_object (&ENS_LIST_PORTIONS (object)->list);
  G_OBJECT_CLASS (ens_list_portions_parent_class)->finalize (object);
}

static void
ens_list_portions_class_init (EnsListPortionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ens_list_portions_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_list_portions_finalize;
}

static void
ens_list_portions_init (EnsListPortions *self)
{
}

/** ens_list_portions_new: Returns: (transfer full): the first items of @list; the others follow. */
EnsListPortions *
ens_list_portions_new (GListModel *list)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);
  EnsListPortions *self = g_object_new (ENS_TYPE_LIST_PORTIONS, NULL);
  self->list = g_object_ref (list);
  changed_cb (self, 0, 0, g_list_model_get_n_items (list));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
