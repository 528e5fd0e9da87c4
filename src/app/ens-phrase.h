// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers and dates as people read them, in the language of the window.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ens_phrase_dup_date (const char *date) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_statements (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_groups (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_people (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_piles (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_sheets (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_actions (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_contracts (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_proposals (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_promises (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
char *ens_phrase_dup_indicators (guint64 n) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_phrase_get_group_state (int state);
const char *ens_phrase_get_criterion_state (int state);

G_END_DECLS
