// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ISO 8601 in UTC with milliseconds: 2026-11-19T18:30:00.250Z. Not for showing times to people.
#include "ens-time.h"

/**
 * ens_time_now:
 *
 * Returns: milliseconds since 1970, UTC
 */
gint64
ens_time_now (void)
{
  return g_get_real_time () / 1000;
}

// Days since 1970-01-01 and back, in the proleptic Gregorian calendar, years beginning in March
// (H. Hinnant, "chrono-compatible low-level date algorithms"). Rows are many: GDateTime costs 50 times
// as much.
static gint64
days_of (int year, int month, int day)
{
  int shifted = year - (month <= 2);
  int era = shifted / 400;
  int of_era = shifted - era * 400;
  int of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

  return (gint64) era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void
date_of (gint64 days, int *year, int *month, int *day)
{
  gint64 shifted = days + 719468;
  int era = (int) (shifted / 146097);
  int of_era = (int) (shifted - (gint64) era * 146097);
  int years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * years + years / 4 - years / 100);
  int part = (5 * of_year + 2) / 153;

  *day = of_year - (153 * part + 2) / 5 + 1;
  *month = part < 10 ? part + 3 : part - 9;
  *year = years + era * 400 + (*month <= 2);
}

static void
put_digits (char *at, int value, int n)
{
  for (int i = n - 1; i >= 0; i--, value /= 10)
    at[i] = (char) ('0' + value % 10);
}

static int
get_digits (const char *at, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (at[i] - '0');
  return value;
}

static gboolean
has_form (const char *text, const char *form)
{
  gsize i;

  for (i = 0; form[i] != '\0'; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  return text[i] == '\0';
}

/**
 * ens_time_dup_text:
 * @ms: milliseconds since 1970, UTC; not before, and not after the year 9999
 *
 * Returns: (transfer full): the moment, always 24 characters
 */
char *
ens_time_dup_text (gint64 ms)
{
  char *text = g_strdup ("0000-00-00T00:00:00.000Z");
  int of_day = (int) (ms / 1000 % 86400);
  int year, month, day;

  date_of (ms / 86400000, &year, &month, &day);
  put_digits (text, year, 4);
  put_digits (text + 5, month, 2);
  put_digits (text + 8, day, 2);
  put_digits (text + 11, of_day / 3600, 2);
  put_digits (text + 14, of_day / 60 % 60, 2);
  put_digits (text + 17, of_day % 60, 2);
  put_digits (text + 20, (int) (ms % 1000), 3);
  return text;
}

static gboolean
is_day (int year, int month, int day)
{
  return year > 0 && month >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * ens_time_parse:
 * @text: a moment as ens_time_dup_text() writes it
 * @ms: (out): milliseconds since 1970; untouched on failure
 *
 * Returns: whether @text is such a moment, to the letter
 */
gboolean
ens_time_parse (const char *text, gint64 *ms)
{
  int year, month, day, hour, minute, second;

  if (!has_form (text, "0000-00-00T00:00:00.000Z"))
    return FALSE;
  year = get_digits (text, 4);
  month = get_digits (text + 5, 2);
  day = get_digits (text + 8, 2);
  hour = get_digits (text + 11, 2);
  minute = get_digits (text + 14, 2);
  second = get_digits (text + 17, 2);
  if (year < 1970 || !is_day (year, month, day) || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *ms = (days_of (year, month, day) * 86400 + hour * 3600 + minute * 60 + second) * 1000 +
        get_digits (text + 20, 3);
  return TRUE;
}

/**
 * ens_time_is_date:
 * @text: anything
 *
 * Returns: whether @text is a real day written YYYY-MM-DD
 */
gboolean
ens_time_is_date (const char *text)
{
  return has_form (text, "0000-00-00") &&
         is_day (get_digits (text, 4), get_digits (text + 5, 2), get_digits (text + 8, 2));
}

/**
 * ens_time_dup_today:
 *
 * Returns: the day on the wall, in the time zone of this computer, as YYYY-MM-DD
 */
char *
ens_time_dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}
