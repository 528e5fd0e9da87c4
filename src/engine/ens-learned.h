// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user's own earlier projects and packages taught about words, one file for each language in
// the user's data directory. Numbers only, no text and no word, and nothing that fewer than five
// statements share; it can be learned anew from the same files, and erased, at any time. Nothing is
// learned unless somebody asks for it.
#pragma once

#include "ens-background.h"

G_BEGIN_DECLS

/**
 * EnsLearned:
 * @backgrounds: (element-type EnsBackground): one for each language
 */
typedef struct {
  GPtrArray *backgrounds;
} EnsLearned;

EnsLearned *ens_learned_read (GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsLearned *ens_learned_learn (const char *const *paths,
                               const EnsProgress *progress,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_learned_erase (GError **error);
void ens_learned_free (EnsLearned *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLearned, ens_learned_free)

G_END_DECLS
