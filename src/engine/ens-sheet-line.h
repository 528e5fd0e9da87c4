// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet that is kept, in one line to look over: all that was keyed, in the order of the questionnaire.
#pragma once

#include "ens-survey-prompt.h"
#include "ens-survey.h"

G_BEGIN_DECLS

char *ens_sheet_line_dup (const EnsSurveyPrompt *asked,
                          const EnsSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
