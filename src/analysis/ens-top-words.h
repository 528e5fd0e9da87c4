// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The few words of a text that speak most for something, as people wrote them.
#pragma once

#include "ens-features.h"

G_BEGIN_DECLS

#define ENS_TOP_WORDS 3

/** EnsTopWords: start with zeros */
typedef struct {
  guint n;
  guint32 words[ENS_TOP_WORDS];
  float saying[ENS_TOP_WORDS];
} EnsTopWords;

void ens_top_words_add (EnsTopWords *self, guint32 word, float saying);
char *ens_top_words_dup_text (const EnsTopWords *self,
                              const EnsFeatures *features) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
