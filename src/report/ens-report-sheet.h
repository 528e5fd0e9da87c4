// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheet a workshop leaves with: everything that was said, by question, in the order it was said.
// Names no one.
#pragma once

#include "ens-document.h"

G_BEGIN_DECLS

/** EnsWorkshopStatement: what was said, by how many, in which language (nullable) */
typedef struct {
  const char *text;
  const char *language;
  guint64 count;
} EnsWorkshopStatement;

/** EnsWorkshopQuestion: a question and what was answered */
typedef struct {
  const char *wording;
  guint number;
  const EnsWorkshopStatement *statements;
  guint n_statements;
} EnsWorkshopQuestion;

/**
 * EnsWorkshopSheet:
 * @project: title of the project
 * @group: of the group
 * @date: (nullable): of the meeting, as text for people
 * @place: (nullable): where
 * @language: (nullable): of the sheet
 * @participants: 0 when not known
 * @questions: in their order
 */
typedef struct {
  const char *project;
  const char *group;
  const char *date;
  const char *place;
  const char *language;
  guint64 participants;
  const EnsWorkshopQuestion *questions;
  guint n_questions;
} EnsWorkshopSheet;

EnsDocument *ens_report_sheet_new (const EnsWorkshopSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
