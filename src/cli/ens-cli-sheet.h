// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `survey enter`, `survey open`, `survey compare`, `survey results`: sheets and what is on them.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_survey_enter;
extern const EnsCliVerb ens_cli_survey_open;
extern const EnsCliVerb ens_cli_survey_compare;
extern const EnsCliVerb ens_cli_survey_settle;
extern const EnsCliVerb ens_cli_survey_results;

G_END_DECLS
