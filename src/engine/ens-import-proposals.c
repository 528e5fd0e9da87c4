// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A proposal is known by its number in its consultation, which is named by its address, its topic or its file: the same
// consultation, downloaded again later, brings only what is new. The last vote of a person on a proposal counts.
#include "ens-import-proposals.h"

#include "ens-codebook.h"
#include "ens-csv.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-proposals-csv.h"
#include "ens-public-proposal.h"
#include "ens-public-vote.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-upsert.h"

#include <string.h>

/** Vote: one, as kept until all are read */
typedef struct {
  EnsUuid proposal;
  gint64 voter;
  int value;
} Vote;

/**
 * Taking:
 * @name: what the consultation is called
 * @key: what it is known by
 * @proposals: EnsUuid by the id that the file gives
 * @voters: numbers of those who have none, by the id that the file gives
 * @votes: in the order in which they were first given
 * @seen: where in @votes, by voter and proposal
 */
typedef struct {
  EnsImporter *importer;
  EnsTableOptions options;
  EnsProposalsReader *reader;
  char *name;
  char *key;
  GHashTable *proposals;
  GHashTable *voters;
  GArray *votes;
  GHashTable *seen;
  gint64 now;
} Taking;

static void
clear_taking (Taking *taking)
{
  g_clear_pointer (&taking->reader, ens_proposals_reader_free);
  g_free (taking->name);
  g_free (taking->key);
  g_hash_table_unref (taking->proposals);
  g_hash_table_unref (taking->voters);
  g_array_unref (taking->votes);
  g_hash_table_unref (taking->seen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

static gboolean
refuse (Taking *taking, const char *what, const char *value, const char *advice)
{
  g_autofree char *shown = ens_text_dup_short (value, 40);
  g_autofree char *sentence = g_strdup_printf ("%s: “%s”", what, shown);

  ens_proposals_reader_refuse (taking->reader, sentence, advice);
  return FALSE;
}

static gboolean
set_count (Taking *taking, const char *text, gint64 *count)
{
  *count = 0;
  return text == NULL || g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, count, NULL) ||
         refuse (taking, _ ("a count of votes is no whole number"), text, _ ("mend the table"));
}

// Words of Decidim, and the marks of moderation in Polis. What is not known is still open.
static int
find_state (const char *word)
{
  static const struct {
    const char *word;
    int state;
  } words[] = {
    { "accepted", ENS_PUBLIC_PROPOSAL_STATE_ACCEPTED },
    { "rejected", ENS_PUBLIC_PROPOSAL_STATE_REJECTED },
    { "withdrawn", ENS_PUBLIC_PROPOSAL_STATE_WITHDRAWN },
    { "-1", ENS_PUBLIC_PROPOSAL_STATE_REJECTED },
  };

  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].word, word) == 0)
      return words[i].state;
  return ENS_PUBLIC_PROPOSAL_STATE_OPEN;
}

static char *
dup_text (const EnsProposalRow *row)
{
  if (row->title == NULL || row->text == NULL)
    return g_strdup (row->text != NULL ? row->text : row->title);
  return g_strcmp0 (row->title, row->text) == 0 ? g_strdup (row->text)
                                                : g_strconcat (row->title, "\n", row->text, NULL);
}

static EnsUuid
make_id (const Taking *taking, const char *id)
{
  g_autofree char *name = g_strjoin ("\n", taking->key, id, NULL);

  return ens_uuid_from_name ("public-proposal", name);
}

// Places and notes that people here gave a proposal stay when it comes again.
static gboolean
put_proposal (Taking *taking, EnsPublicProposal *proposal, const char *id, GError **error)
{
  g_autoptr (EnsPublicProposal) old = ens_public_proposal_new ();
  gboolean is_found = FALSE;

  old->id = proposal->id;
  if (!ens_store_read (ens_session_get_store (taking->importer->session),
                       &ens_public_proposal_entity, old, &is_found, error))
    return FALSE;
  proposal->stamp.created = is_found ? old->stamp.created : taking->now;
  proposal->stamp.modified = old->stamp.modified;
  if (is_found)
    proposal->criterion = old->criterion;
  g_hash_table_insert (taking->proposals, g_strdup (id),
                       g_memdup2 (&proposal->id, sizeof (EnsUuid)));
  return ens_upsert (taking->importer->session, &ens_public_proposal_entity, proposal,
                     taking->importer->result, error);
}

static gboolean
take_proposal (Taking *taking, const EnsProposalRow *row, gboolean with_counts, GError **error)
{
  g_autoptr (EnsPublicProposal) proposal = ens_public_proposal_new ();
  const EnsProject *project = ens_session_get_project (taking->importer->session);
  g_autofree char *numbered = g_strdup_printf ("%" G_GINT64_FORMAT, row->row);
  g_autofree char *text = dup_text (row);
  const char *id = row->id != NULL ? row->id : text != NULL ? text : numbered;

  if (text == NULL) {
    ens_proposals_reader_refuse (taking->reader, _ ("a proposal without words"), NULL);
    return TRUE;
  }
  if (with_counts && (!set_count (taking, row->agree, &proposal->agreed) ||
                      !set_count (taking, row->disagree, &proposal->disagreed) ||
                      !set_count (taking, row->pass, &proposal->passed)))
    return TRUE;
  if (strlen (text) > ENS_LIMIT_TEXT_BYTES) {
    ens_proposals_reader_refuse (taking->reader, _ ("a proposal longer than the limit of 64 KiB"),
                                 NULL);
    return TRUE;
  }
  proposal->id = make_id (taking, id);
  proposal->text = g_steal_pointer (&text);
  proposal->state = find_state (row->state);
  proposal->source = g_strdup (taking->name);
  proposal->language = g_strdup (row->language != NULL ? row->language : project->language);
  if (row->id == NULL ||
      !g_ascii_string_to_signed (row->id, 10, 0, G_MAXINT32, &proposal->number, NULL))
    proposal->number = row->id == NULL ? row->row : 0;
  return ens_faults_get_n_errors (taking->importer->faults) > 0 ||
         put_proposal (taking, proposal, id, error);
}

// A number of the consultation's own means nothing outside; where it has none, who votes is counted.
static gint64
find_voter (Taking *taking, const char *voter)
{
  gint64 number = 0;
  gpointer known = NULL;

  if (g_ascii_string_to_signed (voter, 10, 0, G_MAXINT32, &number, NULL))
    return number;
  if (!g_hash_table_lookup_extended (taking->voters, voter, NULL, &known)) {
    known = GUINT_TO_POINTER (g_hash_table_size (taking->voters) + 1);
    g_hash_table_insert (taking->voters, g_strdup (voter), known);
  }
  return G_MAXINT32 + (gint64) GPOINTER_TO_UINT (known);
}

static gboolean
parse_vote (const char *text, int *value)
{
  static const struct {
    const char *word;
    int value;
  } words[] = {
    { "1", ENS_PUBLIC_VOTE_AGREE },
    { "-1", ENS_PUBLIC_VOTE_DISAGREE },
    { "0", ENS_PUBLIC_VOTE_PASS },
    { "agree", ENS_PUBLIC_VOTE_AGREE },
    { "disagree", ENS_PUBLIC_VOTE_DISAGREE },
    { "pass", ENS_PUBLIC_VOTE_PASS },
    { "neutral", ENS_PUBLIC_VOTE_PASS },
    { "pour", ENS_PUBLIC_VOTE_AGREE },
    { "contre", ENS_PUBLIC_VOTE_DISAGREE },
    { "neutre", ENS_PUBLIC_VOTE_PASS },
    { "yes", ENS_PUBLIC_VOTE_AGREE },
    { "no", ENS_PUBLIC_VOTE_DISAGREE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (ens_text_equal_plain (words[i].word, text) && (words[i].word[0] == '-') == (*text == '-')) {
      *value = words[i].value;
      return TRUE;
    }
  return FALSE;
}

static void
keep_vote (Taking *taking, const EnsUuid *proposal, const char *voter, int value)
{
  Vote vote = { *proposal, find_voter (taking, voter), value };
  g_autofree char *id = ens_uuid_dup_text (proposal);
  char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, id, vote.voter);
  gpointer place = NULL;

  if (g_hash_table_lookup_extended (taking->seen, key, NULL, &place)) {
    g_array_index (taking->votes, Vote, GPOINTER_TO_UINT (place)).value = value;
    g_free (key);
    return;
  }
  g_hash_table_insert (taking->seen, key, GUINT_TO_POINTER (taking->votes->len));
  g_array_append_val (taking->votes, vote);
}

static gboolean
take_vote (Taking *taking, const EnsProposalRow *row, GError **error)
{
  g_autofree char *text = dup_text (row);
  const char *id = row->id != NULL ? row->id : text;
  const EnsUuid *proposal = id != NULL ? g_hash_table_lookup (taking->proposals, id) : NULL;
  int value = 0;

  if (row->voter == NULL || row->vote == NULL || id == NULL) {
    ens_proposals_reader_refuse (taking->reader,
                                 _ ("a vote without a proposal, a voter or a value"), NULL);
    return TRUE;
  }
  if (!parse_vote (row->vote, &value)) {
    refuse (taking, _ ("not a vote"), row->vote,
            _ ("write agree, disagree or pass; or 1, -1 or 0"));
    return TRUE;
  }
  if (proposal == NULL && text != NULL) {
    if (!take_proposal (taking, row, FALSE, error))
      return FALSE;
    proposal = g_hash_table_lookup (taking->proposals, id);
  }
  if (proposal != NULL)
    keep_vote (taking, proposal, row->voter, value);
  else if (ens_faults_get_n_errors (taking->importer->faults) == 0 || text == NULL)
    refuse (taking, _ ("a vote on a proposal that is not known"), id,
            _ ("bring the proposals in first, or have a column with their text"));
  return TRUE;
}

static gboolean
put_votes (Taking *taking, GError **error)
{
  for (guint i = 0; i < taking->votes->len; i++) {
    const Vote *vote = &g_array_index (taking->votes, Vote, i);
    g_autoptr (EnsPublicVote) row = ens_public_vote_new ();
    gboolean is_found = FALSE;

    row->proposal = vote->proposal;
    row->voter = vote->voter;
    if (!ens_store_read (ens_session_get_store (taking->importer->session), &ens_public_vote_entity,
                         row, &is_found, error))
      return FALSE;
    row->value = vote->value;
    if (!is_found)
      row->stamp.created = taking->now;
    if (!ens_upsert (taking->importer->session, &ens_public_vote_entity, row,
                     taking->importer->result, error) ||
        !ens_importer_step (taking->importer, 0, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_table (Taking *taking, const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  EnsProposalRow row;
  gboolean has_votes;

  taking->reader = ens_proposals_reader_new (path, &taking->options, error);
  if (taking->reader == NULL)
    return FALSE;
  has_votes = ens_proposals_reader_has_votes (taking->reader);
  while (ens_proposals_reader_next (taking->reader, &row, &local_error))
    if (!(has_votes ? take_vote (taking, &row, error)
                    : take_proposal (taking, &row, TRUE, error)) ||
        !ens_importer_step (taking->importer, 0, error))
      return FALSE;
  g_clear_pointer (&taking->reader, ens_proposals_reader_free);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

// Votes in a file of their own are on proposals that came before, by their numbers.
static gboolean
know_proposals (Taking *taking, GError **error)
{
  g_autoptr (GPtrArray)
               rows = ens_session_list_rows (taking->importer->session, ENS_KIND_PROPOSAL, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const EnsPublicProposal *proposal = g_ptr_array_index (rows, i);

    g_hash_table_insert (taking->proposals, g_strdup_printf ("%" G_GINT64_FORMAT, proposal->number),
                         g_memdup2 (&proposal->id, sizeof (EnsUuid)));
    g_hash_table_insert (taking->proposals, g_strdup (proposal->text),
                         g_memdup2 (&proposal->id, sizeof (EnsUuid)));
  }
  return rows != NULL;
}

static void
begin (Taking *taking, EnsImporter *importer)
{
  taking->importer = importer;
  taking->now = ens_time_now ();
  taking->options = (EnsTableOptions){
    .map = importer->request->map,
    .language = ens_session_get_project (importer->session)->language,
    .skip_bad_rows = importer->request->skip_bad_rows,
    .faults = importer->faults,
    .encoding = importer->request->encoding,
  };
  taking->proposals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  taking->voters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  taking->votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  taking->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  taking->name = ens_codebook_dup_code_for_path (importer->request->path);
  taking->key = g_strdup (taking->name);
}

/** ens_import_votes_csv: proposals with counts of votes, or one vote a row. */
gboolean
ens_import_votes_csv (EnsImporter *importer, GError **error)
{
  g_auto (Taking) taking = { 0 };

  begin (&taking, importer);
  return know_proposals (&taking, error) && read_table (&taking, importer->request->path, error) &&
         put_votes (&taking, error);
}

/** ens_import_decidim_csv: proposals as Decidim gives them out; their supports count as agreement. */
gboolean
ens_import_decidim_csv (EnsImporter *importer, GError **error)
{
  g_auto (Taking) taking = { 0 };

  begin (&taking, importer);
  return read_table (&taking, importer->request->path, error);
}

static gboolean
take_cell (const char *voter, const char *proposal, const char *vote, gpointer data, GError **error)
{
  Taking *taking = data;
  const EnsUuid *id = g_hash_table_lookup (taking->proposals, proposal);
  int value = 0;
  g_autofree char *what = NULL;

  if (id != NULL && parse_vote (vote, &value)) {
    keep_vote (taking, id, voter, value);
    return TRUE;
  }
  what = g_strdup_printf (id == NULL
                            ? _ ("a vote on the proposal “%s”, which comments.csv does not have")
                            : _ ("a vote on the proposal “%s” is neither 1, 0 nor -1"),
                          proposal);
  ens_faults_add (taking->importer->faults, taking->importer->request->path, 0, what,
                  _ ("download the folder again"));
  return TRUE;
}

// Two columns without a header: names and what they hold.
static void
read_summary (Taking *taking, const char *path)
{
  g_autoptr (EnsCsvReader)
               reader = ens_csv_reader_new_encoded (path, taking->options.encoding, NULL);
  EnsCsvRow row;

  while (reader != NULL && ens_csv_reader_next (reader, &row, NULL)) {
    g_autofree char *value = row.n_cells > 1 ? ens_text_dup_trimmed (row.cells[1]) : NULL;

    if (value == NULL || *value == '\0')
      continue;
    if (strcmp (row.cells[0], "topic") == 0) {
      g_free (taking->name);
      taking->name = g_steal_pointer (&value);
    } else if (strcmp (row.cells[0], "url") == 0) {
      g_free (taking->key);
      taking->key = g_steal_pointer (&value);
    }
  }
}

// Who voted how is in a list, or in a table of all by all; without either the counts must do.
static gboolean
read_folder (Taking *taking, const char *folder, GError **error)
{
  g_autofree char *summary = g_build_filename (folder, "summary.csv", NULL);
  g_autofree char *comments = g_build_filename (folder, "comments.csv", NULL);
  g_autofree char *votes = g_build_filename (folder, "votes.csv", NULL);
  g_autofree char *matrix = g_build_filename (folder, "participants-votes.csv", NULL);
  gboolean has_votes = g_file_test (votes, G_FILE_TEST_EXISTS);
  gboolean has_matrix = g_file_test (matrix, G_FILE_TEST_EXISTS);
  g_autoptr (GError) local_error = NULL;
  EnsProposalRow row;

  if (g_file_test (summary, G_FILE_TEST_EXISTS))
    read_summary (taking, summary);
  taking->reader = ens_proposals_reader_new (comments, &taking->options, error);
  if (taking->reader == NULL)
    return FALSE;
  while (ens_proposals_reader_next (taking->reader, &row, &local_error))
    if (!take_proposal (taking, &row, !has_votes && !has_matrix, error))
      return FALSE;
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  g_clear_pointer (&taking->reader, ens_proposals_reader_free);
  if (has_votes)
    return read_table (taking, votes, error);
  return !has_matrix || ens_vote_matrix_read (matrix, &taking->options, take_cell, taking, error);
}

/** ens_import_polis: a folder as Polis exports it: comments.csv, and votes.csv or participants-votes.csv. */
gboolean
ens_import_polis (EnsImporter *importer, GError **error)
{
  const char *path = importer->request->path;
  g_autofree char *folder = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_strdup (path)
                                                                   : g_path_get_dirname (path);
  g_auto (Taking) taking = { 0 };

  begin (&taking, importer);
  return read_folder (&taking, folder, error) &&
         (ens_faults_get_n_errors (importer->faults) > 0 || put_votes (&taking, error));
}
