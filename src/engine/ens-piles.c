// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables get `row,cluster,label`, projects `id,cluster,label`, in the order in which the texts came.
#include "ens-piles.h"

#include "ens-cluster.h"
#include "ens-csv.h"
#include "ens-error.h"

static gboolean
write_row (EnsCsvWriter *writer,
           const EnsTextTable *table,
           const EnsClusterResult *result,
           guint i,
           GError **error)
{
  const EnsUuid *id = &g_array_index (table->ids, EnsUuid, i);
  g_autofree char *name = ens_uuid_is_nil (id)
                            ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                               g_array_index (table->rows, gint64, i))
                            : ens_uuid_dup_text (id);
  g_autofree char *cluster = g_strdup_printf ("%u", result->assignment[i] + 1);

  ens_csv_writer_add (writer, name);
  ens_csv_writer_add (writer, cluster);
  ens_csv_writer_add (writer, result->piles[result->assignment[i]].label);
  return ens_csv_writer_end_row (writer, error);
}

static gboolean
write_result (const EnsTextTable *table,
              const EnsClusterResult *result,
              const char *path,
              GError **error)
{
  g_autoptr (EnsCsvWriter) writer = ens_csv_writer_new (path, error);
  gboolean is_project = result->n > 0 && g_array_index (table->rows, gint64, 0) == 0;

  if (writer == NULL)
    return FALSE;
  ens_csv_writer_add (writer, is_project ? "id" : "row");
  ens_csv_writer_add (writer, "cluster");
  ens_csv_writer_add (writer, "label");
  if (!ens_csv_writer_end_row (writer, error))
    return FALSE;
  for (guint i = 0; i < result->n; i++)
    if (!write_row (writer, table, result, i, error))
      return FALSE;
  return ens_csv_writer_finish (writer, error);
}

/** ens_piles_write: @path: `-` for standard output; @progress: (nullable). */
gboolean
ens_piles_write (const EnsTextTable *table,
                 const EnsPilesOptions *options,
                 const char *path,
                 const EnsProgress *progress,
                 GError **error)
{
  EnsClusterOptions how = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsClusterResult) result = NULL;

  if (ens_text_table_get_length (table) == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("There is no text to sort"));
    return FALSE;
  }
  if (options->method != NULL && !ens_cluster_method_parse (options->method, &how.method)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not a way to find piles"),
                 options->method);
    return FALSE;
  }
  how.k = options->k;
  how.seed = options->seed;
  how.progress = progress;
  result = ens_cluster (ens_text_table_get (table, 0), ens_text_table_get_length (table), &how,
                        error);
  return result != NULL && write_result (table, result, path, error);
}
