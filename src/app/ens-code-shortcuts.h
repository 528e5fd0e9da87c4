// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Components one key away: 1 to 3 may fit the statement at hand, with the words that speak for each;
// 4 to 9 were used last. Advice is asked for when the keyboard rests.
#pragma once

#include "ens-statement-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENS_TYPE_CODE_SHORTCUTS (ens_code_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (EnsCodeShortcuts, ens_code_shortcuts, ENS, CODE_SHORTCUTS, AdwBin)

/** EnsCodeShortcuts: signal `picked (int number)`: one of the buttons was clicked. */
void ens_code_shortcuts_set_session (EnsCodeShortcuts *self, EnsSession *session);
void ens_code_shortcuts_show_for (EnsCodeShortcuts *self, EnsStatementItem *item);
void ens_code_shortcuts_used (EnsCodeShortcuts *self, const GArray *statements, const char *code);
char *ens_code_shortcuts_dup_code (EnsCodeShortcuts *self, guint number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
