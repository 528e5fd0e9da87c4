// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Advice comes from the codebook's words at first, and from what was coded as soon as it was.
#include "ens-code-adviser.h"

#include "ens-readings.h"
#include "room.h"

static char *
dup_best (EnsCodeAdviser *adviser, const char *text)
{
  g_autoptr (GPtrArray) list = ens_code_adviser_ask (adviser, text, "en", 3);

  g_assert_cmpuint (list->len, <=, 3);
  return g_strdup (list->len > 0 ? ((EnsCodeAdvice *) list->pdata[0])->code : NULL);
}

static void
test_learns (Room *room, gconstpointer data)
{
  static const char *const lines[] = { "the zither evenings", "zither lessons", "a zither club" };
  EnsUuid statements[G_N_ELEMENTS (lines)];
  g_autoptr (EnsCodeAdviser) adviser = NULL;
  g_autoptr (EnsCodeAdviser) later = NULL;
  g_autofree char *now = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    statements[i] = room_say (room, lines[i]);
  adviser = ens_code_adviser_new (room->session, NULL);
  ens_code_adviser_learn (adviser, statements, 2, "D03/P15");
  now = dup_best (adviser, "playing the zither");
  g_assert_cmpstr (now, ==, "D03");
  g_assert_true (ens_readings_code (room->session, statements, 2, "A02", NULL));
  later = ens_code_adviser_new (room->session, NULL);
  again = dup_best (later, "playing the zither");
  g_assert_cmpstr (again, ==, "A02");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/code-adviser/learns", Room, NULL, room_open, test_learns, room_close);
  return g_test_run ();
}
