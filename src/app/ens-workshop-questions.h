// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Second step of a workshop: what will be asked, in which words and for how long.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_WORKSHOP_QUESTIONS (ens_workshop_questions_get_type ())
G_DECLARE_FINAL_TYPE (EnsWorkshopQuestions, ens_workshop_questions, ENS, WORKSHOP_QUESTIONS, AdwBin)

void ens_workshop_questions_set_session (EnsWorkshopQuestions *self, EnsSession *session);
void ens_workshop_questions_refresh (EnsWorkshopQuestions *self);
void ens_workshop_questions_save (EnsWorkshopQuestions *self);

G_END_DECLS
