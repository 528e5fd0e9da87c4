// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tests of every floor need: a directory that goes away, and text compared with a golden file.
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** EnsTestDir: a fresh directory, removed with all in it when the variable goes out of scope. */
typedef char EnsTestDir;

EnsTestDir *ens_test_dir_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *ens_test_dir_file (const EnsTestDir *dir, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void ens_test_dir_free (EnsTestDir *dir);
char *ens_test_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void ens_test_write (const char *path, const char *text);
void ens_test_assert_golden (const char *text, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsTestDir, ens_test_dir_free)

G_END_DECLS
