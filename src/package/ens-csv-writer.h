// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes tables of text after RFC 4180: UTF-8, commas, CRLF. The file appears whole or not at all.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsCsvWriter EnsCsvWriter;

EnsCsvWriter *ens_csv_writer_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_csv_writer_free (EnsCsvWriter *self);
void ens_csv_writer_add (EnsCsvWriter *self, const char *cell);
gboolean ens_csv_writer_end_row (EnsCsvWriter *self, GError **error);
gboolean ens_csv_writer_finish (EnsCsvWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsCsvWriter, ens_csv_writer_free)

G_END_DECLS
