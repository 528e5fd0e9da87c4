// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results that came as figures: counted where the answers are, and shown apart from what is counted here.
#pragma once

#include "ens-results.h"

G_BEGIN_DECLS

/** EnsElsewhere: @round: title of the survey; @result: its part is the group, %NULL for everybody */
typedef struct {
  char *round;
  EnsResult *result;
} EnsElsewhere;

void ens_elsewhere_free (EnsElsewhere *self);
GPtrArray *ens_results_list_elsewhere (EnsSession *session,
                                       const EnsUuid *round,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *ens_results_dup_elsewhere_note (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
