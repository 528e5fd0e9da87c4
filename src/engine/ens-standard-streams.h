// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Standard input, output and error, open or not, before anything else is opened. Not what is said on them.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ens_standard_streams_begin (void);

G_END_DECLS
