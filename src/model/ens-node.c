// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of nodes.
#include "ens-node.h"

#include "ens-code.h"
#include "ens-error.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsNode, id, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_UUID (EnsNode, edition, ENS_FIELD_REQUIRED, ENS_KIND_EDITION),
  ENS_FIELDS_UUID (EnsNode, parent, ENS_FIELD_PLAIN, ENS_KIND_NODE),
  ENS_FIELDS_TEXT (EnsNode, code, ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsNode, label, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_TEXT (EnsNode, scope, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsNode),
};

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsNode *node = record;

  if (ens_code_is_object (node->code))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               _ ("“%s” is not a code: expected a form like A, A01 or A01-11"), node->code);
  return FALSE;
}

const EnsEntity ens_node_entity = {
  .kind = ENS_KIND_NODE,
  .name = "node",
  .plural = "nodes",
  .size = sizeof (EnsNode),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
  .check = check,
};
