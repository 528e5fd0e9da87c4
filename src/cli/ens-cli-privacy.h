// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `privacy`: how many people must stand behind a number that is shown.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

extern const EnsCliVerb ens_cli_privacy;

G_END_DECLS
