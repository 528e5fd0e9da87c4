// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a round of the survey asks, indicators and items in one list, as a form that survey programs understand;
// and the sheets that were filled in, value by value. Everything that exchanges answers goes through it.
#pragma once

#include "ens-exporter.h"
#include "ens-form.h"
#include "ens-respondent.h"
#include "ens-round.h"

G_BEGIN_DECLS

/**
 * EnsAskedThing:
 * @kind: ENS_KIND_INDICATOR, ENS_KIND_ITEM, or ENS_KIND_GROUP for who answers
 * @id: of it
 * @is_wished: the situation wished for is asked, not the one now
 */
typedef struct {
  EnsEntityKind kind;
  EnsUuid id;
  gboolean is_wished;
} EnsAskedThing;

/**
 * EnsQuestionnaire:
 * @round: (nullable): what it is for; all rounds when %NULL
 * @form: its questions
 * @things: (element-type EnsAskedThing): what each question of @form asks for
 */
typedef struct {
  EnsRound *round;
  EnsForm *form;
  GArray *things;
} EnsQuestionnaire;

EnsQuestionnaire *ens_questionnaire_new (EnsSession *session,
                                         const EnsRound *round,
                                         gboolean with_wished,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_questionnaire_free (EnsQuestionnaire *self);
gboolean ens_questionnaire_find_round (EnsSession *session,
                                       const char *word,
                                       EnsRound **round,
                                       GError **error);

void ens_questionnaire_ask_group (EnsQuestionnaire *self, const GPtrArray *groups);
char *ens_questionnaire_dup_group_code (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/**
 * EnsSheetFunc:
 * @values: (array): one for each question of the form; %NULL when it was not asked, empty when left blank
 */
typedef gboolean (*EnsSheetFunc) (const EnsRespondent *respondent,
                                  const char *const *values,
                                  gpointer data,
                                  GError **error);

gboolean ens_questionnaire_each_sheet (const EnsQuestionnaire *self,
                                       EnsExporter *exporter,
                                       EnsSheetFunc func,
                                       gpointer data,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsQuestionnaire, ens_questionnaire_free)

G_END_DECLS
