// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers and dates as people read them. One function for each thing that is counted, because every
// language forms its plurals in its own way.
#include "ens-phrase.h"

#include "ens-error.h"

#include <libintl.h>

static char *
dup_counted (const char *phrase, guint64 n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
  g_auto (GStrv) parts = g_strsplit (phrase, "{n}", 2);
  return g_strjoinv (number, parts);
}

/** ens_phrase_dup_date: @date: (nullable): YYYY-MM-DD. Returns: as the user writes dates; may be empty. */
char *
ens_phrase_dup_date (const char *date)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *moment = g_strdup_printf ("%sT00:00:00", date ? date : "");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moment, zone);
  return time ? g_date_time_format (time, "%x") : g_strdup (date ? date : "");
}

/** ens_phrase_dup_statements: “241 statements”. */
char *
ens_phrase_dup_statements (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} statement", "{n} statements", (gulong) n),
                      n);
}

/** ens_phrase_dup_groups: “4 groups”. */
char *
ens_phrase_dup_groups (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} group", "{n} groups", (gulong) n), n);
}

/** ens_phrase_dup_people: “12 people”. */
char *
ens_phrase_dup_people (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} person", "{n} people", (gulong) n), n);
}

/** ens_phrase_dup_piles: “18 piles”. */
char *
ens_phrase_dup_piles (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} pile", "{n} piles", (gulong) n), n);
}

/** ens_phrase_dup_sheets: “150 sheets”. */
char *
ens_phrase_dup_sheets (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} sheet", "{n} sheets", (gulong) n), n);
}

/** ens_phrase_dup_actions: “12 actions”. */
char *
ens_phrase_dup_actions (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} action", "{n} actions", (gulong) n), n);
}

/** ens_phrase_dup_contracts: “2 contracts”. */
char *
ens_phrase_dup_contracts (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} contract", "{n} contracts", (gulong) n),
                      n);
}

/** ens_phrase_dup_proposals: “580 proposals”. */
char *
ens_phrase_dup_proposals (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} proposal", "{n} proposals", (gulong) n),
                      n);
}

/** ens_phrase_dup_promises: “3 promises of contracts carry it”. */
char *
ens_phrase_dup_promises (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} promise of a contract carries it",
                                   "{n} promises of contracts carry it", (gulong) n),
                      n);
}

/** ens_phrase_dup_indicators: “12 indicators”. */
char *
ens_phrase_dup_indicators (guint64 n)
{
  return dup_counted (g_dngettext (GETTEXT_PACKAGE, "{n} indicator", "{n} indicators", (gulong) n),
                      n);
}

/** ens_phrase_get_group_state: @state: an EnsGroupState. */
const char *
ens_phrase_get_group_state (int state)
{
  static const char *const words[] = { N_ ("planned"), N_ ("met"),         N_ ("entered"),
                                       N_ ("coded"),   N_ ("synthesised"), N_ ("validated") };
  return state >= 0 && state < (int) G_N_ELEMENTS (words) ? _ (words[state]) : "";
}

/** ens_phrase_get_criterion_state: @state: an EnsCriterionState. */
const char *
ens_phrase_get_criterion_state (int state)
{
  static const char *const words[] = { N_ ("draft"), N_ ("shown"), N_ ("changed"),
                                       N_ ("validated") };
  return state >= 0 && state < (int) G_N_ELEMENTS (words) ? _ (words[state]) : "";
}
