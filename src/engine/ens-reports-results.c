// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The charts of the window, in the order in which a room asks: where do we stand, who, since when, about
// what. Each brings its own sentence and hides what the window hides.
#include "ens-reports-results.h"

#include "ens-answer-counts.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-locale.h"
#include "ens-results-chart.h"
#include "ens-round.h"
#include "ens-scene-cairo.h"
#include "ens-survey.h"

#include <string.h>

#define CHART_WIDTH 600.0

/** Section: @by: (nullable): how the chart is divided; @needs_answers: nothing without a survey */
typedef struct {
  const char *title;
  const char *kind;
  const char *by;
  gboolean needs_answers;
  guint least_rounds;
} Section;

static const Section sections[] = {
  { N_ ("Where people stand"), "levels", NULL, TRUE, 1 },
  { N_ ("By dimension"), "profile", NULL, TRUE, 1 },
  { N_ ("By group"), "dots", "group", TRUE, 1 },
  { N_ ("By territory"), "dots", "territory", TRUE, 1 },
  { N_ ("Since the round before"), "before-after", NULL, TRUE, 2 },
  { N_ ("What is named most"), "ranking", NULL, FALSE, 0 },
  { N_ ("Who speaks of what"), "statements", NULL, FALSE, 0 },
};

static gboolean
is_all_hidden (GPtrArray *results, const char *part)
{
  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = results->pdata[i];

    if (g_strcmp0 (result->part, part) == 0 && !result->is_hidden)
      return FALSE;
  }
  return TRUE;
}

static void
add_territory (EnsDocument *document,
               EnsSession *session,
               const char *part,
               GPtrArray *results,
               const EnsMeasure *measure)
{
  const EnsChartRequest request = { .kind = "levels",
                                    .by = "territory",
                                    .part = part,
                                    .width = CHART_WIDTH,
                                    .is_rtl = ens_locale_is_rtl () };
  EnsScene *scene = NULL;

  ens_document_add_heading (document, 2, part);
  if (!is_all_hidden (results, part))
    scene = ens_results_chart_build (session, &request, measure, NULL);
  if (scene != NULL)
    ens_document_take_picture (document, scene);
  else
    ens_document_add_paragraph (document,
                                _ ("The answers are hidden: too few people, here or beside."));
}

// Territories with a city before its quarters; each once, by what was asked first.
static void
add_territories (EnsDocument *document,
                 EnsSession *session,
                 GPtrArray *results,
                 const EnsMeasure *measure)
{
  const EnsResult *first = results->pdata[0];

  ens_document_add_paragraph (
    document, _ ("Who lives in a quarter or goes to a school counts for the city around it too. "
                 "Territories where few people answered are not shown, nor what would tell of "
                 "them."));
  for (guint i = 0; i < results->len; i++) {
    const EnsResult *result = results->pdata[i];

    if (strcmp (result->indicator, first->indicator) != 0)
      break;
    add_territory (document, session, result->part, results, measure);
  }
}

// What a rainbow table found stands in the synthesis.
static void
say_who_is_left_out (EnsDocument *document, EnsSession *session)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, NULL);

  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    if (((const EnsGroup *) groups->pdata[i])->kind != ENS_GROUP_RAINBOW)
      continue;
    ens_document_add_paragraph (document,
                                _ ("Rainbow groups that wrote nothing of their own are left out."));
    return;
  }
}

static gboolean
add_section (EnsDocument *document,
             EnsSession *session,
             const Section *section,
             const EnsMeasure *measure)
{
  const EnsChartRequest request = { .kind = section->kind,
                                    .by = section->by,
                                    .width = CHART_WIDTH,
                                    .is_rtl = ens_locale_is_rtl () };
  g_autoptr (GPtrArray) territories = NULL;
  EnsScene *scene;

  if ((section->needs_answers && ens_session_count (session, ENS_KIND_ANSWER) == 0) ||
      ens_session_count (session, ENS_KIND_ROUND) < section->least_rounds)
    return FALSE;
  if (g_strcmp0 (section->by, "territory") == 0) {
    territories = ens_results_list (session, &request.round, section->by, NULL);
    if (territories == NULL || territories->len == 0)
      return FALSE;
  }
  scene = ens_results_chart_build (session, &request, measure, NULL);
  if (scene == NULL)
    return FALSE;
  ens_document_add_heading (document, 1, _ (section->title));
  ens_document_take_picture (document, scene);
  if (strcmp (section->kind, "statements") == 0)
    say_who_is_left_out (document, session);
  if (territories != NULL)
    add_territories (document, session, territories, measure);
  return TRUE;
}

// How many sheets there are, where they may be counted.
static char *
dup_survey (EnsSession *session, const EnsRound *round)
{
  g_autoptr (EnsAnswerCounts) counts = ens_answer_counts_new (session, &round->id, NULL);
  const EnsAnswerPart *everybody = counts != NULL ? counts->people->parts->pdata[0] : NULL;
  guint n = everybody != NULL ? (guint) everybody->people : 0;

  if (n == 0)
    return NULL;
  if (counts->plan->hides_set[0])
    return g_strdup_printf (_ ("%s: too few sheets to show"), round->title);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u sheet", "%s: %u sheets", n),
                          round->title, n);
}

static void
add_survey (EnsDocument *document, EnsSession *session)
{
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++) {
    g_autofree char *line = dup_survey (session, rounds->pdata[i]);

    if (line != NULL)
      ens_document_add_paragraph (document, line);
  }
}

/** ens_reports_build_results: %ENS_ERROR_REFUSED when nothing was said nor answered yet. */
EnsDocument *
ens_reports_build_results (EnsSession *session, const EnsReportRequest *request, GError **error)
{
  const EnsProject *project = ens_session_get_project (session);
  const char *place = project->territory != NULL ? project->territory : project->title;
  g_autofree char *title = g_strdup_printf (_ ("Results: %s"), place);
  g_autoptr (EnsDocument) document = ens_document_new (title, project->language);
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();
  guint n_sections = 0;

  ens_document_add_note (document, project->title);
  add_survey (document, session);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    n_sections += add_section (document, session, &sections[i], ens_pango_measure_get (measure));
  if (n_sections == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("There are no results yet: type statements or key answers in"));
    return NULL;
  }
  ens_document_add_heading (document, 1, _ ("How to read this"));
  ens_document_add_paragraph (
    document,
    _ ("Situations 1 and 2 are ill-being, 4 and 5 well-being. The framed situation holds the "
       "median: half of the people stand there or below, half there or above."));
  ens_document_add_paragraph (
    document,
    _ ("An interval says between which values the share would lie in 95 of 100 surveys like "
       "this one (Wilson 1927). Where few people stand behind a figure it is not shown."));
  return g_steal_pointer (&document);
}
