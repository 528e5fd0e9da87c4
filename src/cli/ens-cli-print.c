// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON of rows walks the entity's table, so that a new field shows without a change here.
#include "ens-cli-print.h"

#include "ens-time.h"

#include <math.h>
#include <stdio.h>

static char *
dup_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

/** ens_cli_print_json: writes what @builder holds to standard output, indented, as one document. */
void
ens_cli_print_json (JsonBuilder *builder)
{
  g_autofree char *text = dup_json (builder);

  fputs (text, stdout);
  fputc ('\n', stdout);
}

/**
 * ens_cli_print_json_item: writes what @builder holds as one more item of a list too long to be built whole;
 *   ens_cli_print_json_end() ends the list
 */
void
ens_cli_print_json_item (JsonBuilder *builder, gboolean is_first)
{
  g_autofree char *text = dup_json (builder);

  fputs (is_first ? "[\n  " : ",\n  ", stdout);
  for (const char *at = text; *at != '\0'; at++) {
    fputc (*at, stdout);
    if (*at == '\n')
      fputs ("  ", stdout);
  }
}

void
ens_cli_print_json_end (gboolean is_empty)
{
  fputs (is_empty ? "[]\n" : "\n]\n", stdout);
}

/** ens_cli_print_written: what a verb says that wrote a file and nothing else; nothing for standard output */
void
ens_cli_print_written (const EnsCli *cli, const char *path)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->is_json) {
    ens_cli_note_written (cli, path);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  ens_cli_add_text (builder, "file", path);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

/** ens_cli_add_text: adds @value, or null when there is none. */
void
ens_cli_add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
ens_cli_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
ens_cli_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/** ens_cli_add_real: adds @value, or null when it is no number: JSON has no word for that. */
void
ens_cli_add_real (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/** ens_cli_add_time: adds @ms in its one spelling, or null for none. */
void
ens_cli_add_time (JsonBuilder *builder, const char *name, gint64 ms)
{
  g_autofree char *text = ms != 0 ? ens_time_dup_text (ms) : NULL;

  ens_cli_add_text (builder, name, text);
}

static void
add_field (JsonBuilder *builder, const EnsField *field, gconstpointer record)
{
  const void *at = (const char *) record + field->offset;
  g_autofree char *text = NULL;

  switch (field->type) {
  case ENS_FIELD_INT:
    ens_cli_add_int (builder, field->name, *(const gint64 *) at);
    break;
  case ENS_FIELD_REAL:
    ens_cli_add_real (builder, field->name, *(const double *) at);
    break;
  case ENS_FIELD_BOOL:
    ens_cli_add_bool (builder, field->name, *(const gboolean *) at);
    break;
  case ENS_FIELD_UUID:
  case ENS_FIELD_TEXT:
  case ENS_FIELD_WORD:
  case ENS_FIELD_TIME:
  default:
    text = ens_field_dup_text (field, record);
    ens_cli_add_text (builder, field->name, text);
    break;
  }
}

/** ens_cli_add_counts: an object with a number for each kind that has rows. */
void
ens_cli_add_counts (JsonBuilder *builder, const char *name, const guint64 counts[ENS_N_KINDS])
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < ENS_N_KINDS; i++)
    if (counts[i] > 0)
      ens_cli_add_int (builder, ens_entity_get (i)->plural, (gint64) counts[i]);
  json_builder_end_object (builder);
}

/** ens_cli_add_fields: adds every field of @record to the object that is open. */
void
ens_cli_add_fields (JsonBuilder *builder, const EnsEntity *entity, gconstpointer record)
{
  for (guint i = 0; i < entity->n_fields; i++)
    add_field (builder, &entity->fields[i], record);
}

/** ens_cli_add_record: adds @record as an object with every field of its entity. */
void
ens_cli_add_record (JsonBuilder *builder, const EnsEntity *entity, gconstpointer record)
{
  json_builder_begin_object (builder);
  ens_cli_add_fields (builder, entity, record);
  json_builder_end_object (builder);
}

/** ens_cli_print_row: what a verb says that wrote @record: the row itself for programs, @note for people */
void
ens_cli_print_row (const EnsCli *cli,
                   const EnsEntity *entity,
                   gconstpointer record,
                   const char *note)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->is_json) {
    ens_cli_note (cli, note);
    return;
  }
  builder = json_builder_new ();
  ens_cli_add_record (builder, entity, record);
  ens_cli_print_json (builder);
}

/** ens_cli_add_faults: adds an object: whether the file at @path is good, and each fault. */
void
ens_cli_add_faults (JsonBuilder *builder, const char *path, const EnsFaults *faults)
{
  json_builder_begin_object (builder);
  ens_cli_add_text (builder, "file", path);
  ens_cli_add_bool (builder, "valid", ens_faults_get_n_errors (faults) == 0);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ens_faults_get_n_listed (faults); i++) {
    const EnsFault *fault = ens_faults_get (faults, i);

    json_builder_begin_object (builder);
    ens_cli_add_int (builder, "line", fault->line);
    ens_cli_add_text (builder, "what", fault->what);
    ens_cli_add_text (builder, "advice", fault->advice);
    ens_cli_add_bool (builder, "warning", fault->is_warning);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
