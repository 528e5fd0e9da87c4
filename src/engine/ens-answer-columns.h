// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the columns of a table of answers are for, in one round of the survey: looked up once by name, not for every
// row. Part of an import.
#pragma once

#include "ens-importer.h"
#include "ens-questionnaire.h"

G_BEGIN_DECLS

typedef struct _EnsAnswerColumns EnsAnswerColumns;

EnsAnswerColumns *ens_answer_columns_new (EnsSession *session,
                                          const EnsRound *round,
                                          gboolean with_groups,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_answer_columns_free (EnsAnswerColumns *self);
void ens_answer_columns_add_name (EnsAnswerColumns *self, const char *name, const char *meaning);
char *ens_answer_columns_dup_id (const EnsAskedThing *thing) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_answer_columns_parse_id (const char *name, EnsUuid *id, gboolean *is_wished);
const EnsFormMatch *ens_answer_columns_find (EnsAnswerColumns *self, const char *name);
const EnsQuestionnaire *ens_answer_columns_get_questionnaire (const EnsAnswerColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswerColumns, ens_answer_columns_free)

G_END_DECLS
