// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By ReadStat, which is given one file and opens no other. Missing values, declared or not, are empty cells.
#include "ens-sav-reader.h"

#include "ens-csv-writer.h"
#include "ens-error.h"
#include "ens-in-file.h"
#include "ens-limits.h"
#include "ens-scratch.h"
#include "ens-text.h"

#include <glib/gstdio.h>
#include <math.h>
#include <readstat.h>
#include <string.h>
#include <unistd.h>

#define MOST_VARIABLES 32767
#define MOST_MISSING   1000
// The end of the year 9999.
#define MOST_SECONDS 265000000000.0

struct _EnsSav {
  GPtrArray *variables;
  char *path;
};

/** Reading: @sets: names of the sets of labels of the variables, in order; @n_columns: of the row in hand */
typedef struct {
  EnsSav *sav;
  const char *path;
  EnsCsvWriter *csv;
  GHashTable *labels;
  GPtrArray *sets;
  guint n_columns;
  gint64 n_rows;
  gboolean has_header;
  GError *error;
} Reading;

static void
clear_label (gpointer data)
{
  g_free (((EnsSavLabel *) data)->value);
  g_free (((EnsSavLabel *) data)->label);
}

static GArray *
new_labels (void)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (EnsSavLabel));

  g_array_set_clear_func (labels, clear_label);
  return labels;
}

static void
free_variable (gpointer data)
{
  EnsSavVariable *variable = data;

  g_free (variable->name);
  g_free (variable->label);
  g_array_unref (variable->labels);
  g_hash_table_unref (variable->missing);
  g_free (variable);
}

void
ens_sav_free (EnsSav *self)
{
  if (self == NULL)
    return;
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_ptr_array_unref (self->variables);
  g_free (self);
}

/** ens_sav_get_variables: Returns: (transfer none) (element-type EnsSavVariable): in the order of the columns. */
const GPtrArray *
ens_sav_get_variables (const EnsSav *self)
{
  return self->variables;
}

/** ens_sav_get_table_path: Returns: (transfer none): goes away with the file. */
const char *
ens_sav_get_table_path (const EnsSav *self)
{
  return self->path;
}

// Old files do not say how their words are written; what is no UTF-8 is that of Windows then.
static char *
dup_clean (const char *text)
{
  g_autofree char *western = NULL;
  g_autofree char *clean = NULL;

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    western = g_convert_with_fallback (text, -1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL, NULL);
  clean = ens_text_clean (western != NULL ? western : text != NULL ? text : "", -1, NULL);
  return ens_text_dup_trimmed (clean);
}

static char *
dup_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", number));
}

// Days and moments are seconds since the calendar of Gregory began, in formats such as DATE11 and EDATE10.
static char *
dup_moment (const char *format, double seconds)
{
  static const char *const days[] = { "DATE",  "ADATE", "EDATE", "SDATE",
                                      "JDATE", "QYR",   "MOYR",  "WKYR" };
  g_autoptr (GDateTime) start = g_date_time_new_utc (1582, 10, 14, 0, 0, 0);
  g_autoptr (GDateTime) moment = NULL;
  gboolean is_day = FALSE;

  for (gsize i = 0; format != NULL && i < G_N_ELEMENTS (days); i++)
    is_day |= g_str_has_prefix (format, days[i]) && !g_str_has_prefix (format, "DATETIME");
  if (format == NULL ||
      !(is_day || g_str_has_prefix (format, "DATETIME") || g_str_has_prefix (format, "YMDHMS")) ||
      !(fabs (seconds) < MOST_SECONDS))
    return NULL;
  moment = g_date_time_add_seconds (start, seconds);
  return moment != NULL ? g_date_time_format (moment, is_day ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%S")
                        : NULL;
}

static char *
dup_value (readstat_value_t value)
{
  switch (readstat_value_type (value)) {
  case READSTAT_TYPE_STRING:
    return dup_clean (readstat_string_value (value));
  case READSTAT_TYPE_INT8:
  case READSTAT_TYPE_INT16:
  case READSTAT_TYPE_INT32:
    return g_strdup_printf ("%d", readstat_int32_value (value));
  case READSTAT_TYPE_FLOAT:
  case READSTAT_TYPE_DOUBLE:
    return dup_number (readstat_double_value (value));
  default:
    return g_strdup ("");
  }
}

static char *
dup_shown (const readstat_variable_t *variable, readstat_value_t value)
{
  char *moment = readstat_value_type (value) == READSTAT_TYPE_DOUBLE
                   ? dup_moment (readstat_variable_get_format (variable),
                                 readstat_double_value (value))
                   : NULL;

  return moment != NULL ? moment : dup_value (value);
}

static int
stop (Reading *reading, GError *error)
{
  if (reading->error == NULL)
    reading->error = error;
  else
    g_clear_error (&error);
  return READSTAT_HANDLER_ABORT;
}

static int
metadata_cb (readstat_metadata_t *metadata, void *data)
{
  Reading *reading = data;

  if (readstat_get_var_count (metadata) <= MOST_VARIABLES &&
      readstat_get_row_count (metadata) <= ENS_LIMIT_ROWS)
    return READSTAT_HANDLER_OK;
  return stop (
    reading,
    g_error_new (ENS_ERROR, ENS_ERROR_LIMIT,
                 _ ("%s: the file has more rows than the limit of %d, or more variables than %d"),
                 reading->path, ENS_LIMIT_ROWS, MOST_VARIABLES));
}

static int
variable_cb (int index, readstat_variable_t *from, const char *set, void *data)
{
  Reading *reading = data;
  EnsSavVariable *variable = g_new0 (EnsSavVariable, 1);
  g_autofree char *label = dup_clean (readstat_variable_get_label (from));

  // The name heads a column, and a tab in it would be taken for the end of that.
  variable->name = g_strdelimit (dup_clean (readstat_variable_get_name (from)), "\t", ' ');
  variable->label = *label != '\0' ? g_steal_pointer (&label) : NULL;
  variable->labels = new_labels ();
  variable->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (reading->sav->variables, variable);
  g_ptr_array_add (reading->sets, g_strdup (set));
  return READSTAT_HANDLER_OK;
}

static int
label_cb (const char *set, readstat_value_t value, const char *label, void *data)
{
  Reading *reading = data;
  GArray *labels = g_hash_table_lookup (reading->labels, set);
  EnsSavLabel row;

  if (labels == NULL) {
    labels = new_labels ();
    g_hash_table_insert (reading->labels, g_strdup (set), labels);
  }
  if (labels->len >= MOST_VARIABLES || readstat_value_is_system_missing (value))
    return READSTAT_HANDLER_OK;
  row = (EnsSavLabel){ dup_value (value), dup_clean (label) };
  g_array_append_val (labels, row);
  return READSTAT_HANDLER_OK;
}

static gboolean
write_header (Reading *reading)
{
  for (guint i = 0; i < reading->sav->variables->len; i++)
    ens_csv_writer_add (reading->csv,
                        ((EnsSavVariable *) g_ptr_array_index (reading->sav->variables, i))->name);
  reading->has_header = TRUE;
  return ens_csv_writer_end_row (reading->csv, &reading->error);
}

// Ranges may declare very many values missing: those beyond some are no reasons that anybody gave.
static void
note_missing (Reading *reading, readstat_variable_t *from, readstat_value_t value)
{
  EnsSavVariable *variable = g_ptr_array_index (reading->sav->variables, reading->n_columns);
  g_autofree char *text = NULL;
  guint n;

  if (readstat_value_is_system_missing (value) || !readstat_value_is_defined_missing (value, from))
    return;
  text = dup_value (value);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (variable->missing, text));
  if (n > 0 || g_hash_table_size (variable->missing) < MOST_MISSING)
    g_hash_table_insert (variable->missing, g_steal_pointer (&text), GUINT_TO_POINTER (n + 1));
}

static int
value_cb (int row, readstat_variable_t *variable, readstat_value_t value, void *data)
{
  Reading *reading = data;
  gboolean is_missing = readstat_value_is_missing (value, variable);
  g_autofree char *text = is_missing ? NULL : dup_shown (variable, value);

  if (!reading->has_header && !write_header (reading))
    return READSTAT_HANDLER_ABORT;
  if (is_missing)
    note_missing (reading, variable, value);
  if (text != NULL && strlen (text) > ENS_LIMIT_TEXT_BYTES)
    return stop (reading,
                 g_error_new (ENS_ERROR, ENS_ERROR_LIMIT,
                              _ ("%s: row %d: a value is longer than the limit of %d bytes"),
                              reading->path, row + 1, ENS_LIMIT_TEXT_BYTES));
  ens_csv_writer_add (reading->csv, text);
  if (++reading->n_columns < reading->sav->variables->len)
    return READSTAT_HANDLER_OK;
  reading->n_columns = 0;
  if (++reading->n_rows > ENS_LIMIT_ROWS)
    return stop (reading, g_error_new (ENS_ERROR, ENS_ERROR_LIMIT,
                                       _ ("%s: the file has more rows than the limit of %d"),
                                       reading->path, ENS_LIMIT_ROWS));
  return ens_csv_writer_end_row (reading->csv, &reading->error) ? READSTAT_HANDLER_OK
                                                                : READSTAT_HANDLER_ABORT;
}

static void
take_labels (Reading *reading)
{
  for (guint i = 0; i < reading->sav->variables->len; i++) {
    EnsSavVariable *variable = g_ptr_array_index (reading->sav->variables, i);
    const char *set = g_ptr_array_index (reading->sets, i);
    GArray *labels = set != NULL ? g_hash_table_lookup (reading->labels, set) : NULL;

    if (labels == NULL)
      continue;
    g_array_unref (variable->labels);
    variable->labels = g_array_ref (labels);
  }
}

static readstat_error_t
parse (Reading *reading)
{
  readstat_parser_t *parser = readstat_parser_init ();
  readstat_error_t code;

  readstat_set_metadata_handler (parser, metadata_cb);
  readstat_set_variable_handler (parser, variable_cb);
  readstat_set_value_label_handler (parser, label_cb);
  readstat_set_value_handler (parser, value_cb);
  code = readstat_parse_sav (parser, reading->path, reading);
  readstat_parser_free (parser);
  return code;
}

static gboolean
finish (Reading *reading, readstat_error_t code, GError **error)
{
  if (reading->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&reading->error));
    return FALSE;
  }
  if (code != READSTAT_OK) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("%s: this is damaged or no file of SPSS: %s"), reading->path,
                 readstat_error_message (code));
    return FALSE;
  }
  if (reading->sav->variables->len == 0 || reading->n_columns > 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("%s: the file is damaged: it ends within a row"), reading->path);
    return FALSE;
  }
  take_labels (reading);
  return (reading->has_header || write_header (reading)) &&
         ens_csv_writer_finish (reading->csv, error);
}

static EnsSav *
sav_new (const char *path, GError **error)
{
  g_autoptr (EnsSav) self = g_new0 (EnsSav, 1);
  int fd;

  self->variables = g_ptr_array_new_with_free_func (free_variable);
  self->path = ens_scratch_new_file (path, &fd, error);
  if (self->path == NULL)
    return NULL;
  close (fd);
  return g_steal_pointer (&self);
}

/**
 * ens_sav_read:
 * @path: a `.sav` or `.zsav` file
 *
 * Returns: (transfer full): all of it; %NULL with %ENS_ERROR_REFUSED, %ENS_ERROR_LIMIT, %ENS_ERROR_NOT_FOUND or
 *   %ENS_ERROR_FAILED
 */
EnsSav *
ens_sav_read (const char *path, GError **error)
{
  g_autoptr (EnsSav) sav = NULL;
  g_autoptr (EnsCsvWriter) csv = NULL;
  g_autoptr (GHashTable) labels = NULL;
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { 0 };
  gboolean is_done;

  if (!ens_in_file_check (path, ENS_LIMIT_FILE_BYTES, error))
    return NULL;
  sav = sav_new (path, error);
  csv = sav != NULL ? ens_csv_writer_new (sav->path, error) : NULL;
  if (csv == NULL)
    return NULL;
  labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  reading = (Reading){ .sav = sav, .path = path, .csv = csv, .labels = labels, .sets = sets };
  is_done = finish (&reading, parse (&reading), error);
  g_clear_error (&reading.error);
  return is_done ? g_steal_pointer (&sav) : NULL;
}
