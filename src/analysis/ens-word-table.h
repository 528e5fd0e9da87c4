// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The vocabulary of a set of texts: words, their stems and 4-grams, per language. Grows, never shrinks.
#pragma once

#include "ens-dictionary.h"
#include "ens-fold.h"

G_BEGIN_DECLS

/** EnsWordInfo: of one word; @stem is %ENS_NO_ID for a stop word */
typedef struct {
  guint32 stem;
  guint32 n_grams;
  gsize first_gram;
  gsize surface;
} EnsWordInfo;

typedef struct _EnsWordTable EnsWordTable;

struct _EnsWordTable {
  EnsFold *fold;
  GPtrArray *languages;
  EnsDictionary by_word;
  EnsDictionary by_stem;
  EnsDictionary by_gram;
  GArray *infos;
  GArray *grams;
  GString *surfaces;
};

EnsWordTable *ens_word_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint8 ens_word_table_get_language (EnsWordTable *self, const char *tag);
void ens_word_table_read (EnsWordTable *self, const char *text, guint8 language, GArray *words);
const char *ens_word_table_get_language_name (const EnsWordTable *self, guint8 language);
void ens_word_table_free (EnsWordTable *self);

G_END_DECLS
