// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One package, by itself or in a bundle, as an import: where both sides changed a row, nothing is taken
// and somebody decides.
#include "ens-import-package.h"

#include "ens-bundle.h"
#include "ens-error.h"
#include "ens-merger.h"
#include "ens-package-reader.h"
#include "ens-signer-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
refuse_conflicts (const EnsImporter *importer, guint n, GError **error)
{
  if (n == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_DECISION,
               g_dngettext (GETTEXT_PACKAGE,
                            "%s: %u row was changed on both sides: nothing was imported, “merge” "
                            "lets you decide",
                            "%s: %u rows were changed on both sides: nothing was imported, “merge” "
                            "lets you decide",
                            n),
               importer->request->path, n);
  return FALSE;
}

static gboolean
import_from (EnsImporter *importer, EnsPackageReader *reader, GError **error)
{
  const EnsMergerOptions options = { ENS_PREFER_NOBODY, NULL, FALSE };
  g_autoptr (EnsMerger) merger = NULL;

  if (reader == NULL)
    return FALSE;
  merger = ens_merger_new (importer->session, &options, importer->faults, error);
  return merger != NULL &&
         ens_merger_read (merger, reader, importer->request->path, importer->progress,
                          importer->result, error) &&
         ens_merger_finish (merger, error) &&
         refuse_conflicts (importer, ens_merger_get_n_open (merger), error);
}

// Unsigned bundles and those of unknown keys come in with a word about it; a wrong signature never does.
static gboolean
accept_signer (const char *path, const EnsSigner *signer, EnsFaults *faults, GError **error)
{
  g_autofree char *what = NULL;

  switch (signer->state) {
  case ENS_SIGNER_WRONG:
    ens_signer_refuse (signer, path, error);
    return FALSE;
  case ENS_SIGNER_NOBODY:
    ens_faults_warn (faults, path, 0, _ ("it is not signed"),
                     _ ("ask the sender whether it is from them"));
    return TRUE;
  case ENS_SIGNER_UNKNOWN:
    what = g_strdup_printf (_ ("it is signed by the key %s, which is not known here"), signer->id);
    ens_faults_warn (faults, path, 0, what,
                     _ ("ask the sender for the public key and compare its words by phone"));
    return TRUE;
  default:
    return TRUE;
  }
}

static gboolean
has_signature_beside (const char *path)
{
  g_autofree char *beside = g_strconcat (path, ".minisig", NULL);

  return g_file_test (beside, G_FILE_TEST_EXISTS);
}

// A package by itself need not be signed; where a signature lies beside it, it has to be right.
static gboolean
check_beside (const char *path, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsSigner) signer = NULL;

  if (!has_signature_beside (path))
    return TRUE;
  signer = ens_signer_new_for_file (path, error);
  return signer != NULL && accept_signer (path, signer, faults, error);
}

static gboolean
check_signature (const char *path, const EnsBundleReader *bundle, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsSigner) signer = NULL;

  if (has_signature_beside (path))
    return check_beside (path, faults, error);
  signer = ens_signer_new_for_bundle (bundle, error);
  return signer != NULL && accept_signer (path, signer, faults, error);
}

static EnsPackageReader *
open_bundle (const char *path, EnsPackageReaderFlags flags, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsBundleReader) bundle = ens_bundle_reader_new (path, error);
  g_autofree char *name = NULL;
  int fd;

  if (bundle == NULL || !check_signature (path, bundle, faults, error))
    return NULL;
  name = g_strconcat (path, "/" ENS_BUNDLE_PACKAGE, NULL);
  fd = dup (ens_bundle_reader_get_package_fd (bundle));
  lseek (fd, 0, SEEK_SET);
  return ens_package_reader_new_for_fd (fd, name, flags, faults, error);
}

// What comes out of a pipe could not be read a second time.
static gboolean
is_file (int fd)
{
  struct stat info;

  return fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode);
}

static gboolean
read_start (const char *path, char start[4])
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize n = is_file (fd) ? read (fd, start, 4) : 0;

  if (fd >= 0)
    close (fd);
  return n == 4;
}

/** ens_import_is_bundle: Returns: whether @path is a zip file, by its first bytes, whatever its name. */
gboolean
ens_import_is_bundle (const char *path)
{
  char start[4];

  return read_start (path, start) && memcmp (start, "PK\003\004", sizeof start) == 0;
}

/** ens_import_is_package: Returns: whether @path is XML, by its first bytes, whatever its name. */
gboolean
ens_import_is_package (const char *path)
{
  char start[4];

  return read_start (path, start) &&
         (start[0] == '<' || memcmp (start, "\xef\xbb\xbf<", sizeof start) == 0);
}

/**
 * ens_import_open:
 * @path: of a package or of a bundle
 *
 * Returns: (transfer full): its reader, after a look at the signature in it or beside it
 */
EnsPackageReader *
ens_import_open (const char *path, EnsPackageReaderFlags flags, EnsFaults *faults, GError **error)
{
  if (ens_import_is_bundle (path) || g_str_has_suffix (path, ".ensemblez"))
    return open_bundle (path, flags, faults, error);
  if (!check_beside (path, faults, error))
    return NULL;
  return ens_package_reader_new (path, flags, faults, error);
}

static EnsPackageReader *
open_bundle_head (const char *path)
{
  g_autoptr (EnsBundleReader) bundle = ens_bundle_reader_new_head (path, NULL);

  if (bundle == NULL)
    return NULL;
  return ens_package_reader_new_for_fd (dup (ens_bundle_reader_get_package_fd (bundle)), path,
                                        ENS_PACKAGE_READER_HEAD, NULL, NULL);
}

/**
 * ens_import_open_head:
 * @path: of a package or of a bundle
 *
 * Returns: (transfer full) (nullable): its header, unchecked against any signature; what is wrong with a file
 *   is said when it is read
 */
EnsPackageReader *
ens_import_open_head (const char *path)
{
  if (ens_import_is_bundle (path))
    return open_bundle_head (path);
  return ens_package_reader_new (path, ENS_PACKAGE_READER_HEAD, NULL, NULL);
}

gboolean
ens_import_package (EnsImporter *importer, GError **error)
{
  g_autoptr (EnsPackageReader) reader = NULL;

  if (!check_beside (importer->request->path, importer->faults, error))
    return FALSE;
  reader = ens_package_reader_new (importer->request->path, ENS_PACKAGE_READER_PLAIN,
                                   importer->faults, error);
  return import_from (importer, reader, error);
}

/** ens_import_bundle: as ens_import_package(), for the package in a bundle, its signature looked at first. */
gboolean
ens_import_bundle (EnsImporter *importer, GError **error)
{
  g_autoptr (EnsPackageReader)
               reader = open_bundle (importer->request->path, ENS_PACKAGE_READER_PLAIN,
                                     importer->faults, error);

  return import_from (importer, reader, error);
}
