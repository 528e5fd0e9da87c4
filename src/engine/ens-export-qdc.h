// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A codebook for other programs of qualitative analysis.
#pragma once

#include "ens-exporter.h"

G_BEGIN_DECLS

GPtrArray *ens_export_qdc_list_codes (GPtrArray *nodes,
                                      const EnsUuid *edition) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_export_qdc (EnsExporter *exporter, GError **error);

G_END_DECLS
