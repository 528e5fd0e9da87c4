// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By ReadStat. A question that was not asked is system-missing; one that was left blank has a code of its own that
// is declared missing, so that both stay apart and neither counts as an answer.
#include "ens-sav-writer.h"

#include "ens-error.h"
#include "ens-out-file.h"

#include <readstat.h>
#include <string.h>
#include <time.h>

#define MOST_BYTES 32767

struct _EnsSavWriter {
  EnsOutFile *file;
  GError *error;
  readstat_writer_t *writer;
  const EnsFormWords *words;
  GPtrArray *variables;
  GPtrArray *columns; // readstat_variable_t of each
  GArray *widths;
};

static ssize_t
write_cb (const void *data, size_t length, void *user_data)
{
  EnsSavWriter *self = user_data;

  if (self->error != NULL || !ens_out_file_write (self->file, data, length, &self->error))
    return -1;
  return (ssize_t) length;
}

// The library passes over some of the bytes that could not be written.
static gboolean
check (EnsSavWriter *self, readstat_error_t code, GError **error)
{
  if (code == READSTAT_OK && self->error == NULL)
    return TRUE;
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED,
                 _ ("The statistics file could not be written: %s"), readstat_error_message (code));
  return FALSE;
}

static void
add_labels (EnsSavWriter *self, const EnsVariable *variable, readstat_variable_t *column)
{
  readstat_label_set_t *labels = readstat_add_label_set (self->writer, READSTAT_TYPE_DOUBLE,
                                                         variable->name);
  int blank = ens_variable_get_blank_code (variable);

  if (variable->option >= 0) {
    readstat_label_double_value (labels, 0, self->words->no);
    readstat_label_double_value (labels, 1, self->words->yes);
  } else if (variable->question->kind == ENS_FORM_ONE) {
    for (guint i = 0; i < variable->question->options->len; i++) {
      const EnsFormOption *option = g_ptr_array_index (variable->question->options, i);

      readstat_label_double_value (labels, g_ascii_strtod (option->code, NULL),
                                   ens_form_get_text (option->labels, 0));
    }
  }
  readstat_label_double_value (labels, blank, self->words->blank);
  readstat_variable_set_label_set (column, labels);
  readstat_variable_add_missing_double_value (column, blank);
}

// Words are labelled as numbers are; nothing in them is left blank.
static void
add_word_labels (EnsSavWriter *self, const EnsVariable *variable, readstat_variable_t *column)
{
  const EnsFormQuestion *question = variable->question;
  readstat_label_set_t *labels;

  if (question == NULL || question->kind != ENS_FORM_ONE)
    return;
  labels = readstat_add_label_set (self->writer, READSTAT_TYPE_STRING, variable->name);
  for (guint i = 0; i < question->options->len; i++) {
    const EnsFormOption *option = g_ptr_array_index (question->options, i);

    readstat_label_string_value (labels, option->code, ens_form_get_text (option->labels, 0));
  }
  readstat_variable_set_label_set (column, labels);
  readstat_variable_add_missing_string_value (column, "");
}

static gsize
get_width (const EnsSavWriter *self, guint at, const EnsVariable *variable)
{
  gsize width = g_array_index (self->widths, gsize, at);

  for (guint i = 0; variable->question != NULL && i < variable->question->options->len; i++)
    width = MAX (width,
                 strlen (
                   ((EnsFormOption *) g_ptr_array_index (variable->question->options, i))->code));
  // Labels of long words are kept for whole eighths only.
  if (width > 8 && variable->question != NULL && variable->question->kind == ENS_FORM_ONE)
    width = (width + 7) / 8 * 8;
  return CLAMP (width, 1, MOST_BYTES);
}

static readstat_measure_t
get_measure (const EnsVariable *variable)
{
  if (variable->question == NULL)
    return variable->is_number ? READSTAT_MEASURE_SCALE : READSTAT_MEASURE_NOMINAL;
  if (variable->question->kind == ENS_FORM_NUMBER || variable->question->is_scale)
    return READSTAT_MEASURE_ORDINAL;
  return READSTAT_MEASURE_NOMINAL;
}

static void
add_column (EnsSavWriter *self, guint at)
{
  const EnsVariable *variable = g_ptr_array_index (self->variables, at);
  readstat_variable_t *column;

  if (variable->is_number) {
    column = readstat_add_variable (self->writer, variable->name, READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format (column, at == ENS_SHEET_WEIGHT ? "F8.4" : "F8.0");
    if (variable->question != NULL)
      add_labels (self, variable, column);
  } else {
    column = readstat_add_variable (self->writer, variable->name, READSTAT_TYPE_STRING,
                                    get_width (self, at, variable));
    add_word_labels (self, variable, column);
  }
  readstat_variable_set_label (column, variable->label);
  readstat_variable_set_measure (column, get_measure (variable));
  g_ptr_array_add (self->columns, column);
}

// The library writes the local time: what is given to it reads on this clock as @time does in UTC, so that a project
// gives the same bytes everywhere.
static time_t
get_clock_time (gint64 time)
{
  time_t seconds = (time_t) (time / 1000);
  struct tm broken_down;

  gmtime_r (&seconds, &broken_down);
  broken_down.tm_isdst = -1;
  return mktime (&broken_down);
}

/**
 * ens_sav_writer_new:
 * @path: where to; `-` is standard output
 * @time: when the content last changed, in ms
 * @widths: (array) (element-type gsize): how many bytes the longest value of each variable has
 * @n_rows: how many rows there will be
 *
 * Returns: (transfer full): a file with its variables; @form must outlive it
 */
EnsSavWriter *
ens_sav_writer_new (const char *path,
                    const EnsForm *form,
                    gint64 time,
                    const GArray *widths,
                    glong n_rows,
                    GError **error)
{
  g_autoptr (EnsSavWriter) self = g_new0 (EnsSavWriter, 1);

  self->words = &form->words;
  self->variables = ens_variables_new (form);
  self->columns = g_ptr_array_new ();
  self->widths = g_array_copy ((GArray *) widths);
  self->writer = readstat_writer_init ();
  self->file = ens_out_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  readstat_set_data_writer (self->writer, write_cb);
  readstat_writer_set_file_label (self->writer, form->title);
  readstat_writer_set_file_timestamp (self->writer, get_clock_time (time));
  for (guint i = 0; i < self->variables->len; i++)
    add_column (self, i);
  readstat_writer_set_fweight_variable (self->writer,
                                        g_ptr_array_index (self->columns, ENS_SHEET_WEIGHT));
  if (!check (self, readstat_begin_writing_sav (self->writer, self, n_rows), error))
    return NULL;
  return g_steal_pointer (&self);
}

/** ens_sav_writer_free: throws away what was not finished. */
void
ens_sav_writer_free (EnsSavWriter *self)
{
  readstat_writer_free (self->writer);
  g_clear_pointer (&self->file, ens_out_file_free);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->variables);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->widths);
  g_free (self);
}

static readstat_error_t
insert (EnsSavWriter *self, guint at, const char *value)
{
  const EnsVariable *variable = g_ptr_array_index (self->variables, at);
  const readstat_variable_t *column = g_ptr_array_index (self->columns, at);
  g_autofree char *cut = NULL;

  if (variable->is_number && (value == NULL || (*value == '\0' && variable->question == NULL)))
    return readstat_insert_missing_value (self->writer, column);
  if (variable->is_number)
    return readstat_insert_double_value (self->writer, column,
                                         *value != '\0' ? g_ascii_strtod (value, NULL)
                                                        : ens_variable_get_blank_code (variable));
  if (value != NULL && strlen (value) > MOST_BYTES) {
    const char *end = g_utf8_find_prev_char (value, value + MOST_BYTES + 1);

    cut = g_strndup (value, (gsize) (end - value));
  }
  return readstat_insert_string_value (self->writer, column,
                                       cut != NULL     ? cut
                                       : value != NULL ? value
                                                       : "");
}

/** ens_sav_writer_add: @values: (array): one for each variable, as ens_variable_dup_value() gives them. */
gboolean
ens_sav_writer_add (EnsSavWriter *self, const char *const *values, GError **error)
{
  readstat_error_t code = readstat_begin_row (self->writer);

  for (guint i = 0; i < self->variables->len && code == READSTAT_OK; i++)
    code = insert (self, i, values[i]);
  if (code == READSTAT_OK)
    code = readstat_end_row (self->writer);
  return check (self, code, error);
}

/** ens_sav_writer_finish: Returns: whether the whole file is in place. */
gboolean
ens_sav_writer_finish (EnsSavWriter *self, GError **error)
{
  return check (self, readstat_end_writing (self->writer), error) &&
         ens_out_file_finish (self->file, error);
}
