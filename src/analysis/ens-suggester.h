// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Suggests the criterion a statement belongs to, from the codebook's words, from what people placed
// already, and from the statements still unplaced. Never places anything. Knows no project.
#pragma once

#include "ens-progress.h"
#include "ens-text-item.h"

G_BEGIN_DECLS

/**
 * EnsSuggestInput:
 * @texts: every statement, placed or not
 * @placed: for each text the label it was placed under, 0 to @n_labels - 1, or -1
 * @n: number of texts
 * @n_labels: number of criteria
 * @codebook: (nullable): what the codebook says: names, keywords and scope notes, any number per
 *   label, each with its language
 * @codebook_labels: (nullable): for each of @codebook its label
 * @n_codebook: number of codebook texts
 * @seed: any number
 * @progress: (nullable): who listens, during the call only
 *
 * Everything is read during the call and not kept.
 */
typedef struct {
  const EnsText *texts;
  const int *placed;
  guint n;
  guint n_labels;
  const EnsText *codebook;
  const guint *codebook_labels;
  guint n_codebook;
  guint64 seed;
  const EnsProgress *progress;
} EnsSuggestInput;

/**
 * EnsSuggestion:
 * @label: the criterion
 * @score: how well it fits against the other criteria, 0 to 1; a sort order, not a probability
 * @words: what speaks for it, "doctor, hospital"; empty when nothing in particular does, %NULL when not asked for
 */
typedef struct {
  guint label;
  double score;
  char *words;
} EnsSuggestion;

typedef struct {
  guint n;
  EnsSuggestion *items;
} EnsSuggestions;

typedef struct _EnsSuggester EnsSuggester;

EnsSuggester *ens_suggester_new (const EnsSuggestInput *input,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_suggester_place (EnsSuggester *self, guint text, int label);
void ens_suggester_refit (EnsSuggester *self);
guint ens_suggester_choose (const EnsSuggester *self, guint text, guint top, EnsSuggestion *items);
EnsSuggestions *ens_suggester_rank (const EnsSuggester *self,
                                    guint text,
                                    guint top) G_GNUC_WARN_UNUSED_RESULT;
EnsSuggestions *ens_suggester_rank_text (const EnsSuggester *self,
                                         const EnsText *text,
                                         guint top) G_GNUC_WARN_UNUSED_RESULT;
double ens_suggester_get_fit (const EnsSuggester *self, guint text);
gboolean ens_suggester_fits_none (const EnsSuggester *self, guint text);
void ens_suggester_free (EnsSuggester *self);
void ens_suggestions_free (EnsSuggestions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSuggester, ens_suggester_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSuggestions, ens_suggestions_free)

G_END_DECLS
