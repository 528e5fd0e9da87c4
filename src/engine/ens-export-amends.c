// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of findings, given back with what shall be done.
#include "ens-export-amends.h"

#include "ens-error.h"
#include "ens-in-file.h"
#include "ens-json.h"
#include "ens-limits.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define PLAIN_INSTEAD "[…]"

void
ens_export_amend_free (EnsExportAmend *amend)
{
  if (amend == NULL)
    return;
  g_free (amend->entity);
  g_free (amend->key);
  g_free (amend->field);
  g_free (amend->found);
  g_free (amend->instead);
  g_free (amend);
}

/** ens_export_amends_copy: @amends: (nullable); Returns: (transfer full) (nullable): a deep copy. */
GPtrArray *
ens_export_amends_copy (const GPtrArray *amends)
{
  GPtrArray *copy = NULL;

  if (amends == NULL)
    return NULL;
  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_export_amend_free);
  for (guint i = 0; i < amends->len; i++) {
    const EnsExportAmend *from = amends->pdata[i];
    EnsExportAmend *to = g_new0 (EnsExportAmend, 1);

    to->entity = g_strdup (from->entity);
    to->key = g_strdup (from->key);
    to->field = g_strdup (from->field);
    to->found = g_strdup (from->found);
    to->instead = g_strdup (from->instead);
    g_ptr_array_add (copy, to);
  }
  return copy;
}

static gboolean
read_amend (JsonNode *node, guint number, GPtrArray *amends, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *take = object != NULL ? ens_json_get_text (object, "take") : NULL;
  const char *instead = object != NULL ? ens_json_get_text (object, "instead") : NULL;
  EnsExportAmend *amend;

  if (take == NULL)
    return TRUE;
  if (ens_json_get_text (object, "entity") == NULL || ens_json_get_text (object, "key") == NULL ||
      (strcmp (take, "leave-out") != 0 && strcmp (take, "replace") != 0)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("entry %u: it needs “entity”, “key”, and “take”: leave-out or replace"),
                 number);
    return FALSE;
  }
  amend = g_new0 (EnsExportAmend, 1);
  amend->entity = g_strdup (ens_json_get_text (object, "entity"));
  amend->key = g_strdup (ens_json_get_text (object, "key"));
  amend->field = g_strdup (ens_json_get_text (object, "field"));
  amend->found = g_strdup (ens_json_get_text (object, "found"));
  if (strcmp (take, "replace") == 0)
    amend->instead = g_strdup (instead != NULL ? instead : PLAIN_INSTEAD);
  g_ptr_array_add (amends, amend);
  return TRUE;
}

/**
 * ens_export_amends_read:
 * @path: the list that `export --check --json` prints, with "take" where something is to be done:
 *   "leave-out", or "replace" with what stands "instead"
 *
 * Returns: (transfer full) (element-type EnsExportAmend): what was decided
 */
GPtrArray *
ens_export_amends_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray)
               amends = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_export_amend_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = ens_in_file_read (path, ENS_LIMIT_LIST_BYTES, error);
  JsonArray *list;

  if (text == NULL)
    return NULL;
  if (!json_parser_load_from_data (parser, text, -1, &local_error)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s: %s"), path, local_error->message);
    return NULL;
  }
  if (json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser))) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s: this holds no list"), path);
    return NULL;
  }
  list = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_amend (json_array_get_element (list, i), i + 1, amends, error))
      return NULL;
  return g_steal_pointer (&amends);
}
