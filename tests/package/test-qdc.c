// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codebooks of other programs: what is written fits the schema of REFI-QDA, what others write is read.
#include "ens-error.h"
#include "ens-qdc.h"
#include "ens-test.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">"

typedef struct {
  EnsTestDir *dir;
  char *path;
  EnsFaults *faults;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = ens_test_dir_new ();
  fixture->path = ens_test_dir_file (fixture->dir, "c.qdc");
  fixture->faults = ens_faults_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ens_faults_free (fixture->faults);
  g_free (fixture->path);
  ens_test_dir_free (fixture->dir);
}

static char *
dup_shown (GPtrArray *codes)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++) {
    const EnsQdcCode *code = g_ptr_array_index (codes, i);

    g_string_append_printf (shown, "%s %s<%d %s\n", code->code, code->name, code->parent,
                            code->description != NULL ? code->description : "-");
  }
  return g_string_free (shown, FALSE);
}

static void
assert_read (Fixture *fixture, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autofree char *shown = NULL;

  ens_test_write (fixture->path, text);
  codes = ens_qdc_read (fixture->path, fixture->faults, &error);
  g_assert_no_error (error);
  shown = dup_shown (codes);
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_with_codes (Fixture *fixture, gconstpointer data)
{
  assert_read (fixture,
               HEAD "<Codes><Code guid=\"{0D62985D-B147-5D01-A9B5-CAE5DCD98342}\" name=\"D Links\" "
                    "isCodable=\"false\"><Description>a &amp; b</Description><Code guid=\"x\" "
                    "name=\"D03 R&amp;D\" isCodable=\"true\"/></Code></Codes></CodeBook>",
               "D Links<-1 a & b\nD03 R&D<0 -\n");
}

static void
test_without_codes (Fixture *fixture, gconstpointer data)
{
  assert_read (fixture,
               HEAD
               "<Codes><Code name=\"people\"><Code name=\"friends\"/><Code name=\"kin\"/></Code>"
               "<Code name=\"places\"/></Codes><Sets/></CodeBook>",
               "A people<-1 -\nA00 friends<0 -\nA01 kin<0 -\nB places<-1 -\n");
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 0);
}

static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  assert_read (fixture,
               HEAD
               "<Codes><Code name=\"1\"><Code name=\"2\"><Code name=\"3\"><Code name=\"4\"><Code "
               "name=\"5\"/></Code></Code></Code></Code></Codes><Sets><Set guid=\"a\" "
               "name=\"s\"><MemberCode guid=\"b\"/></Set></Sets></CodeBook>",
               "A 1<-1 -\nA00 2<0 -\nA00-00 3<1 -\n");
  g_assert_cmpuint (ens_faults_get_n_errors (fixture->faults), ==, 0);
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 2);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {
    "",
    "hello",
    "<!DOCTYPE CodeBook [<!ENTITY a \"b\">]><CodeBook>&a;</CodeBook>",
    "<Project xmlns=\"urn:QDA-XML:project:1.0\"/>",
    HEAD "<Codes/></CodeBook>",
    HEAD "<Codes><Code name=\"x\">",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (EnsFaults) faults = ens_faults_new ();

    ens_test_write (fixture->path, bad[i]);
    g_assert_null (ens_qdc_read (fixture->path, faults, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  }
}

static GPtrArray *
new_codes (void)
{
  static const char *const rows[][3] = { { "A", "Access", "all <that>" },
                                         { "A01", "R&D \"x\"", NULL } };
  GPtrArray *codes = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdc_code_free);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    EnsQdcCode *code = ens_qdc_code_new ();

    code->guid = g_strdup_printf ("0d62985d-b147-8d01-a9b5-cae5dcd9834%d", (int) i);
    code->code = g_strdup (rows[i][0]);
    code->name = g_strdup (rows[i][1]);
    code->description = g_strdup (rows[i][2]);
    code->parent = (int) i - 1;
    code->is_codable = i > 0;
    g_ptr_array_add (codes, code);
  }
  return codes;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = new_codes ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (ens_qdc_write (fixture->path, codes, &error));
  text = ens_test_read (fixture->path);
  ens_test_assert_golden (text, "packages/codebook.qdc");
  assert_read (fixture, text, "A Access<-1 all <that>\nA01 R&D \"x\"<0 -\n");
}

static char *
dup_data_path (const char *name)
{
  const char *folder = g_getenv ("ENS_TEST_DATA");
  char *path = g_build_filename (folder != NULL ? folder : "../shared/data", "refi_qda", name,
                                 NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_test_skip ("the files of REFI-QDA are not here: set ENS_TEST_DATA");
  g_free (path);
  return NULL;
}

static void
test_schema (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_data_path ("schema/Codebook-v1.0.openqda.xsd");
  g_autoptr (GPtrArray) codes = new_codes ();
  xmlSchemaParserCtxt *parser;
  xmlSchema *schema;
  xmlSchemaValidCtxt *validator;
  xmlDoc *document;

  if (path == NULL)
    return;
  g_assert_true (ens_qdc_write (fixture->path, codes, NULL));
  parser = xmlSchemaNewParserCtxt (path);
  schema = xmlSchemaParse (parser);
  validator = xmlSchemaNewValidCtxt (schema);
  document = xmlReadFile (fixture->path, NULL, XML_PARSE_NONET);
  g_assert_cmpint (xmlSchemaValidateDoc (validator, document), ==, 0);
  xmlFreeDoc (document);
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
}

static void
test_taguette (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_data_path ("taguette_codebook.qdc");
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  codes = ens_qdc_read (path, fixture->faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (codes->len, ==, 3);
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
  add ("/package/qdc/with-codes", test_with_codes);
  add ("/package/qdc/without-codes", test_without_codes);
  add ("/package/qdc/dropped", test_dropped);
  add ("/package/qdc/refused", test_refused);
  add ("/package/qdc/round-trip", test_round_trip);
  add ("/package/qdc/schema", test_schema);
  add ("/package/qdc/taguette", test_taguette);
  return g_test_run ();
}
