// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rounds that the sheets of one table go to, and what is there already in each. Part of the import of answers.
#pragma once

#include "ens-answer-columns.h"
#include "ens-answers-csv.h"
#include "ens-importer.h"
#include "ens-round.h"
#include "ens-sav-reader.h"

G_BEGIN_DECLS

/**
 * EnsAnswerTarget: a round that sheets go to
 * @columns: what its questionnaire asks
 * @forms: (element-type gint64 EnsUuid): the respondent of each number that is there already
 * @has_wished: some sheet tells a situation wished for
 */
typedef struct {
  EnsRound *round;
  EnsAnswerColumns *columns;
  GHashTable *forms;
  gboolean has_wished;
} EnsAnswerTarget;

typedef struct _EnsAnswerRounds EnsAnswerRounds;

EnsAnswerRounds *ens_answer_rounds_new (EnsImporter *importer,
                                        EnsAnswersDialect dialect,
                                        const EnsSav *sav,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_answer_rounds_free (EnsAnswerRounds *self);
EnsAnswerTarget *ens_answer_rounds_get_first (const EnsAnswerRounds *self);
EnsAnswerTarget *ens_answer_rounds_find (EnsAnswerRounds *self, const char *title, GError **error);
gboolean ens_answer_rounds_renew (EnsAnswerRounds *self, EnsAnswerTarget *target, GError **error);
gboolean ens_answer_rounds_finish (EnsAnswerRounds *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswerRounds, ens_answer_rounds_free)

G_END_DECLS
