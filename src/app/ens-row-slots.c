// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list view is told only that slots came or went at the end. It makes a widget for each of the
// first two hundred, ten times as many as are seen, and keeps no more however many follow: these come and
// go in portions, one a frame, so that none of them waits for all.
#include "ens-row-slots.h"

// What a screen shows, and more.
#define PORTION 40

struct _EnsRowSlots {
  GObject parent_instance;

  EnsStatementList *list;
  guint n;
  guint position;
  gint64 row; // at hand; 0 for none
  guint settling;
  guint refilling;
};

static void list_model_init (GListModelInterface *interface);
static void selection_model_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EnsRowSlots,
                               ens_row_slots,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

enum {
  SHRINKS,
  REFILLED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return ENS_ROW_SLOTS (model)->n;
}

static gpointer
get_item (GListModel *model, guint position)
{
  return position < ENS_ROW_SLOTS (model)->n ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  EnsRowSlots *self = ENS_ROW_SLOTS (model);
  return self->row > 0 && self->position == position;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  ens_row_slots_set_position (ENS_ROW_SLOTS (model), position);
  return TRUE;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  EnsRowSlots *self = ENS_ROW_SLOTS (model);
  GtkBitset *set = gtk_bitset_new_empty ();
  if (self->row > 0)
    gtk_bitset_add (set, self->position);
  return set;
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->select_item = select_item;
  interface->get_selection_in_range = get_selection_in_range;
}

// The same statement, wherever it stands now; else the one that stands where it stood.
static gboolean
find_again (EnsRowSlots *self)
{
  if (self->row > 0 && ens_statement_list_get_row (self->list, self->position) == self->row)
    return TRUE;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint position = ens_statement_list_find_row (self->list, self->row);
  if (position != G_MAXUINT) {
    self->position = position;
    return TRUE;
  }
  self->position = MIN (self->position, MAX (n, 1) - 1);
  self->row = ens_statement_list_get_row (self->list, self->position);
  return FALSE;
}

static gboolean
refill_cb (gpointer data)
{
  EnsRowSlots *self = data;
  self->refilling = 0;
  g_signal_emit (self, signals[REFILLED], 0);
  return G_SOURCE_REMOVE;
}

/** ens_row_slots_refill: has `refilled` told once before the next frame, however often it is called. */
void
ens_row_slots_refill (EnsRowSlots *self)
{
  g_return_if_fail (ENS_IS_ROW_SLOTS (self));
  if (self->refilling == 0)
    self->refilling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refill_cb, self, NULL);
}

// How many slots come after those that are now, on the way to @n: only those with widgets are dear.
static guint
find_next (EnsRowSlots *self, guint n)
{
  if (n >= self->n)
    return self->n >= ENS_ROW_SLOTS_MADE ? n : MIN (n, self->n + PORTION);
  guint less = self->n - MIN (self->n, PORTION);
  return MAX (n, MIN (less, ENS_ROW_SLOTS_MADE));
}

static gboolean
settle_cb (gpointer data)
{
  EnsRowSlots *self = data;
  guint before = self->n;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  self->n = find_next (self, n);
  guint common = MIN (before, self->n);
  gboolean is_settled = self->n == n;
  if (is_settled)
    self->settling = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), common, before - common, self->n - common);
  if (is_settled)
    ens_row_slots_refill (self);
  return is_settled ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
tell_end (EnsRowSlots *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (self->n > n + ENS_ROW_SLOTS_MADE)
    g_signal_emit (self, signals[SHRINKS], 0);
  if (n != self->n && self->settling == 0 && settle_cb (self))
    self->settling = g_idle_add (settle_cb, self);
}

static void
changed_cb (EnsRowSlots *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self);
  guint before = self->position;
  gboolean is_same = find_again (self);
  tell_end (self);
  if (before != self->position && before < self->n)
    gtk_selection_model_selection_changed (model, before, 1);
  if (before != self->position && self->position < self->n)
    gtk_selection_model_selection_changed (model, self->position, 1);
  ens_row_slots_refill (self);
  if (!is_same)
    g_signal_emit (self, signals[MOVED], 0);
}

static void
ens_row_slots_dispose (GObject *object)
{
  EnsRowSlots *self = ENS_ROW_SLOTS (object);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->refilling, g_source_remove);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (ens_row_slots_parent_class)->dispose (object);
}

static void
ens_row_slots_class_init (EnsRowSlotsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_row_slots_dispose;
  signals[SHRINKS] = g_signal_new ("shrinks", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REFILLED] = g_signal_new ("refilled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
}

static void
ens_row_slots_init (EnsRowSlots *self)
{
}

/** ens_row_slots_new: Returns: (transfer full): the first statement of @list is at hand. */
EnsRowSlots *
ens_row_slots_new (EnsStatementList *list)
{
  EnsRowSlots *self = g_object_new (ENS_TYPE_ROW_SLOTS, NULL);
  self->list = g_object_ref (list);
  self->row = ens_statement_list_get_row (list, 0);
  tell_end (self);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** ens_row_slots_get_position: Returns: of the statement at hand; %GTK_INVALID_LIST_POSITION. */
guint
ens_row_slots_get_position (EnsRowSlots *self)
{
  g_return_val_if_fail (ENS_IS_ROW_SLOTS (self), GTK_INVALID_LIST_POSITION);
  return self->row > 0 ? self->position : GTK_INVALID_LIST_POSITION;
}

/** ens_row_slots_is_growing: Returns: whether slots are still to come; `refilled` tells of the last ones. */
gboolean
ens_row_slots_is_growing (EnsRowSlots *self)
{
  g_return_val_if_fail (ENS_IS_ROW_SLOTS (self), FALSE);
  return self->n < g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

/** ens_row_slots_set_position: takes the statement at @position in hand, if there is one. */
void
ens_row_slots_set_position (EnsRowSlots *self, guint position)
{
  g_return_if_fail (ENS_IS_ROW_SLOTS (self));
  gint64 row = ens_statement_list_get_row (self->list, position);
  guint first = MIN (self->position, position);
  guint last = MAX (self->position, position);
  if (row == 0 || (row == self->row && position == self->position))
    return;
  self->position = position;
  self->row = row;
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
  g_signal_emit (self, signals[MOVED], 0);
}
