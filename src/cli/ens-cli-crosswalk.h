// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `crosswalk`: list, set, export, import.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_crosswalk_list;
extern const EnsCliVerb ens_cli_crosswalk_set;
extern const EnsCliVerb ens_cli_crosswalk_export;
extern const EnsCliVerb ens_cli_crosswalk_import;

G_END_DECLS
