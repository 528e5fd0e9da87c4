// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done to a project file, and taking it back. The journal is in the file: undo and redo
// survive a restart.
#pragma once

#include "ens-store.h"

G_BEGIN_DECLS

/**
 * EnsJournalRow:
 * @seq: its number; later actions have greater ones
 * @kind: normal or bulk
 * @is_undone: taken back, and may be redone
 * @word: as given to ens_store_begin(), like @detail, @author and @time
 */
typedef struct {
  gint64 seq;
  EnsActionKind kind;
  gboolean is_undone;
  char *word;
  char *detail;
  char *author;
  gint64 time;
} EnsJournalRow;

void ens_journal_row_free (EnsJournalRow *entry);

GPtrArray *ens_store_list_journal (EnsStore *store,
                                   guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsJournalRow *ens_store_dup_next_undo (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsJournalRow *ens_store_dup_next_redo (EnsStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_store_undo (EnsStore *store, const EnsProgress *progress, GError **error);
gboolean ens_store_redo (EnsStore *store, const EnsProgress *progress, GError **error);
gboolean ens_store_go_to (EnsStore *store, gint64 seq, const EnsProgress *progress, GError **error);
gboolean ens_store_get_last_change (EnsStore *store, gint64 *time, GError **error);
gboolean ens_store_forget_journal (EnsStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsJournalRow, ens_journal_row_free)

G_END_DECLS
