// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `survey add`, `survey item`, `survey ask`, `survey list`.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_survey_add;
extern const EnsCliVerb ens_cli_survey_item;
extern const EnsCliVerb ens_cli_survey_ask;
extern const EnsCliVerb ens_cli_survey_list;

G_END_DECLS
