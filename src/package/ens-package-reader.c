// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes from a file to the parser, rows from the parser to whoever asks. A row waits in a queue only
// until the piece of the file that held it is used up.
#include "ens-package-reader.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-package-sax.h"
#include "ens-prolog.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES  (64 * 1024)
#define HEAD_BYTES   (4 * 1024)
#define PROLOG_BYTES (1024 * 1024)
#define TAIL_BYTES   1024

struct _EnsPackageReader {
  int fd;
  char *name;
  EnsFaults *faults;
  EnsFaults *own_faults;
  EnsError first_code;

  EnsPackageSax *sax;
  GString *piece;
  gsize piece_bytes;
  gsize head_bytes;
  gint64 size;
  gint64 n_read;
  gboolean is_at_end;
  gboolean is_head;
  gboolean is_done;

  GChecksum *hash;
  GString *tail;
  char *body_id;

  GArray *queue;
  guint queue_at;
};

static void
add_fault (EnsPackageReader *self, EnsError code, gint64 line, const char *what)
{
  if (ens_faults_get_n_errors (self->faults) == 0)
    self->first_code = code;
  ens_faults_add (self->faults, self->name, line, what, NULL);
}

static void
fault_cb (EnsError code, gint64 line, const char *what, gpointer data)
{
  EnsPackageReader *self = data;

  add_fault (self, code, line, what);
  if (self->own_faults != NULL ||
      ens_faults_get_n_errors (self->faults) >= ENS_LIMIT_REPORTED_FAULTS)
    ens_package_sax_stop (self->sax);
}

static void
row_cb (const EnsEntity *entity, gpointer record, gint64 line, gpointer data)
{
  EnsPackageReader *self = data;
  EnsPackageRow row = { entity, record, line };

  g_array_append_val (self->queue, row);
}

static gboolean
fail (EnsPackageReader *self, GError **error)
{
  guint n = ens_faults_get_n_errors (self->faults);

  self->is_done = TRUE;
  for (guint i = 0; n > 0 && i < ens_faults_get_n_listed (self->faults); i++) {
    const EnsFault *fault = ens_faults_get (self->faults, i);
    g_autofree char *line = NULL;

    if (fault->is_warning)
      continue;
    line = ens_fault_dup_line (fault);
    if (n == 1)
      g_set_error_literal (error, ENS_ERROR, (int) self->first_code, line);
    else
      g_set_error (error, ENS_ERROR, (int) self->first_code,
                   g_dngettext (GETTEXT_PACKAGE, "%s (and %u more fault)",
                                "%s (and %u more faults)", n - 1),
                   line, n - 1);
    break;
  }
  return FALSE;
}

static gboolean
refuse (EnsPackageReader *self, EnsError code, gint64 line, const char *what, GError **error)
{
  add_fault (self, code, line, what);
  return fail (self, error);
}

static gboolean
refuse_size (EnsPackageReader *self, GError **error)
{
  g_autofree char *what = g_strdup_printf (_ ("larger than the limit of %d MiB"),
                                           (int) (ENS_LIMIT_FILE_BYTES / (1024 * 1024)));

  return refuse (self, ENS_ERROR_LIMIT, 0, what, error);
}

// Appends the next bytes of the file to the piece in hand.
static gboolean
read_more (EnsPackageReader *self, GError **error)
{
  gsize before = self->piece->len;
  gssize n;

  g_string_set_size (self->piece, before + self->piece_bytes);
  do
    n = read (self->fd, self->piece->str + before, self->piece_bytes);
  while (n < 0 && errno == EINTR);
  self->piece_bytes = PIECE_BYTES;
  g_string_truncate (self->piece, before + (gsize) MAX (n, 0));
  if (n < 0)
    return refuse (self, ENS_ERROR_FAILED, 0, g_strerror (errno), error);
  self->n_read += n;
  self->is_at_end = n == 0;
  return self->n_read <= ENS_LIMIT_FILE_BYTES || refuse_size (self, error);
}

// Hashes all but the last bytes seen, among which the end tag of the root must be.
static void
hash_body (EnsPackageReader *self, const char *bytes, gsize length)
{
  gsize n;

  g_string_append_len (self->tail, bytes, (gssize) length);
  n = self->tail->len > TAIL_BYTES ? self->tail->len - TAIL_BYTES : 0;
  g_checksum_update (self->hash, (const guchar *) self->tail->str, (gssize) n);
  g_string_erase (self->tail, 0, (gssize) n);
}

static void
end_hash (EnsPackageReader *self)
{
  const char *end = g_strrstr_len (self->tail->str, (gssize) self->tail->len, "</");

  if (end != NULL)
    g_string_truncate (self->tail, (gsize) (end - self->tail->str));
  g_checksum_update (self->hash, (const guchar *) self->tail->str, (gssize) self->tail->len);
  self->body_id = g_strconcat ("sha256:", g_checksum_get_string (self->hash), NULL);
}

static void
end_body (EnsPackageReader *self)
{
  const EnsPackageHeader *header = ens_package_sax_get_header (self->sax);

  end_hash (self);
  if (ens_faults_get_n_errors (self->faults) == 0 && strcmp (header->id, self->body_id) != 0)
    ens_faults_warn (
      self->faults, self->name, 0,
      _ ("its id is not that of its content: something rewrote it since it was exported"),
      _ ("the id of the content counts"));
}

static gboolean
check_end (EnsPackageReader *self, GError **error)
{
  self->is_done = TRUE;
  if (ens_faults_get_n_errors (self->faults) > 0)
    return fail (self, error);
  end_body (self);
  return TRUE;
}

static gboolean
feed (EnsPackageReader *self, GError **error)
{
  gboolean is_all = self->head_bytes == 0;
  gsize length = is_all ? self->piece->len : self->head_bytes;
  gboolean goes_on;

  g_array_set_size (self->queue, 0);
  self->queue_at = 0;
  goes_on = ens_package_sax_feed (self->sax, self->piece->str, length, is_all && self->is_at_end);
  g_string_truncate (self->piece, 0);
  if (goes_on)
    return TRUE;
  return check_end (self, error);
}

// Where the body begins: behind the root's start tag and the newline after it.
static void
begin_body (EnsPackageReader *self, const EnsProlog *prolog)
{
  const char *at = self->piece->str + prolog->root_end;
  const char *end = self->piece->str + self->piece->len;

  if (prolog->is_closed)
    return;
  if (at < end && *at == '\r')
    at++;
  if (at < end && *at == '\n')
    at++;
  hash_body (self, at, (gsize) (end - at));
  if (self->is_head)
    self->head_bytes = prolog->root_end;
  self->is_done = self->is_head;
}

// A newline after the root's start tag must not be missed; who wants the rows waits for a piece of them.
static gboolean
needs_more (const EnsPackageReader *self, const EnsProlog *prolog)
{
  return !self->is_at_end &&
         (!self->is_head || prolog->is_closed || self->piece->len < prolog->root_end + 2);
}

static gboolean
read_prolog (EnsPackageReader *self, GError **error)
{
  EnsProlog prolog;
  EnsPrologState state;

  do {
    if (!read_more (self, error))
      return FALSE;
    state = ens_prolog_scan (self->piece->str, self->piece->len, &prolog);
  } while (state == ENS_PROLOG_SHORT && !self->is_at_end && self->piece->len < PROLOG_BYTES);
  if (state == ENS_PROLOG_GOOD && needs_more (self, &prolog) && !read_more (self, error))
    return FALSE;
  if (state == ENS_PROLOG_REFUSED)
    return refuse (self, ENS_ERROR_REFUSED, prolog.line, prolog.what, error);
  if (state == ENS_PROLOG_SHORT)
    return refuse (self, ENS_ERROR_REFUSED, 1, _ ("not a package: no first element was found"),
                   error);
  begin_body (self, &prolog);
  return TRUE;
}

static gboolean
open_file (EnsPackageReader *self, GError **error)
{
  struct stat info;

  if (self->fd < 0 || fstat (self->fd, &info) != 0) {
    EnsError code = errno == ENOENT ? ENS_ERROR_NOT_FOUND : ENS_ERROR_FAILED;

    return refuse (self, code, 0, g_strerror (errno), error);
  }
  if (S_ISDIR (info.st_mode))
    return refuse (self, ENS_ERROR_FAILED, 0, g_strerror (EISDIR), error);
  if (!S_ISREG (info.st_mode))
    return refuse (self, ENS_ERROR_REFUSED, 0,
                   _ ("this is a pipe or a device: write what comes out of it into a file and "
                      "name that"),
                   error);
  self->size = info.st_size;
  return self->size <= ENS_LIMIT_FILE_BYTES ? read_prolog (self, error) : refuse_size (self, error);
}

static EnsPackageReader *
new_reader (int fd, const char *name, EnsFaults *faults)
{
  EnsPackageReader *self = g_new0 (EnsPackageReader, 1);

  self->fd = fd;
  self->name = g_strdup (name);
  self->own_faults = faults == NULL ? ens_faults_new () : NULL;
  self->faults = faults == NULL ? self->own_faults : faults;
  self->piece = g_string_sized_new (PIECE_BYTES);
  self->tail = g_string_sized_new (PIECE_BYTES + TAIL_BYTES);
  self->hash = g_checksum_new (G_CHECKSUM_SHA256);
  self->queue = g_array_new (FALSE, FALSE, sizeof (EnsPackageRow));
  return self;
}

/**
 * ens_package_reader_new_for_fd:
 * @fd: (transfer full): an open file, at its start; closed with the reader
 * @name: what to call it in messages
 * @flags: how strictly
 * @faults: (nullable): takes every fault with its line, and warnings; it must outlive the reader. Without
 *   it the first fault ends the reading and is the error
 *
 * Reads the header. Also when @faults takes faults of the header that do not stop the reading, a reader
 * comes back; its last ens_package_reader_next() then fails.
 *
 * Returns: (transfer full): a reader before the first row; %NULL with %ENS_ERROR_REFUSED,
 *   %ENS_ERROR_LIMIT, %ENS_ERROR_TOO_NEW, %ENS_ERROR_NOT_FOUND or %ENS_ERROR_FAILED
 */
EnsPackageReader *
ens_package_reader_new_for_fd (int fd,
                               const char *name,
                               EnsPackageReaderFlags flags,
                               EnsFaults *faults,
                               GError **error)
{
  g_autoptr (EnsPackageReader) self = new_reader (fd, name, faults);
  EnsPackageSaxFuncs funcs = { row_cb, fault_cb, self };

  self->is_head = (flags & ENS_PACKAGE_READER_HEAD) != 0;
  self->piece_bytes = self->is_head ? HEAD_BYTES : PIECE_BYTES;
  self->sax = ens_package_sax_new ((flags & ENS_PACKAGE_READER_SCHEMA) != 0,
                                   (flags & ENS_PACKAGE_READER_OPEN) != 0, &funcs);
  if (!open_file (self, error) || !feed (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** ens_package_reader_new: as ens_package_reader_new_for_fd(), for the file at @path; waits for no pipe. */
EnsPackageReader *
ens_package_reader_new (const char *path,
                        EnsPackageReaderFlags flags,
                        EnsFaults *faults,
                        GError **error)
{
  return ens_package_reader_new_for_fd (g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0), path,
                                        flags, faults, error);
}

void
ens_package_reader_free (EnsPackageReader *self)
{
  if (self->fd >= 0)
    close (self->fd);
  for (guint i = 0; i < self->queue->len; i++) {
    EnsPackageRow *row = &g_array_index (self->queue, EnsPackageRow, i);

    ens_record_free (row->entity, row->record);
  }
  g_clear_pointer (&self->sax, ens_package_sax_free);
  g_clear_pointer (&self->own_faults, ens_faults_free);
  g_array_unref (self->queue);
  g_checksum_free (self->hash);
  g_string_free (self->piece, TRUE);
  g_string_free (self->tail, TRUE);
  g_free (self->body_id);
  g_free (self->name);
  g_free (self);
}

/** ens_package_reader_get_header: Returns: (transfer none): what the package says of itself. */
const EnsPackageHeader *
ens_package_reader_get_header (const EnsPackageReader *self)
{
  return ens_package_sax_get_header (self->sax);
}

/**
 * ens_package_reader_next:
 * @row: (out caller-allocates): the next row; its record is good until the next call
 *
 * A row with a fault is not given. Nothing of what was read may be kept when the reading fails in the
 * end.
 *
 * Returns: whether there was a row; %FALSE without @error at the end of a good package
 */
gboolean
ens_package_reader_next (EnsPackageReader *self, EnsPackageRow *row, GError **error)
{
  if (self->queue_at > 0) {
    EnsPackageRow *used = &g_array_index (self->queue, EnsPackageRow, self->queue_at - 1);

    ens_record_free (used->entity, g_steal_pointer (&used->record));
  }
  while (self->queue_at == self->queue->len) {
    if (self->is_done)
      return FALSE;
    if (!read_more (self, error))
      return FALSE;
    hash_body (self, self->piece->str, self->piece->len);
    if (!feed (self, error))
      return FALSE;
  }
  *row = g_array_index (self->queue, EnsPackageRow, self->queue_at++);
  return TRUE;
}

/**
 * ens_package_reader_get_body_id:
 *
 * Returns: (nullable) (transfer none): `sha256:` and the hash of the body as it is in the file, once
 *   the last row was read; it counts, whatever the header says
 */
const char *
ens_package_reader_get_body_id (const EnsPackageReader *self)
{
  return self->body_id;
}

/** ens_package_reader_get_fraction: Returns: how much of the file was read, 0 to 1; 0 for a pipe. */
double
ens_package_reader_get_fraction (const EnsPackageReader *self)
{
  return self->size > 0 ? MIN (1.0, (double) self->n_read / (double) self->size) : 0.0;
}

// The last end tag must be the root's, and nothing but white space may follow it.
static gboolean
ends_as_package (const GString *tail)
{
  const char *end = g_strrstr_len (tail->str, (gssize) tail->len, "</package");

  if (end == NULL)
    return FALSE;
  end += strlen ("</package");
  end += strspn (end, " \t\r\n");
  return *end == '>' && end[1 + strspn (end + 1, " \t\r\n")] == '\0' &&
         strlen (tail->str) == tail->len;
}

static gboolean
hash_rest (EnsPackageReader *self, GError **error)
{
  while (!self->is_at_end) {
    g_string_truncate (self->piece, 0);
    if (!read_more (self, error))
      return FALSE;
    hash_body (self, self->piece->str, self->piece->len);
  }
  if (!ends_as_package (self->tail))
    return refuse (self, ENS_ERROR_REFUSED, 0, _ ("the file does not end with “</package>”"),
                   error);
  end_hash (self);
  return TRUE;
}

/**
 * ens_package_dup_body_id:
 * @path: a package
 *
 * Finds out whether a package is one that was read before, without reading it: only its header and its
 * end are looked at, since a known body may stand in a file of another namespace or version. Good for
 * packages whose id is known already, never a check.
 *
 * Returns: (transfer full): what ens_package_reader_get_body_id() would say; %NULL when @path cannot be
 *   the file of a package
 */
char *
ens_package_dup_body_id (const char *path, GError **error)
{
  g_autoptr (EnsPackageReader)
               self = ens_package_reader_new (path, ENS_PACKAGE_READER_HEAD, NULL, error);

  if (self == NULL || (self->body_id == NULL && !hash_rest (self, error)))
    return NULL;
  return g_steal_pointer (&self->body_id);
}

/** ens_package_reader_check: reads to the end; Returns: whether no fault was found. */
gboolean
ens_package_reader_check (EnsPackageReader *self, GError **error)
{
  g_autoptr (GError) found = NULL;
  EnsPackageRow row;

  while (found == NULL && ens_package_reader_next (self, &row, &found))
    ;
  if (found == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

/**
 * ens_package_validate:
 * @path: a package
 * @faults: takes every fault with its line, up to %ENS_LIMIT_REPORTED_FAULTS
 *
 * Checks a package against the schema and against all rules.
 *
 * Returns: whether it is good; @error is set otherwise
 */
gboolean
ens_package_validate (const char *path, EnsFaults *faults, GError **error)
{
  g_autoptr (EnsPackageReader)
               reader = ens_package_reader_new (path, ENS_PACKAGE_READER_SCHEMA, faults, error);

  return reader != NULL && ens_package_reader_check (reader, error);
}
