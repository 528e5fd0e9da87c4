// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is proposed is a copy of ids and words; accepting it is one action.
#include "ens-proposal.h"

#include "ens-action.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-member.h"
#include "ens-session-private.h"

static void
proposed_pile_free (EnsProposedPile *pile)
{
  g_free (pile->label);
  g_free (pile->medoid);
  g_free (pile->closeness);
  g_array_unref (pile->statements);
  g_strfreev (pile->texts);
  g_strfreev (pile->reasons);
  g_free (pile);
}

/** ens_proposal_new: Returns: (transfer full): one without piles; takes EnsProposedPile. */
EnsProposal *
ens_proposal_new (void)
{
  EnsProposal *proposal = g_new0 (EnsProposal, 1);

  proposal->piles = g_ptr_array_new_with_free_func ((GDestroyNotify) proposed_pile_free);
  return proposal;
}

static gboolean
note_placed (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsUuid *statement = &((const EnsMember *) record)->statement;

  g_hash_table_add (data, g_memdup2 (statement, sizeof *statement));
  return TRUE;
}

static void
leave_out (EnsProposedPile *pile, GHashTable *placed)
{
  guint n = 0;

  for (guint i = 0; i < pile->statements->len; i++) {
    EnsUuid statement = g_array_index (pile->statements, EnsUuid, i);
    char *text = pile->texts[i];
    char *reason = pile->reasons != NULL ? pile->reasons[i] : NULL;

    if (g_hash_table_contains (placed, &statement)) {
      g_free (text);
      g_free (reason);
      continue;
    }
    g_array_index (pile->statements, EnsUuid, n) = statement;
    pile->texts[n] = text;
    if (pile->reasons != NULL)
      pile->reasons[n] = reason;
    n++;
  }
  g_array_set_size (pile->statements, n);
  pile->texts[n] = NULL;
  if (pile->reasons != NULL)
    pile->reasons[n] = NULL;
}

/** ens_proposal_leave_out_placed: what lies in a pile by now is no longer proposed; nor are empty piles. */
void
ens_proposal_leave_out_placed (EnsProposal *proposal, EnsSession *session)
{
  g_autoptr (GHashTable)
               placed = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);

  ens_store_each (ens_session_get_store (session), &ens_member_entity, note_placed, placed, NULL);
  for (guint i = proposal->piles->len; i > 0; i--) {
    EnsProposedPile *pile = g_ptr_array_index (proposal->piles, i - 1);

    leave_out (pile, placed);
    if (pile->statements->len == 0)
      g_ptr_array_remove_index (proposal->piles, i - 1);
  }
}

void
ens_proposal_free (EnsProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_ptr_array_unref (proposal->piles);
  g_free (proposal->method);
  g_free (proposal->why);
  g_free (proposal);
}

static gboolean
accept_pile (EnsSession *session, const EnsProposedPile *pile, gint64 position, GError **error)
{
  g_autoptr (EnsCriterion) criterion = ens_criterion_new ();

  criterion->title = g_strdup (pile->label);
  criterion->language = g_strdup (ens_session_get_project (session)->language);
  criterion->position = position;
  if (!ens_session_save_row (session, &ens_criterion_entity, criterion, error))
    return FALSE;
  for (guint i = 0; i < pile->statements->len; i++) {
    g_autoptr (EnsMember) member = ens_member_new ();

    member->statement = g_array_index (pile->statements, EnsUuid, i);
    member->criterion = criterion->id;
    member->reason = g_strdup (pile->reasons != NULL ? pile->reasons[i] : NULL);
    if (!ens_session_save_row (session, &ens_member_entity, member, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
accept_all (EnsSession *session,
            const EnsProposedPile *const *piles,
            guint n,
            gint64 position,
            GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!accept_pile (session, piles[i], position + i, error))
      return FALSE;
  return TRUE;
}

/** ens_sorting_accept: makes criteria of the piles, in one action. */
gboolean
ens_sorting_accept (EnsSession *session,
                    const EnsProposedPile *const *piles,
                    guint n,
                    GError **error)
{
  g_autofree char *detail = g_strdup_printf ("%u", n);
  gint64 position = (gint64) ens_session_count (session, ENS_KIND_CRITERION) + 1;

  return ens_session_begin_action (session, ENS_ACTION_PILES_ACCEPT, detail, error) &&
         ens_session_finish (session, accept_all (session, piles, n, position, error), error);
}
