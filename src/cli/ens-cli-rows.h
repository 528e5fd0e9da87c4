// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `action`, `contract`, `party`, `commitment`, `resource`, `territory` with add, list and set.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_action_add;
extern const EnsCliVerb ens_cli_action_list;
extern const EnsCliVerb ens_cli_action_set;
extern const EnsCliVerb ens_cli_contract_add;
extern const EnsCliVerb ens_cli_contract_list;
extern const EnsCliVerb ens_cli_contract_set;
extern const EnsCliVerb ens_cli_party_add;
extern const EnsCliVerb ens_cli_party_list;
extern const EnsCliVerb ens_cli_party_set;
extern const EnsCliVerb ens_cli_commitment_add;
extern const EnsCliVerb ens_cli_commitment_list;
extern const EnsCliVerb ens_cli_commitment_set;
extern const EnsCliVerb ens_cli_resource_add;
extern const EnsCliVerb ens_cli_resource_list;
extern const EnsCliVerb ens_cli_resource_set;
extern const EnsCliVerb ens_cli_territory_add;
extern const EnsCliVerb ens_cli_territory_list;
extern const EnsCliVerb ens_cli_territory_set;
extern const EnsCliVerb ens_cli_group_set;
extern const EnsCliVerb ens_cli_survey_set;

G_END_DECLS
