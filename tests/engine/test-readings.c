// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What coders do: many at once, part by part, each for oneself, settled by choice, all undoable.
#include "ens-readings.h"

#include "ens-error.h"
#include "ens-statement-list.h"
#include "ens-text.h"
#include "room.h"

static void
assert_code (Room *room, guint position, const char *expected)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  g_autoptr (EnsStatementItem) item = NULL;

  ens_statement_list_set_order (list, ENS_ORDER_OLDEST_FIRST);
  item = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_assert_cmpstr (ens_statement_item_get_code (item), ==, expected);
}

static void
test_fill (Room *room, gconstpointer data)
{
  EnsUuid statements[] = { room_say (room, "one"), room_say (room, "two"),
                           room_say (room, "three") };
  EnsReadingChange change = { .meaning = "P15", .certainty = ENS_CERTAINTY_UNSURE };
  g_autoptr (GError) error = NULL;

  g_assert_false (ens_readings_change (room->session, statements, 2, &change, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "one"));
  g_assert_true (ens_readings_code (room->session, statements, 2, "D03", NULL));
  assert_code (room, 0, "D03");
  assert_code (room, 2, NULL);
  g_assert_true (ens_readings_change (room->session, statements, 2, &change, NULL));
  change = (EnsReadingChange){ .object = "A01", .certainty = -1 };
  g_assert_true (ens_readings_change (room->session, &statements[1], 1, &change, NULL));
  assert_code (room, 0, "D03/P15");
  assert_code (room, 1, "A01/P15");
  g_assert_true (ens_session_undo (room->session, NULL));
  assert_code (room, 1, "D03/P15");
  g_assert_true (ens_readings_clear (room->session, statements, 3, NULL));
  assert_code (room, 0, NULL);
  g_assert_true (ens_session_undo (room->session, NULL));
  assert_code (room, 0, "D03/P15");
}

static void
test_refused (Room *room, gconstpointer data)
{
  EnsUuid statement = room_say (room, "one");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_object_get (room->session, "undo-text", &before, NULL);
  g_assert_false (ens_readings_code (room->session, &statement, 1, "Z99", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ens_readings_code (room->session, &statement, 1, "what is it", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (
    ens_readings_change (room->session, &statement, 1,
                         &(EnsReadingChange){ .object = "A01", .meaning = "X", .certainty = -1 },
                         &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_object_get (room->session, "undo-text", &after, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_settle (Room *room, gconstpointer data)
{
  EnsUuid statement = room_say (room, "one");
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  EnsStatementFilter filter = { .coded = ENS_CODED_DISPUTED };
  g_autoptr (GPtrArray) voices = NULL;
  EnsUuid ada;

  ens_session_set_author (room->session, "AD");
  ada = ens_readings_get_coder (room->session);
  g_assert_true (ens_readings_code (room->session, &statement, 1, "D03", NULL));
  ens_session_set_author (room->session, "BE");
  g_assert_true (ens_readings_code (room->session, &statement, 1, "A01/Q", NULL));
  ens_statement_list_set_filter (list, &filter);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  assert_code (room, 0, NULL);

  voices = ens_readings_list_voices (room->session, &statement, NULL);
  g_assert_cmpuint (voices->len, ==, 2);
  g_assert_true (ens_readings_settle (room->session, &statement, &ada, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  assert_code (room, 0, "D03");
  g_assert_false (ens_readings_settle (room->session, &statement, &statement, NULL));
  g_assert_true (ens_readings_settle (room->session, &statement, &(EnsUuid){ 0 }, NULL));
  assert_code (room, 0, NULL);
}

// Names are those that the project is read in.
static void
test_voices_in_the_project_language (Room *room, gconstpointer data)
{
  EnsUuid statement = room_say (room, "one");
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (room->session));
  g_autoptr (GPtrArray) english = NULL;
  g_autoptr (GPtrArray) french = NULL;

  ens_session_set_author (room->session, "AD");
  g_assert_true (ens_readings_code (room->session, &statement, 1, "D03", NULL));
  english = ens_readings_list_voices (room->session, &statement, NULL);
  ens_set_str (&project->language, "fr");
  g_assert_true (ens_session_set_project (room->session, project, NULL));
  french = ens_readings_list_voices (room->session, &statement, NULL);
  g_assert_cmpstr (((EnsVoice *) english->pdata[0])->label, !=,
                   ((EnsVoice *) french->pdata[0])->label);
}

// A second coder sees only what she did herself, until the first look is taken together.
static void
test_blind (Room *room, gconstpointer data)
{
  EnsUuid statement = room_say (room, "one");
  g_autoptr (EnsStatementList) list = ens_statement_list_new (room->session);
  g_autoptr (EnsStatementItem) seen = NULL;
  g_autoptr (EnsStatementItem) blind = NULL;
  EnsStatementFilter filter = { 0 };

  ens_session_set_author (room->session, "AD");
  g_assert_true (ens_readings_code (room->session, &statement, 1, "D03", NULL));
  ens_session_set_author (room->session, "BE");
  seen = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (ens_statement_item_get_reading (seen)->initials, ==, "AD");
  g_assert_cmpstr (ens_statement_item_get_reading (seen)->object, ==, "D03");
  filter.coder = ens_readings_get_coder (room->session);
  ens_statement_list_set_filter (list, &filter);
  blind = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_null (ens_statement_item_get_reading (blind)->object);
  g_assert_null (ens_statement_item_get_reading (blind)->initials);
}

#define ADD(name_, func_) g_test_add (name_, Room, NULL, room_open, func_, room_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/readings/fill", test_fill);
  ADD ("/engine/readings/refused", test_refused);
  ADD ("/engine/readings/settle", test_settle);
  ADD ("/engine/readings/voices-in-the-project-language", test_voices_in_the_project_language);
  ADD ("/engine/readings/blind", test_blind);
  return g_test_run ();
}
