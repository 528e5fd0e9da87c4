// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Differences that chance may explain are counted, not told one by one: telling them would make people
// look for reasons where there are none.
#include "ens-results-words.h"

#include "ens-error.h"
#include "ens-figures.h"
#include "ens-round.h"
#include "ens-survey.h"
#include "ens-text.h"

#include <string.h>

#define MOST_TOLD 12

static gboolean
is_about_levels (const char *kind)
{
  static const char *const kinds[] = { "levels", "diverging", "dots", NULL };

  return kind != NULL && g_strv_contains (kinds, kind);
}

static gboolean
is_about_dimensions (const char *kind)
{
  return g_strcmp0 (kind, "profile") == 0 || g_strcmp0 (kind, "radar") == 0;
}

// The last round of an earlier day.
static EnsRound *
find_before (EnsSession *session, const EnsUuid *round)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);
  const EnsRound *now = NULL, *before = NULL;

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    if (ens_uuid_equal (&((EnsRound *) rounds->pdata[i])->id, round))
      now = rounds->pdata[i];
  for (guint i = 0; now != NULL && now->date != NULL && i < rounds->len; i++) {
    const EnsRound *row = rounds->pdata[i];

    if (row->date != NULL && strcmp (row->date, now->date) < 0 &&
        (before == NULL || strcmp (row->date, before->date) > 0))
      before = row;
  }
  return before != NULL ? ens_round_copy (before) : NULL;
}

static char *
dup_points (double share)
{
  g_autofree char *points = ens_figures_dup_decimal (100 * share, 0);

  return g_strdup_printf ("%s%s", share > 0 ? "+" : "", points);
}

static void
tell_difference (GPtrArray *words,
                 const EnsResult *result,
                 const EnsDifference *difference,
                 const char *which,
                 gboolean is_rtl)
{
  g_autofree char *verdict = ens_difference_dup_words (difference, result->is_over_time);
  g_autofree char *by = dup_points (difference->difference);
  g_autofree char *low = dup_points (difference->interval.low);
  g_autofree char *high = dup_points (difference->interval.high);
  g_autofree char *title = ens_text_dup_within (result->title, is_rtl);
  g_autofree char *part = result->part != NULL ? ens_text_dup_within (result->part, is_rtl) : NULL;
  g_autofree char *head = part != NULL ? g_strdup_printf ("%s, %s", title, part) : g_strdup (title);

  g_ptr_array_add (words, g_strdup_printf (_ ("%s, %s: %s points (%s to %s). %s"), head, which, by,
                                           low, high, verdict));
}

static gboolean
is_clear (const EnsDifference *difference)
{
  return difference->verdict == ENS_VERDICT_MORE || difference->verdict == ENS_VERDICT_LESS;
}

/* Each verdict is of one difference by itself: where nothing differs at all, one in twenty is expected to
 * look clear all the same. Verdicts stay as they are, so that what is said of one group does not depend on
 * how many others were asked. J. M. Bland and D. G. Altman (1995), BMJ 310, 170. */
static void
tell_chance (GPtrArray *words, guint n_looked)
{
  const guint one_in = 20;

  if (n_looked < one_in)
    g_ptr_array_add (words, g_strdup (_ ("Each difference was looked at by itself: one in twenty "
                                         "looks clear by chance alone.")));
  else
    g_ptr_array_add (words,
                     g_strdup_printf (_ ("%u differences were looked at, each by itself: even if "
                                         "nothing differed, about %u of them would look clear by "
                                         "chance alone."),
                                      n_looked, (n_looked + one_in / 2) / one_in));
}

static void
tell_differences (GPtrArray *words, GPtrArray *results, const char *against, gboolean is_rtl)
{
  guint n_compared = 0, n_clear = 0, n_told = 0;

  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = results->pdata[i];
    gboolean well = result->has_difference && is_clear (&result->well_being_difference);
    gboolean ill = result->has_difference && is_clear (&result->ill_being_difference);

    n_compared += result->has_difference ? 1 : 0;
    n_clear += well || ill ? 1 : 0;
    if (well && n_told++ < MOST_TOLD)
      tell_difference (words, result, &result->well_being_difference, _ ("well-being"), is_rtl);
    if (ill && n_told++ < MOST_TOLD)
      tell_difference (words, result, &result->ill_being_difference, _ ("ill-being"), is_rtl);
  }
  if (n_compared == 0)
    return;
  g_ptr_array_add (
    words,
    g_strdup_printf (_ ("Compared with %s: %u of %u differ by more than chance explains; for the "
                        "others chance may explain it."),
                     against, n_clear, n_compared));
  // Well-being and ill-being of each.
  if (n_clear > 0 && n_compared > 1)
    tell_chance (words, 2 * n_compared);
}

// Pooled people and the mean of groups are two answers to two questions.
static void
tell_pooling (GPtrArray *words, GPtrArray *results)
{
  double pooled = 0, groups = 0;
  guint n = 0, n_groups = 0;

  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = results->pdata[i];

    if (result->is_hidden || result->group_mean.n < 2)
      continue;
    pooled += result->stats.well_being;
    groups += result->group_mean.well_being;
    n_groups = MAX (n_groups, result->group_mean.n);
    n++;
  }
  if (n == 0)
    return;
  g_autofree char *people = ens_figures_dup_percent (pooled / n);
  g_autofree char *mean = ens_figures_dup_percent (groups / n);
  g_ptr_array_add (
    words,
    g_strdup_printf (_ ("All people together, each counting the same: %s well-being. The %u groups "
                        "shown, each counting the same: %s. The chart shows people."),
                     people, n_groups, mean));
}

static void
tell_hints (GPtrArray *words, GPtrArray *results)
{
  guint n = 0, n_hidden = 0;

  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = results->pdata[i];

    n += !result->is_hidden && !result->stats.is_reliable ? 1 : 0;
    n_hidden += result->is_hidden && result->stats.n > 0 ? 1 : 0;
  }
  if (n > 0)
    g_ptr_array_add (
      words,
      g_strdup_printf (
        g_dngettext (
          GETTEXT_PACKAGE,
          "%u rests on fewer than %d answers: a few people more or fewer would change the picture.",
          "%u rest on fewer than %d answers: a few people more or fewer would change the picture.",
          n),
        n, ENS_RELIABLE_ANSWERS));
  if (n_hidden > 0)
    g_ptr_array_add (words,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u is hidden, so that nobody can be made out.",
                                                   "%u are hidden, so that nobody can be made out.",
                                                   n_hidden),
                                      n_hidden));
}

static void
tell_levels (GPtrArray *words,
             EnsSession *session,
             const EnsUuid *round,
             const EnsChartRequest *request)
{
  const char *by = request->by;
  g_autoptr (GPtrArray) results = ens_results_list (session, round, by, NULL);
  g_autoptr (EnsRound) before = by == NULL ? find_before (session, round) : NULL;
  g_autoptr (GPtrArray) earlier = before != NULL
                                    ? ens_results_list (session, &before->id, NULL, NULL)
                                    : NULL;

  if (results == NULL)
    return;
  if (earlier != NULL)
    ens_results_compare (results, earlier);
  if (earlier != NULL || by != NULL) {
    g_autofree char *title = before != NULL ? ens_text_dup_within (before->title, request->is_rtl)
                                            : NULL;
    g_autofree char *against = title != NULL ? g_strdup_printf (_ ("“%s”"), title)
                                             : g_strdup (_ ("all others together"));

    tell_differences (words, results, against, request->is_rtl);
  }
  if (by == NULL)
    tell_pooling (words, results);
  tell_hints (words, results);
  if (g_strcmp0 (by, "tag") == 0) {
    char *note = ens_results_dup_tag_note (session, round);

    if (note != NULL)
      g_ptr_array_add (words, note);
  }
}

static void
tell_dimensions (GPtrArray *words, EnsSession *session, const EnsUuid *round, gboolean is_rtl)
{
  g_autoptr (GPtrArray) results = ens_results_list_dimensions (session, round, NULL);

  for (guint i = 0; results != NULL && i < results->len; i++) {
    const EnsDimensionResult *result = results->pdata[i];
    g_autofree char *well = ens_figures_dup_percent (result->stats.well_being);
    g_autofree char *label = ens_text_dup_within (result->label, is_rtl);

    if (result->is_hidden || result->stats.n_components == 0)
      continue;
    g_ptr_array_add (words,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%s: %s well-being, from %u indicator.",
                                                   "%s: %s well-being, the mean of %u indicators.",
                                                   result->stats.n_components),
                                      label, well, result->stats.n_components));
  }
}

/**
 * ens_results_words_list:
 * @request: of a chart
 *
 * Returns: (transfer full) (element-type utf8): sentences; none for charts of other things than answers
 */
GPtrArray *
ens_results_words_list (EnsSession *session, const EnsChartRequest *request)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  EnsUuid round = request->round;

  if (ens_uuid_is_nil (&round) && !ens_survey_find_round (session, NULL, &round, NULL))
    return words;
  if (is_about_levels (request->kind))
    tell_levels (words, session, &round, request);
  if (is_about_dimensions (request->kind))
    tell_dimensions (words, session, &round, request->is_rtl);
  return words;
}
