// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the codebook once, then answers from memory: imports ask for every row.
#include "ens-code-resolver.h"

#include "ens-code.h"
#include "ens-coder.h"
#include "ens-error.h"
#include "ens-node.h"
#include "ens-session-private.h"
#include "ens-text.h"

#define DEFAULT_CODER "fac"

struct _EnsCodeResolver {
  EnsSession *session;
  GPtrArray *nodes;
  GHashTable *by_code;
  GHashTable *by_id;
  GHashTable *coders;
};

void
ens_code_resolver_free (EnsCodeResolver *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->coders);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_object_unref (self->session);
  g_free (self);
}

/** ens_code_resolver_new: for the edition that the project of @session uses. */
EnsCodeResolver *
ens_code_resolver_new (EnsSession *session, GError **error)
{
  g_autoptr (EnsCodeResolver) self = g_new0 (EnsCodeResolver, 1);
  const EnsUuid edition = ens_session_get_project (session)->edition;

  self->session = g_object_ref (session);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_id = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  self->coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nodes = ens_session_list_rows (session, ENS_KIND_NODE, error);
  if (self->nodes == NULL)
    return NULL;
  for (guint i = 0; i < self->nodes->len; i++) {
    EnsNode *node = g_ptr_array_index (self->nodes, i);

    g_hash_table_insert (self->by_id, &node->id, node);
    if (ens_uuid_equal (&node->edition, &edition))
      g_hash_table_insert (self->by_code, node->code, node);
  }
  return g_steal_pointer (&self);
}

/**
 * ens_code_resolver_find:
 * @code: such as `A01` or `A01-11/P15/k`
 * @coding: (inout): gets node, meaning and beneficiary
 */
gboolean
ens_code_resolver_find (EnsCodeResolver *self, const char *code, EnsCoding *coding, GError **error)
{
  g_auto (EnsCode) parts = { NULL };
  const EnsNode *node;

  if (!ens_code_parse (code, &parts)) {
    g_autofree char *shown = ens_text_dup_short (code, 40);

    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("“%s” is not a code: expected a form like A01, A01/P15 or A01-11/P15/k"),
                 shown);
    return FALSE;
  }
  node = g_hash_table_lookup (self->by_code, parts.object);
  if (node == NULL) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                 _ ("the project's codebook has no code “%s”"), parts.object);
    return FALSE;
  }
  coding->node = node->id;
  ens_set_str (&coding->meaning, parts.meaning);
  ens_set_str (&coding->beneficiary, parts.beneficiary);
  return TRUE;
}

/** ens_code_resolver_get_code: Returns: (transfer none) (nullable): the code of @node, of any edition. */
const char *
ens_code_resolver_get_code (EnsCodeResolver *self, const EnsUuid *node)
{
  const EnsNode *found = g_hash_table_lookup (self->by_id, node);

  return found != NULL ? found->code : NULL;
}

/** ens_code_resolver_get_coder: @initials: (nullable): whose; “fac” when nobody said who is at work. */
EnsUuid
ens_code_resolver_get_coder (const char *initials)
{
  return ens_uuid_from_name ("coder", initials != NULL ? initials : DEFAULT_CODER);
}

/**
 * ens_code_resolver_take_coder:
 * @initials: (nullable): whose code it is; the session's author, else “fac”, when %NULL
 * @coder: (out): the id
 *
 * Adds the coder when there is none of these initials yet; within an action.
 */
gboolean
ens_code_resolver_take_coder (EnsCodeResolver *self,
                              const char *initials,
                              EnsUuid *coder,
                              GError **error)
{
  EnsStore *store = ens_session_get_store (self->session);
  g_autoptr (EnsCoder) row = NULL;
  gboolean is_found = FALSE;

  if (initials == NULL)
    initials = ens_session_get_author (self->session);
  if (initials == NULL)
    initials = DEFAULT_CODER;
  *coder = ens_code_resolver_get_coder (initials);
  if (g_hash_table_contains (self->coders, initials))
    return TRUE;
  row = ens_coder_new ();
  row->id = *coder;
  if (!ens_store_read (store, &ens_coder_entity, row, &is_found, error))
    return FALSE;
  ens_set_str (&row->initials, initials);
  ens_session_note_kind (self->session, ENS_KIND_CODER);
  if (!is_found && !ens_store_insert (store, &ens_coder_entity, row, error))
    return FALSE;
  g_hash_table_add (self->coders, g_strdup (initials));
  return TRUE;
}
