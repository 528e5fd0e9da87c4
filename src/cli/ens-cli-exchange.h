// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `import`, `export` and `validate`: files in and out.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_import;
extern const EnsCliVerb ens_cli_export;
extern const EnsCliVerb ens_cli_validate;

G_END_DECLS
