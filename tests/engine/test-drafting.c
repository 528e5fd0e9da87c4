// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Five situations from what people said, each with its sources; and a fixed one is revised, not changed.
#include "ens-drafting.h"

#include "ens-copies.h"
#include "ens-error.h"
#include "ens-indicator-history.h"
#include "ens-node.h"
#include "ens-readings.h"
#include "ens-sorting.h"
#include "ens-survey.h"
#include "room.h"

// The pile: what is missing on the left, what is there on the right; a meaning moves it.
static EnsUuid
fill (Room *room)
{
  EnsUuid ids[] = {
    room_say (room, "- I cannot get a flat"),  room_say (room, "- 3x the flat is too dear"),
    room_say (room, "+ 4x a flat of our own"), room_say (room, "+ neighbours we know for years"),
    room_say (room, "+ a healthy flat"),
  };
  EnsUuid pile;

  g_assert_true (ens_readings_code (room->session, &ids[0], 1, "A03/P", NULL));
  g_assert_true (ens_readings_code (room->session, &ids[4], 1, "A03/Q15", NULL));
  g_assert_true (ens_sorting_new_pile (room->session, "A home", ids, 5, &pile, NULL));
  return pile;
}

static void
test_propose (Room *room, gconstpointer data)
{
  EnsUuid pile = fill (room);
  g_autoptr (EnsDraft) draft = ens_drafting_propose (room->session, &pile, NULL, NULL);

  g_assert_cmpstr (draft->levels[0], ==, "I cannot get a flat");
  g_assert_cmpstr (draft->levels[1], ==, "the flat is too dear");
  g_assert_null (draft->levels[2]);
  g_assert_cmpstr (draft->levels[3], ==, "a flat of our own; a healthy flat");
  g_assert_cmpstr (draft->levels[4], ==, "neighbours we know for years");
  g_assert_cmpuint (draft->sources->len, ==, 5);
  g_assert_cmpint (((EnsDraftSource *) draft->sources->pdata[0])->passage, ==, 'P');
  g_assert_cmpint (((EnsDraftSource *) draft->sources->pdata[1])->passage, ==, '\0');
}

// A component has what was coded with it, a dimension what was coded below it.
static void
test_component (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = ens_session_list_rows (room->session, ENS_KIND_NODE, NULL);
  const EnsNode *dimension = NULL;

  fill (room);
  for (guint i = 0; i < nodes->len; i++)
    if (g_strcmp0 (((EnsNode *) nodes->pdata[i])->code, "A") == 0)
      dimension = nodes->pdata[i];
  g_autoptr (EnsDraft) draft = ens_drafting_propose (room->session, NULL, &dimension->id, NULL);
  g_assert_nonnull (draft);
  g_assert_cmpuint (draft->sources->len, ==, 2);
}

static void
test_nothing (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EnsUuid stranger = ens_uuid_from_name ("criterion", "x");

  g_assert_null (ens_drafting_propose (room->session, &stranger, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

static void
test_versions (Room *room, gconstpointer data)
{
  EnsUuid pile = fill (room);
  g_autoptr (EnsDraft) draft = ens_drafting_propose (room->session, &pile, NULL, NULL);
  g_autoptr (EnsIndicator) indicator = ens_indicator_new ();
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  EnsUuid revised;

  indicator->language = g_strdup ("en");
  indicator->criterion = pile;
  indicator->version = 1;
  indicator->title = g_strdup ("A home");
  indicator->level1 = g_strdup ("No flat");
  indicator->level2 = g_strdup ("Too dear");
  indicator->level3 = g_strdup ("A flat");
  indicator->level4 = g_strdup ("Our own flat");
  indicator->level5 = g_strdup ("Never a day without neighbours that help");
  g_assert_true (ens_drafting_save (room->session, indicator, draft->sources, &error));
  g_assert_no_error (error);
  g_assert_false (ens_drafting_revise (room->session, &indicator->id, &revised, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  indicator->state = ENS_INDICATOR_STATE_FIXED;
  g_assert_true (ens_drafting_save (room->session, indicator, NULL, NULL));
  g_assert_true (ens_drafting_revise (room->session, &indicator->id, &revised, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_INDICATOR), ==, 2);
  sources = ens_drafting_list_sources (room->session, &revised, NULL);
  g_assert_cmpuint (sources->len, ==, 5);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_INDICATOR), ==, 1);
}

static EnsIndicator *
add (Room *room, const char *title)
{
  EnsIndicator *indicator = ens_indicator_new ();

  indicator->language = g_strdup ("en");
  indicator->version = 1;
  indicator->title = g_strdup (title);
  indicator->level1 = g_strdup ("None");
  indicator->level2 = g_strdup ("Little");
  indicator->level3 = g_strdup ("Some");
  indicator->level4 = g_strdup ("Much");
  indicator->level5 = g_strdup ("All");
  g_assert_true (ens_drafting_save (room->session, indicator, NULL, NULL));
  return indicator;
}

static void
answer (Room *room, const EnsUuid *round, const char *keys)
{
  g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (room->session, round, keys, NULL);

  g_assert_nonnull (sheet);
  g_assert_true (ens_survey_save_sheet (room->session, sheet, NULL));
}

static guint
count_asked (Room *room, const EnsUuid *round)
{
  g_autoptr (GPtrArray) asked = ens_survey_list_asked (room->session, round, NULL);

  return asked->len;
}

// Answered words stay; new indicators and versions are for later rounds.
static void
test_frozen (Room *room, gconstpointer data)
{
  g_autoptr (EnsIndicator) indicator = add (room, "Friends");
  g_autoptr (EnsIndicator) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *rounds = NULL;
  EnsUuid spring, autumn, revised;

  g_assert_true (ens_survey_add_round (room->session, "Spring", "2026-03-01", &spring, NULL));
  answer (room, &spring, "3");
  g_free (indicator->level3);
  indicator->level3 = g_strdup ("A few");
  g_assert_false (ens_drafting_save (room->session, indicator, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  later = add (room, "Shade");
  g_assert_true (ens_drafting_revise (room->session, &indicator->id, &revised, NULL));
  g_assert_true (ens_survey_add_round (room->session, "Autumn", "2026-09-01", &autumn, NULL));
  g_assert_cmpuint (count_asked (room, &spring), ==, 1);
  g_assert_cmpuint (count_asked (room, &autumn), ==, 2);
  rounds = ens_indicator_history_dup_rounds (room->session, &indicator->id);
  g_assert_cmpstr (rounds, ==, "Spring");
  versions = ens_indicator_history_list_versions (room->session, &indicator->id, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (ens_uuid_equal (&((EnsIndicator *) versions->pdata[0])->id, &revised));
  g_assert_cmpint (((EnsIndicator *) versions->pdata[0])->version, ==, 2);
}

// What stands on numbered sheets of paper is what is keyed, though nobody answered yet.
static void
test_printed (Room *room, gconstpointer data)
{
  const EnsCopies copies = { 1, 5 };
  g_autoptr (EnsIndicator) indicator = add (room, "Friends");
  g_autoptr (EnsIndicator) later = NULL;
  EnsUuid spring, autumn;

  g_assert_true (ens_survey_add_round (room->session, "Spring", "2026-03-01", &spring, NULL));
  g_assert_true (ens_copies_remember (room->session, &copies, NULL));
  g_assert_true (ens_survey_add_round (room->session, "Autumn", "2026-09-01", &autumn, NULL));
  later = add (room, "Shade");
  g_assert_cmpuint (count_asked (room, &spring), ==, 1);
  g_assert_cmpuint (count_asked (room, &autumn), ==, 2);
}

static void
test_translation (Room *room, gconstpointer data)
{
  static const char *const french[] = { "Amis", "Aucun", "", "", "", "" };
  static const char *const more[] = { "Amis", "Aucun", "Peu", "", "", "" };
  static const char *const other[] = { "Copains", "Aucun", "Peu", "", "", "" };
  g_autoptr (EnsIndicator) indicator = add (room, "Friends");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = NULL;
  g_auto (GStrv) copied = NULL;
  guint64 before = ens_session_count (room->session, ENS_KIND_TRANSLATION);
  EnsUuid round, revised;

  g_assert_true (
    ens_indicator_history_set_translation (room->session, indicator, "fr", french, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_TRANSLATION), ==, before + 2);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_TRANSLATION), ==, before);
  g_assert_true (ens_session_redo (room->session, NULL));
  g_assert_true (ens_survey_add_round (room->session, "Spring", NULL, &round, NULL));
  answer (room, &round, "3");
  g_assert_true (
    ens_indicator_history_set_translation (room->session, indicator, "fr", more, NULL));
  g_assert_false (
    ens_indicator_history_set_translation (room->session, indicator, "fr", other, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  texts = ens_indicator_history_dup_translation (room->session, &indicator->id, "fr");
  g_assert_cmpstr (texts[0], ==, "Amis");
  g_assert_cmpstr (texts[2], ==, "Peu");
  g_assert_true (ens_drafting_revise (room->session, &indicator->id, &revised, NULL));
  copied = ens_indicator_history_dup_translation (room->session, &revised, "fr");
  g_assert_cmpstr (copied[1], ==, "Aucun");
}

static void
test_hints (Room *room, gconstpointer data)
{
  g_autoptr (EnsIndicator) indicator = ens_indicator_new ();
  g_autofree char *hints = NULL;

  indicator->language = g_strdup ("en");
  indicator->level5 = g_strdup ("Never a day without neighbours");
  hints = ens_drafting_dup_hints (indicator);
  g_assert_cmpstr (hints, ==, "5: two negations: “Never a day without neighbours”");
}

#define ADD(name_, func_) g_test_add (name_, Room, NULL, room_open, func_, room_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/drafting/propose", test_propose);
  ADD ("/engine/drafting/nothing", test_nothing);
  ADD ("/engine/drafting/versions", test_versions);
  ADD ("/engine/drafting/component", test_component);
  ADD ("/engine/drafting/frozen", test_frozen);
  ADD ("/engine/drafting/printed", test_printed);
  ADD ("/engine/drafting/translation", test_translation);
  ADD ("/engine/drafting/hints", test_hints);
  return g_test_run ();
}
