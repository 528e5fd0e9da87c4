// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each group is people of one kind: a group, the territories around it, everybody. Who sits at a rainbow
// table was counted in a group before, so that tables are decided by themselves. A group of which nobody
// noted how many they are is not hidden: there is no number of them.
#include "ens-group-mask.h"

#include "ens-group.h"
#include "ens-mask-limit.h"
#include "ens-mask-plan.h"
#include "ens-session-private.h"
#include "ens-territory.h"

/**
 * EnsGroupMask:
 * @territories: (element-type EnsTerritory): all
 * @hidden: ids of groups and territories
 * @hides_all: not even how many people there are together is told
 */
struct _EnsGroupMask {
  guint least;
  GPtrArray *territories;
  GHashTable *hidden;
  gboolean hides_all;
};

/** Sets: what the plan is asked; @ids: of each set but those that are nobody's */
typedef struct {
  GArray *kinds;
  GPtrArray *ids;
  GPtrArray *groups;
  GArray *people;
  GArray *is_member;
} Sets;

void
ens_group_mask_free (EnsGroupMask *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->territories, g_ptr_array_unref);
  g_hash_table_unref (self->hidden);
  g_free (self);
}

static void
clear_sets (Sets *sets)
{
  g_array_unref (sets->kinds);
  g_ptr_array_unref (sets->ids);
  g_ptr_array_unref (sets->groups);
  g_array_unref (sets->people);
  g_array_unref (sets->is_member);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sets, clear_sets)

static void
add_set (Sets *sets, EnsMaskSetKind kind, const EnsUuid *id)
{
  g_array_append_val (sets->kinds, kind);
  g_ptr_array_add (sets->ids, (gpointer) id);
}

static void
add_members (Sets *sets,
             const EnsGroupMask *self,
             const EnsTerritory *territory,
             gboolean is_inside)
{
  for (guint i = 0; i < sets->groups->len; i++) {
    const EnsGroup *group = sets->groups->pdata[i];
    gboolean is_member = ens_territory_lies_in (self->territories, &group->territory,
                                                &territory->id) == is_inside;

    g_array_append_val (sets->is_member, is_member);
  }
}

// Those who are not of a territory stand beside it: what is shown must not tell of them when they are few.
static void
add_territory (Sets *sets, const EnsGroupMask *self, const EnsTerritory *territory)
{
  add_set (sets, ENS_MASK_SET_TAG, &territory->id);
  add_members (sets, self, territory, TRUE);
  add_set (sets, ENS_MASK_SET_SECRET, NULL);
  add_members (sets, self, territory, FALSE);
}

static void
fill_sets (Sets *sets, const EnsGroupMask *self)
{
  const gboolean yes = TRUE;

  add_set (sets, ENS_MASK_SET_ALL, NULL);
  for (guint i = 0; i < sets->groups->len; i++)
    g_array_append_val (sets->is_member, yes);
  for (guint set = 0; set < sets->groups->len; set++) {
    add_set (sets, ENS_MASK_SET_GROUP, &((const EnsGroup *) sets->groups->pdata[set])->id);
    for (guint i = 0; i < sets->groups->len; i++) {
      gboolean is_member = i == set;

      g_array_append_val (sets->is_member, is_member);
    }
  }
  for (guint i = 0; i < self->territories->len; i++)
    add_territory (sets, self, self->territories->pdata[i]);
}

static void
note_hidden (EnsGroupMask *self, const Sets *sets, const EnsMaskPlan *plan)
{
  self->hides_all |= sets->groups->len > 0 && plan->hides_set[0];
  for (guint set = 1; set < sets->ids->len; set++)
    if (sets->ids->pdata[set] != NULL && plan->hides_set[set])
      g_hash_table_add (self->hidden, g_memdup2 (sets->ids->pdata[set], sizeof (EnsUuid)));
}

// Of @groups those of @kind that count at all; all kinds when it is negative.
static void
decide (EnsGroupMask *self, GPtrArray *groups, const gint64 *counts, int kind)
{
  g_auto (Sets) sets = { g_array_new (FALSE, FALSE, sizeof (EnsMaskSetKind)), g_ptr_array_new (),
                         g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (gint64)),
                         g_array_new (FALSE, FALSE, sizeof (gboolean)) };
  g_autoptr (EnsMaskPlan) plan = NULL;

  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];

    if (counts[i] == 0 || (kind >= 0 && group->kind != kind))
      continue;
    g_ptr_array_add (sets.groups, groups->pdata[i]);
    g_array_append_val (sets.people, counts[i]);
  }
  fill_sets (&sets, self);
  plan = ens_mask_plan_new (&(EnsMaskSets){
    .n_sets = sets.kinds->len,
    .n_profiles = sets.groups->len,
    .kinds = (const EnsMaskSetKind *) (gpointer) sets.kinds->data,
    .is_member = (const gboolean *) (gpointer) sets.is_member->data,
    .people = (const gint64 *) (gpointer) sets.people->data,
    .least = self->least,
  });
  note_hidden (self, &sets, plan);
}

/** ens_group_mask_new: Returns: (transfer full): decided by how many people were noted for each group. */
EnsGroupMask *
ens_group_mask_new (EnsSession *session, GError **error)
{
  g_autoptr (EnsGroupMask) self = g_new0 (EnsGroupMask, 1);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autofree gint64 *people = NULL;

  self->hidden = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  self->least = ens_mask_limit_get (session);
  self->territories = groups != NULL ? ens_session_list_rows (session, ENS_KIND_TERRITORY, error)
                                     : NULL;
  if (self->territories == NULL)
    return NULL;
  people = g_new0 (gint64, groups->len + 1);
  for (guint i = 0; i < groups->len; i++)
    people[i] = ((const EnsGroup *) groups->pdata[i])->participants;
  decide (self, groups, people, ENS_GROUP_MONOCHROME);
  decide (self, groups, people, ENS_GROUP_RAINBOW);
  return g_steal_pointer (&self);
}

/**
 * ens_group_mask_add_said:
 * @groups: (element-type EnsGroup): that a page tells of
 * @said: how often something was said in each of them
 *
 * For what leaves the project: hides also where so little was said that few people may have said it.
 */
void
ens_group_mask_add_said (EnsGroupMask *self, GPtrArray *groups, const gint64 *said)
{
  decide (self, groups, said, -1);
}

/** ens_group_mask_hides: Returns: whether a group, or a territory, is not told of in numbers. */
gboolean
ens_group_mask_hides (const EnsGroupMask *self, const EnsUuid *group)
{
  return g_hash_table_contains (self->hidden, group);
}

/** ens_group_mask_hides_all: Returns: nor all groups together. */
gboolean
ens_group_mask_hides_all (const EnsGroupMask *self)
{
  return self->hides_all;
}
