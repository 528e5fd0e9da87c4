// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Large changes come in portions, small ones as they are, and whoever only listens always knows what is
// in the list.
#include "ens-list-portions.h"

#include "ens-ui-test.h"

#define N_MANY 700

/** Heard: @items: what somebody holds who only listens; @most_added: the largest piece that came to the first 240 */
typedef struct {
  GPtrArray *items;
  guint most_added;
} Heard;

static void
heard_cb (GListModel *model, guint position, guint removed, guint added, Heard *heard)
{
  if (removed > 0)
    g_ptr_array_remove_range (heard->items, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (heard->items, (int) i, g_list_model_get_item (model, i));
  if (position < 240)
    heard->most_added = MAX (heard->most_added, added);
  g_assert_cmpuint (heard->items->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < heard->items->len; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);
    g_assert_true (item == heard->items->pdata[i]);
  }
}

static Heard
listen (EnsListPortions *portions)
{
  Heard heard = { g_ptr_array_new_with_free_func (g_object_unref), 0 };
  GListModel *model = G_LIST_MODEL (portions);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (heard.items, g_list_model_get_item (model, i));
  return heard;
}

static void
splice (GListStore *store, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (store, position, n_removed, items->pdata, n_added);
}

static void
check_settled (EnsListPortions *portions, GListStore *store)
{
  GListModel *model = G_LIST_MODEL (portions);
  ens_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (model), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (store)));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) shown = g_list_model_get_item (model, i);
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), i);
    g_assert_true (shown == item);
  }
}

static void
test_portions (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  splice (store, 0, 0, N_MANY);
  g_autoptr (EnsListPortions) portions = ens_list_portions_new (G_LIST_MODEL (store));
  Heard heard = listen (portions);
  g_assert_cmpuint (heard.items->len, ==, 40);
  g_signal_connect (portions, "items-changed", G_CALLBACK (heard_cb), &heard);
  check_settled (portions, store);
  g_assert_cmpuint (heard.most_added, ==, 40);
  splice (store, 0, N_MANY, N_MANY / 2);
  g_assert_cmpuint (heard.items->len, ==, 40);
  check_settled (portions, store);
  g_assert_cmpuint (heard.most_added, ==, 40);
  // What stands after the change stays.
  splice (store, 10, 20, 100);
  g_assert_cmpuint (heard.items->len, ==, N_MANY / 2 - 20 + 40);
  check_settled (portions, store);
  splice (store, 0, 0, 1);
  g_assert_cmpuint (heard.items->len, ==, N_MANY / 2 - 20 + 100 + 1);
  splice (store, 0, N_MANY / 2 - 20 + 100 + 1, 0);
  g_assert_cmpuint (heard.items->len, ==, 0);
  g_ptr_array_unref (heard.items);
}

// A thousand changes, most of them while something is still missing.
static void
test_beside_gap (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261123);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (EnsListPortions) portions = ens_list_portions_new (G_LIST_MODEL (store));
  Heard heard = listen (portions);
  g_signal_connect (portions, "items-changed", G_CALLBACK (heard_cb), &heard);
  for (guint i = 0; i < 1000; i++) {
    guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
    guint position = (guint) g_rand_int_range (chance, 0, (int) n + 1);
    guint removed = (guint) g_rand_int_range (chance, 0, (int) MIN (200, n - position) + 1);
    splice (store, position, removed, (guint) g_rand_int_range (chance, 0, 200));
    if (g_rand_int_range (chance, 0, 3) == 0)
      g_main_context_iteration (NULL, FALSE);
  }
  check_settled (portions, store);
  g_ptr_array_unref (heard.items);
}

int
main (int argc, char **argv)
{
  ens_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/list-portions/portions", test_portions);
  g_test_add_func ("/ui/list-portions/beside-gap", test_beside_gap);
  return g_test_run ();
}
