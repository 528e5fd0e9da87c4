// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window of five minutes, shorter at the start; within the first minute the pace is what came.
#include "ens-pace.h"

#define MINUTE (60 * G_GINT64_CONSTANT (1000))
#define WINDOW (5 * MINUTE)

typedef struct {
  gint64 time;
  gint64 n;
} Note;

struct _EnsPace {
  GArray *notes;
};

EnsPace *
ens_pace_new (void)
{
  EnsPace *self = g_new0 (EnsPace, 1);

  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  return self;
}

void
ens_pace_free (EnsPace *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->notes);
  g_free (self);
}

static void
forget_old (EnsPace *self, gint64 now_ms)
{
  guint n_old = 0;

  while (n_old < self->notes->len &&
         g_array_index (self->notes, Note, n_old).time < now_ms - WINDOW)
    n_old++;
  if (n_old > 0)
    g_array_remove_range (self->notes, 0, n_old);
}

/** ens_pace_note: @n post-its came in at @now_ms, milliseconds of any clock that only goes forward. */
void
ens_pace_note (EnsPace *self, gint64 n, gint64 now_ms)
{
  Note note = { now_ms, n };

  forget_old (self, now_ms);
  g_array_append_val (self->notes, note);
}

/** ens_pace_get: Returns: post-its per minute, rounded; 0 when none came in for five minutes. */
guint64
ens_pace_get (EnsPace *self, gint64 now_ms)
{
  gint64 n = 0;
  gint64 time;

  forget_old (self, now_ms);
  if (self->notes->len == 0)
    return 0;
  for (guint i = 0; i < self->notes->len; i++)
    n += g_array_index (self->notes, Note, i).n;
  time = MAX (now_ms - g_array_index (self->notes, Note, 0).time, MINUTE);
  return (guint64) ((n * MINUTE + time / 2) / time);
}
