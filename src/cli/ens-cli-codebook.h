// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `codebook`: list, add, set, copy.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_codebook_list;
extern const EnsCliVerb ens_cli_codebook_add;
extern const EnsCliVerb ens_cli_codebook_set;
extern const EnsCliVerb ens_cli_codebook_copy;

G_END_DECLS
