// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where files lie that only this program sees and that go away with its work.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ens_scratch_dup_place (const char *near_path) G_GNUC_WARN_UNUSED_RESULT;
char *ens_scratch_new_folder (const char *near_path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *ens_scratch_new_file (const char *near_path,
                            int *fd,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
