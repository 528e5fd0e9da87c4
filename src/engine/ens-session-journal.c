// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entries made into sentences, and the way to one of them.
#include "ens-session-journal.h"

#include "ens-action.h"
#include "ens-journal.h"
#include "ens-session-private.h"

void
ens_journal_entry_free (EnsJournalEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->text);
  g_free (entry->author);
  g_free (entry);
}

/** ens_session_list_journal: Returns: (transfer full): at most @most entries, the newest first. */
GPtrArray *
ens_session_list_journal (EnsSession *self, guint most, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (ENS_IS_SESSION (self), NULL);
  rows = ens_store_list_journal (ens_session_get_store (self), most, error);
  if (rows == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_journal_entry_free);
  for (guint i = 0; i < rows->len; i++) {
    const EnsJournalRow *row = g_ptr_array_index (rows, i);
    EnsJournalEntry *entry = g_new0 (EnsJournalEntry, 1);

    entry->number = row->seq;
    entry->text = ens_action_dup_sentence (row->word, row->detail);
    entry->author = g_strdup (row->author);
    entry->time = row->time;
    entry->is_undone = row->is_undone;
    g_ptr_array_add (entries, entry);
  }
  return g_steal_pointer (&entries);
}

/** ens_session_go_to_entry: undoes or redoes until @number is the last action done. */
gboolean
ens_session_go_to_entry (EnsSession *self, gint64 number, GError **error)
{
  g_return_val_if_fail (ENS_IS_SESSION (self), FALSE);
  if (!ens_session_refuse_read_only (self, error) ||
      !ens_store_go_to (ens_session_get_store (self), number, NULL, error))
    return FALSE;
  ens_session_refresh (self, ENS_ALL_KINDS);
  return TRUE;
}
