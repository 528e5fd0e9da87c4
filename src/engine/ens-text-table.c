// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables by the names of their columns, projects in the order of entry.
#include "ens-text-table.h"

#include "ens-error.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-table.h"

enum {
  COLUMN_TEXT,
  COLUMN_LABEL,
};

static EnsTextTable *
new_table (gboolean with_labels)
{
  EnsTextTable *self = g_new0 (EnsTextTable, 1);

  self->texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  self->labels = with_labels ? g_ptr_array_new () : NULL;
  self->masked = g_ptr_array_new ();
  self->strings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ens_text_table_free (EnsTextTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->texts);
  g_array_unref (self->rows);
  g_array_unref (self->ids);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_ptr_array_unref (self->masked);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

/** ens_text_table_get: Returns: (transfer none): the text at @index. */
const EnsText *
ens_text_table_get (const EnsTextTable *self, guint index)
{
  return &g_array_index (self->texts, EnsText, index);
}

/** ens_text_table_get_shown: Returns: (transfer none): the text at @index as others may read it. */
const char *
ens_text_table_get_shown (const EnsTextTable *self, guint index)
{
  const char *masked = index < self->masked->len ? self->masked->pdata[index] : NULL;

  return masked != NULL ? masked : ens_text_table_get (self, index)->text;
}

guint
ens_text_table_get_length (const EnsTextTable *self)
{
  return self->texts->len;
}

static char *
keep (EnsTextTable *self, const char *text)
{
  char *owned = g_strdup (text);

  if (owned != NULL)
    g_ptr_array_add (self->strings, owned);
  return owned;
}

static void
add (EnsTextTable *self, const char *text, const char *language, gint64 row, EnsUuid id)
{
  const EnsText item = { keep (self, text), language };

  g_array_append_val (self->texts, item);
  g_array_append_val (self->rows, row);
  g_array_append_val (self->ids, id);
}

static EnsTable *
open_table (const char *path,
            const char *text_column,
            const char *label_column,
            EnsFaults *faults,
            GError **error)
{
  static const EnsColumn columns[] = {
    { .field = "text", .required = TRUE, .may_be_blank = TRUE },
    { .field = "label", .required = TRUE, .may_be_blank = TRUE },
  };
  g_autofree char *text = g_strconcat ("text=", text_column, NULL);
  g_autofree char *label = label_column != NULL ? g_strconcat ("label=", label_column, NULL) : NULL;
  const char *const map[] = { text, label, NULL };
  const EnsTableOptions options = { .map = map, .faults = faults, .keeps_blank_rows = TRUE };
  EnsCsvReader *csv = ens_csv_reader_new (path, error);

  return csv != NULL ? ens_table_new (csv, columns, label_column != NULL ? 2 : 1, &options, error)
                     : NULL;
}

/**
 * ens_text_table_read_csv:
 * @label_column: (nullable): read labels too
 * @language: (nullable): of all texts; must outlive the table
 * @faults: takes every bad row
 *
 * Rows without a text are kept, as blank texts.
 */
EnsTextTable *
ens_text_table_read_csv (const char *path,
                         const char *text_column,
                         const char *label_column,
                         const char *language,
                         EnsFaults *faults,
                         GError **error)
{
  g_autoptr (EnsTable) table = open_table (path, text_column, label_column, faults, error);
  g_autoptr (EnsTextTable) self = new_table (label_column != NULL);
  g_autoptr (GError) local_error = NULL;

  if (table == NULL)
    return NULL;
  while (ens_table_next (table, &local_error)) {
    add (self, ens_table_get (table, COLUMN_TEXT), language, ens_table_get_row (table),
         (EnsUuid){ { 0 } });
    if (label_column != NULL)
      g_ptr_array_add (self->labels, keep (self, ens_table_get (table, COLUMN_LABEL)));
  }
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return ens_faults_refuse (faults, error) ? g_steal_pointer (&self) : NULL;
}

/** Reading: @question: (nullable): only what answers it */
typedef struct {
  EnsTextTable *table;
  const EnsUuid *question;
} Reading;

static gboolean
add_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  const Reading *reading = data;
  EnsTextTable *self = reading->table;

  if (reading->question != NULL && !ens_uuid_equal (reading->question, &statement->question))
    return TRUE;
  add (self, statement->text, keep (self, statement->language), 0, statement->id);
  g_ptr_array_add (self->masked, keep (self, statement->masked));
  return TRUE;
}

/** ens_text_table_read_project: @question: (nullable): only what answers it. */
EnsTextTable *
ens_text_table_read_project (EnsSession *session, const EnsUuid *question, GError **error)
{
  g_autoptr (EnsTextTable) self = new_table (FALSE);
  Reading reading = { self, question };

  if (!ens_store_each_oldest (ens_session_get_store (session), &ens_statement_entity, add_statement,
                              &reading, error))
    return NULL;
  return g_steal_pointer (&self);
}
