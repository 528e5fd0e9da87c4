// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `indicator`: add, list, set, revise, translate.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_indicator_add;
extern const EnsCliVerb ens_cli_indicator_list;
extern const EnsCliVerb ens_cli_indicator_set;
extern const EnsCliVerb ens_cli_indicator_revise;
extern const EnsCliVerb ens_cli_indicator_remove;
extern const EnsCliVerb ens_cli_indicator_translate;

G_END_DECLS
