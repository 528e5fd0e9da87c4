// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row for each value of a variable, one for a variable without a list of values.
#include "ens-variables-csv.h"

#include "ens-csv-writer.h"

static gboolean
write_row (EnsCsvWriter *csv,
           const EnsVariable *variable,
           const char *code,
           const char *label,
           gboolean is_missing,
           GError **error)
{
  const EnsFormQuestion *question = variable->question;
  gboolean is_ordered = question != NULL &&
                        (question->is_scale || question->kind == ENS_FORM_NUMBER);

  ens_csv_writer_add (csv, variable->name);
  ens_csv_writer_add (csv, variable->label);
  ens_csv_writer_add (csv, code);
  ens_csv_writer_add (csv, label);
  ens_csv_writer_add (csv, is_ordered ? "ordinal" : question != NULL ? "nominal" : "sheet");
  ens_csv_writer_add (csv, is_missing ? "true" : "false");
  return ens_csv_writer_end_row (csv, error);
}

static gboolean
write_variable (EnsCsvWriter *csv, const EnsVariable *variable, GError **error)
{
  const EnsFormQuestion *question = variable->question;
  g_autofree char *range = NULL;

  if (question == NULL || question->kind == ENS_FORM_WORDS)
    return write_row (csv, variable, NULL, NULL, FALSE, error);
  if (variable->option >= 0)
    return write_row (csv, variable, "0", "no", FALSE, error) &&
           write_row (csv, variable, "1", "yes", FALSE, error) &&
           write_row (csv, variable, "", "left blank", TRUE, error);
  if (question->kind == ENS_FORM_NUMBER) {
    range = g_strdup_printf ("%" G_GINT64_FORMAT "…%" G_GINT64_FORMAT, question->least,
                             question->most);
    return write_row (csv, variable, range, NULL, FALSE, error) &&
           write_row (csv, variable, "", "left blank", TRUE, error);
  }
  for (guint i = 0; i < question->options->len; i++) {
    const EnsFormOption *option = g_ptr_array_index (question->options, i);

    if (!write_row (csv, variable, option->code, ens_form_get_text (option->labels, 0), FALSE,
                    error))
      return FALSE;
  }
  return write_row (csv, variable, "", "left blank", TRUE, error);
}

/** ens_variables_csv_write: @path: where to; `-` is standard output. */
gboolean
ens_variables_csv_write (const char *path, const EnsForm *form, GError **error)
{
  static const char *const columns[] = { "variable",    "label", "code",
                                         "value_label", "level", "missing" };
  g_autoptr (EnsCsvWriter) csv = ens_csv_writer_new (path, error);
  g_autoptr (GPtrArray) variables = ens_variables_new (form);

  for (gsize i = 0; csv != NULL && i < G_N_ELEMENTS (columns); i++)
    ens_csv_writer_add (csv, columns[i]);
  if (csv == NULL || !ens_csv_writer_end_row (csv, error))
    return FALSE;
  for (guint i = 0; i < variables->len; i++)
    if (!write_variable (csv, g_ptr_array_index (variables, i), error))
      return FALSE;
  return ens_csv_writer_finish (csv, error);
}
