// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text as UTF-8, piece by piece, with or without a byte order mark. UTF-8, UTF-16, Windows-1252, -1250 and -1257 are
// told apart; others must be named. Bytes that are no text stay as bytes that are no UTF-8.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsTextSource EnsTextSource;

const char *const *ens_text_source_list_encodings (void);
EnsTextSource *ens_text_source_new (const char *path,
                                    const char *encoding,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsTextSource *ens_text_source_new_for_text (const char *text,
                                             gsize length,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
void ens_text_source_free (EnsTextSource *self);
const char *ens_text_source_get_name (const EnsTextSource *self);
const char *ens_text_source_get_encoding (const EnsTextSource *self);
gboolean ens_text_source_read (EnsTextSource *self, GString *out, GError **error);
gboolean ens_text_source_go_on (EnsTextSource *self,
                                GString *out,
                                gboolean *is_at_end,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsTextSource, ens_text_source_free)

G_END_DECLS
