// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one box into which post-its are typed: what it shows beside, and what a key does in it.
#pragma once

#include "ens-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_ENTRY_BOX (ens_entry_box_get_type ())
G_DECLARE_FINAL_TYPE (EnsEntryBox, ens_entry_box, ENS, ENTRY_BOX, AdwBin)

/**
 * EnsEntryBox:
 *
 * Signal `question-typed (const EnsUuid *question)`: a sign at the start names another question; the
 * handler answers with ens_entry_box_set_speaker().
 *
 * Signal `added`: post-its are on disk.
 */

void ens_entry_box_set_session (EnsEntryBox *self, EnsSession *session);
void ens_entry_box_set_speaker (EnsEntryBox *self, const EnsUuid *group, const EnsUuid *question);
guint64 ens_entry_box_get_pace (EnsEntryBox *self);
gboolean ens_entry_box_can_type (EnsEntryBox *self);
void ens_entry_box_focus (EnsEntryBox *self);

G_END_DECLS
