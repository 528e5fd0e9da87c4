// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything follows from how often each code was given to each unit.
#include "ens-agreement.h"

#include "ens-error.h"
#include "ens-rng.h"

#include <math.h>
#include <stdlib.h>

// Krippendorff's own readings of alpha.
#define GOOD_ENOUGH 0.8
#define TENTATIVE   0.667

#define PROGRESS_EVERY 100

// Of one unit: how many codes it got, how many of their ordered pairs agree, both per (codes - 1).
typedef struct {
  guint first;
  guint n;
  double agreeing;
} Unit;

typedef struct {
  const EnsAgreementInput *input;
  GArray *given;
  GArray *units;
} Table;

static int
get_code (const EnsAgreementInput *input, guint coder, guint unit)
{
  return input->codes[(gsize) coder * input->n_units + unit];
}

static double
square_distance (const EnsAgreementInput *input, int a, int b)
{
  if (a == b)
    return 0;
  if (input->code_names != NULL && input->code_names[a][0] != '\0' &&
      input->code_names[a][0] == input->code_names[b][0])
    return 0.25;
  return 1;
}

// Only units that two coders coded can agree or disagree.
static void
fill_table (Table *table)
{
  for (guint u = 0; u < table->input->n_units; u++) {
    Unit unit = { .first = table->given->len };
    guint equal = 0;

    for (guint c = 0; c < table->input->n_coders; c++) {
      int code = get_code (table->input, c, u);

      if (code < 0)
        continue;
      for (guint i = unit.first; i < table->given->len; i++)
        equal += g_array_index (table->given, int, i) == code;
      g_array_append_val (table->given, code);
    }
    unit.n = table->given->len - unit.first;
    if (unit.n < 2) {
      g_array_set_size (table->given, unit.first);
      continue;
    }
    unit.agreeing = 2.0 * equal / (unit.n - 1);
    g_array_append_val (table->units, unit);
  }
}

// α = 1 - (N - 1)(N - Σ o_cc) / (N² - Σ n_c²)
static double
make_alpha (double n, double agreeing, const double *totals, guint n_codes)
{
  double squares = 0;

  for (guint c = 0; c < n_codes; c++)
    squares += totals[c] * totals[c];
  if (n * n - squares <= 0)
    return NAN;
  return 1 - (n - 1) * (n - agreeing) / (n * n - squares);
}

static void
add_unit (const Table *table, guint index, double *n, double *agreeing, double *totals)
{
  const Unit *unit = &g_array_index (table->units, Unit, index);

  *n += unit->n;
  *agreeing += unit->agreeing;
  for (guint i = 0; i < unit->n; i++)
    totals[g_array_index (table->given, int, unit->first + i)]++;
}

static void
compute_alpha (const Table *table, EnsAgreement *self)
{
  g_autofree double *totals = g_new0 (double, self->n_codes + 1);
  double n = 0, agreeing = 0, distance = 0, expected = 0;

  for (guint u = 0; u < table->units->len; u++)
    add_unit (table, u, &n, &agreeing, totals);
  self->n_pairable = (guint) n;
  self->observed = n > 0 ? agreeing / n : NAN;
  self->alpha = make_alpha (n, agreeing, totals, self->n_codes);
  for (guint u = 0; u < table->units->len; u++) {
    const Unit *unit = &g_array_index (table->units, Unit, u);

    for (guint i = 0; i < unit->n; i++)
      for (guint j = 0; j < unit->n; j++)
        distance += square_distance (table->input,
                                     g_array_index (table->given, int, unit->first + i),
                                     g_array_index (table->given, int, unit->first + j)) /
                    (unit->n - 1);
  }
  for (guint a = 0; a < self->n_codes; a++)
    for (guint b = 0; totals[a] > 0 && b < self->n_codes; b++)
      expected += totals[a] * totals[b] * square_distance (table->input, (int) a, (int) b);
  self->alpha_hierarchical = expected > 0 ? 1 - (n - 1) * distance / expected : NAN;
}

// Alpha of one code against all others together.
static double
compute_code_alpha (const Table *table, int code)
{
  double n = 0, agreeing = 0, totals[2] = { 0 };

  for (guint u = 0; u < table->units->len; u++) {
    const Unit *unit = &g_array_index (table->units, Unit, u);
    guint with = 0;

    for (guint i = 0; i < unit->n; i++)
      with += g_array_index (table->given, int, unit->first + i) == code;
    n += unit->n;
    totals[0] += unit->n - with;
    totals[1] += with;
    agreeing += (with * (with - 1.0) + (unit->n - with) * (unit->n - with - 1.0)) / (unit->n - 1);
  }
  return make_alpha (n, agreeing, totals, 2);
}

static double
compute_cohen (const EnsAgreementInput *input)
{
  g_autofree double *one = g_new0 (double, input->n_codes + 1);
  g_autofree double *two = g_new0 (double, input->n_codes + 1);
  double n = 0, equal = 0, chance = 0;

  if (input->n_coders != 2)
    return NAN;
  for (guint u = 0; u < input->n_units; u++) {
    int a = get_code (input, 0, u), b = get_code (input, 1, u);

    if (a < 0 || b < 0)
      continue;
    n++;
    equal += a == b;
    one[a]++;
    two[b]++;
  }
  for (guint c = 0; c < input->n_codes; c++)
    chance += one[c] * two[c];
  if (n <= 0 || n * n - chance <= 0)
    return NAN;
  return (equal / n - chance / (n * n)) / (1 - chance / (n * n));
}

static double
compute_fleiss (const Table *table, guint n_codes)
{
  g_autofree double *totals = g_new0 (double, n_codes + 1);
  double n = 0, n_units = 0, agreeing = 0, all = 0, chance = 0;

  for (guint u = 0; u < table->units->len; u++) {
    if (g_array_index (table->units, Unit, u).n != table->input->n_coders)
      continue;
    add_unit (table, u, &all, &agreeing, totals);
    n_units++;
  }
  n = n_units * table->input->n_coders;
  for (guint c = 0; n > 0 && c < n_codes; c++)
    chance += totals[c] / n * (totals[c] / n);
  if (n <= 0 || chance >= 1)
    return NAN;
  return (agreeing / n - chance) / (1 - chance);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

// Draws units with replacement; the 2.5 % on either side are cut off.
static gboolean
bootstrap (const Table *table, EnsAgreement *self, GError **error)
{
  guint n_draws = table->input->n_draws, n_units = table->units->len, n_good = 0;
  g_autofree double *alphas = g_new (double, MAX (n_draws, 1));
  g_autofree double *totals = g_new (double, self->n_codes + 1);
  EnsRng rng;

  ens_rng_seed (&rng, table->input->seed);
  for (guint d = 0; n_units > 1 && d < n_draws; d++) {
    double n = 0, agreeing = 0, alpha;

    for (guint c = 0; c < self->n_codes; c++)
      totals[c] = 0;
    for (guint u = 0; u < n_units; u++)
      add_unit (table, ens_rng_below (&rng, n_units), &n, &agreeing, totals);
    alpha = make_alpha (n, agreeing, totals, self->n_codes);
    if (!isnan (alpha))
      alphas[n_good++] = alpha;
    if (d % PROGRESS_EVERY == 0 &&
        !ens_progress_step (table->input->progress, (double) d / n_draws, error))
      return FALSE;
  }
  if (n_good == 0)
    return TRUE;
  qsort (alphas, n_good, sizeof (double), compare_numbers);
  self->alpha_low = alphas[(guint) (0.025 * (n_good - 1) + 0.5)];
  self->alpha_high = alphas[(guint) (0.975 * (n_good - 1) + 0.5)];
  return TRUE;
}

static int
compare_disagreements (gconstpointer a, gconstpointer b)
{
  const EnsDisagreement *x = a, *y = b;

  if (x->distance != y->distance)
    return x->distance > y->distance ? -1 : 1;
  if (x->share != y->share)
    return x->share > y->share ? -1 : 1;
  return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static EnsDisagreement
judge_unit (const EnsAgreementInput *input, guint unit, guint *n_given)
{
  EnsDisagreement result = { .unit = unit };
  guint n_pairs = 0, n_differ = 0;

  *n_given = 0;
  for (guint a = 0; a < input->n_coders; a++) {
    int code = get_code (input, a, unit);
    gboolean is_new = TRUE;

    if (code < 0)
      continue;
    (*n_given)++;
    for (guint b = 0; b < a; b++) {
      int other = get_code (input, b, unit);

      if (other < 0)
        continue;
      n_pairs++;
      n_differ += other != code;
      is_new = is_new && other != code;
      result.distance += sqrt (square_distance (input, code, other));
    }
    result.n_codes += is_new;
  }
  if (n_pairs == 0)
    return result;
  result.share = (double) n_differ / n_pairs;
  result.distance /= n_pairs;
  return result;
}

static void
list_disagreements (const EnsAgreementInput *input, EnsAgreement *self)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (EnsDisagreement));

  for (guint u = 0; u < input->n_units; u++) {
    guint n_given;
    EnsDisagreement one = judge_unit (input, u, &n_given);

    self->n_shared_units += n_given > 1;
    if (one.n_codes > 1)
      g_array_append_val (list, one);
  }
  if (list->len > 0)
    qsort (list->data, list->len, sizeof (EnsDisagreement), compare_disagreements);
  self->n_disagreements = list->len;
  self->disagreements = (EnsDisagreement *) (void *) g_array_free (g_steal_pointer (&list), FALSE);
}

static gboolean
check_input (const EnsAgreementInput *input, GError **error)
{
  gsize n = (gsize) input->n_coders * input->n_units;

  if (input->n_coders < 2) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("Agreement needs at least two people who coded"));
    return FALSE;
  }
  for (gsize i = 0; i < n; i++)
    g_return_val_if_fail (input->codes[i] < (int) input->n_codes, FALSE);
  return TRUE;
}

/**
 * ens_agreement_new:
 *
 * Formulae: κ = (p_o - p_e)/(1 - p_e) (Cohen 1960; Fleiss 1971 for more coders);
 * α = 1 - (N - 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck with o_ck = Σ_u n_uc(n_uk - [c = k])/(n_u - 1)
 * (Krippendorff 2011).
 *
 * Returns: %NULL with %ENS_ERROR_REFUSED for fewer than two coders, or %ENS_ERROR_CANCELLED
 */
EnsAgreement *
ens_agreement_new (const EnsAgreementInput *input, GError **error)
{
  g_autoptr (EnsAgreement) self = NULL;
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Unit));
  Table table = { input, given, units };

  if (!check_input (input, error))
    return NULL;
  self = g_new0 (EnsAgreement, 1);
  self->n_codes = input->n_codes;
  self->alpha_low = self->alpha_high = NAN;
  self->code_alpha = g_new (double, MAX (input->n_codes, 1));
  fill_table (&table);
  compute_alpha (&table, self);
  self->cohen = compute_cohen (input);
  self->fleiss = compute_fleiss (&table, input->n_codes);
  for (guint c = 0; c < input->n_codes; c++)
    self->code_alpha[c] = compute_code_alpha (&table, (int) c);
  if (!bootstrap (&table, self, error))
    return NULL;
  list_disagreements (input, self);
  return g_steal_pointer (&self);
}

/** ens_agreement_get_words: Returns: (transfer none): what a coefficient means, in plain words */
const char *
ens_agreement_get_words (double coefficient)
{
  if (isnan (coefficient))
    return _ ("Not defined: too few codes in common, or all codes are the same.");
  if (coefficient >= GOOD_ENOUGH)
    return _ ("Good agreement.");
  if (coefficient >= TENTATIVE)
    return _ ("Fair agreement: enough for first conclusions.");
  return _ ("Weak agreement: talk about the disagreements and the codebook's notes.");
}

void
ens_agreement_free (EnsAgreement *self)
{
  if (self == NULL)
    return;
  g_free (self->code_alpha);
  g_free (self->disagreements);
  g_free (self);
}
