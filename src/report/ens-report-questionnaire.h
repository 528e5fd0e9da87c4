// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questionnaire on paper: one question an indicator, its five situations with boxes and the numbers
// that are keyed. Nothing on it says who answered.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/** EnsQuestionnaireItem: an indicator with its situations; an empty one is left out of the answers */
typedef struct {
  const char *title;
  const char *levels[ENS_N_LEVELS];
} EnsQuestionnaireItem;

/**
 * EnsQuestionnaire:
 * @title: of the survey
 * @language: (nullable): of the sheet
 * @intro: (nullable): note for the respondent; %NULL for the usual one
 * @thanks: (nullable): at the end; %NULL for the usual one
 * @with_group: ask which group
 * @groups: (nullable): their names, when @with_group
 * @n_groups: how many
 * @with_faces: a scale of faces for those who read little
 * @items: in the order in which they are keyed
 */
typedef struct {
  const char *title;
  const char *language;
  const char *intro;
  const char *thanks;
  gboolean with_group;
  const char *const *groups;
  guint n_groups;
  gboolean with_faces;
  const EnsQuestionnaireItem *items;
  guint n_items;
} EnsQuestionnaire;

EnsDocument *ens_report_questionnaire_new (const EnsQuestionnaire *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
