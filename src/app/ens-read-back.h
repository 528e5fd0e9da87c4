// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything a group said, question by question, large enough to be read aloud from.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_READ_BACK (ens_read_back_get_type ())
G_DECLARE_FINAL_TYPE (EnsReadBack, ens_read_back, ENS, READ_BACK, AdwBin)

void ens_read_back_set_session (EnsReadBack *self, EnsSession *session);
void ens_read_back_refresh (EnsReadBack *self);

G_END_DECLS
