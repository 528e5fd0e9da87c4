// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bundles: what goes in comes out, and what archives can be made to do is refused.
#include "ens-bundle.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-page-sums.h"
#include "ens-test.h"
#include "ens-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  EnsTestDir *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = ens_test_dir_new ();
  fixture->path = ens_test_dir_file (fixture->dir, "b.ensemblez");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  ens_test_dir_free (fixture->dir);
}

static void
write_good (const char *path, const char *package)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsBundleWriter) writer = ens_bundle_writer_new (path, &error);

  g_assert_no_error (error);
  ens_bundle_writer_add_text (writer, ENS_BUNDLE_PACKAGE, package, strlen (package), &error);
  ens_bundle_writer_add_text (writer, ENS_BUNDLE_SIGNATURE, "signed", 6, &error);
  ens_bundle_writer_add_text (writer, "tables/statements.csv", "text\r\n", 6, &error);
  ens_bundle_writer_finish (writer, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsBundleReader) reader = NULL;
  char bytes[64] = { 0 };

  write_good (fixture->path, "<package>é</package>");
  reader = ens_bundle_reader_new (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **) ens_bundle_reader_get_names (reader)), ==, 3);
  g_assert_cmpstr (ens_bundle_reader_get_signature (reader), ==, "signed");
  g_assert_cmpint (read (ens_bundle_reader_get_package_fd (reader), bytes, sizeof bytes), >, 0);
  g_assert_cmpstr (bytes, ==, "<package>é</package>");
}

// What comes behind the start of the package is not unpacked, however much it is.
static void
test_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsBundleReader) reader = NULL;
  g_autofree char *rest = g_strnfill (300 * 1024, ' ');
  g_autofree char *package = g_strconcat ("<package a=\"1\">", rest, "</package>", NULL);
  g_autofree char *bytes = g_malloc0 (strlen (package) + 1);

  write_good (fixture->path, package);
  reader = ens_bundle_reader_new_head (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (ens_bundle_reader_get_package_fd (reader), bytes, strlen (package)), <,
                   strlen (package));
  g_assert_true (g_str_has_prefix (bytes, "<package a=\"1\">"));
  g_assert_null (ens_bundle_reader_get_signature (reader));
  write_good (fixture->path, "<package/>");
  g_clear_pointer (&reader, ens_bundle_reader_free);
  reader = ens_bundle_reader_new_head (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (ens_bundle_reader_get_package_fd (reader), bytes, 64), ==, 10);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = ens_test_dir_file (fixture->dir, "c.ensemblez");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize n_one, n_two;

  write_good (fixture->path, "<package/>");
  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  tzset ();
  write_good (other, "<package/>");
  g_assert_true (g_file_get_contents (fixture->path, &one, &n_one, NULL));
  g_assert_true (g_file_get_contents (other, &two, &n_two, NULL));
  g_assert_cmpmem (one, n_one, two, n_two);
}

static void
add_entry (struct archive *archive, const char *name, mode_t type, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();
  g_autofree char *zeros = g_malloc0 (1024 * 1024);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, type == AE_IFREG ? (gint64) size : 0);
  if (type == AE_IFLNK)
    archive_entry_set_symlink (entry, "/etc/passwd");
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  for (gsize done = 0; type == AE_IFREG && done < size; done += 1024 * 1024)
    archive_write_data (archive, zeros, MIN (size - done, 1024 * 1024));
  archive_entry_free (entry);
}

static void
write_hostile (const char *path, const char *name, mode_t type, gsize size)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  add_entry (archive, ENS_BUNDLE_PACKAGE, AE_IFREG, 10);
  add_entry (archive, name, type, size);
  archive_write_close (archive);
  archive_write_free (archive);
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ens_bundle_reader_new (path, &error));
  g_assert_error (error, ENS_ERROR, code);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "../x", "a/../../x", "/etc/x", "a\\b", "C:x",   "a//b",
                                     "./x",  "",          "..",     "a\nb", "a\x7f", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ens_zip_is_safe_name (bad[i]));
  g_assert_true (ens_zip_is_safe_name ("tables/énoncés.csv"));
  g_assert_true (ens_zip_is_safe_name ("..a/b.."));
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  write_hostile (fixture->path, "../../evil", AE_IFREG, 1);
  assert_refused (fixture->path, ENS_ERROR_REFUSED);
  write_hostile (fixture->path, "/tmp/evil", AE_IFREG, 1);
  assert_refused (fixture->path, ENS_ERROR_REFUSED);
  write_hostile (fixture->path, "link", AE_IFLNK, 0);
  assert_refused (fixture->path, ENS_ERROR_REFUSED);
  write_hostile (fixture->path, "PACKAGE.xml", AE_IFREG, 1);
  assert_refused (fixture->path, ENS_ERROR_REFUSED);
}

// Zeros shrink about a thousandfold: a bomb.
static void
test_ratio (Fixture *fixture, gconstpointer data)
{
  write_hostile (fixture->path, "zeros", AE_IFREG, 20 * 1024 * 1024);
  assert_refused (fixture->path, ENS_ERROR_LIMIT);
}

// A stored file of noise-free letters that stays just within the ratio.
static void
test_ratio_below (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) package = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsBundleReader) reader = NULL;
  GRand *rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (package, (char) ('a' + g_rand_int_range (rand, 0, 26)));
  for (guint i = 0; i < 5 * 1024 * 1024; i++)
    g_string_append_c (package, 'a');
  g_rand_free (rand);
  write_good (fixture->path, package->str);
  reader = ens_bundle_reader_new (fixture->path, &error);
  g_assert_no_error (error);
}

static void
test_no_bundle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  assert_refused (fixture->path, ENS_ERROR_NOT_FOUND);
  ens_test_write (fixture->path, "hello");
  assert_refused (fixture->path, ENS_ERROR_REFUSED);
  ens_test_write (fixture->path, "");
  assert_refused (fixture->path, ENS_ERROR_REFUSED);
  write_good (fixture->path, "<package>some text here</package>");
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 17) {
    g_autoptr (GError) error = NULL;
    EnsBundleReader *reader;

    g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) cut, NULL));
    reader = ens_bundle_reader_new (fixture->path, &error);
    g_assert_true ((reader == NULL) == (error != NULL));
    g_clear_pointer (&reader, ens_bundle_reader_free);
  }
}

static void
test_no_package (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsBundleWriter) writer = ens_bundle_writer_new (fixture->path, &error);

  ens_bundle_writer_add_text (writer, "index.html", "x", 1, &error);
  ens_bundle_writer_finish (writer, &error);
  g_assert_no_error (error);
  assert_refused (fixture->path, ENS_ERROR_REFUSED);
}

static char *
write_summed (const char *path, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsBundleWriter) writer = ens_bundle_writer_new (path, &error);
  char *digest = NULL;

  ens_bundle_writer_add_text (writer, ENS_BUNDLE_PACKAGE, "<package/>", 10, &error);
  ens_bundle_writer_add_text (writer, "tables/empty.csv", "", 0, &error);
  if (table != NULL)
    ens_bundle_writer_add_text (writer, table, "text", 4, &error);
  ens_bundle_writer_add_sums (writer, &digest, &error);
  ens_bundle_writer_add_text (writer, ENS_BUNDLE_SIGNATURE, "signed", 6, &error);
  ens_bundle_writer_finish (writer, &error);
  g_assert_no_error (error);
  return digest;
}

// The hash is of what is listed: another list is refused by name, and so is a bundle without one.
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = write_summed (fixture->path, "a.csv");
  g_autoptr (EnsBundleReader) reader = ens_bundle_reader_new (fixture->path, NULL);
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (digest), ==, 64);
  g_assert_true (ens_bundle_reader_has_pages (reader));
  g_assert_true (ens_bundle_reader_check_pages (reader, digest, &error));
  g_assert_no_error (error);
  other = write_summed (fixture->path, "b.csv");
  g_clear_pointer (&reader, ens_bundle_reader_free);
  reader = ens_bundle_reader_new (fixture->path, NULL);
  g_assert_true (ens_bundle_reader_check_pages (reader, other, NULL));
  g_assert_false (ens_bundle_reader_check_pages (reader, digest, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE);
  g_assert_nonnull (strstr (error->message, ENS_BUNDLE_SUMS));
  g_clear_error (&error);
  write_good (fixture->path, "<package/>");
  g_clear_pointer (&reader, ens_bundle_reader_free);
  reader = ens_bundle_reader_new (fixture->path, NULL);
  g_assert_false (ens_bundle_reader_check_pages (reader, digest, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE);
}

static void
test_differences (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *names;
    const char *says;
  } cases[] = {
    { "b d", NULL },
    { "a b d", "“a” was put into" },
    { "b c d", "“c” was put into" },
    { "b d e", "“e” was put into" },
    { "b", "“d” was taken out" },
    { "d", "“b” was taken out" },
    { "", "“b” was taken out" },
    { "b B d", "“B” was put into" },
  };
  g_autoptr (EnsPageSums) signed_sums = ens_page_sums_new ();
  g_autofree char *listed = NULL;

  ens_page_sums_add (signed_sums, "d", "text", 4);
  ens_page_sums_add (signed_sums, "b", "", 0);
  listed = ens_page_sums_dup_text (signed_sums);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (EnsPageSums) sums = ens_page_sums_new ();
    g_auto (GStrv) names = g_strsplit (cases[i].names, " ", -1);
    g_autofree char *what = NULL;

    for (guint n = 0; names[n] != NULL; n++)
      ens_page_sums_add (sums, names[n], "text", *names[n] == 'd' ? 4 : 0);
    what = ens_page_sums_dup_difference (sums, listed);
    g_assert_true (cases[i].says == NULL ? what == NULL : g_str_has_prefix (what, cases[i].says));
  }
}

static void
test_changed_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsPageSums) before = ens_page_sums_new ();
  g_autoptr (EnsPageSums) after = ens_page_sums_new ();
  g_autofree char *listed = NULL;
  g_autofree char *what = NULL;

  ens_page_sums_add (before, "a", "text", 4);
  ens_page_sums_add (after, "a", "te", 2);
  ens_page_sums_add (after, "a", "sts", 3);
  listed = ens_page_sums_dup_text (before);
  what = ens_page_sums_dup_difference (after, listed);
  g_assert_true (g_str_has_prefix (what, "“a” was changed"));
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
  add ("/package/bundle/round-trip", test_round_trip);
  add ("/package/bundle/head", test_head);
  add ("/package/bundle/same-bytes", test_same_bytes);
  add ("/package/bundle/names", test_names);
  add ("/package/bundle/hostile", test_hostile);
  add ("/package/bundle/ratio", test_ratio);
  add ("/package/bundle/ratio-below", test_ratio_below);
  add ("/package/bundle/no-bundle", test_no_bundle);
  add ("/package/bundle/no-package", test_no_package);
  add ("/package/bundle/pages", test_pages);
  add ("/package/bundle/differences", test_differences);
  add ("/package/bundle/changed-page", test_changed_page);
  return g_test_run ();
}
