// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `survey change` and `survey remove`: a question, sheet or round that is there already.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_survey_change;
extern const EnsCliVerb ens_cli_survey_remove;

G_END_DECLS
