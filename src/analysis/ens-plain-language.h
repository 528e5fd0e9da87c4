// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether people who read little can follow a text. Hints for who writes; never a judgement on what
// participants wrote.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsPlainFault:
 * @ENS_PLAIN_LONG_SENTENCE: more than %ENS_PLAIN_MOST_WORDS words
 * @ENS_PLAIN_DOUBLE_NEGATION: two negations in one sentence
 * @ENS_PLAIN_LONG_WORD: a word of more than %ENS_PLAIN_MOST_LETTERS letters
 */
typedef enum {
  ENS_PLAIN_LONG_SENTENCE,
  ENS_PLAIN_DOUBLE_NEGATION,
  ENS_PLAIN_LONG_WORD,
} EnsPlainFault;

/** ENS_PLAIN_MOST_WORDS: of a sentence; Ensemble's own convention, after guides to easy reading. */
#define ENS_PLAIN_MOST_WORDS 15

/** ENS_PLAIN_MOST_LETTERS: of a word; Ensemble's own convention. */
#define ENS_PLAIN_MOST_LETTERS 16

/**
 * EnsPlainHint:
 * @fault: what is hard
 * @number: words of the sentence, negations in it, or letters of the word
 * @excerpt: the words themselves
 */
typedef struct {
  EnsPlainFault fault;
  guint number;
  char *excerpt;
} EnsPlainHint;

GPtrArray *ens_plain_language_check (const char *text,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;
void ens_plain_hint_free (EnsPlainHint *hint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPlainHint, ens_plain_hint_free)

G_END_DECLS
