// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON of rows walks the entity's table, so that a new field shows without a change here.
#include "ens-cli-print.h"

#include <stdio.h>

/** ens_cli_print_json: writes what @builder holds to standard output, indented, as one document. */
void
ens_cli_print_json (JsonBuilder *builder)
{
  g_autofree char *text = ens_json_dup_document (builder);

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
  g_autofree char *text = ens_json_dup_document (builder);

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
  ens_json_add_text (builder, "file", path);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

/** ens_cli_print_words: what a verb says that did as it was told: pairs of name and text for programs, @note for people */
void
ens_cli_print_words (const EnsCli *cli, const char *note, ...)
{
  g_autoptr (JsonBuilder) builder = NULL;
  const char *name;
  va_list pairs;

  if (!cli->is_json) {
    ens_cli_note (cli, note);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  va_start (pairs, note);
  while ((name = va_arg (pairs, const char *)) != NULL)
    ens_json_add_text (builder, name, va_arg (pairs, const char *));
  va_end (pairs);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

/** ens_cli_print_count: as ens_cli_print_words(), of a verb that did @n of something */
void
ens_cli_print_count (const EnsCli *cli, const char *note, const char *name, guint n)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->is_json) {
    ens_cli_note (cli, note);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  ens_json_add_int (builder, name, n);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

static void
add_field (JsonBuilder *builder, const EnsField *field, gconstpointer record)
{
  const void *at = (const char *) record + field->offset;
  g_autofree char *text = NULL;

  switch (field->type) {
  case ENS_FIELD_INT:
    ens_json_add_int (builder, field->name, *(const gint64 *) at);
    break;
  case ENS_FIELD_REAL:
    ens_json_add_real (builder, field->name, *(const double *) at);
    break;
  case ENS_FIELD_BOOL:
    ens_json_add_bool (builder, field->name, *(const gboolean *) at);
    break;
  case ENS_FIELD_UUID:
  case ENS_FIELD_TEXT:
  case ENS_FIELD_WORD:
  case ENS_FIELD_TIME:
  default:
    text = ens_field_dup_text (field, record);
    ens_json_add_text (builder, field->name, text);
    break;
  }
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
  ens_json_add_text (builder, "file", path);
  ens_json_add_bool (builder, "valid", ens_faults_get_n_errors (faults) == 0);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ens_faults_get_n_listed (faults); i++) {
    const EnsFault *fault = ens_faults_get (faults, i);

    json_builder_begin_object (builder);
    ens_json_add_int (builder, "line", fault->line);
    ens_json_add_text (builder, "what", fault->what);
    ens_json_add_text (builder, "advice", fault->advice);
    ens_json_add_bool (builder, "warning", fault->is_warning);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
