// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changing a questionnaire: its other questions in their order, the answers to choose from, and the
// sheet on which people say how an event was.
#pragma once

#include "ens-round.h"
#include "ens-survey-items.h"

G_BEGIN_DECLS

char *ens_survey_dup_options (const EnsSurveyItem *item) G_GNUC_WARN_UNUSED_RESULT;
char **ens_survey_parse_options (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *ens_survey_dup_scale (const EnsItem *item) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_parse_scale (const char *text, EnsItem *item, GError **error);
gboolean ens_survey_change_item (EnsSession *session,
                                 EnsItem *item,
                                 const char *const *options,
                                 GError **error);
gboolean ens_survey_is_answered (EnsSession *session,
                                 const EnsItem *item,
                                 gboolean *is_answered,
                                 GError **error);
gboolean ens_survey_copy_item (EnsSession *session, const EnsItem *item, GError **error);
gboolean ens_survey_move_item (EnsSession *session, const EnsItem *item, int by, GError **error);
gboolean ens_survey_remove_item (EnsSession *session, const EnsItem *item, GError **error);
gboolean ens_survey_add_satisfaction (EnsSession *session, EnsRound *round, GError **error);

G_END_DECLS
