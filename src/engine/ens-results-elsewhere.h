// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results that came as figures: counted where the answers are, and shown apart from what is counted here.
#pragma once

#include "ens-item-results.h"
#include "ens-results.h"

G_BEGIN_DECLS

/**
 * EnsElsewhere:
 * @round: title of the survey
 * @result: (nullable): of an indicator; its part is the group, %NULL for everybody
 * @is_wished: it is of the levels wished for
 * @choices: (nullable): of a question, where @result is %NULL; likewise
 * @counted_by: (nullable): who counted, and where; %NULL where it is not said
 */
typedef struct {
  char *round;
  EnsResult *result;
  gboolean is_wished;
  EnsItemResult *choices;
  char *counted_by;
} EnsElsewhere;

void ens_elsewhere_free (EnsElsewhere *self);
GPtrArray *ens_results_list_elsewhere (EnsSession *session,
                                       const EnsUuid *round,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_results_list_elsewhere_choices (EnsSession *session,
                                               const EnsUuid *round,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ens_results_list_elsewhere_all (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_elsewhere_get_part (const EnsElsewhere *self);
char *ens_elsewhere_dup_title (const EnsElsewhere *self) G_GNUC_WARN_UNUSED_RESULT;
char *ens_elsewhere_dup_n (const EnsElsewhere *self) G_GNUC_WARN_UNUSED_RESULT;
char *ens_elsewhere_dup_said (const EnsElsewhere *self) G_GNUC_WARN_UNUSED_RESULT;
char *ens_results_dup_elsewhere_note (EnsSession *session,
                                      const GPtrArray *elsewhere) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
