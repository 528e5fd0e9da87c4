// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of an indicator: its versions, the rounds that asked it, and how it reads in other
// languages. What was asked keeps its words.
#pragma once

#include "ens-indicator.h"
#include "ens-session.h"

G_BEGIN_DECLS

/** ENS_INDICATOR_N_TEXTS: the title and the five situations. */
#define ENS_INDICATOR_N_TEXTS 6

const char *ens_indicator_text (const EnsIndicator *indicator, guint index);
const char *ens_indicator_text_field (guint index);
gboolean ens_indicator_reads_alike (const EnsIndicator *left, const EnsIndicator *right);

gboolean ens_indicator_history_is_asked (EnsSession *session,
                                         const EnsUuid *indicator,
                                         gboolean *is_asked,
                                         GError **error);
guint ens_indicator_history_count_rounds (EnsSession *session, const EnsUuid *indicator);
char *ens_indicator_history_dup_rounds (EnsSession *session,
                                        const EnsUuid *indicator) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_indicator_history_list_current (EnsSession *session,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_indicator_history_list_versions (EnsSession *session,
                                                const EnsUuid *indicator,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_indicator_history_pin (EnsSession *session, GError **error);
gboolean ens_indicator_history_leave_out (EnsSession *session, GError **error);

char **ens_indicator_history_dup_translation (EnsSession *session,
                                              const EnsUuid *indicator,
                                              const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_indicator_history_set_translation (EnsSession *session,
                                                const EnsIndicator *indicator,
                                                const char *language,
                                                const char *const *texts,
                                                GError **error);
gboolean ens_indicator_history_copy_translations (EnsSession *session,
                                                  const EnsUuid *from,
                                                  const EnsUuid *to,
                                                  GError **error);
char **ens_indicator_history_list_languages (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
