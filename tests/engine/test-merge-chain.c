// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is here before a package follows what was decided about those before it.
#include "ens-merge-chain.h"
#include "ens-test.h"

static EnsMergeItem *
add_item (GPtrArray *items, const char *file, const char *ours, const char *theirs)
{
  const EnsEntity *entity = ens_entity_get (ENS_KIND_ACTION);
  EnsMergeItem *item = ens_merge_item_new (entity, "key", ENS_MERGE_BOTH);
  EnsMergeField *field = ens_merge_item_add_field (item, ens_entity_get_field (entity, "note"));

  item->package = g_strdup (file);
  item->package_id = g_strdup (file);
  item->is_open = TRUE;
  field->ours = g_strdup (ours);
  field->theirs = g_strdup (theirs);
  field->is_both = TRUE;
  field->is_theirs = TRUE;
  g_ptr_array_add (items, item);
  return item;
}

static const EnsMergeField *
get_field (const EnsMergeItem *item)
{
  return item->fields->pdata[0];
}

static void
test_follow (void)
{
  g_autoptr (GPtrArray)
               items = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_merge_item_free);
  g_autoptr (EnsMergeDecisions) decisions = ens_merge_decisions_new ();
  const EnsMergeItem *lake = add_item (items, "lake.xml", "town", "lake");
  const EnsMergeItem *park = add_item (items, "park.xml", "lake", "park");
  const EnsMergeItem *last = add_item (items, "last.xml", "park", "last");

  ens_merge_chain_name (items);
  g_assert_null (get_field (lake)->our_package);
  g_assert_cmpstr (get_field (park)->our_package, ==, "lake.xml");
  g_assert_cmpstr (get_field (last)->our_package, ==, "park.xml");

  ens_merge_decisions_set_field (decisions, "park.xml", park->entity, "key", "note", ENS_TAKE_OURS,
                                 NULL);
  ens_merge_chain_follow (items, decisions);
  g_assert_cmpstr (get_field (last)->ours, ==, "lake");
  g_assert_cmpstr (get_field (last)->our_package, ==, "lake.xml");

  ens_merge_decisions_set_field (decisions, "park.xml", park->entity, "key", "note", ENS_TAKE_VALUE,
                                 "both");
  ens_merge_decisions_set_field (decisions, "lake.xml", lake->entity, "key", "note", ENS_TAKE_OURS,
                                 NULL);
  ens_merge_chain_follow (items, decisions);
  g_assert_cmpstr (get_field (park)->ours, ==, "town");
  g_assert_null (get_field (park)->our_package);
  g_assert_cmpstr (get_field (last)->ours, ==, "both");
}

static void
test_is_decided (void)
{
  g_autoptr (GPtrArray)
               items = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_merge_item_free);
  g_autoptr (EnsMergeDecisions) decisions = ens_merge_decisions_new ();
  EnsMergeItem *item = add_item (items, "lake.xml", "town", "lake");
  EnsMergeField *second = ens_merge_item_add_field (item, ens_entity_get_field (item->entity,
                                                                                "objective"));

  second->is_both = TRUE;
  g_assert_false (ens_merge_chain_is_decided (item, decisions));
  ens_merge_decisions_set_field (decisions, "lake.xml", item->entity, "key", "note", ENS_TAKE_VALUE,
                                 "both");
  g_assert_false (ens_merge_chain_is_decided (item, decisions));
  ens_merge_decisions_set_field (decisions, "lake.xml", item->entity, "key", "objective",
                                 ENS_TAKE_OURS, NULL);
  g_assert_true (ens_merge_chain_is_decided (item, decisions));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/merge-chain/follow", test_follow);
  g_test_add_func ("/engine/merge-chain/is-decided", test_is_decided);
  return g_test_run ();
}
