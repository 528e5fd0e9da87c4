// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A multinomial naive Bayes model whose counts may be shares of texts: what each word says about each
// label. Languages are kept apart: a label rich in French keywords is not thereby poor in English.
// Counts are shared by two views, of the stems and of all columns, which differ in their totals.
#pragma once

#include "ens-suggest-space.h"

G_BEGIN_DECLS

typedef struct _EnsBayes EnsBayes;

/**
 * EnsBayesView:
 * @ENS_BAYES_STEMS: only the stems
 * @ENS_BAYES_ALL: stems and pieces of words
 */
typedef enum {
  ENS_BAYES_STEMS,
  ENS_BAYES_ALL
} EnsBayesView;

EnsBayes *ens_bayes_new (EnsSuggestSpace *space,
                         guint n_labels,
                         float beta) G_GNUC_WARN_UNUSED_RESULT;
void ens_bayes_learn (EnsBayes *self, guint row, guint label, float weight);
void ens_bayes_begin (EnsBayes *self, EnsBayesView view);
void ens_bayes_set_shares (EnsBayes *self, guint row, const float *shares, float weight);
void ens_bayes_finish (EnsBayes *self, EnsBayesView view);
void ens_bayes_keep_scores (EnsBayes *self);
void ens_bayes_score (const EnsBayes *self,
                      guint row,
                      EnsSuggestRow values,
                      EnsBayesView view,
                      float *out);
void ens_bayes_expect (const EnsBayes *self, guint row);
void ens_bayes_write_saying (const EnsBayes *self,
                             guint32 stem_column,
                             guint8 language,
                             float *out);
void ens_bayes_free (EnsBayes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsBayes, ens_bayes_free)

G_END_DECLS
