// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The columns of statements, once: reading and writing both walk this list.
#include "ens-statements-csv.h"

#include "ens-time.h"
#include "ens-uuid.h"

// The order is that of exports; positions in both lists go together. Of several names the first that is there
// counts, so words that may also head a remark come last.
static const EnsColumn columns[] = {
  { "text",
    "statement|post it|postit|expression|texte|enonce|verbatim|contribution|aussage|texto|testo|tekst|"
    "teksts|wypowiedz|κείμενο|نص|sentence|phrase|answer|reponse|antwort|comment|commentaire|kommentar",
    TRUE, TRUE },
  { "count", "n|number|times|nombre|effectif|fois|occurrences|anzahl|liczba|skaits|πλήθος|عدد",
    FALSE, FALSE },
  { "group", "groupe|homogeneous group|groupe homogene|gruppe|grupo|gruppo|grupa|ομάδα|مجموعة",
    FALSE, FALSE },
  { "question", "q", FALSE, FALSE },
  { "language", "lang|langue|sprache|idioma|lingua|jezyk|valoda|γλώσσα|لغة", FALSE, FALSE },
  { "polarity", "polarite|side|sens", FALSE, FALSE },
  { "receipt", "slip|recu|talon", FALSE, FALSE },
  { "code", "component|composante", FALSE, FALSE },
  { "coder", "codeur|codeuse", FALSE, FALSE },
  { "criterion", "critere|pile", FALSE, FALSE },
  { "masked", "masque|published wording", FALSE, TRUE },
  { "safe", "publishable|publiable", FALSE, FALSE },
  { "created", "", FALSE, FALSE },
  { "author", "", FALSE, FALSE },
  { "id", "", FALSE, FALSE },
};

static const gsize offsets[] = {
  offsetof (EnsStatementRow, text),     offsetof (EnsStatementRow, count),
  offsetof (EnsStatementRow, group),    offsetof (EnsStatementRow, question),
  offsetof (EnsStatementRow, language), offsetof (EnsStatementRow, polarity),
  offsetof (EnsStatementRow, receipt),  offsetof (EnsStatementRow, code),
  offsetof (EnsStatementRow, coder),    offsetof (EnsStatementRow, criterion),
  offsetof (EnsStatementRow, masked),   offsetof (EnsStatementRow, safe),
  offsetof (EnsStatementRow, created),  offsetof (EnsStatementRow, author),
  offsetof (EnsStatementRow, id),
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == G_N_ELEMENTS (offsets));

struct _EnsStatementsReader {
  EnsTable *table;
};

struct _EnsStatementsWriter {
  EnsCsvWriter *csv;
};

/** ens_statements_get_columns: @n: (out): how many; Returns: (array length=n): what such a table may have. */
const EnsColumn *
ens_statements_get_columns (guint *n)
{
  *n = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * ens_statements_reader_new:
 * @path: a table with at least a column of texts
 *
 * Returns: (transfer full): a reader before the first row, or %NULL as ens_table_new()
 */
EnsStatementsReader *
ens_statements_reader_new (const char *path, const EnsTableOptions *options, GError **error)
{
  EnsCsvReader *csv = ens_csv_reader_new_encoded (path, options->encoding, error);
  EnsTable *table = csv == NULL
                      ? NULL
                      : ens_table_new (csv, columns, G_N_ELEMENTS (columns), options, error);
  EnsStatementsReader *self;

  if (table == NULL)
    return NULL;
  self = g_new0 (EnsStatementsReader, 1);
  self->table = table;
  return self;
}

void
ens_statements_reader_free (EnsStatementsReader *self)
{
  ens_table_free (self->table);
  g_free (self);
}

// Other programs have columns called “id”, “created” and “author” too, of which some hold the names of
// people. Only a table that was exported by Ensemble has ids of its form: only there they are taken.
static void
drop_foreign (EnsStatementRow *row)
{
  EnsUuid id;
  gint64 ms;

  if (row->id == NULL || !ens_uuid_parse (row->id, &id))
    row->id = row->created = row->author = NULL;
  if (row->created != NULL && !ens_time_parse (row->created, &ms))
    row->created = NULL;
}

/**
 * ens_statements_reader_next:
 * @row: (out caller-allocates): the next row
 *
 * Returns: whether there was one; otherwise as ens_table_next()
 */
gboolean
ens_statements_reader_next (EnsStatementsReader *self, EnsStatementRow *row, GError **error)
{
  if (!ens_table_next (self->table, error))
    return FALSE;
  row->row = ens_table_get_row (self->table);
  row->line = ens_table_get_line (self->table);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    *(const char **) ((char *) row + offsets[i]) = ens_table_get (self->table, i);
  drop_foreign (row);
  return TRUE;
}

/** ens_statements_reader_refuse: lists the row in hand as bad, as ens_table_refuse(). */
void
ens_statements_reader_refuse (EnsStatementsReader *self, const char *what, const char *advice)
{
  ens_table_refuse (self->table, what, advice);
}

/**
 * ens_statements_writer_new:
 * @path: where to; `-` is standard output
 *
 * Returns: (transfer full): a writer that has written the header
 */
EnsStatementsWriter *
ens_statements_writer_new (const char *path, GError **error)
{
  EnsCsvWriter *csv = ens_csv_writer_new (path, error);
  EnsStatementsWriter *self;

  if (csv == NULL)
    return NULL;
  self = g_new0 (EnsStatementsWriter, 1);
  self->csv = csv;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ens_csv_writer_add (csv, columns[i].field);
  // Far below the size of the writer's buffer: nothing is written yet that could fail.
  ens_csv_writer_end_row (csv, NULL);
  return self;
}

void
ens_statements_writer_free (EnsStatementsWriter *self)
{
  ens_csv_writer_free (self->csv);
  g_free (self);
}

/** ens_statements_writer_add: Returns: whether the row could be written; its row and line do not count. */
gboolean
ens_statements_writer_add (EnsStatementsWriter *self, const EnsStatementRow *row, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ens_csv_writer_add (self->csv, *(const char *const *) ((const char *) row + offsets[i]));
  return ens_csv_writer_end_row (self->csv, error);
}

/** ens_statements_writer_finish: Returns: whether the whole table is in place. */
gboolean
ens_statements_writer_finish (EnsStatementsWriter *self, GError **error)
{
  return ens_csv_writer_finish (self->csv, error);
}
