// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The columns of filled forms as statistics programs have them: one variable for each question, one for each
// option where several may be ticked, and those of the sheet before them. Holds no answers.
#pragma once

#include "ens-form.h"

G_BEGIN_DECLS

/**
 * EnsVariable:
 * @name: of the column
 * @label: what people read
 * @question: (nullable): that it belongs to
 * @option: index of the option that it is for; -1
 * @is_number: its values are numbers; those of texts are words
 */
typedef struct {
  char *name;
  char *label;
  const EnsFormQuestion *question;
  int option;
  gboolean is_number;
} EnsVariable;

/** EnsSheetColumn: what every sheet has before its answers */
typedef enum {
  ENS_SHEET_ID,
  ENS_SHEET_FORM,
  ENS_SHEET_GROUP,
  ENS_SHEET_WEIGHT,
  ENS_SHEET_TAGS,
  ENS_SHEET_ROUND,
  ENS_N_SHEET_COLUMNS,
} EnsSheetColumn;

GPtrArray *ens_variables_new (const EnsForm *form) G_GNUC_WARN_UNUSED_RESULT;
int ens_variable_get_blank_code (const EnsVariable *variable);
char *ens_variable_dup_value (const EnsVariable *variable,
                              const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
