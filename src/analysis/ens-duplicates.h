// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that say nearly the same: found, explained, never joined by themselves. A difference in a
// number, a negation or a polarity word is never called "the same".
#pragma once

#include "ens-progress.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

/**
 * EnsDuplicateKind:
 * @ENS_DUPLICATE_EXACT: the same to the letter
 * @ENS_DUPLICATE_SPELLING: the same but for case, accents, punctuation or spaces
 * @ENS_DUPLICATE_NEAR: nearly the same words: a person should confirm
 * @ENS_DUPLICATE_CONTRARY: nearly the same words, but a number, a negation or a word of direction
 *   differs: not to be offered as the same
 */
typedef enum {
  ENS_DUPLICATE_EXACT,
  ENS_DUPLICATE_SPELLING,
  ENS_DUPLICATE_NEAR,
  ENS_DUPLICATE_CONTRARY,
} EnsDuplicateKind;

/**
 * EnsDuplicate:
 * @a: index of a text; for a query the number given to the text in the index
 * @b: index of a later text; for a query the same as @a
 * @kind: how near
 * @similarity: Jaccard index of the sets of three-letter pieces, 0 to 1
 * @differs: what differs, in words; empty when nothing does
 */
typedef struct {
  guint a;
  guint b;
  EnsDuplicateKind kind;
  double similarity;
  char *differs;
} EnsDuplicate;

/**
 * EnsDuplicates: pairs with @a < @b, ordered by kind, then most similar first, then by index
 * @n_left_out: near pairs less similar than those listed, of which there were too many
 */
typedef struct {
  guint n;
  EnsDuplicate *items;
  guint64 n_left_out;
} EnsDuplicates;

/**
 * EnsDuplicatesOptions:
 * @threshold: least Jaccard index of a pair, 0.5 to 1
 * @most: so many near pairs at most, the most similar ones
 * @progress: (nullable): who listens
 */
typedef struct {
  double threshold;
  guint most;
  const EnsProgress *progress;
} EnsDuplicatesOptions;

#define ENS_DUPLICATES_OPTIONS_INIT   \
  {                                   \
    .threshold = 0.6, .most = 1000000 \
  }

EnsDuplicates *ens_duplicates_find (const EnsText *texts,
                                    guint n,
                                    const EnsDuplicatesOptions *options,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_duplicates_free (EnsDuplicates *self);

/** EnsDuplicateIndex: texts to compare one new text with, for instance while it is typed. */
typedef struct _EnsDuplicateIndex EnsDuplicateIndex;

EnsDuplicateIndex *ens_duplicate_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint ens_duplicate_index_add (EnsDuplicateIndex *self, const EnsText *text);
EnsDuplicates *ens_duplicate_index_find (const EnsDuplicateIndex *self,
                                         const EnsText *text,
                                         double threshold,
                                         guint max) G_GNUC_WARN_UNUSED_RESULT;
void ens_duplicate_index_free (EnsDuplicateIndex *self);

const char *ens_duplicate_kind_get_word (EnsDuplicateKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDuplicates, ens_duplicates_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsDuplicateIndex, ens_duplicate_index_free)

G_END_DECLS
