// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The answers behind a number, counted: never those of one person, and hidden by the rule that hides
// the number itself.
#pragma once

#include "ens-results.h"

G_BEGIN_DECLS

/**
 * EnsBehindAnswers:
 * @title: what they answer
 * @rows: (element-type GStrv): a table; the first row is its headings, the first column its labels
 * @chosen: the column that the mark counts; 0 for the whole row
 */
typedef struct {
  char *title;
  GPtrArray *rows;
  guint chosen;
} EnsBehindAnswers;

EnsBehindAnswers *ens_behind_answers_new (EnsSession *session,
                                          const EnsChartRequest *request,
                                          const char *row,
                                          const char *column) G_GNUC_WARN_UNUSED_RESULT;
void ens_behind_answers_free (EnsBehindAnswers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsBehindAnswers, ens_behind_answers_free)

G_END_DECLS
