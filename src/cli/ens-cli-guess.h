// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody meant who mistyped a word.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *ens_cli_guess (const char *typed, const char *const *words);

G_END_DECLS
