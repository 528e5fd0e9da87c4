// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every file that somebody brings must be before a byte of it is read, and how its refusal reads.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ens_in_file_check (const char *path, gint64 most_bytes, GError **error);
char *ens_in_file_read (const char *path,
                        gint64 most_bytes,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_in_file_fail (const char *name, int code, GError **error);
gboolean ens_in_file_refuse_size (const char *name, gint64 most_bytes, GError **error);

G_END_DECLS
