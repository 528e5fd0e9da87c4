// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The coefficients against published examples, to four decimals.
#include "ens-agreement.h"
#include "ens-error.h"

#include <math.h>

// Krippendorff (2011), section C: four observers, twelve units, 0 for not coded.
static const int krippendorff[4][12] = {
  { 1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0 },
  { 1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3 },
  { 0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0 },
  { 1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0 },
};

static void
fill_krippendorff (int *codes)
{
  for (guint c = 0; c < 4; c++)
    for (guint u = 0; u < 12; u++)
      codes[c * 12 + u] = krippendorff[c][u] - 1;
}

static EnsAgreement *
agree (const EnsAgreementInput *input)
{
  g_autoptr (GError) error = NULL;
  EnsAgreement *agreement = ens_agreement_new (input, &error);

  g_assert_no_error (error);
  return agreement;
}

static void
test_alpha (void)
{
  int codes[48];
  EnsAgreementInput input = { .codes = codes,
                              .n_coders = 4,
                              .n_units = 12,
                              .n_codes = 5,
                              .n_draws = 500,
                              .seed = 1 };
  g_autoptr (EnsAgreement) a = NULL;
  g_autoptr (EnsAgreement) again = NULL;

  fill_krippendorff (codes);
  a = agree (&input);
  again = agree (&input);
  g_assert_cmpuint (a->n_pairable, ==, 40);
  g_assert_cmpuint (a->n_shared_units, ==, 11);
  g_assert_cmpfloat_with_epsilon (a->alpha, 0.7434, 5e-5);
  g_assert_cmpfloat_with_epsilon (a->alpha_hierarchical, a->alpha, 1e-12);
  g_assert_true (isnan (a->cohen));
  g_assert_cmpfloat (a->alpha_low, <, a->alpha);
  g_assert_cmpfloat (a->alpha_high, >, a->alpha);
  g_assert_cmpfloat (a->alpha_low, ==, again->alpha_low);
}

// Fleiss' example of 14 raters and 10 subjects.
static void
test_fleiss (void)
{
  static const int counts[10][5] = {
    { 0, 0, 0, 0, 14 }, { 0, 2, 6, 4, 2 }, { 0, 0, 3, 5, 6 }, { 0, 3, 9, 2, 0 }, { 2, 2, 8, 1, 1 },
    { 7, 7, 0, 0, 0 },  { 3, 2, 6, 3, 0 }, { 2, 5, 3, 2, 2 }, { 6, 5, 2, 1, 0 }, { 0, 2, 2, 3, 7 },
  };
  int codes[140];
  EnsAgreementInput input = { .codes = codes, .n_coders = 14, .n_units = 10, .n_codes = 5 };
  g_autoptr (EnsAgreement) a = NULL;

  for (guint u = 0; u < 10; u++)
    for (int k = 0, coder = 0; k < 5; k++)
      for (int i = 0; i < counts[u][k]; i++)
        codes[coder++ * 10 + (int) u] = k;
  a = agree (&input);
  g_assert_cmpfloat_with_epsilon (a->fleiss, 0.2099, 5e-5);
}

// 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no.
static void
test_cohen (void)
{
  int codes[100];
  EnsAgreementInput input = { .codes = codes, .n_coders = 2, .n_units = 50, .n_codes = 2 };
  g_autoptr (EnsAgreement) a = NULL;

  for (int u = 0; u < 50; u++) {
    codes[u] = u < 25;
    codes[50 + u] = u < 20 || (u >= 25 && u < 35);
  }
  a = agree (&input);
  g_assert_cmpfloat_with_epsilon (a->cohen, 0.4, 5e-5);
  g_assert_cmpfloat_with_epsilon (a->observed, 0.7, 1e-12);
  g_assert_cmpuint (a->n_disagreements, ==, 15);
}

// A disagreement across branches is listed before one within a branch, and counts for more.
static void
test_hierarchical (void)
{
  static const char *const names[] = { "A01", "A02", "B01" };
  static const int codes[] = { 0, 0, 2, 1, 0, 1, 0, 2, 1, 2 };
  EnsAgreementInput input = { .codes = codes,
                              .n_coders = 2,
                              .n_units = 5,
                              .code_names = names,
                              .n_codes = 3 };
  g_autoptr (EnsAgreement) a = agree (&input);

  g_assert_cmpuint (a->n_disagreements, ==, 2);
  g_assert_cmpuint (a->disagreements[0].unit, ==, 4);
  g_assert_cmpuint (a->disagreements[1].unit, ==, 0);
  g_assert_cmpfloat_with_epsilon (a->disagreements[1].distance, 0.5, 1e-12);
  // Each code 4, 3, 3 times; o: A01-A02 once, A01-B01 once, both ways.
  g_assert_cmpfloat_with_epsilon (a->alpha, 1 - 9.0 * 4 / (100 - 34), 1e-12);
  g_assert_cmpfloat_with_epsilon (a->alpha_hierarchical,
                                  1 - 9.0 * 2 * 1.25 / (2 * (12 * 0.25 + 12 + 9)), 1e-12);
}

static void
test_undefined (void)
{
  static const int same[] = { 0, 0, 0, 0 };
  EnsAgreementInput input = { .codes = same, .n_coders = 2, .n_units = 2, .n_codes = 1 };
  g_autoptr (EnsAgreement) a = agree (&input);
  g_autoptr (GError) error = NULL;

  g_assert_true (isnan (a->alpha));
  g_assert_true (isnan (a->cohen));
  g_assert_cmpstr (ens_agreement_get_words (a->alpha), !=, "");
  input.n_coders = 1;
  g_assert_null (ens_agreement_new (&input, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

static void
test_cancel (void)
{
  int codes[48];
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  EnsProgress progress = { .cancellable = cancellable };
  EnsAgreementInput input = { .codes = codes,
                              .n_coders = 4,
                              .n_units = 12,
                              .n_codes = 5,
                              .n_draws = 500,
                              .seed = 1,
                              .progress = &progress };
  g_autoptr (GError) error = NULL;

  fill_krippendorff (codes);
  g_cancellable_cancel (cancellable);
  g_assert_null (ens_agreement_new (&input, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/agreement/alpha", test_alpha);
  g_test_add_func ("/analysis/agreement/fleiss", test_fleiss);
  g_test_add_func ("/analysis/agreement/cohen", test_cohen);
  g_test_add_func ("/analysis/agreement/hierarchical", test_hierarchical);
  g_test_add_func ("/analysis/agreement/undefined", test_undefined);
  g_test_add_func ("/analysis/agreement/cancel", test_cancel);
  return g_test_run ();
}
