// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The last vote of a participant on a proposal counts. Proposals that moderation took out stay in the
// list and out of the map.
#include "ens-consultation.h"

#include "ens-consultation-mask.h"
#include "ens-error.h"
#include "ens-faults.h"
#include "ens-mask-limit.h"
#include "ens-proposals-csv.h"
#include "ens-public-proposal.h"
#include "ens-public-vote.h"
#include "ens-session-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Reading: @seen: the index of a vote in @votes, by participant and proposal */
typedef struct {
  EnsConsultation *consultation;
  GHashTable *proposals;
  GHashTable *participants;
  GHashTable *seen;
  GArray *votes;
  GArray *is_out;
} Reading;

static EnsConsultation *
consultation_new (void)
{
  EnsConsultation *self = g_new0 (EnsConsultation, 1);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_array_new (FALSE, TRUE, sizeof (EnsVoteCounts));
  return self;
}

void
ens_consultation_free (EnsConsultation *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->counts);
  g_clear_pointer (&self->votes, ens_votes_free);
  g_clear_pointer (&self->participants, g_ptr_array_unref);
  g_clear_pointer (&self->plan, ens_mask_plan_free);
  g_free (self);
}

// The first bad row says more than how many there are.
static gboolean
finish_table (const EnsFaults *faults, GError *local_error, GError **error)
{
  if (!ens_faults_refuse (faults, error)) {
    g_clear_error (&local_error);
    return FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
parse_whole (const char *text, gint64 least, gint64 *value)
{
  char *end = NULL;

  if (text == NULL || *text == '\0') {
    *value = 0;
    return TRUE;
  }
  *value = g_ascii_strtoll (text, &end, 10);
  return *end == '\0' && *value >= least && *value <= G_MAXINT32;
}

static gboolean
names_text (const char *const *map)
{
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    if (g_str_has_prefix (map[i], "text="))
      return TRUE;
  return FALSE;
}

// A count that the table does not have is none. Of a proposal with a title that is enough, unless the user
// says where the words are.
static void
take_counts (EnsConsultation *self,
             EnsProposalsReader *reader,
             const EnsProposalRow *row,
             gboolean is_named)
{
  gboolean is_short = row->title != NULL && !(is_named && row->text != NULL);
  const char *text = is_short ? row->title : row->text;
  gint64 agree, disagree, pass;
  EnsVoteCounts counts = { 0 };

  if (text == NULL) {
    ens_proposals_reader_refuse (reader, _ ("a proposal without words"), NULL);
    return;
  }
  if (!parse_whole (row->agree, 0, &agree) || !parse_whole (row->disagree, 0, &disagree) ||
      !parse_whole (row->pass, 0, &pass)) {
    ens_proposals_reader_refuse (reader, _ ("a count of votes is no whole number"),
                                 _ ("mend the table"));
    return;
  }
  counts.agree = agree;
  counts.disagree = disagree;
  counts.seen = agree + disagree + pass;
  g_ptr_array_add (self->ids, row->id != NULL ? g_strdup (row->id)
                                              : g_strdup_printf ("%" G_GINT64_FORMAT, row->row));
  g_ptr_array_add (self->texts, g_strdup (text));
  g_array_append_val (self->counts, counts);
}

static EnsConsultation *
read_counts (const char *path, const char *const *map, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsConsultation) self = consultation_new ();
  g_autoptr (GError) local_error = NULL;
  const EnsTableOptions options = { .map = map, .faults = faults };
  g_autoptr (EnsProposalsReader) reader = ens_proposals_reader_new (path, &options, error);
  EnsProposalRow row;

  if (reader == NULL)
    return NULL;
  if (!ens_proposals_reader_has_counts (reader)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("%s:1: no columns hold how many agreed and disagreed: say which they are with "
                    "agree=COLUMN and disagree=COLUMN"),
                 path);
    return NULL;
  }
  while (ens_proposals_reader_next (reader, &row, &local_error))
    take_counts (self, reader, &row, names_text (map));
  return finish_table (faults, g_steal_pointer (&local_error), error) ? g_steal_pointer (&self)
                                                                      : NULL;
}

static void
take_comment (Reading *reading, EnsProposalsReader *reader, const EnsProposalRow *row)
{
  guint index = reading->consultation->ids->len;
  gboolean is_out = g_strcmp0 (row->state, "-1") == 0;
  char *id;

  if (row->id == NULL || row->text == NULL) {
    ens_proposals_reader_refuse (reader, _ ("a proposal without words"),
                                 _ ("download the folder again"));
    return;
  }
  id = g_strdup (row->id);
  g_ptr_array_add (reading->consultation->ids, id);
  g_ptr_array_add (reading->consultation->texts, g_strdup (row->text));
  g_array_append_val (reading->is_out, is_out);
  g_hash_table_insert (reading->proposals, id, GUINT_TO_POINTER (index));
}

static guint
find_participant (Reading *reading, const char *id)
{
  gpointer index = NULL;
  char *owned;

  if (g_hash_table_lookup_extended (reading->participants, id, NULL, &index))
    return GPOINTER_TO_UINT (index);
  owned = g_strdup (id);
  g_ptr_array_add (reading->consultation->participants, owned);
  g_hash_table_insert (reading->participants, owned,
                       GUINT_TO_POINTER (reading->consultation->participants->len - 1));
  return reading->consultation->participants->len - 1;
}

static void
take_vote (Reading *reading, EnsProposalsReader *reader, const EnsProposalRow *row)
{
  gpointer proposal = NULL;
  gpointer known = NULL;
  gint64 value = 0;
  EnsVote vote;
  gint64 *key;

  if (row->id == NULL || row->voter == NULL ||
      !g_hash_table_lookup_extended (reading->proposals, row->id, NULL, &proposal)) {
    ens_proposals_reader_refuse (reader, _ ("a vote on a proposal that comments.csv does not have"),
                                 _ ("download the folder again"));
    return;
  }
  if (row->vote == NULL || !parse_whole (row->vote, -1, &value) || value > 1) {
    ens_proposals_reader_refuse (reader, _ ("a vote is neither 1, 0 nor -1"),
                                 _ ("download the folder again"));
    return;
  }
  vote = (EnsVote){ find_participant (reading, row->voter), GPOINTER_TO_UINT (proposal),
                    (int) value };
  key = g_new (gint64, 1);
  *key = ((gint64) vote.participant << 32) | vote.proposal;
  if (g_hash_table_lookup_extended (reading->seen, key, NULL, &known)) {
    g_array_index (reading->votes, EnsVote, GPOINTER_TO_UINT (known)) = vote;
    g_free (key);
    return;
  }
  g_hash_table_insert (reading->seen, key, GUINT_TO_POINTER (reading->votes->len));
  g_array_append_val (reading->votes, vote);
}

// A file of the folder: the proposals, or what people think of them.
static gboolean
read_file (Reading *reading, const char *path, gboolean has_votes, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) local_error = NULL;
  const EnsTableOptions options = { .faults = faults };
  g_autoptr (EnsProposalsReader) reader = ens_proposals_reader_new (path, &options, error);
  EnsProposalRow row;

  if (reader == NULL)
    return FALSE;
  if (ens_proposals_reader_has_votes (reader) != has_votes) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("%s:1: this is not what Polis writes into a file of that name: download the "
                    "folder again"),
                 path);
    return FALSE;
  }
  while (ens_proposals_reader_next (reader, &row, &local_error))
    has_votes ? take_vote (reading, reader, &row) : take_comment (reading, reader, &row);
  return finish_table (faults, g_steal_pointer (&local_error), error);
}

static gboolean
analyse (Reading *reading, guint n_groups, GError **error)
{
  EnsConsultation *self = reading->consultation;
  const EnsVotesInput input = {
    .votes = (const EnsVote *) (gpointer) reading->votes->data,
    .n = reading->votes->len,
    .n_participants = self->participants->len,
    .n_proposals = self->ids->len,
    .is_out = (const gboolean *) (gpointer) reading->is_out->data,
    .method = ENS_VOTES_POLIS,
    .k = n_groups,
  };

  self->votes = ens_votes_new (&input, error);
  for (guint i = 0; self->votes != NULL && i < self->ids->len; i++)
    g_array_append_val (self->counts, self->votes->proposals[i].counts);
  return self->votes != NULL;
}

static gboolean
read_folder (Reading *reading, const char *path, guint n_groups, GError **error)
{
  g_autofree char *comments = g_build_filename (path, "comments.csv", NULL);
  g_autofree char *votes = g_build_filename (path, "votes.csv", NULL);

  return read_file (reading, comments, FALSE, error) && read_file (reading, votes, TRUE, error) &&
         analyse (reading, n_groups, error);
}

/** Voter: a number means something within its consultation only */
typedef struct {
  const char *source;
  gint64 number;
} Voter;

static guint
hash_voter (gconstpointer data)
{
  const Voter *voter = data;

  return g_int64_hash (&voter->number) ^ g_direct_hash (voter->source);
}

static gboolean
is_same_voter (gconstpointer a, gconstpointer b)
{
  const Voter *left = a;
  const Voter *right = b;

  return left->number == right->number && left->source == right->source;
}

/** Loading: @sources: of each proposal, interned; @places: of proposals, by id */
typedef struct {
  EnsConsultation *consultation;
  GStringChunk *chunk;
  GPtrArray *sources;
  GHashTable *places;
  GHashTable *voters;
  GArray *votes;
  GArray *is_out;
} Loading;

static gboolean
take_proposal (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsPublicProposal *proposal = record;
  Loading *loading = data;
  EnsConsultation *self = loading->consultation;
  gboolean is_out = proposal->state == ENS_PUBLIC_PROPOSAL_STATE_REJECTED;
  EnsVoteCounts counts = { proposal->agreed, proposal->disagreed,
                           proposal->agreed + proposal->disagreed + proposal->passed };

  g_hash_table_insert (loading->places, g_memdup2 (&proposal->id, sizeof (EnsUuid)),
                       GUINT_TO_POINTER (self->ids->len));
  g_ptr_array_add (loading->sources,
                   g_string_chunk_insert_const (loading->chunk,
                                                proposal->source != NULL ? proposal->source : ""));
  g_ptr_array_add (self->ids, ens_uuid_dup_text (&proposal->id));
  g_ptr_array_add (self->texts, g_strdup (proposal->text));
  g_array_append_val (self->counts, counts);
  g_array_append_val (loading->is_out, is_out);
  return TRUE;
}

static gboolean
take_stored_vote (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  static const int values[] = { 1, -1, 0 };
  const EnsPublicVote *stored = record;
  Loading *loading = data;
  guint proposal = GPOINTER_TO_UINT (g_hash_table_lookup (loading->places, &stored->proposal));
  const Voter voter = { loading->sources->pdata[proposal], stored->voter };
  gpointer place = NULL;
  EnsVote vote;

  if (!g_hash_table_lookup_extended (loading->voters, &voter, NULL, &place)) {
    place = GUINT_TO_POINTER (loading->consultation->participants->len);
    g_hash_table_insert (loading->voters, g_memdup2 (&voter, sizeof voter), place);
    g_ptr_array_add (loading->consultation->participants,
                     g_strdup_printf ("%" G_GINT64_FORMAT, stored->voter));
  }
  vote = (EnsVote){ GPOINTER_TO_UINT (place), proposal, values[stored->value] };
  g_array_append_val (loading->votes, vote);
  return TRUE;
}

// Where single votes are known they count, and not what somebody else summed up.
static gboolean
analyse_stored (Loading *loading, guint n_groups, GError **error)
{
  EnsConsultation *self = loading->consultation;
  const EnsVotesInput input = {
    .votes = (const EnsVote *) (gpointer) loading->votes->data,
    .n = loading->votes->len,
    .n_participants = self->participants->len,
    .n_proposals = self->ids->len,
    .is_out = (const gboolean *) (gpointer) loading->is_out->data,
    .method = ENS_VOTES_POLIS,
    .k = n_groups,
  };

  if (loading->votes->len == 0)
    return TRUE;
  self->votes = ens_votes_new (&input, error);
  for (guint i = 0; self->votes != NULL && i < self->ids->len; i++)
    if (self->votes->proposals[i].counts.seen > 0)
      g_array_index (self->counts, EnsVoteCounts, i) = self->votes->proposals[i].counts;
  return self->votes != NULL;
}

static gboolean
load (Loading *loading, EnsSession *session, guint n_groups, GError **error)
{
  EnsStore *store = ens_session_get_store (session);

  if (!ens_store_each (store, &ens_public_proposal_entity, take_proposal, loading, error))
    return FALSE;
  if (loading->consultation->ids->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There are no proposals in this project yet: import a consultation"));
    return FALSE;
  }
  return ens_store_each (store, &ens_public_vote_entity, take_stored_vote, loading, error) &&
         analyse_stored (loading, n_groups, error);
}

/**
 * ens_consultation_load:
 * @n_groups: how many opinion groups; 0 to have it chosen
 *
 * Returns: (transfer full): the proposals of the project and what people think of them; with what of it is hidden
 */
EnsConsultation *
ens_consultation_load (EnsSession *session, guint n_groups, GError **error)
{
  g_autoptr (EnsConsultation) self = consultation_new ();
  Loading loading = { .consultation = self };
  gboolean is_done;

  self->participants = g_ptr_array_new_with_free_func (g_free);
  loading.chunk = g_string_chunk_new (1024);
  loading.sources = g_ptr_array_new ();
  loading.places = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  loading.voters = g_hash_table_new_full (hash_voter, is_same_voter, g_free, NULL);
  loading.votes = g_array_new (FALSE, FALSE, sizeof (EnsVote));
  loading.is_out = g_array_new (FALSE, FALSE, sizeof (gboolean));
  is_done = load (&loading, session, n_groups, error);
  g_string_chunk_free (loading.chunk);
  g_ptr_array_unref (loading.sources);
  g_hash_table_unref (loading.places);
  g_hash_table_unref (loading.voters);
  g_array_unref (loading.votes);
  g_array_unref (loading.is_out);
  if (!is_done)
    return NULL;
  ens_consultation_hide (self, ens_mask_limit_get (session));
  return g_steal_pointer (&self);
}

// What SQLite writes at the head of its files.
static gboolean
is_database (const char *path)
{
  static const char mark[] = "SQLite format 3";
  char head[sizeof mark] = { 0 };
  FILE *file = fopen (path, "rb");
  gboolean is_one;

  if (file == NULL)
    return FALSE;
  is_one = fread (head, 1, sizeof head, file) == sizeof head &&
           memcmp (head, mark, sizeof mark) == 0;
  fclose (file);
  return is_one;
}

static EnsConsultation *
read_project (const char *path, guint n_groups, GError **error)
{
  g_autoptr (EnsSession) session = ens_session_open_read_only (path, error);

  return session != NULL ? ens_consultation_load (session, n_groups, error) : NULL;
}

/**
 * ens_consultation_read:
 * @path: a project, a folder with `comments.csv` and `votes.csv` as Polis exports them, or a table of proposals
 *   with counts of votes
 * @map: (nullable): `FIELD=COLUMN` for a table: text, agree, disagree, pass, id
 * @n_groups: how many opinion groups; 0 to have it chosen
 *
 * Returns: (transfer full): the proposals and what people think of them
 */
EnsConsultation *
ens_consultation_read (const char *path, const char *const *map, guint n_groups, GError **error)
{
  g_autoptr (EnsConsultation) self = NULL;
  Reading reading = { 0 };
  gboolean is_done;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return is_database (path) ? read_project (path, n_groups, error)
                              : read_counts (path, map, error);
  self = consultation_new ();
  self->participants = g_ptr_array_new_with_free_func (g_free);
  reading.consultation = self;
  reading.proposals = g_hash_table_new (g_str_hash, g_str_equal);
  reading.participants = g_hash_table_new (g_str_hash, g_str_equal);
  reading.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  reading.votes = g_array_new (FALSE, FALSE, sizeof (EnsVote));
  reading.is_out = g_array_new (FALSE, FALSE, sizeof (gboolean));
  is_done = read_folder (&reading, path, n_groups, error);
  g_hash_table_unref (reading.proposals);
  g_hash_table_unref (reading.participants);
  g_hash_table_unref (reading.seen);
  g_array_unref (reading.votes);
  g_array_unref (reading.is_out);
  return is_done ? g_steal_pointer (&self) : NULL;
}
