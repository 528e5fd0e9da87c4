// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is named: a row for each component of our codebook, and for those of others that no crosswalk
// calls the same. Only the same is counted as one; what is wider or narrower is said.
#include "ens-compare-components.h"

#include "ens-compare-private.h"
#include "ens-crosswalk.h"
#include "ens-error.h"

#include <inttypes.h>

// Where @link leads from @id, in either direction; %NULL when it is about others.
static const EnsUuid *
follow (const EnsCrosswalk *link, const EnsUuid *id)
{
  if (ens_uuid_equal (&link->source, id))
    return &link->target;
  return ens_uuid_equal (&link->target, id) ? &link->source : NULL;
}

// The same in the codebook of @place, as @speaker calls the same; %NULL when there is none.
static const EnsNode *
find_same (const EnsPlace *place,
           const EnsPlace *speaker,
           const EnsUuid *id,
           const EnsUuid *edition)
{
  for (guint i = 0; i < speaker->links->len; i++) {
    const EnsCrosswalk *link = speaker->links->pdata[i];
    const EnsUuid *other = link->relation == ENS_CROSSWALK_SAME ? follow (link, id) : NULL;
    const EnsNode *node = other != NULL ? g_hash_table_lookup (place->nodes, other) : NULL;

    if (node != NULL && (edition == NULL || ens_uuid_equal (&node->edition, edition)))
      return node;
  }
  return NULL;
}

// In the codebook that @place uses: others come with it only because a crosswalk leads to them.
static const EnsNode *
find_node (const EnsComparison *comparison, const EnsPlace *place, const EnsUuid *id)
{
  const EnsPlace *here = ens_comparison_get_place (comparison, 0);
  const EnsNode *node = g_hash_table_lookup (place->nodes, id);

  if (node != NULL && !ens_uuid_equal (&node->edition, &place->codebook))
    node = NULL;
  if (node == NULL)
    node = find_same (place, place, id, &place->codebook);
  return node != NULL ? node : find_same (place, here, id, &place->codebook);
}

// In the codebook that we use, else in one that we know. What is the same is said here or there: whose
// codebook is a copy knows of ours, while we may not know the copy; or we made the crosswalk.
static const EnsNode *
find_ours (const EnsComparison *comparison, guint owner, const EnsUuid *id)
{
  const EnsPlace *here = ens_comparison_get_place (comparison, 0);
  const EnsPlace *there = ens_comparison_get_place (comparison, owner);
  const EnsNode *node = g_hash_table_lookup (here->nodes, id);
  const EnsNode *ours = node;

  if (node == NULL || !ens_uuid_equal (&node->edition, &here->codebook))
    ours = find_same (here, here, id, &here->codebook);
  if (ours == NULL)
    ours = find_same (here, there, id, &here->codebook);
  if (ours == NULL)
    ours = node != NULL ? node : find_same (here, there, id, NULL);
  return ours;
}

static EnsCompareRow *
find_row (const EnsComparison *comparison, GPtrArray *rows, guint owner, const EnsUuid *id)
{
  const EnsPlace *place = ens_comparison_get_place (comparison, owner);
  const EnsNode *ours = find_ours (comparison, owner, id);
  const EnsUuid *same = ours != NULL ? &ours->id : g_hash_table_lookup (place->same, id);

  for (guint i = 0; i < rows->len; i++) {
    EnsCompareRow *row = rows->pdata[i];

    if ((ours == NULL && ens_uuid_equal (&row->id, id)) ||
        (same != NULL && ens_uuid_equal (&row->id, same)))
      return row;
  }
  return NULL;
}

static EnsCompareRow *
add_node (EnsComparison *comparison, GPtrArray *rows, guint owner, const EnsNode *node)
{
  const EnsNode *ours = find_ours (comparison, owner, &node->id);
  guint speaker = ours != NULL ? 0 : owner;
  EnsCompareRow *row;

  if (ours == NULL)
    ours = node;
  row = ens_compare_row_new (comparison, &ours->id);
  row->code = g_strdup (ours->code);
  row->title = ens_comparison_dup_wording (comparison, speaker, &ours->id, "label", ours->label);
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_expressions (EnsComparison *comparison,
                 GPtrArray *rows,
                 guint at,
                 const EnsNode *node,
                 gint64 n)
{
  const EnsPlace *place = ens_comparison_get_place (comparison, at);
  EnsCompareRow *row = find_row (comparison, rows, at, &node->id);

  if (row == NULL)
    row = add_node (comparison, rows, at, node);
  row->cells[at].is_there = TRUE;
  row->cells[at].n += n;
  row->cells[at].share = place->n_sorted > 0 ? (double) row->cells[at].n / place->n_sorted : 0;
  row->is_ours |= at == 0;
}

static const EnsNode *
find_dimension (const EnsPlace *place, const EnsNode *node)
{
  const EnsNode *parent = g_hash_table_lookup (place->nodes, &node->parent);

  return parent != NULL ? parent : node;
}

static void
compare_components (EnsComparison *comparison)
{
  for (guint at = 0; at < comparison->places->len; at++) {
    const EnsPlace *place = ens_comparison_get_place (comparison, at);

    // In the order of the codebook, not of a table in memory.
    for (guint i = 0; i < place->rows->len; i++) {
      const EnsNode *node = place->rows->pdata[i];
      const gint64 *n = g_hash_table_lookup (place->components, &node->id);

      if (n == NULL || place->is_hidden)
        continue;
      add_expressions (comparison, comparison->dimensions, at, find_dimension (place, node), *n);
      add_expressions (comparison, comparison->components, at, node, *n);
    }
  }
}

// What few people said is not counted, all of them together neither.
static char *
dup_too_few (const EnsPlace *place)
{
  return g_strdup_printf (_ ("n hidden: fewer than %" PRId64 " people"), place->least);
}

static char *
dup_kinship (const EnsCrosswalk *link, const EnsUuid *id, gboolean is_here, const char *label)
{
  const gboolean is_forward = ens_uuid_equal (&link->source, id);

  if (link->relation == ENS_CROSSWALK_RELATED)
    return is_here ? g_strdup_printf (_ ("only something related here: “%s”"), label)
                   : g_strdup_printf (_ ("only something related there: “%s”"), label);
  // What the target is to the source, the source is not to the target.
  if ((link->relation == ENS_CROSSWALK_BROADER) == is_forward)
    return is_here ? g_strdup_printf (_ ("only something wider here: “%s”"), label)
                   : g_strdup_printf (_ ("only something wider there: “%s”"), label);
  return is_here ? g_strdup_printf (_ ("only something narrower here: “%s”"), label)
                 : g_strdup_printf (_ ("only something narrower there: “%s”"), label);
}

// What a crosswalk calls wider, narrower or related is not counted as one, but said.
static char *
dup_related (const EnsComparison *comparison, guint at, guint speaker, const EnsUuid *id)
{
  const EnsPlace *place = ens_comparison_get_place (comparison, at);
  const GPtrArray *links = ens_comparison_get_place (comparison, speaker)->links;

  for (guint i = 0; i < links->len; i++) {
    const EnsCrosswalk *link = links->pdata[i];
    const EnsUuid *other = link->relation != ENS_CROSSWALK_SAME ? follow (link, id) : NULL;
    const EnsNode *node = other != NULL ? g_hash_table_lookup (place->nodes, other) : NULL;
    g_autofree char *label = NULL;

    if (node == NULL)
      continue;
    label = ens_comparison_dup_wording (comparison, at, &node->id, "label", node->label);
    return dup_kinship (link, id, at == 0, label);
  }
  return NULL;
}

static char *
dup_unknown (const EnsComparison *comparison, guint at, const EnsUuid *id)
{
  char *related = NULL;

  for (guint i = 0; i < comparison->places->len && related == NULL; i++)
    related = dup_related (comparison, at, i, id);
  if (related != NULL)
    return related;
  return g_strdup (at == 0 ? _ ("our codebook has no such component")
                           : _ ("their codebook has no such component"));
}

// A place whose codebook does not have the component did not "not name it".
static void
say_what_is_missing (EnsComparison *comparison, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    EnsCompareRow *row = rows->pdata[i];

    for (guint k = 0; k < row->n_cells; k++) {
      EnsCompareCell *cell = &row->cells[k];
      const EnsPlace *place = ens_comparison_get_place (comparison, k);

      if (cell->is_there)
        continue;
      if (place->is_hidden)
        cell->refusal = dup_too_few (place);
      else if (ens_place_has_only_figures (place))
        cell->refusal = g_strdup (_ ("only figures of surveys came"));
      else if (place->n_sorted == 0)
        cell->refusal = g_strdup (_ ("no statement has a component yet"));
      else if (find_node (comparison, place, &row->id) == NULL)
        cell->refusal = dup_unknown (comparison, k, &row->id);
    }
  }
}

static double
get_sum (const EnsCompareRow *row)
{
  double sum = 0;

  for (guint i = 0; i < row->n_cells; i++)
    sum += row->cells[i].share;
  return sum;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const EnsCompareRow *left = *(EnsCompareRow *const *) a;
  const EnsCompareRow *right = *(EnsCompareRow *const *) b;
  double difference = get_sum (right) - get_sum (left);

  if (difference != 0)
    return difference > 0 ? 1 : -1;
  return g_strcmp0 (left->code, right->code);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(EnsCompareRow *const *) a)->code, (*(EnsCompareRow *const *) b)->code);
}

// Equal shares have equal ranks.
static void
rank (GPtrArray *rows, guint place)
{
  for (guint i = 0; i < rows->len; i++) {
    EnsCompareCell *cell = &((EnsCompareRow *) rows->pdata[i])->cells[place];

    cell->rank = cell->n > 0 ? 1 : 0;
    for (guint k = 0; k < rows->len && cell->n > 0; k++)
      cell->rank += ((EnsCompareRow *) rows->pdata[k])->cells[place].n > cell->n;
  }
}

/** ens_comparison_add_components: the components and their dimensions, in order, with their ranks. */
void
ens_comparison_add_components (EnsComparison *self)
{
  compare_components (self);
  say_what_is_missing (self, self->components);
  say_what_is_missing (self, self->dimensions);
  g_ptr_array_sort (self->components, compare_rows);
  g_ptr_array_sort (self->dimensions, compare_codes);
  for (guint i = 0; i < self->places->len; i++)
    rank (self->components, i);
}
