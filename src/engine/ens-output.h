// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a use case has made in memory, put into a file that appears whole or not at all. Not what is written
// piece by piece: that is for the writers of package.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ens_output_check (const char *path, GError **error);
gboolean ens_output_write (const char *path, const char *bytes, gssize length, GError **error);

gboolean ens_output_is_stream (const char *path);
gboolean ens_output_copy (const char *path, const char *from, GError **error);

G_END_DECLS
