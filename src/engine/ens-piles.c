// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables get `row,cluster,label`, projects `id,cluster,label`, in the order in which the texts came; with
// explanations a column `words` behind.
#include "ens-piles.h"

#include "ens-csv.h"
#include "ens-error.h"
#include "ens-learned.h"

static char *
dup_name (const EnsTextTable *table, guint i)
{
  const EnsUuid *id = &g_array_index (table->ids, EnsUuid, i);

  return ens_uuid_is_nil (id)
           ? g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (table->rows, gint64, i))
           : ens_uuid_dup_text (id);
}

static gboolean
write_row (EnsCsvWriter *writer,
           const EnsTextTable *table,
           const EnsClusterResult *result,
           guint i,
           GError **error)
{
  g_autofree char *name = dup_name (table, i);
  g_autofree char *cluster = g_strdup_printf ("%u", result->assignment[i] + 1);

  ens_csv_writer_add (writer, name);
  ens_csv_writer_add (writer, cluster);
  ens_csv_writer_add (writer, result->piles[result->assignment[i]].label);
  if (result->words != NULL)
    ens_csv_writer_add (writer, result->words[i]);
  return ens_csv_writer_end_row (writer, error);
}

/** ens_piles_write: @path: `-` for standard output */
gboolean
ens_piles_write (const EnsTextTable *table,
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
  if (result->words != NULL)
    ens_csv_writer_add (writer, "words");
  if (!ens_csv_writer_end_row (writer, error))
    return FALSE;
  for (guint i = 0; i < result->n; i++)
    if (!write_row (writer, table, result, i, error))
      return FALSE;
  return ens_csv_writer_finish (writer, error);
}

static gboolean
find_text (GHashTable *numbers, const char *name, guint *number, GError **error)
{
  gpointer found;
  g_autofree char *key = g_strstrip (g_strdup (name));

  if (!g_hash_table_lookup_extended (numbers, key, NULL, &found)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("There is no text “%s”: give the number of its row, from 1, or its id"), name);
    return FALSE;
  }
  *number = GPOINTER_TO_UINT (found);
  return TRUE;
}

// The pairs that @words name, "3,17" each.
static GArray *
read_pairs (const EnsTextTable *table, const char *const *words, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (EnsClusterPair));
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words != NULL && *words != NULL && i < ens_text_table_get_length (table); i++)
    g_hash_table_insert (numbers, dup_name (table, i), GUINT_TO_POINTER (i));
  for (; words != NULL && *words != NULL; words++) {
    g_auto (GStrv) ends = g_strsplit (*words, ",", -1);
    EnsClusterPair pair;

    if (g_strv_length (ends) != 2) {
      g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                   _ ("“%s” is not a pair of texts: write two rows with a comma between"), *words);
      return NULL;
    }
    if (!find_text (numbers, ends[0], &pair.a, error) ||
        !find_text (numbers, ends[1], &pair.b, error))
      return NULL;
    g_array_append_val (pairs, pair);
  }
  return g_steal_pointer (&pairs);
}

// For each text the number of its label, in the order in which labels come; %NULL when there is none.
static int *
dup_placed (const EnsTextTable *table)
{
  guint n = ens_text_table_get_length (table);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree int *placed = g_new (int, MAX (n, 1));

  for (guint i = 0; table->labels != NULL && i < n; i++) {
    const char *label = g_ptr_array_index (table->labels, i);
    gpointer number;

    placed[i] = -1;
    if (label == NULL || *label == '\0')
      continue;
    if (!g_hash_table_lookup_extended (numbers, label, NULL, &number)) {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers));
      g_hash_table_insert (numbers, (gpointer) label, number);
    }
    placed[i] = GPOINTER_TO_INT (number);
  }
  return g_hash_table_size (numbers) > 0 ? g_steal_pointer (&placed) : NULL;
}

// Who asks for it by name is told when it cannot help.
static EnsLearned *
read_learned (GError **error)
{
  g_autoptr (EnsLearned) learned = ens_learned_read (error);

  if (learned == NULL || learned->damage == NULL)
    return g_steal_pointer (&learned);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_DAMAGED, learned->damage);
  return NULL;
}

/**
 * ens_piles_find:
 * @progress: (nullable): who listens
 *
 * Returns: %NULL with %ENS_ERROR_REFUSED, %ENS_ERROR_USAGE, %ENS_ERROR_NOT_FOUND or
 *   %ENS_ERROR_CANCELLED
 */
EnsClusterResult *
ens_piles_find (const EnsTextTable *table,
                const EnsPilesOptions *options,
                const EnsProgress *progress,
                GError **error)
{
  EnsClusterOptions how = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsLearned) learned = NULL;
  g_autoptr (GArray) together = NULL;
  g_autoptr (GArray) apart = NULL;
  g_autofree int *placed = dup_placed (table);

  if (ens_text_table_get_length (table) == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("There is no text to sort"));
    return NULL;
  }
  if (options->method != NULL && !ens_cluster_method_parse (options->method, &how.method)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("“%s” is not a way to find piles"),
                 options->method);
    return NULL;
  }
  together = read_pairs (table, options->together, error);
  apart = together != NULL ? read_pairs (table, options->apart, error) : NULL;
  if (apart == NULL)
    return NULL;
  how.k = options->k;
  how.seed = options->seed;
  how.placed = placed;
  how.together = (const EnsClusterPair *) (gpointer) together->data;
  how.n_together = together->len;
  how.apart = (const EnsClusterPair *) (gpointer) apart->data;
  how.n_apart = apart->len;
  how.explains = options->explains;
  how.progress = progress;
  if (options->uses_learned) {
    learned = read_learned (error);
    if (learned == NULL)
      return NULL;
    ens_learned_lend (learned, &how);
  }
  return ens_cluster (ens_text_table_get (table, 0), ens_text_table_get_length (table), &how,
                      error);
}
