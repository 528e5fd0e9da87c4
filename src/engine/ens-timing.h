// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The phases of a question: everybody writes for some minutes, the post-its go round, they are read
// out. Kept in the project, so that a restart loses no second and the room sees the same. Advisory.
#pragma once

#include "ens-session.h"

G_BEGIN_DECLS

/**
 * EnsPhase:
 * @ENS_PHASE_NONE: no question is being answered
 * @ENS_PHASE_WRITE: each writes alone
 * @ENS_PHASE_PASS: the time is up: post-its are handed round, so that nobody knows whose is whose
 * @ENS_PHASE_READ: they are read out, and typed
 */
typedef enum {
  ENS_PHASE_NONE,
  ENS_PHASE_WRITE,
  ENS_PHASE_PASS,
  ENS_PHASE_READ,
} EnsPhase;

/** EnsTiming: @seconds_left: of writing; 0 in the other phases */
typedef struct {
  EnsPhase phase;
  gint64 seconds_left;
} EnsTiming;

EnsTiming ens_timing_read (EnsSession *session);
gboolean ens_timing_start (EnsSession *session, gint64 minutes, GError **error);
gboolean ens_timing_extend (EnsSession *session, gint64 minutes, GError **error);
gboolean ens_timing_set_phase (EnsSession *session, EnsPhase phase, GError **error);

gint64 ens_timing_get_minutes (EnsSession *session, const EnsUuid *question);
gboolean ens_timing_set_minutes (EnsSession *session,
                                 const EnsUuid *question,
                                 gint64 minutes,
                                 GError **error);
gboolean ens_timing_get_sound (EnsSession *session);
gboolean ens_timing_set_sound (EnsSession *session, gboolean has_sound, GError **error);

G_END_DECLS
