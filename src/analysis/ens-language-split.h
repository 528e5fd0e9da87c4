// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements of several languages: surface words do not cross languages, so each language gets its piles
// by itself, and the findings are put side by side. The codebook is the bridge between them.
#pragma once

#include "ens-cluster-result.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

/**
 * EnsLanguageSplit: texts by language
 * @n: languages with enough texts, largest first
 * @of_text: for each text which of them; texts of rare languages go with the largest
 * @sizes: how many texts each has
 */
typedef struct {
  guint n;
  guint *of_text;
  guint *sizes;
} EnsLanguageSplit;

EnsLanguageSplit *ens_language_split_new (const EnsText *texts, guint n) G_GNUC_WARN_UNUSED_RESULT;
guint *ens_language_split_dup_shares (const EnsLanguageSplit *self,
                                      guint k) G_GNUC_WARN_UNUSED_RESULT;
EnsClusterResult *ens_language_split_join (const EnsLanguageSplit *self,
                                           EnsClusterResult **parts,
                                           guint n_texts) G_GNUC_WARN_UNUSED_RESULT;
void ens_language_split_free (EnsLanguageSplit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLanguageSplit, ens_language_split_free)

G_END_DECLS
