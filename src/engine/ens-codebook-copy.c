// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Row by row, in one action. Ids of the copies come from its code, as those of every edition.
#include "ens-codebook-copy.h"

#include "ens-action.h"
#include "ens-codebook-edit.h"
#include "ens-codebook.h"
#include "ens-crosswalk.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-keyword.h"
#include "ens-session-private.h"
#include "ens-text.h"
#include "ens-translation.h"

static gboolean
save_crosswalk (EnsSession *session, const EnsUuid *source, const EnsUuid *target, GError **error)
{
  g_autoptr (EnsCrosswalk) row = ens_crosswalk_new ();

  row->source = *source;
  row->target = *target;
  row->relation = ENS_CROSSWALK_SAME;
  return ens_session_save_row (session, &ens_crosswalk_entity, row, error);
}

static gboolean
copy_keywords (EnsSession *session, const EnsUuid *from, const EnsUuid *to, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_KEYWORD, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (EnsKeyword) row = ens_keyword_copy (rows->pdata[i]);

    if (!ens_uuid_equal (&row->node, from))
      continue;
    row->node = *to;
    if (!ens_session_save_row (session, &ens_keyword_entity, row, error))
      return FALSE;
  }
  return rows != NULL;
}

static gboolean
copy_translations (EnsSession *session, const EnsUuid *from, const EnsUuid *to, GError **error)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, ENS_KIND_TRANSLATION, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (EnsTranslation) row = ens_translation_copy (rows->pdata[i]);

    if (!ens_uuid_equal (&row->owner, from))
      continue;
    row->owner = *to;
    if (!ens_session_save_row (session, &ens_translation_entity, row, error))
      return FALSE;
  }
  return rows != NULL;
}

// Nodes come by code, so a parent was copied before its children.
static gboolean
copy_nodes (EnsSession *session, GPtrArray *nodes, const EnsEdition *copy, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL, g_free);

  for (guint i = 0; i < nodes->len; i++) {
    const EnsNode *old = nodes->pdata[i];
    g_autoptr (EnsNode) node = ens_node_copy (old);
    const EnsUuid *parent = g_hash_table_lookup (ids, &old->parent);

    node->id = ens_codebook_get_node_id (copy->code, old->code);
    node->edition = copy->id;
    if (parent != NULL)
      node->parent = *parent;
    if (!ens_session_save_row (session, &ens_node_entity, node, error) ||
        !save_crosswalk (session, &old->id, &node->id, error) ||
        !copy_keywords (session, &old->id, &node->id, error) ||
        !copy_translations (session, &old->id, &node->id, error))
      return FALSE;
    g_hash_table_insert (ids, (gpointer) &old->id, g_memdup2 (&node->id, sizeof node->id));
  }
  return TRUE;
}

static gboolean
save_copy (EnsSession *session, EnsEdition *copy, GPtrArray *nodes, GError **error)
{
  return ens_session_save_row (session, &ens_edition_entity, copy, error) &&
         copy_nodes (session, nodes, copy, error);
}

/**
 * ens_codebook_copy_edition:
 * @code: short name of the copy
 * @copy: (out): its id
 *
 * Makes an edition of one's own with the same nodes, keywords and translations, each mapped to where it came from.
 */
gboolean
ens_codebook_copy_edition (EnsSession *session,
                           const EnsUuid *edition,
                           const char *code,
                           const char *title,
                           EnsUuid *copy,
                           GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (EnsEdition) row = ens_store_dup (store, &ens_edition_entity, edition, error);
  g_autoptr (EnsEdition) taken = ens_edition_new ();
  g_autoptr (GPtrArray) nodes = NULL;
  g_autofree char *detail = ens_action_dup_detail (title, NULL);
  gboolean is_found = FALSE;

  if (row == NULL || (nodes = ens_codebook_list_nodes (session, edition, error)) == NULL)
    return FALSE;
  taken->id = ens_codebook_get_edition_id (code);
  if (!ens_store_read (store, &ens_edition_entity, taken, &is_found, error))
    return FALSE;
  if (is_found || *code == '\0') {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("an edition “%s” is there already: choose another name"), code);
    return FALSE;
  }
  *copy = row->id = ens_codebook_get_edition_id (code);
  row->official = FALSE;
  ens_set_str (&row->code, code);
  ens_set_str (&row->title, title);
  return ens_session_begin_action (session, ENS_ACTION_EDITION_COPY, detail, error) &&
         ens_session_finish (session, save_copy (session, row, nodes, error), error);
}
