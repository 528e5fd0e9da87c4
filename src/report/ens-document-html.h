// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as a web page: the accessible form of what ens-paper prints. Self-contained, no scripts.
#pragma once

#include "ens-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ens_document_write_html (const EnsDocument *document, GOutputStream *out, GError **error);

G_END_DECLS
