// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The grammar of codes, with the examples of the method's own sheets.
#include "ens-code.h"

static void
test_accepts (void)
{
  static const char *const good[] = { "A",          "A01",          "A01/P", "A01/P15",
                                      "A01-11/P15", "A01-11/P15/k", "A/P--", NULL };

  for (int i = 0; good[i] != NULL; i++) {
    g_auto (EnsCode) code = { NULL };

    g_assert_true (ens_code_parse (good[i], &code));
    g_assert_nonnull (code.object);
  }
}

static void
test_refuses (void)
{
  static const char *const bad[] = { "",          "a01",    "A1",        "A01-1",
                                     "A01/X",     "A01/P1", "A01/P15/K", "A01/P15/kk",
                                     "A01/P/k/x", "A01/",   NULL };

  for (int i = 0; bad[i] != NULL; i++) {
    g_auto (EnsCode) code = { NULL };

    g_assert_false (ens_code_parse (bad[i], &code));
    g_assert_null (code.object);
  }
}

static void
test_parts (void)
{
  g_auto (EnsCode) code = { NULL };

  g_assert_true (ens_code_parse ("A01-11/O--/k", &code));
  g_assert_cmpstr (code.object, ==, "A01-11");
  g_assert_cmpstr (code.meaning, ==, "O");
  g_assert_cmpstr (code.beneficiary, ==, "k");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/code/accepts", test_accepts);
  g_test_add_func ("/model/code/refuses", test_refuses);
  g_test_add_func ("/model/code/parts", test_parts);
  return g_test_run ();
}
