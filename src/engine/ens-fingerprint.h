// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By what a file is known again: its content, where it goes, and how it was read. Part of the import.
#pragma once

#include "ens-importer.h"

G_BEGIN_DECLS

char *ens_fingerprint_dup (const EnsImporter *importer,
                           const GPtrArray *files,
                           gboolean as_text,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
