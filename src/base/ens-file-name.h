// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The names of files that stand beside another while it is made or brought up to date. Makes no file.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ens_file_name_dup_beside (const char *path, const char *ending) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
