// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A corpus for IRaMuTeQ: each statement a text of its own, behind a line of starred variables. Only written.
#pragma once

#include "ens-statements-csv.h"

G_BEGIN_DECLS

typedef struct _EnsIramuteqWriter EnsIramuteqWriter;

EnsIramuteqWriter *ens_iramuteq_writer_new (const char *path,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_iramuteq_writer_free (EnsIramuteqWriter *self);
gboolean ens_iramuteq_writer_add (EnsIramuteqWriter *self,
                                  const EnsStatementRow *row,
                                  gboolean *is_taken,
                                  GError **error);
gboolean ens_iramuteq_writer_finish (EnsIramuteqWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsIramuteqWriter, ens_iramuteq_writer_free)

G_END_DECLS
