// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results ready to be shown: the figures of a project as charts, and the charts as files. The only
// road from rows to figures, so that every number on every page and paper is the same, masked alike.
#pragma once

#include "ens-indicator-stats.h"
#include "ens-scene.h"
#include "ens-session.h"

G_BEGIN_DECLS

/** EnsGroupMean: of the @n groups that are shown, each with the same weight, small or large */
typedef struct {
  guint n;
  double ill_being;
  double well_being;
  double score;
} EnsGroupMean;

/**
 * EnsResult:
 * @indicator: its id as text
 * @title: of the indicator
 * @part: (nullable): the group or tag; %NULL for everybody
 * @counts: answers by level
 * @stats: what they say
 * @group_mean: of everybody's results: what the groups say, beside all people pooled
 * @has_difference: whether the two after it are known
 * @is_over_time: against an earlier round; else against the other parts together
 * @well_being_difference: of the share
 * @ill_being_difference: likewise
 * @is_hidden: too few people: neither counts nor stats may be shown
 * @is_untold: hidden, and the numbers stayed where they were counted: they are all 0
 */
typedef struct {
  char *indicator;
  char *title;
  char *part;
  EnsLevelCounts counts;
  EnsIndicatorStats stats;
  EnsGroupMean group_mean;
  gboolean has_difference;
  gboolean is_over_time;
  EnsDifference well_being_difference;
  EnsDifference ill_being_difference;
  gboolean is_hidden;
  gboolean is_untold;
} EnsResult;

/**
 * EnsDimensionResult:
 * @code: of the dimension
 * @label: in the project's language
 * @stats: mean over its indicators
 * @is_hidden: too few people
 */
typedef struct {
  char *code;
  char *label;
  EnsDimensionStats stats;
  gboolean is_hidden;
} EnsDimensionResult;

void ens_result_free (EnsResult *result);
void ens_dimension_result_free (EnsDimensionResult *result);
GPtrArray *ens_results_list (EnsSession *session,
                             const EnsUuid *round,
                             const char *by,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *ens_results_dup_tag_note (EnsSession *session,
                                const EnsUuid *round) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_results_list_wished (EnsSession *session,
                                    const EnsUuid *round,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_results_list_rounds (EnsSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ens_results_compare (GPtrArray *results, GPtrArray *before);
GPtrArray *ens_results_list_of_dimension (EnsSession *session,
                                          const EnsUuid *round,
                                          const char *code,
                                          char **label) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_results_list_dimensions (EnsSession *session,
                                        const EnsUuid *round,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * EnsChartRequest:
 * @kind: a word of ens_chart_list()
 * @round: nil for the newest
 * @by: (nullable): what the chart is drawn by, a word that ens_chart_kind_has_by() knows
 * @part: (nullable): levels of this one of them only, indicator by indicator
 * @width: in points; 0 for the usual one
 * @is_dark: for a dark window
 * @is_print: patterns in grey, for paper without colour
 * @is_rtl: mirrored
 */
typedef struct {
  const char *kind;
  EnsUuid round;
  const char *by;
  const char *part;
  double width;
  gboolean is_dark;
  gboolean is_print;
  gboolean is_rtl;
} EnsChartRequest;

EnsScene *ens_results_chart (EnsSession *session,
                             const EnsChartRequest *request,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *ens_chart_request_dup_text (const EnsChartRequest *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_chart_request_parse (const char *text, EnsChartRequest *self);
gboolean ens_results_save_chart (EnsSession *session,
                                 const EnsChartRequest *request,
                                 const char *path,
                                 GError **error);

G_END_DECLS
