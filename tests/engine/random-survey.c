// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The survey comes into the project as a package, in one step.
#include "random-survey.h"

#include "ens-exchange.h"

#include <string.h>

#define ID "01a20690-2842-7000-8017-%08x%04x"

/** What the last part of an id says of */
enum {
  TERRITORY = 1,
  GROUP,
  INDICATOR,
  ROUND,
  ITEM,
  OPTION,
  SHEET
};

static void
draw_answers (RandomSurvey *self, EnsRng *rng, guint question, guint profile)
{
  gint64 left = self->people[profile];

  for (guint k = 0; k < SURVEY_N_KINDS; k++) {
    gint64 n = left - (gint64) ens_rng_below (rng, (guint32) MIN (left, 2) + 1);

    n = ens_rng_below (rng, (guint32) n + 1);
    self->answers[question][profile][k] = n;
    left -= n;
  }
}

/** random_survey_draw: draws how many people there are of each kind and what they answer. */
void
random_survey_draw (RandomSurvey *self, EnsRng *rng)
{
  guint most = 3 + ens_rng_below (rng, 14);

  memset (self, 0, sizeof *self);
  self->n_groups = 1 + ens_rng_below (rng, SURVEY_MOST_GROUPS);
  self->n_tags = ens_rng_below (rng, SURVEY_MOST_TAGS + 1);
  self->n_profiles = (self->n_groups + 1) << self->n_tags;
  self->n_inside = ens_rng_below (rng, self->n_groups + 1);
  self->n_around = self->n_inside + ens_rng_below (rng, self->n_groups + 1 - self->n_inside);
  for (guint p = 0; p < self->n_profiles; p++) {
    self->people[p] = ens_rng_below (rng, most + 1);
    for (guint q = 0; q < SURVEY_N_QUESTIONS; q++)
      draw_answers (self, rng, q, p);
  }
  for (guint g = 0; g < self->n_groups; g++)
    self->participants[g] = ens_rng_below (rng, 15);
}

/** random_survey_get_group: Returns: that of @profile, from 1; 0 for none. */
guint
random_survey_get_group (const RandomSurvey *self, guint profile)
{
  return profile % (self->n_groups + 1);
}

gboolean
random_survey_has_tag (const RandomSurvey *self, guint profile, guint tag)
{
  return (profile / (self->n_groups + 1)) >> tag & 1;
}

/** random_survey_get_question: Returns: what the column of @question is called. */
const char *
random_survey_get_question (guint question)
{
  static const char *const titles[] = { "Alpha", "Beta", "Alpha [wished]", "Gamma" };

  return titles[question];
}

/** random_survey_get_kind: Returns: the code of an answer. */
const char *
random_survey_get_kind (guint question, guint kind)
{
  static const char *const levels[] = { "2", "5" }, *const options[] = { "yes", "no" };

  return (question == SURVEY_CHOICE ? options : levels)[kind];
}

static void
add_frame (const RandomSurvey *self, GString *xml)
{
  g_string_append_printf (xml,
                          "<territories><territory id=\"" ID "\" kind=\"city\"><name>City"
                          "</name></territory><territory id=\"" ID "\" parent=\"" ID
                          "\" kind=\"quarter\"><name>Quarter</name></territory></territories>",
                          TERRITORY, 1, TERRITORY, 2, TERRITORY, 1);
  g_string_append (xml, "<groups>");
  for (guint g = 1; g <= self->n_groups; g++) {
    g_string_append_printf (xml,
                            "<group id=\"" ID
                            "\" kind=\"monochrome\" participants=\"%" G_GINT64_FORMAT
                            "\" state=\"met\"",
                            GROUP, g, self->participants[g - 1]);
    if (g <= self->n_around)
      g_string_append_printf (xml, " territory=\"" ID "\"", TERRITORY, g <= self->n_inside ? 2 : 1);
    g_string_append_printf (xml, "><name>G%u</name></group>", g);
  }
  g_string_append (xml, "</groups><indicators>");
  for (guint i = 0; i < 2; i++)
    g_string_append_printf (xml,
                            "<indicator id=\"" ID
                            "\" language=\"en\" position=\"%u\" version=\"1\" "
                            "state=\"fixed\"><title>%s</title><level1>a</level1><level2>b</level2>"
                            "<level3>c</level3><level4>d</level4><level5>e</level5></indicator>",
                            INDICATOR, i + 1, i + 1, random_survey_get_question (i));
  g_string_append_printf (xml,
                          "</indicators><rounds><round id=\"" ID
                          "\" state=\"open\" wished=\"true\">"
                          "<title>" SURVEY_TITLE "</title></round></rounds><items><item id=\"" ID
                          "\" round=\"" ID
                          "\" kind=\"single\" language=\"en\" least=\"1\" most=\"10\">"
                          "<title>Gamma</title></item></items><options>",
                          ROUND, 1, ITEM, 1, ROUND, 1);
  for (guint k = 0; k < SURVEY_N_KINDS; k++)
    g_string_append_printf (xml,
                            "<option id=\"" ID "\" item=\"" ID "\" position=\"%u\" code=\"%s\">"
                            "<label>%s</label></option>",
                            OPTION, k + 1, ITEM, 1, k + 1,
                            random_survey_get_kind (SURVEY_CHOICE, k),
                            random_survey_get_kind (SURVEY_CHOICE, k));
  g_string_append (xml, "</options>");
}

/** Sheets: @n: how many there are by now; @rows: of answers and replies */
typedef struct {
  guint n;
  GString *respondents;
  GString *answers;
  GString *replies;
} Sheets;

// The kind of the @at-th person's answer; %NULL when it was left blank. Each question begins elsewhere.
static const char *
find_answer (const RandomSurvey *self, guint question, guint profile, gint64 at)
{
  gint64 place = (at + 3 * (gint64) question) % MAX (self->people[profile], 1);

  for (guint k = 0; k < SURVEY_N_KINDS; k++) {
    if (place < self->answers[question][profile][k])
      return random_survey_get_kind (question, k);
    place -= self->answers[question][profile][k];
  }
  return NULL;
}

static char *
dup_tags (const RandomSurvey *self, guint profile)
{
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint t = 0; t < self->n_tags; t++)
    if (random_survey_has_tag (self, profile, t))
      g_string_append_printf (tags, "%sT%u", tags->len > 0 ? "," : "", t + 1);
  return tags->len > 0 ? g_strdup_printf ("><tags>%s</tags></respondent>", tags->str)
                       : g_strdup ("/>");
}

static void
add_respondent (const RandomSurvey *self, Sheets *sheets, guint profile)
{
  guint group = random_survey_get_group (self, profile);
  g_autofree char *tags = dup_tags (self, profile);

  g_string_append_printf (sheets->respondents, "<respondent id=\"" ID "\" round=\"" ID "\"", SHEET,
                          sheets->n, ROUND, 1);
  if (group > 0)
    g_string_append_printf (sheets->respondents, " group=\"" ID "\"", GROUP, group);
  g_string_append (sheets->respondents, " weight=\"1\"");
  g_string_append (sheets->respondents, tags);
}

static void
add_sheet (const RandomSurvey *self, Sheets *sheets, guint profile, gint64 at)
{
  const char *wished = find_answer (self, SURVEY_WISHED, profile, at);
  const char *choice = find_answer (self, SURVEY_CHOICE, profile, at);

  sheets->n++;
  add_respondent (self, sheets, profile);
  for (guint q = 0; q < 2; q++) {
    const char *level = find_answer (self, q, profile, at);

    g_string_append_printf (sheets->answers, "<answer respondent=\"" ID "\" indicator=\"" ID "\"",
                            SHEET, sheets->n, INDICATOR, q + 1);
    if (level != NULL)
      g_string_append_printf (sheets->answers, " level=\"%s\"", level);
    if (q == 0 && wished != NULL)
      g_string_append_printf (sheets->answers, " wished=\"%s\"", wished);
    g_string_append (sheets->answers, "/>");
  }
  g_string_append_printf (sheets->replies, "<reply respondent=\"" ID "\" item=\"" ID "\"", SHEET,
                          sheets->n, ITEM, 1);
  g_string_append_printf (sheets->replies, choice != NULL ? "><value>%s</value></reply>" : "/>",
                          choice);
}

static void
add_sheets (const RandomSurvey *self, GString *xml)
{
  Sheets sheets = { 0, g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };

  for (guint p = 0; p < self->n_profiles; p++)
    for (gint64 at = 0; at < self->people[p]; at++)
      add_sheet (self, &sheets, p, at);
  if (sheets.n > 0)
    g_string_append_printf (
      xml, "<respondents>%s</respondents><answers>%s</answers><replies>%s</replies>",
      sheets.respondents->str, sheets.answers->str, sheets.replies->str);
  g_string_free (sheets.respondents, TRUE);
  g_string_free (sheets.answers, TRUE);
  g_string_free (sheets.replies, TRUE);
}

/** random_survey_put: @session: with no survey in it yet. */
void
random_survey_put (const RandomSurvey *self, EnsSession *session, EnsTestDir *dir)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree char *path = ens_test_dir_file (dir, "survey.xml");
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  const EnsImportRequest request = { .path = path, .format = "package" };
  EnsImportResult result;

  g_string_append (xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<package xmlns=\"urn:ensemble-wellbeing:package:1\" version=\"1\" "
                        "kind=\"project\" id=\"sha256:");
  for (guint i = 0; i < 64; i++)
    g_string_append_c (xml, '0');
  g_string_append (xml,
                   "\" origin=\"01a20690-2842-7000-8017-0000000000ff\" title=\"T\" "
                   "created=\"2026-01-01T00:00:00.000Z\" privacy=\"internal\" language=\"en\">\n");
  add_frame (self, xml);
  add_sheets (self, xml);
  g_string_append (xml, "\n</package>\n");
  g_file_set_contents (path, xml->str, -1, &error);
  g_assert_no_error (error);
  ens_exchange_import (session, &request, NULL, &result, faults, &error);
  g_assert_no_error (error);
}
