// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The moves on the card wall. Each checks what it is asked before it begins its action.
#include "ens-sorting.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-member.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-wording.h"

static gboolean
put_members (EnsSession *session,
             const EnsUuid *pile,
             const EnsUuid *statements,
             guint n,
             GError **error)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsMember) member = ens_member_new ();

    member->statement = statements[i];
    member->criterion = *pile;
    if (!ens_session_save_row (session, &ens_member_entity, member, error))
      return FALSE;
  }
  return TRUE;
}

static gint64
next_position (EnsSession *session)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (session, ENS_KIND_CRITERION, NULL);
  gint64 last = 0;

  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    last = MAX (last, ((const EnsCriterion *) g_ptr_array_index (criteria, i))->position);
  return last + 1;
}

static EnsCriterion *
new_criterion (EnsSession *session, const char *title, gint64 position)
{
  g_autoptr (EnsCriterion) criterion = ens_criterion_new ();
  g_autofree char *clean = ens_text_clean (title, -1, NULL);

  criterion->title = ens_text_dup_trimmed (clean);
  criterion->language = g_strdup (ens_session_get_project (session)->language);
  criterion->position = position;
  return g_steal_pointer (&criterion);
}

static gboolean
add_pile (EnsSession *session,
          EnsCriterion *criterion,
          const EnsUuid *statements,
          guint n,
          GError **error)
{
  return ens_session_save_row (session, &ens_criterion_entity, criterion, error) &&
         put_members (session, &criterion->id, statements, n, error);
}

/**
 * ens_sorting_new_pile:
 * @statements: (array length=n): what lies in it from the start; may be none
 * @pile: (out) (optional): its id
 */
gboolean
ens_sorting_new_pile (EnsSession *session,
                      const char *title,
                      const EnsUuid *statements,
                      guint n,
                      EnsUuid *pile,
                      GError **error)
{
  g_autoptr (EnsCriterion) criterion = new_criterion (session, title, next_position (session));
  g_autofree char *detail = ens_action_dup_detail (criterion->title, NULL);

  if (!ens_session_begin_action (session, ENS_ACTION_PILE_NEW, detail, error) ||
      !ens_session_finish (session, add_pile (session, criterion, statements, n, error), error))
    return FALSE;
  if (pile != NULL)
    *pile = criterion->id;
  return TRUE;
}

static EnsCriterion *
find_pile (EnsSession *session, const EnsUuid *id, GError **error)
{
  g_autoptr (EnsCriterion) key = ens_criterion_new ();

  key->id = *id;
  return ens_session_get_row (session, &ens_criterion_entity, key, error);
}

/** ens_sorting_place: puts statements into @pile, out of the ones where they lie. */
gboolean
ens_sorting_place (EnsSession *session,
                   const EnsUuid *pile,
                   const EnsUuid *statements,
                   guint n,
                   GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);
  g_autofree char *name = ens_wording_dup_statements (session, statements, n);
  g_autofree char *detail = NULL;

  if (criterion == NULL)
    return FALSE;
  detail = ens_action_dup_detail (name, criterion->title);
  return ens_session_begin_action (session, ENS_ACTION_PLACE, detail, error) &&
         ens_session_finish (session, put_members (session, pile, statements, n, error), error);
}

static gboolean
remove_members (EnsSession *session, const EnsUuid *statements, guint n, GError **error)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsMember) member = ens_member_new ();
    gboolean is_found = FALSE;

    member->statement = statements[i];
    if (!ens_store_read (ens_session_get_store (session), &ens_member_entity, member, &is_found,
                         error) ||
        (is_found && !ens_session_remove_row (session, &ens_member_entity, member, error)))
      return FALSE;
  }
  return TRUE;
}

/** ens_sorting_take_out: leaves the statements in no pile; those that lie in none stay so. */
gboolean
ens_sorting_take_out (EnsSession *session, const EnsUuid *statements, guint n, GError **error)
{
  g_autofree char *name = ens_wording_dup_statements (session, statements, n);
  g_autofree char *detail = ens_action_dup_detail (name, NULL);

  return ens_session_begin_action (session, ENS_ACTION_TAKE_OUT, detail, error) &&
         ens_session_finish (session, remove_members (session, statements, n, error), error);
}

static gboolean
collect_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsMember *member = record;

  g_array_append_val ((GArray *) data, member->statement);
  return TRUE;
}

static GArray *
list_members (EnsSession *session, const EnsUuid *pile, GError **error)
{
  g_autoptr (GArray) statements = g_array_new (FALSE, FALSE, sizeof (EnsUuid));

  if (!ens_store_each_with (ens_session_get_store (session), &ens_member_entity, "criterion", pile,
                            collect_statement, statements, error))
    return NULL;
  return g_steal_pointer (&statements);
}

// What measured the merged pile measures the one that it went into; the piles in it move along.
static gboolean
redirect (EnsSession *session,
          EnsEntityKind kind,
          const char *field_name,
          const EnsUuid *from,
          const EnsUuid *into,
          GError **error)
{
  const EnsEntity *entity = ens_entity_get (kind);
  const EnsField *field = ens_entity_get_field (entity, field_name);
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, kind, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    gpointer record = g_ptr_array_index (rows, i);
    EnsUuid *id = (EnsUuid *) ((char *) record + field->offset);

    if (!ens_uuid_equal (id, from))
      continue;
    *id = *into;
    if (!ens_session_save_row (session, entity, record, error))
      return FALSE;
  }
  return rows != NULL;
}

static gboolean
merge (EnsSession *session, const EnsCriterion *from, const EnsUuid *into, GError **error)
{
  g_autoptr (GArray) statements = list_members (session, &from->id, error);

  return statements != NULL &&
         put_members (session, into, (const EnsUuid *) (gpointer) statements->data, statements->len,
                      error) &&
         redirect (session, ENS_KIND_INDICATOR, "criterion", &from->id, into, error) &&
         redirect (session, ENS_KIND_CRITERION, "parent", &from->id, into, error) &&
         ens_session_remove_row (session, &ens_criterion_entity, from, error);
}

static gboolean
lies_in (EnsSession *session,
         const EnsCriterion *pile,
         const EnsUuid *around,
         gboolean *answer,
         GError **error)
{
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (session, error);

  if (piles == NULL)
    return FALSE;
  *answer = ens_sorting_is_within (piles, &pile->id, around);
  return TRUE;
}

/** ens_sorting_merge: all of @from goes into @into, and @from is removed. */
gboolean
ens_sorting_merge (EnsSession *session, const EnsUuid *from, const EnsUuid *into, GError **error)
{
  g_autoptr (EnsCriterion) old = find_pile (session, from, error);
  g_autoptr (EnsCriterion) kept = old != NULL ? find_pile (session, into, error) : NULL;
  g_autofree char *detail = NULL;
  gboolean is_inside = FALSE;

  if (kept == NULL)
    return FALSE;
  if (ens_uuid_equal (from, into)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A pile cannot be merged into itself: choose another one"));
    return FALSE;
  }
  // A pile that lies in the one it swallows comes out first, or it would lie in itself.
  if (!lies_in (session, kept, from, &is_inside, error))
    return FALSE;
  if (is_inside)
    kept->parent = old->parent;
  detail = ens_action_dup_detail (old->title, kept->title);
  return ens_session_begin_action (session, ENS_ACTION_PILE_MERGE, detail, error) &&
         ens_session_finish (session,
                             ens_session_save_row (session, &ens_criterion_entity, kept, error) &&
                               merge (session, old, into, error),
                             error);
}

/** ens_sorting_split: @statements of @pile become a pile of their own, called @title, next to it. */
gboolean
ens_sorting_split (EnsSession *session,
                   const EnsUuid *pile,
                   const EnsUuid *statements,
                   guint n,
                   const char *title,
                   GError **error)
{
  g_autoptr (EnsCriterion) old = find_pile (session, pile, error);
  g_autoptr (EnsCriterion) criterion = NULL;
  g_autofree char *detail = NULL;

  if (old == NULL)
    return FALSE;
  criterion = new_criterion (session, title, next_position (session));
  criterion->parent = old->parent;
  criterion->node = old->node;
  criterion->kind = old->kind;
  detail = ens_action_dup_detail (old->title, criterion->title);
  return ens_session_begin_action (session, ENS_ACTION_PILE_SPLIT, detail, error) &&
         ens_session_finish (session, add_pile (session, criterion, statements, n, error), error);
}
