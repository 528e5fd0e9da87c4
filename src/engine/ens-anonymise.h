// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Retention: when the date has come until which people's own words may be kept, they go, and all that
// could lead to a person. What was found stays: piles, codes, counts, indicators, answers, decisions.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsAnonymised: what went, or would go
 * @n_statements: texts that nobody ticked as safe: now only their count, code and pile are known
 * @n_masked: texts that were put in the place of the original
 * @n_receipts: numbers of slips
 * @n_groups: groups that lost facilitator, place, note, consent and quarter
 * @n_sheets: sheets that lost number and traits; those of small groups lose their group
 * @n_replies: answers in people's own words
 * @n_second: second keyings
 */
typedef struct {
  guint64 n_statements;
  guint64 n_masked;
  guint64 n_receipts;
  guint64 n_groups;
  guint64 n_sheets;
  guint64 n_replies;
  guint64 n_second;
} EnsAnonymised;

/** The text of a statement that went; it has to have one. */
#define ENS_ANONYMISED_TEXT "…"

/**
 * EnsAnonymisedLine:
 * @name: in files
 * @text: what it is, in the user's language, to stand behind the number
 * @n: how many
 */
typedef struct {
  const char *name;
  const char *text;
  guint64 n;
} EnsAnonymisedLine;

#define ENS_N_ANONYMISED_LINES 7

void ens_anonymised_fill_lines (const EnsAnonymised *self,
                                EnsAnonymisedLine lines[ENS_N_ANONYMISED_LINES]);
char *ens_anonymise_dup_keep_until (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_anonymise_is_due (EnsSession *session, const char *today);
gboolean ens_anonymise_set_keep_until (EnsSession *session, const char *day, GError **error);
gboolean ens_anonymise (EnsSession *session,
                        const char *before,
                        gboolean is_dry_run,
                        EnsAnonymised *result,
                        GError **error);

G_END_DECLS
