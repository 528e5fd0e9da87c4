// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A first pass over the whole file finds the encoding: a single bad byte may stand at its very end. The
// second pass decodes. What comes out of a pipe is kept in memory first.
#include "ens-text-source.h"

#include "ens-error.h"
#include "ens-in-file.h"
#include "ens-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES (64 * 1024)
#define NO_TEXT     '\xff'

/** EnsEncoding: in which of these a text is; further ones are further names, each of one byte a character */
typedef enum {
  ENS_ENCODING_UTF_8,
  ENS_ENCODING_UTF_16LE,
  ENS_ENCODING_UTF_16BE,
  ENS_ENCODING_WINDOWS_1252,
  ENS_ENCODING_WINDOWS_1250,
  ENS_ENCODING_WINDOWS_1257,
} EnsEncoding;

static const char *const encoding_names[] = {
  "UTF-8",        "UTF-16LE",     "UTF-16BE",     "Windows-1252", "Windows-1250", "Windows-1257",
  "Windows-1251", "Windows-1253", "Windows-1254", "Windows-1255", "Windows-1256", "Windows-1258",
  "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-5",   "ISO-8859-7",   "ISO-8859-13",  "ISO-8859-15",
  "CP850",        "CP852",        "KOI8-R",       "Macintosh",    NULL,
};

// Windows-1252 from 0x80 to 0x9f, after Microsoft's table; 0 where it has no character.
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

struct _EnsTextSource {
  char *name;
  int fd;
  char *memory;
  gsize memory_length;
  gsize memory_at;
  guint encoding; // an EnsEncoding or a later name
  gboolean is_named;
  gsize mark_length;
  GString *piece;
  gunichar upper[128]; // of bytes from 0x80 on, in encodings after Windows-1252
};

/**
 * EnsScan: what the first pass counts
 * @n_polish: bytes within words that are letters in Windows-1250 (ł, ą, ż) and signs in Windows-1252
 * @n_baltic: bytes that are letters in Windows-1257 (š, ž) and those of Iceland alone in Windows-1252
 */
typedef struct {
  gsize n_bytes;
  gsize n_bad;
  gsize n_multibyte;
  gsize n_zero_even;
  gsize n_zero_odd;
  gsize n_polish;
  gsize n_baltic;
  guchar last[2];
} EnsScan;

static gboolean
fail (const EnsTextSource *self, int code, GError **error)
{
  return ens_in_file_fail (self->name, code, error);
}

static gboolean
refuse_size (const EnsTextSource *self, GError **error)
{
  return ens_in_file_refuse_size (self->name, ENS_LIMIT_FILE_BYTES, error);
}

static void
fill_from_memory (EnsTextSource *self)
{
  gsize n = MIN (PIECE_BYTES, self->memory_length - self->memory_at);

  g_string_append_len (self->piece, self->memory + self->memory_at, (gssize) n);
  self->memory_at += n;
}

// Appends the next bytes to the piece in hand; an unchanged piece is the end.
static gboolean
fill (EnsTextSource *self, GError **error)
{
  gsize before = self->piece->len;
  gssize n;

  if (self->memory != NULL) {
    fill_from_memory (self);
    return TRUE;
  }
  g_string_set_size (self->piece, before + PIECE_BYTES);
  do
    n = read (self->fd, self->piece->str + before, PIECE_BYTES);
  while (n < 0 && errno == EINTR);
  g_string_truncate (self->piece, before + (gsize) MAX (n, 0));
  return n >= 0 || fail (self, errno, error);
}

// How many bytes at the start of @at are good UTF-8; fewer than @length at a bad byte or a cut character.
static gsize
good_length (const char *at, gsize length)
{
  const char *end = NULL;

  g_utf8_validate_len (at, length, &end);
  return (gsize) (end - at);
}

static void
count_utf8 (EnsScan *scan, GString *piece, gboolean is_last)
{
  gsize done = 0;

  while (done < piece->len) {
    gsize n = good_length (piece->str + done, piece->len - done);

    for (gsize i = done; i < done + n; i++)
      scan->n_multibyte += ((guchar) piece->str[i] & 0xc0) == 0xc0;
    done += n;
    if (done == piece->len || (!is_last && piece->len - done < 4))
      break;
    scan->n_bad += piece->str[done] != '\0';
    done++;
  }
  g_string_erase (piece, 0, (gssize) done);
}

static void
count_zeros (EnsScan *scan, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    scan->n_zero_even += bytes[i] == '\0' && (scan->n_bytes + i) % 2 == 0;
    scan->n_zero_odd += bytes[i] == '\0' && (scan->n_bytes + i) % 2 == 1;
  }
  scan->n_bytes += length;
}

static void
count_letters (EnsScan *scan, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    guchar c = (guchar) bytes[i];
    guchar middle = scan->last[1];

    scan->n_baltic += c == 0xf0 || c == 0xfe;
    scan->n_polish += (middle == 0xb3 || middle == 0xb9 || middle == 0xbf) &&
                      g_ascii_isalpha (scan->last[0]) && g_ascii_isalpha (c);
    scan->last[0] = middle;
    scan->last[1] = c;
  }
}

static gboolean
starts (const char *bytes, gsize length, const char *mark)
{
  gsize n = strlen (mark);

  return length >= n && memcmp (bytes, mark, n) == 0;
}

static gboolean
find_mark (EnsTextSource *self, const char *bytes, gsize length)
{
  static const char *const marks[] = { "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    if (starts (bytes, length, marks[i])) {
      self->encoding = i;
      self->mark_length = strlen (marks[i]);
      return TRUE;
    }
  }
  return FALSE;
}

// Every other byte of most UTF-16 is zero. Bytes above 127 that are mostly good UTF-8 are UTF-8 with
// damage, not Windows-1252, in which hardly any pair of letters looks like UTF-8.
static EnsEncoding
judge_bytes (const EnsScan *scan)
{
  if (scan->n_baltic > scan->n_polish && scan->n_baltic * 40 > scan->n_bad)
    return ENS_ENCODING_WINDOWS_1257;
  return scan->n_polish > 1 && scan->n_polish * 40 > scan->n_bad ? ENS_ENCODING_WINDOWS_1250
                                                                 : ENS_ENCODING_WINDOWS_1252;
}

static EnsEncoding
judge (const EnsScan *scan)
{
  if (scan->n_zero_odd * 4 > scan->n_bytes && scan->n_zero_even * 16 < scan->n_bytes)
    return ENS_ENCODING_UTF_16LE;
  if (scan->n_zero_even * 4 > scan->n_bytes && scan->n_zero_odd * 16 < scan->n_bytes)
    return ENS_ENCODING_UTF_16BE;
  return scan->n_bad > scan->n_multibyte ? judge_bytes (scan) : ENS_ENCODING_UTF_8;
}

// Where the system lacks a table, no byte can be converted.
static gboolean
fill_upper (EnsTextSource *self, GError **error)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (self->upper); i++) {
    const char byte = (char) (i + 0x80);
    g_autofree char *text = g_convert (&byte, 1, "UTF-8", encoding_names[self->encoding], NULL,
                                       NULL, NULL);

    self->upper[i] = text != NULL ? g_utf8_get_char (text) : 0;
    has_any = has_any || text != NULL;
  }
  if (has_any)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED,
               _ ("%s: this system cannot read %s: save the file as UTF-8"), self->name,
               encoding_names[self->encoding]);
  return FALSE;
}

static gboolean
find_encoding (EnsTextSource *self, GError **error)
{
  EnsScan scan = { 0 };
  gsize before;

  do {
    before = self->piece->len;
    if (!fill (self, error))
      return FALSE;
    if (scan.n_bytes == 0 &&
        (find_mark (self, self->piece->str, self->piece->len) || self->is_named))
      break;
    count_zeros (&scan, self->piece->str + before, self->piece->len - before);
    count_letters (&scan, self->piece->str + before, self->piece->len - before);
    if (scan.n_bytes > ENS_LIMIT_FILE_BYTES)
      return refuse_size (self, error);
    before = self->piece->len - before;
    count_utf8 (&scan, self->piece, before == 0);
  } while (before > 0);
  if (self->mark_length == 0 && !self->is_named)
    self->encoding = judge (&scan);
  g_string_truncate (self->piece, 0);
  self->memory_at = self->mark_length;
  if (self->encoding > ENS_ENCODING_WINDOWS_1252 && !fill_upper (self, error))
    return FALSE;
  return self->memory != NULL || lseek (self->fd, (off_t) self->mark_length, SEEK_SET) >= 0 ||
         fail (self, errno, error);
}

// A pipe is read once only, so it is kept.
static gboolean
keep_pipe (EnsTextSource *self, GError **error)
{
  gsize before;

  do {
    before = self->piece->len;
    if (!fill (self, error))
      return FALSE;
    if (self->piece->len > ENS_LIMIT_FILE_BYTES)
      return refuse_size (self, error);
  } while (self->piece->len > before);
  self->memory_length = self->piece->len;
  self->memory = g_string_free (self->piece, FALSE);
  self->piece = g_string_sized_new (PIECE_BYTES + 4);
  return TRUE;
}

static gboolean
prepare (EnsTextSource *self, GError **error)
{
  struct stat info;

  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    return fail (self, errno, error);
  if (S_ISDIR (info.st_mode))
    return fail (self, EISDIR, error);
  if (S_ISREG (info.st_mode) && info.st_size > ENS_LIMIT_FILE_BYTES)
    return refuse_size (self, error);
  if (!S_ISREG (info.st_mode) && !keep_pipe (self, error))
    return FALSE;
  return find_encoding (self, error);
}

static EnsTextSource *
new_source (const char *name)
{
  EnsTextSource *self = g_new0 (EnsTextSource, 1);

  self->fd = -1;
  self->name = g_strdup (name);
  self->piece = g_string_sized_new (PIECE_BYTES + 4);
  return self;
}

/** ens_text_source_list_encodings: Returns: (transfer none): the names that may be given, ended by %NULL. */
const char *const *
ens_text_source_list_encodings (void)
{
  return encoding_names;
}

static gboolean
name_encoding (EnsTextSource *self, const char *encoding, GError **error)
{
  g_autofree char *names = NULL;

  for (guint i = 0; encoding_names[i] != NULL; i++) {
    if (g_ascii_strcasecmp (encoding_names[i], encoding) == 0) {
      self->encoding = i;
      self->is_named = TRUE;
      return TRUE;
    }
  }
  names = g_strjoinv (", ", (char **) encoding_names);
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” is no encoding that can be read: name one of %s"), encoding, names);
  return FALSE;
}

/**
 * ens_text_source_new:
 * @encoding: (nullable): the name of the one that it is written in, where that should not be found out; a byte order
 *   mark counts more
 *
 * Returns: (transfer full): the text in @path
 */
EnsTextSource *
ens_text_source_new (const char *path, const char *encoding, GError **error)
{
  g_autoptr (EnsTextSource) self = new_source (path);

  if (encoding != NULL && !name_encoding (self, encoding, error))
    return NULL;
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  return prepare (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ens_text_source_new_for_text:
 * @length: of @text in bytes, at most %ENS_LIMIT_FILE_BYTES
 * @name: what to call it in messages
 *
 * Returns: (transfer full): the text in @text, copied
 */
EnsTextSource *
ens_text_source_new_for_text (const char *text, gsize length, const char *name)
{
  EnsTextSource *self = new_source (name);

  self->memory = g_memdup2 (length > 0 ? text : "", MAX (length, 1));
  self->memory_length = length;
  find_encoding (self, NULL);
  return self;
}

void
ens_text_source_free (EnsTextSource *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_string_free (self->piece, TRUE);
  g_free (self->memory);
  g_free (self->name);
  g_free (self);
}

const char *
ens_text_source_get_name (const EnsTextSource *self)
{
  return self->name;
}

/** ens_text_source_get_encoding: Returns: (transfer none): the name of the encoding found. */
const char *
ens_text_source_get_encoding (const EnsTextSource *self)
{
  return encoding_names[self->encoding];
}

static void
append_byte (const EnsTextSource *self, GString *out, guchar byte)
{
  gunichar c = byte;

  if (byte >= 0x80 && self->encoding != ENS_ENCODING_WINDOWS_1252)
    c = self->upper[byte - 0x80];
  else if (byte >= 0x80 && byte < 0xa0)
    c = windows_1252[byte - 0x80];

  if (c == 0)
    g_string_append_c (out, NO_TEXT);
  else
    g_string_append_unichar (out, c);
}

static gunichar
unit_at (const EnsTextSource *self, gsize i)
{
  guchar first = (guchar) self->piece->str[i];
  guchar second = (guchar) self->piece->str[i + 1];

  return self->encoding == ENS_ENCODING_UTF_16BE ? (gunichar) (first << 8 | second)
                                                 : (gunichar) (second << 8 | first);
}

// Returns how many bytes were used up: all but half a unit or half a pair at the end.
static gsize
append_utf16 (const EnsTextSource *self, GString *out, gboolean is_last)
{
  gsize i = 0;

  while (i + 1 < self->piece->len) {
    gunichar c = unit_at (self, i);
    gboolean is_high = c >= 0xd800 && c < 0xdc00;
    gunichar next;

    if (is_high && i + 3 >= self->piece->len && !is_last)
      break;
    next = is_high && i + 3 < self->piece->len ? unit_at (self, i + 2) : 0;
    if (next >= 0xdc00 && next < 0xe000) {
      g_string_append_unichar (out, 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00));
      i += 4;
      continue;
    }
    if (c >= 0xd800 && c < 0xe000)
      g_string_append_c (out, NO_TEXT);
    else
      g_string_append_unichar (out, c);
    i += 2;
  }
  if (is_last && i < self->piece->len) {
    g_string_append_c (out, NO_TEXT);
    i = self->piece->len;
  }
  return i;
}

/**
 * ens_text_source_read:
 * @out: takes the next piece of text at its end; may hold zeros and, where bytes were no text, bytes
 *   that are no UTF-8; a character may be cut between two pieces
 *
 * Returns: whether there was any; %FALSE without @error at the end
 */
gboolean
ens_text_source_read (EnsTextSource *self, GString *out, GError **error)
{
  gsize before = self->piece->len;
  gboolean is_last;
  gsize used;

  if (!fill (self, error))
    return FALSE;
  is_last = self->piece->len == before;
  used = self->piece->len;
  if (is_last && used == 0)
    return FALSE;
  if (self->encoding == ENS_ENCODING_UTF_8)
    g_string_append_len (out, self->piece->str, (gssize) used);
  else if (self->encoding >= ENS_ENCODING_WINDOWS_1252)
    for (gsize i = 0; i < used; i++)
      append_byte (self, out, (guchar) self->piece->str[i]);
  else
    used = append_utf16 (self, out, is_last);
  g_string_erase (self->piece, 0, (gssize) used);
  return TRUE;
}

/**
 * ens_text_source_go_on:
 * @out: as in ens_text_source_read()
 * @is_at_end: (inout): set where nothing more comes
 *
 * Returns: whether there was more; %FALSE without @error at the end
 */
gboolean
ens_text_source_go_on (EnsTextSource *self, GString *out, gboolean *is_at_end, GError **error)
{
  g_autoptr (GError) found = NULL;

  if (ens_text_source_read (self, out, &found))
    return TRUE;
  *is_at_end = found == NULL;
  if (found != NULL)
    g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}
