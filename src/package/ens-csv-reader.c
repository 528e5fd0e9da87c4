// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes into cells into rows. A quote inside a cell that did not begin with one is a letter like any
// other; so is a quoted beginning that goes on after its closing quote.
#include "ens-csv-reader.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-text-source.h"
#include "ens-text.h"

#include <string.h>

static const char separators[] = { ',', ';', '\t', '|' };

/** EnsCellState: where in a cell the parser is */
typedef enum {
  ENS_CELL_START,
  ENS_CELL_PLAIN,
  ENS_CELL_QUOTED,
  ENS_CELL_AFTER_QUOTE,
} EnsCellState;

/** EnsDialect: how a table is written down */
typedef struct {
  char separator;
  gboolean has_quotes;
} EnsDialect;

/** EnsRowParser: one row as far as it was read */
typedef struct {
  EnsDialect dialect;
  EnsCellState state;
  GString *text;      // the cells one after the other, each ended by a zero
  GArray *starts;     // where in text each cell begins
  gsize cell;         // where in text the cell in hand begins
  guint n_strays;     // quotes that closed before their cell ended
  gboolean has_quote; // some cell of the row was quoted
  gboolean was_cr;    // the last byte was a carriage return that ended a row
} EnsRowParser;

struct _EnsCsvReader {
  EnsTextSource *source;
  GString *piece;
  gsize at;
  gboolean is_at_end;
  EnsRowParser parser;
  gint64 line;
  gint64 row_line;
  gsize row_at;     // where in piece the row in hand begins
  gboolean has_row; // all bytes of the row in hand are in piece
  guint n_skipped;  // lines after which reading went on
  char *fault;      // why the row in hand is none
  GPtrArray *cells;
};

static void
parser_init (EnsRowParser *parser)
{
  parser->text = g_string_new (NULL);
  parser->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
parser_clear (EnsRowParser *parser)
{
  g_string_free (parser->text, TRUE);
  g_array_unref (parser->starts);
}

static void
parser_begin_row (EnsRowParser *parser)
{
  g_string_truncate (parser->text, 0);
  g_array_set_size (parser->starts, 0);
  parser->cell = 0;
  parser->has_quote = FALSE;
  parser->state = ENS_CELL_START;
}

static void
end_cell (EnsRowParser *parser)
{
  g_array_append_val (parser->starts, parser->cell);
  g_string_append_c (parser->text, '\0');
  parser->cell = parser->text->len;
  parser->state = ENS_CELL_START;
}

static void
append (EnsRowParser *parser, char c)
{
  // A zero would end the cell for everybody: as a byte that is no text it is counted and replaced.
  g_string_append_c (parser->text, c == '\0' ? '\xff' : c);
}

static void
go_on_after_quote (EnsRowParser *parser, char c)
{
  parser->n_strays++;
  g_string_insert_c (parser->text, (gssize) parser->cell, '"');
  g_string_append_c (parser->text, '"');
  append (parser, c);
  parser->state = ENS_CELL_PLAIN;
}

// Takes one byte; returns whether it ended the row.
static gboolean
take (EnsRowParser *parser, char c)
{
  gboolean is_outside = parser->state != ENS_CELL_QUOTED;

  if (is_outside && c == '\n' && parser->was_cr) {
    parser->was_cr = FALSE;
    return FALSE;
  }
  parser->was_cr = is_outside && c == '\r';
  if (is_outside && (c == '\n' || c == '\r')) {
    end_cell (parser);
    return TRUE;
  }
  if (is_outside && c == parser->dialect.separator && c != '\0') {
    end_cell (parser);
  } else if (parser->state == ENS_CELL_START && c == '"' && parser->dialect.has_quotes) {
    parser->state = ENS_CELL_QUOTED;
    parser->has_quote = TRUE;
  } else if (parser->state == ENS_CELL_QUOTED && c == '"') {
    parser->state = ENS_CELL_AFTER_QUOTE;
  } else if (parser->state == ENS_CELL_AFTER_QUOTE && c == '"') {
    append (parser, c);
    parser->state = ENS_CELL_QUOTED;
  } else if (parser->state == ENS_CELL_AFTER_QUOTE) {
    go_on_after_quote (parser, c);
  } else {
    append (parser, c);
    parser->state = parser->state == ENS_CELL_START ? ENS_CELL_PLAIN : parser->state;
  }
  return FALSE;
}

static gboolean
is_blank (const EnsRowParser *parser)
{
  return parser->starts->len == 1 && parser->text->str[0] == '\0' && !parser->has_quote;
}

// Rows with as many cells as the first speak for a dialect, others and stray quotes against it; the
// first row counts twice.
static int
score (const GString *sample, EnsDialect dialect)
{
  EnsRowParser parser = { .dialect = dialect };
  guint n_first = 0;
  int points = 0;

  parser_init (&parser);
  parser_begin_row (&parser);
  for (gsize i = 0; i < sample->len; i++) {
    if (!take (&parser, sample->str[i]))
      continue;
    if (n_first == 0 && !is_blank (&parser))
      n_first = parser.starts->len;
    if (!is_blank (&parser))
      points += parser.starts->len == n_first ? 2 : -1;
    parser_begin_row (&parser);
  }
  // A file of one row has no end of row.
  if (n_first == 0) {
    n_first = parser.starts->len + 1;
    points = 1;
  }
  points -= (int) parser.n_strays * 2;
  parser_clear (&parser);
  return n_first > 1 ? points + 2 : 0;
}

static EnsDialect
find_dialect (const GString *sample)
{
  EnsDialect best = { '\0', TRUE };
  int best_score = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators) * 2; i++) {
    EnsDialect dialect = { separators[i / 2], i % 2 == 0 };
    int points;

    // Only tables parted by tabs are written without quotes.
    if (!dialect.has_quotes && dialect.separator != '\t')
      continue;
    points = score (sample, dialect);
    if (points > best_score) {
      best_score = points;
      best = dialect;
    }
  }
  return best;
}

// Some spreadsheets say the separator in a first line: “sep=;”.
static gboolean
read_hint (EnsCsvReader *self)
{
  const char *text = self->piece->str;

  if (self->piece->len < 6 || !g_str_has_prefix (text, "sep=") ||
      (text[5] != '\n' && text[5] != '\r'))
    return FALSE;
  self->parser.dialect = (EnsDialect){ text[4], TRUE };
  self->at = text[5] == '\r' && text[6] == '\n' ? 7 : 6;
  self->line++;
  return TRUE;
}

static EnsCsvReader *
new_for_source (EnsTextSource *source, GError **error)
{
  g_autoptr (EnsCsvReader) self = NULL;
  g_autoptr (GError) found = NULL;

  if (source == NULL)
    return NULL;
  self = g_new0 (EnsCsvReader, 1);
  self->source = source;
  self->piece = g_string_new (NULL);
  self->cells = g_ptr_array_new ();
  self->line = 1;
  parser_init (&self->parser);
  if (!ens_text_source_read (source, self->piece, &found) && found != NULL) {
    g_propagate_error (error, g_steal_pointer (&found));
    return NULL;
  }
  if (!read_hint (self))
    self->parser.dialect = find_dialect (self->piece);
  return g_steal_pointer (&self);
}

/** ens_csv_reader_new: Returns: (transfer full): a reader before the first row of the file at @path. */
EnsCsvReader *
ens_csv_reader_new (const char *path, GError **error)
{
  return ens_csv_reader_new_encoded (path, NULL, error);
}

/** ens_csv_reader_new_encoded: @encoding: (nullable): as in ens_text_source_new(); otherwise ens_csv_reader_new(). */
EnsCsvReader *
ens_csv_reader_new_encoded (const char *path, const char *encoding, GError **error)
{
  return new_for_source (ens_text_source_new (path, encoding, error), error);
}

/**
 * ens_csv_reader_new_for_text:
 * @length: of @text in bytes
 * @name: what to call it in messages
 *
 * Returns: (transfer full): a reader of what was pasted, say
 */
EnsCsvReader *
ens_csv_reader_new_for_text (const char *text, gsize length, const char *name)
{
  return new_for_source (ens_text_source_new_for_text (text, length, name), NULL);
}

void
ens_csv_reader_free (EnsCsvReader *self)
{
  ens_text_source_free (self->source);
  parser_clear (&self->parser);
  g_string_free (self->piece, TRUE);
  g_ptr_array_unref (self->cells);
  g_free (self->fault);
  g_free (self);
}

/** ens_csv_reader_get_name: Returns: (transfer none): what the file is called in messages. */
const char *
ens_csv_reader_get_name (const EnsCsvReader *self)
{
  return ens_text_source_get_name (self->source);
}

/** ens_csv_reader_get_encoding: Returns: (transfer none): the name of the encoding found. */
const char *
ens_csv_reader_get_encoding (const EnsCsvReader *self)
{
  return ens_text_source_get_encoding (self->source);
}

/** ens_csv_reader_get_separator: Returns: the separator found; a zero when the table has one column. */
char
ens_csv_reader_get_separator (const EnsCsvReader *self)
{
  return self->parser.dialect.separator;
}

static gboolean
refuse (EnsCsvReader *self, EnsError code, const char *what, const char *hint, GError **error)
{
  g_free (self->fault);
  self->fault = g_strdup (what);
  g_set_error (error, ENS_ERROR, code, "%s:%" G_GINT64_FORMAT ": %s: %s",
               ens_csv_reader_get_name (self), self->row_line, what, hint);
  return FALSE;
}

static gboolean
check_length (EnsCsvReader *self, gsize length, GError **error)
{
  g_autofree char *what = NULL;

  if (length <= ENS_LIMIT_TEXT_BYTES)
    return TRUE;
  what = g_strdup_printf (_ ("a cell is longer than the limit of %d bytes"), ENS_LIMIT_TEXT_BYTES);
  return refuse (self, ENS_ERROR_LIMIT, what, _ ("is a quote missing?"), error);
}

// The row in hand stays: it may have to be taken apart.
static gboolean
read_piece (EnsCsvReader *self, GError **error)
{
  self->has_row = self->has_row && self->piece->len - self->row_at <= ENS_LIMIT_BROKEN_BYTES;
  g_string_erase (self->piece, 0, self->has_row ? (gssize) self->row_at : -1);
  self->row_at = 0;
  self->at = self->piece->len;
  return ens_text_source_go_on (self->source, self->piece, &self->is_at_end, error);
}

// At the end of the file a row may end without a newline. Returns whether there is one.
static gboolean
end_last_row (EnsCsvReader *self, GError **error)
{
  if (self->parser.state == ENS_CELL_QUOTED)
    return refuse (self, ENS_ERROR_REFUSED, _ ("a quote opens here and is never closed"),
                   _ ("close it, or write it twice where it belongs to the words"), error);
  if (self->parser.state == ENS_CELL_START && self->parser.starts->len == 0)
    return FALSE;
  end_cell (&self->parser);
  return TRUE;
}

// The second half of a CRLF was counted with the first.
static gboolean
is_new_line (const EnsRowParser *parser, char c)
{
  if (parser->state == ENS_CELL_QUOTED)
    return c == '\n';
  return c == '\r' || (c == '\n' && !parser->was_cr);
}

static gboolean
read_row (EnsCsvReader *self, GError **error)
{
  parser_begin_row (&self->parser);
  self->row_line = self->line;
  self->row_at = self->at;
  self->has_row = TRUE;
  while (!self->is_at_end || self->at < self->piece->len) {
    while (self->at < self->piece->len) {
      char c = self->piece->str[self->at++];

      self->line += is_new_line (&self->parser, c);
      if (take (&self->parser, c))
        return TRUE;
    }
    if (!check_length (self, self->parser.text->len - self->parser.cell, error))
      return FALSE;
    if (self->is_at_end)
      break;
    if (!read_piece (self, error) && !self->is_at_end)
      return FALSE;
  }
  return end_last_row (self, error);
}

/**
 * ens_csv_reader_skip_line:
 * @line: (out): the line of the row that could not be read
 * @what: (out) (transfer full): what is wrong with it
 *
 * After a row with a quote that is never closed, which takes all that follows for its own: makes the next
 * row begin in the line after that of the quote.
 *
 * Returns: whether reading can go on; %FALSE when nothing was wrong with a row, or it happened too often
 */
gboolean
ens_csv_reader_skip_line (EnsCsvReader *self, gint64 *line, char **what)
{
  const char *text = self->piece->str + self->row_at;
  gsize length = self->piece->len - self->row_at;
  // The second half of a CRLF lies before the row.
  gsize n = length > 0 && *text == '\n';

  if (self->fault == NULL || !self->has_row || ++self->n_skipped > ENS_LIMIT_BROKEN_ROWS)
    return FALSE;
  while (n < length && text[n] != '\n' && text[n] != '\r')
    n++;
  n += n + 1 < length && text[n] == '\r' && text[n + 1] == '\n';
  self->at = self->row_at + MIN (n + 1, length);
  self->line = self->row_line + 1;
  self->parser.was_cr = FALSE;
  *line = self->row_line;
  *what = g_steal_pointer (&self->fault);
  return TRUE;
}

// Replaces what no text may hold, cell by cell; a replaced cell moves to the end of the row's text.
static void
clean_cells (EnsRowParser *parser, EnsCsvRow *row)
{
  row->n_bad = row->n_controls = 0;
  for (guint i = 0; i < parser->starts->len; i++) {
    gsize *start = &g_array_index (parser->starts, gsize, i);
    g_autofree char *clean = NULL;
    gboolean is_text;
    guint n = 0;

    if (ens_text_is_clean (parser->text->str + *start))
      continue;
    is_text = g_utf8_validate (parser->text->str + *start, -1, NULL);
    clean = ens_text_clean (parser->text->str + *start, -1, &n);
    *start = parser->text->len;
    g_string_append_len (parser->text, clean, (gssize) strlen (clean) + 1);
    row->n_bad += is_text ? 0 : n;
    row->n_controls += is_text ? n : 0;
  }
}

/**
 * ens_csv_reader_next:
 * @row: (out caller-allocates): the next row that is not an empty line, the header among them
 *
 * Returns: whether there was a row; %FALSE without @error at the end, with %ENS_ERROR_REFUSED for a
 *   quote that is never closed, %ENS_ERROR_LIMIT for a cell beyond the limit, or %ENS_ERROR_FAILED
 */
gboolean
ens_csv_reader_next (EnsCsvReader *self, EnsCsvRow *row, GError **error)
{
  do {
    if (!read_row (self, error))
      return FALSE;
  } while (is_blank (&self->parser));
  for (guint i = 0; i < self->parser.starts->len; i++) {
    gsize start = g_array_index (self->parser.starts, gsize, i);

    if (!check_length (self, strlen (self->parser.text->str + start), error))
      return FALSE;
  }
  clean_cells (&self->parser, row);
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->parser.starts->len; i++)
    g_ptr_array_add (self->cells,
                     self->parser.text->str + g_array_index (self->parser.starts, gsize, i));
  row->line = self->row_line;
  row->n_cells = self->cells->len;
  row->cells = (const char *const *) self->cells->pdata;
  return TRUE;
}
