// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects for other programs of qualitative analysis. Part of ens-exporter.h.
#pragma once

#include "ens-exporter.h"

G_BEGIN_DECLS

gboolean ens_export_qdpx (EnsExporter *exporter, GError **error);

G_END_DECLS
