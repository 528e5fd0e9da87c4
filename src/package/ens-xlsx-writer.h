// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes workbooks, sheet by sheet and row by row. The same content gives the same bytes; the file appears whole
// or not at all.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsXlsxWriter EnsXlsxWriter;

EnsXlsxWriter *ens_xlsx_writer_new (const char *path,
                                    const char *title,
                                    gint64 time,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_xlsx_writer_free (EnsXlsxWriter *self);
gboolean ens_xlsx_writer_begin_sheet (EnsXlsxWriter *self,
                                      const char *name,
                                      const char *const *columns,
                                      GError **error);
void ens_xlsx_writer_add (EnsXlsxWriter *self, const char *cell);
void ens_xlsx_writer_add_number (EnsXlsxWriter *self, double number);
gboolean ens_xlsx_writer_end_row (EnsXlsxWriter *self, GError **error);
guint ens_xlsx_writer_get_n_cut (const EnsXlsxWriter *self);
gboolean ens_xlsx_writer_finish (EnsXlsxWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsXlsxWriter, ens_xlsx_writer_free)

G_END_DECLS
