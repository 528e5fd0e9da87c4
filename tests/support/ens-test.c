// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Directories and golden files. No knowledge of any floor.
#include "ens-test.h"

#include <string.h>

/** ens_test_dir_new: Returns: (transfer full): the path of a fresh directory. */
EnsTestDir *
ens_test_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("ensemble-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/** ens_test_dir_file: Returns: (transfer full): the path of @name in @dir. */
char *
ens_test_dir_file (const EnsTestDir *dir, const char *name)
{
  return g_build_filename (dir, name, NULL);
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator)
               children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                                     G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL,
                                                     NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

void
ens_test_dir_free (EnsTestDir *dir)
{
  g_autoptr (GFile) file = g_file_new_for_path (dir);

  remove_tree (file);
  g_free (dir);
}

/** ens_test_read: Returns: (transfer full): the whole of a file that must be there. */
char *
ens_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
ens_test_write (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
show_difference (const char *expected, const char *text)
{
  g_auto (GStrv) old_lines = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (text, "\n", -1);
  guint i = 0;

  while (old_lines[i] != NULL && new_lines[i] != NULL && strcmp (old_lines[i], new_lines[i]) == 0)
    i++;
  g_test_message ("first difference in line %u", i + 1);
  g_test_message ("- %s", old_lines[i] != NULL ? old_lines[i] : "(end)");
  g_test_message ("+ %s", new_lines[i] != NULL ? new_lines[i] : "(end)");
}

/**
 * ens_test_assert_golden:
 * @text: what the program made
 * @name: the golden file below tests/fixtures/
 *
 * Fails with the first differing line. ENS_TEST_UPDATE=1 writes the file anew instead.
 */
void
ens_test_assert_golden (const char *text, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", name, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("ENS_TEST_UPDATE") != NULL) {
    g_autofree char *folder = g_path_get_dirname (path);

    g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
    ens_test_write (path, text);
    return;
  }
  expected = ens_test_read (path);
  if (strcmp (expected, text) == 0)
    return;
  show_difference (expected, text);
  g_test_message ("ENS_TEST_UPDATE=1 writes %s anew", name);
  g_test_fail ();
}
