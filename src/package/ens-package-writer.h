// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a package row by row: the same rows give the same bytes. The file appears whole or not at all.
#pragma once

#include "ens-package-header.h"

G_BEGIN_DECLS

typedef struct _EnsPackageWriter EnsPackageWriter;

EnsPackageWriter *ens_package_writer_new (const char *path,
                                          const EnsPackageHeader *header,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_package_writer_free (EnsPackageWriter *self);
gboolean ens_package_writer_add (EnsPackageWriter *self,
                                 const EnsEntity *entity,
                                 gconstpointer record,
                                 GError **error);
gboolean ens_package_writer_finish (EnsPackageWriter *self, char **id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageWriter, ens_package_writer_free)

G_END_DECLS
