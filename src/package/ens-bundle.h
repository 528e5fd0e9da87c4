// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bundle: one zip file with a package, its signature, and the same for readers without Ensemble: pages,
// whose hashes stand in a list. Unpacks nothing into the file system; the package comes out as an open file
// without a name.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENS_BUNDLE_PACKAGE   "package.xml"
#define ENS_BUNDLE_SIGNATURE "package.xml.minisig"
#define ENS_BUNDLE_SUMS      "pages.sha256"

typedef struct _EnsBundleReader EnsBundleReader;
typedef struct _EnsBundleWriter EnsBundleWriter;

EnsBundleReader *ens_bundle_reader_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsBundleReader *ens_bundle_reader_new_head (const char *path,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_bundle_reader_free (EnsBundleReader *self);
const char *const *ens_bundle_reader_get_names (const EnsBundleReader *self);
int ens_bundle_reader_get_package_fd (const EnsBundleReader *self);
const char *ens_bundle_reader_get_signature (const EnsBundleReader *self);
gboolean ens_bundle_reader_has_pages (const EnsBundleReader *self);
gboolean ens_bundle_reader_check_pages (const EnsBundleReader *self,
                                        const char *digest,
                                        GError **error);

EnsBundleWriter *ens_bundle_writer_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_bundle_writer_free (EnsBundleWriter *self);
gboolean ens_bundle_writer_add_text (EnsBundleWriter *self,
                                     const char *name,
                                     const char *text,
                                     gsize length,
                                     GError **error);
gboolean ens_bundle_writer_add_file (EnsBundleWriter *self,
                                     const char *name,
                                     const char *path,
                                     GError **error);
gboolean ens_bundle_writer_add_sums (EnsBundleWriter *self, char **digest, GError **error);
gboolean ens_bundle_writer_finish (EnsBundleWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsBundleReader, ens_bundle_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsBundleWriter, ens_bundle_writer_free)

G_END_DECLS
