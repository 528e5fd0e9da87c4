// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes given as a table of proposals, votes or of all votes end in rows of clean text or in a refusal.
#include "ens-fuzz-file.h"
#include "ens-proposals-csv.h"
#include "ens-text.h"

#include <unistd.h>

static void
read_proposals (const char *path, const EnsTableOptions *options)
{
  g_autoptr (EnsProposalsReader) reader = ens_proposals_reader_new (path, options, NULL);
  EnsProposalRow row;

  while (reader != NULL && ens_proposals_reader_next (reader, &row, NULL))
    g_assert_true (row.text == NULL || ens_text_is_clean (row.text));
}

static gboolean
check_vote (const char *voter,
            const char *proposal,
            const char *vote,
            gpointer data,
            GError **error)
{
  g_assert_true (*vote != '\0' && g_ascii_isdigit (*proposal));
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  const EnsTableOptions options = { .language = "fr", .skip_bad_rows = TRUE, .faults = faults };

  read_proposals (path, &options);
  ens_vote_matrix_read (path, &options, check_vote, NULL, NULL);
  close (fd);
  return 0;
}
