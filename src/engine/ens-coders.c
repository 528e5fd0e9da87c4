// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codings of the whole project as the matrix that the agreement floor reads.
#include "ens-coders.h"

#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-error.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-tree.h"

#define N_DRAWS 2000

/** Reading: codings in the order of statements; a unit begins with each new statement. */
typedef struct {
  GPtrArray *coders;
  EnsTree *tree;
  GHashTable *code_index;
  GStrvBuilder *codes;
  GArray *statements;
  GArray *cells;
} Reading;

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->coders, g_ptr_array_unref);
  g_clear_pointer (&reading->tree, ens_tree_free);
  g_clear_pointer (&reading->code_index, g_hash_table_unref);
  g_clear_pointer (&reading->codes, g_strv_builder_unref);
  g_clear_pointer (&reading->statements, g_array_unref);
  g_clear_pointer (&reading->cells, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

void
ens_coders_report_free (EnsCodersReport *report)
{
  if (report == NULL)
    return;
  g_strfreev (report->coders);
  g_strfreev (report->codes);
  g_clear_pointer (&report->statements, g_array_unref);
  g_clear_pointer (&report->agreement, ens_agreement_free);
  g_free (report);
}

static int
get_code (Reading *reading, const EnsUuid *node)
{
  const EnsNode *found = ens_tree_find (reading->tree, node);
  const char *code = found != NULL ? found->code : "";
  gpointer index = NULL;

  if (!g_hash_table_lookup_extended (reading->code_index, code, NULL, &index)) {
    index = GUINT_TO_POINTER (g_hash_table_size (reading->code_index));
    g_hash_table_insert (reading->code_index, g_strdup (code), index);
    g_strv_builder_add (reading->codes, code);
  }
  return GPOINTER_TO_INT (index);
}

static void
begin_unit (Reading *reading, const EnsUuid *statement)
{
  const int none = -1;

  g_array_append_vals (reading->statements, statement, 1);
  for (guint i = 0; i < reading->coders->len; i++)
    g_array_append_val (reading->cells, none);
}

static gboolean
read_coding (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsCoding *coding = record;
  Reading *reading = data;
  guint n = reading->statements->len;

  if (n == 0 ||
      !ens_uuid_equal (&g_array_index (reading->statements, EnsUuid, n - 1), &coding->statement)) {
    begin_unit (reading, &coding->statement);
    n++;
  }
  for (guint i = 0; i < reading->coders->len; i++)
    if (ens_uuid_equal (g_ptr_array_index (reading->coders, i), &coding->coder))
      g_array_index (reading->cells, int,
                     (n - 1) * reading->coders->len + i) = get_code (reading, &coding->node);
  return TRUE;
}

// The agreement floor wants the matrix coder by coder.
static int *
transpose (const Reading *reading)
{
  guint n_coders = reading->coders->len;
  guint n_units = reading->statements->len;
  int *codes = g_new (int, (gsize) n_coders *n_units + 1);

  for (guint unit = 0; unit < n_units; unit++)
    for (guint coder = 0; coder < n_coders; coder++)
      codes[coder * n_units + unit] = g_array_index (reading->cells, int, unit *n_coders + coder);
  return codes;
}

static EnsCodersReport *
make_report (Reading *reading, const EnsProgress *progress, GError **error)
{
  g_autoptr (EnsCodersReport) report = g_new0 (EnsCodersReport, 1);
  g_autoptr (GStrvBuilder) coders = g_strv_builder_new ();
  g_autofree int *codes = transpose (reading);
  EnsAgreementInput input = { .codes = codes,
                              .n_coders = reading->coders->len,
                              .n_units = reading->statements->len,
                              .n_draws = N_DRAWS,
                              .seed = 1,
                              .progress = progress };

  for (guint i = 0; i < reading->coders->len; i++)
    g_strv_builder_add (coders, ((EnsCoder *) g_ptr_array_index (reading->coders, i))->initials);
  report->coders = g_strv_builder_end (coders);
  report->codes = g_strv_builder_end (reading->codes);
  report->statements = g_array_ref (reading->statements);
  input.code_names = (const char *const *) report->codes;
  input.n_codes = g_strv_length (report->codes);
  report->agreement = ens_agreement_new (&input, error);
  return report->agreement != NULL ? g_steal_pointer (&report) : NULL;
}

/**
 * ens_coders_report_new:
 * @progress: (nullable): who may stop it
 *
 * Returns: (transfer full): %NULL with %ENS_ERROR_NOT_FOUND where there are fewer than two coders
 */
EnsCodersReport *
ens_coders_report_new (EnsSession *session, const EnsProgress *progress, GError **error)
{
  g_auto (Reading) reading = { 0 };

  reading.coders = ens_session_list_rows (session, ENS_KIND_CODER, error);
  if (reading.coders == NULL)
    return NULL;
  if (reading.coders->len < 2) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("Agreement needs two coders at least: let a second one code too"));
    return NULL;
  }
  reading.tree = ens_tree_new (session, error);
  if (reading.tree == NULL)
    return NULL;
  reading.code_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.codes = g_strv_builder_new ();
  reading.statements = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  reading.cells = g_array_new (FALSE, FALSE, sizeof (int));
  if (!ens_store_each (ens_session_get_store (session), &ens_coding_entity, read_coding, &reading,
                       error))
    return NULL;
  return make_report (&reading, progress, error);
}

/** ens_coders_report_dup_text: Returns: (transfer full): the words of the statement of @unit. */
char *
ens_coders_report_dup_text (EnsSession *session, const EnsCodersReport *report, guint unit)
{
  g_autoptr (EnsStatement)
               statement = ens_store_dup (ens_session_get_store (session), &ens_statement_entity,
                                          &g_array_index (report->statements, EnsUuid, unit), NULL);

  return g_strdup (statement != NULL ? statement->text : "");
}
