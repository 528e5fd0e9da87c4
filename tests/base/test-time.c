// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one spelling of a moment.
#include "ens-time.h"

static void
test_round_trip (void)
{
  gint64 ms = 0;
  g_autofree char *text = ens_time_dup_text (G_GINT64_CONSTANT (1795113000250));

  g_assert_cmpstr (text, ==, "2026-11-19T18:30:00.250Z");
  g_assert_true (ens_time_parse (text, &ms));
  g_assert_cmpint (ms, ==, G_GINT64_CONSTANT (1795113000250));
}

// Against GLib's calendar, over every kind of year and both ends of the range.
static void
test_calendar (void)
{
  for (gint64 second = 0; second < G_GINT64_CONSTANT (253402300800); second += 86400 * 17 + 3607) {
    g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (second);
    g_autofree char *expected = g_date_time_format (when, "%Y-%m-%dT%H:%M:%S.007Z");
    g_autofree char *text = ens_time_dup_text (second * 1000 + 7);
    gint64 ms = -1;

    g_assert_cmpstr (text, ==, expected);
    g_assert_true (ens_time_parse (text, &ms));
    g_assert_cmpint (ms, ==, second * 1000 + 7);
  }
}

static void
test_one_spelling (void)
{
  gint64 ms = 7;

  g_assert_false (ens_time_parse ("2026-11-19T18:30:00Z", &ms));
  g_assert_false (ens_time_parse ("2026-11-19T19:30:00.250+01", &ms));
  g_assert_false (ens_time_parse ("2026-02-30T18:30:00.250Z", &ms));
  g_assert_false (ens_time_parse ("2026-11-19T24:00:00.000Z", &ms));
  g_assert_false (ens_time_parse ("2026-11-19T18:30:60.000Z", &ms));
  g_assert_false (ens_time_parse ("1969-12-31T23:59:59.999Z", &ms));
  g_assert_false (ens_time_parse ("2026-11-19T18:30:00.250Z ", &ms));
  g_assert_cmpint (ms, ==, 7);
}

static void
test_date (void)
{
  g_assert_true (ens_time_is_date ("2028-02-29"));
  g_assert_false (ens_time_is_date ("2026-02-29"));
  g_assert_false (ens_time_is_date ("2026-2-9"));
  g_assert_false (ens_time_is_date ("19/11/2026"));
}

static void
test_today (void)
{
  g_autofree char *before = ens_time_dup_today ();
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autofree char *east = NULL, *west = NULL;

  g_assert_true (ens_time_is_date (before));
  // 26 hours apart: it is never the same day in both.
  g_setenv ("TZ", "UTC-14", TRUE);
  east = ens_time_dup_today ();
  g_setenv ("TZ", "UTC+12", TRUE);
  west = ens_time_dup_today ();
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  g_assert_cmpstr (east, >, west);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/round-trip", test_round_trip);
  g_test_add_func ("/base/time/calendar", test_calendar);
  g_test_add_func ("/base/time/one-spelling", test_one_spelling);
  g_test_add_func ("/base/time/date", test_date);
  g_test_add_func ("/base/time/today", test_today);
  return g_test_run ();
}
