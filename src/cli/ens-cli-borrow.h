// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verb `borrow`.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_borrow;

G_END_DECLS
