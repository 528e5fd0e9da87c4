// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The statements behind a number: which ones a mark of a chart counts. The list is that of
// ens-statement-list.h; this only says what to filter by.
#pragma once

#include "ens-results.h"
#include "ens-statement-list.h"

G_BEGIN_DECLS

gboolean ens_behind_find_mark (EnsSession *session,
                               const EnsChartRequest *request,
                               const char *row,
                               const char *column,
                               EnsStatementFilter *filter,
                               char **title);

G_END_DECLS
