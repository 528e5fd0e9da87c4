// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects of other programs: positions, lists and prose, what is left out, what is refused.
#include "ens-bundle.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-qdpx-reader.h"
#include "ens-qdpx-writer.h"
#include "ens-test.h"

#include <string.h>

#define HEAD  "<?xml version=\"1.0\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\">"
#define CODES "<CodeBook><Codes><Code guid=\"C1\" name=\"kin\"/></Codes></CodeBook>"
#define MARK(start, end)                                                                   \
  "<PlainTextSelection guid=\"M" start "\" startPosition=\"" start "\" endPosition=\"" end \
  "\"><Coding guid=\"K\" creatingUser=\"{U1}\"><CodeRef targetGUID=\"{c1}\"/></Coding></PlainTextSelection>"

typedef struct {
  EnsTestDir *dir;
  char *path;
  EnsFaults *faults;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = ens_test_dir_new ();
  fixture->path = ens_test_dir_file (fixture->dir, "p.qdpx");
  fixture->faults = ens_faults_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ens_faults_free (fixture->faults);
  g_free (fixture->path);
  ens_test_dir_free (fixture->dir);
}

static void
write_zip (Fixture *fixture, const char *project, const char *text)
{
  g_autoptr (EnsBundleWriter) zip = ens_bundle_writer_new (fixture->path, NULL);

  g_assert_true (ens_bundle_writer_add_text (zip, "project.qde", project, strlen (project), NULL));
  g_assert_true (ens_bundle_writer_add_text (zip, "sources/T.txt", text, strlen (text), NULL));
  g_assert_true (ens_bundle_writer_finish (zip, NULL));
}

static char *
dup_shown (const EnsQdpx *project)
{
  GString *shown = g_string_new (NULL);

  for (guint s = 0; s < project->sources->len; s++) {
    const EnsQdpxSource *source = g_ptr_array_index (project->sources, s);

    g_string_append_printf (shown, "%s of %s:", source->name, source->owner);
    for (guint p = 0; p < source->passages->len; p++) {
      const EnsQdpxPassage *passage = g_ptr_array_index (source->passages, p);

      g_string_append_printf (shown, " [%s]", passage->text);
      for (guint c = 0; c < passage->codings->len; c++)
        g_string_append_printf (shown, "%s%d",
                                g_array_index (passage->codings, EnsQdpxCoding, c).coder,
                                g_array_index (passage->codings, EnsQdpxCoding, c).code);
    }
  }
  return g_string_free (shown, FALSE);
}

static void
assert_read (Fixture *fixture, const char *body, const char *text, const char *expected)
{
  g_autofree char *project = g_strconcat (HEAD
                                          "<Users><User guid=\"u1\" name=\"Ann\"/></Users>" CODES,
                                          body, "</Project>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsQdpx) found = NULL;
  g_autofree char *shown = NULL;

  write_zip (fixture, project, text);
  found = ens_qdpx_read (fixture->path, fixture->faults, &error);
  g_assert_no_error (error);
  shown = dup_shown (found);
  g_assert_cmpstr (shown, ==, expected);
}

#define SOURCE "<TextSource guid=\"T\" name=\"Monday\" plainTextPath=\"internal://T.txt\">"

static void
test_positions (Fixture *fixture, gconstpointer data)
{
  // Characters, not bytes; the second end points at the last character, as some programs have it.
  assert_read (fixture,
               "<Sources>" SOURCE MARK ("0", "2") MARK ("3", "5")
                 MARK ("7", "99") "</TextSource></Sources>",
               "éà\nabc\nxyz\n", "Monday of (null): [éà]Ann0 [abc]Ann0 [xyz]Ann0");
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  assert_read (fixture, "<Sources>" SOURCE MARK ("0", "3") "</TextSource></Sources>",
               "abc\r\nplain\r\n", "Monday of (null): [abc]Ann0 [plain]");
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 0);
}

static void
test_prose (Fixture *fixture, gconstpointer data)
{
  assert_read (fixture,
               "<Sources>" SOURCE MARK ("4", "7") MARK ("4", "7") "</TextSource></Sources>",
               "one two three\nfour\n", "Monday of (null): [two]Ann0Ann0");
  // The id that is there twice, and the lines.
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 2);
}

static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  assert_read (
    fixture,
    "<Variables><Variable guid=\"V\" name=\"Place\" typeOfVariable=\"Text\"/></Variables>"
    "<Cases><Case guid=\"A\" name=\"Youth\"><VariableValue><VariableRef targetGUID=\"V\"/>"
    "<TextValue>here</TextValue></VariableValue><SourceRef targetGUID=\"T\"/></Case></Cases>"
    "<Sources><PictureSource guid=\"P\"><PictureSelection guid=\"x\" firstX=\"1\"/>"
    "</PictureSource><TextSource guid=\"T\" name=\"T\"><PlainTextContent>in it</PlainTextContent>"
    "<PlainTextSelection guid=\"M\" startPosition=\"0\" endPosition=\"2\"><Coding guid=\"K\">"
    "<CodeRef targetGUID=\"none\"/></Coding><NoteRef targetGUID=\"n\"/></PlainTextSelection>"
    "<PlainTextSelection guid=\"N\" startPosition=\"-1\" endPosition=\"x\"/>"
    "</TextSource><TextSource guid=\"Z\" name=\"gone\"/></Sources>"
    "<Links><Link guid=\"L\"/></Links>",
    "", "T of Youth: [in]gone of (null):");
  // Elements, bad positions, a code that is nowhere, a text that is nowhere, a line, values.
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 6);
  g_assert_cmpstr (ens_faults_get (fixture->faults, 4)->what, ==,
                   "values left out, having no place here: Place (1)");
  g_assert_cmpstr (ens_faults_get (fixture->faults, 5)->what, ==,
                   "left out, having no place here: Link (1), NoteRef (1), PictureSource (1)");
  g_assert_cmpuint (ens_faults_get_n_errors (fixture->faults), ==, 0);
}

static void
assert_refused (Fixture *fixture, const char *project, int code)
{
  g_autoptr (GError) error = NULL;

  write_zip (fixture, project, "");
  g_assert_null (ens_qdpx_read (fixture->path, fixture->faults, &error));
  g_assert_error (error, ENS_ERROR, code);
}

static char *
dup_nested (guint depth)
{
  GString *text = g_string_new (HEAD);

  for (guint i = 1; i < depth; i++)
    g_string_append (text, "<Sources>");
  for (guint i = 1; i < depth; i++)
    g_string_append (text, "</Sources>");
  g_string_append (text, "</Project>");
  return g_string_free (text, FALSE);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = dup_nested (ENS_LIMIT_XML_DEPTH + 1);

  assert_refused (fixture, "<!DOCTYPE Project><Project xmlns=\"urn:QDA-XML:project:1.0\"/>",
                  ENS_ERROR_REFUSED);
  assert_refused (fixture, "<Project xmlns=\"urn:other\"/>", ENS_ERROR_REFUSED);
  assert_refused (fixture, HEAD "<Users>", ENS_ERROR_REFUSED);
  assert_refused (fixture, HEAD "<Users>&lol;</Users></Project>", ENS_ERROR_REFUSED);
  assert_refused (fixture, "", ENS_ERROR_REFUSED);
  assert_refused (fixture, deep, ENS_ERROR_REFUSED);
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = dup_nested (ENS_LIMIT_XML_DEPTH);
  g_autofree char *word = g_strnfill (ENS_LIMIT_TEXT_BYTES + 2, 'a');
  g_autoptr (EnsQdpx) found = NULL;
  g_autoptr (EnsQdpx) cut = NULL;

  write_zip (fixture, deep, "");
  found = ens_qdpx_read (fixture->path, fixture->faults, NULL);
  g_assert_nonnull (found);
  write_zip (fixture,
             HEAD "<Sources>" SOURCE MARK ("0", "65536")
               MARK ("0", "65537") "</TextSource></Sources></Project>",
             word);
  cut = ens_qdpx_read (fixture->path, fixture->faults, NULL);
  g_assert_cmpuint (((EnsQdpxSource *) g_ptr_array_index (cut->sources, 0))->passages->len, ==, 1);
}

// Marks that overlap must not make a small file a large project.
static void
test_overlapping (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = g_strnfill (ENS_LIMIT_TEXT_BYTES, 'a');
  g_autoptr (GString) marks = g_string_new (HEAD "<Sources>" SOURCE);

  for (int i = 0; i < 1100; i++)
    g_string_append_printf (marks,
                            "<PlainTextSelection guid=\"M%d\" startPosition=\"0\" "
                            "endPosition=\"%d\"/>",
                            i, ENS_LIMIT_TEXT_BYTES - i);
  g_string_append (marks, "</TextSource></Sources></Project>");
  write_zip (fixture, marks->str, word);
  g_assert_null (ens_qdpx_read (fixture->path, fixture->faults, NULL));
}

// What is below the third level counts for what is above it.
static void
test_deep_codes (Fixture *fixture, gconstpointer data)
{
  static const char codes[] =
    "<CodeBook><Codes><Code guid=\"a\" name=\"a\"><Code guid=\"b\" name=\"b\"><Code guid=\"c\" "
    "name=\"c\"><Code guid=\"c1\" name=\"d\"/></Code></Code></Code></Codes></CodeBook>";
  g_autofree char *text =
    g_strconcat (HEAD, codes,
                 "<Sources>" SOURCE MARK ("0", "3") "</TextSource></Sources></Project>", NULL);
  g_autoptr (EnsQdpx) found = NULL;
  const EnsQdpxSource *source;

  write_zip (fixture, text, "abc");
  found = ens_qdpx_read (fixture->path, fixture->faults, NULL);
  source = g_ptr_array_index (found->sources, 0);
  g_assert_cmpint (
    g_array_index (((EnsQdpxPassage *) g_ptr_array_index (source->passages, 0))->codings,
                   EnsQdpxCoding, 0)
      .code,
    ==, 2);
  // The code, its coding, and that nobody says who coded.
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 3);
}

static EnsQdpx *
new_project (void)
{
  EnsQdpx *project = ens_qdpx_new ();
  EnsQdcCode *code = ens_qdc_code_new ();
  EnsQdpxSource *source;
  EnsQdpxPassage *passage;

  code->guid = g_strdup ("0d62985d-b147-8d01-a9b5-cae5dcd98340");
  code->code = g_strdup ("A");
  code->name = g_strdup ("R&D");
  g_ptr_array_add (project->codes, code);
  source = ens_qdpx_add_source (project, "0d62985d-b147-8d01-a9b5-cae5dcd98341", "Youth · Q1");
  source->owner = g_strdup ("Youth");
  g_hash_table_insert (source->variables, g_strdup ("question"), g_strdup ("Q1"));
  passage = ens_qdpx_source_add_passage (source, "0d62985d-b147-7d01-a9b5-cae5dcd98342",
                                         g_strdup ("zoé < \"us\""));
  passage->note = g_strdup ("count: 2");
  ens_qdpx_passage_add_coding (passage, "MK", 0);
  ens_qdpx_source_add_passage (source, "0d62985d-b147-7d01-a9b5-cae5dcd98343",
                               g_strdup ("two\nlines"));
  return project;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsQdpx) project = new_project ();
  g_autoptr (EnsQdpx) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  const EnsQdpxSource *source;

  g_assert_true (ens_qdpx_write (fixture->path, "Title & all", project, &error));
  back = ens_qdpx_read (fixture->path, fixture->faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_faults_get_n_listed (fixture->faults), ==, 0);
  shown = dup_shown (back);
  g_assert_cmpstr (shown, ==, "Youth · Q1 of Youth: [zoé < \"us\"]MK0 [two\nlines]");
  source = g_ptr_array_index (back->sources, 0);
  g_assert_cmpstr (g_hash_table_lookup (source->variables, "question"), ==, "Q1");
  g_assert_cmpstr (((EnsQdpxPassage *) g_ptr_array_index (source->passages, 0))->note, ==,
                   "count: 2");
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
  add ("/package/qdpx/positions", test_positions);
  add ("/package/qdpx/list", test_list);
  add ("/package/qdpx/prose", test_prose);
  add ("/package/qdpx/dropped", test_dropped);
  add ("/package/qdpx/refused", test_refused);
  add ("/package/qdpx/limits", test_limits);
  add ("/package/qdpx/overlapping", test_overlapping);
  add ("/package/qdpx/deep-codes", test_deep_codes);
  add ("/package/qdpx/round-trip", test_round_trip);
  return g_test_run ();
}
