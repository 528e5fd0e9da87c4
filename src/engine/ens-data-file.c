// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A copy in a directory of its own, gone with the object.
#include "ens-data-file.h"

#include "ens-data.h"
#include "ens-error.h"
#include "ens-scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define BASE "/io/github/ensemble_wellbeing/Ensemble/data/"

struct _EnsDataFile {
  char *folder;
  char *path;
};

/** ens_data_file_read: Returns: (transfer full): the bytes of @name, which is below data/. */
GBytes *
ens_data_file_read (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (BASE, name, NULL);

  return g_resource_lookup_data (ens_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

/** ens_data_file_new: Returns: (transfer full): @name, which is below data/, as a file. */
EnsDataFile *
ens_data_file_new (const char *name, GError **error)
{
  g_autoptr (EnsDataFile) self = g_new0 (EnsDataFile, 1);
  g_autoptr (GBytes) bytes = ens_data_file_read (name, error);
  g_autofree char *last = g_path_get_basename (name);

  if (bytes == NULL)
    return NULL;
  self->folder = ens_scratch_new_folder (NULL, error);
  if (self->folder == NULL)
    return NULL;
  self->path = g_build_filename (self->folder, last, NULL);
  if (!g_file_set_contents (self->path, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ens_data_file_free (EnsDataFile *self)
{
  if (self == NULL)
    return;
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/** ens_data_file_get_path: Returns: (transfer none): where the copy is. */
const char *
ens_data_file_get_path (const EnsDataFile *self)
{
  return self->path;
}
