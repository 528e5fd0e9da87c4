// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words for the verdicts: what was said, by which group, when. User text is never markup.
#include "ens-decision-row.h"

#include "ens-error.h"
#include "ens-outside.h"

/** ens_decision_row_dup_verdict: Returns: (transfer full): what was said, in a sentence. */
char *
ens_decision_row_dup_verdict (const EnsDecision *decision)
{
  switch (decision->verdict) {
  case ENS_VERDICT_CHANGED:
    return g_strdup_printf (_ ("“%s” became “%s”"), decision->before, decision->after);
  case ENS_VERDICT_OBJECTED:
    return g_strdup_printf (_ ("Objection: %s"), decision->note);
  case ENS_VERDICT_MINORITY:
    return decision->note ? g_strdup_printf (_ ("Kept as a minority view: %s"), decision->note)
                          : g_strdup (_ ("Kept as a minority view"));
  case ENS_VERDICT_VALIDATED:
  default:
    return decision->note ? g_strdup_printf (_ ("Agreed, with a note: %s"), decision->note)
                          : g_strdup (_ ("Agreed"));
  }
}

/** ens_decision_row_new: @group: (nullable): name of the group that said it. */
GtkWidget *
ens_decision_row_new (const EnsDecision *decision, const char *group)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *verdict = ens_decision_row_dup_verdict (decision);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (decision->stamp.created / 1000);
  g_autofree char *day = when ? g_date_time_format (when, "%x %H:%M") : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  if (group && *group)
    g_ptr_array_add (parts, (gpointer) group);
  if (day)
    g_ptr_array_add (parts, day);
  if (ens_outside_get_author (decision->stamp.author))
    g_ptr_array_add (parts, decision->stamp.author);
  g_ptr_array_add (parts, NULL);
  g_autofree char *who = g_strjoinv (" · ", (char **) parts->pdata);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), verdict);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), who);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  return row;
}
