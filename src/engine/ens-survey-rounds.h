// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Survey rounds: begun, changed, found by what people call them, closed. What they ask is elsewhere.
#pragma once

#include "ens-round.h"
#include "ens-session.h"

G_BEGIN_DECLS

char *ens_survey_dup_free_title (EnsSession *session, const char *title) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_begin_round (EnsSession *session, EnsRound *round, GError **error);
gboolean ens_survey_save_round (EnsSession *session, EnsRound *round, GError **error);
gboolean ens_survey_add_round (EnsSession *session,
                               const char *title,
                               const char *date,
                               EnsUuid *round,
                               GError **error);
gboolean ens_survey_is_newer (const EnsRound *round, const EnsRound *than);
gboolean ens_survey_find_round (EnsSession *session,
                                const char *word,
                                EnsUuid *round,
                                GError **error);
gboolean ens_survey_check_open (EnsSession *session, const EnsUuid *round, GError **error);

G_END_DECLS
