// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what a facilitator types to post-its on disk. Knows the short forms of the entry box.
#pragma once

#include "ens-session.h"
#include "ens-statement.h"

G_BEGIN_DECLS

/**
 * EnsEntry:
 * @question: nil unless the line began with `+`, `-`, `?` or `!`
 * @count: from `3x text`, `3 x text` or `3;text`; else 1
 * @text: what was said; empty when the line only switches the question
 */
typedef struct {
  EnsUuid question;
  gint64 count;
  char *text;
} EnsEntry;

void ens_entry_clear (EnsEntry *entry);
void ens_entry_parse (EnsSession *session, const char *line, EnsEntry *entry);
EnsStatement *ens_entry_add (EnsSession *session,
                             const EnsUuid *group,
                             const EnsUuid *question,
                             const EnsEntry *entry,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_entry_add_lines (EnsSession *session,
                              const EnsUuid *group,
                              const EnsUuid *question,
                              const char *lines,
                              guint *n_added,
                              GError **error);
gboolean ens_entry_change_text (EnsSession *session,
                                const EnsUuid *statement,
                                const char *text,
                                GError **error);
gboolean ens_entry_change_count (EnsSession *session,
                                 const EnsUuid *statement,
                                 gint64 count,
                                 GError **error);
gboolean ens_entry_say_again (EnsSession *session,
                              const EnsUuid *statement,
                              gint64 times,
                              GError **error);
gboolean ens_entry_remove (EnsSession *session, const EnsUuid *statement, GError **error);

char *ens_entry_dup_draft (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_entry_keep_draft (EnsSession *session, const char *text, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EnsEntry, ens_entry_clear)

G_END_DECLS
