// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An SQLite VFS around the default one. Writing, cutting, synchronising and deleting are its steps.
#include "ens-bad-disk.h"

#include <signal.h>
#include <sqlite3.h>

struct _EnsBadDisk {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  gboolean is_armed;
  gboolean has_failed;
  EnsBadDiskKind kind;
  guint n_left;
};

/** File: @real: lies behind it in memory */
typedef struct {
  sqlite3_file base;
  EnsBadDisk *disk;
  sqlite3_file *real;
} File;

typedef enum {
  STEP_WRITE,
  STEP_SYNC,
  STEP_OTHER,
} Step;

static gboolean
counts (EnsBadDiskKind kind, Step step)
{
  switch (kind) {
  case ENS_BAD_DISK_FULL:
    return step == STEP_WRITE;
  case ENS_BAD_DISK_SYNC:
    return step == STEP_SYNC;
  default:
    return TRUE;
  }
}

// Whether this step fails.
static gboolean
fails (EnsBadDisk *disk, Step step)
{
  if (!disk->is_armed || !counts (disk->kind, step))
    return FALSE;
  if (disk->n_left > 0)
    disk->n_left--;
  if (disk->n_left > 0)
    return FALSE;
  if (disk->kind == ENS_BAD_DISK_KILL)
    raise (SIGKILL);
  if (disk->kind == ENS_BAD_DISK_SYNC && disk->has_failed)
    return FALSE;
  disk->has_failed = TRUE;
  return TRUE;
}

static gboolean
is_gone (const EnsBadDisk *disk)
{
  return disk->is_armed && disk->has_failed && disk->kind == ENS_BAD_DISK_PULLED;
}

static File *
as_file (sqlite3_file *file)
{
  return (File *) file;
}

static int
do_close (sqlite3_file *file)
{
  return as_file (file)->real->pMethods->xClose (as_file (file)->real);
}

static int
do_read (sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
  if (is_gone (as_file (file)->disk))
    return SQLITE_IOERR_READ;
  return as_file (file)->real->pMethods->xRead (as_file (file)->real, to, size, at);
}

static int
do_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
  EnsBadDisk *disk = as_file (file)->disk;

  if (fails (disk, STEP_WRITE))
    return disk->kind == ENS_BAD_DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return as_file (file)->real->pMethods->xWrite (as_file (file)->real, from, size, at);
}

static int
do_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (fails (as_file (file)->disk, STEP_OTHER))
    return SQLITE_IOERR_TRUNCATE;
  return as_file (file)->real->pMethods->xTruncate (as_file (file)->real, size);
}

static int
do_sync (sqlite3_file *file, int flags)
{
  return fails (as_file (file)->disk, STEP_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
do_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  if (is_gone (as_file (file)->disk))
    return SQLITE_IOERR_FSTAT;
  return as_file (file)->real->pMethods->xFileSize (as_file (file)->real, size);
}

static int
do_lock (sqlite3_file *file, int level)
{
  return as_file (file)->real->pMethods->xLock (as_file (file)->real, level);
}

static int
do_unlock (sqlite3_file *file, int level)
{
  return as_file (file)->real->pMethods->xUnlock (as_file (file)->real, level);
}

static int
do_check_lock (sqlite3_file *file, int *is_reserved)
{
  return as_file (file)->real->pMethods->xCheckReservedLock (as_file (file)->real, is_reserved);
}

static int
do_control (sqlite3_file *file, int what, void *data)
{
  return as_file (file)->real->pMethods->xFileControl (as_file (file)->real, what, data);
}

static int
do_sector_size (sqlite3_file *file)
{
  return as_file (file)->real->pMethods->xSectorSize (as_file (file)->real);
}

static int
do_traits (sqlite3_file *file)
{
  return as_file (file)->real->pMethods->xDeviceCharacteristics (as_file (file)->real);
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = do_close,
  .xRead = do_read,
  .xWrite = do_write,
  .xTruncate = do_truncate,
  .xSync = do_sync,
  .xFileSize = do_file_size,
  .xLock = do_lock,
  .xUnlock = do_unlock,
  .xCheckReservedLock = do_check_lock,
  .xFileControl = do_control,
  .xSectorSize = do_sector_size,
  .xDeviceCharacteristics = do_traits,
};

static int
do_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
  EnsBadDisk *disk = vfs->pAppData;
  File *own = as_file (file);
  int result;

  own->base.pMethods = NULL;
  if (is_gone (disk))
    return SQLITE_CANTOPEN;
  own->disk = disk;
  own->real = (sqlite3_file *) (own + 1);
  result = disk->real->xOpen (disk->real, name, own->real, flags, got);
  if (own->real->pMethods != NULL)
    own->base.pMethods = &methods;
  return result;
}

static int
do_delete (sqlite3_vfs *vfs, const char *name, int must_sync)
{
  EnsBadDisk *disk = vfs->pAppData;

  if (fails (disk, STEP_OTHER))
    return SQLITE_IOERR_DELETE;
  return disk->real->xDelete (disk->real, name, FALSE);
}

static int
do_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  EnsBadDisk *disk = vfs->pAppData;

  return disk->real->xAccess (disk->real, name, flags, result);
}

/** ens_bad_disk_new: Returns: (transfer full): a disk that works until it is armed. */
EnsBadDisk *
ens_bad_disk_new (void)
{
  EnsBadDisk *disk = g_new0 (EnsBadDisk, 1);

  sqlite3_initialize ();
  disk->real = sqlite3_vfs_find (NULL);
  disk->vfs = *disk->real;
  disk->vfs.pNext = NULL;
  disk->vfs.zName = "ens-bad-disk";
  disk->vfs.pAppData = disk;
  disk->vfs.szOsFile = (int) sizeof (File) + disk->real->szOsFile;
  disk->vfs.xOpen = do_open;
  disk->vfs.xDelete = do_delete;
  disk->vfs.xAccess = do_access;
  sqlite3_vfs_register (&disk->vfs, TRUE);
  return disk;
}

/** ens_bad_disk_free: no database may be open on it any more. */
void
ens_bad_disk_free (EnsBadDisk *disk)
{
  sqlite3_vfs_unregister (&disk->vfs);
  sqlite3_vfs_register (disk->real, TRUE);
  g_free (disk);
}

/** ens_bad_disk_arm: @n: from 1, counted from now. */
void
ens_bad_disk_arm (EnsBadDisk *disk, EnsBadDiskKind kind, guint n)
{
  disk->is_armed = TRUE;
  disk->has_failed = FALSE;
  disk->kind = kind;
  disk->n_left = n;
}

/** ens_bad_disk_disarm: all works again. Returns: whether anything had failed. */
gboolean
ens_bad_disk_disarm (EnsBadDisk *disk)
{
  disk->is_armed = FALSE;
  return disk->has_failed;
}
