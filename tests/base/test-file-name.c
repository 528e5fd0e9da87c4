// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names beside a name, short and as long as a file system takes them.
#include "ens-file-name.h"

#include <string.h>

static void
test_short (void)
{
  g_autofree char *here = ens_file_name_dup_beside ("p.ensemble", ".new");
  g_autofree char *there = ens_file_name_dup_beside ("/a long way/p", ".new");

  g_assert_cmpstr (here, ==, "p.ensemble.new");
  g_assert_cmpstr (there, ==, "/a long way/p.new");
}

static void
test_long (void)
{
  g_autofree char *folder = g_strnfill (200, 'f');
  g_autoptr (GString) path = g_string_new (folder);
  g_autofree char *beside = NULL;

  g_string_append (path, "/x");
  for (int i = 0; i < 100; i++)
    g_string_append (path, "é");
  beside = ens_file_name_dup_beside (path->str, ".new");
  g_assert_true (g_str_has_prefix (beside, folder));
  g_assert_true (g_str_has_suffix (beside, "é.new"));
  g_assert_true (g_utf8_validate (beside, -1, NULL));
  g_assert_cmpuint (strlen (strrchr (beside, '/') + 1), <=, 143 - strlen ("-journal"));
}

static void
test_no_utf8 (void)
{
  g_autofree char *name = g_strnfill (240, (char) 0xbf);
  g_autofree char *beside = ens_file_name_dup_beside (name, ".new");

  g_assert_cmpuint (strlen (beside), <=, 143);
  g_assert_true (g_str_has_prefix (beside, "\xbf\xbf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/file-name/short", test_short);
  g_test_add_func ("/base/file-name/long", test_long);
  g_test_add_func ("/base/file-name/no-utf8", test_no_utf8);
  return g_test_run ();
}
