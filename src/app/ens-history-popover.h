// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done in the project, newest first, in words; a click goes back to just after it.
#pragma once

#include "ens-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_HISTORY_POPOVER (ens_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (EnsHistoryPopover, ens_history_popover, ENS, HISTORY_POPOVER, GtkPopover)

void ens_history_popover_set_session (EnsHistoryPopover *self, EnsSession *session);

G_END_DECLS
