// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ids: order, spelling, names.
#include "ens-uuid.h"

static void
test_grows (void)
{
  EnsUuidSource source = { 0 };
  EnsUuid last = ens_uuid_next (&source, 1000);

  // More than the counter holds, the clock standing still and then going back.
  for (int i = 0; i < 300000; i++) {
    EnsUuid next = ens_uuid_next (&source, i < 299990 ? 1000 : 900);

    g_assert_cmpint (ens_uuid_compare (&last, &next), <, 0);
    last = next;
  }
  g_assert_cmpint (last.bytes[6] >> 4, ==, 7);
  g_assert_cmpint (last.bytes[8] >> 6, ==, 2);
}

static void
test_names (void)
{
  EnsUuid a = ens_uuid_from_name ("question", "1");
  EnsUuid again = ens_uuid_from_name ("question", "1");
  EnsUuid other = ens_uuid_from_name ("questio", "n1");

  g_assert_true (ens_uuid_equal (&a, &again));
  g_assert_false (ens_uuid_equal (&a, &other));
  g_assert_cmpint (a.bytes[6] >> 4, ==, 8);
}

static void
test_one_spelling (void)
{
  EnsUuid uuid = ens_uuid_from_name ("question", "1"), read;
  g_autofree char *text = ens_uuid_dup_text (&uuid);
  g_autofree char *upper = g_ascii_strup (text, -1);

  g_assert_true (ens_uuid_parse (text, &read));
  g_assert_true (ens_uuid_equal (&uuid, &read));
  g_assert_false (ens_uuid_parse (upper, &read));
  g_assert_false (ens_uuid_parse ("", &read));
  text[35] = '\0';
  g_assert_false (ens_uuid_parse (text, &read));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/grows", test_grows);
  g_test_add_func ("/base/uuid/names", test_names);
  g_test_add_func ("/base/uuid/one-spelling", test_one_spelling);
  return g_test_run ();
}
