// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the sheets of a round are keyed in, once or a second time, and the list of those that are.
#pragma once

#include "ens-sheet-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_KEYING_VIEW (ens_keying_view_get_type ())
G_DECLARE_FINAL_TYPE (EnsKeyingView, ens_keying_view, ENS, KEYING_VIEW, AdwBin)

void ens_keying_view_show (EnsKeyingView *self,
                           EnsSession *session,
                           const EnsUuid *round,
                           const EnsSheetDraft *draft);
void ens_keying_view_keep_draft (EnsKeyingView *self);
void ens_keying_view_set_again (EnsKeyingView *self, gboolean is_again);
gboolean ens_keying_view_get_again (EnsKeyingView *self);
gboolean ens_keying_view_focus (EnsKeyingView *self);
gboolean ens_keying_view_take_saved (EnsKeyingView *self);

G_END_DECLS
