// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What earlier statements of one language taught about its words: how rare each is and which go
// together. With few texts that says more than the texts themselves (clustering study §2.4). Holds no
// text and no word: only hashes of words and pieces that five or more statements share, and numbers.
#pragma once

#include "ens-embedding.h"
#include "ens-text-item.h"
#include "ens-weighting.h"

G_BEGIN_DECLS

/** ENS_BACKGROUND_LEAST_TEXTS: fewer teach nothing that lasts */
#define ENS_BACKGROUND_LEAST_TEXTS 300

typedef struct _EnsBackground EnsBackground;

EnsBackground *ens_background_learn (const EnsText *texts,
                                     guint n,
                                     const char *language,
                                     const EnsProgress *progress,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_background_get_language (const EnsBackground *self);
guint ens_background_get_n_texts (const EnsBackground *self);
GBytes *ens_background_dup_bytes (const EnsBackground *self) G_GNUC_WARN_UNUSED_RESULT;
EnsBackground *ens_background_new_for_bytes (GBytes *bytes,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsWeighting *ens_background_dup_weighting (const EnsBackground *self,
                                            const EnsFeatures *features) G_GNUC_WARN_UNUSED_RESULT;
EnsEmbedding *ens_background_dup_embedding (const EnsBackground *self) G_GNUC_WARN_UNUSED_RESULT;
void ens_background_free (EnsBackground *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsBackground, ens_background_free)

G_END_DECLS
