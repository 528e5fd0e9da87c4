// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding and finding groups. Names are for people: two groups may not share one within a project
// that was filled by hand, yet rows are told apart by id.
#include "ens-groups.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-minors.h"
#include "ens-session-private.h"
#include "ens-territory.h"

#include <string.h>

static EnsGroup *
find (GPtrArray *groups, const char *name)
{
  EnsUuid id;
  gboolean is_id = ens_uuid_parse (name, &id);

  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (groups, i);

    if (strcmp (group->name, name) == 0 || (is_id && ens_uuid_equal (&group->id, &id)))
      return ens_group_copy (group);
  }
  return NULL;
}

static gboolean
check_new (EnsSession *session, const EnsGroup *group, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autoptr (EnsGroup) same = NULL;

  if (groups == NULL)
    return FALSE;
  same = group->name != NULL ? find (groups, group->name) : NULL;
  if (same == NULL)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_EXISTS,
               _ ("There is a group “%s” already: give this one another name"), group->name);
  return FALSE;
}

// A territory is named here for the first time, or known by its name.
static gboolean
settle_territory (EnsSession *session, EnsGroup *group, const char *name, GError **error)
{
  g_autoptr (GPtrArray) territories = ens_session_list_rows (session, ENS_KIND_TERRITORY, error);
  g_autoptr (EnsTerritory) made = NULL;

  group->territory = (EnsUuid){ { 0 } };
  if (territories == NULL || name == NULL)
    return territories != NULL;
  for (guint i = 0; i < territories->len; i++) {
    const EnsTerritory *territory = territories->pdata[i];

    if (strcmp (territory->name, name) != 0)
      continue;
    group->territory = territory->id;
    return TRUE;
  }
  made = ens_territory_new ();
  made->kind = ENS_TERRITORY_QUARTER;
  made->name = g_strdup (name);
  if (!ens_session_save_row (session, &ens_territory_entity, made, error))
    return FALSE;
  group->territory = made->id;
  return TRUE;
}

/**
 * ens_groups_save:
 * @group: (inout): new or known; a new one needs a new name and gets its id
 * @territory: (nullable): name of where its people are from; added when it is not known yet
 *
 * One action.
 */
gboolean
ens_groups_save (EnsSession *session, EnsGroup *group, const char *territory, GError **error)
{
  gboolean is_new = ens_uuid_is_nil (&group->id);
  g_autofree char *detail = ens_action_dup_detail (group->name != NULL ? group->name : "", NULL);

  if (is_new && !check_new (session, group, error))
    return FALSE;
  return ens_session_begin_action (session, is_new ? ENS_ACTION_GROUP_ADD : ENS_ACTION_EDIT, detail,
                                   error) &&
         ens_session_finish (session,
                             settle_territory (session, group, territory, error) &&
                               ens_minors_check_group (session, group, error) &&
                               ens_session_save_row (session, &ens_group_entity, group, error),
                             error);
}

/**
 * ens_groups_add:
 * @group: (inout): gets its id; its name must be new
 *
 * One action.
 */
gboolean
ens_groups_add (EnsSession *session, EnsGroup *group, GError **error)
{
  g_autofree char *detail = NULL;

  if (!check_new (session, group, error) || !ens_minors_check_group (session, group, error))
    return FALSE;
  detail = ens_action_dup_detail (group->name != NULL ? group->name : "", NULL);
  return ens_session_begin_action (session, ENS_ACTION_GROUP_ADD, detail, error) &&
         ens_session_finish (session,
                             ens_session_save_row (session, &ens_group_entity, group, error),
                             error);
}

/** ens_groups_find: Returns: (transfer full): the group of that name or id. */
EnsGroup *
ens_groups_find (EnsSession *session, const char *name, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  EnsGroup *group;

  if (groups == NULL)
    return NULL;
  group = find (groups, name);
  if (group == NULL)
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("There is no group “%s”: “group list” lists them, “group add” adds one"), name);
  return group;
}
