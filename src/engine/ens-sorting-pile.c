// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pile as a whole. A pile never lies in itself, however long the way round.
#include "ens-sorting-pile.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-text.h"

static EnsCriterion *
find_pile (EnsSession *session, const EnsUuid *id, GError **error)
{
  g_autoptr (EnsCriterion) key = ens_criterion_new ();

  key->id = *id;
  return ens_session_get_row (session, &ens_criterion_entity, key, error);
}

// One action that changes the row of one pile and nothing else.
static gboolean
save (EnsSession *session,
      EnsCriterion *criterion,
      const char *word,
      const char *second,
      GError **error)
{
  g_autofree char *detail = ens_action_dup_detail (criterion->title, second);

  return ens_session_begin_action (session, word, detail, error) &&
         ens_session_finish (
           session, ens_session_save_row (session, &ens_criterion_entity, criterion, error), error);
}

/** ens_sorting_rename: @title: the new wording. */
gboolean
ens_sorting_rename (EnsSession *session, const EnsUuid *pile, const char *title, GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);
  g_autofree char *clean = ens_text_clean (title, -1, NULL);
  g_autofree char *trimmed = ens_text_dup_trimmed (clean);
  g_autofree char *detail = NULL;

  if (criterion == NULL)
    return FALSE;
  detail = ens_action_dup_detail (criterion->title, trimmed);
  ens_set_str (&criterion->title, trimmed);
  return ens_session_begin_action (session, ENS_ACTION_PILE_RENAME, detail, error) &&
         ens_session_finish (
           session, ens_session_save_row (session, &ens_criterion_entity, criterion, error), error);
}

// The piles in it come up to where it lay.
static gboolean
remove_pile (EnsSession *session, const EnsCriterion *criterion, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_CRITERION, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    EnsCriterion *inside = rows->pdata[i];

    if (!ens_uuid_equal (&inside->parent, &criterion->id))
      continue;
    inside->parent = criterion->parent;
    if (!ens_session_save_row (session, &ens_criterion_entity, inside, error))
      return FALSE;
  }
  return rows != NULL && ens_session_remove_row (session, &ens_criterion_entity, criterion, error);
}

/** ens_sorting_remove_pile: the pile goes, its statements stay, in no pile; piles in it come out. */
gboolean
ens_sorting_remove_pile (EnsSession *session, const EnsUuid *pile, GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);
  g_autofree char *detail = NULL;

  if (criterion == NULL)
    return FALSE;
  detail = ens_action_dup_detail (criterion->title, NULL);
  return ens_session_begin_action (session, ENS_ACTION_PILE_REMOVE, detail, error) &&
         ens_session_finish (session, remove_pile (session, criterion, error), error);
}

// Walks up from @around. In a circle that came with a file of others, the walk ends all the same.
static gboolean
refuse_circle (EnsSession *session,
               const EnsCriterion *criterion,
               const EnsCriterion *around,
               GError **error)
{
  guint64 steps = ens_session_count (session, ENS_KIND_CRITERION);
  g_autoptr (EnsCriterion) at = ens_criterion_copy (around);

  if (ens_uuid_equal (&criterion->id, &around->id)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A pile cannot lie in itself: choose another one"));
    return FALSE;
  }
  while (!ens_uuid_is_nil (&at->parent) && steps-- > 0) {
    EnsCriterion *above = NULL;

    if (ens_uuid_equal (&at->parent, &criterion->id)) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                   _ ("“%s” lies in “%s” already: take it out first"), around->title,
                   criterion->title);
      return FALSE;
    }
    above = find_pile (session, &at->parent, error);
    if (above == NULL)
      return FALSE;
    g_clear_pointer (&at, ens_criterion_free);
    at = above;
  }
  return TRUE;
}

/** ens_sorting_put_inside: @pile lies in @around from now on. Refused where it would lie in itself. */
gboolean
ens_sorting_put_inside (EnsSession *session,
                        const EnsUuid *pile,
                        const EnsUuid *around,
                        GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);
  g_autoptr (EnsCriterion) outer = criterion != NULL ? find_pile (session, around, error) : NULL;

  if (outer == NULL || !refuse_circle (session, criterion, outer, error))
    return FALSE;
  criterion->parent = *around;
  return save (session, criterion, ENS_ACTION_PILE_INSIDE, outer->title, error);
}

/** ens_sorting_lift_out: @pile comes out of the pile it lies in, to where that one lies. */
gboolean
ens_sorting_lift_out (EnsSession *session, const EnsUuid *pile, GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);
  g_autoptr (EnsCriterion) outer = NULL;

  if (criterion == NULL)
    return FALSE;
  if (ens_uuid_is_nil (&criterion->parent)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("“%s” lies in no other pile"),
                 criterion->title);
    return FALSE;
  }
  outer = find_pile (session, &criterion->parent, error);
  if (outer == NULL)
    return FALSE;
  criterion->parent = outer->parent;
  return save (session, criterion, ENS_ACTION_PILE_LIFT, outer->title, error);
}

/** ens_sorting_set_component: @node: (nullable): %NULL to have none. */
gboolean
ens_sorting_set_component (EnsSession *session,
                           const EnsUuid *pile,
                           const EnsUuid *node,
                           GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);
  g_autoptr (EnsNode) row = NULL;

  if (criterion == NULL)
    return FALSE;
  criterion->node = node != NULL ? *node : (EnsUuid){ { 0 } };
  if (node == NULL)
    return save (session, criterion, ENS_ACTION_PILE_UNCODE, NULL, error);
  row = ens_store_dup (ens_session_get_store (session), &ens_node_entity, node, error);
  return row != NULL && save (session, criterion, ENS_ACTION_PILE_COMPONENT, row->code, error);
}

/** ens_sorting_set_kind: says whether it is material or immaterial, or leaves it open. */
gboolean
ens_sorting_set_kind (EnsSession *session,
                      const EnsUuid *pile,
                      EnsCriterionKind kind,
                      GError **error)
{
  static const char *const words[] = {
    [ENS_CRITERION_UNDECIDED] = ENS_ACTION_PILE_UNDECIDED,
    [ENS_CRITERION_MATERIAL] = ENS_ACTION_PILE_MATERIAL,
    [ENS_CRITERION_IMMATERIAL] = ENS_ACTION_PILE_IMMATERIAL,
  };
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), FALSE);
  if (criterion == NULL)
    return FALSE;
  criterion->kind = (int) kind;
  return save (session, criterion, words[kind], NULL, error);
}

/** ens_sorting_set_minority: marks it as said once and kept, or takes the mark away. */
gboolean
ens_sorting_set_minority (EnsSession *session,
                          const EnsUuid *pile,
                          gboolean minority,
                          GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);

  if (criterion == NULL)
    return FALSE;
  criterion->minority = minority;
  return save (session, criterion, minority ? ENS_ACTION_PILE_KEEP : ENS_ACTION_PILE_UNKEEP, NULL,
               error);
}
