// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A codebook as an edition of one's own, to be changed by hand, with a crosswalk back to where it came
// from.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_codebook_copy_edition (EnsSession *session,
                                    const EnsUuid *edition,
                                    const char *code,
                                    const char *title,
                                    EnsUuid *copy,
                                    GError **error);

G_END_DECLS
