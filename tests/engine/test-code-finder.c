// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is found while a component is typed.
#include "ens-code-finder.h"

#include "ens-keyword.h"
#include "room.h"

static char *
dup_found (Room *room, const char *typed, guint most)
{
  g_autoptr (EnsCodeFinder) finder = ens_code_finder_new (room->session, NULL);
  g_autoptr (GPtrArray) matches = ens_code_finder_search (finder, typed, most);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (codes, "%s ", ((EnsCodeMatch *) matches->pdata[i])->code);
  return g_strdup (codes->str);
}

static void
assert_found (Room *room, const char *typed, guint most, const char *expected)
{
  g_autofree char *found = dup_found (room, typed, most);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_search (Room *room, gconstpointer data)
{
  g_autoptr (EnsCodeFinder) finder = ens_code_finder_new (room->session, NULL);
  g_autoptr (GPtrArray) matches = ens_code_finder_search (finder, "a01", 5);
  const EnsCodeMatch *first = matches->pdata[0];
  g_autoptr (EnsKeyword) keyword = ens_keyword_new ();

  g_assert_cmpstr (first->code, ==, "A01");
  g_assert_nonnull (first->dimension);
  assert_found (room, "A01/P15", 1, "A01/P15 ");
  assert_found (room, "xyzzy", 5, "");
  keyword->node = first->node;
  keyword->language = g_strdup ("fr");
  keyword->word = g_strdup ("Xyzzý des prés");
  g_assert_true (ens_session_save_row (room->session, &ens_keyword_entity, keyword, NULL));
  assert_found (room, "xyzzy", 5, "A01 ");
  assert_found (room, "pres xyz", 5, "A01 ");
}

static void
test_limit (Room *room, gconstpointer data)
{
  assert_found (room, "", 2, "A A00 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/code-finder/search", Room, NULL, room_open, test_search, room_close);
  g_test_add ("/engine/code-finder/limit", Room, NULL, room_open, test_limit, room_close);
  return g_test_run ();
}
