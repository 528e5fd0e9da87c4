// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers for things by their 64-bit hash: open addressing, ids in order of arrival. Keeps no keys;
// two things of one hash are taken for one (some 1e-10 for a million words).
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENS_NO_ID G_MAXUINT32

typedef struct {
  guint64 *hashes;
  guint32 *ids;
  gsize size;
  guint32 n;
} EnsDictionary;

void ens_dictionary_init (EnsDictionary *self);
guint32 ens_dictionary_add (EnsDictionary *self, guint64 hash, gboolean *is_new);
guint32 ens_dictionary_find (const EnsDictionary *self, guint64 hash);
guint64 *ens_dictionary_dup_hashes (const EnsDictionary *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_dictionary_clear (EnsDictionary *self);

guint64 ens_dictionary_hash (guint64 salt, const void *bytes, gsize length);

G_END_DECLS
