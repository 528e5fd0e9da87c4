// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Double entry: sheets keyed a second time, and where the two keyings differ.
#pragma once

#include "ens-survey.h"

G_BEGIN_DECLS

/** EnsMismatchKind: what of a sheet differs */
typedef enum {
  ENS_MISMATCH_GROUP,
  ENS_MISMATCH_TRAITS,
  ENS_MISMATCH_LEVEL,
  ENS_MISMATCH_WISHED,
  ENS_MISMATCH_REPLY,
} EnsMismatchKind;

/**
 * EnsMismatch:
 * @form: the number on the sheet
 * @what: title of the indicator or item, or what else was keyed
 * @first: (nullable): as it was keyed first
 * @second: (nullable): as it was keyed the second time
 * @respondent: of the first keying, which is the one that counts
 * @again: of the second keying
 * @kind: what differs
 * @about: the indicator or item; nil for what stands above the answers
 */
typedef struct {
  gint64 form;
  char *what;
  char *first;
  char *second;
  EnsUuid respondent;
  EnsUuid again;
  EnsMismatchKind kind;
  EnsUuid about;
} EnsMismatch;

void ens_mismatch_free (EnsMismatch *self);
gboolean ens_survey_repeat_sheet (EnsSession *session, EnsSheet *sheet, GError **error);
GPtrArray *ens_survey_compare (EnsSession *session,
                               const EnsUuid *round,
                               guint *n_pairs,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 ens_survey_next_again (EnsSession *session, const EnsUuid *round, gint64 after);
gboolean ens_survey_settle (EnsSession *session,
                            GPtrArray *mismatches,
                            gboolean take_second,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsMismatch, ens_mismatch_free)

G_END_DECLS
