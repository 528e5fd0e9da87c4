// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings of the project: none of this travels or is undone. When the time is up is found out from
// the clock, not told by anybody: after a crash the phase is the one of the hour.
#include "ens-timing.h"

#include "ens-session-private.h"
#include "ens-time.h"

#include <inttypes.h>

#define END_KEY      "timer-end"
#define PHASE_KEY    "timer-phase"
#define SOUND_KEY    "timer-sound"
#define MINUTES_KEY  "timer-minutes-"
#define USUAL        10
#define MOST_MINUTES 180
#define MINUTE       (60 * G_GINT64_CONSTANT (1000))

// After this long nobody is sitting there any more.
#define STALE (12 * 60 * MINUTE)

static const char *const phase_words[] = { "none", "write", "pass", "read" };

static gint64
get_number (EnsSession *session, const char *key)
{
  g_autofree char *value = ens_session_dup_setting (session, key);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static gboolean
set_number (EnsSession *session, const char *key, gint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" PRId64, value);

  return ens_session_set_setting (session, key, text, error);
}

static EnsPhase
get_phase (EnsSession *session)
{
  g_autofree char *word = ens_session_dup_setting (session, PHASE_KEY);

  for (guint i = 0; i < G_N_ELEMENTS (phase_words); i++)
    if (g_strcmp0 (word, phase_words[i]) == 0)
      return i;
  return ENS_PHASE_NONE;
}

/** ens_timing_read: Returns: the phase of this moment. */
EnsTiming
ens_timing_read (EnsSession *session)
{
  gint64 end = get_number (session, END_KEY);
  gint64 now = ens_time_now ();
  EnsTiming timing = { get_phase (session), 0 };

  if (now - end > STALE)
    return (EnsTiming){ ENS_PHASE_NONE, 0 };
  if (timing.phase == ENS_PHASE_WRITE && end > now)
    timing.seconds_left = (end - now + 999) / 1000;
  else if (timing.phase == ENS_PHASE_WRITE)
    timing.phase = ENS_PHASE_PASS;
  return timing;
}

/** ens_timing_start: everybody writes for @minutes, from now on. */
gboolean
ens_timing_start (EnsSession *session, gint64 minutes, GError **error)
{
  gint64 end = ens_time_now () + CLAMP (minutes, 1, MOST_MINUTES) * MINUTE;

  return set_number (session, END_KEY, end, error) &&
         ens_session_set_setting (session, PHASE_KEY, phase_words[ENS_PHASE_WRITE], error);
}

/** ens_timing_extend: @minutes more to write, from now on when the time was up. */
gboolean
ens_timing_extend (EnsSession *session, gint64 minutes, GError **error)
{
  gint64 end = MAX (get_number (session, END_KEY), ens_time_now ()) + minutes * MINUTE;

  return set_number (session, END_KEY, end, error) &&
         ens_session_set_setting (session, PHASE_KEY, phase_words[ENS_PHASE_WRITE], error);
}

/** ens_timing_set_phase: goes to @phase at once; to write, use ens_timing_start(). */
gboolean
ens_timing_set_phase (EnsSession *session, EnsPhase phase, GError **error)
{
  return set_number (session, END_KEY, ens_time_now (), error) &&
         ens_session_set_setting (session, PHASE_KEY, phase_words[phase], error);
}

static char *
dup_minutes_key (const EnsUuid *question)
{
  g_autofree char *id = ens_uuid_dup_text (question);

  return g_strconcat (MINUTES_KEY, id, NULL);
}

/** ens_timing_get_minutes: Returns: how long people write an answer to @question in this project. */
gint64
ens_timing_get_minutes (EnsSession *session, const EnsUuid *question)
{
  g_autofree char *key = dup_minutes_key (question);
  gint64 minutes = get_number (session, key);

  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : USUAL;
}

gboolean
ens_timing_set_minutes (EnsSession *session,
                        const EnsUuid *question,
                        gint64 minutes,
                        GError **error)
{
  g_autofree char *key = dup_minutes_key (question);

  return ens_timing_get_minutes (session, question) == minutes ||
         set_number (session, key, CLAMP (minutes, 1, MOST_MINUTES), error);
}

/** ens_timing_get_sound: Returns: whether a sound tells that the time is up; at first none does. */
gboolean
ens_timing_get_sound (EnsSession *session)
{
  return get_number (session, SOUND_KEY) == 1;
}

gboolean
ens_timing_set_sound (EnsSession *session, gboolean has_sound, GError **error)
{
  return ens_timing_get_sound (session) == has_sound ||
         set_number (session, SOUND_KEY, has_sound ? 1 : 0, error);
}
