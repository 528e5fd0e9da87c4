// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is written is read back to the letter and written again byte for byte.
#include "ens-package-reader.h"
#include "ens-test.h"
#include "sample-rows.h"

#include <glib/gstdio.h>
#include <string.h>

static void
copy_package (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsPackageReader)
               reader = ens_package_reader_new (from, ENS_PACKAGE_READER_PLAIN, NULL, &error);
  g_autoptr (EnsPackageWriter) writer = NULL;
  EnsPackageRow row;

  g_assert_no_error (error);
  writer = ens_package_writer_new (to, ens_package_reader_get_header (reader), &error);
  g_assert_no_error (error);
  while (ens_package_reader_next (reader, &row, &error)) {
    ens_package_writer_add (writer, row.entity, row.record, &error);
    g_assert_no_error (error);
  }
  g_assert_no_error (error);
  g_assert_cmpstr (ens_package_reader_get_body_id (reader), ==,
                   ens_package_reader_get_header (reader)->id);
  ens_package_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
}

static void
test_bytes (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *one = ens_test_dir_file (dir, "one.xml");
  g_autofree char *two = ens_test_dir_file (dir, "two.xml");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  sample_write (one, &error);
  g_assert_no_error (error);
  copy_package (one, two);
  first = ens_test_read (one);
  second = ens_test_read (two);
  g_assert_cmpstr (first, ==, second);
  ens_test_assert_golden (first, "packages/every-kind.xml");
}

// What an Ensemble wrote that did not know the newer kinds and fields is valid, and keeps its bytes.
static void
test_older (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *copy = ens_test_dir_file (dir, "copy.xml");
  g_autofree char *older = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "packages",
                                             "every-kind-schema-1.xml", NULL);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autofree char *before = ens_test_read (older);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ens_package_validate (older, faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ens_faults_get_n_listed (faults), ==, 0);
  copy_package (older, copy);
  after = ens_test_read (copy);
  g_assert_cmpstr (before, ==, after);
}

static void
test_every_field (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "one.xml");
  g_autofree char *id = NULL;
  g_autoptr (EnsPackageReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  EnsPackageRow row;
  guint n_rows = 0;

  sample_write (path, &error);
  g_assert_no_error (error);
  reader = ens_package_reader_new (path, ENS_PACKAGE_READER_SCHEMA, NULL, &error);
  g_assert_no_error (error);
  while (ens_package_reader_next (reader, &row, &error)) {
    gpointer expected = sample_record_new (row.entity, n_rows % SAMPLE_ROWS + 1);

    g_assert_cmpint (row.entity->kind, ==, n_rows / SAMPLE_ROWS);
    for (guint i = 0; i < row.entity->n_fields; i++)
      g_assert_true (ens_field_equal (&row.entity->fields[i], row.record, expected));
    ens_record_free (row.entity, expected);
    n_rows++;
  }
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, SAMPLE_ROWS * ENS_N_KINDS);
  id = ens_package_dup_body_id (path, &error);
  g_assert_cmpstr (id, ==, ens_package_reader_get_body_id (reader));
}

static void
test_header (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "one.xml");
  g_autoptr (EnsPackageHeader) expected = sample_header_new ();
  g_autoptr (EnsPackageReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  sample_write (path, &error);
  reader = ens_package_reader_new (path, ENS_PACKAGE_READER_PLAIN, NULL, &error);
  g_assert_no_error (error);
  g_free (expected->id);
  expected->id = g_strdup (ens_package_reader_get_header (reader)->id);
  g_assert_true (ens_record_equal (&ens_package_header_entity, expected,
                                   ens_package_reader_get_header (reader)));
}

static char *
dup_parents (guint n)
{
  GString *parents = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (parents, "%ssha256:%064x", i > 0 ? " " : "", i);
  return g_string_free (parents, FALSE);
}

// The head of a file is enough, also where it is longer than what is read at once.
static void
test_head (gconstpointer n_parents)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "one.xml");
  g_autoptr (EnsPackageHeader) header = sample_header_new ();
  g_autoptr (EnsPackageWriter) writer = NULL;
  g_autoptr (EnsPackageReader) reader = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  EnsPackageRow row;

  header->parents = dup_parents (GPOINTER_TO_UINT (n_parents));
  writer = ens_package_writer_new (path, header, &error);
  ens_package_writer_finish (writer, &header->id, &error);
  g_assert_no_error (error);
  bytes = ens_test_read (path);
  memcpy (strstr (bytes, "</package>"), "<none", 6);
  ens_test_write (path, bytes);
  reader = ens_package_reader_new (path, ENS_PACKAGE_READER_HEAD, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (
    ens_record_equal (&ens_package_header_entity, header, ens_package_reader_get_header (reader)));
  g_assert_false (ens_package_reader_next (reader, &row, &error));
  g_assert_no_error (error);
}

static void
test_rewritten (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "one.xml");
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GString) text = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  sample_write (path, &error);
  bytes = ens_test_read (path);
  text = g_string_new (bytes);
  g_string_replace (text, "\n", "\r\n", 0);
  ens_test_write (path, text->str);
  g_assert_true (ens_package_validate (path, faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, 0);
  g_assert_cmpuint (ens_faults_get_n_listed (faults), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "one.xml");
  g_autoptr (EnsPackageHeader) header = sample_header_new ();
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsPackageWriter) writer = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  writer = ens_package_writer_new (path, header, &error);
  ens_package_writer_finish (writer, &id, &error);
  g_assert_no_error (error);
  // The SHA-256 of nothing, FIPS 180-2.
  g_assert_cmpstr (id, ==,
                   "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  ens_package_validate (path, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_faults_get_n_listed (faults), ==, 0);
}

static void
test_out_of_order (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "one.xml");
  g_autoptr (EnsPackageHeader) header = sample_header_new ();
  g_autoptr (EnsPackageWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  const EnsEntity *entity = ens_entity_get (ENS_KIND_GROUP);
  gpointer one = sample_record_new (entity, 1);
  gpointer two = sample_record_new (entity, 2);

  writer = ens_package_writer_new (path, header, &error);
  g_assert_true (ens_package_writer_add (writer, entity, two, &error));
  g_assert_false (ens_package_writer_add (writer, entity, one, &error));
  g_assert_nonnull (error);
  g_clear_pointer (&writer, ens_package_writer_free);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  ens_record_free (entity, one);
  ens_record_free (entity, two);
}

static void
test_nothing_left_beside (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = ens_test_dir_file (dir, "one.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = NULL;

  ens_test_write (path, "older");
  sample_write (path, &error);
  g_assert_no_error (error);
  listing = g_dir_open (dir, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (listing), ==, "one.xml");
  g_assert_null (g_dir_read_name (listing));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/round-trip/bytes", test_bytes);
  g_test_add_func ("/package/round-trip/older", test_older);
  g_test_add_func ("/package/round-trip/every-field", test_every_field);
  g_test_add_func ("/package/round-trip/header", test_header);
  g_test_add_data_func ("/package/round-trip/head/short", GUINT_TO_POINTER (1), test_head);
  g_test_add_data_func ("/package/round-trip/head/long", GUINT_TO_POINTER (800), test_head);
  g_test_add_func ("/package/round-trip/rewritten", test_rewritten);
  g_test_add_func ("/package/round-trip/empty", test_empty);
  g_test_add_func ("/package/round-trip/out-of-order", test_out_of_order);
  g_test_add_func ("/package/round-trip/nothing-left-beside", test_nothing_left_beside);
  return g_test_run ();
}
