// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line format: what is read, and what is listed instead of guessed at.
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-lines.h"
#include "ens-test.h"

#include <string.h>

/** Case: a line and its parts, the missing ones as "-" */
typedef struct {
  const char *line;
  const char *shown;
} Case;

static const Case cases[] = {
  { "4;Having many friends;D03", "4|Having many friends|D03" },
  { "4;bread; butter; jam;A01-11/P15/k", "4|bread; butter; jam|A01-11/P15/k" },
  { "1;a;b c;", "1|a;b c|-" },
  { " 2 ; spaced out ; D03 ", "2|spaced out|D03" },
  { "3;no code", "3|no code|-" },
  { "3;first; then the rest of it", "3|first; then the rest of it|-" },
  { "just a text", "-|just a text|-" },
  { "1;\"quoted\";D03/P--", "1|\"quoted\"|D03/P--" },
  { "1000000;many;A", "1000000|many|A" },
};

static const char *const bad[] = {
  "x;text;D03", "0;text;D03",     "-1;text;D03", "1.5;text;D03", "1000001;text;D03",
  ";text;D03",  "4;;D03",         "4;",          "4; ;",         "4;text;D3",
  "4;text;d03", "4;text;Z99/X/k", "un; deux",
};

static void
test_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *count = NULL;
    g_autofree char *text = NULL;
    g_autofree char *code = NULL;
    g_autofree char *shown = NULL;
    g_autoptr (GError) error = NULL;

    ens_lines_split (cases[i].line, &count, &text, &code, &error);
    g_assert_no_error (error);
    shown = g_strdup_printf ("%s|%s|%s", count != NULL ? count : "-", text,
                             code != NULL ? code : "-");
    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    char *count, *text, *code;

    g_assert_false (ens_lines_split (bad[i], &count, &text, &code, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
    g_assert_null (text);
  }
}

static char *
dup_read (const char *text, const EnsTableOptions *options, GError **error)
{
  g_autoptr (EnsLinesReader) reader = ens_lines_reader_new_for_text (text, options);
  GString *shown = g_string_new (NULL);
  EnsStatementRow row;

  while (ens_lines_reader_next (reader, &row, error))
    g_string_append_printf (shown, "%" G_GINT64_FORMAT ":%s ", row.line, row.text);
  return g_string_free (shown, FALSE);
}

static void
test_every_bad_line (void)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsTableOptions options = { .faults = faults };
  g_autoptr (GError) error = NULL;
  g_autofree char *read = dup_read ("1;a;\r\nx;b;\r\n\r\n2;c;Q\n0;d;\n5;e;", &options, &error);

  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_cmpstr (read, ==, "1:a 4:c 6:e ");
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, 2);
  g_assert_cmpint (ens_faults_get (faults, 0)->line, ==, 2);
  g_assert_cmpint (ens_faults_get (faults, 1)->line, ==, 5);
}

static void
test_skip_bad (void)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsTableOptions options = { .faults = faults, .skip_bad_rows = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *read = dup_read ("1;a\rx;b\r2;c", &options, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, "1:a 3:c ");
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, 0);
  g_assert_cmpuint (ens_faults_get_n_listed (faults), ==, 1);
}

static void
test_limit (void)
{
  g_autofree char *just = g_strnfill (ENS_LIMIT_TEXT_BYTES, 'x');
  g_autofree char *above = g_strnfill (ENS_LIMIT_TEXT_BYTES + 1, 'x');
  EnsTableOptions options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *read = dup_read (just, &options, &error);
  g_autofree char *refused = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (read), >, ENS_LIMIT_TEXT_BYTES);
  refused = dup_read (above, &options, &error);
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

static void
test_naughty (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENS_TEST_DATA") != NULL
                                              ? g_getenv ("ENS_TEST_DATA")
                                              : "../shared/data",
                                            "naughty_strings", "blns.txt", NULL);
  EnsTableOptions options = { .skip_bad_rows = TRUE };
  g_autoptr (EnsLinesReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  EnsStatementRow row;
  guint n = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("the naughty strings are not here: set ENS_TEST_DATA");
    return;
  }
  reader = ens_lines_reader_new (path, &options, &error);
  while (ens_lines_reader_next (reader, &row, &error)) {
    g_assert_true (g_utf8_validate (row.text, -1, NULL));
    n++;
  }
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/lines/split", test_split);
  g_test_add_func ("/package/lines/bad", test_bad);
  g_test_add_func ("/package/lines/every-bad-line", test_every_bad_line);
  g_test_add_func ("/package/lines/skip-bad", test_skip_bad);
  g_test_add_func ("/package/lines/limit", test_limit);
  g_test_add_func ("/package/lines/naughty", test_naughty);
  return g_test_run ();
}
