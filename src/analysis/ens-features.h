// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts as words, stems and character 4-grams (clustering study §8.1), each with a number. A word is
// taken apart once, however often it comes. Words of two languages are never the same word.
#pragma once

#include "ens-dictionary.h"
#include "ens-progress.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

typedef struct _EnsWordTable EnsWordTable;

/**
 * EnsFeatures:
 * @n_texts: rows
 * @row_start: where each row's words begin in @row_words; one more than there are rows
 * @row_words: the words of every row in order, with repetitions, without stop words
 * @row_language: for each row a language, index into the table's
 * @words: what is known about each word
 *
 * Rows stand in the order they were given or appended. Memory is some 40 bytes a text and 150 bytes a
 * different word.
 */
typedef struct {
  guint n_texts;
  GArray *row_start;
  GArray *row_words;
  GArray *row_language;
  EnsWordTable *words;
} EnsFeatures;

/** EnsWord: what a word stands for; @grams are ids of @n_grams 4-grams, with repetitions */
typedef struct {
  guint32 stem;
  guint n_grams;
  const guint32 *grams;
} EnsWord;

EnsFeatures *ens_features_new (const EnsText *texts,
                               const guint *order,
                               guint n,
                               const EnsProgress *progress,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_features_append (EnsFeatures *self, const EnsText *text);
void ens_features_drop_last (EnsFeatures *self);
const guint32 *ens_features_get_row (const EnsFeatures *self, guint row, guint *n);
EnsWord ens_features_get_word (const EnsFeatures *self, guint32 word);
guint ens_features_get_n_words (const EnsFeatures *self);
guint ens_features_get_n_stems (const EnsFeatures *self);
guint ens_features_get_n_grams (const EnsFeatures *self);
const char *ens_features_get_surface (const EnsFeatures *self, guint32 word);
const char *ens_features_get_language (const EnsFeatures *self, guint row);
void ens_features_free (EnsFeatures *self);

char *ens_features_guess_language (const EnsText *texts, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsFeatures, ens_features_free)

G_END_DECLS
