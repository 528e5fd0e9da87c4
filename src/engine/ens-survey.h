// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measuring: what rounds ask, sheets as they are keyed, and what they add up to.
#pragma once

#include "ens-indicator.h"
#include "ens-respondent.h"
#include "ens-survey-rounds.h"

G_BEGIN_DECLS

/**
 * EnsSheet:
 * @respondent: form number, group, tags; its id is made when the sheet is new (nil)
 * @levels: one per indicator in questionnaire order: 1 to 5, 0 for left blank
 * @n: how many indicators
 * @wished: (nullable): likewise the situations wished for; %NULL leaves what there is
 * @replies: (nullable): one per item of the round but headings, empty for left blank; %NULL likewise
 */
typedef struct {
  EnsRespondent *respondent;
  guint8 *levels;
  guint n;
  guint8 *wished;
  char **replies;
} EnsSheet;

void ens_sheet_free (EnsSheet *sheet);
GPtrArray *ens_survey_list_indicators (EnsSession *session,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_survey_list_asked (EnsSession *session,
                                  const EnsUuid *round,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_is_chosen (EnsSession *session,
                               const EnsUuid *round,
                               gboolean *is_chosen,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_survey_list_not_asked (EnsSession *session,
                                      const EnsUuid *round,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_set_asked (EnsSession *session,
                               const EnsUuid *round,
                               const EnsUuid *indicators,
                               guint n,
                               GError **error);
gboolean ens_survey_ask_none (EnsSession *session, const EnsUuid *round, GError **error);
gboolean ens_survey_count_sheets (EnsSession *session,
                                  const EnsUuid *round,
                                  guint *n,
                                  GError **error);
guint64 ens_survey_count_all (EnsSession *session);
EnsSheet *ens_survey_parse_sheet (EnsSession *session,
                                  const EnsUuid *round,
                                  const char *keys,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_save_sheet (EnsSession *session, EnsSheet *sheet, GError **error);
GPtrArray *ens_survey_list_sheets (EnsSession *session,
                                   const EnsUuid *round,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_survey_remove_sheet (EnsSession *session, const EnsUuid *respondent, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSheet, ens_sheet_free)

G_END_DECLS
