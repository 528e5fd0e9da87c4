// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nodes by code stand behind the one above them. Dimensions are headings, components may be coded with.
#include "ens-export-qdc.h"

#include "ens-error.h"
#include "ens-node.h"
#include "ens-qdc.h"
#include "ens-session-private.h"

#include <string.h>

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(EnsNode *const *) a)->code, (*(EnsNode *const *) b)->code);
}

static int
find_place (GPtrArray *codes, const EnsUuid *parent)
{
  g_autofree char *guid = ens_uuid_dup_text (parent);

  for (guint i = 0; i < codes->len; i++)
    if (strcmp (((const EnsQdcCode *) g_ptr_array_index (codes, i))->guid, guid) == 0)
      return (int) i;
  return -1;
}

/**
 * ens_export_qdc_list_codes:
 * @nodes: (inout) (element-type EnsNode): of all editions; are put in order
 *
 * Returns: (transfer full) (element-type EnsQdcCode): those of @edition
 */
GPtrArray *
ens_export_qdc_list_codes (GPtrArray *nodes, const EnsUuid *edition)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdc_code_free);

  g_ptr_array_sort (nodes, compare_codes);
  for (guint i = 0; i < nodes->len; i++) {
    const EnsNode *node = g_ptr_array_index (nodes, i);
    EnsQdcCode *code;

    if (!ens_uuid_equal (&node->edition, edition))
      continue;
    code = ens_qdc_code_new ();
    code->guid = ens_uuid_dup_text (&node->id);
    code->name = g_strdup (node->label);
    code->code = g_strdup (node->code);
    code->description = g_strdup (node->scope);
    code->parent = find_place (codes, &node->parent);
    code->is_codable = strlen (node->code) > 1;
    g_ptr_array_add (codes, code);
  }
  return codes;
}

gboolean
ens_export_qdc (EnsExporter *exporter, GError **error)
{
  const EnsUuid edition = ens_session_get_project (exporter->session)->edition;
  g_autoptr (GPtrArray) nodes = ens_exporter_list (exporter, ENS_KIND_NODE, error);
  g_autoptr (GPtrArray) codes = nodes != NULL ? ens_export_qdc_list_codes (nodes, &edition) : NULL;

  return codes != NULL && ens_qdc_write (exporter->request->path, codes, error);
}
