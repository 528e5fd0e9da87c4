// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody ought to know of a table of answers although nothing is wrong with it: sheets that were never sent
// off, rows that repeat within one sheet, and why answers are missing, which a blank does not keep.
#pragma once

#include "ens-answers-csv.h"
#include "ens-faults.h"

G_BEGIN_DECLS

typedef struct _EnsAnswerRemarks EnsAnswerRemarks;

EnsAnswerRemarks *ens_answer_remarks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_answer_remarks_free (EnsAnswerRemarks *self);
void ens_answer_remarks_note_row (EnsAnswerRemarks *self, const EnsAnswerRow *row);
void ens_answer_remarks_note_blank (EnsAnswerRemarks *self, const char *reason, guint n);
void ens_answer_remarks_tell (const EnsAnswerRemarks *self,
                              gboolean left_out,
                              EnsFaults *faults,
                              const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsAnswerRemarks, ens_answer_remarks_free)

G_END_DECLS
