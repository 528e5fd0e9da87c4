// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `learned`: what earlier projects taught about words.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_learned_list;
extern const EnsCliVerb ens_cli_learned_show;
extern const EnsCliVerb ens_cli_learned_add;
extern const EnsCliVerb ens_cli_learned_from;
extern const EnsCliVerb ens_cli_learned_forget;
extern const EnsCliVerb ens_cli_learned_on;
extern const EnsCliVerb ens_cli_learned_off;
extern const EnsCliVerb ens_cli_learned_rebuild;
extern const EnsCliVerb ens_cli_learned_erase;

G_END_DECLS
