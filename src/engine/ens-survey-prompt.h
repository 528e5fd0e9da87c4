// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is keyed next while a sheet is typed, and whether what stands there can be an answer.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsSurveyPrompt:
 * @titles: what is keyed, in order: an indicator, its wished situation, another question
 * @items: (element-type EnsSurveyItem): the questions after the indicators, for checking
 * @n_levels: how many of @titles are levels
 */
typedef struct {
  GPtrArray *titles;
  GPtrArray *items;
  guint n_levels;
} EnsSurveyPrompt;

EnsSurveyPrompt *ens_survey_prompt_new (EnsSession *session,
                                        const EnsUuid *round,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_survey_prompt_free (EnsSurveyPrompt *self);
gboolean ens_survey_prompt_read (const EnsSurveyPrompt *self,
                                 const char *keys,
                                 guint *n,
                                 GError **error);
char *ens_survey_prompt_dup_keys (const EnsSurveyPrompt *self, guint n) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_survey_prompt_get_help (const EnsSurveyPrompt *self, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSurveyPrompt, ens_survey_prompt_free)

G_END_DECLS
