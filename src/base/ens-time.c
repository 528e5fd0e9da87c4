// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ISO 8601 in UTC with milliseconds: 2026-11-19T18:30:00.250Z. Not for showing times to people.
#include "ens-time.h"

#include <string.h>

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

/**
 * ens_time_dup_text:
 * @ms: milliseconds since 1970, UTC
 *
 * Returns: (transfer full): the moment, always 24 characters between the years 0000 and 9999
 */
char *
ens_time_dup_text (gint64 ms)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (ms / 1000);
  g_autofree char *whole = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", whole, (int) (ms % 1000));
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
  g_autoptr (GDateTime) when = NULL;
  g_autofree char *again = NULL;
  gint64 value;

  if (strlen (text) != 24 || text[19] != '.' || text[23] != 'Z')
    return FALSE;
  when = g_date_time_new_from_iso8601 (text, NULL);
  if (when == NULL)
    return FALSE;
  value = g_date_time_to_unix (when) * 1000 + g_date_time_get_microsecond (when) / 1000;
  again = value >= 0 ? ens_time_dup_text (value) : NULL;
  if (g_strcmp0 (again, text) != 0)
    return FALSE;
  *ms = value;
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
  int year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = (int) g_ascii_strtoll (text, NULL, 10);
  month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  day = (int) g_ascii_strtoll (text + 8, NULL, 10);
  return year > 0 && month >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
