// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows values from package to package, so that people see what they would really keep. What a row
// becomes is decided by the merger; nothing here is written.
#include "ens-merge-chain.h"

#include "ens-text.h"

// Link: a field of an item, to be looked up by those of later packages
typedef struct {
  const EnsMergeItem *item;
  const EnsMergeField *field;
} Link;

static char *
dup_place (const EnsMergeItem *item, const EnsMergeField *field)
{
  return g_strjoin ("\n", item->entity->name, item->key, field != NULL ? field->field->name : NULL,
                    NULL);
}

// From which package the value comes that is here after @link.
static const char *
get_source (const Link *link)
{
  if (link->field == NULL || link->field->is_theirs)
    return link->item->package;
  return link->field->our_package;
}

static void
name_fields (GHashTable *links, const EnsMergeItem *item)
{
  g_autofree char *row = dup_place (item, NULL);

  for (guint i = 0; i < item->fields->len; i++) {
    EnsMergeField *field = item->fields->pdata[i];
    g_autofree char *place = field->field != NULL ? dup_place (item, field) : g_strdup (row);
    const Link *before = g_hash_table_lookup (links, place);

    if (before == NULL)
      before = g_hash_table_lookup (links, row);
    if (before != NULL && item->what != ENS_MERGE_NEW)
      ens_set_str (&field->our_package, get_source (before));
    if (field->field == NULL)
      continue;
    g_hash_table_replace (links, g_steal_pointer (&place),
                          g_memdup2 (&(Link){ item, field }, sizeof (Link)));
  }
  if (item->what == ENS_MERGE_NEW)
    g_hash_table_replace (links, g_steal_pointer (&row),
                          g_memdup2 (&(Link){ item, NULL }, sizeof (Link)));
}

/**
 * ens_merge_chain_name:
 * @items: (element-type EnsMergeItem): of a plan, package by package
 *
 * Notes of each value that is here before a package comes whether an earlier package brought it.
 */
void
ens_merge_chain_name (const GPtrArray *items)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < items->len; i++)
    name_fields (links, items->pdata[i]);
}

static void
follow_field (EnsMergeField *field, const Link *before, const EnsMergeDecisions *decisions)
{
  const EnsMergeItem *item = before->item;
  const EnsMergeField *last = before->field;
  const char *value = NULL;
  EnsMergeTake take = ens_merge_decisions_get (decisions, item->package_id, item->entity, item->key,
                                               last->field->name, &value);
  gboolean is_theirs = take == ENS_TAKE_THEIRS || (take == ENS_TAKE_PLAIN && last->is_theirs);
  gboolean is_written = take == ENS_TAKE_VALUE;

  ens_set_str (&field->ours, is_written ? value : is_theirs ? last->theirs : last->ours);
  ens_set_str (&field->our_author, is_written  ? NULL
                                   : is_theirs ? last->their_author
                                               : last->our_author);
  field->our_time = is_written ? 0 : is_theirs ? last->their_time : last->our_time;
  ens_set_str (&field->our_package, is_written  ? NULL
                                    : is_theirs ? item->package
                                                : last->our_package);
}

/**
 * ens_merge_chain_follow:
 * @items: (element-type EnsMergeItem): of one row that is here already, package by package
 *
 * Sets what is here before each package to what @decisions leave of the one before.
 */
void
ens_merge_chain_follow (const GPtrArray *items, const EnsMergeDecisions *decisions)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < items->len; i++) {
    const EnsMergeItem *item = items->pdata[i];

    for (guint k = 0; k < item->fields->len; k++) {
      EnsMergeField *field = item->fields->pdata[k];
      const Link *before;

      if (field->field == NULL || item->what == ENS_MERGE_NEW)
        continue;
      before = g_hash_table_lookup (links, field->field);
      if (before != NULL)
        follow_field (field, before, decisions);
      g_hash_table_replace (links, (gpointer) field->field,
                            g_memdup2 (&(Link){ item, field }, sizeof (Link)));
    }
  }
}

/**
 * ens_merge_chain_is_decided:
 *
 * Returns: whether nothing of @item waits for somebody: without a word about the whole row each field
 *   that both sides changed is decided by itself; where a row is taken whole, one value is enough
 */
gboolean
ens_merge_chain_is_decided (const EnsMergeItem *item, const EnsMergeDecisions *decisions)
{
  guint n_decided = 0, n_open = 0;

  if (!item->is_open || ens_merge_decisions_get (decisions, item->package_id, item->entity,
                                                 item->key, NULL, NULL) != ENS_TAKE_PLAIN)
    return TRUE;
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *field = item->fields->pdata[i];
    EnsMergeTake take = ens_merge_decisions_get (decisions, item->package_id, item->entity,
                                                 item->key,
                                                 field->field != NULL ? field->field->name : NULL,
                                                 NULL);

    n_decided += take != ENS_TAKE_PLAIN;
    n_open += field->is_both && take == ENS_TAKE_PLAIN;
  }
  return n_decided > 0 && (n_open == 0 || !ens_entity_has_own_id (item->entity));
}
