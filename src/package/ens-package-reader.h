// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a package row by row with bounded memory. Refuses what is dangerous before it is expanded and
// checks structure, keys and references by itself. Touches no project.
#pragma once

#include "ens-faults.h"
#include "ens-package-header.h"

G_BEGIN_DECLS

typedef struct _EnsPackageReader EnsPackageReader;

/**
 * EnsPackageReaderFlags:
 * @ENS_PACKAGE_READER_PLAIN: the reader's own rules, which are those of the schema and more
 * @ENS_PACKAGE_READER_SCHEMA: have libxml2 check against the published schema as well
 * @ENS_PACKAGE_READER_OPEN: let rows refer to rows that are not in the package
 * @ENS_PACKAGE_READER_HEAD: read the header and no further: there are no rows
 */
typedef enum {
  ENS_PACKAGE_READER_PLAIN = 0,
  ENS_PACKAGE_READER_SCHEMA = 1 << 0,
  ENS_PACKAGE_READER_OPEN = 1 << 1,
  ENS_PACKAGE_READER_HEAD = 1 << 2,
} EnsPackageReaderFlags;

/**
 * EnsPackageRow:
 * @entity: its kind
 * @record: (transfer none): the row; the reader's, good until the next call
 * @line: where its element began, from 1
 */
typedef struct {
  const EnsEntity *entity;
  gpointer record;
  gint64 line;
} EnsPackageRow;

EnsPackageReader *ens_package_reader_new (const char *path,
                                          EnsPackageReaderFlags flags,
                                          EnsFaults *faults,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsPackageReader *ens_package_reader_new_for_fd (int fd,
                                                 const char *name,
                                                 EnsPackageReaderFlags flags,
                                                 EnsFaults *faults,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_package_reader_free (EnsPackageReader *self);
const EnsPackageHeader *ens_package_reader_get_header (const EnsPackageReader *self);
gboolean ens_package_reader_next (EnsPackageReader *self, EnsPackageRow *row, GError **error);
const char *ens_package_reader_get_body_id (const EnsPackageReader *self);
double ens_package_reader_get_fraction (const EnsPackageReader *self);

char *ens_package_dup_body_id (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_package_reader_check (EnsPackageReader *self, GError **error);
gboolean ens_package_validate (const char *path, EnsFaults *faults, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageReader, ens_package_reader_free)

G_END_DECLS
