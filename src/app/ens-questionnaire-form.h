// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands on the sheet of a round beside its indicators: the words above, consent, sections and
// other questions in their order.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_QUESTIONNAIRE_FORM (ens_questionnaire_form_get_type ())
G_DECLARE_FINAL_TYPE (EnsQuestionnaireForm, ens_questionnaire_form, ENS, QUESTIONNAIRE_FORM, AdwBin)

void ens_questionnaire_form_show (EnsQuestionnaireForm *self,
                                  EnsSession *session,
                                  const EnsUuid *round);

G_END_DECLS
