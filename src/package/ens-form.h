// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A questionnaire as survey programs have it: what is asked, in every language, and the names of the columns that
// its answers come back in. Holds no answers.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsFormKind:
 * @ENS_FORM_ONE: one of the options
 * @ENS_FORM_MANY: any of the options
 * @ENS_FORM_NUMBER: a whole number from least to most
 * @ENS_FORM_WORDS: a few words
 * @ENS_FORM_HEADING: asks nothing
 */
typedef enum {
  ENS_FORM_ONE,
  ENS_FORM_MANY,
  ENS_FORM_NUMBER,
  ENS_FORM_WORDS,
  ENS_FORM_HEADING,
} EnsFormKind;

/** EnsFormOption: @labels: (element-type utf8): in the order of the form's languages; %NULL where there is none */
typedef struct {
  char *code;
  GPtrArray *labels;
} EnsFormOption;

/**
 * EnsFormQuestion:
 * @code: letters, digits and underscores, a letter first; unlike every other
 * @labels: (element-type utf8): what is asked, in the order of the form's languages; the first is there
 * @hints: (element-type utf8): how to answer, likewise; none need be there
 * @options: (element-type EnsFormOption): of %ENS_FORM_ONE and %ENS_FORM_MANY
 * @list: names the options; questions with the same list have the same ones
 * @is_scale: the options are steps of a scale
 */
typedef struct {
  EnsFormKind kind;
  char *code;
  GPtrArray *labels;
  GPtrArray *hints;
  gint64 least;
  gint64 most;
  GPtrArray *options;
  char *list;
  gboolean is_scale;
} EnsFormQuestion;

/** EnsFormWords: what is said of every form in tables of its answers, in the language spoken when it was made */
typedef struct {
  const char *sheet;
  const char *number;
  const char *group;
  const char *weight;
  const char *tags;
  const char *round;
  const char *no;
  const char *yes;
  const char *blank;
} EnsFormWords;

/**
 * EnsForm:
 * @id: letters, digits and underscores
 * @title: what people call it
 * @version: grows with each change
 * @languages: (element-type utf8): tags, its own first; at least one
 * @intro: (nullable): above the questions
 * @consent: (nullable): what people agree to
 * @questions: (element-type EnsFormQuestion): in order
 * @names: (nullable): the places of questions by name, once a column was looked for
 */
typedef struct {
  char *id;
  char *title;
  char *version;
  GPtrArray *languages;
  char *intro;
  char *consent;
  GPtrArray *questions;
  GHashTable *names;
  EnsFormWords words;
} EnsForm;

EnsForm *ens_form_new (const char *id,
                       const char *title,
                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
void ens_form_free (EnsForm *self);
guint ens_form_add_language (EnsForm *self, const char *language);
EnsFormQuestion *ens_form_add_question (EnsForm *self,
                                        EnsFormKind kind,
                                        const char *code,
                                        const char *label);
EnsFormOption *ens_form_question_add_option (EnsFormQuestion *question,
                                             const char *code,
                                             const char *label);

char *ens_form_question_dup_column (const EnsFormQuestion *question,
                                    guint option) G_GNUC_WARN_UNUSED_RESULT;
void ens_form_question_set_code (EnsFormQuestion *question, const char *code);

const char *ens_form_get_text (const GPtrArray *texts, guint language);
void ens_form_set_text (GPtrArray *texts, guint language, const char *text);
char *ens_form_dup_language_name (const char *language) G_GNUC_WARN_UNUSED_RESULT;

/**
 * EnsFormMatch:
 * @question: index
 * @option: index, or -1: of the option that the column is for
 */
typedef struct {
  guint question;
  int option;
} EnsFormMatch;

gboolean ens_form_find_column (EnsForm *self,
                               const char *header,
                               gboolean with_groups,
                               EnsFormMatch *match);
int ens_form_question_find_option (const EnsFormQuestion *question, const char *text);
int ens_form_parse_tick (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsForm, ens_form_free)

G_END_DECLS
