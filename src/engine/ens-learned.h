// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user's own earlier projects and packages taught about words, one file for each language in
// the user's data directory, and a list of what was learned from. Of what people said, numbers only, no
// text and no word, and nothing that fewer than five statements share; it can be learned anew from the
// same files, and erased, at any time. Nothing is learned unless somebody asks for it.
#pragma once

#include "ens-cluster.h"
#include "ens-learned-list.h"

G_BEGIN_DECLS

/**
 * EnsLearned:
 * @list: what it was learned from; has languages but no source where no list was kept at the time
 * @backgrounds: (element-type EnsBackground): what it taught, at most one for each language
 * @damage: (nullable): why what was learned cannot be used, in words; the list is whole
 */
typedef struct {
  EnsLearnedList *list;
  GPtrArray *backgrounds;
  char *damage;
} EnsLearned;

EnsLearned *ens_learned_read (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_learned_lend (const EnsLearned *self, EnsClusterOptions *options);
gboolean ens_learned_add (const char *const *paths, const EnsProgress *progress, GError **error);
gboolean ens_learned_replace (const char *const *paths,
                              const EnsProgress *progress,
                              GError **error);
gboolean ens_learned_forget (const char *path, const EnsProgress *progress, GError **error);
gboolean ens_learned_rebuild (const EnsProgress *progress, GError **error);
gboolean ens_learned_set_used (gboolean is_used, GError **error);
gboolean ens_learned_erase (GError **error);
char *ens_learned_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_learned_free (EnsLearned *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLearned, ens_learned_free)

G_END_DECLS
