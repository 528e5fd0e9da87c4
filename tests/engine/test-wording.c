// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions are worded anew in each language of a project, and the others stay as they are.
#include "ens-wording.h"

#include "ens-error.h"
#include "room.h"

static void
assert_worded (Room *room, const char *language, const char *expected)
{
  g_autofree char *text = ens_wording_dup_question (room->session, &room->question, language);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
set (Room *room, const char *language, const char *text, GError **error)
{
  return ens_wording_set_question (room->session, &room->question, language, text, error);
}

static void
test_each_language_by_itself (Room *room, gconstpointer data)
{
  g_autofree char *english = ens_wording_dup_question (room->session, &room->question, "en");
  g_autofree char *undo = NULL;

  g_assert_true (set (room, "fr", "Qu’est-ce qui vous fait du bien ?", NULL));
  assert_worded (room, "en", english);
  assert_worded (room, "fr", "Qu’est-ce qui vous fait du bien ?");
  g_assert_true (set (room, "en", "What does you good?", NULL));
  assert_worded (room, "en", "What does you good?");
  assert_worded (room, "fr", "Qu’est-ce qui vous fait du bien ?");
  g_assert_true (ens_session_undo (room->session, NULL));
  assert_worded (room, "en", english);
  g_object_get (room->session, "undo-text", &undo, NULL);
  g_assert_nonnull (undo);
}

static void
test_a_new_language (Room *room, gconstpointer data)
{
  g_auto (GStrv) before = ens_wording_list_languages (room->session);
  g_auto (GStrv) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before[0], ==, "en");
  g_assert_false (g_strv_contains ((const char *const *) before, "eo"));
  assert_worded (room, "eo", NULL);
  g_assert_true (set (room, "eo", "Kio faras al vi bone?", NULL));
  assert_worded (room, "eo", "Kio faras al vi bone?");
  after = ens_wording_list_languages (room->session);
  g_assert_true (g_strv_contains ((const char *const *) after, "eo"));
  g_assert_true (set (room, "eo", "", NULL));
  assert_worded (room, "eo", NULL);
  g_assert_false (set (room, "en", "", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/wording/each-language-by-itself", Room, NULL, room_open,
              test_each_language_by_itself, room_close);
  g_test_add ("/engine/wording/a-new-language", Room, NULL, room_open, test_a_new_language,
              room_close);
  return g_test_run ();
}
