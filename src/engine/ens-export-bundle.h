// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project as a bundle: the package, the same as a page and as tables, and what they are.
#pragma once

#include "ens-exporter.h"

G_BEGIN_DECLS

gboolean ens_export_bundle (EnsExporter *exporter, GError **error);

G_END_DECLS
