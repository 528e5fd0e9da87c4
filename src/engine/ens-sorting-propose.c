// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The work runs in a thread on a copy of the
// texts; nothing in the project changes until somebody accepts.
#include "ens-sorting-propose.h"

#include "ens-action.h"
#include "ens-cluster.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-learned.h"
#include "ens-member.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"
#include "ens-statement.h"

static void
proposed_pile_free (EnsProposedPile *pile)
{
  g_free (pile->label);
  g_free (pile->medoid);
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

typedef struct {
  GArray *ids;
  GPtrArray *strings;
  GArray *texts;
  guint k;
  EnsProgress progress;
  GCancellable *cancellable;
} Snapshot;

static void
snapshot_free (Snapshot *snapshot)
{
  g_array_unref (snapshot->ids);
  g_array_unref (snapshot->texts);
  g_ptr_array_unref (snapshot->strings);
  g_clear_object (&snapshot->cancellable);
  g_free (snapshot);
}

static gboolean
copy_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  Snapshot *snapshot = data;
  char *text = g_strdup (statement->text);
  char *language = g_strdup (statement->language);
  const EnsText item = { text, language };

  g_ptr_array_add (snapshot->strings, text);
  g_ptr_array_add (snapshot->strings, language);
  g_array_append_val (snapshot->ids, statement->id);
  g_array_append_val (snapshot->texts, item);
  return TRUE;
}

static Snapshot *
new_snapshot (guint k, const EnsProgress *progress)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  snapshot->ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  snapshot->texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  snapshot->strings = g_ptr_array_new_with_free_func (g_free);
  snapshot->k = k;
  if (progress != NULL) {
    snapshot->progress = *progress;
    snapshot->cancellable = progress->cancellable != NULL ? g_object_ref (progress->cancellable)
                                                          : NULL;
  }
  return snapshot;
}

static EnsProposedPile *
new_proposed (const Snapshot *snapshot, const EnsClusterResult *result, guint pile)
{
  const EnsClusterPile *found = &result->piles[pile];
  EnsProposedPile *proposed = g_new0 (EnsProposedPile, 1);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  proposed->label = g_strdup (found->label);
  proposed->medoid = g_strdup (g_array_index (snapshot->texts, EnsText, found->medoid).text);
  proposed->statements = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  for (guint i = 0; i < result->n; i++) {
    if (result->assignment[i] != pile)
      continue;
    g_array_append_val (proposed->statements, g_array_index (snapshot->ids, EnsUuid, i));
    g_strv_builder_add (texts, g_array_index (snapshot->texts, EnsText, i).text);
  }
  proposed->texts = g_strv_builder_end (texts);
  return proposed;
}

static void
propose (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Snapshot *snapshot = data;
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsClusterResult) result = NULL;
  g_autoptr (EnsLearned) learned = NULL;
  g_autoptr (GError) error = NULL;
  EnsProposal *proposal;

  options.k = snapshot->k;
  options.progress = &snapshot->progress;
  // Damaged or not there: the piles are only a little worse.
  learned = ens_learned_read (NULL);
  if (learned != NULL) {
    options.backgrounds = (const EnsBackground *const *) learned->backgrounds->pdata;
    options.n_backgrounds = learned->backgrounds->len;
  }
  result = ens_cluster ((const EnsText *) (gpointer) snapshot->texts->data, snapshot->texts->len,
                        &options, &error);
  if (result == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  proposal = ens_proposal_new ();
  for (guint pile = 0; pile < result->k; pile++)
    g_ptr_array_add (proposal->piles, new_proposed (snapshot, result, pile));
  proposal->method = g_strdup (ens_cluster_method_get_word (result->method));
  proposal->why = g_strdup (result->why);
  g_task_return_pointer (task, proposal, (GDestroyNotify) ens_proposal_free);
}

/**
 * ens_sorting_propose_async:
 * @only_unplaced: leave out what lies in a pile
 * @question: (nullable): only statements that answer it
 * @k: how many piles; 0 to have a number proposed
 * @progress: (nullable): copied; its report is called in another thread
 */
void
ens_sorting_propose_async (EnsSession *session,
                           gboolean only_unplaced,
                           const EnsUuid *question,
                           guint k,
                           const EnsProgress *progress,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  const EnsStatementQuery query = {
    .question = question != NULL ? *question : (EnsUuid){ { 0 } },
    .place = only_unplaced ? ENS_STATEMENT_PLACE_NONE : ENS_STATEMENT_PLACE_ANY,
    .order = ENS_STATEMENT_ORDER_OLDEST,
  };
  EnsStore *store = ens_session_get_store (session);
  Snapshot *snapshot = new_snapshot (k, progress);
  g_autoptr (GTask) task = g_task_new (session, snapshot->cancellable, callback, data);
  g_autoptr (GArray) rows = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, ens_sorting_propose_async);
  g_task_set_task_data (task, snapshot, (GDestroyNotify) snapshot_free);
  rows = ens_store_list_statements (store, &query, &error);
  if (rows == NULL ||
      !ens_store_each_row (store, &ens_statement_entity, (const gint64 *) (gpointer) rows->data,
                           rows->len, copy_statement, snapshot, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (rows->len == 0) {
    g_task_return_new_error (task, ENS_ERROR, ENS_ERROR_NOT_FOUND, "%s",
                             _ ("There is no statement to sort: write some first"));
    return;
  }
  g_task_run_in_thread (task, propose);
}

/** ens_sorting_propose_finish: Returns: (transfer full): the piles, the largest first. */
EnsProposal *
ens_sorting_propose_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
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
