// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questions as buttons with how many post-its each has; one of them is the question of the moment.
#pragma once

#include "ens-question.h"
#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_QUESTION_BAR (ens_question_bar_get_type ())
G_DECLARE_FINAL_TYPE (EnsQuestionBar, ens_question_bar, ENS, QUESTION_BAR, AdwBin)

/**
 * EnsQuestionBar:
 *
 * Signal `chosen`: another question is the one of the moment.
 */

void ens_question_bar_set_questions (EnsQuestionBar *self, GPtrArray *questions);
const EnsQuestion *ens_question_bar_get_chosen (EnsQuestionBar *self);
void ens_question_bar_choose (EnsQuestionBar *self, const EnsUuid *question);
void ens_question_bar_set_count (EnsQuestionBar *self, const EnsUuid *question, guint64 count);
GPtrArray *ens_question_bar_list_questions (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
char *ens_question_bar_dup_name (const EnsQuestion *question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
