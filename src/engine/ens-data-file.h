// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Data that is built into the program, as a file for as long as somebody reads it: readers of users'
// files read it too, and are proven by it.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsDataFile EnsDataFile;

EnsDataFile *ens_data_file_new (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_data_file_free (EnsDataFile *self);
const char *ens_data_file_get_path (const EnsDataFile *self);
GBytes *ens_data_file_read (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDataFile, ens_data_file_free)

G_END_DECLS
