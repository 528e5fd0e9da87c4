// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line format `count;text;code`, as typed in lists and as wikispiral takes it: the first and the last
// semicolon part the line, so that a text may hold semicolons. Also `count;text` and bare text.
#pragma once

#include "ens-statements-csv.h"

G_BEGIN_DECLS

typedef struct _EnsLinesReader EnsLinesReader;

gboolean ens_lines_split (const char *line, char **count, char **text, char **code, GError **error);

EnsLinesReader *ens_lines_reader_new (const char *path,
                                      const EnsTableOptions *options,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
EnsLinesReader *ens_lines_reader_new_for_text (const char *text, const EnsTableOptions *options)
  G_GNUC_WARN_UNUSED_RESULT;
void ens_lines_reader_free (EnsLinesReader *self);
gboolean ens_lines_reader_next (EnsLinesReader *self, EnsStatementRow *row, GError **error);
void ens_lines_reader_refuse (EnsLinesReader *self, const char *what, const char *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsLinesReader, ens_lines_reader_free)

G_END_DECLS
