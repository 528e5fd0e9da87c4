// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measuring: the answers as they are keyed in, sheet by sheet, and the indicators they answer.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_SURVEY_PAGE (ens_survey_page_get_type ())
G_DECLARE_FINAL_TYPE (EnsSurveyPage, ens_survey_page, ENS, SURVEY_PAGE, EnsPage)

G_END_DECLS
