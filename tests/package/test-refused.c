// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a package may not hold, each with its line; and whether libxml2, given the published schema alone,
// says the same of structure.
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-package-reader.h"
#include "ens-test.h"
#include "sample-rows.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>
#include <unistd.h>

#define ID1 "11111111-1111-8111-8111-111111111111"
#define ID2 "22222222-2222-8222-8222-222222222222"
#define ID3 "33333333-3333-8333-8333-333333333333"

static const char good[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<package xmlns=\"urn:ensemble-wellbeing:package:1\" version=\"1\" kind=\"project\" "
  "id=\"sha256:0000000000000000000000000000000000000000000000000000000000000000\" "
  "origin=\"" ID1 "\" title=\"T\" created=\"2026-11-19T18:30:00.250Z\" privacy=\"internal\" "
  "language=\"fr\">\n"
  "  <questions>\n"
  "    <question id=\"" ID1 "\" number=\"1\" language=\"fr\" polarity=\"open\">\n"
  "      <wording>Quoi ?</wording>\n"
  "    </question>\n"
  "  </questions>\n"
  "  <groups>\n"
  "    <group id=\"" ID1 "\" kind=\"rainbow\" date=\"2026-11-19\" state=\"met\">\n"
  "      <name>A</name>\n"
  "      <note>B</note>\n"
  "    </group>\n"
  "  </groups>\n"
  "  <statements>\n"
  "    <statement id=\"" ID1 "\" group=\"" ID1 "\" question=\"" ID1
  "\" language=\"fr\" count=\"1\" polarity=\"open\">\n"
  "      <text>un banc</text>\n"
  "    </statement>\n"
  "  </statements>\n"
  "  <criteria>\n"
  "    <criterion id=\"" ID1 "\" language=\"fr\" kind=\"undecided\" state=\"draft\">\n"
  "      <title>Bancs</title>\n"
  "    </criterion>\n"
  "    <criterion id=\"" ID2 "\" parent=\"" ID1
  "\" language=\"fr\" kind=\"undecided\" state=\"draft\">\n"
  "      <title>Bancs</title>\n"
  "    </criterion>\n"
  "  </criteria>\n"
  "</package>\n";

// One more line is a round, the fourth a sheet of so much weight.
#define END "</package>"
#define SHEET(weight_)                                                                   \
  "<rounds>\n<round id=\"" ID1 "\" state=\"open\"><title>P</title></round>\n</rounds>\n" \
  "<respondents><respondent id=\"" ID1 "\" round=\"" ID1 "\" weight=\"" weight_ "\"/>\n" \
  "</respondents>\n" END

/** Case: one change that spoils the package above */
typedef struct {
  const char *name;
  const char *from;
  const char *to;
  gint64 line;
  gboolean is_structure;
  int code;
} Case;

static const Case cases[] = {
  { "version", "version=\"1\" kind", "version=\"2\" kind", 2, TRUE, ENS_ERROR_TOO_NEW },
  { "namespace-newer", "package:1\"", "package:2\"", 2, TRUE, ENS_ERROR_TOO_NEW },
  { "namespace", "urn:ensemble-wellbeing:package:1", "urn:other", 2, TRUE, 0 },
  { "no-namespace", " xmlns=\"urn:ensemble-wellbeing:package:1\"", "", 2, TRUE, 0 },
  { "kind", "kind=\"project\"", "kind=\"projekt\"", 2, TRUE, 0 },
  { "kind-holds", "kind=\"project\"", "kind=\"codebook\"", 3, FALSE, 0 },
  { "package-id", "sha256:0", "sha256:x", 2, TRUE, 0 },
  { "no-title", " title=\"T\"", "", 2, TRUE, 0 },
  { "title-empty", "title=\"T\"", "title=\"\"", 2, TRUE, 0 },
  { "language", "language=\"fr\">\n  <questions", "language=\"French\">\n  <questions", 2, TRUE,
    0 },
  { "attribute", "number=\"1\"", "number=\"1\" weight=\"2\"", 4, TRUE, 0 },
  { "attribute-foreign", "number=\"1\"", "xmlns:x=\"urn:x\" x:number=\"1\" number=\"1\"", 4, TRUE,
    0 },
  { "attribute-of-text", "<text>", "<text id=\"a\">", 16, TRUE, 0 },
  { "attribute-of-section", "<groups>", "<groups id=\"a\">", 8, TRUE, 0 },
  { "attribute-as-element", "<name>", "<kind>rainbow</kind><name>", 10, TRUE, 0 },
  { "missing-attribute", " number=\"1\"", "", 4, TRUE, 0 },
  { "missing-element", "<text>un banc</text>", "", 15, TRUE, 0 },
  { "element", "<text>", "<size>3</size><text>", 16, TRUE, 0 },
  { "element-in-text", "un banc", "un <b>banc</b>", 16, TRUE, 0 },
  { "element-foreign", "<name>",
    "<include xmlns=\"http://www.w3.org/2001/XInclude\" "
    "href=\"/etc/passwd\"/><name>",
    10, TRUE, 0 },
  { "section", "<groups>", "<things><thing/></things><groups>", 8, TRUE, 0 },
  { "row", "<group id", "<thing/><group id", 9, TRUE, 0 },
  { "order-of-elements", "<name>A</name>\n      <note>B</note>",
    "<note>B</note>\n      <name>A</name>", 11, TRUE, 0 },
  { "element-twice", "<name>A</name>", "<name>A</name><name>A</name>", 10, TRUE, 0 },
  { "element-empty", "<note>B</note>", "<note/>", 11, TRUE, 0 },
  { "section-empty", "<groups>", "<coders></coders><groups>", 8, TRUE, 0 },
  { "text-between", "<groups>", "<groups>x", 9, TRUE, 0 },
  { "cdata-between", "<groups>", "<groups><![CDATA[ ]]>", 8, TRUE, 0 },
  { "id", "question id=\"1", "question id=\"A", 4, TRUE, 0 },
  { "id-nil", "<question id=\"" ID1, "<question id=\"00000000-0000-0000-0000-000000000000", 4, TRUE,
    0 },
  { "number-high", "number=\"1\"", "number=\"100\"", 4, TRUE, 0 },
  { "number-low", "number=\"1\"", "number=\"0\"", 4, TRUE, 0 },
  { "number-spelling", "number=\"1\"", "number=\"01\"", 4, TRUE, 0 },
  { "word", "polarity=\"open\">\n      <wording", "polarity=\"Open\">\n      <wording", 4, TRUE,
    0 },
  { "date", "2026-11-19\" state", "2026-02-29\" state", 9, TRUE, 0 },
  { "moment", "T18:30:00.250Z", "T18:30:00Z", 2, TRUE, 0 },
  { "moment-24", "T18:30:00.250Z", "T24:00:00.000Z", 2, TRUE, 0 },
  { "reference", "group=\"" ID1, "group=\"" ID3, 15, FALSE, 0 },
  { "reference-own", "parent=\"" ID1, "parent=\"" ID3, 23, FALSE, 0 },
  { "circle", "parent=\"" ID1, "parent=\"" ID2, 23, FALSE, 0 },
  { "twice", "criterion id=\"" ID2 "\" parent=\"" ID1 "\"", "criterion id=\"" ID1 "\"", 23, FALSE,
    0 },
  { "doctype", "<package", "<!DOCTYPE package>\n<package", 2, FALSE, 0 },
  { "doctype-lower", "<package", "<!doctype package>\n<package", 2, TRUE, 0 },
  { "instruction", "<package", "<?xml-stylesheet href=\"http://x/\"?>\n<package", 2, FALSE, 0 },
  { "instruction-inside", "<text>", "<?x y?><text>", 16, FALSE, 0 },
  { "entity", "un banc", "un &banc;", 16, TRUE, 0 },
  { "encoding", "UTF-8", "ISO-8859-1", 1, FALSE, 0 },
  { "bad-bytes", "un banc", "un \xe9t\xe9", 16, TRUE, 0 },
  { "control", "un banc", "un &#1;", 16, TRUE, 0 },
  { "not-closed", "</text>", "", 17, TRUE, 0 },
  { "cut", "\n  </criteria>\n</package>\n", "", 25, TRUE, 0 },
  { "amount-none", END, SHEET ("0"), 30, TRUE, 0 },
  { "amount-below", END, SHEET ("-1"), 30, TRUE, 0 },
  { "amount-small", END, SHEET ("1e-25"), 30, TRUE, ENS_ERROR_LIMIT },
  { "amount-vanishing", END, SHEET ("1e-400"), 30, TRUE, 0 },
  { "amount-large", END, SHEET ("1e25"), 30, TRUE, ENS_ERROR_LIMIT },
  { "amount-endless", END, SHEET ("1e309"), 30, TRUE, 0 },
  { "amount-word", END, SHEET ("NaN"), 30, TRUE, 0 },
  { "more-after", "</package>\n", "</package>\n<package/>", 28, TRUE, 0 },
};

static char *
dup_spoiled (const Case *spoil)
{
  const char *at = strstr (good, spoil->from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - good), good, spoil->to,
                          at + strlen (spoil->from));
}

static void
silent_cb (void *data, const char *format, ...)
{
}

static gboolean
schema_accepts (const char *path)
{
  g_autofree char *schema_path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data",
                                                   "schema", "ensemble-package-1.xsd", NULL);
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (schema_path);
  xmlSchema *schema = xmlSchemaParse (parser);
  xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt (schema);
  xmlDoc *document = xmlReadFile (path, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  gboolean is_good = FALSE;

  xmlSchemaSetValidErrors (validator, silent_cb, silent_cb, NULL);
  if (document != NULL) {
    is_good = xmlSchemaValidateDoc (validator, document) == 0;
    xmlFreeDoc (document);
  }
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
  return is_good;
}

static gboolean
plain_accepts (const char *path, GError **error)
{
  g_autoptr (EnsPackageReader)
               reader = ens_package_reader_new (path, ENS_PACKAGE_READER_PLAIN, NULL, error);
  EnsPackageRow row;

  if (reader == NULL)
    return FALSE;
  while (ens_package_reader_next (reader, &row, error))
    ;
  return *error == NULL;
}

static void
test_good (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;

  ens_test_write (path, good);
  ens_package_validate (path, faults, &error);
  g_assert_no_error (error);
  g_assert_true (plain_accepts (path, &error));
  g_assert_true (schema_accepts (path));
}

static void
test_case (gconstpointer data)
{
  const Case *spoil = data;
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");
  g_autofree char *text = dup_spoiled (spoil);
  g_autofree char *place = g_strdup_printf ("%s:%" G_GINT64_FORMAT ": ", path, spoil->line);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) plain_error = NULL;

  ens_test_write (path, text);
  g_assert_false (ens_package_validate (path, faults, &error));
  g_assert_error (error, ENS_ERROR, spoil->code);
  g_assert_cmpuint (ens_faults_get_n_errors (faults), >=, 1);
  g_assert_cmpint (ens_faults_get (faults, 0)->line, ==, spoil->line);
  g_assert_false (plain_accepts (path, &plain_error));
  g_assert_true (g_str_has_prefix (plain_error->message, place));
  g_assert_cmpint (schema_accepts (path), ==, !spoil->is_structure);
}

// The schema alone never refuses what our own rules take: where it would, its words would be listed.
static void
test_every_fault (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GString) text = g_string_new (good);
  g_autoptr (GError) error = NULL;
  const gint64 lines[] = { 4, 9, 15, 23 };

  g_string_replace (text, "number=\"1\"", "number=\"x\"", 0);
  g_string_replace (text, "kind=\"rainbow\"", "kind=\"grey\"", 0);
  g_string_replace (text, "count=\"1\"", "count=\"0\"", 0);
  g_string_replace (text, "parent=\"" ID1, "parent=\"" ID2, 0);
  ens_test_write (path, text->str);
  g_assert_false (ens_package_validate (path, faults, &error));
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (ens_faults_get (faults, i)->line, ==, lines[i]);
}

static gboolean
accepts_text (gsize bytes)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");
  g_autoptr (GString) text = g_string_new (good);
  g_autofree char *long_text = g_strnfill (bytes - 2, 'a');
  g_autofree char *with_e = g_strconcat ("é", long_text, NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  g_string_replace (text, "un banc", with_e, 0);
  ens_test_write (path, text->str);
  is_good = plain_accepts (path, &error);
  g_assert_true (is_good || g_error_matches (error, ENS_ERROR, ENS_ERROR_LIMIT));
  return is_good;
}

static void
test_limit_text (void)
{
  g_assert_true (accepts_text (ENS_LIMIT_TEXT_BYTES));
  g_assert_false (accepts_text (ENS_LIMIT_TEXT_BYTES + 1));
}

static void
check_depth (guint depth, int code)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");
  g_autoptr (GString) text = g_string_new (good);
  g_autoptr (GString) nest = g_string_new ("<groups>");
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  const EnsFault *last;

  for (guint i = 2; i < depth; i++)
    g_string_append (nest, "<a>");
  for (guint i = 2; i < depth; i++)
    g_string_append (nest, "</a>");
  g_string_replace (text, "<groups>", nest->str, 0);
  ens_test_write (path, text->str);
  g_assert_false (ens_package_validate (path, faults, &error));
  last = ens_faults_get (faults, ens_faults_get_n_listed (faults) - 1);
  g_assert_cmpint (strstr (last->what, "64") != NULL, ==, code == ENS_ERROR_LIMIT);
}

static void
test_limit_depth (void)
{
  check_depth (ENS_LIMIT_XML_DEPTH, ENS_ERROR_REFUSED);
  check_depth (ENS_LIMIT_XML_DEPTH + 1, ENS_ERROR_LIMIT);
}

// The size is known before anything is read: the file is a hole.
static void
test_limit_file (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  ens_test_write (path, good);
  g_assert_cmpint (truncate (path, ENS_LIMIT_FILE_BYTES + 1), ==, 0);
  g_assert_false (plain_accepts (path, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_LIMIT);
  g_assert_cmpint (truncate (path, ENS_LIMIT_FILE_BYTES), ==, 0);
  g_assert_false (plain_accepts (path, &other));
  g_assert_error (other, ENS_ERROR, ENS_ERROR_REFUSED);
}

static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (plain_accepts ("/nonexistent/p.xml", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
}

static void
test_odd_files (void)
{
  static const char *const texts[] = { "",
                                       "\n",
                                       "hello",
                                       "<",
                                       "<a",
                                       "PK\3\4",
                                       "\xff\xfe<",
                                       "<?xml version=\"1.0\"?>",
                                       "<!-- never closed",
                                       "<a>" };
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    ens_test_write (path, texts[i]);
    g_assert_false (plain_accepts (path, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  }
}

// Cut anywhere, a package is refused and nothing is lost on the way.
static void
test_cut_anywhere (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "p.xml");
  g_autofree char *bytes = g_strdup (good);

  for (gsize length = strlen (good) - 2; length > 0; length -= MIN (length, 13)) {
    g_autoptr (GError) error = NULL;

    bytes[length] = '\0';
    ens_test_write (path, bytes);
    g_assert_false (plain_accepts (path, &error));
    g_assert_nonnull (error);
  }
}

static void
test_hostile (void)
{
  const char *folder = g_getenv ("ENS_TEST_DATA");
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  path = g_build_filename (folder != NULL ? folder : "../shared/data", "xml_hostile", "defusedxml",
                           NULL);
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL) {
    g_test_skip ("the folder of hostile files is not here: set ENS_TEST_DATA");
    return;
  }
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_autoptr (EnsFaults) faults = ens_faults_new ();
    g_autoptr (GError) error = NULL;

    g_assert_false (ens_package_validate (file, faults, &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
    g_assert_cmpint (ens_faults_get (faults, 0)->line, >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/refused/good", test_good);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/package/refused/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/package/refused/every-fault", test_every_fault);
  g_test_add_func ("/package/refused/limit-text", test_limit_text);
  g_test_add_func ("/package/refused/limit-depth", test_limit_depth);
  g_test_add_func ("/package/refused/limit-file", test_limit_file);
  g_test_add_func ("/package/refused/not-there", test_not_there);
  g_test_add_func ("/package/refused/odd-files", test_odd_files);
  g_test_add_func ("/package/refused/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/package/refused/hostile", test_hostile);
  return g_test_run ();
}
