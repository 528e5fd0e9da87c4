// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A multinomial naive Bayes model whose counts may be shares of texts: what each word says about each
// label. Languages are kept apart: a label rich in French keywords is not thereby poor in English.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsBayes:
 * @n_columns: words or pieces of words
 * @k: labels
 * @width: numbers per column, @k padded for the kernels
 * @beta: added to every count
 * @base: counts that stay: column by column, all labels side by side
 * @counts: @base and what was added since ens_bayes_begin()
 * @logs: what a column says for each label, since ens_bayes_finish()
 * @column_language: for each column its language
 * @n_languages: number of languages
 * @changes: room for what one text is counted more for than before
 */
typedef struct {
  guint n_columns;
  guint k;
  guint width;
  float beta;
  float *base;
  float *counts;
  float *logs;
  const guint8 *column_language;
  guint n_languages;
  float *changes;
} EnsBayes;

EnsBayes *ens_bayes_new (guint n_columns,
                         guint k,
                         float beta,
                         const guint8 *column_language,
                         guint n_languages) G_GNUC_WARN_UNUSED_RESULT;
void ens_bayes_add (EnsBayes *self,
                    const guint32 *index,
                    const float *count,
                    gsize n,
                    guint label,
                    float weight);
void ens_bayes_begin (EnsBayes *self);
void ens_bayes_set_shares (EnsBayes *self,
                           const guint32 *index,
                           const float *count,
                           gsize n,
                           const float *shares,
                           float *counted,
                           float weight);
void ens_bayes_take_counts (EnsBayes *self, const EnsBayes *other);
void ens_bayes_finish (EnsBayes *self);
void ens_bayes_score (const EnsBayes *self,
                      const guint32 *index,
                      const float *count,
                      gsize n,
                      float *out);
void ens_bayes_free (EnsBayes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsBayes, ens_bayes_free)

G_END_DECLS
