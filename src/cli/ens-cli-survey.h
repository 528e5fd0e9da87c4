// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `survey add`, `survey enter` and `survey list`: rounds and their sheets.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_survey_add;
extern const EnsCliVerb ens_cli_survey_enter;
extern const EnsCliVerb ens_cli_survey_list;

G_END_DECLS
