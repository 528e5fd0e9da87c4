// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Zip files from outside, entry by entry and within limits. Unpacks nothing into the file system and does
// not know what an entry is for.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsZipFunc:
 * @name: of the entry; safe
 * @bytes: the next of it; at the end of each entry once with @length 0
 *
 * Returns: whether to go on
 */
typedef gboolean (
  *EnsZipFunc) (const char *name, const char *bytes, gsize length, gpointer data, GError **error);

gboolean ens_zip_read (const char *path,
                       EnsZipFunc func,
                       gpointer data,
                       GPtrArray *names,
                       GError **error);
gboolean ens_zip_is_safe_name (const char *name);

G_END_DECLS
