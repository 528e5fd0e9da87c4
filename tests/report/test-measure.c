// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text is cut where it may be cut, and never comes out wider than its room.
#include "fake-measure.h"

#include "ens-measure.h"

static const EnsFont font = { .size = 10 };

static void
test_wrap (void)
{
  g_auto (GStrv) lines = ens_measure_wrap (&fake_measure, "  one two\nthree  four", font, 60, 0);

  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "one two");
  g_assert_cmpstr (lines[1], ==, "three four");
}

static void
test_wrap_ends_in_ellipsis (void)
{
  g_auto (GStrv) lines = ens_measure_wrap (&fake_measure, "one two three four", font, 60, 1);

  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpstr (lines[0], ==, "one two t…");
}

static void
test_wrap_nothing (void)
{
  g_auto (GStrv) lines = ens_measure_wrap (&fake_measure, " \n ", font, 60, 3);

  g_assert_cmpuint (g_strv_length (lines), ==, 0);
}

static void
test_wrap_breaks_long_words (void)
{
  g_autofree char *word = g_strnfill (200, 'w');
  g_auto (GStrv) lines = ens_measure_wrap (&fake_measure, word, font, 60, 0);

  g_assert_cmpuint (g_strv_length (lines), ==, 23);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpfloat (ens_measure_width (&fake_measure, lines[i], font), <=, 60);
}

// Not “Arbeitsuchend” and an “e” alone; no hyphen where letters of an alphabet have none.
static void
test_wrap_hyphen (void)
{
  g_auto (GStrv) german = ens_measure_wrap (&fake_measure, "Arbeitsuchende", font, 84, 0);
  g_auto (GStrv) number = ens_measure_wrap (&fake_measure, "12345678901234", font, 60, 0);
  g_auto (GStrv) arabic = ens_measure_wrap (&fake_measure, "المستشفيات", font, 30, 0);

  g_assert_cmpstr (german[0], ==, "Arbeitsuchende");
  g_strfreev (g_steal_pointer (&german));
  german = ens_measure_wrap (&fake_measure, "Arbeitsuchende", font, 81, 0);
  g_assert_cmpstr (german[0], ==, "Arbeitsuche-");
  g_assert_cmpstr (german[1], ==, "nde");
  g_assert_cmpstr (number[0], ==, "1234567890");
  g_assert_false (g_str_has_suffix (arabic[0], "-"));
}

static void
test_wrap_without_room_goes_on (void)
{
  g_auto (GStrv) lines = ens_measure_wrap (&fake_measure, "abc", font, 1, 0);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
}

static void
test_wrap_breaks_between_wide_letters (void)
{
  g_auto (GStrv) lines = ens_measure_wrap (&fake_measure, "福祉と幸福", font, 13, 0);

  g_assert_cmpstr (lines[0], ==, "福祉");
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
}

static void
test_marks_stay_with_their_letter (void)
{
  // "é" as two characters: cutting between them would show a bare accent.
  g_autofree char *cut = ens_measure_ellipsize (&fake_measure, "abe\xcc\x81xyz", font, 24);

  g_assert_cmpstr (cut, ==, "ab…");
}

static void
test_short_text_is_kept (void)
{
  g_autofree char *whole = ens_measure_ellipsize (&fake_measure, "abc", font, 18);

  g_assert_cmpstr (whole, ==, "abc");
}

static void
test_plain_widths (void)
{
  EnsFont bold = { .size = 10, .bold = TRUE };

  g_assert_cmpfloat (ens_measure_width (&ens_measure_plain, "", font), ==, 0);
  g_assert_cmpfloat_with_epsilon (ens_measure_width (&ens_measure_plain, "ii", font), 5.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (ens_measure_width (&ens_measure_plain, "é", font), 6.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (ens_measure_width (&ens_measure_plain, "福", font), 10, 1e-9);
  g_assert_cmpfloat (ens_measure_width (&ens_measure_plain, "bold", bold), >,
                     ens_measure_width (&ens_measure_plain, "bold", font));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/measure/wrap", test_wrap);
  g_test_add_func ("/report/measure/ellipsis", test_wrap_ends_in_ellipsis);
  g_test_add_func ("/report/measure/nothing", test_wrap_nothing);
  g_test_add_func ("/report/measure/long-words", test_wrap_breaks_long_words);
  g_test_add_func ("/report/measure/hyphen", test_wrap_hyphen);
  g_test_add_func ("/report/measure/no-room", test_wrap_without_room_goes_on);
  g_test_add_func ("/report/measure/wide-letters", test_wrap_breaks_between_wide_letters);
  g_test_add_func ("/report/measure/marks", test_marks_stay_with_their_letter);
  g_test_add_func ("/report/measure/short", test_short_text_is_kept);
  g_test_add_func ("/report/measure/plain", test_plain_widths);
  return g_test_run ();
}
