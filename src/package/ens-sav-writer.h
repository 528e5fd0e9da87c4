// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes filled forms for SPSS, PSPP and R: a system file with the words of variables and values.
#pragma once

#include "ens-form-data.h"

G_BEGIN_DECLS

typedef struct _EnsSavWriter EnsSavWriter;

EnsSavWriter *ens_sav_writer_new (const char *path,
                                  const EnsForm *form,
                                  gint64 time,
                                  const GArray *widths,
                                  glong n_rows,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_sav_writer_free (EnsSavWriter *self);
gboolean ens_sav_writer_add (EnsSavWriter *self, const char *const *values, GError **error);
gboolean ens_sav_writer_finish (EnsSavWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSavWriter, ens_sav_writer_free)

G_END_DECLS
