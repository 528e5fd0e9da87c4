// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Faults are listed with their place and counted past the limit of the list.
#include "ens-error.h"
#include "ens-faults.h"
#include "ens-limits.h"

static void
test_line (void)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autofree char *whole = NULL, *bare = NULL;

  ens_faults_add (faults, "a.csv", 3, "no text", "fill the column");
  ens_faults_warn (faults, NULL, 0, "nothing new", NULL);
  whole = ens_fault_dup_line (ens_faults_get (faults, 0));
  bare = ens_fault_dup_line (ens_faults_get (faults, 1));
  g_assert_cmpstr (whole, ==, "a.csv:3: no text: fill the column");
  g_assert_cmpstr (bare, ==, "nothing new");
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, 1);
}

static void
test_limit (void)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();

  for (int i = 0; i < ENS_LIMIT_REPORTED_FAULTS + 5; i++)
    ens_faults_add (faults, "a.csv", i + 1, "no text", NULL);
  g_assert_cmpuint (ens_faults_get_n_listed (faults), ==, ENS_LIMIT_REPORTED_FAULTS);
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, ENS_LIMIT_REPORTED_FAULTS + 5);
}

static void
test_refuse (void)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;

  ens_faults_warn (faults, "a.csv", 2, "odd", NULL);
  g_assert_true (ens_faults_refuse (faults, &error));
  ens_faults_add (faults, "a.csv", 3, "no text", NULL);
  ens_faults_add (faults, "a.csv", 4, "no count", NULL);
  g_assert_false (ens_faults_refuse (faults, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "a.csv:3: no text");
}

static void
test_exit_status (void)
{
  g_autoptr (GError) usage = g_error_new (ENS_ERROR, ENS_ERROR_USAGE, "-");
  g_autoptr (GError) signature = g_error_new (ENS_ERROR, ENS_ERROR_SIGNATURE, "-");
  g_autoptr (GError) other = g_error_new (G_FILE_ERROR, G_FILE_ERROR_NOENT, "-");

  g_assert_cmpint (ens_error_exit_status (NULL), ==, 0);
  g_assert_cmpint (ens_error_exit_status (usage), ==, 2);
  g_assert_cmpint (ens_error_exit_status (signature), ==, 4);
  g_assert_cmpint (ens_error_exit_status (other), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/faults/line", test_line);
  g_test_add_func ("/base/faults/limit", test_limit);
  g_test_add_func ("/base/faults/refuse", test_refuse);
  g_test_add_func ("/base/error/exit-status", test_exit_status);
  return g_test_run ();
}
