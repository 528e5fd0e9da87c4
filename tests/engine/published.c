// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every number that is read is held against the survey as well: what is published must be true. Where a
// table gives shares, who reads it is taken to know the numbers behind them.
#include "published.h"

#include "ens-answer.h"
#include "ens-choice-figure.h"
#include "ens-compare-page.h"
#include "ens-csv-reader.h"
#include "ens-exchange.h"
#include "ens-figure.h"
#include "ens-group.h"
#include "ens-package-reader.h"
#include "ens-reply.h"
#include "ens-reports.h"
#include "ens-respondent.h"
#include "ens-results-chart.h"
#include "published-tables.h"

#include <json-glib/json-glib.h>
#include <string.h>

/** published_init: nothing is known yet. */
void
published_init (Published *self, const RandomSurvey *survey, EnsSession *session, EnsTestDir *dir)
{
  *self = (Published){ survey,
                       session,
                       dir,
                       g_array_new (FALSE, FALSE, sizeof (Fact)),
                       g_array_new (FALSE, FALSE, sizeof (PeopleFact)),
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                       "" };
}

void
published_clear (Published *self)
{
  g_array_unref (self->facts);
  g_array_unref (self->people);
  g_hash_table_unref (self->seen);
}

/** published_count: Returns: of the profiles in @who, how many gave that answer. */
gint64
published_count (const RandomSurvey *survey, guint32 who, guint question, guint kind)
{
  gint64 n = 0;

  for (guint p = 0; p < survey->n_profiles; p++) {
    if ((who >> p & 1) == 0)
      continue;
    if (question == PUBLISHED_SHEETS)
      n += survey->people[p];
    else if (kind < SURVEY_N_KINDS)
      n += survey->answers[question][p][kind];
    else
      n += survey->people[p] - published_count_answers (survey, 1u << p, question);
  }
  return n;
}

/** published_count_answers: Returns: how many did not leave it blank; or sheets. */
gint64
published_count_answers (const RandomSurvey *survey, guint32 who, guint question)
{
  gint64 n = 0;

  if (question == PUBLISHED_SHEETS)
    return published_count (survey, who, question, 0);
  for (guint k = 0; k < SURVEY_N_KINDS; k++)
    n += published_count (survey, who, question, k);
  return n;
}

/** published_count_people: Returns: who takes part in the groups in @who. */
gint64
published_count_people (const RandomSurvey *survey, guint32 who)
{
  gint64 n = 0;

  for (guint g = 0; g < survey->n_groups; g++)
    n += who >> g & 1 ? survey->participants[g] : 0;
  return n;
}

/** published_find_part: @name: (nullable): of a group, tag or territory; everybody when %NULL. */
guint32
published_find_part (const RandomSurvey *survey, const char *name)
{
  guint32 who = 0;

  for (guint p = 0; p < survey->n_profiles; p++) {
    guint group = random_survey_get_group (survey, p);
    gboolean is_in = name == NULL || strcmp (name, "everybody") == 0;

    if (!is_in && name[0] == 'G')
      is_in = group == (guint) (name[1] - '0');
    else if (!is_in && name[0] == 'T')
      is_in = random_survey_has_tag (survey, p, (guint) (name[1] - '1'));
    else if (!is_in && strcmp (name, "Quarter") == 0)
      is_in = group > 0 && group <= survey->n_inside;
    else if (!is_in && strcmp (name, "City") == 0)
      is_in = group > 0 && group <= survey->n_around;
    who |= is_in ? 1u << p : 0;
  }
  return who;
}

static gboolean
is_news (Published *self, const char *what, guint32 who, guint question, guint kind)
{
  return g_hash_table_add (self->seen, g_strdup_printf ("%s %x %u %u", what, who, question, kind));
}

static void
check (const Published *self, const char *what, guint32 who, gint64 told, gint64 truth)
{
  if (told != truth)
    g_test_message ("%s: %s, profiles %x", self->where, what, who);
  g_assert_cmpint (told, ==, truth);
}

/** published_tell: @n: as it was read. */
void
published_tell (Published *self, guint32 who, guint question, guint kind, gint64 n)
{
  const Fact fact = { who, question, kind, n, self->where };

  check (self, question < PUBLISHED_SHEETS ? random_survey_get_question (question) : "sheets", who,
         n, published_count (self->survey, who, question, kind));
  if (is_news (self, "answers", who, question, kind))
    g_array_append_val (self->facts, fact);
}

/** published_tell_question: @n: who answered, as it was read; the shares stand beside it. */
void
published_tell_question (Published *self, guint32 who, guint question, gint64 n)
{
  check (self, random_survey_get_question (question), who, n,
         published_count_answers (self->survey, who, question));
  for (guint kind = 0; kind <= PUBLISHED_BLANK; kind++)
    published_tell (self, who, question, kind, published_count (self->survey, who, question, kind));
}

/** published_tell_people: @who: groups; @n: how many take part in them, as it was read. */
void
published_tell_people (Published *self, guint32 who, gint64 n)
{
  const PeopleFact fact = { who, n };

  check (self, "people", who, n, published_count_people (self->survey, who));
  if (is_news (self, "people", who, 0, 0))
    g_array_append_val (self->people, fact);
}

/** Tally: sheets as they left, by the group that is named on them; 0 for none */
typedef struct {
  gint64 sheets[SURVEY_MOST_GROUPS + 1];
  gint64 answers[SURVEY_MOST_GROUPS + 1][SURVEY_N_QUESTIONS][SURVEY_N_KINDS];
} Tally;

static void
tally (Tally *self, guint group, guint question, const char *value)
{
  for (guint k = 0; k < SURVEY_N_KINDS; k++)
    self->answers[group][question][k] += strcmp (value, random_survey_get_kind (question, k)) == 0;
}

static void
tell_group (Published *self, const Tally *tally, guint group, guint32 who)
{
  published_tell (self, who, PUBLISHED_SHEETS, 0, tally->sheets[group]);
  for (guint q = 0; q < SURVEY_N_QUESTIONS; q++) {
    const gint64 *n = tally->answers[group][q];

    // All blank is what was taken away.
    if (n[0] + n[1] == 0)
      continue;
    for (guint k = 0; k < SURVEY_N_KINDS; k++)
      published_tell (self, who, q, k, n[k]);
    published_tell (self, who, q, PUBLISHED_BLANK, tally->sheets[group] - n[0] - n[1]);
  }
}

static void
tell_tally (Published *self, const Tally *tally)
{
  guint32 rest = 0;

  for (guint p = 0; p < self->survey->n_profiles; p++) {
    guint group = random_survey_get_group (self->survey, p);

    if (group == 0 || tally->sheets[group] == 0)
      rest |= 1u << p;
  }
  for (guint g = 0; g <= self->survey->n_groups; g++)
    if (tally->sheets[g] > 0) {
      g_autofree char *name = g_strdup_printf ("G%u", g);

      tell_group (self, tally, g, g == 0 ? rest : published_find_part (self->survey, name));
    }
}

static void export(Published *self,
                   const char *format,
                   const char *privacy,
                   const char *kind,
                   char **path)
{
  g_autofree char *name = g_strdup_printf ("out-%s-%s-%s", format, privacy, kind ? kind : "all");
  g_autoptr (GError) error = NULL;
  EnsExportRequest request = { .format = format, .privacy = privacy, .kind = kind };

  *path = ens_test_dir_file (self->dir, name);
  self->where = g_intern_string (name);
  request.path = *path;
  ens_exchange_export (self->session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
read_csv (Published *self, const char *privacy)
{
  g_autofree char *path = NULL;
  g_autoptr (EnsCsvReader) reader = NULL;
  guint columns[SURVEY_N_QUESTIONS + 1] = { 0 };
  Tally all = { 0 };
  EnsCsvRow row;

  export(self, "answers-csv", privacy, NULL, &path);
  reader = ens_csv_reader_new (path, NULL);
  g_assert_true (ens_csv_reader_next (reader, &row, NULL));
  for (guint c = 0; c < row.n_cells; c++) {
    if (strcmp (row.cells[c], "group") == 0)
      columns[SURVEY_N_QUESTIONS] = c;
    for (guint q = 0; q < SURVEY_N_QUESTIONS; q++)
      if (strcmp (row.cells[c], random_survey_get_question (q)) == 0)
        columns[q] = c;
  }
  while (ens_csv_reader_next (reader, &row, NULL)) {
    const char *name = row.cells[columns[SURVEY_N_QUESTIONS]];
    guint group = *name != '\0' ? (guint) (name[1] - '0') : 0;

    all.sheets[group]++;
    for (guint q = 0; q < SURVEY_N_QUESTIONS; q++)
      tally (&all, group, q, row.cells[columns[q]]);
  }
  tell_tally (self, &all);
}

// The ids that random-survey gives end with a number.
static guint
get_number (const EnsUuid *id)
{
  return id->bytes[15];
}

/** Reading: @groups: of each sheet, by its id */
typedef struct {
  Published *published;
  GHashTable *groups;
  Tally all;
} Reading;

static guint
find_group (Reading *reading, const EnsUuid *respondent)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (reading->groups, respondent));
}

static void
read_answer (Reading *reading, const EnsAnswer *answer)
{
  guint group = find_group (reading, &answer->respondent);
  guint question = get_number (&answer->indicator) - 1;
  g_autofree char *level = g_strdup_printf ("%d", (int) answer->level);
  g_autofree char *wished = g_strdup_printf ("%d", (int) answer->wished);

  tally (&reading->all, group, question, level);
  if (question == 0)
    tally (&reading->all, group, SURVEY_WISHED, wished);
}

static void
read_figure (Reading *reading, const EnsFigure *figure)
{
  g_autofree char *name = g_strdup_printf ("G%u", get_number (&figure->group));
  guint32 who = published_find_part (reading->published->survey,
                                     ens_uuid_is_nil (&figure->group) ? NULL : name);
  guint question = get_number (&figure->indicator) - 1;

  if (figure->hidden) {
    g_assert_cmpint (figure->missing + figure->level1 + figure->level2 + figure->level5, ==, 0);
    g_assert_cmpfloat (figure->weighted2 + figure->weighted5 + figure->squares, ==, 0);
    return;
  }
  // Nobody was asked what they wish for by the second.
  g_assert_true (!figure->wished || question == 0);
  question = figure->wished ? SURVEY_WISHED : question;
  published_tell (reading->published, who, question, 0, figure->level2);
  published_tell (reading->published, who, question, 1, figure->level5);
  published_tell (reading->published, who, question, PUBLISHED_BLANK, figure->missing);
}

static void
read_choice (Reading *reading, const EnsChoiceFigure *figure)
{
  g_autofree char *name = g_strdup_printf ("G%u", get_number (&figure->group));
  guint32 who = published_find_part (reading->published->survey,
                                     ens_uuid_is_nil (&figure->group) ? NULL : name);

  if (figure->hidden) {
    g_assert_cmpint (figure->n + figure->missing, ==, 0);
    g_assert_cmpfloat (figure->weighted, ==, 0);
    return;
  }
  g_assert_cmpfloat (figure->weighted, ==, (double) figure->n);
  if (figure->code == NULL) {
    published_tell_question (reading->published, who, SURVEY_CHOICE, figure->n);
    published_tell (reading->published, who, SURVEY_CHOICE, PUBLISHED_BLANK, figure->missing);
    return;
  }
  for (guint k = 0; k < SURVEY_N_KINDS; k++)
    if (strcmp (figure->code, random_survey_get_kind (SURVEY_CHOICE, k)) == 0)
      published_tell (reading->published, who, SURVEY_CHOICE, k, figure->n);
}

static void
read_row (Reading *reading, const EnsPackageRow *row)
{
  const EnsRespondent *sheet = row->record;
  const EnsGroup *group = row->record;
  const EnsReply *reply = row->record;

  if (row->entity == &ens_group_entity && group->participants > 0) {
    published_tell_people (reading->published, 1u << (get_number (&group->id) - 1),
                           group->participants);
  } else if (row->entity == &ens_respondent_entity) {
    g_hash_table_insert (reading->groups, g_memdup2 (&sheet->id, sizeof (EnsUuid)),
                         GUINT_TO_POINTER (get_number (&sheet->group)));
    reading->all.sheets[get_number (&sheet->group)]++;
    g_assert_null (sheet->tags);
  } else if (row->entity == &ens_answer_entity) {
    read_answer (reading, row->record);
  } else if (row->entity == &ens_reply_entity && reply->value != NULL) {
    tally (&reading->all, find_group (reading, &reply->respondent), SURVEY_CHOICE, reply->value);
  } else if (row->entity == &ens_figure_entity) {
    read_figure (reading, row->record);
  } else if (row->entity == &ens_choice_figure_entity) {
    read_choice (reading, row->record);
  }
}

static void
read_package (Published *self, const char *privacy, const char *kind)
{
  g_autofree char *path = NULL;
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsPackageReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  Reading reading = { self, g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL) };
  EnsPackageRow row;

  export(self, "package", privacy, kind, &path);
  reader = ens_package_reader_new (path, ENS_PACKAGE_READER_PLAIN, faults, &error);
  g_assert_no_error (error);
  while (ens_package_reader_next (reader, &row, &error))
    read_row (&reading, &row);
  g_assert_no_error (error);
  tell_tally (self, &reading.all);
  g_hash_table_unref (reading.groups);
}

static const char *
skip_to (const char *text, const char *mark)
{
  const char *found = strstr (text, mark);

  return found != NULL ? found + strlen (mark) : NULL;
}

static guint
find_question (const char *title)
{
  for (guint q = 0; q < SURVEY_N_QUESTIONS; q++) {
    gsize length = strlen (random_survey_get_question (q));

    if (strncmp (title, random_survey_get_question (q), length) == 0 && title[length] == '<')
      return q;
  }
  return SURVEY_N_QUESTIONS;
}

static void
read_ddi_variable (Published *self, const char *variable, guint32 who)
{
  const char *title = skip_to (variable, "<labl xml:lang=\"en\">");
  guint question = title != NULL ? find_question (title) : SURVEY_N_QUESTIONS;

  for (guint k = 0; question < SURVEY_N_QUESTIONS && k < SURVEY_N_KINDS; k++) {
    g_autofree char *mark = g_strdup_printf ("<catValu>%s</catValu>",
                                             random_survey_get_kind (question, k));
    const char *category = skip_to (variable, mark), *end, *n;

    g_assert_nonnull (category);
    end = strstr (category, "</catgry>");
    n = skip_to (category, "<catStat type=\"freq\">");
    if (n != NULL && n < end)
      published_tell (self, who, question, k, g_ascii_strtoll (n, NULL, 10));
  }
}

static void
read_ddi (Published *self, const char *privacy)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  guint32 everybody = published_find_part (self->survey, NULL);
  g_auto (GStrv) parts = NULL;
  const char *cases;

  export(self, "ddi", privacy, NULL, &path);
  text = ens_test_read (path);
  cases = skip_to (text, "<caseQnty>");
  if (cases != NULL)
    published_tell (self, everybody, PUBLISHED_SHEETS, 0, g_ascii_strtoll (cases, NULL, 10));
  parts = g_strsplit (text, "<var ", -1);
  for (guint i = 1; parts[i] != NULL; i++)
    read_ddi_variable (self, parts[i], everybody);
}

static void
read_charts (Published *self)
{
  static const char *const kinds[] = { "levels", "diverging", "dots", "answers" };
  static const char *const parts[] = { NULL, "group", "tag", "territory" };
  EnsChartRequest request = { .kind = "wished" };

  published_read_chart (self, &request);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint b = 0; b < G_N_ELEMENTS (parts); b++) {
      request = (EnsChartRequest){ .kind = kinds[k], .by = parts[b] };
      published_read_chart (self, &request);
    }
  request = (EnsChartRequest){ .kind = "levels", .by = "territory", .part = "City" };
  published_read_chart (self, &request);
}

static void
read_papers (Published *self)
{
  static const char *const kinds[] = { "results", "data-card", "return-sheet", "synthesis" };
  g_autofree char *path = ens_test_dir_file (self->dir, "paper.html");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const EnsReportRequest request = { .kind = kinds[i], .path = path };

    self->where = kinds[i];
    if (ens_reports_write (self->session, &request, NULL))
      published_read_page (self, path);
  }
  for (guint g = 1; g <= self->survey->n_groups; g++) {
    g_autofree char *name = g_strdup_printf ("G%u", g);
    const EnsReportRequest request = { .kind = "sheet", .path = path, .group = name };

    self->where = "sheet";
    if (ens_reports_write (self->session, &request, NULL))
      published_read_sheet (self, path, g);
  }
}

static void
read_place (Published *self, JsonObject *place)
{
  JsonArray *territories = json_object_get_array_member (place, "territories");
  gint64 people = json_object_get_int_member (place, "participants");

  if (people > 0)
    published_tell_people (self, (1u << self->survey->n_groups) - 1, people);
  g_assert_cmpuint (json_array_get_length (territories), ==, SURVEY_N_TERRITORIES);
}

static guint
find_compared (const char *section, const char *title)
{
  if (strcmp (section, "indicators") == 0)
    return strcmp (title, "Beta") == 0;
  return strcmp (section, "wished") == 0 ? SURVEY_WISHED : SURVEY_CHOICE;
}

// Both sides say the same.
static void
read_compared (Published *self, JsonObject *root, const char *section)
{
  JsonArray *rows = json_object_get_array_member (root, section);

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    JsonArray *cells = json_object_get_array_member (row, "places");
    guint question = find_compared (section, json_object_get_string_member (row, "title"));

    for (guint k = 0; k < 2; k++) {
      JsonObject *cell = json_array_get_object_element (cells, k);
      JsonObject *first = json_array_get_object_element (cells, 0);
      gint64 n = json_object_get_int_member (cell, "n");
      gint64 missing = json_object_get_int_member (cell, "missing");

      g_assert_cmpint (n, ==, json_object_get_int_member (first, "n"));
      if (n + missing > 0)
        published_tell_question (self, published_find_part (self->survey, NULL), question, n);
    }
  }
}

// With itself: one side from the answers, the other from figures that travelled.
static void
read_comparison (Published *self)
{
  g_autofree char *path = NULL;
  const char *paths[] = { ens_session_get_path (self->session), NULL, NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  EnsComparison *comparison;
  JsonObject *root;
  JsonArray *rows;

  export(self, "package", "partner", "results", &path);
  paths[1] = path;
  self->where = "comparison";
  comparison = ens_compare (paths, NULL, &error);
  g_assert_no_error (error);
  json = ens_comparison_dup_json (comparison);
  ens_comparison_free (comparison);
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  rows = json_object_get_array_member (root, "places");
  read_place (self, json_array_get_object_element (rows, 0));
  read_compared (self, root, "indicators");
  read_compared (self, root, "wished");
  read_compared (self, root, "choices");
}

/** published_read_all: everything that the program gives out of the survey. */
void
published_read_all (Published *self)
{
  static const char *const levels[] = { "partner", "public" };
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++) {
    g_autofree char *page = NULL;

    read_csv (self, levels[i]);
    read_package (self, levels[i], NULL);
    read_package (self, levels[i], "results");
    read_ddi (self, levels[i]);
    export(self, "html", levels[i], NULL, &page);
    published_read_page (self, page);
  }
  read_charts (self);
  read_papers (self);
  read_comparison (self);
}
