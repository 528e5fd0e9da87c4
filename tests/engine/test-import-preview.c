// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is seen of a table before it comes in: encodings, separators, rows of any length; a quote that is
// left open hides nothing but its own line.
#include "ens-error.h"
#include "ens-import-preview.h"
#include "room.h"

#include <string.h>

static EnsImportPreview *
look (Room *room, gconstpointer bytes, gsize length, GError **error)
{
  g_autofree char *path = ens_test_dir_file (room->dir, "table.csv");
  const EnsImportRequest request = { .path = path, .format = "statements-csv" };

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return ens_import_preview_new (room->session, &request, 20, error);
}

static const char *
get_cell (const EnsImportPreview *preview, guint row, guint column)
{
  g_assert_cmpuint (row, <, preview->rows->len);
  return ((GStrv) preview->rows->pdata[row])[column];
}

static void
check_text (Room *room, const char *text, char separator, guint n_columns, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsImportPreview) preview = look (room, text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpint (preview->separator, ==, separator);
  g_assert_cmpuint (preview->columns->len, ==, n_columns);
  g_assert_cmpuint (preview->rows->len, ==, n_rows);
}

static void
test_rows (Room *room, gconstpointer data)
{
  check_text (room, "text,count\na,1\nb,2\n", ',', 2, 2);
  check_text (room, "text;count\na;1\nb;2\n", ';', 2, 2);
  check_text (room, "text\tcount\na\t1\n", '\t', 2, 1);
  check_text (room, "text,count,group\na\nb,2\nc,3,d,e,f\n", ',', 3, 3);
  check_text (room, "text\n", '\0', 1, 0);
  check_text (room, "", '\0', 0, 0);
}

static void
test_encodings (Room *room, gconstpointer data)
{
  static const char latin[] = "text;count\n\xc9"
                              "cole;3\n";
  g_autofree char *wide = NULL;
  gsize length = 0;
  g_autoptr (EnsImportPreview) windows = look (room, latin, strlen (latin), NULL);
  g_autoptr (EnsImportPreview) utf16 = NULL;

  g_assert_cmpstr (windows->encoding, ==, "Windows-1252");
  g_assert_cmpstr (get_cell (windows, 0, 0), ==, "École");
  wide = g_convert ("\uFEFFtext;count\nÉcole;3\n", -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  utf16 = look (room, wide, length, NULL);
  g_assert_nonnull (strstr (utf16->encoding, "UTF-16"));
  g_assert_cmpstr (utf16->columns->pdata[0], ==, "text");
  g_assert_cmpstr (get_cell (utf16, 0, 0), ==, "École");
}

static void
test_open_quote (Room *room, gconstpointer data)
{
  static const char text[] = "text,count\na,1\n\"b,2\nc,3\n";
  static const char last[] = "text,count\na,1\n\"b,2";
  static const char header[] = "text,\"count\na,1\nb,2\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsImportPreview) inside = look (room, text, strlen (text), NULL);
  g_autoptr (EnsImportPreview) at_end = look (room, last, strlen (last), NULL);
  g_autoptr (EnsImportPreview) nothing = NULL;

  g_assert_cmpuint (inside->rows->len, ==, 2);
  g_assert_cmpstr (get_cell (inside, 1, 0), ==, "c");
  g_assert_cmpuint (at_end->rows->len, ==, 1);
  nothing = look (room, header, strlen (header), &error);
  g_assert_null (nothing);
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "table.csv:1: a quote opens here and is never closed: "
                                            "close it"));
}

// What a file is can mostly be told from its header; a table of numbers holds answers.
static void
test_guess (Room *room, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *format;
  } cases[] = {
    { "text,count\na,1\n", "statements-csv" },
    { "said\nthe 3 benches\n", "statements-csv" },
    { "D,X1,X2\n0,3,\n", "answers-csv" },
    { "form,Work\n1,x\n", "answers-csv" },
    { "title,level1,level2\na,b,c\n", "indicators-csv" },
    { "start,_uuid\na,b\n", "kobo-csv" },
    { "id,submitdate\n1,b\n", "limesurvey-csv" },
    { "text\n", "statements-csv" },
    { "", "statements-csv" },
  };
  g_autofree char *path = ens_test_dir_file (room->dir, "table.csv");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    ens_test_write (path, cases[i].text);
    g_assert_cmpstr (ens_exchange_guess_format (path), ==, cases[i].format);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/import-preview/rows", Room, NULL, room_open, test_rows, room_close);
  g_test_add ("/engine/import-preview/encodings", Room, NULL, room_open, test_encodings,
              room_close);
  g_test_add ("/engine/import-preview/guess", Room, NULL, room_open, test_guess, room_close);
  g_test_add ("/engine/import-preview/open-quote", Room, NULL, room_open, test_open_quote,
              room_close);
  return g_test_run ();
}
