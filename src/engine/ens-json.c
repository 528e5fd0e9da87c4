// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is not there is null, so that every reader finds every name.
#include "ens-json.h"

#include "ens-time.h"

#include <math.h>

/** ens_json_add_text: @value: (nullable): names of files may be no UTF-8, but JSON always is */
void
ens_json_add_text (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

/** ens_json_add_nulls: @names: ended by %NULL; what is hidden or was not measured, so that no member is missing */
void
ens_json_add_nulls (JsonBuilder *builder, const char *const *names)
{
  for (; *names != NULL; names++)
    ens_json_add_text (builder, *names, NULL);
}

void
ens_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
ens_json_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/** ens_json_add_real: adds @value, or null when it is no number: JSON has no word for that. */
void
ens_json_add_real (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/** ens_json_add_time: @time: in ms; 0 is none */
void
ens_json_add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *text = time > 0 ? ens_time_dup_text (time) : NULL;

  ens_json_add_text (builder, name, text);
}

/** ens_json_add_counts: an object with a number for each kind that has rows. */
void
ens_json_add_counts (JsonBuilder *builder, const char *name, const guint64 counts[ENS_N_KINDS])
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < ENS_N_KINDS; i++)
    if (counts[i] > 0)
      ens_json_add_int (builder, ens_entity_get (i)->plural, (gint64) counts[i]);
  json_builder_end_object (builder);
}

/** ens_json_dup_document: Returns: (transfer full): all that @builder holds, for people's eyes too. */
char *
ens_json_dup_document (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

/** ens_json_get_text: Returns: (nullable): the text of that name; %NULL when there is none, or it is no text. */
const char *
ens_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}
