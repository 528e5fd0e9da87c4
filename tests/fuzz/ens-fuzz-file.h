// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes in memory that the readers can open by a path, so that a fuzzer need not write to the disk.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ens_fuzz_file_new (const guint8 *data, gsize size, int *fd) G_GNUC_WARN_UNUSED_RESULT;
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
