// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who codes, which sample is coded twice, and how far coders agree.
#pragma once

#include "ens-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_CODERS_POPOVER (ens_coders_popover_get_type ())
G_DECLARE_FINAL_TYPE (EnsCodersPopover, ens_coders_popover, ENS, CODERS_POPOVER, GtkPopover)

/**
 * EnsCodersPopover:
 *
 * Signal `coder (const char *initials)`: somebody else is at work now.
 * Signal `sample (guint n)`: show only the sample of @n statements; 0 shows all.
 * Signal `disputes`: show what is read differently.
 */
void ens_coders_popover_set_session (EnsCodersPopover *self, EnsSession *session);

G_END_DECLS
