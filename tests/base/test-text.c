// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may be text, and how text is cut and cleaned.
#include "ens-text.h"

static void
test_clean (void)
{
  guint replaced = 0;
  g_autofree char *clean = ens_text_clean ("a\001b\377c", -1, &replaced);

  g_assert_cmpstr (clean, ==, "a\357\277\275b\357\277\275c");
  g_assert_cmpuint (replaced, ==, 2);
  g_assert_true (ens_text_is_clean (clean));
  g_assert_false (ens_text_is_clean ("a\001"));
  g_assert_false (ens_text_is_clean ("\377"));
  g_assert_true (ens_text_is_clean ("مرحبا 👋 <b>&amp;\n\t"));
}

static void
test_clean_counts_zero_bytes (void)
{
  guint replaced = 0;
  g_autofree char *clean = ens_text_clean ("a\0b", 3, &replaced);

  g_assert_cmpstr (clean, ==, "a\357\277\275b");
  g_assert_cmpuint (replaced, ==, 1);
}

static void
test_trim (void)
{
  g_autofree char *trimmed = ens_text_dup_trimmed ("\302\240  une place \342\200\203");
  g_autofree char *nothing = ens_text_dup_trimmed (" \t");

  g_assert_cmpstr (trimmed, ==, "une place");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_short (void)
{
  g_autofree char *cut = ens_text_dup_short ("être\nécouté", 6);
  g_autofree char *whole = ens_text_dup_short ("écouté", 6);

  g_assert_cmpstr (cut, ==, "être …");
  g_assert_cmpstr (whole, ==, "écouté");
}

static void
test_language (void)
{
  g_assert_true (ens_text_is_language ("fr"));
  g_assert_true (ens_text_is_language ("pt-BR"));
  g_assert_false (ens_text_is_language ("f"));
  g_assert_false (ens_text_is_language ("french"));
  g_assert_false (ens_text_is_language ("fr-"));
  g_assert_false (ens_text_is_language ("FR"));
}

// Words that run against their sentence are isolated; others stay as they are.
static void
test_within (void)
{
  g_autofree char *same = ens_text_dup_within ("voisins 3", FALSE);
  g_autofree char *against = ens_text_dup_within ("السكن 3", FALSE);
  g_autofree char *arabic = ens_text_dup_within ("السكن 3", TRUE);
  g_autofree char *latin = ens_text_dup_within ("voisins", TRUE);

  g_assert_cmpstr (same, ==, "voisins 3");
  g_assert_cmpstr (against, ==, "\u200e\u2068السكن 3\u2069\u200e");
  g_assert_cmpstr (arabic, ==, "السكن 3");
  g_assert_cmpstr (latin, ==, "\u200f\u2068voisins\u2069\u200f");
  g_assert_true (ens_text_is_rtl ("3 السكن"));
  g_assert_false (ens_text_is_rtl (against));
  g_assert_true (ens_text_is_rtl (latin));
  g_assert_false (ens_text_is_rtl ("123"));
}

static void
test_dates_stay_whole (void)
{
  g_autofree char *date = ens_text_dup_with_dates_whole ("قبل 2027-01-05، 12 شخصًا");
  g_autofree char *plain = ens_text_dup_with_dates_whole ("12, 3- and -4 to 5");
  g_autofree char *two = ens_text_dup_with_dates_whole ("1-2 x 34-56-7");
  g_autofree char *sign = ens_text_dup_with_dates_whole ("\u221214 إلى +8، 1+2, 5 \u2212 3");

  g_assert_cmpstr (date, ==,
                   "قبل \u2066"
                   "2027-01-05\u2069، 12 شخصًا");
  g_assert_cmpstr (plain, ==, "12, 3- and -4 to 5");
  g_assert_cmpstr (sign, ==,
                   "\u2066\u2212"
                   "14\u2069 إلى \u2066+8\u2069، 1+2, 5 \u2212 3");
  g_assert_cmpstr (two, ==,
                   "\u2066"
                   "1-2\u2069 x \u2066"
                   "34-56-7\u2069");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/clean-counts-zero-bytes", test_clean_counts_zero_bytes);
  g_test_add_func ("/base/text/trim", test_trim);
  g_test_add_func ("/base/text/short", test_short);
  g_test_add_func ("/base/text/language", test_language);
  g_test_add_func ("/base/text/within", test_within);
  g_test_add_func ("/base/text/dates-stay-whole", test_dates_stay_whole);
  return g_test_run ();
}
