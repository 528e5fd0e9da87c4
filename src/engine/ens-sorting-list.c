// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Piles lie in the order of their positions, and each is followed by those in it. Files of others may
// lead round in a circle: whatever is not reached from the wall is then shown on the wall.
#include "ens-sorting-list.h"

#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-tally.h"
#include "ens-wording.h"

void
ens_pile_free (EnsPile *pile)
{
  if (pile == NULL)
    return;
  ens_criterion_free (pile->criterion);
  g_free (pile->code);
  g_free (pile->label);
  g_strfreev (pile->examples);
  g_free (pile);
}

static int
compare_piles (gconstpointer a, gconstpointer b)
{
  const EnsCriterion *left = (*(EnsPile *const *) a)->criterion;
  const EnsCriterion *right = (*(EnsPile *const *) b)->criterion;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return ens_uuid_compare (&left->id, &right->id);
}

static void
read_component (EnsSession *session, EnsPile *pile)
{
  g_autoptr (EnsNode) node = NULL;

  if (ens_uuid_is_nil (&pile->criterion->node))
    return;
  node = ens_store_dup (ens_session_get_store (session), &ens_node_entity, &pile->criterion->node,
                        NULL);
  if (node == NULL)
    return;
  pile->code = g_strdup (node->code);
  pile->label = ens_wording_dup (session, &node->id, "label", node->label);
}

// Examples are read in the room and given out: where somebody put other words over a text, these.
static gboolean
take_example (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  EnsPile *pile = g_hash_table_lookup (data, &row);
  guint n = g_strv_length (pile->examples);

  pile->examples[n] = g_strdup (statement->masked != NULL ? statement->masked : statement->text);
  pile->polarities[n] = statement->polarity;
  return TRUE;
}

// Rows come in the order in which they are asked for: what was said most often first.
static gboolean
read_examples (EnsStore *store, GPtrArray *piles, GError **error)
{
  g_autoptr (GArray) examples = ens_store_list_examples (store, ENS_PILE_EXAMPLES, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) by_id = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  g_autoptr (GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (examples == NULL)
    return FALSE;
  for (guint i = 0; i < piles->len; i++) {
    EnsPile *pile = piles->pdata[i];

    g_hash_table_insert (by_id, &pile->criterion->id, pile);
  }
  for (guint i = 0; i < examples->len; i++) {
    EnsCriterionExample *example = &g_array_index (examples, EnsCriterionExample, i);
    EnsPile *pile = g_hash_table_lookup (by_id, &example->criterion);

    if (pile == NULL)
      continue;
    g_array_append_val (rows, example->row);
    g_hash_table_insert (by_row, &example->row, pile);
  }
  return ens_store_each_row (store, &ens_statement_entity, (const gint64 *) (gpointer) rows->data,
                             rows->len, take_example, by_row, error);
}

static EnsPile *
new_pile (EnsSession *session, const EnsCriterionTally *tally, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  EnsCriterion *criterion = ens_store_dup (store, &ens_criterion_entity, &tally->criterion, error);
  EnsPile *pile;

  if (criterion == NULL)
    return NULL;
  pile = g_new0 (EnsPile, 1);
  pile->criterion = criterion;
  pile->n_statements = (guint) tally->distinct;
  pile->n_expressions = (guint64) tally->expressions;
  pile->n_all_expressions = pile->n_expressions;
  pile->n_groups = (guint) tally->groups;
  read_component (session, pile);
  pile->examples = g_new0 (char *, ENS_PILE_EXAMPLES + 1);
  return pile;
}

typedef struct {
  GPtrArray *flat;
  GHashTable *inside; // EnsUuid of a pile → GPtrArray of those right in it
  GHashTable *done;
  GPtrArray *ordered;
} Order;

// Returns the expressions of the pile and all below it.
static guint64
append_with_inside (Order *order, EnsPile *pile, guint depth)
{
  GPtrArray *inside = g_hash_table_lookup (order->inside, &pile->criterion->id);

  if (!g_hash_table_add (order->done, pile))
    return 0;
  pile->depth = depth;
  g_ptr_array_add (order->ordered, pile);
  for (guint i = 0; inside != NULL && i < inside->len; i++) {
    if (g_hash_table_contains (order->done, inside->pdata[i]))
      continue;
    pile->n_inside++;
    pile->n_all_expressions += append_with_inside (order, inside->pdata[i], depth + 1);
  }
  return pile->n_all_expressions;
}

static void
collect_inside (Order *order)
{
  for (guint i = 0; i < order->flat->len; i++) {
    const EnsPile *pile = order->flat->pdata[i];
    GPtrArray *inside = g_hash_table_lookup (order->inside, &pile->criterion->parent);

    if (ens_uuid_is_nil (&pile->criterion->parent))
      continue;
    if (inside == NULL) {
      inside = g_ptr_array_new ();
      g_hash_table_insert (order->inside, &pile->criterion->parent, inside);
    }
    g_ptr_array_add (inside, (gpointer) pile);
  }
}

// Takes over what is in @piles.
static GPtrArray *
put_in_order (GPtrArray *piles)
{
  Order order = {
    .flat = piles,
    .inside = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL,
                                     (GDestroyNotify) g_ptr_array_unref),
    .done = g_hash_table_new (NULL, NULL),
    .ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_pile_free),
  };

  collect_inside (&order);
  for (guint i = 0; i < piles->len; i++)
    if (ens_uuid_is_nil (&((EnsPile *) piles->pdata[i])->criterion->parent))
      append_with_inside (&order, piles->pdata[i], 0);
  for (guint i = 0; i < piles->len; i++)
    if (!g_hash_table_contains (order.done, piles->pdata[i]))
      append_with_inside (&order, piles->pdata[i], 0);
  g_hash_table_unref (order.inside);
  g_hash_table_unref (order.done);
  g_ptr_array_set_free_func (piles, NULL);
  return order.ordered;
}

/** ens_sorting_list_piles: Returns: (transfer full) (element-type EnsPile): in the order of the wall. */
GPtrArray *
ens_sorting_list_piles (EnsSession *session, GError **error)
{
  g_autoptr (GArray) tallies = ens_store_tally_criteria (ens_session_get_store (session), error);
  g_autoptr (GPtrArray) piles = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_pile_free);

  if (tallies == NULL)
    return NULL;
  for (guint i = 0; i < tallies->len; i++) {
    EnsPile *pile = new_pile (session, &g_array_index (tallies, EnsCriterionTally, i), error);

    if (pile == NULL)
      return NULL;
    g_ptr_array_add (piles, pile);
  }
  if (!read_examples (ens_session_get_store (session), piles, error))
    return NULL;
  g_ptr_array_sort (piles, compare_piles);
  return put_in_order (piles);
}

/** ens_sorting_find_pile: Returns: (nullable) (transfer none): the one of @id; @piles: (nullable). */
const EnsPile *
ens_sorting_find_pile (GPtrArray *piles, const EnsUuid *id)
{
  for (guint i = 0; piles != NULL && i < piles->len; i++) {
    const EnsPile *pile = piles->pdata[i];

    if (ens_uuid_equal (&pile->criterion->id, id))
      return pile;
  }
  return NULL;
}

/** ens_sorting_is_within: whether @pile is @around, or lies in it at any depth. */
gboolean
ens_sorting_is_within (GPtrArray *piles, const EnsUuid *pile, const EnsUuid *around)
{
  const EnsPile *at = ens_sorting_find_pile (piles, pile);

  for (guint steps = 0; at != NULL && steps <= piles->len; steps++) {
    if (ens_uuid_equal (&at->criterion->id, around))
      return TRUE;
    at = ens_sorting_find_pile (piles, &at->criterion->parent);
  }
  return FALSE;
}

/** ens_sorting_count_unplaced: Returns: statements that lie in no pile. */
guint
ens_sorting_count_unplaced (EnsSession *session)
{
  gint64 counts[ENS_N_KINDS] = { 0 };

  if (!ens_store_count (ens_session_get_store (session), counts, NULL))
    return 0;
  return (guint) (counts[ENS_KIND_STATEMENT] - counts[ENS_KIND_MEMBER]);
}
