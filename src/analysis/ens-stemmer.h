// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stem of a word in one language: libstemmer where it has the language, own rules of endings for
// Polish and Latvian, the first five letters otherwise. Not thread-safe: one per thread.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsStemmer EnsStemmer;

EnsStemmer *ens_stemmer_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_stemmer_stem (EnsStemmer *self, const char *word, gsize *length);
void ens_stemmer_free (EnsStemmer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsStemmer, ens_stemmer_free)

G_END_DECLS
