// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a statement may belong: learnt from what people placed, or from a table of labelled texts.
// Suggestions only; nothing is placed from here.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsSuggested:
 * @criterion: the pile
 * @title: its wording
 * @score: how well it fits against the others, 0 to 1; a sort order, not a probability
 * @words: what speaks for it; may be empty
 */
typedef struct {
  EnsUuid criterion;
  char *title;
  double score;
  char *words;
} EnsSuggested;

void ens_suggested_free (EnsSuggested *suggested);
GPtrArray *ens_suggest_list (EnsSession *session, const char *text, guint top, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_suggest_all (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * EnsSuggestTables:
 * @train: (nullable): labelled texts; without them only the words of @names speak for a label
 * @test: texts to label
 * @names: (nullable): label and further columns of words for it
 * @text_column: of both
 * @label_column: of @train
 * @language: (nullable): of all texts
 * @top: labels for each text
 * @explains: add the words that speak for each label, and how well the text fits any
 * @faults: takes the bad rows of the tables
 * @progress: (nullable): who may stop it
 */
typedef struct {
  const char *train;
  const char *test;
  const char *names;
  const char *text_column;
  const char *label_column;
  const char *language;
  guint top;
  gboolean explains;
  EnsFaults *faults;
  const EnsProgress *progress;
} EnsSuggestTables;

gboolean ens_suggest_write (const EnsSuggestTables *tables, const char *path, GError **error);

G_END_DECLS
