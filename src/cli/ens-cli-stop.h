// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl-C during long work: the work ends as if it had been refused, and nothing is left behind. Verbs that are
// done at once need none of it.
#pragma once

#include "ens-cli.h"
#include "ens-progress.h"

G_BEGIN_DECLS

const EnsProgress *ens_cli_listen (EnsCli *cli);

G_END_DECLS
