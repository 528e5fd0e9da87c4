// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keying a sheet: what comes next is said at each key, and what cannot be an answer at once; a sheet is
// one step of undo with all that is on it.
#include "ens-error.h"
#include "ens-sheet-draft.h"
#include "ens-sheet-line.h"
#include "ens-survey-compare.h"
#include "ens-survey-editor.h"
#include "ens-survey-items.h"
#include "ens-survey-prompt.h"
#include "ens-text.h"
#include "room.h"

static EnsUuid
add_round (Room *room)
{
  static const char *const titles[] = { "Work", "Sleep" };
  static const char *const options[] = { "y=Young", "o=Old", NULL };
  g_autoptr (EnsRound) round = ens_round_new ();
  g_autoptr (EnsItem) heading = ens_item_new ();
  g_autoptr (EnsItem) item = ens_item_new ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (EnsIndicator) indicator = ens_indicator_new ();

    indicator->language = g_strdup ("en");
    indicator->position = i + 1;
    indicator->title = g_strdup (titles[i]);
    for (guint level = 1; level <= 5; level++) {
      g_autofree char *name = g_strdup_printf ("level%u", level);
      const EnsField *field = ens_entity_get_field (&ens_indicator_entity, name);

      g_assert_true (ens_field_parse (field, indicator, name, NULL));
    }
    g_assert_true (ens_session_save_row (room->session, &ens_indicator_entity, indicator, NULL));
  }
  round->title = g_strdup ("Spring");
  round->wished = TRUE;
  g_assert_true (ens_survey_save_round (room->session, round, NULL));
  heading->round = item->round = round->id;
  heading->kind = ENS_ITEM_SECTION;
  heading->title = g_strdup ("About you");
  heading->language = g_strdup ("en");
  item->title = g_strdup ("Age");
  item->language = g_strdup ("en");
  g_assert_true (ens_survey_add_item (room->session, heading, NULL, NULL));
  g_assert_true (ens_survey_add_item (room->session, item, options, NULL));
  return round->id;
}

static void
test_prompt (Room *room, gconstpointer data)
{
  static const struct {
    const char *keys;
    guint n;
    gboolean is_good;
  } cases[] = {
    { "", 0, TRUE },         { "1", 1, TRUE },         { "12 3", 3, TRUE },
    { "12 34", 4, TRUE },    { "12 34 y", 5, TRUE },   { "12 34 y ", 5, TRUE },
    { "126", 2, FALSE },     { "12 34 x", 5, TRUE },   { "12 34 x ", 4, FALSE },
    { "12 34 'y", 4, TRUE }, { "12 34 y o", 6, TRUE },
  };
  const EnsUuid round = add_round (room);
  g_autoptr (EnsSurveyPrompt) prompt = ens_survey_prompt_new (room->session, &round, NULL);

  g_assert_cmpuint (prompt->titles->len, ==, 5);
  g_assert_cmpstr (prompt->titles->pdata[1], ==, "Work (wished)");
  g_assert_cmpstr (prompt->titles->pdata[4], ==, "Age");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    guint n = 0;

    g_test_message ("%s", cases[i].keys);
    g_assert_true (ens_survey_prompt_read (prompt, cases[i].keys, &n, &error) == cases[i].is_good);
    g_assert_cmpuint (n, ==, cases[i].n);
    g_assert_true ((error == NULL) == cases[i].is_good);
  }
}

// A fault names the question it is in, and each question says how it is keyed.
static void
test_prompt_of_each_kind (Room *room, gconstpointer data)
{
  static const char *const options[] = { "a=Arts", "b=Balades", NULL };
  static const struct {
    EnsItemKind kind;
    const char *keys;
  } kinds[] = {
    { ENS_ITEM_MULTIPLE, "a + b" },
    { ENS_ITEM_SCALE, "0 … 10" },
    { ENS_ITEM_TEXT, "abc" },
  };
  const EnsUuid round = add_round (room);
  g_autoptr (EnsSurveyPrompt) prompt = NULL;
  g_autoptr (EnsSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (EnsItem) item = ens_item_new ();

    item->round = round;
    item->kind = kinds[i].kind;
    item->title = g_strdup ("Evening");
    item->language = g_strdup ("en");
    item->most = kinds[i].kind == ENS_ITEM_SCALE ? 10 : 0;
    ens_survey_add_item (room->session, item, i == 0 ? options : NULL, &error);
    g_assert_no_error (error);
  }
  prompt = ens_survey_prompt_new (room->session, &round, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *keys = ens_survey_prompt_dup_keys (prompt, 5 + (guint) i);

    g_assert_cmpstr (keys, ==, kinds[i].keys);
  }
  g_assert_false (ens_survey_prompt_read (prompt, "12 34 y a+b 11 ", &n, &error));
  g_assert_cmpuint (n, ==, 6);
  g_assert_true (ens_survey_prompt_read (prompt, "12 34 y a+b 10 'C'est", &n, NULL));
  g_assert_cmpuint (n, ==, 7);
  g_assert_true (ens_survey_prompt_read (prompt, "12 34 y a+b 10 C'est l'eau", &n, NULL));
  g_assert_cmpuint (n, ==, 8);
  sheet = ens_survey_parse_sheet (room->session, &round, "12 34 y a+b 10 C'est l'eau", NULL);
  g_assert_cmpstr (sheet->replies[3], ==, "C'est l'eau");
}

static void
test_sheet_is_one_step (Room *room, gconstpointer data)
{
  const EnsUuid round = add_round (room);
  g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (room->session, &round, "14 25 o", NULL);
  g_autoptr (EnsSheet) again = NULL;
  g_autoptr (GPtrArray) mismatches = NULL;
  guint n = 0;

  g_assert_true (ens_survey_save_sheet (room->session, sheet, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_ANSWER), ==, 2);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_REPLY), ==, 1);
  again = ens_survey_parse_sheet (room->session, &round, "15 25 o", NULL);
  again->respondent->form = 1;
  g_assert_true (ens_survey_repeat_sheet (room->session, again, NULL));
  g_assert_true (ens_survey_save_sheet (room->session, again, NULL));
  mismatches = ens_survey_compare (room->session, &round, &n, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (mismatches->len, ==, 1);
  g_assert_cmpstr (((EnsMismatch *) mismatches->pdata[0])->what, ==, "Work (wished)");
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_RESPONDENT), ==, 0);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_REPLY), ==, 0);
}

static EnsSheet *
key (Room *room, const EnsUuid *round, const char *keys, gint64 again)
{
  g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (room->session, round, keys, NULL);

  if (again > 0) {
    sheet->respondent->form = again;
    g_assert_true (ens_survey_repeat_sheet (room->session, sheet, NULL));
  }
  g_assert_true (ens_survey_save_sheet (room->session, sheet, NULL));
  return g_steal_pointer (&sheet);
}

static void
settle (Room *room, gpointer mismatch, gboolean take_second)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  g_ptr_array_add (chosen, mismatch);
  g_assert_true (ens_survey_settle (room->session, chosen, take_second, NULL));
}

static void
check_left (Room *room, const EnsUuid *round, guint n)
{
  g_autoptr (GPtrArray) left = ens_survey_compare (room->session, round, NULL, NULL);

  g_assert_cmpuint (left->len, ==, n);
}

static void
test_settle (Room *room, gconstpointer data)
{
  const EnsUuid round = add_round (room);
  g_autoptr (EnsSheet) first = key (room, &round, "14 25 o", 0);
  g_autoptr (EnsSheet) other = key (room, &round, "11 11 y", 0);
  g_autoptr (EnsSheet) again = NULL;
  g_autoptr (GPtrArray) mismatches = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  g_assert_cmpint (ens_survey_next_again (room->session, &round, 0), ==, 1);
  again = key (room, &round, "34 2- y", 1);
  g_assert_cmpint (ens_survey_next_again (room->session, &round, 0), ==, 2);
  mismatches = ens_survey_compare (room->session, &round, NULL, NULL);
  g_assert_cmpuint (mismatches->len, ==, 3);
  settle (room, mismatches->pdata[0], TRUE);
  check_left (room, &round, 2);
  sheets = ens_survey_list_sheets (room->session, &round, NULL);
  g_assert_cmpuint (((EnsSheet *) sheets->pdata[0])->levels[0], ==, 3);
  settle (room, mismatches->pdata[1], FALSE);
  settle (room, mismatches->pdata[2], TRUE);
  check_left (room, &round, 0);
  g_assert_true (ens_session_undo (room->session, NULL));
  check_left (room, &round, 1);
}

// Of a second keying only the answers are keyed: what stands above them is as it was unless said.
static void
test_again_keeps_head (Room *room, gconstpointer data)
{
  const EnsUuid round = add_round (room);
  g_autoptr (EnsSheet) first = ens_survey_parse_sheet (room->session, &round, "14 25 o", NULL);
  g_autoptr (EnsSheet) again = NULL;

  first->respondent->tags = g_strdup ("north");
  g_assert_true (ens_survey_save_sheet (room->session, first, NULL));
  again = key (room, &round, "14 25 o", 1);
  check_left (room, &round, 0);
  g_assert_cmpint (ens_survey_next_again (room->session, &round, 0), ==, 0);
  g_assert_cmpuint (ens_survey_count_all (room->session), ==, 1);
}

static void
check_scale (const char *text, gint64 least, gint64 most)
{
  g_autoptr (EnsItem) item = ens_item_new ();
  g_autofree char *again = NULL;

  g_assert_true (ens_survey_parse_scale (text, item, NULL));
  g_assert_cmpint (item->least, ==, least);
  g_assert_cmpint (item->most, ==, most);
  again = ens_survey_dup_scale (item);
  g_assert_true (ens_survey_parse_scale (again, item, NULL));
}

// A scale can change until somebody answers; then a copy of the question can.
static void
test_change_scale (Room *room, gconstpointer data)
{
  const EnsUuid round = add_round (room);
  g_autoptr (EnsItem) item = ens_item_new ();
  g_autoptr (EnsSheet) sheet = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  const EnsItem *copy;

  item->round = round;
  item->kind = ENS_ITEM_SCALE;
  item->title = g_strdup ("Evening");
  item->language = g_strdup ("en");
  item->code = g_strdup ("evening");
  item->least = 1;
  item->most = 10;
  g_assert_true (ens_survey_add_item (room->session, item, NULL, NULL));
  item->most = 7;
  g_assert_true (ens_survey_change_item (room->session, item, NULL, NULL));
  sheet = key (room, &round, "14 25 o 7", 0);
  item->most = 10;
  g_assert_false (ens_survey_change_item (room->session, item, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  item->most = 7;
  ens_set_str (&item->title, "The evening");
  g_assert_true (ens_survey_change_item (room->session, item, NULL, NULL));
  g_assert_true (ens_survey_copy_item (room->session, item, NULL));
  items = ens_survey_list_items (room->session, &round, NULL);
  g_assert_cmpuint (items->len, ==, 4);
  copy = ((EnsSurveyItem *) items->pdata[3])->item;
  g_assert_cmpstr (copy->title, ==, "The evening");
  g_assert_null (copy->code);
  ((EnsItem *) copy)->most = 10;
  g_assert_true (ens_survey_change_item (room->session, (EnsItem *) copy, NULL, NULL));
}

static void
add_item (Room *room, const EnsUuid *round, EnsItemKind kind, const char *const *options)
{
  g_autoptr (EnsItem) item = ens_item_new ();

  item->round = *round;
  item->kind = kind;
  item->title = g_strdup ("Evening");
  item->language = g_strdup ("en");
  item->most = kind == ENS_ITEM_SCALE ? 10 : 0;
  g_assert_true (ens_survey_add_item (room->session, item, options, NULL));
}

// All that was keyed stands in the line, read again as it was typed.
static void
test_line (Room *room, gconstpointer data)
{
  static const char *const options[] = { "a=Arts", "b=Balades", NULL };
  static const char *const lines[] = {
    "1→2  –→4  o  a+b  10  “\u2068C'est l'eau\u2069”",
    "3→3  2→–  –  –  0  –",
  };
  const EnsUuid round = add_round (room);
  g_autoptr (EnsSheet) full = NULL, blank = NULL;
  g_autoptr (EnsSurveyPrompt) asked = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  add_item (room, &round, ENS_ITEM_MULTIPLE, options);
  add_item (room, &round, ENS_ITEM_SCALE, NULL);
  add_item (room, &round, ENS_ITEM_TEXT, NULL);
  full = key (room, &round, "12 -4 o b+a 10 C'est l'eau", 0);
  blank = key (room, &round, "33 2- - - 0", 0);
  asked = ens_survey_prompt_new (room->session, &round, NULL);
  sheets = ens_survey_list_sheets (room->session, &round, NULL);
  g_assert_cmpuint (sheets->len, ==, G_N_ELEMENTS (lines));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *read = ens_sheet_line_dup (asked, sheets->pdata[i]);
    g_autofree char *typed = ens_sheet_line_dup (asked, i == 0 ? full : blank);

    g_assert_cmpstr (read, ==, lines[i]);
    g_assert_cmpstr (typed, ==, lines[i]);
  }
}

// Kept until that sheet is there: another one, or the second keying of it, leaves it.
static void
test_draft (Room *room, gconstpointer data)
{
  EnsSheetDraft typed = { .round = add_round (room), .form = 2, .keys = (char *) " 14 2" };
  g_autoptr (EnsSheetDraft) found = NULL, gone = NULL, emptied = NULL;
  g_autoptr (EnsSheet) other = NULL, sheet = NULL;

  g_assert_true (ens_sheet_draft_keep (room->session, &typed, NULL));
  other = key (room, &typed.round, "14 25 o", 0);
  found = ens_sheet_draft_dup (room->session);
  g_assert_cmpint (found->form, ==, 2);
  g_assert_cmpstr (found->keys, ==, " 14 2");
  g_assert_true (ens_uuid_equal (&found->round, &typed.round));
  g_assert_true (ens_uuid_is_nil (&found->group));
  g_assert_false (found->is_again);
  sheet = key (room, &typed.round, "14 25 o", 0);
  g_assert_cmpint (sheet->respondent->form, ==, 2);
  gone = ens_sheet_draft_dup (room->session);
  g_assert_null (gone);
  g_assert_true (ens_sheet_draft_keep (room->session, &typed, NULL));
  typed.keys = (char *) "";
  g_assert_true (ens_sheet_draft_keep (room->session, &typed, NULL));
  emptied = ens_sheet_draft_dup (room->session);
  g_assert_null (emptied);
}

static void
test_parse_scale (void)
{
  static const char *const wrong[] = { "", "7", "5-1", "3-3", "a-b", "1-101", "-1-5", "1-10-20" };

  check_scale ("1-10", 1, 10);
  check_scale (" 0 – 5 ", 0, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (EnsItem) item = ens_item_new ();
    g_autoptr (GError) error = NULL;

    g_assert_false (ens_survey_parse_scale (wrong[i], item, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/survey/prompt", Room, NULL, room_open, test_prompt, room_close);
  g_test_add ("/engine/survey/prompt-of-each-kind", Room, NULL, room_open, test_prompt_of_each_kind,
              room_close);
  g_test_add ("/engine/survey/sheet-is-one-step", Room, NULL, room_open, test_sheet_is_one_step,
              room_close);
  g_test_add ("/engine/survey/settle", Room, NULL, room_open, test_settle, room_close);
  g_test_add ("/engine/survey/again-keeps-head", Room, NULL, room_open, test_again_keeps_head,
              room_close);
  g_test_add ("/engine/survey/change-scale", Room, NULL, room_open, test_change_scale, room_close);
  g_test_add ("/engine/survey/draft", Room, NULL, room_open, test_draft, room_close);
  g_test_add ("/engine/survey/line", Room, NULL, room_open, test_line, room_close);
  g_test_add_func ("/engine/survey/parse-scale", test_parse_scale);
  return g_test_run ();
}
