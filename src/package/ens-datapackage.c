// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON written by hand: a few fixed members, in a fixed order, so that the same tables give the same bytes.
#include "ens-datapackage.h"

#include "ens-csv.h"

#include <string.h>

static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"' || *at == '\\')
      g_string_append_printf (out, "\\%c", *at);
    else if ((guchar) *at < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *at);
    else
      g_string_append_c (out, *at);
  }
  g_string_append_c (out, '"');
}

static const char *
get_type (const EnsField *field)
{
  switch (field->type) {
  case ENS_FIELD_INT:
    return "integer";
  case ENS_FIELD_REAL:
    return "number";
  case ENS_FIELD_BOOL:
    return "boolean";
  case ENS_FIELD_TIME:
    return "datetime";
  default:
    return (field->flags & ENS_FIELD_DATE) != 0 ? "date" : "string";
  }
}

static void
append_constraints (GString *out, const EnsField *field)
{
  if (field->type == ENS_FIELD_UUID)
    g_string_append (out, ", \"format\": \"uuid\"");
  if (field->type == ENS_FIELD_WORD) {
    g_string_append (out, ", \"constraints\": { \"enum\": [");
    for (guint i = 0; field->words[i] != NULL; i++) {
      g_string_append (out, i > 0 ? ", " : "");
      append_string (out, field->words[i]);
    }
    g_string_append (out, "] }");
  } else if ((field->flags & ENS_FIELD_REQUIRED) != 0) {
    g_string_append (out, ", \"constraints\": { \"required\": true }");
  }
}

// Tables for people have names and codes where rows have ids; what is counted in them is the same.
static const EnsField *
find_field (const EnsDatapackageTable *table, const char *name)
{
  const EnsField *field;

  if (table->entity != NULL)
    return ens_entity_get_field (table->entity, name);
  field = table->kind != ENS_KIND_NONE ? ens_entity_get_field (ens_entity_get (table->kind), name)
                                       : NULL;
  return field != NULL && (field->type == ENS_FIELD_INT || field->type == ENS_FIELD_REAL) ? field
                                                                                          : NULL;
}

static gboolean
append_fields (GString *out, const EnsDatapackageTable *table, GError **error)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new (table->file, error);
  EnsCsvRow row;

  if (reader == NULL || !ens_csv_reader_next (reader, &row, error))
    return FALSE;
  for (guint i = 0; i < row.n_cells; i++) {
    // What checks tables compares the names with the first row to the letter.
    const char *name = row.cells[i];
    const EnsField *field = find_field (table, ens_csv_skip_neutral (name));

    g_string_append (out, i > 0 ? ",\n          { \"name\": " : "          { \"name\": ");
    append_string (out, name);
    g_string_append_printf (out, ", \"type\": \"%s\"", field != NULL ? get_type (field) : "string");
    if (field != NULL && table->entity != NULL)
      append_constraints (out, field);
    g_string_append (out, " }");
  }
  return TRUE;
}

static const char *
find_table (EnsEntityKind kind, const EnsDatapackageTable *tables, guint n_tables)
{
  for (guint i = 0; i < n_tables && kind != ENS_KIND_NONE; i++)
    if (tables[i].kind == kind)
      return tables[i].name;
  return NULL;
}

static void
append_keys (GString *out,
             const EnsDatapackageTable *table,
             const EnsDatapackageTable *tables,
             guint n_tables)
{
  guint n = 0;

  if (table->entity == NULL) {
    g_string_append (out,
                     table->kind != ENS_KIND_NONE ? ",\n        \"primaryKey\": [\"id\"]" : "");
    return;
  }
  g_string_append (out, ",\n        \"primaryKey\": [");
  for (guint i = 0; i < table->entity->n_key; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    append_string (out, table->entity->fields[i].name);
  }
  g_string_append (out, "]");
  for (guint i = 0; i < table->entity->n_fields; i++) {
    const EnsField *field = &table->entity->fields[i];
    const char *other = field->type == ENS_FIELD_UUID
                          ? find_table (field->refers_to, tables, n_tables)
                          : NULL;

    if (other == NULL)
      continue;
    g_string_append (out, n++ == 0 ? ",\n        \"foreignKeys\": [\n          { \"fields\": "
                                   : ",\n          { \"fields\": ");
    append_string (out, field->name);
    g_string_append (out, ", \"reference\": { \"resource\": ");
    append_string (out, strcmp (other, table->name) == 0 ? "" : other);
    g_string_append (out, ", \"fields\": \"id\" } }");
  }
  if (n > 0)
    g_string_append (out, "\n        ]");
}

// So that whoever got the tables sees whether they are whole.
static gboolean
append_content (GString *out, const EnsDatapackageTable *table, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (table->file, FALSE, error);
  g_autofree char *hash = NULL;

  if (file == NULL)
    return FALSE;
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                      (const guchar *) g_mapped_file_get_contents (file),
                                      g_mapped_file_get_length (file));
  g_string_append_printf (out,
                          "      \"bytes\": %" G_GSIZE_FORMAT ",\n      \"hash\": \"sha256:%s\",\n",
                          g_mapped_file_get_length (file), hash);
  return TRUE;
}

static gboolean
append_table (GString *out,
              const EnsDatapackageTable *table,
              const EnsDatapackageTable *tables,
              guint n_tables,
              GError **error)
{
  g_string_append (out, "    {\n      \"name\": ");
  append_string (out, table->name);
  g_string_append (out, ",\n      \"path\": ");
  append_string (out, table->path);
  g_string_append (out, ",\n      \"profile\": \"tabular-data-resource\",\n"
                        "      \"format\": \"csv\",\n"
                        "      \"mediatype\": \"text/csv\",\n"
                        "      \"encoding\": \"utf-8\",\n");
  if (!append_content (out, table, error))
    return FALSE;
  g_string_append (out, "      \"dialect\": { \"delimiter\": \",\", \"doubleQuote\": true },\n"
                        "      \"schema\": {\n        \"fields\": [\n");
  if (!append_fields (out, table, error))
    return FALSE;
  g_string_append (out, "\n        ]");
  append_keys (out, table, tables, n_tables);
  g_string_append (out, "\n      }\n    }");
  return TRUE;
}

/**
 * ens_datapackage_dup_text:
 * @title: of the project
 * @created: a moment
 * @tables: (array length=n_tables): tables as ens-csv-writer writes them
 *
 * Returns: (transfer full): what belongs into `datapackage.json`; %NULL when a table could not be read
 */
char *
ens_datapackage_dup_text (const char *title,
                          const char *created,
                          const EnsDatapackageTable *tables,
                          guint n_tables,
                          GError **error)
{
  g_autoptr (GString) out = g_string_new ("{\n  \"profile\": \"tabular-data-package\",\n"
                                          "  \"name\": \"ensemble\",\n  \"title\": ");

  append_string (out, title);
  g_string_append (out, ",\n  \"created\": ");
  append_string (out, created);
  g_string_append (out, ",\n  \"resources\": [\n");
  for (guint i = 0; i < n_tables; i++) {
    g_string_append (out, i > 0 ? ",\n" : "");
    if (!append_table (out, &tables[i], tables, n_tables, error))
      return NULL;
  }
  g_string_append (out, "\n  ]\n}\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
