// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON written by hand: a few fixed members, in a fixed order, so that the same tables give the same bytes.
#include "ens-datapackage.h"

#include "ens-csv.h"

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

static gboolean
append_fields (GString *out, const char *file, GError **error)
{
  g_autoptr (EnsCsvReader) reader = ens_csv_reader_new (file, error);
  EnsCsvRow row;

  if (reader == NULL || !ens_csv_reader_next (reader, &row, error))
    return FALSE;
  for (guint i = 0; i < row.n_cells; i++) {
    g_string_append (out, i > 0 ? ",\n          { \"name\": " : "          { \"name\": ");
    append_string (out, ens_csv_skip_neutral (row.cells[i]));
    g_string_append (out, ", \"type\": \"string\" }");
  }
  return TRUE;
}

static gboolean
append_table (GString *out, const EnsDatapackageTable *table, GError **error)
{
  g_string_append (out, "    {\n      \"name\": ");
  append_string (out, table->name);
  g_string_append (out, ",\n      \"path\": ");
  append_string (out, table->path);
  g_string_append (out, ",\n      \"profile\": \"tabular-data-resource\",\n"
                        "      \"format\": \"csv\",\n"
                        "      \"encoding\": \"utf-8\",\n"
                        "      \"dialect\": { \"delimiter\": \",\", \"doubleQuote\": true },\n"
                        "      \"schema\": {\n        \"fields\": [\n");
  if (!append_fields (out, table->file, error))
    return FALSE;
  g_string_append (out, "\n        ]\n      }\n    }");
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
    if (!append_table (out, &tables[i], error))
      return NULL;
  }
  g_string_append (out, "\n  ]\n}\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
