// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a new project begins with: questions and codebooks that come with the program, as data. The
// same rows in every project, so that projects can be compared.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

#define ENS_STARTER_CODEBOOK "ensemble-starter-1"

gboolean ens_starter_add_questions (EnsSession *session, GError **error);
gboolean ens_starter_add_codebook (EnsSession *session,
                                   const char *codebook,
                                   EnsUuid *edition,
                                   GError **error);

G_END_DECLS
