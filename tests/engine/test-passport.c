// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the project can tell of one post-it.
#include "ens-passport.h"

#include "ens-entry.h"
#include "ens-error.h"
#include "ens-sorting.h"
#include "ens-translation.h"
#include "room.h"

static EnsPassport *
read_passport (Room *room, const EnsUuid *statement)
{
  g_autoptr (GError) error = NULL;
  EnsPassport *passport = ens_passport_read (room->session, statement, &error);

  g_assert_no_error (error);
  return passport;
}

static const EnsPassportStep *
get_step (const EnsPassport *passport, guint index)
{
  return g_ptr_array_index (passport->steps, index);
}

static void
test_piles_with_what_was_done (Room *room, gconstpointer data)
{
  const EnsUuid said = room_say (room, "friends");
  EnsUuid first, second;

  g_assert_true (ens_sorting_new_pile (room->session, "Friends", &said, 1, &first, NULL));
  g_assert_true (ens_sorting_new_pile (room->session, "Not alone", NULL, 0, &second, NULL));
  g_assert_true (ens_sorting_merge (room->session, &first, &second, NULL));
  g_autoptr (EnsPassport) passport = read_passport (room, &said);
  g_assert_cmpstr (passport->group->name, ==, "Young people");
  g_assert_cmpstr (passport->criterion_title, ==, "Not alone");
  g_assert_cmpstr (passport->arrival, ==, "Wrote “friends”");
  g_assert_cmpuint (passport->steps->len, ==, 2);
  g_assert_cmpstr (get_step (passport, 0)->title, ==, "Not alone");
  g_assert_cmpstr (get_step (passport, 0)->how, ==, "Merged “Friends” into “Not alone”");
  g_assert_false (get_step (passport, 0)->is_gone);
  g_assert_cmpstr (get_step (passport, 1)->title, ==, "Friends");
  g_assert_cmpstr (get_step (passport, 1)->how, ==, "Made the pile “Friends”");
  g_assert_true (get_step (passport, 1)->is_gone);
}

static void
test_translation (Room *room, gconstpointer data)
{
  const EnsUuid said = room_say (room, "friends");
  g_autoptr (EnsTranslation) translation = ens_translation_new ();

  translation->owner = said;
  translation->field = g_strdup ("text");
  translation->language = g_strdup ("fr");
  translation->text = g_strdup ("des amis");
  g_assert_true (ens_session_save_row (room->session, &ens_translation_entity, translation, NULL));
  g_autoptr (EnsPassport) passport = read_passport (room, &said);
  g_assert_cmpuint (passport->translations->len, ==, 1);
  g_assert_cmpuint (passport->steps->len, ==, 0);
  g_assert_cmpuint (passport->readings->len, ==, 0);
}

static void
test_unknown (Room *room, gconstpointer data)
{
  const EnsUuid nobody = ens_uuid_from_name ("statement", "none");
  g_autoptr (GError) error = NULL;

  g_assert_null (ens_passport_read (room->session, &nobody, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/passport/piles-with-what-was-done", Room, NULL, room_open,
              test_piles_with_what_was_done, room_close);
  g_test_add ("/engine/passport/translation", Room, NULL, room_open, test_translation, room_close);
  g_test_add ("/engine/passport/unknown", Room, NULL, room_open, test_unknown, room_close);
  return g_test_run ();
}
