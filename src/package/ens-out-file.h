// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that appears whole or not at all: written beside its place, then renamed; or standard output.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsOutFile EnsOutFile;

EnsOutFile *ens_out_file_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_out_file_free (EnsOutFile *self);
int ens_out_file_get_fd (const EnsOutFile *self);
gboolean ens_out_file_write (EnsOutFile *self, const char *bytes, gsize length, GError **error);
gboolean ens_out_file_write_at_start (EnsOutFile *self,
                                      const char *bytes,
                                      gsize length,
                                      GError **error);
gboolean ens_out_file_finish (EnsOutFile *self, GError **error);

gboolean ens_out_file_sync_folder (const char *path, const char *shown, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsOutFile, ens_out_file_free)

G_END_DECLS
