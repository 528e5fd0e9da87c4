// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project as one page for readers without Ensemble.
#pragma once

#include "ens-exporter.h"
#include "ens-html.h"

G_BEGIN_DECLS

/** EnsPageFunc: takes the filled page; gone when it returns. */
typedef gboolean (*EnsPageFunc) (const EnsHtmlPage *page, gpointer data, GError **error);

gboolean ens_export_html (EnsExporter *exporter, GError **error);
gboolean ens_export_with_page (EnsExporter *exporter,
                               EnsPageFunc func,
                               gpointer data,
                               GError **error);

G_END_DECLS
