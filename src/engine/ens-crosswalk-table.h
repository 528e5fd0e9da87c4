// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A crosswalk as a table that people fill in a spreadsheet: from, to, kind, note. Both editions must be
// in the project; neither is changed.
#pragma once

#include "ens-faults.h"
#include "ens-session.h"

G_BEGIN_DECLS

gboolean ens_crosswalk_table_read (EnsSession *session,
                                   const EnsUuid *from,
                                   const EnsUuid *to,
                                   const char *path,
                                   EnsFaults *faults,
                                   guint *n_taken,
                                   GError **error);
gboolean ens_crosswalk_table_write (EnsSession *session,
                                    const EnsUuid *from,
                                    const EnsUuid *to,
                                    const char *path,
                                    guint *n_written,
                                    GError **error);

G_END_DECLS
