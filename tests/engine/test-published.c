// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nobody can pin down a hidden small number from everything that the program gives out: tables, charts, papers,
// packages, exports, comparisons. Surveys drawn by chance are put in a project, all of it is written and
// read again, and the bounds of every small number are found by a linear programme of what was read.
// ENS_TEST_SURVEYS says how many; a thousand take some minutes.
#include "ens-linear-programme.h"
#include "published.h"

#include <string.h>

#define USUAL_SURVEYS 5
#define LEAST         5
#define MOST_PARTS    16
#define N_BLOCKS      (1 + SURVEY_N_QUESTIONS * (SURVEY_N_KINDS + 1))

/** Found: @n_small: numbers below the least; @n_told: of what was read */
typedef struct {
  guint n_small;
  guint n_told;
} Found;

static guint
get_n_surveys (void)
{
  const char *text = g_getenv ("ENS_TEST_SURVEYS");
  guint64 n = USUAL_SURVEYS;

  if (text != NULL)
    g_assert_true (g_ascii_string_to_unsigned (text, 10, 1, 100000, &n, NULL));
  return (guint) n;
}

static guint
find_variable (const RandomSurvey *survey, guint question, guint kind, guint profile)
{
  guint block = question == PUBLISHED_SHEETS ? 0 : 1 + question * (SURVEY_N_KINDS + 1) + kind;

  return block * survey->n_profiles + profile;
}

static void
add_fact (EnsLinearProgramme *known, const RandomSurvey *survey, const Fact *fact)
{
  double *factors = ens_linear_programme_add (known, (double) fact->n);

  for (guint p = 0; p < survey->n_profiles; p++)
    if (fact->who >> p & 1)
      factors[find_variable (survey, fact->question, fact->kind, p)] = 1;
}

static EnsLinearProgramme *
know_answers (const Published *published)
{
  const RandomSurvey *survey = published->survey;
  EnsLinearProgramme *known = ens_linear_programme_new (N_BLOCKS * survey->n_profiles);

  for (guint i = 0; i < published->facts->len; i++)
    add_fact (known, survey, &g_array_index (published->facts, Fact, i));
  // Answers and blanks are the sheets.
  for (guint q = 0; q < SURVEY_N_QUESTIONS; q++)
    for (guint p = 0; p < survey->n_profiles; p++) {
      double *factors = ens_linear_programme_add (known, 0);

      factors[find_variable (survey, PUBLISHED_SHEETS, 0, p)] = -1;
      for (guint k = 0; k <= PUBLISHED_BLANK; k++)
        factors[find_variable (survey, q, k, p)] = 1;
    }
  ens_linear_programme_start (known);
  return known;
}

// More than one number either side of a middle one, and not only small ones.
static gboolean
is_open (const EnsLinearProgramme *known, double *wanted, guint n, gint64 truth)
{
  double high = ens_linear_programme_find_most (known, wanted), low;

  for (guint v = 0; v < n; v++)
    wanted[v] = -wanted[v];
  low = -ens_linear_programme_find_most (known, wanted);
  g_assert_cmpfloat (low, <, (double) truth + 1e-5);
  g_assert_cmpfloat (high, >, (double) truth - 1e-5);
  return high > LEAST - 1e-5 && high - low > 2.5;
}

static void
print_facts (const Published *published)
{
  for (guint i = 0; i < published->facts->len; i++) {
    const Fact *fact = &g_array_index (published->facts, Fact, i);

    g_test_message ("%s: question %u, answer %u, profiles %x: %" G_GINT64_FORMAT, fact->where,
                    fact->question, fact->kind, fact->who, fact->n);
  }
}

static void
attack_answers (const Published *published,
                const EnsLinearProgramme *known,
                guint32 who,
                guint question,
                Found *found)
{
  const RandomSurvey *survey = published->survey;
  gint64 n = published_count_answers (survey, who, question);
  double wanted[N_BLOCKS * SURVEY_MOST_PROFILES] = { 0 };

  if (n >= LEAST || published_count (survey, who, PUBLISHED_SHEETS, 0) == 0 ||
      published_count_answers (survey, published_find_part (survey, NULL), question) == 0)
    return;
  found->n_small++;
  for (guint p = 0; p < survey->n_profiles; p++)
    for (guint k = 0; k < (question == PUBLISHED_SHEETS ? 1 : SURVEY_N_KINDS); k++)
      if (who >> p & 1)
        wanted[find_variable (survey, question, k, p)] = 1;
  if (is_open (known, wanted, N_BLOCKS * survey->n_profiles, n))
    return;
  print_facts (published);
  g_test_message ("%" G_GINT64_FORMAT " of question %u, profiles %x, can be made out", n, question,
                  who);
  g_test_fail ();
}

// Groups, tags and those without them, territories and those outside, everybody.
static guint
list_parts (const RandomSurvey *survey, guint32 *parts)
{
  static const char *const names[] = { "G1", "G2", "G3", "G4", "T1", "T2", "Quarter", "City" };
  guint32 everybody = published_find_part (survey, NULL);
  guint n = 0;

  parts[n++] = everybody;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    guint32 who = published_find_part (survey, names[i]);

    if (who == 0)
      continue;
    parts[n++] = who;
    if (names[i][0] != 'G')
      parts[n++] = everybody & ~who;
  }
  g_assert_cmpuint (n, <=, MOST_PARTS);
  return n;
}

static void
attack_people (const Published *published, Found *found)
{
  const RandomSurvey *survey = published->survey;
  g_autoptr (EnsLinearProgramme) known = ens_linear_programme_new (SURVEY_MOST_GROUPS);

  for (guint i = 0; i < published->people->len; i++) {
    const PeopleFact *fact = &g_array_index (published->people, PeopleFact, i);
    double *factors = ens_linear_programme_add (known, (double) fact->n);

    g_assert_cmpint (fact->n, >=, LEAST);
    for (guint g = 0; g < survey->n_groups; g++)
      factors[g] = fact->who >> g & 1;
  }
  ens_linear_programme_start (known);
  for (guint g = 0; g < survey->n_groups; g++) {
    gint64 n = survey->participants[g];
    double wanted[SURVEY_MOST_GROUPS] = { 0 };

    if (n == 0 || n >= LEAST)
      continue;
    found->n_small++;
    wanted[g] = 1;
    g_assert_true (is_open (known, wanted, SURVEY_MOST_GROUPS, n));
  }
}

// What is told must be large, unless nobody is concerned.
static void
check_told (const Published *published, Found *found)
{
  const RandomSurvey *survey = published->survey;

  for (guint i = 0; i < published->facts->len; i++) {
    const Fact *fact = &g_array_index (published->facts, Fact, i);
    gint64 n = published_count_answers (survey, fact->who, fact->question);

    found->n_told++;
    if (n < LEAST && published_count (survey, fact->who, PUBLISHED_SHEETS, 0) > 0 &&
        published_count_answers (survey, published_find_part (survey, NULL), fact->question) > 0) {
      g_test_message ("%s tells %" G_GINT64_FORMAT " of question %u, profiles %x", fact->where, n,
                      fact->question, fact->who);
      g_test_fail ();
    }
  }
}

static EnsSession *
make_project (const RandomSurvey *survey, EnsTestDir *dir)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  g_autoptr (GError) error = NULL;
  EnsSession *session;

  project->title = g_strdup ("Survey");
  project->language = g_strdup ("en");
  session = ens_session_create (path, project, "none", &error);
  g_assert_no_error (error);
  random_survey_put (survey, session, dir);
  return session;
}

static void
attack (const RandomSurvey *survey, Found *found)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  EnsSession *session = make_project (survey, dir);
  g_auto (Published) published = { 0 };
  g_autoptr (EnsLinearProgramme) known = NULL;
  guint32 parts[MOST_PARTS];
  guint n;

  published_init (&published, survey, session, dir);
  published_read_all (&published);
  check_told (&published, found);
  known = know_answers (&published);
  n = list_parts (survey, parts);
  for (guint i = 0; i < n; i++)
    for (guint q = 0; q <= PUBLISHED_SHEETS; q++)
      attack_answers (&published, known, parts[i], q, found);
  attack_people (&published, found);
  g_assert_finalize_object (session);
}

static void
test_small_numbers_stay_open (void)
{
  guint n = get_n_surveys ();
  RandomSurvey survey;
  Found found = { 0 };
  EnsRng rng;

  ens_rng_seed (&rng, 11);
  for (guint i = 0; i < n; i++) {
    random_survey_draw (&survey, &rng);
    attack (&survey, &found);
  }
  g_test_message ("%u surveys: %u small numbers, %u sums told", n, found.n_small, found.n_told);
  // It is neither all small nor all hidden.
  g_assert_cmpuint (found.n_small, >, n);
  g_assert_cmpuint (found.n_told, >, 20 * n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/published/small-numbers-stay-open", test_small_numbers_stay_open);
  return g_test_run ();
}
