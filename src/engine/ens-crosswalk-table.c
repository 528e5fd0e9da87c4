// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every row is looked at before the first is kept: a table is taken whole, in one action, or not.
#include "ens-crosswalk-table.h"

#include "ens-action.h"
#include "ens-codebook-edit.h"
#include "ens-crosswalk.h"
#include "ens-crosswalks.h"
#include "ens-error.h"
#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-table.h"

#include <string.h>

enum {
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_KIND,
  COLUMN_NOTE,
};

static const EnsColumn columns[] = {
  [COLUMN_FROM] = { "from", "source|de", TRUE, FALSE },
  [COLUMN_TO] = { "to", "target|vers", TRUE, FALSE },
  [COLUMN_KIND] = { "kind", "relation|genre", FALSE, FALSE },
  [COLUMN_NOTE] = { "note", "remarque", FALSE, FALSE },
};

/** Reading: one edition's codes as the table is read */
typedef struct {
  EnsSession *session;
  EnsTable *table;
  const EnsUuid *from;
  const EnsUuid *to;
  GPtrArray *rows;
} Reading;

static gboolean
find_cell (Reading *reading, guint column, const EnsUuid *edition, EnsUuid *node)
{
  g_autoptr (GError) error = NULL;

  if (ens_codebook_find_node (reading->session, edition, ens_table_get (reading->table, column),
                              node, &error))
    return TRUE;
  ens_table_refuse (reading->table, error->message, NULL);
  return FALSE;
}

static gboolean
take_kind (Reading *reading, EnsCrosswalk *row)
{
  const char *word = ens_table_has (reading->table, COLUMN_KIND)
                       ? ens_table_get (reading->table, COLUMN_KIND)
                       : NULL;
  g_autofree char *what = NULL;
  EnsCrosswalkRelation relation;

  if (ens_crosswalks_parse_relation (word != NULL && *word != '\0' ? word : "same", &relation,
                                     NULL)) {
    row->relation = (int) relation;
    return TRUE;
  }
  what = g_strdup_printf (_ ("“%s” is not a kind of link"), word);
  ens_table_refuse (reading->table, what, _ ("write same, broader, narrower or related"));
  return FALSE;
}

static void
take_row (Reading *reading)
{
  g_autoptr (EnsCrosswalk) row = ens_crosswalk_new ();

  if (!find_cell (reading, COLUMN_FROM, reading->from, &row->source) ||
      !find_cell (reading, COLUMN_TO, reading->to, &row->target) || !take_kind (reading, row))
    return;
  if (ens_table_has (reading->table, COLUMN_NOTE))
    row->note = g_strdup (ens_table_get (reading->table, COLUMN_NOTE));
  g_ptr_array_add (reading->rows, g_steal_pointer (&row));
}

static gboolean
read_rows (Reading *reading, const char *path, EnsFaults *faults, GError **error)
{
  const EnsTableOptions options = { .faults = faults };
  EnsCsvReader *csv = ens_csv_reader_new (path, error);
  g_autoptr (EnsTable) table = NULL;
  g_autoptr (GError) local_error = NULL;

  if (csv == NULL)
    return FALSE;
  table = ens_table_new (csv, columns, G_N_ELEMENTS (columns), &options, error);
  if (table == NULL)
    return FALSE;
  reading->table = table;
  while (ens_table_next (table, &local_error))
    take_row (reading);
  if (local_error == NULL)
    return ens_faults_refuse (faults, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
save_rows (EnsSession *session, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!ens_session_save_row (session, &ens_crosswalk_entity, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * ens_crosswalk_table_read:
 * @faults: what is wrong with single rows; with any, nothing is kept
 * @n_taken: (out): how many rows the table has
 *
 * Keeps what the table says, in one action; links that it does not name stay.
 */
gboolean
ens_crosswalk_table_read (EnsSession *session,
                          const EnsUuid *from,
                          const EnsUuid *to,
                          const char *path,
                          EnsFaults *faults,
                          guint *n_taken,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_crosswalk_free);
  Reading reading = { session, NULL, from, to, rows };
  g_autofree char *detail = NULL;

  *n_taken = 0;
  if (!ens_crosswalks_check_editions (from, to, error) ||
      !read_rows (&reading, path, faults, error))
    return FALSE;
  *n_taken = rows->len;
  detail = g_strdup_printf ("%u", rows->len);
  return ens_session_begin_action (session, ENS_ACTION_CROSSWALKS, detail, error) &&
         ens_session_finish (session, save_rows (session, rows, error), error);
}

static const char *
find_code (GPtrArray *nodes, const EnsUuid *id)
{
  for (guint i = 0; i < nodes->len; i++) {
    const EnsNode *node = nodes->pdata[i];

    if (ens_uuid_equal (&node->id, id))
      return node->code;
  }
  return NULL;
}

static gboolean
write_row (EnsCsvWriter *csv,
           const char *from,
           const char *to,
           const EnsCrosswalk *row,
           GError **error)
{
  ens_csv_writer_add (csv, from);
  ens_csv_writer_add (csv, to);
  ens_csv_writer_add (csv, ens_crosswalks_get_relation_word ((EnsCrosswalkRelation) row->relation));
  ens_csv_writer_add (csv, row->note);
  return ens_csv_writer_end_row (csv, error);
}

// By code, as the nodes are, not by id.
static gboolean
write_rows (EnsCsvWriter *csv,
            GPtrArray *sources,
            GPtrArray *targets,
            GPtrArray *rows,
            guint *n_written,
            GError **error)
{
  for (guint i = 0; i < sources->len; i++) {
    const EnsNode *source = sources->pdata[i];

    for (guint k = 0; k < rows->len; k++) {
      const EnsCrosswalk *row = rows->pdata[k];
      const char *to = ens_uuid_equal (&row->source, &source->id)
                         ? find_code (targets, &row->target)
                         : NULL;

      if (to == NULL)
        continue;
      if (!write_row (csv, source->code, to, row, error))
        return FALSE;
      (*n_written)++;
    }
  }
  return TRUE;
}

/** ens_crosswalk_table_write: @path: `-` is standard output; only what somebody kept is written */
gboolean
ens_crosswalk_table_write (EnsSession *session,
                           const EnsUuid *from,
                           const EnsUuid *to,
                           const char *path,
                           guint *n_written,
                           GError **error)
{
  g_autoptr (GPtrArray) sources = ens_codebook_list_nodes (session, from, error);
  g_autoptr (GPtrArray) targets = sources != NULL ? ens_codebook_list_nodes (session, to, error)
                                                  : NULL;
  g_autoptr (GPtrArray) rows = targets != NULL
                                 ? ens_session_list_rows (session, ENS_KIND_CROSSWALK, error)
                                 : NULL;
  g_autoptr (EnsCsvWriter) csv = NULL;

  *n_written = 0;
  if (rows == NULL || !ens_crosswalks_check_editions (from, to, error) ||
      (csv = ens_csv_writer_new (path, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ens_csv_writer_add (csv, columns[i].field);
  return ens_csv_writer_end_row (csv, error) &&
         write_rows (csv, sources, targets, rows, n_written, error) &&
         ens_csv_writer_finish (csv, error);
}
