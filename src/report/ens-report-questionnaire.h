// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questionnaire on paper: one question an indicator, its five situations with boxes and the numbers
// that are keyed; after them what else is asked. Nothing on it says who answered.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/** EnsQuestionnaireItem: an indicator with its situations; an empty one is left out of the answers */
typedef struct {
  const char *title;
  const char *levels[ENS_N_LEVELS];
} EnsQuestionnaireItem;

/** EnsQuestionnaireForm: how something else is answered */
typedef enum {
  ENS_QUESTIONNAIRE_SINGLE,
  ENS_QUESTIONNAIRE_MULTIPLE,
  ENS_QUESTIONNAIRE_SCALE,
  ENS_QUESTIONNAIRE_WORDS,
  ENS_QUESTIONNAIRE_HEADING,
} EnsQuestionnaireForm;

/**
 * EnsQuestionnaireExtra: a question beside the indicators, or the heading of a section
 * @hint: (nullable): how to answer
 * @options: (nullable): of a choice
 * @codes: (nullable) (array zero-terminated=1): what is keyed for each of @options
 * @least: of a scale
 * @most: of a scale
 */
typedef struct {
  EnsQuestionnaireForm form;
  const char *title;
  const char *hint;
  const char *const *options;
  const char *const *codes;
  guint n_options;
  int least;
  int most;
} EnsQuestionnaireExtra;

/**
 * EnsQuestionnaire:
 * @title: of the survey
 * @language: (nullable): of the sheet
 * @intro: (nullable): note for the respondent; %NULL for the usual one
 * @thanks: (nullable): at the end; %NULL for the usual one
 * @with_group: ask which group
 * @groups: (nullable): their names, when @with_group
 * @n_groups: how many
 * @is_numbered: its number is printed on it; else there is a line for it
 * @with_faces: a scale of faces for those who read little
 * @consent: (nullable): what people agree to by answering
 * @with_wished: ask below each indicator how it should be
 * @items: in the order in which they are keyed
 * @extras: (nullable): after them, likewise
 */
typedef struct {
  const char *title;
  const char *language;
  const char *intro;
  const char *thanks;
  gboolean with_group;
  const char *const *groups;
  guint n_groups;
  gboolean is_numbered;
  gboolean with_faces;
  const EnsQuestionnaireItem *items;
  guint n_items;
  const char *consent;
  gboolean with_wished;
  const EnsQuestionnaireExtra *extras;
  guint n_extras;
} EnsQuestionnaire;

EnsDocument *ens_report_questionnaire_new (const EnsQuestionnaire *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
