// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The moves on the card wall. Each checks what it is asked before it begins its action.
#include "ens-sorting.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"
#include "ens-statement.h"
#include "ens-tally.h"
#include "ens-text.h"
#include "ens-wording.h"

#define N_EXAMPLES 3

void
ens_pile_free (EnsPile *pile)
{
  if (pile == NULL)
    return;
  ens_criterion_free (pile->criterion);
  g_free (pile->code);
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

static char *
dup_node_code (EnsSession *session, const EnsUuid *id)
{
  g_autoptr (EnsNode)
               node = ens_store_dup (ens_session_get_store (session), &ens_node_entity, id, NULL);

  return node != NULL ? g_strdup (node->code) : NULL;
}

static gboolean
take_example (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;

  g_strv_builder_add (data, statement->text);
  return TRUE;
}

static char **
dup_examples (EnsStore *store, const EnsUuid *criterion)
{
  const EnsStatementQuery query = { .place = ENS_STATEMENT_PLACE_CRITERION,
                                    .criterion = *criterion,
                                    .order = ENS_STATEMENT_ORDER_COUNT };
  g_autoptr (GArray) rows = ens_store_list_statements (store, &query, NULL);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  if (rows != NULL)
    ens_store_each_row (store, &ens_statement_entity, (const gint64 *) (gpointer) rows->data,
                        MIN (rows->len, N_EXAMPLES), take_example, texts, NULL);
  return g_strv_builder_end (texts);
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
  pile->code = dup_node_code (session, &criterion->node);
  pile->n_statements = (guint) tally->distinct;
  pile->n_expressions = (guint64) tally->expressions;
  pile->n_groups = (guint) tally->groups;
  pile->examples = dup_examples (store, &criterion->id);
  return pile;
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
  g_ptr_array_sort (piles, compare_piles);
  return g_steal_pointer (&piles);
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

/** ens_sorting_merge: all of @from goes into @into, and @from is removed. */
gboolean
ens_sorting_merge (EnsSession *session, const EnsUuid *from, const EnsUuid *into, GError **error)
{
  g_autoptr (EnsCriterion) old = find_pile (session, from, error);
  g_autoptr (EnsCriterion) kept = old != NULL ? find_pile (session, into, error) : NULL;
  g_autofree char *detail = NULL;

  if (kept == NULL)
    return FALSE;
  if (ens_uuid_equal (from, into)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("A pile cannot be merged into itself: choose another one"));
    return FALSE;
  }
  // A pile that lies in the one it swallows comes out first, or it would lie in itself.
  if (ens_uuid_equal (&kept->parent, from))
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

/** ens_sorting_remove_pile: the pile goes, its statements stay, in no pile. */
gboolean
ens_sorting_remove_pile (EnsSession *session, const EnsUuid *pile, GError **error)
{
  g_autoptr (EnsCriterion) criterion = find_pile (session, pile, error);
  g_autofree char *detail = NULL;

  if (criterion == NULL)
    return FALSE;
  detail = ens_action_dup_detail (criterion->title, NULL);
  return ens_session_begin_action (session, ENS_ACTION_PILE_REMOVE, detail, error) &&
         ens_session_finish (session,
                             ens_session_remove_row (session, &ens_criterion_entity, criterion,
                                                     error),
                             error);
}
