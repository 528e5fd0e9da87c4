// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pixels as a PNG file (PNG specification, second edition), band by band: while one is painted, others are
// packed. Our own, since cairo's packs as tightly as it can, at the end, and takes most of the time of a
// chart; pictures of charts pack well without. The bytes do not depend on how many threads there are.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsPngWriter EnsPngWriter;

EnsPngWriter *ens_png_writer_new (guint width,
                                  guint height,
                                  guint band_rows) G_GNUC_WARN_UNUSED_RESULT;
guint8 *ens_png_writer_take (EnsPngWriter *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_png_writer_add (EnsPngWriter *self, guint8 *pixels, guint n_rows);
void ens_png_writer_finish (EnsPngWriter *self,
                            const char *title,
                            const char *description,
                            GByteArray *out);
void ens_png_writer_free (EnsPngWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPngWriter, ens_png_writer_free)

G_END_DECLS
