// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast post-its come in: of the last minutes, not of the whole meeting with its pauses.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EnsPace EnsPace;

EnsPace *ens_pace_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ens_pace_free (EnsPace *self);
void ens_pace_note (EnsPace *self, gint64 n, gint64 now_ms);
guint64 ens_pace_get (EnsPace *self, gint64 now_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPace, ens_pace_free)

G_END_DECLS
