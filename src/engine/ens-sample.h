// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The invented quarter to try the program with. Comes in through the same imports as anybody's files.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

G_END_DECLS
