// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of every kind with texts that break programs, made from the tables. For tests of packages.
#pragma once

#include "ens-package-writer.h"

G_BEGIN_DECLS

#define SAMPLE_ROWS 3

EnsPackageHeader *sample_header_new (void);
gpointer sample_record_new (const EnsEntity *entity, guint n);
gboolean sample_write (const char *path, GError **error);

G_END_DECLS
