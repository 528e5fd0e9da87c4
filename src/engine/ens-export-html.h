// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project as one page for readers without Ensemble.
#pragma once

#include "ens-exporter.h"

G_BEGIN_DECLS

gboolean ens_export_html (EnsExporter *exporter, GError **error);

G_END_DECLS
