// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables in reports: what is in them can be read, heard and typed off.
#include "document-checks.h"

#include <string.h>

// Letters that are typed off the paper are all equally wide, and an I is no l.
static void
test_typed_column (void)
{
  const char *headings[] = { "Line", "Type this", NULL };
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");
  g_autoptr (GPtrArray) pages = NULL;

  ens_document_add_table (document, NULL, "nk", headings);
  ens_document_take_cell (document, g_strdup ("1"));
  ens_document_take_cell (document, g_strdup ("Il1 0O"));
  pages = lay_out (document, 1, FALSE);
  text = ens_scene_to_string (g_ptr_array_index (pages, 0));
  g_assert_nonnull (strstr (text, " fixed text “Il1 0O”"));
  g_assert_null (strstr (text, " fixed text “1”"));
  g_assert_null (strstr (text, " fixed text “Type this”"));
  html = dup_html (document);
  g_assert_nonnull (strstr (html, "<td class=\"words typed\">Il1 0O</td>"));
}

// Whoever listens to a table hears which row a number is of; the keyboard reaches what scrolls.
static void
test_tables_are_named (void)
{
  const char *headings[] = { "Said", "Times", NULL };
  g_autofree char *html = NULL;
  g_autoptr (EnsDocument) document = ens_document_new ("Title", "en");

  ens_document_add_table (document, NULL, "tn", headings);
  ens_document_take_cell (document, g_strdup ("<Be> heard"));
  ens_document_take_cell (document, g_strdup ("3"));
  ens_document_add_heading (document, 1, "Parts");
  ens_document_add_table (document, NULL, "nt", headings);
  ens_document_take_cell (document, g_strdup ("1"));
  ens_document_take_cell (document, g_strdup ("Late"));
  ens_document_add_table (document, "Who \"spoke\"", "tn", headings);
  html = dup_html (document);
  g_assert_nonnull (
    strstr (html, "<th scope=\"row\" class=\"words\">&lt;Be&gt; heard</th>\n<td>3"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\">1</th>\n<td class=\"words\">Late</td>"));
  g_assert_nonnull (
    strstr (html, "tabindex=\"0\" role=\"region\" aria-label=\"Title\">\n<table>\n<t"));
  g_assert_nonnull (strstr (html, "role=\"region\" aria-label=\"Parts\">"));
  g_assert_nonnull (strstr (html, "aria-label=\"Who &quot;spoke&quot;\">\n<table>\n<caption>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/document-tables/typed-column", test_typed_column);
  g_test_add_func ("/report/document-tables/are-named", test_tables_are_named);
  return g_test_run ();
}
