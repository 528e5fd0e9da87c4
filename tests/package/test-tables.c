// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column is which, which rows are bad, and that what is written comes back.
#include "ens-answers-csv.h"
#include "ens-codebook-csv.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-statements-csv.h"
#include "ens-test.h"

#include <string.h>

#define ID "11111111-1111-8111-8111-111111111111"

typedef struct {
  EnsTestDir *dir;
  char *path;
  EnsFaults *faults;
  EnsTableOptions options;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer text)
{
  fixture->dir = ens_test_dir_new ();
  fixture->path = ens_test_dir_file (fixture->dir, "t.csv");
  fixture->faults = ens_faults_new ();
  fixture->options = (EnsTableOptions){ .faults = fixture->faults };
}

static void
tear_down (Fixture *fixture, gconstpointer text)
{
  ens_faults_free (fixture->faults);
  g_free (fixture->path);
  ens_test_dir_free (fixture->dir);
}

static const char *
shown (const char *text)
{
  return text != NULL ? text : "-";
}

static char *
dup_statements (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (EnsStatementsReader) reader = NULL;
  GString *out = g_string_new (NULL);
  EnsStatementRow row;

  ens_test_write (fixture->path, text);
  reader = ens_statements_reader_new (fixture->path, &fixture->options, error);
  while (reader != NULL && ens_statements_reader_next (reader, &row, error))
    g_string_append_printf (out, "%" G_GINT64_FORMAT ":%s|%s|%s|%s|%s\n", row.row, row.text,
                            shown (row.count), shown (row.group), shown (row.code),
                            shown (row.author));
  return g_string_free (out, FALSE);
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *english = dup_statements (fixture, "Count,TEXT, Group \n2, a ,x\n,b,\n", &error);
  g_autofree char *french = dup_statements (fixture, "Énoncé;Effectif;Groupe homogène\nà;3;y\n",
                                            &error);

  g_assert_no_error (error);
  g_assert_cmpstr (english, ==, "1: a |2|x|-|-\n2:b|-|-|-|-\n");
  g_assert_cmpstr (french, ==, "1:à|3|y|-|-\n");
}

static void
test_map (Fixture *fixture, gconstpointer data)
{
  static const char *const map[] = { "text=title", "count=3", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  fixture->options.map = map;
  read = dup_statements (fixture, "text,title,votes\nlong,short,7\n", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, "1:short|7|-|-|-\n");
}

static void
check_map_refused (Fixture *fixture, const char *pair, int code)
{
  const char *const map[] = { pair, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  fixture->options.map = map;
  read = dup_statements (fixture, "text,title\na,b\n", &error);
  g_assert_error (error, ENS_ERROR, code);
}

static void
test_map_refused (Fixture *fixture, gconstpointer data)
{
  check_map_refused (fixture, "text", ENS_ERROR_USAGE);
  check_map_refused (fixture, "texte=title", ENS_ERROR_USAGE);
  check_map_refused (fixture, "text=body", ENS_ERROR_REFUSED);
  check_map_refused (fixture, "text=3", ENS_ERROR_REFUSED);
}

static void
test_missing_column (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = dup_statements (fixture, "title,body\na,b\n", &error);

  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "title, body"));
}

static void
test_bad_rows (Fixture *fixture, gconstpointer data)
{
  const char *text =
    "text,count\na,1\nb\nc,1,2\nd,1,,\n,5\n,\n\xff\xff \xc3\xa9\xc3\xa9\xc3\xa9,1\ne,1\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *read = dup_statements (fixture, text, &error);
  const gint64 lines[] = { 3, 4, 6, 8 };

  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_cmpstr (read, ==, "1:a|1|-|-|-\n4:d|1|-|-|-\n8:e|1|-|-|-\n");
  g_assert_cmpuint (ens_faults_get_n_errors (fixture->faults), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (ens_faults_get (fixture->faults, i)->line, ==, lines[i]);
}

static void
test_skip_bad_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  fixture->options.skip_bad_rows = TRUE;
  read = dup_statements (fixture, "text,count\na,1\nb\nc,1\n", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, "1:a|1|-|-|-\n3:c|1|-|-|-\n");
  g_assert_cmpuint (ens_faults_get_n_errors (fixture->faults), ==, 0);
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 1);
}

// A quote that is never closed takes nothing with it but its own line.
static void
test_skip_open_quote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;
  g_autofree char *fault = NULL;

  fixture->options.skip_bad_rows = TRUE;
  read = dup_statements (fixture, "text,count\r\na,1\r\n\"b,1\r\nc,1\r\nd,2", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, "1:a|1|-|-|-\n3:c|1|-|-|-\n4:d|2|-|-|-\n");
  g_assert_cmpuint (ens_faults_get_n_errors (fixture->faults), ==, 0);
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 1);
  fault = ens_fault_dup_line (ens_faults_get (fixture->faults, 0));
  g_assert_nonnull (strstr (fault, ":3: row 2: a quote opens here and is never closed"));
}

// So much follows that the cell is beyond its limit before the file ends.
static void
test_skip_open_quote_in_long_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("text,count\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, i == 9000 ? "\"no end %u,1\n" : "said %u,1\n", i);
  fixture->options.skip_bad_rows = TRUE;
  read = dup_statements (fixture, text->str, &error);
  g_assert_no_error (error);
  lines = g_strsplit (read, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 40000);
  g_assert_cmpstr (lines[8999], ==, "9000:said 8999|1|-|-|-");
  g_assert_cmpstr (lines[9000], ==, "9002:said 9001|1|-|-|-");
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 1);
}

// Each line opens a quote anew, and each time all the rest is read: there is an end to that.
static void
test_skip_too_many_quotes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("text,count\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "said,1\n");
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "x\"y,\"z\n");
  fixture->options.skip_bad_rows = TRUE;
  read = dup_statements (fixture, text->str, &error);
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, ":11002: a quote opens here"));
}

// The names of people in other programs' tables stay outside.
static void
test_foreign_author (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *foreign = dup_statements (fixture, "id,text,author\n12,a,Ana Sá\n", &error);
  g_autofree char *ours = dup_statements (fixture, "id,text,author\n" ID ",a,AS\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (foreign, ==, "1:a|-|-|-|-\n");
  g_assert_cmpstr (ours, ==, "1:a|-|-|-|AS\n");
}

static void
test_statements_round_trip (Fixture *fixture, gconstpointer data)
{
  const EnsStatementRow rows[] = {
    { .text = "=1+1",
      .count = "3",
      .group = "-x",
      .code = "A01-11/P15/k",
      .id = ID,
      .author = "@a" },
    { .text = " two\nlines; \"quoted\" ", .question = "Q1", .masked = "'=x", .language = "fr" },
  };
  g_autoptr (EnsStatementsWriter) writer = NULL;
  g_autoptr (EnsStatementsReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  EnsStatementRow row;

  writer = ens_statements_writer_new (fixture->path, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (ens_statements_writer_add (writer, &rows[i], &error));
  g_assert_true (ens_statements_writer_finish (writer, &error));
  reader = ens_statements_reader_new (fixture->path, &fixture->options, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_true (ens_statements_reader_next (reader, &row, &error));
    g_assert_cmpstr (row.text, ==, rows[i].text);
    g_assert_cmpstr (row.count, ==, rows[i].count);
    g_assert_cmpstr (row.group, ==, rows[i].group);
    g_assert_cmpstr (row.code, ==, rows[i].code);
    g_assert_cmpstr (row.masked, ==, rows[i].masked);
    g_assert_cmpstr (row.author, ==, rows[i].author);
    g_assert_cmpstr (row.id, ==, rows[i].id);
  }
  g_assert_false (ens_statements_reader_next (reader, &row, &error));
  g_assert_no_error (error);
}

static char *
dup_answers (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (EnsAnswersReader) reader = NULL;
  GString *out = g_string_new (NULL);
  EnsAnswerRow row;

  ens_test_write (fixture->path, text);
  reader = ens_answers_reader_new (fixture->path, ENS_ANSWERS_PLAIN, &fixture->options, error);
  while (reader != NULL && ens_answers_reader_next (reader, &row, error)) {
    g_string_append_printf (out, "%s,%s", shown (row.form), shown (row.group));
    for (guint i = 0; i < row.n_cells; i++)
      g_string_append_printf (out, " %s=%s", row.cells[i].name, shown (row.cells[i].value));
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

static void
test_answers_wide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read =
    dup_answers (fixture, "form,group,Travail,\"Air, bruit\",Travail [wished]\n1,A,3,,5\n2,,1,2,\n",
                 &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==,
                   "1,A Travail=3 Air, bruit=- Travail [wished]=5\n"
                   "2,- Travail=1 Air, bruit=2 Travail [wished]=-\n");
}

static void
test_answers_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read =
    dup_answers (fixture, "formulaire;indicateur;niveau;souhaité\n1;Travail;3;5\n1;Air;;\n",
                 &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, "1,- Travail=3 Travail [wished]=5\n1,- Air=-\n");
}

static void
test_answers_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = dup_answers (fixture, "form,group\n1,A\n", &error);

  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

static char *
dup_wide (guint n_columns)
{
  GString *text = g_string_new ("form");

  for (guint i = 1; i < n_columns; i++)
    g_string_append_printf (text, ",c%u", i);
  return g_string_free (text, FALSE);
}

static void
test_columns_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = dup_wide (ENS_LIMIT_COLUMNS);
  g_autofree char *bad = dup_wide (ENS_LIMIT_COLUMNS + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *read = dup_answers (fixture, good, &error);
  g_autofree char *refused = NULL;

  g_assert_no_error (error);
  refused = dup_answers (fixture, bad, &error);
  g_assert_error (error, ENS_ERROR, ENS_ERROR_LIMIT);
}

static char *
dup_codebook (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (EnsCodebookReader) reader = NULL;
  GString *out = g_string_new (NULL);
  EnsCodebookRow row;

  ens_test_write (fixture->path, text);
  reader = ens_codebook_reader_new (fixture->path, &fixture->options, error);
  while (reader != NULL && ens_codebook_reader_next (reader, &row, error)) {
    g_string_append_printf (out, "%s<%s", row.code, shown (row.parent));
    for (guint i = 0; i < row.n_texts; i++) {
      const EnsCodebookText *part = &row.texts[i];
      g_autofree char *words = part->keywords != NULL ? g_strjoinv ("+", (char **) part->keywords)
                                                      : NULL;

      g_string_append_printf (out, " %s:%s/%s/%s", part->language, shown (part->label),
                              shown (part->scope), shown (words));
    }
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

static void
test_codebook (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *full =
    dup_codebook (fixture,
                  "code,parent,label_en,label_fr,scope_en,keywords_fr\nA,,Access,Accès,What,\n"
                  "A01,A,Food,Manger,,pain | lait;œufs|\n",
                  &error);
  g_autofree char *plain = dup_codebook (fixture, "Code;Level;Libelle\nA01-11;3;Pain\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (
    full, ==, "A<- en:Access/What/- fr:Accès/-/-\nA01<A en:Food/-/- fr:Manger/-/pain+lait+œufs\n");
  g_assert_cmpstr (plain, ==, "A01-11<A01 en:Pain/-/-\n");
}

static void
test_codebook_round_trip (Fixture *fixture, gconstpointer data)
{
  const char *const languages[] = { "fr", "lv", NULL };
  const char *const words[] = { "un", "deux mots", NULL };
  const EnsCodebookText texts[] = { { "fr", "Manger", "tout", words },
                                    { "lv", "Ēst", NULL, NULL } };
  const EnsCodebookRow row = { .code = "A01", .parent = "A", .n_texts = 2, .texts = texts };
  g_autoptr (EnsCodebookWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;

  writer = ens_codebook_writer_new (fixture->path, languages, &error);
  g_assert_true (ens_codebook_writer_add (writer, &row, &error));
  g_assert_true (ens_codebook_writer_finish (writer, &error));
  text = ens_test_read (fixture->path);
  read = dup_codebook (fixture, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, "A01<A fr:Manger/tout/un+deux mots lv:Ēst/-/-\n");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/package/tables/headers", test_headers);
  add ("/package/tables/map", test_map);
  add ("/package/tables/map-refused", test_map_refused);
  add ("/package/tables/missing-column", test_missing_column);
  add ("/package/tables/bad-rows", test_bad_rows);
  add ("/package/tables/skip-bad-rows", test_skip_bad_rows);
  add ("/package/tables/skip-open-quote", test_skip_open_quote);
  add ("/package/tables/skip-open-quote-in-long-table", test_skip_open_quote_in_long_table);
  add ("/package/tables/skip-too-many-quotes", test_skip_too_many_quotes);
  add ("/package/tables/foreign-author", test_foreign_author);
  add ("/package/tables/statements-round-trip", test_statements_round_trip);
  add ("/package/tables/answers-wide", test_answers_wide);
  add ("/package/tables/answers-long", test_answers_long);
  add ("/package/tables/answers-none", test_answers_none);
  add ("/package/tables/columns-limit", test_columns_limit);
  add ("/package/tables/codebook", test_codebook);
  add ("/package/tables/codebook-round-trip", test_codebook_round_trip);
  return g_test_run ();
}
