// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is hard to read, and what is not.
#include "ens-plain-language.h"

static void
assert_hints (const char *text, const char *language, const char *expected)
{
  g_autoptr (GPtrArray) hints = ens_plain_language_check (text, language);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++) {
    const EnsPlainHint *hint = hints->pdata[i];

    g_string_append_printf (found, "%c%u ", "SNW"[hint->fault], hint -> number);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_plain (void)
{
  assert_hints ("", "en", "");
  assert_hints ("I am never alone. I have no fear.", "en", "");
  assert_hints ("Je ne suis pas seul", "fr", "");
  assert_hints ("Nikt nigdy nie pomaga", "pl", "");
  assert_hints ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                "fifteen",
                "en", "");
}

static void
test_hard (void)
{
  assert_hints ("There is no day without a quarrel", "en", "N2 ");
  assert_hints ("Pas un jour sans dispute", "fr", "N2 ");
  assert_hints ("لا يوم بدون شجار", "ar", "N2 ");
  assert_hints ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                "fifteen sixteen. And done",
                "en", "S16 ");
  assert_hints ("Wohngeldantragsformular", "de", "W23 ");
}

static void
test_odd (void)
{
  assert_hints ("... !? ;;\n\n", "en", "");
  assert_hints ("not not", NULL, "");
  assert_hints ("not not", "xx", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/plain-language/plain", test_plain);
  g_test_add_func ("/analysis/plain-language/hard", test_hard);
  g_test_add_func ("/analysis/plain-language/odd", test_odd);
  return g_test_run ();
}
