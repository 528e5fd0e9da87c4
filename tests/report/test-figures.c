// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers as people read them.
#include "ens-figures.h"

static void
test_count (void)
{
  g_autofree char *four = ens_figures_dup_count (2014);
  g_autofree char *seven = ens_figures_dup_count (1234567);

  g_assert_cmpstr (four, ==, "2014");
  g_assert_cmpstr (seven, ==, "1\u202f234\u202f567");
}

static void
test_percent (void)
{
  g_autofree char *half = ens_figures_dup_percent (0.495);
  g_autofree char *tiny = ens_figures_dup_percent (0.004);
  g_autofree char *none = ens_figures_dup_percent (0);

  g_assert_cmpstr (half, ==, "50\u202f%");
  g_assert_cmpstr (tiny, ==, "<1\u202f%");
  g_assert_cmpstr (none, ==, "0\u202f%");
}

static void
test_decimal (void)
{
  g_autofree char *less = ens_figures_dup_decimal (-0.125, 2);
  g_autofree char *nothing = ens_figures_dup_decimal (-0.001, 2);

  g_assert_cmpstr (less, ==, "−0.12");
  g_assert_cmpstr (nothing, ==, "0.00");
}

static void
test_list (void)
{
  const char *const names[] = { "a", "b", "c", "d" };
  g_autofree char *one = ens_figures_dup_list (names, 1, 3);
  g_autofree char *three = ens_figures_dup_list (names, 3, 3);
  g_autofree char *four = ens_figures_dup_list (names, 4, 2);

  g_assert_cmpstr (one, ==, "a");
  g_assert_cmpstr (three, ==, "a, b and c");
  g_assert_cmpstr (four, ==, "a, b and 2 more");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/figures/count", test_count);
  g_test_add_func ("/report/figures/percent", test_percent);
  g_test_add_func ("/report/figures/decimal", test_decimal);
  g_test_add_func ("/report/figures/list", test_list);
  return g_test_run ();
}
