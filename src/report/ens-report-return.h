// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The return sheet of the same evening, in plain language: what you said, what we kept, what happens
// now. Said once is kept too, and the sheet says so.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/** EnsReturnCriterion: a criterion with its counts and some of people's own words */
typedef struct {
  const char *title;
  guint64 n_expressions;
  gboolean minority;
  const char *const *quotes;
  guint n_quotes;
} EnsReturnCriterion;

/** EnsReturnStep: what happens next; @when may be %NULL */
typedef struct {
  const char *what;
  const char *when;
} EnsReturnStep;

/**
 * EnsReturn:
 * @project: title of the project
 * @language: (nullable): of the sheet
 * @n_groups: groups that spoke
 * @n_people: people in them; 0 when not known
 * @n_statements: different statements
 * @n_expressions: the sum of their counts
 * @n_unplaced: statements not yet in a criterion
 * @criteria: most expressions first
 * @steps: in order
 * @contact: (nullable): whom to ask
 */
typedef struct {
  const char *project;
  const char *language;
  guint n_groups;
  guint64 n_people;
  guint64 n_statements;
  guint64 n_expressions;
  guint64 n_unplaced;
  const EnsReturnCriterion *criteria;
  guint n_criteria;
  const EnsReturnStep *steps;
  guint n_steps;
  const char *contact;
} EnsReturn;

EnsDocument *ens_report_return_new (const EnsReturn *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
