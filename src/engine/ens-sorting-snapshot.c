// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain strings, so that the thread that reads them knows neither the project nor its file.
#include "ens-sorting-snapshot.h"

#include "ens-error.h"
#include "ens-learned.h"
#include "ens-session-private.h"
#include "ens-statement-query.h"
#include "ens-statement.h"

void
ens_sorting_snapshot_free (EnsSortingSnapshot *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ids);
  g_array_unref (self->texts);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

static gboolean
copy_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  EnsSortingSnapshot *self = data;
  char *text = g_strdup (statement->text);
  char *language = g_strdup (statement->language);
  const EnsText item = { text, language };

  g_ptr_array_add (self->strings, text);
  g_ptr_array_add (self->strings, language);
  g_array_append_val (self->ids, statement->id);
  g_array_append_val (self->texts, item);
  return TRUE;
}

/**
 * ens_sorting_snapshot_new:
 *
 * Returns: (transfer full): what lies in no pile; %NULL with %ENS_ERROR_NOT_FOUND when that is nothing
 */
EnsSortingSnapshot *
ens_sorting_snapshot_new (EnsSession *session, GError **error)
{
  const EnsStatementQuery query = {
    .place = ENS_STATEMENT_PLACE_NONE,
    .order = ENS_STATEMENT_ORDER_OLDEST,
  };
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (GArray) rows = ens_store_list_statements (store, &query, error);
  g_autoptr (EnsSortingSnapshot) self = g_new0 (EnsSortingSnapshot, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  self->texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  if (rows == NULL ||
      !ens_store_each_row (store, &ens_statement_entity, (const gint64 *) (gpointer) rows->data,
                           rows->len, copy_statement, self, error))
    return NULL;
  if (rows->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There is no statement to sort: write some first"));
    return NULL;
  }
  return g_steal_pointer (&self);
}

/** ens_sorting_snapshot_cluster: in any thread. */
EnsClusterResult *
ens_sorting_snapshot_cluster (const EnsSortingSnapshot *self,
                              const EnsClusterOptions *options,
                              GError **error)
{
  EnsClusterOptions known = *options;
  // Damaged or not there: the piles are only a little worse.
  g_autoptr (EnsLearned) learned = ens_learned_read (NULL);

  if (learned != NULL)
    ens_learned_lend (learned, &known);
  return ens_cluster ((const EnsText *) (gpointer) self->texts->data, self->texts->len, &known,
                      error);
}

static EnsProposedPile *
new_proposed (const EnsSortingSnapshot *self, const EnsClusterResult *result, guint pile)
{
  const EnsClusterPile *found = &result->piles[pile];
  EnsProposedPile *proposed = g_new0 (EnsProposedPile, 1);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  proposed->label = g_strdup (found->label);
  proposed->medoid = g_strdup (g_array_index (self->texts, EnsText, found->medoid).text);
  proposed->closeness = ens_cluster_result_dup_closeness (result, pile);
  proposed->statements = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  for (guint i = 0; i < result->n; i++) {
    if (result->assignment[i] != pile)
      continue;
    g_array_append_val (proposed->statements, g_array_index (self->ids, EnsUuid, i));
    g_strv_builder_add (texts, g_array_index (self->texts, EnsText, i).text);
  }
  proposed->texts = g_strv_builder_end (texts);
  return proposed;
}

/** ens_sorting_snapshot_dup_proposal: in any thread. Returns: (transfer full): the largest pile first. */
EnsProposal *
ens_sorting_snapshot_dup_proposal (const EnsSortingSnapshot *self, const EnsClusterResult *result)
{
  EnsProposal *proposal = ens_proposal_new ();

  for (guint pile = 0; pile < result->k; pile++)
    g_ptr_array_add (proposal->piles, new_proposed (self, result, pile));
  proposal->method = g_strdup (ens_cluster_method_get_word (result->method));
  proposal->why = g_strdup (result->why);
  proposal->has_learned = result->has_background;
  return proposal;
}
