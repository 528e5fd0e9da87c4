// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making projects: part of ens-session.h, which includes it. Opening them is the session's own.
#pragma once

#include "ens-project.h"

G_BEGIN_DECLS

typedef struct _EnsSession EnsSession;

EnsSession *ens_session_create (const char *path,
                                const EnsProject *project,
                                const char *codebook,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsSession *ens_session_create_sample (const char *path,
                                       const EnsProject *said,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
