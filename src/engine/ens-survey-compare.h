// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Double entry: sheets keyed a second time, and where the two keyings differ.
#pragma once

#include "ens-survey.h"

G_BEGIN_DECLS

/**
 * EnsMismatch:
 * @form: the number on the sheet
 * @what: title of the indicator or item, or what else was keyed
 * @first: (nullable): as it was keyed first
 * @second: (nullable): as it was keyed the second time
 * @respondent: of the first keying, which is the one to mend
 */
typedef struct {
  gint64 form;
  char *what;
  char *first;
  char *second;
  EnsUuid respondent;
} EnsMismatch;

void ens_mismatch_free (EnsMismatch *self);
gboolean ens_survey_repeat_sheet (EnsSession *session, EnsSheet *sheet, GError **error);
GPtrArray *ens_survey_compare (EnsSession *session,
                               const EnsUuid *round,
                               guint *n_pairs,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
