// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of text: what is found out by itself, what is kept to the letter, what is refused.
#include "ens-csv.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-test.h"

#include <string.h>

// One row a line, cells in brackets: easy to compare.
static char *
dup_shown (const char *text, gssize length, GError **error)
{
  g_autoptr (EnsCsvReader)
               reader = ens_csv_reader_new_for_text (text,
                                                     length < 0 ? strlen (text) : (gsize) length,
                                                     "t.csv");
  GString *shown = g_string_new (NULL);
  EnsCsvRow row;

  while (reader != NULL && ens_csv_reader_next (reader, &row, error)) {
    g_string_append_printf (shown, "%" G_GINT64_FORMAT, row.line);
    for (guint i = 0; i < row.n_cells; i++)
      g_string_append_printf (shown, "[%s]", row.cells[i]);
    if (row.n_bad > 0)
      g_string_append_printf (shown, "!%u", row.n_bad);
    if (row.n_controls > 0)
      g_string_append_printf (shown, "^%u", row.n_controls);
    g_string_append_c (shown, '\n');
  }
  return g_string_free (shown, FALSE);
}

static void
assert_shown (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = dup_shown (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_separators (void)
{
  assert_shown ("a,b\n1,2\n", "1[a][b]\n2[1][2]\n");
  assert_shown ("a;b\n1,5;2,5\n", "1[a][b]\n2[1,5][2,5]\n");
  assert_shown ("a\tb\n1, or 2;\t3\n", "1[a][b]\n2[1, or 2;][3]\n");
  assert_shown ("a|b\n1|2", "1[a][b]\n2[1][2]\n");
  assert_shown ("text\nbread, butter; jam\n", "1[text]\n2[bread, butter; jam]\n");
  assert_shown ("sep=;\r\na,b;c\r\n", "2[a,b][c]\n");
  assert_shown ("a;b", "1[a][b]\n");
}

static void
test_quotes (void)
{
  assert_shown ("a,b\n\"x,\"\"y\"\"\",\"two\r\nlines\"\nz,\"\"\n",
                "1[a][b]\n2[x,\"y\"][two\r\nlines]\n4[z][]\n");
  assert_shown ("a,b\n5\" tube,say \"hi\"\n", "1[a][b]\n2[5\" tube][say \"hi\"]\n");
  // Tables parted by tabs are often written without any quoting.
  assert_shown ("a\tb\n\"Hello\" he said\t1\n\"open\t2\nend\t3\n",
                "1[a][b]\n2[\"Hello\" he said][1]\n3[\"open][2]\n4[end][3]\n");
  assert_shown ("a\tb\n\"x\ty\"\t1\n", "1[a][b]\n2[x\ty][1]\n");
}

static void
test_lines (void)
{
  assert_shown ("a,b\r\n\r\n1,2\r\n", "1[a][b]\n3[1][2]\n");
  assert_shown ("a,b\r1,2\r", "1[a][b]\n2[1][2]\n");
  assert_shown ("\n\na,b\n1\n1,2,3\n,\n", "3[a][b]\n4[1]\n5[1][2][3]\n6[][]\n");
  assert_shown ("", "");
  assert_shown ("a\n\"\"\n", "1[a]\n2[]\n");
}

static void
check_encoding (const char *bytes, gsize length, const char *encoding, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new_for_text (bytes, length, "t.csv");
  g_autofree char *shown = dup_shown (bytes, (gssize) length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ens_csv_reader_get_encoding (reader), ==, encoding);
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_encodings (void)
{
  static const char utf8_mark[] = "\xef\xbb\xbf"
                                  "a;été\n";
  static const char utf16le[] = "\xff\xfe"
                                "a\0;\0\xe9\0\n\0"
                                "\x3d\xd8\x69\xdc;\0b\0\n";
  static const char utf16be[] = "\0a\0;\0\xe9\0\n\0b\0;\0c\0\n";
  static const char western[] = "a;\xe9t\xe9\n\x80;\x81\n";
  static const char damaged[] = "été;à\né;\xff\n";

  check_encoding (utf8_mark, strlen (utf8_mark), "UTF-8", "1[a][été]\n");
  check_encoding (utf16le, sizeof utf16le, "UTF-16LE", "1[a][é]\n2[👩][b]\n");
  check_encoding (utf16be, sizeof utf16be - 1, "UTF-16BE", "1[a][é]\n2[b][c]\n");
  check_encoding (western, strlen (western), "Windows-1252", "1[a][été]\n2[€][\xef\xbf\xbd]!1\n");
  check_encoding (damaged, strlen (damaged), "UTF-8", "1[été][à]\n2[é][\xef\xbf\xbd]!1\n");
}

// The one byte that decides stands behind the first pieces.
static void
test_late_byte (void)
{
  g_autoptr (GString) text = g_string_new ("a;b\n");
  g_autoptr (EnsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "plain;1\n");
  g_string_append (text, "\xe9t\xe9;2\n");
  reader = ens_csv_reader_new_for_text (text->str, text->len, "t.csv");
  g_assert_cmpstr (ens_csv_reader_get_encoding (reader), ==, "Windows-1252");
}

static void
test_no_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = dup_shown ("a,b\nx\0y,\x01\n", 10, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (shown, ==, "1[a][b]\n2[x\xef\xbf\xbdy][\xef\xbf\xbd]!1^1\n");
}

static void
test_never_closed (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = dup_shown ("a,b\n1,2\n\"3,4\n5,6\n", -1, &error);

  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "t.csv:3: "));
}

static void
test_limit (void)
{
  g_autofree char *just = g_strnfill (ENS_LIMIT_TEXT_BYTES, 'x');
  g_autofree char *above = g_strnfill (ENS_LIMIT_TEXT_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = dup_shown (just, -1, &error);
  g_autofree char *refused = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (shown), >, ENS_LIMIT_TEXT_BYTES);
  refused = dup_shown (above, -1, &error);
  g_assert_error (error, ENS_ERROR, ENS_ERROR_LIMIT);
}

static void
test_round_trip (void)
{
  static const char *const cells[] = {
    "plain", "=1+1", "'=x", "-5",       "+",    "@home",  "'@home",   "\ttab",
    "\rcr",  "",     "a,b", "a\"b",     "\"",   "a\nb",   "a\r\nb",   " blank ",
    "'",     "''",   "é👩",  "'quoted'", "''=x", "50 000", "\"=1+1\"", "a;b|c",
    "a=b",   "—",    "«=»", "\n",       "NULL", "'-",
  };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "t.csv");
  g_autoptr (EnsCsvWriter) writer = NULL;
  g_autoptr (EnsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  EnsCsvRow row;

  writer = ens_csv_writer_new (path, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    ens_csv_writer_add (writer, cells[i]);
    ens_csv_writer_add (writer, cells[(i + 1) % G_N_ELEMENTS (cells)]);
    g_assert_true (ens_csv_writer_end_row (writer, &error));
  }
  g_assert_true (ens_csv_writer_finish (writer, &error));
  reader = ens_csv_reader_new (path, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_assert_true (ens_csv_reader_next (reader, &row, &error));
    g_assert_cmpuint (row.n_cells, ==, 2);
    // No spreadsheet may see a formula.
    g_assert_null (*row.cells[0] != '\0' ? strchr ("=+-@\t\r", *row.cells[0]) : NULL);
    g_assert_cmpstr (ens_csv_skip_neutral (row.cells[0]), ==, cells[i]);
  }
  g_assert_false (ens_csv_reader_next (reader, &row, &error));
  g_assert_no_error (error);
}

static void
test_cell_like_a_hint (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "t.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsCsvWriter) writer = ens_csv_writer_new (path, &error);
  g_autoptr (EnsCsvReader) reader = NULL;
  EnsCsvRow row;

  ens_csv_writer_add (writer, "sep=1");
  g_assert_true (ens_csv_writer_end_row (writer, &error));
  g_assert_true (ens_csv_writer_finish (writer, &error));
  reader = ens_csv_reader_new (path, &error);
  g_assert_true (ens_csv_reader_next (reader, &row, &error));
  g_assert_cmpuint (row.n_cells, ==, 1);
  g_assert_cmpstr (row.cells[0], ==, "sep=1");
  g_assert_no_error (error);
}

static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ens_csv_reader_new ("/nonexistent/t.csv", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/csv/separators", test_separators);
  g_test_add_func ("/package/csv/quotes", test_quotes);
  g_test_add_func ("/package/csv/lines", test_lines);
  g_test_add_func ("/package/csv/encodings", test_encodings);
  g_test_add_func ("/package/csv/late-byte", test_late_byte);
  g_test_add_func ("/package/csv/no-text", test_no_text);
  g_test_add_func ("/package/csv/never-closed", test_never_closed);
  g_test_add_func ("/package/csv/limit", test_limit);
  g_test_add_func ("/package/csv/round-trip", test_round_trip);
  g_test_add_func ("/package/csv/cell-like-a-hint", test_cell_like_a_hint);
  g_test_add_func ("/package/csv/not-there", test_not_there);
  return g_test_run ();
}
