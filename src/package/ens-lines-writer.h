// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements as lines `count;text;code`, as the wiki of the method has them. Groups and questions are not
// part of the form: one file is one group's answers to one question.
#pragma once

#include "ens-statements-csv.h"

G_BEGIN_DECLS

typedef struct _EnsLinesWriter EnsLinesWriter;

EnsLinesWriter *ens_lines_writer_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_lines_writer_free (EnsLinesWriter *self);
gboolean ens_lines_writer_add (EnsLinesWriter *self, const EnsStatementRow *row, GError **error);
gboolean ens_lines_writer_finish (EnsLinesWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLinesWriter, ens_lines_writer_free)

G_END_DECLS
