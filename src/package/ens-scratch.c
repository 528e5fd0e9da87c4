// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The system's folder is believed only where it is there: a TMPDIR that somebody's session left behind must
// not keep people from their export.
#include "ens-scratch.h"

#include "ens-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "ensemble-XXXXXX"

static gboolean
is_usable (const char *folder)
{
  return g_file_test (folder, G_FILE_TEST_IS_DIR) && g_access (folder, W_OK | X_OK) == 0;
}

/**
 * ens_scratch_dup_place:
 * @near_path: (nullable): a file in whose folder there is room if nowhere else
 *
 * Returns: (transfer full): the folder in which to make what nobody is to see
 */
char *
ens_scratch_dup_place (const char *near_path)
{
  g_autofree char *beside = near_path != NULL ? g_path_get_dirname (near_path) : NULL;
  const char *const places[] = { g_get_tmp_dir (), "/tmp", "/var/tmp", beside };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] != NULL && is_usable (places[i]))
      return g_strdup (places[i]);
  return g_strdup (g_get_tmp_dir ());
}

static char *
fail (const char *path, int code, GError **error)
{
  g_set_error (error, ENS_ERROR,
               code == ENOSPC || code == EDQUOT ? ENS_ERROR_FULL : ENS_ERROR_FAILED,
               _ ("%s: the file could not be written: %s"), path, g_strerror (code));
  return NULL;
}

/** ens_scratch_new_folder: Returns: (transfer full): an empty folder, as of ens_scratch_dup_place(). */
char *
ens_scratch_new_folder (const char *near_path, GError **error)
{
  g_autofree char *place = ens_scratch_dup_place (near_path);
  g_autofree char *path = g_build_filename (place, NAME, NULL);

  if (g_mkdtemp (path) == NULL)
    return fail (path, errno, error);
  return g_steal_pointer (&path);
}

/** ens_scratch_new_file: Returns: (transfer full): an empty file, open in @fd, as of ens_scratch_dup_place(). */
char *
ens_scratch_new_file (const char *near_path, int *fd, GError **error)
{
  g_autofree char *place = ens_scratch_dup_place (near_path);
  g_autofree char *path = g_build_filename (place, NAME, NULL);

  *fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (*fd < 0)
    return fail (path, errno, error);
  return g_steal_pointer (&path);
}
