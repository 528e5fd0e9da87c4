// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nobody can pin down a hidden small number from all tables and exports of a survey together: the bounds
// are found by a linear programme of everything that is published, on a thousand random surveys. The
// questions may be indicators or items; territories are made of groups and of one another.
#include "ens-mask-plan.h"

#include "ens-linear-programme.h"
#include "ens-rng.h"

#include <string.h>

#define MOST_PROFILES   14
#define MOST_SETS       16
#define MOST_INDICATORS 3
#define N_KINDS         2 // of answers: levels are more of the same
#define MOST_VARIABLES  (MOST_PROFILES * (1 + MOST_INDICATORS * (N_KINDS + 1)))
#define N_SURVEYS       1000
#define LEAST           5

/** Survey: an answer is of one of N_KINDS; @answers counts them together */
typedef struct {
  EnsMaskSets sets;
  EnsMaskSetKind kinds[MOST_SETS];
  gboolean is_member[MOST_SETS * MOST_PROFILES];
  gint64 people[MOST_PROFILES];
  gint64 answers[MOST_INDICATORS * MOST_PROFILES];
  gint64 single[MOST_INDICATORS][MOST_PROFILES][N_KINDS];
} Survey;

static void
draw_counts (Survey *self, EnsRng *rng)
{
  guint n = self->sets.n_profiles;
  guint most = 1 + ens_rng_below (rng, 14);

  memset (self->answers, 0, sizeof self->answers);
  for (guint p = 0; p < n; p++) {
    self->people[p] = ens_rng_below (rng, most + 1);
    for (guint i = 0; i < self->sets.n_indicators; i++) {
      gint64 left = self->people[p];

      for (guint k = 0; k < N_KINDS; k++) {
        self->single[i][p][k] = left - (gint64) ens_rng_below (rng, (guint32) MIN (left, 2) + 1);
        self->single[i][p][k] = ens_rng_below (rng, (guint32) self->single[i][p][k] + 1);
        left -= self->single[i][p][k];
        self->answers[i * n + p] += self->single[i][p][k];
      }
    }
  }
}

// A set that may overlap with others, and those who are not in it.
static void
add_tag (Survey *self, guint set, guint profile, gboolean is_member)
{
  guint n = self->sets.n_profiles;

  self->kinds[set] = ENS_MASK_SET_TAG;
  self->kinds[set + 1] = ENS_MASK_SET_SECRET;
  self->is_member[set * n + profile] = is_member;
  self->is_member[(set + 1) * n + profile] = !is_member;
}

// Groups are of a quarter, of the city around it or of nowhere; who is of the quarter is of the city.
static guint
draw_territories (Survey *self, EnsRng *rng, guint n_groups, guint set)
{
  guint first = 1 + ens_rng_below (rng, n_groups), last = first + ens_rng_below (rng, n_groups);
  guint outer = last + ens_rng_below (rng, n_groups);

  for (guint p = 0; p < self->sets.n_profiles; p++) {
    guint group = p % (n_groups + 1);

    add_tag (self, set, p, group >= first && group <= last);
    add_tag (self, set + 2, p, group >= first && group <= outer);
  }
  return set + 4;
}

// Groups with nobody in two, tags that overlap, and for each tag those who do not have it.
static void
draw_survey (Survey *self, EnsRng *rng)
{
  guint n_groups = 1 + ens_rng_below (rng, 4);
  guint n_tags = ens_rng_below (rng, 3);
  guint n = MIN (MOST_PROFILES, (n_groups + 1) << n_tags);
  guint set = 0;

  memset (self, 0, sizeof *self);
  self->sets = (EnsMaskSets){ .n_profiles = n,
                              .n_indicators = 1 + ens_rng_below (rng, MOST_INDICATORS),
                              .kinds = self->kinds,
                              .is_member = self->is_member,
                              .people = self->people,
                              .answers = self->answers,
                              .least = LEAST };
  for (guint p = 0; p < n; p++)
    self->is_member[p] = TRUE;
  for (guint g = 0; g < n_groups; g++) {
    self->kinds[++set] = ENS_MASK_SET_GROUP;
    for (guint p = 0; p < n; p++)
      self->is_member[set * n + p] = p % (n_groups + 1) == g + 1;
  }
  for (guint t = 0; t < n_tags; t++, set += 2)
    for (guint p = 0; p < n; p++)
      add_tag (self, set + 1, p, (p / (n_groups + 1)) >> t & 1);
  if (ens_rng_below (rng, 2) == 1)
    set = draw_territories (self, rng, n_groups, set + 1) - 1;
  self->sets.n_sets = set + 1;
  draw_counts (self, rng);
}

// For each profile its sheets, and for each indicator its answers of each kind and its blanks.
static guint
find_variable (const Survey *survey, guint row, guint kind, guint profile)
{
  guint block = row == 0 ? 0 : 1 + (row - 1) * (N_KINDS + 1) + kind;

  return block * survey->sets.n_profiles + profile;
}

static guint
count_variables (const Survey *survey)
{
  return survey->sets.n_profiles * (1 + survey->sets.n_indicators * (N_KINDS + 1));
}

static gboolean
is_of_rest (const Survey *survey, const EnsMaskPlan *plan, guint profile)
{
  for (guint s = 0; s < survey->sets.n_sets; s++)
    if (survey->kinds[s] == ENS_MASK_SET_GROUP && !plan->hides_set[s] &&
        survey->is_member[s * survey->sets.n_profiles + profile])
      return FALSE;
  return TRUE;
}

static gboolean
is_in (const Survey *survey, const EnsMaskPlan *plan, guint set, guint profile)
{
  return set == survey->sets.n_sets ? is_of_rest (survey, plan, profile)
                                    : survey->is_member[set * survey->sets.n_profiles + profile];
}

static void
publish (EnsLinearProgramme *known,
         const Survey *survey,
         const EnsMaskPlan *plan,
         guint row,
         guint kind,
         guint set)
{
  double sum = 0, *factors;

  for (guint p = 0; p < survey->sets.n_profiles; p++)
    if (is_in (survey, plan, set, p))
      sum += row == 0 ? (double) survey->people[p] : (double) survey->single[row - 1][p][kind];
  factors = ens_linear_programme_add (known, sum);
  for (guint p = 0; p < survey->sets.n_profiles; p++)
    if (is_in (survey, plan, set, p))
      factors[find_variable (survey, row, kind, p)] = 1;
}

// Answers and blanks are the sheets.
static void
add_up (EnsLinearProgramme *known, const Survey *survey, guint row)
{
  for (guint p = 0; p < survey->sets.n_profiles; p++) {
    double *factors = ens_linear_programme_add (known, 0);

    for (guint k = 0; k <= N_KINDS; k++)
      factors[find_variable (survey, row, k, p)] = 1;
    factors[find_variable (survey, 0, 0, p)] = -1;
  }
}

static EnsLinearProgramme *
publish_all (const Survey *survey, const EnsMaskPlan *plan)
{
  EnsLinearProgramme *known = ens_linear_programme_new (count_variables (survey));
  guint n_sets = survey->sets.n_sets;

  for (guint s = 0; s < n_sets; s++)
    if (!plan->hides_set[s])
      publish (known, survey, plan, 0, 0, s);
  if (!plan->hides_set[0])
    publish (known, survey, plan, 0, 0, n_sets);
  for (guint i = 0; i < survey->sets.n_indicators; i++) {
    for (guint k = 0; k < N_KINDS; k++) {
      for (guint s = 0; s < n_sets; s++)
        if (!ens_mask_plan_hides (plan, i, s))
          publish (known, survey, plan, i + 1, k, s);
      if (!plan->hides_rest[i])
        publish (known, survey, plan, i + 1, k, n_sets);
    }
    add_up (known, survey, i + 1);
  }
  ens_linear_programme_start (known);
  return known;
}

// Whether what is known leaves more than one number either side of a middle one, and not only small ones.
static gboolean
is_open (const Survey *survey, const EnsLinearProgramme *known, guint row, guint set, gint64 truth)
{
  double wanted[MOST_VARIABLES] = { 0 };
  double high, low;

  for (guint p = 0; p < survey->sets.n_profiles; p++)
    for (guint k = 0; k < (row == 0 ? 1 : N_KINDS); k++)
      if (survey->is_member[set * survey->sets.n_profiles + p])
        wanted[find_variable (survey, row, k, p)] = 1;
  high = ens_linear_programme_find_most (known, wanted);
  for (guint v = 0; v < count_variables (survey); v++)
    wanted[v] = -wanted[v];
  low = -ens_linear_programme_find_most (known, wanted);
  g_assert_cmpfloat (low, <, (double) truth + 1e-5);
  g_assert_cmpfloat (high, >, (double) truth - 1e-5);
  return high > LEAST - 1e-5 && high - low > 2.5;
}

static gint64
count (const Survey *survey, guint row, guint set)
{
  gint64 n = 0;

  for (guint p = 0; p < survey->sets.n_profiles; p++)
    if (survey->is_member[set * survey->sets.n_profiles + p])
      n += row == 0 ? survey->people[p] : survey->answers[(row - 1) * survey->sets.n_profiles + p];
  return n;
}

/** Found: @n_small: numbers below the least; @n_pinned: of them, made out; @n_shown: numbers that are shown */
typedef struct {
  guint n_small;
  guint n_pinned;
  guint n_shown;
} Found;

static void
attack (const Survey *survey, const EnsMaskPlan *plan, Found *found)
{
  g_autoptr (EnsLinearProgramme) known = publish_all (survey, plan);

  for (guint set = 0; set < survey->sets.n_sets; set++) {
    for (guint row = 0; row <= survey->sets.n_indicators; row++) {
      gint64 n = count (survey, row, set);
      gboolean is_hidden = row == 0 ? plan->hides_set[set]
                                    : ens_mask_plan_hides (plan, row - 1, set);

      found->n_shown += !is_hidden;
      if (n >= LEAST || count (survey, 0, set) == 0 || (row > 0 && count (survey, row, 0) == 0))
        continue;
      found->n_small++;
      g_assert_true (is_hidden);
      found->n_pinned += !is_open (survey, known, row, set, n);
    }
  }
}

static void
test_small_numbers_stay_open (void)
{
  g_autofree Survey *survey = g_new0 (Survey, 1);
  Found found = { 0 };
  EnsRng rng;

  ens_rng_seed (&rng, 5);
  for (guint i = 0; i < N_SURVEYS; i++) {
    g_autoptr (EnsMaskPlan) plan = NULL;

    draw_survey (survey, &rng);
    plan = ens_mask_plan_new (&survey->sets);
    attack (survey, plan, &found);
  }
  g_assert_cmpuint (found.n_pinned, ==, 0);
  // It is neither all small nor all hidden.
  g_assert_cmpuint (found.n_small, >, 3 * N_SURVEYS);
  g_assert_cmpuint (found.n_shown, >, 3 * N_SURVEYS);
}

// Each question by itself, as if no other were asked of the same sheets.
static EnsMaskPlan *
plan_apart (const Survey *survey)
{
  EnsMaskPlan *self = ens_mask_plan_new (&survey->sets);
  guint n = self->n_sets;

  memset (self->hides_set, 0, n * sizeof (gboolean));
  for (guint i = 0; i < self->n_indicators; i++) {
    EnsMaskSets sets = survey->sets;
    g_autoptr (EnsMaskPlan) one = NULL;

    sets.n_indicators = 1;
    sets.answers = &survey->answers[i * sets.n_profiles];
    one = ens_mask_plan_new (&sets);
    for (guint s = 0; s < n; s++)
      self->hides_set[s] |= one->hides_set[s];
    memcpy (&self->hides[i * n], one->hides, n * sizeof (gboolean));
    self->hides_rest[i] = one->hides_rest[0];
  }
  for (guint i = 0; i < self->n_indicators * n; i++)
    self->hides[i] |= self->hides_set[i % n];
  return self;
}

// Why one plan decides the indicators and the items: the attack finds what plans of their own let out.
static void
test_plans_apart_tell (void)
{
  g_autofree Survey *survey = g_new0 (Survey, 1);
  Found found = { 0 };
  EnsRng rng;

  ens_rng_seed (&rng, 7);
  for (guint i = 0; i < N_SURVEYS; i++) {
    g_autoptr (EnsMaskPlan) plan = NULL;

    draw_survey (survey, &rng);
    plan = plan_apart (survey);
    attack (survey, plan, &found);
  }
  g_assert_cmpuint (found.n_pinned, >, 0);
}

// Plenty of people everywhere: nothing is hidden.
static void
test_large_numbers_are_shown (void)
{
  g_autofree Survey *survey = g_new0 (Survey, 1);
  g_autoptr (EnsMaskPlan) plan = NULL;
  EnsRng rng;

  ens_rng_seed (&rng, 6);
  draw_survey (survey, &rng);
  for (guint p = 0; p < survey->sets.n_profiles; p++) {
    survey->people[p] = 40;
    for (guint i = 0; i < survey->sets.n_indicators; i++)
      survey->answers[i * survey->sets.n_profiles + p] = 30;
  }
  plan = ens_mask_plan_new (&survey->sets);
  for (guint set = 0; set < survey->sets.n_sets; set++)
    for (guint i = 0; survey->kinds[set] != ENS_MASK_SET_SECRET && i < survey->sets.n_indicators;
         i++)
      g_assert_false (ens_mask_plan_hides (plan, i, set));
}

// Six groups of which one is small: it and one more are hidden, and no third.
static void
test_hides_little (void)
{
  const EnsMaskSetKind kinds[7] = { ENS_MASK_SET_ALL,   ENS_MASK_SET_GROUP, ENS_MASK_SET_GROUP,
                                    ENS_MASK_SET_GROUP, ENS_MASK_SET_GROUP, ENS_MASK_SET_GROUP,
                                    ENS_MASK_SET_GROUP };
  const gint64 people[6] = { 20, 3, 12, 9, 30, 15 };
  gboolean is_member[7 * 6] = { 0 };
  g_autoptr (EnsMaskPlan) plan = NULL;

  for (guint p = 0; p < 6; p++)
    is_member[p] = is_member[(p + 1) * 6 + p] = TRUE;
  plan = ens_mask_plan_new (&(EnsMaskSets){ 7, 6, 1, kinds, is_member, people, people, 5 });
  for (guint set = 0; set < 7; set++)
    g_assert_cmpint (ens_mask_plan_hides (plan, 0, set), ==, set == 2 || set == 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/mask-plan/small-numbers-stay-open", test_small_numbers_stay_open);
  g_test_add_func ("/analysis/mask-plan/plans-apart-tell", test_plans_apart_tell);
  g_test_add_func ("/analysis/mask-plan/large-numbers-are-shown", test_large_numbers_are_shown);
  g_test_add_func ("/analysis/mask-plan/hides-little", test_hides_little);
  return g_test_run ();
}
