// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The synthesis: who spoke, what was said most, the criteria with people's own words, the indicators,
// and a table that traces every statement to its wording.
#pragma once

#include "ens-html.h"

#include "ens-document.h"

G_BEGIN_DECLS

/**
 * EnsSynthesis:
 * @page: the same data as for the web page; its statements are read once, sorted by criterion
 * @quotes_a_criterion: how many of people's own words stand with each criterion; 0 for 3
 * @with_trace: list every statement with its wording at the end
 */
typedef struct {
  const EnsHtmlPage *page;
  guint quotes_a_criterion;
  gboolean with_trace;
} EnsSynthesis;

EnsDocument *ens_report_synthesis_new (EnsSynthesis *data,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
