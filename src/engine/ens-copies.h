// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbered copies of a questionnaire: which numbers were printed, and which of them are not keyed yet.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/** ENS_COPIES_MOST: in one file; more are printed by another one. */
#define ENS_COPIES_MOST 1000

/**
 * EnsCopies:
 * @first: number on the first copy; 0 when none are numbered
 * @last: number on the last copy
 */
typedef struct {
  gint64 first;
  gint64 last;
} EnsCopies;

gboolean ens_copies_parse (const char *text, EnsCopies *copies, GError **error);
gboolean ens_copies_check (const EnsCopies *copies, GError **error);
gboolean ens_copies_remember (EnsSession *session, const EnsCopies *copies, GError **error);
const char *ens_copies_get_unremembered (void);
EnsCopies ens_copies_get (EnsSession *session, const EnsUuid *round);
gint64 ens_copies_next (EnsSession *session, const EnsUuid *round, gint64 after);
gboolean ens_copies_is_keyed (EnsSession *session, const EnsUuid *round, gint64 form);
GArray *ens_copies_list_open (EnsSession *session,
                              const EnsUuid *round,
                              const EnsCopies *copies,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *ens_copies_dup_open (EnsSession *session,
                           const EnsUuid *round,
                           const EnsCopies *copies,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
