// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheet that is being keyed: kept with the project, for itself, until it is a sheet or is emptied.
#pragma once

#include "ens-respondent.h"
#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsSheetDraft:
 * @round: what the sheet belongs to
 * @group: nil for none
 * @is_again: whether it is a second keying
 * @form: number on the sheet; 0 while there is none
 * @keys: as far as they were typed
 */
typedef struct {
  EnsUuid round;
  EnsUuid group;
  gboolean is_again;
  gint64 form;
  char *keys;
} EnsSheetDraft;

void ens_sheet_draft_free (EnsSheetDraft *self);
EnsSheetDraft *ens_sheet_draft_dup (EnsSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_sheet_draft_keep (EnsSession *session, const EnsSheetDraft *draft, GError **error);
gboolean ens_sheet_draft_drop (EnsSession *session, const EnsRespondent *sheet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsSheetDraft, ens_sheet_draft_free)

G_END_DECLS
