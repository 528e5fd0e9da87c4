// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By libxlsxwriter, which writes rows out as they come. Cells are text or numbers, never formulas; what a
// spreadsheet could take for one when the sheet is saved as CSV gets the same apostrophe as there.
#include "ens-xlsx-writer.h"

#include "ens-csv.h"
#include "ens-error.h"
#include "ens-out-file.h"
#include "ens-scratch.h"
#include "ens-xml-parser.h"

#include <archive.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define MOST_ROWS   1048576
#define CELL_CHARS  32767
#define PIECE_BYTES (64 * 1024)

struct _EnsXlsxWriter {
  EnsOutFile *file;
  char *beside;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *bold;
  lxw_row_t row;
  lxw_col_t column;
  gint64 n_rows; // of all sheets
  guint n_cut;
};

static gboolean
fail (const char *reason, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, _ ("The workbook could not be written: %s"),
               reason);
  return FALSE;
}

/**
 * ens_xlsx_writer_new:
 * @path: where to; `-` is standard output
 * @time: when its content last changed, in ms: what the file says about itself
 *
 * Returns: (transfer full): a workbook without sheets
 */
EnsXlsxWriter *
ens_xlsx_writer_new (const char *path, const char *title, gint64 time, GError **error)
{
  g_autoptr (EnsXlsxWriter) self = g_new0 (EnsXlsxWriter, 1);
  lxw_doc_properties properties = { .title = (char *) title, .created = (time_t) (time / 1000) };
  g_autofree char *place = ens_scratch_dup_place (path);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = place };
  int fd;

  self->file = ens_out_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->beside = ens_scratch_new_file (path, &fd, error);
  if (self->beside == NULL)
    return NULL;
  close (fd);
  self->book = workbook_new_opt (self->beside, &options);
  if (self->book == NULL) {
    fail (g_strerror (errno), error);
    return NULL;
  }
  workbook_set_properties (self->book, &properties);
  self->bold = workbook_add_format (self->book);
  format_set_bold (self->bold);
  return g_steal_pointer (&self);
}

/** ens_xlsx_writer_free: throws away what was not finished. */
void
ens_xlsx_writer_free (EnsXlsxWriter *self)
{
  // Only closing frees a workbook.
  if (self->book != NULL)
    workbook_close (self->book);
  if (self->beside != NULL)
    g_unlink (self->beside);
  g_free (self->beside);
  g_clear_pointer (&self->file, ens_out_file_free);
  g_free (self);
}

// A spreadsheet counts in units of UTF-16: a smiling face is two. Returns (nullable): what fits, when not all does
static char *
dup_cut (const char *text)
{
  gsize n_units = 0;
  const char *at = text;

  if (strlen (text) < CELL_CHARS)
    return NULL;
  for (; *at != '\0'; at = g_utf8_next_char (at)) {
    n_units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
    if (n_units > CELL_CHARS)
      return g_strndup (text, (gsize) (at - text));
  }
  return NULL;
}

static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]) &&
         g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]) && at[6] == '_';
}

// “_x000D_” is how a workbook spells a character that XML cannot; said by a person it stays as it is.
static char *
dup_spelled (const char *text)
{
  GString *spelled = g_string_new (NULL);

  for (; *text != '\0'; text++) {
    if (is_escape (text))
      g_string_append (spelled, "_x005F");
    g_string_append_c (spelled, *text);
  }
  return g_string_free (spelled, FALSE);
}

static void
put (EnsXlsxWriter *self, const char *cell, lxw_format *format)
{
  g_autofree char *neutral = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *spelled = NULL;
  const char *text;

  if (cell == NULL || *cell == '\0') {
    self->column++;
    return;
  }
  if (ens_csv_looks_like_formula (cell))
    neutral = g_strconcat ("'", cell, NULL);
  text = neutral != NULL ? neutral : cell;
  cut = dup_cut (text);
  self->n_cut += cut != NULL;
  text = cut != NULL ? cut : text;
  spelled = strstr (text, "_x") != NULL ? dup_spelled (text) : NULL;
  worksheet_write_string (self->sheet, self->row, self->column++, spelled != NULL ? spelled : text,
                          format);
}

/**
 * ens_xlsx_writer_begin_sheet:
 * @name: at most 31 characters, unlike those before
 * @columns: its header, ended by %NULL
 */
gboolean
ens_xlsx_writer_begin_sheet (EnsXlsxWriter *self,
                             const char *name,
                             const char *const *columns,
                             GError **error)
{
  self->sheet = workbook_add_worksheet (self->book, name);
  if (self->sheet == NULL)
    return fail (name, error);
  worksheet_freeze_panes (self->sheet, 1, 0);
  self->row = 0;
  self->column = 0;
  for (guint i = 0; columns[i] != NULL; i++)
    put (self, columns[i], self->bold);
  return ens_xlsx_writer_end_row (self, error);
}

/** ens_xlsx_writer_add: @cell: (nullable): the next of the row, as text; cut where a workbook ends it. */
void
ens_xlsx_writer_add (EnsXlsxWriter *self, const char *cell)
{
  put (self, cell, NULL);
}

void
ens_xlsx_writer_add_number (EnsXlsxWriter *self, double number)
{
  worksheet_write_number (self->sheet, self->row, self->column++, number, NULL);
}

gboolean
ens_xlsx_writer_end_row (EnsXlsxWriter *self, GError **error)
{
  self->column = 0;
  self->n_rows++;
  if (++self->row < MOST_ROWS)
    return TRUE;
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_LIMIT,
                       _ (
                         "More rows than a workbook can hold: write tables (datapackage) instead"));
  return FALSE;
}

static void
count_row (void *data,
           const xmlChar *name,
           const xmlChar *prefix,
           const xmlChar *uri,
           int n_namespaces,
           const xmlChar **namespaces,
           int n_attributes,
           int n_defaulted,
           const xmlChar **attributes)
{
  if (xmlStrEqual (name, (const xmlChar *) "row"))
    (*(gint64 *) data)++;
}

// Whether a part is XML to its end; its rows are counted.
static gboolean
check_part (struct archive *archive, char *piece, gint64 *n_rows)
{
  xmlSAXHandler handler = { .startElementNs = count_row };
  xmlParserCtxt *parser = ens_xml_parser_new (&handler, n_rows);
  gboolean is_good = TRUE;
  gssize n;

  while (is_good && (n = archive_read_data (archive, piece, PIECE_BYTES)) > 0)
    is_good = xmlParseChunk (parser, piece, (int) n, 0) == XML_ERR_OK;
  is_good = is_good && n == 0 && xmlParseChunk (parser, NULL, 0, 1) == XML_ERR_OK;
  xmlFreeParserCtxt (parser);
  return is_good;
}

// The library does not notice that its own temporary files are cut off by a full disk.
static gboolean
check_parts (EnsXlsxWriter *self, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  g_autofree char *place = g_path_get_dirname (self->beside);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gint64 n_rows = 0;
  gboolean is_good;

  archive_read_support_format_zip_seekable (archive);
  is_good = archive_read_open_filename (archive, self->beside, PIECE_BYTES) == ARCHIVE_OK;
  while (is_good && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    is_good = check_part (archive, piece, &n_rows);
  is_good = is_good && archive_errno (archive) == 0 && n_rows == self->n_rows;
  archive_read_free (archive);
  if (!is_good)
    g_set_error (
      error, ENS_ERROR, ENS_ERROR_FULL,
      _ ("The workbook could not be written whole: free some space in %s, then try again"), place);
  return is_good;
}

static gboolean
copy (EnsXlsxWriter *self, GError **error)
{
  g_autofree char *bytes = g_malloc (PIECE_BYTES);
  int fd = g_open (self->beside, O_RDONLY | O_CLOEXEC, 0);
  gssize n = -1;

  while (fd >= 0 && (n = read (fd, bytes, PIECE_BYTES)) > 0)
    if (!ens_out_file_write (self->file, bytes, (gsize) n, error))
      break;
  if (fd >= 0)
    close (fd);
  return n == 0 || (n < 0 && fail (g_strerror (errno), error));
}

/** ens_xlsx_writer_get_n_cut: Returns: how many cells held more than a workbook lets them. */
guint
ens_xlsx_writer_get_n_cut (const EnsXlsxWriter *self)
{
  return self->n_cut;
}

/** ens_xlsx_writer_finish: Returns: whether the whole workbook is in place. */
gboolean
ens_xlsx_writer_finish (EnsXlsxWriter *self, GError **error)
{
  lxw_error code = workbook_close (g_steal_pointer (&self->book));

  if (code != LXW_NO_ERROR)
    return fail (lxw_strerror (code), error);
  return check_parts (self, error) && copy (self, error) && ens_out_file_finish (self->file, error);
}
