// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whoever erases what somebody said is told where it was copied to, without being told the words again.
#include "ens-erase.h"

#include "ens-criterion.h"
#include "ens-erase-places.h"
#include "ens-indicator.h"
#include "ens-statement.h"
#include "room.h"

#include <string.h>

static void
say_with_receipt (Room *room, const char *text)
{
  const EnsStatement key = { .id = room_say (room, text) };
  g_autoptr (EnsStatement)
               statement = ens_session_get_row (room->session, &ens_statement_entity, &key, NULL);

  statement->receipt = g_strdup ("7");
  g_assert_true (ens_session_save_row (room->session, &ens_statement_entity, statement, NULL));
}

static void
draft_indicator (Room *room, const char *title, const char *situation)
{
  g_autoptr (EnsIndicator) indicator = ens_indicator_new ();

  indicator->language = g_strdup ("en");
  indicator->version = 1;
  indicator->title = g_strdup (title);
  indicator->level1 = g_strdup ("Never");
  indicator->level2 = g_strdup (situation);
  indicator->level3 = g_strdup ("Sometimes");
  indicator->level4 = g_strdup ("Often");
  indicator->level5 = g_strdup ("Always");
  g_assert_true (ens_session_save_row (room->session, &ens_indicator_entity, indicator, NULL));
}

static void
make_pile (Room *room, const char *title)
{
  g_autoptr (EnsCriterion) criterion = ens_criterion_new ();

  criterion->language = g_strdup ("en");
  criterion->title = g_strdup (title);
  g_assert_true (ens_session_save_row (room->session, &ens_criterion_entity, criterion, NULL));
}

static GPtrArray *
erase (Room *room)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *places = NULL;
  guint n = 0;

  ens_erase_receipt (room->session, "7", &n, &places, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  return places;
}

static gboolean
has_place (GPtrArray *places, const char *words)
{
  for (guint i = 0; i < places->len; i++)
    if (strcmp (((const EnsErasePlace *) places->pdata[i])->words, words) == 0)
      return TRUE;
  return FALSE;
}

static void
test_copies_are_told (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) places = NULL;

  say_with_receipt (room, "Nobody greets us on the stairs");
  room_say (room, "nobody  GREETS us on the stairs.");
  room_say (room, "Nobody greets");
  draft_indicator (room, "Neighbours", "In some houses nobody greets us on the stairs, or rarely");
  make_pile (room, "Nobody greets us on the stairs any more");
  places = erase (room);
  g_assert_cmpuint (places->len, ==, 3);
  g_assert_true (has_place (places, "Statement 2 of “Young people”, wording"));
  g_assert_true (has_place (places, "Indicator “Neighbours”, situation 2"));
  g_assert_true (has_place (places, "Criterion “Nobody greet…”, title"));
}

// “Health” is in half of all texts, and a component of the codebook.
static void
test_short_words_only_whole (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) places = NULL;

  say_with_receipt (room, "Health");
  draft_indicator (room, "Care", "Health is for the rich");
  make_pile (room, "health!");
  places = erase (room);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_true (has_place (places, "Criterion “hea…”, title"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/erase/copies", Room, NULL, room_open, test_copies_are_told, room_close);
  g_test_add ("/engine/erase/short", Room, NULL, room_open, test_short_words_only_whole,
              room_close);
  return g_test_run ();
}
