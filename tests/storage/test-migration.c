// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file of the first schema is opened by a program that is killed, or has no space left, at each single
// step: the file is whole, the next opening brings it to the newest schema, and nothing is missing.
#include "ens-bad-disk.h"
#include "ens-schema.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/** Place: @expected: what the file holds when nothing goes wrong */
typedef struct {
  EnsBadDisk *disk;
  EnsTestDir *dir;
  char *bytes;
  gsize size;
  char *expected;
} Place;

static char *
make_old_file (const Place *place)
{
  g_autofree char *fixture = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "databases",
                                               "v1.sql", NULL);
  g_autofree char *sql = ens_test_read (fixture);
  char *path = ens_test_dir_file (place->dir, "old.ensemble");
  g_autoptr (EnsDb) db = ens_db_open (path, ENS_DB_CREATE, NULL);
  g_autoptr (GError) error = NULL;

  ens_db_exec (db, "PRAGMA trusted_schema = ON", NULL);
  ens_db_exec (db, sql, &error);
  g_assert_no_error (error);
  ens_db_exec (db, "PRAGMA journal_mode = DELETE", NULL);
  return path;
}

static char *
dup_content (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsStore) store = ens_store_open (path, ENS_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  return fixture_dump (store);
}

static void
open_place (Place *place, gconstpointer data)
{
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;

  place->disk = ens_bad_disk_new ();
  place->dir = ens_test_dir_new ();
  old = make_old_file (place);
  g_file_get_contents (old, &place->bytes, &place->size, &error);
  g_assert_no_error (error);
  place->expected = dup_content (old);
}

static void
close_place (Place *place, gconstpointer data)
{
  ens_bad_disk_free (place->disk);
  ens_test_dir_free (place->dir);
  g_free (place->bytes);
  g_free (place->expected);
}

// The copies made before a migration, whichever are whole, hold an older schema.
static void
check_copies (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (EnsDb) db = NULL;
    gint64 version = 0;

    if (strstr (name, ".before-v") == NULL || !g_str_has_suffix (name, ".ensemble"))
      continue;
    db = ens_db_open (path, ENS_DB_WRITE, NULL);
    g_assert_true (ens_db_query_int (db, "PRAGMA user_version", &version, NULL));
    g_assert_cmpint (version, <, ens_schema_get_version (&ens_schema_released));
  }
}

static void
check_file (const Place *place, const char *folder, const char *path)
{
  g_autofree char *content = dup_content (path);

  g_assert_cmpstr (content, ==, place->expected);
  check_copies (folder);
}

// Opens the file in a child of its own. Returns: whether it was killed.
static gboolean
open_and_die (EnsBadDisk *disk, const char *path, guint n)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0) {
    g_autoptr (EnsStore) store = NULL;

    ens_bad_disk_arm (disk, ENS_BAD_DISK_KILL, n);
    store = ens_store_open (path, ENS_STORE_READ_WRITE, NULL);
    _exit (store != NULL ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    return TRUE;
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return FALSE;
}

static gboolean
open_and_fail (EnsBadDisk *disk, EnsBadDiskKind kind, const char *path, guint n)
{
  g_autoptr (EnsStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_failed;

  ens_bad_disk_arm (disk, kind, n);
  store = ens_store_open (path, ENS_STORE_READ_WRITE, &error);
  has_failed = ens_bad_disk_disarm (disk);
  if (store == NULL && kind == ENS_BAD_DISK_FULL)
    g_assert_error (error, ENS_ERROR, ENS_ERROR_FULL);
  g_assert_true (store != NULL || error->domain == ENS_ERROR);
  return has_failed;
}

static gboolean
open_once (const Place *place, EnsBadDiskKind kind, guint n)
{
  g_autofree char *name = g_strdup_printf ("%d-%u", (int) kind, n);
  g_autofree char *folder = ens_test_dir_file (place->dir, name);
  g_autofree char *path = g_build_filename (folder, "p.ensemble", NULL);
  gboolean has_failed;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (path, place->bytes, (gssize) place->size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  has_failed = kind == ENS_BAD_DISK_KILL ? open_and_die (place->disk, path, n)
                                         : open_and_fail (place->disk, kind, path, n);
  check_file (place, folder, path);
  return has_failed;
}

static void
test_every_step (Place *place, gconstpointer data)
{
  const EnsBadDiskKind kind = (EnsBadDiskKind) GPOINTER_TO_INT (data);
  guint n = 1;

  while (open_once (place, kind, n))
    n++;
  g_test_message ("%u steps", n);
  g_assert_cmpuint (n, >, 3);
}

#define ADD(name, kind)                                                              \
  g_test_add ("/storage/migration/" name, Place, GINT_TO_POINTER (kind), open_place, \
              test_every_step, close_place)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("killed", ENS_BAD_DISK_KILL);
  ADD ("full", ENS_BAD_DISK_FULL);
  ADD ("no-sync", ENS_BAD_DISK_SYNC);
  ADD ("pulled", ENS_BAD_DISK_PULLED);
  return g_test_run ();
}
