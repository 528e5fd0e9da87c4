// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a cell of a table of answers says, in the words of the question: codes of options, whole numbers, words.
#pragma once

#include "ens-form.h"

G_BEGIN_DECLS

/**
 * EnsValueState:
 * @ENS_VALUE_GOOD: an answer
 * @ENS_VALUE_BLANK: asked and left blank
 * @ENS_VALUE_BAD: nothing that the question can be answered with
 */
typedef enum {
  ENS_VALUE_GOOD,
  ENS_VALUE_BLANK,
  ENS_VALUE_BAD,
} EnsValueState;

gboolean ens_answer_value_is_blank (const char *text);
EnsValueState ens_answer_value_parse (const EnsFormQuestion *question,
                                      const char *text,
                                      const char *label,
                                      char **value);
char *ens_answer_value_dup_advice (const EnsFormQuestion *question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
