// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `undo`, `redo` and `log`: back and forth through what was done, also in earlier sittings.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_undo;
extern const EnsCliVerb ens_cli_redo;
extern const EnsCliVerb ens_cli_log;

G_END_DECLS
