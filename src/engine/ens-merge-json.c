// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One document for a plan, a report and the report that is kept. Decisions are a list of rows by kind and
// key, with what to take; a plan that somebody added "take" to may be given back as it is.
#include "ens-merge-json.h"

#include "ens-error.h"
#include "ens-in-file.h"
#include "ens-json.h"
#include "ens-limits.h"
#include "ens-time.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_package (JsonBuilder *builder, const EnsMergedPackage *package)
{
  json_builder_begin_object (builder);
  ens_json_add_text (builder, "file", package->path);
  ens_json_add_bool (builder, "known", package->result.was_known);
  if (package->signer != NULL) {
    ens_json_add_text (builder, "signature", ens_signer_get_word (package->signer));
    ens_json_add_text (builder, "signer", package->signer->name);
  }
  ens_json_add_counts (builder, "new", package->result.n_new);
  ens_json_add_counts (builder, "changed", package->result.n_changed);
  ens_json_add_int (builder, "same", (gint64) package->result.n_same);
  json_builder_end_object (builder);
}

static void
add_values (JsonBuilder *builder, const EnsMergeField *field)
{
  ens_json_add_text (builder, "field", field->field != NULL ? field->field->name : NULL);
  ens_json_add_text (builder, "ours", field->ours);
  ens_json_add_text (builder, "theirs", field->theirs);
  ens_json_add_text (builder, "our_author", field->our_author);
  ens_json_add_text (builder, "their_author", field->their_author);
  ens_json_add_text (builder, "our_file", field->our_package);
  ens_json_add_time (builder, "our_time", field->our_time);
  ens_json_add_time (builder, "their_time", field->their_time);
}

static void
add_item (JsonBuilder *builder, const EnsMergeItem *item)
{
  g_autofree char *kind = ens_merge_item_dup_kind (item);

  json_builder_begin_object (builder);
  ens_json_add_text (builder, "file", item->package);
  ens_json_add_text (builder, "package", item->package_id);
  ens_json_add_int (builder, "line", item->line);
  ens_json_add_text (builder, "entity", item->entity->name);
  ens_json_add_text (builder, "kind", kind);
  ens_json_add_text (builder, "key", item->key);
  ens_json_add_text (builder, "title", item->title);
  ens_json_add_text (builder, "class", ens_merge_class_get_word (item->what));
  ens_json_add_bool (builder, "open", item->is_open);
  ens_json_add_text (builder, "take", ens_merge_take_get_word (item->take));
  ens_json_add_text (builder, "author", item->author);
  ens_json_add_time (builder, "time", item->time);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *field = item->fields->pdata[i];

    json_builder_begin_object (builder);
    add_values (builder, field);
    ens_json_add_bool (builder, "both", field->is_both);
    ens_json_add_text (builder, "kept", field->is_theirs ? "theirs" : "ours");
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_conflict (JsonBuilder *builder, const EnsMergeItem *item, const EnsMergeField *field)
{
  json_builder_begin_object (builder);
  ens_json_add_text (builder, "file", item->package);
  ens_json_add_int (builder, "line", item->line);
  ens_json_add_text (builder, "entity", item->entity->name);
  ens_json_add_text (builder, "key", item->key);
  add_values (builder, field);
  ens_json_add_text (builder, "kept", item->is_open ? NULL : field->is_theirs ? "theirs" : "ours");
  json_builder_end_object (builder);
}

static void
add_conflicts (JsonBuilder *builder, const GPtrArray *items)
{
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++) {
    const EnsMergeItem *item = items->pdata[i];

    for (guint k = 0; k < item->fields->len; k++)
      if (((EnsMergeField *) item->fields->pdata[k])->is_both)
        add_conflict (builder, item, item->fields->pdata[k]);
  }
  json_builder_end_array (builder);
}

/** ens_merge_report_dup_json: Returns: (transfer full): all of it. */
char *
ens_merge_report_dup_json (const EnsMergeReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ens_json_add_bool (builder, "done", report->was_done);
  if (report->was_undone)
    ens_json_add_bool (builder, "undone", TRUE);
  ens_json_add_bool (builder, "plan", report->is_plan);
  ens_json_add_int (builder, "undecided", report->n_undecided);
  ens_json_add_int (builder, "unlisted", (gint64) report->n_unlisted);
  ens_json_add_time (builder, "time", report->time);
  ens_json_add_text (builder, "author", report->author);
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->packages->len; i++)
    add_package (builder, report->packages->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->items->len; i++)
    add_item (builder, report->items->pdata[i]);
  json_builder_end_array (builder);
  add_conflicts (builder, report->items);
  json_builder_end_object (builder);
  return ens_json_dup_document (builder);
}

static gint64
get_int (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static gboolean
get_bool (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static gint64
get_time (JsonObject *object, const char *name)
{
  const char *text = ens_json_get_text (object, name);
  gint64 time = 0;

  return text != NULL && ens_time_parse (text, &time) ? time : 0;
}

// Elements that are no objects are not ours.
static GPtrArray *
list_objects (JsonObject *object, const char *name)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (element))
      g_ptr_array_add (objects, json_node_get_object (element));
  }
  return objects;
}

static void
read_counts (JsonObject *object, const char *name, guint64 counts[ENS_N_KINDS])
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  for (guint i = 0; i < ENS_N_KINDS; i++)
    counts[i] = (guint64) get_int (json_node_get_object (node), ens_entity_get (i)->plural);
}

static void
read_package (JsonObject *object, EnsMergeReport *report)
{
  EnsMergedPackage *package = ens_merge_report_add_package (report,
                                                            ens_json_get_text (object, "file"));

  package->result.was_known = get_bool (object, "known");
  package->result.n_same = (guint64) get_int (object, "same");
  read_counts (object, "new", package->result.n_new);
  read_counts (object, "changed", package->result.n_changed);
}

static void
read_field (JsonObject *object, EnsMergeItem *item)
{
  const char *name = ens_json_get_text (object, "field");
  EnsMergeField *field =
    ens_merge_item_add_field (item,
                              name != NULL ? ens_entity_get_field (item->entity, name) : NULL);

  field->ours = g_strdup (ens_json_get_text (object, "ours"));
  field->theirs = g_strdup (ens_json_get_text (object, "theirs"));
  field->our_author = g_strdup (ens_json_get_text (object, "our_author"));
  field->their_author = g_strdup (ens_json_get_text (object, "their_author"));
  field->our_package = g_strdup (ens_json_get_text (object, "our_file"));
  field->our_time = get_time (object, "our_time");
  field->their_time = get_time (object, "their_time");
  field->is_both = get_bool (object, "both");
  field->is_theirs = g_strcmp0 (ens_json_get_text (object, "kept"), "theirs") == 0;
}

static void
read_item (JsonObject *object, EnsMergeReport *report)
{
  const char *name = ens_json_get_text (object, "entity");
  const EnsEntity *entity = name != NULL ? ens_entity_by_name (name) : NULL;
  g_autoptr (GPtrArray) fields = list_objects (object, "fields");
  EnsMergeClass what = ENS_MERGE_NEW;
  EnsMergeItem *item;

  if (entity == NULL || !ens_merge_class_parse (ens_json_get_text (object, "class"), &what))
    return;
  item = ens_merge_item_new (entity, ens_json_get_text (object, "key"), what);
  item->package = g_strdup (ens_json_get_text (object, "file"));
  item->package_id = g_strdup (ens_json_get_text (object, "package"));
  item->line = get_int (object, "line");
  item->title = g_strdup (ens_json_get_text (object, "title"));
  item->is_open = get_bool (object, "open");
  ens_merge_take_parse (ens_json_get_text (object, "take"), &item->take);
  item->author = g_strdup (ens_json_get_text (object, "author"));
  item->time = get_time (object, "time");
  for (guint i = 0; i < fields->len; i++)
    read_field (fields->pdata[i], item);
  g_ptr_array_add (report->items, item);
}

static JsonParser *
parse (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local_error = NULL;

  if (!json_parser_load_from_data (parser, text, -1, &local_error)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("this is not JSON: %s"),
                 local_error->message);
    return NULL;
  }
  if (json_parser_get_root (parser) != NULL &&
      (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ||
       JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser))))
    return g_steal_pointer (&parser);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                       _ ("this holds neither a list nor items"));
  return NULL;
}

/** ens_merge_report_parse_json: Returns: (transfer full): what ens_merge_report_dup_json() wrote. */
EnsMergeReport *
ens_merge_report_parse_json (const char *text, GError **error)
{
  g_autoptr (EnsMergeReport) report = ens_merge_report_new ();
  g_autoptr (JsonParser) parser = parse (text, error);
  g_autoptr (GPtrArray) packages = NULL;
  g_autoptr (GPtrArray) items = NULL;
  JsonObject *root;

  if (parser == NULL)
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  report->was_done = get_bool (root, "done");
  report->is_plan = get_bool (root, "plan");
  report->n_undecided = (guint) get_int (root, "undecided");
  report->n_unlisted = (guint64) get_int (root, "unlisted");
  report->time = get_time (root, "time");
  report->author = g_strdup (ens_json_get_text (root, "author"));
  packages = list_objects (root, "packages");
  for (guint i = 0; i < packages->len; i++)
    read_package (packages->pdata[i], report);
  items = list_objects (root, "items");
  for (guint i = 0; i < items->len; i++)
    read_item (items->pdata[i], report);
  return g_steal_pointer (&report);
}

static gboolean
refuse (guint number, const char *what, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("decision %u: %s"), number, what);
  return FALSE;
}

static gboolean
read_field_decision (JsonObject *object,
                     const char *package,
                     const EnsEntity *entity,
                     const char *key,
                     guint number,
                     EnsMergeDecisions *decisions,
                     GError **error)
{
  const char *name = ens_json_get_text (object, "field");
  const EnsField *field = name != NULL ? ens_entity_get_field (entity, name) : NULL;
  EnsMergeTake take = ENS_TAKE_PLAIN;

  if (!json_object_has_member (object, "take") && !json_object_has_member (object, "value"))
    return TRUE;
  if (field == NULL || !ens_field_is_content (field))
    return refuse (number, _ ("its “field” is none that can be changed"), error);
  if (json_object_has_member (object, "value"))
    take = ENS_TAKE_VALUE;
  else if (!ens_merge_take_parse (ens_json_get_text (object, "take"), &take))
    return refuse (number, _ ("“take” is not ours, theirs or value"), error);
  ens_merge_decisions_set_field (decisions, package, entity, key, name, take,
                                 ens_json_get_text (object, "value"));
  return TRUE;
}

static gboolean
read_decision (JsonObject *object, guint number, EnsMergeDecisions *decisions, GError **error)
{
  const char *name = ens_json_get_text (object, "entity");
  const char *key = ens_json_get_text (object, "key");
  const char *package = ens_json_get_text (object, "package");
  const EnsEntity *entity = name != NULL ? ens_entity_by_name (name) : NULL;
  g_autoptr (GPtrArray) fields = list_objects (object, "fields");
  EnsMergeTake take = ENS_TAKE_PLAIN;

  if (entity == NULL)
    return refuse (number, _ ("its “entity” is no kind of row"), error);
  if (key == NULL)
    return refuse (number, _ ("it has no “key”"), error);
  if (json_object_has_member (object, "field"))
    return read_field_decision (object, package, entity, key, number, decisions, error);
  if (json_object_has_member (object, "take") &&
      !ens_merge_take_parse (ens_json_get_text (object, "take"), &take))
    return refuse (number, _ ("“take” is not accept, refuse, ours or theirs"), error);
  if (take == ENS_TAKE_OURS || take == ENS_TAKE_THEIRS)
    ens_merge_decisions_set (decisions, package, entity, key, take);
  for (guint i = 0; i < fields->len; i++)
    if (!read_field_decision (fields->pdata[i], package, entity, key, number, decisions, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_decisions (JsonNode *root, EnsMergeDecisions *decisions, GError **error)
{
  g_autoptr (JsonObject) holder = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (JSON_NODE_HOLDS_ARRAY (root)) {
    holder = json_object_new ();
    json_object_set_array_member (holder, "decisions", json_array_ref (json_node_get_array (root)));
  } else {
    holder = json_object_ref (json_node_get_object (root));
  }
  list = list_objects (holder,
                       json_object_has_member (holder, "decisions") ? "decisions" : "items");
  for (guint i = 0; i < list->len; i++)
    if (!read_decision (list->pdata[i], i + 1, decisions, error))
      return FALSE;
  return TRUE;
}

/**
 * ens_merge_decisions_read:
 * @path: a list of decisions, or an object with such a list as "decisions" or "items"
 *
 * A decision has "entity" and "key" of a row, "package" where it is about the row that this one brings,
 * and "take": "accept" (or "theirs") or "refuse" (or
 * "ours"); or a "field" with "take" or a "value" that somebody wrote, by itself or in "fields".
 */
EnsMergeDecisions *
ens_merge_decisions_read (const char *path, GError **error)
{
  g_autoptr (EnsMergeDecisions) decisions = ens_merge_decisions_new ();
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;

  text = ens_in_file_read (path, ENS_LIMIT_LIST_BYTES, error);
  if (text == NULL)
    return NULL;
  parser = parse (text, &local_error);
  if (parser != NULL && read_decisions (json_parser_get_root (parser), decisions, &local_error))
    return g_steal_pointer (&decisions);
  g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", path);
  return NULL;
}
