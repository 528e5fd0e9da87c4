// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The header says which column is which; each row after it is as wide as the header or is listed as bad.
#include "ens-table.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

#define NO_COLUMN G_MAXUINT
// So many letters of the names of columns are shown.
#define NAMES_SHOWN 300

struct _EnsTable {
  EnsCsvReader *csv;
  const EnsColumn *columns;
  guint n_columns;
  EnsFaults *faults;
  EnsFaults *own_faults;
  gboolean skip_bad_rows;
  gboolean keeps_blank_rows;
  gboolean takes_names;
  char *name;
  GPtrArray *header;
  GArray *renamed;  // where in the header those are that the user named
  guint *places;    // of each column, where in the header it is
  GArray *others;   // where in the header those are that are no column
  GPtrArray *cells; // of the row in hand, trimmed, %NULL for empty ones
  gint64 row;
  gint64 line;
  gint64 bad_row;
  gint64 n_bad_rows;
};

static guint
find_plain (const EnsTable *self, const char *name)
{
  g_autofree char *wanted = ens_text_dup_plain (name);

  for (guint i = 0; i < self->header->len; i++) {
    g_autofree char *plain = ens_text_dup_plain (g_ptr_array_index (self->header, i));

    if (strcmp (plain, wanted) == 0)
      return i;
  }
  return NO_COLUMN;
}

static guint
find_named (const EnsTable *self, const char *name)
{
  guint64 number;

  for (guint i = 0; i < self->header->len; i++)
    if (strcmp (g_ptr_array_index (self->header, i), name) == 0)
      return i;
  if (g_ascii_string_to_unsigned (name, 10, 1, self->header->len, &number, NULL))
    return (guint) number - 1;
  return find_plain (self, name);
}

static guint
find_column (const EnsTable *self, const EnsColumn *column)
{
  g_auto (GStrv) names = g_strsplit (column->names != NULL ? column->names : "", "|", -1);
  guint place = find_plain (self, column->field);

  for (guint i = 0; names[i] != NULL && place == NO_COLUMN; i++)
    place = find_plain (self, names[i]);
  return place;
}

static char *
dup_fields (const EnsTable *self)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", self->columns[i].field);
  return g_string_free (all, FALSE);
}

static gboolean
refuse_column (const EnsTable *self, const char *column, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s:%" PRId64 ": there is no column “%s”"),
               self->name, self->line, column);
  return FALSE;
}

static gboolean
is_taken (const EnsTable *self, guint place)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->places[i] == place)
      return TRUE;
  return FALSE;
}

static gboolean
is_renamed (const EnsTable *self, guint place)
{
  for (guint i = 0; i < self->renamed->len; i++)
    if (g_array_index (self->renamed, guint, i) == place)
      return TRUE;
  return FALSE;
}

static gboolean
rename_column (EnsTable *self, guint place, const char *name, const char *column, GError **error)
{
  if (place == NO_COLUMN)
    return refuse_column (self, column, error);
  if (is_taken (self, place) || is_renamed (self, place)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("the column “%s” is mapped twice"), column);
    return FALSE;
  }
  g_free (g_ptr_array_index (self->header, place));
  self->header->pdata[place] = g_strdup (name);
  g_array_append_val (self->renamed, place);
  return TRUE;
}

static gboolean
map_one (EnsTable *self, const char *pair, GError **error)
{
  const char *mark = strchr (pair, '=');
  g_autofree char *field = g_strndup (pair, mark != NULL ? (gsize) (mark - pair) : 0);
  g_autofree char *fields = dup_fields (self);
  guint place;

  if (mark == NULL || mark[1] == '\0') {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("“%s” maps nothing: write FIELD=COLUMN, with one of the fields %s"), pair,
                 fields);
    return FALSE;
  }
  place = find_named (self, mark + 1);
  for (guint i = 0; i < self->n_columns; i++) {
    if (strcmp (self->columns[i].field, field) != 0)
      continue;
    if (self->places[i] != NO_COLUMN && self->places[i] != place) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("the field “%s” is mapped twice"), field);
      return FALSE;
    }
    self->places[i] = place;
    return place != NO_COLUMN || refuse_column (self, mark + 1, error);
  }
  if (self->takes_names && *field != '\0')
    return rename_column (self, place, field, mark + 1, error);
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("there is no field “%s”: the fields are %s"),
               field, fields);
  return FALSE;
}

static gboolean
find_columns (EnsTable *self, const char *const *map, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    self->places[i] = NO_COLUMN;
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    if (!map_one (self, map[i], error))
      return FALSE;
  for (guint i = 0; i < self->n_columns; i++) {
    guint place = self->places[i] == NO_COLUMN ? find_column (self, &self->columns[i]) : NO_COLUMN;

    if (place != NO_COLUMN && !is_taken (self, place) && !is_renamed (self, place))
      self->places[i] = place;
  }
  for (guint i = 0; i < self->header->len; i++)
    if (!is_taken (self, i))
      g_array_append_val (self->others, i);
  return TRUE;
}

// Returns (transfer full): the names of all columns, or their beginning.
static char *
dup_names (const EnsTable *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->header->len && names->len < NAMES_SHOWN * 4; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (self->header, i));
  return ens_text_dup_short (names->str, NAMES_SHOWN);
}

static gboolean
check_required (const EnsTable *self, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *found = NULL;

    if (!self->columns[i].required || self->places[i] != NO_COLUMN)
      continue;
    found = dup_names (self);
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("%s:%" PRId64
                    ": there is no column “%s”: say which of these columns it is: %s"),
                 self->name, self->line, self->columns[i].field, found);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_header (const EnsTable *self, const EnsCsvRow *row, GError **error)
{
  if (row->n_cells > ENS_LIMIT_COLUMNS) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
                 _ ("%s: the file has more columns than the limit of %d"), self->name,
                 ENS_LIMIT_COLUMNS);
    return FALSE;
  }
  if (row->n_bad == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("%s:%" PRId64 ": bytes that are no text in %s: save the file as UTF-8"),
               self->name, self->line, ens_csv_reader_get_encoding (self->csv));
  return FALSE;
}

// Returns whether any column has a name.
static gboolean
take_header (EnsTable *self, const EnsCsvRow *row)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < row->n_cells; i++) {
    char *name = ens_text_dup_trimmed (ens_csv_skip_neutral (row->cells[i]));

    has_any = has_any || *name != '\0';
    g_ptr_array_add (self->header, name);
  }
  return has_any;
}

static gboolean
read_header (EnsTable *self, GError **error)
{
  g_autoptr (GError) found = NULL;
  EnsCsvRow row;

  if (ens_csv_reader_next (self->csv, &row, &found)) {
    self->line = row.line;
    if (!check_header (self, &row, error))
      return FALSE;
    if (take_header (self, &row))
      return TRUE;
  }
  if (found == NULL)
    g_set_error (&found, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("%s: the file is empty: the first row must name the columns"), self->name);
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

// Of two columns with the same name one would be lost without a word.
static void
warn_double (const EnsTable *self, guint first)
{
  g_autofree char *name = ens_text_dup_plain (g_ptr_array_index (self->header, first));

  for (guint i = first + 1; i < self->header->len; i++) {
    g_autofree char *other = ens_text_dup_plain (g_ptr_array_index (self->header, i));
    g_autofree char *what = NULL;
    g_autofree char *advice = NULL;

    if (*name == '\0' || strcmp (name, other) != 0 || is_taken (self, i))
      continue;
    what = g_strdup_printf (_ ("columns %u and %u are both called “%s”: the first is taken"),
                            first + 1, i + 1, (const char *) g_ptr_array_index (self->header, i));
    advice = g_strdup_printf (_ ("if another is meant, say so by its number: FIELD=%u"), i + 1);
    ens_faults_warn (self->faults, self->name, self->line, what, advice);
  }
}

/**
 * ens_table_new:
 * @csv: (transfer full): a reader before its header
 * @columns: (array length=n_columns): what there may be; must outlive the table
 * @options: copied, but for the faults
 *
 * Returns: (transfer full): a table before its first row; %NULL with %ENS_ERROR_REFUSED when a required
 *   column or one that was asked for is missing, %ENS_ERROR_USAGE for a map that names no field
 */
EnsTable *
ens_table_new (EnsCsvReader *csv,
               const EnsColumn *columns,
               guint n_columns,
               const EnsTableOptions *options,
               GError **error)
{
  g_autoptr (EnsTable) self = g_new0 (EnsTable, 1);

  self->csv = csv;
  self->columns = columns;
  self->n_columns = n_columns;
  self->own_faults = options->faults == NULL ? ens_faults_new () : NULL;
  self->faults = options->faults == NULL ? self->own_faults : options->faults;
  self->skip_bad_rows = options->skip_bad_rows;
  self->keeps_blank_rows = options->keeps_blank_rows;
  self->takes_names = options->takes_names;
  self->name = g_strdup (options->name != NULL ? options->name : ens_csv_reader_get_name (csv));
  self->renamed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->header = g_ptr_array_new_with_free_func (g_free);
  self->places = g_new0 (guint, n_columns + 1);
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  if (!read_header (self, error) || !find_columns (self, options->map, error) ||
      !check_required (self, error))
    return NULL;
  for (guint i = 0; i < n_columns; i++)
    if (self->places[i] != NO_COLUMN)
      warn_double (self, self->places[i]);
  return g_steal_pointer (&self);
}

void
ens_table_free (EnsTable *self)
{
  ens_csv_reader_free (self->csv);
  g_clear_pointer (&self->own_faults, ens_faults_free);
  g_ptr_array_unref (self->header);
  g_array_unref (self->others);
  g_array_unref (self->renamed);
  g_free (self->name);
  g_ptr_array_unref (self->cells);
  g_free (self->places);
  g_free (self);
}

/**
 * ens_table_refuse:
 * @what: what is wrong with the row in hand, without a full stop
 * @advice: (nullable): what to do about it
 *
 * Lists the row in hand as bad: an error, or a warning where bad rows are skipped. Reading goes on; after
 * an error the last ens_table_next() fails.
 */
void
ens_table_refuse (EnsTable *self, const char *what, const char *advice)
{
  g_autofree char *full = g_strdup_printf (_ ("row %" PRId64 ": %s"), self->row, what);

  if (self->skip_bad_rows)
    ens_faults_warn (self->faults, self->name, self->line, full, advice);
  else
    ens_faults_add (self->faults, self->name, self->line, full, advice);
  self->n_bad_rows += self->bad_row != self->row;
  self->bad_row = self->row;
}

static gboolean
is_verbatim (const EnsTable *self, guint place)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->places[i] == place)
      return self->columns[i].is_verbatim;
  return FALSE;
}

// Returns whether anything but blanks is in the row.
static gboolean
take_cells (EnsTable *self, const EnsCsvRow *row)
{
  gboolean has_any = FALSE;

  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < row->n_cells; i++) {
    const char *cell = ens_csv_skip_neutral (row->cells[i]);
    g_autofree char *trimmed = ens_text_dup_trimmed (cell);

    if (*trimmed == '\0')
      g_ptr_array_add (self->cells, NULL);
    else if (is_verbatim (self, i))
      g_ptr_array_add (self->cells, g_strdup (cell));
    else
      g_ptr_array_add (self->cells, g_steal_pointer (&trimmed));
    has_any = has_any || self->cells->pdata[i] != NULL;
  }
  return has_any;
}

// Empty cells beyond the last column do no harm: spreadsheets leave them behind.
static gboolean
check_width (EnsTable *self)
{
  g_autofree char *what = NULL;

  for (guint i = self->cells->len; i > self->header->len && self->cells->pdata[i - 1] == NULL; i--)
    g_ptr_array_set_size (self->cells, (int) i - 1);
  if (self->cells->len == self->header->len)
    return TRUE;
  what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell instead of %u",
                                       "%u cells instead of %u", self->cells->len),
                          self->cells->len, self->header->len);
  ens_table_refuse (self, what, _ ("is a separator or a quote missing?"));
  return FALSE;
}

// Nobody sees them, and no package could carry them: they cost a person's words nothing.
static void
warn_controls (EnsTable *self, guint n)
{
  g_autofree char *what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u control character",
                                                        "%u control characters", n),
                                           n);
  g_autofree char *full = g_strdup_printf (_ ("row %" PRId64 ": %s"), self->row, what);

  ens_faults_warn (self->faults, self->name, self->line, full, _ ("“�” stands there now"));
}

static gboolean
check_row (EnsTable *self, const EnsCsvRow *row)
{
  g_autofree char *what = NULL;

  if (!check_width (self))
    return FALSE;
  if (row->n_bad > 0) {
    what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u byte that is no text in %s",
                                         "%u bytes that are no text in %s", row->n_bad),
                            row->n_bad, ens_csv_reader_get_encoding (self->csv));
    ens_table_refuse (self, what, _ ("save the file as UTF-8"));
    return FALSE;
  }
  for (guint i = 0; i < self->n_columns; i++) {
    if (!self->columns[i].required || self->columns[i].may_be_blank ||
        ens_table_get (self, i) != NULL)
      continue;
    what = g_strdup_printf (_ ("“%s” is empty"), self->columns[i].field);
    ens_table_refuse (self, what, NULL);
    return FALSE;
  }
  if (row->n_controls > 0)
    warn_controls (self, row->n_controls);
  return TRUE;
}

static gboolean
end (EnsTable *self, GError **error)
{
  if (self->n_bad_rows == 0 || self->skip_bad_rows)
    return FALSE;
  if (self->own_faults != NULL)
    ens_faults_refuse (self->own_faults, error);
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 g_dngettext (GETTEXT_PACKAGE, "%s: %u row is bad", "%s: %u rows are bad",
                              (gulong) self->n_bad_rows),
                 self->name, (guint) self->n_bad_rows);
  return FALSE;
}

// Returns whether there is a row, good or bad, after what a missing quote spoilt.
static gboolean
read_row (EnsTable *self, EnsCsvRow *row, GError **error)
{
  g_autoptr (GError) found = NULL;

  while (!ens_csv_reader_next (self->csv, row, &found)) {
    g_autofree char *what = NULL;

    if (found == NULL)
      return FALSE;
    if (!self->skip_bad_rows || !ens_csv_reader_skip_line (self->csv, &self->line, &what)) {
      g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }
    g_clear_error (&found);
    self->row++;
    ens_table_refuse (self, what, _ ("the rows after it were taken line by line"));
  }
  return TRUE;
}

/**
 * ens_table_next:
 *
 * Goes on to the next row that is not bad, and not empty unless empty ones are kept.
 *
 * Returns: whether there is one; %FALSE without @error at the end, with %ENS_ERROR_REFUSED there when
 *   rows were bad and are not to be skipped
 */
gboolean
ens_table_next (EnsTable *self, GError **error)
{
  g_autoptr (GError) found = NULL;
  EnsCsvRow row;

  while (read_row (self, &row, &found)) {
    self->line = row.line;
    if (++self->row > ENS_LIMIT_ROWS) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
                   _ ("%s: the file has more rows than the limit of %d"), self->name,
                   ENS_LIMIT_ROWS);
      return FALSE;
    }
    if ((take_cells (self, &row) || self->keeps_blank_rows) && check_row (self, &row))
      return TRUE;
  }
  if (found == NULL)
    return end (self, error);
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

/** ens_table_get_row: Returns: the number of the row in hand, from 1, the header not counted. */
gint64
ens_table_get_row (const EnsTable *self)
{
  return self->row;
}

/** ens_table_get_line: Returns: the line of the file where the row in hand begins. */
gint64
ens_table_get_line (const EnsTable *self)
{
  return self->line;
}

/** ens_table_has: Returns: whether the table has a column for @columns[@column]. */
gboolean
ens_table_has (const EnsTable *self, guint column)
{
  return self->places[column] != NO_COLUMN;
}

/** ens_table_get_field: Returns: (nullable) (transfer none): the field that stands at @place of the header. */
const char *
ens_table_get_field (const EnsTable *self, guint place)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->places[i] == place)
      return self->columns[i].field;
  return NULL;
}

/**
 * ens_table_get:
 *
 * Returns: (nullable) (transfer none): the cell of the row in hand for @columns[@column], without blanks
 *   at its ends unless it is verbatim; %NULL when it is empty or there is no such column; good until
 *   the next row
 */
const char *
ens_table_get (const EnsTable *self, guint column)
{
  guint place = self->places[column];

  return place < self->cells->len ? g_ptr_array_index (self->cells, place) : NULL;
}

/** ens_table_get_n_others: Returns: how many columns there are that are none of @columns. */
guint
ens_table_get_n_others (const EnsTable *self)
{
  return self->others->len;
}

/** ens_table_get_other_number: Returns: which column of the file the other column @other is, from 1. */
guint
ens_table_get_other_number (const EnsTable *self, guint other)
{
  return g_array_index (self->others, guint, other) + 1;
}

/** ens_table_get_other_name: Returns: (transfer none): the header of the other column @other. */
const char *
ens_table_get_other_name (const EnsTable *self, guint other)
{
  return g_ptr_array_index (self->header, g_array_index (self->others, guint, other));
}

/** ens_table_is_other_mapped: Returns: whether the user said what the other column @other is. */
gboolean
ens_table_is_other_mapped (const EnsTable *self, guint other)
{
  return is_renamed (self, g_array_index (self->others, guint, other));
}

/** ens_table_get_other: Returns: (nullable) (transfer none): as ens_table_get(), of another column. */
const char *
ens_table_get_other (const EnsTable *self, guint other)
{
  guint place = g_array_index (self->others, guint, other);

  return place < self->cells->len ? g_ptr_array_index (self->cells, place) : NULL;
}
