// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages of other projects, taken in without overwriting anybody's work.
#pragma once

#include "ens-importer.h"
#include "ens-package-reader.h"

G_BEGIN_DECLS

gboolean ens_import_package (EnsImporter *importer, GError **error);
gboolean ens_import_bundle (EnsImporter *importer, GError **error);
gboolean ens_import_is_bundle (const char *path);
gboolean ens_import_is_package (const char *path);
EnsPackageReader *ens_import_open (const char *path,
                                   EnsPackageReaderFlags flags,
                                   EnsFaults *faults,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsPackageReader *ens_import_open_head (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
