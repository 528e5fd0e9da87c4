// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a zip file's list of entries says and libarchive does not pass on. Unpacks nothing.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ens_zip_directory_dup_fault (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
