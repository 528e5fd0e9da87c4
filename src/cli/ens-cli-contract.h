// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `contract sign` and `contract show`.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_contract_sign;
extern const EnsCliVerb ens_cli_contract_show;

G_END_DECLS
