// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people said in projects and packages, laid on one shelf for each language: what is learned from.
// In memory while something is learned, never kept.
#pragma once

#include "ens-learned-list.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

/**
 * EnsLearnedShelf:
 * @language: two or three letters; empty where nobody said which
 * @texts: EnsText, each sentence once
 * @seen: owns the texts
 */
typedef struct {
  char *language;
  GArray *texts;
  GHashTable *seen;
} EnsLearnedShelf;

GPtrArray *ens_learned_texts_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_learned_texts_add (GPtrArray *shelves, EnsLearnedSource *source, GError **error);

G_END_DECLS
