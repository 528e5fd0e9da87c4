// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A comparison as small multiples: a panel an indicator or dimension, a bar a place; and of many places
// as one table of numbers.
#pragma once

#include "ens-chart.h"
#include "ens-compare.h"

G_BEGIN_DECLS

EnsScene *ens_comparison_new_indicators (const EnsComparison *comparison,
                                         const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_comparison_new_profile (const EnsComparison *comparison,
                                      const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_comparison_new_sheets (const EnsComparison *comparison,
                                      const GPtrArray *rows,
                                      const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
EnsScene *ens_comparison_new_overview (const EnsComparison *comparison,
                                       const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_comparison_new_overviews (const EnsComparison *comparison,
                                         const GPtrArray *rows,
                                         const EnsChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_comparison_has_many (const EnsComparison *comparison);
char *ens_comparison_dup_who (const EnsComparison *comparison,
                              const EnsCompareRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_cell (const EnsCompareCell *cell,
                               gboolean is_asked) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_answered (const EnsCompareRow *row,
                                   const EnsCompareCell *cell) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_chosen (const EnsCompareCell *cell,
                                 guint option) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_amount (const EnsPlace *place) G_GNUC_WARN_UNUSED_RESULT;
char *ens_comparison_dup_said (const EnsPlace *place,
                               const EnsPlacePart *part) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_compare_row_is_only_theirs (const EnsCompareRow *row);

G_END_DECLS
