// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The journal of a session as people read it. Single steps of undo are the session's own.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsJournalEntry:
 * @number: grows with each action
 * @text: the action in words, in the user's language
 * @author: (nullable): initials
 * @time: milliseconds UTC
 * @is_undone: it was taken back and can be done again
 */
typedef struct {
  gint64 number;
  char *text;
  char *author;
  gint64 time;
  gboolean is_undone;
} EnsJournalEntry;

void ens_journal_entry_free (EnsJournalEntry *entry);
GPtrArray *ens_session_list_journal (EnsSession *self,
                                     guint most,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_session_go_to_entry (EnsSession *self, gint64 number, GError **error);

G_END_DECLS
