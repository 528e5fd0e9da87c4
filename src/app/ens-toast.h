// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sentences that come and go at the foot of a window. User text may stand in them; it is never markup.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *ens_toast_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void ens_toast_tell (AdwToastOverlay *overlay, const char *text);
void ens_toast_tell_done (AdwToastOverlay *overlay, const char *text);

G_END_DECLS
