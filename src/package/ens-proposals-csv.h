// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Proposals of online consultations as a table: with counts of votes, or one vote a row; as Polis and Decidim write
// them, or with the columns that the user names.
#pragma once

#include "ens-table.h"

G_BEGIN_DECLS

/**
 * EnsProposalRow:
 * @row: which row, from 1
 * @line: which line of the file, from 1
 * @id: (nullable): in the consultation
 * @title: (nullable): a heading, where the table has one
 * @text: (nullable): what is proposed; without the marks of a web page
 * @language: (nullable): of the text, where its column says it
 * @state: (nullable): what became of it
 * @agree: (nullable): how many agreed
 * @disagree: (nullable): how many disagreed
 * @pass: (nullable): how many passed
 * @voter: (nullable): who voted
 * @vote: (nullable): one vote
 *
 * The strings are the reader's, good until the next call.
 */
typedef struct {
  gint64 row;
  gint64 line;
  const char *id;
  const char *title;
  const char *text;
  const char *language;
  const char *state;
  const char *agree;
  const char *disagree;
  const char *pass;
  const char *voter;
  const char *vote;
} EnsProposalRow;

typedef struct _EnsProposalsReader EnsProposalsReader;

const EnsColumn *ens_proposals_get_columns (guint *n);
EnsProposalsReader *ens_proposals_reader_new (const char *path,
                                              const EnsTableOptions *options,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_proposals_reader_free (EnsProposalsReader *self);
gboolean ens_proposals_reader_has_votes (const EnsProposalsReader *self);
gboolean ens_proposals_reader_has_counts (const EnsProposalsReader *self);
gboolean ens_proposals_reader_next (EnsProposalsReader *self, EnsProposalRow *row, GError **error);
void ens_proposals_reader_refuse (EnsProposalsReader *self, const char *what, const char *advice);

/**
 * EnsVoteMatrixFunc:
 * @voter: who; @proposal: on what, as the header names it; @vote: never empty
 */
typedef gboolean (*EnsVoteMatrixFunc) (const char *voter,
                                       const char *proposal,
                                       const char *vote,
                                       gpointer data,
                                       GError **error);

gboolean ens_vote_matrix_read (const char *path,
                               const EnsTableOptions *options,
                               EnsVoteMatrixFunc func,
                               gpointer data,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsProposalsReader, ens_proposals_reader_free)

G_END_DECLS
