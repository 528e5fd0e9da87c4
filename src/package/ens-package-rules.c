// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys as 16 bytes: an id is its own key, longer keys are hashed. Rows of the own kind may come in any
// order, so references among them are looked at when their section ends.
#include "ens-package-rules.h"

#include "ens-error.h"
#include "ens-id-set.h"
#include "ens-record-digest.h"
#include "ens-text.h"
#include "ens-tombstone.h"
#include "ens-translation.h"

#include <string.h>

/** EnsLink: that one row lies in another of its kind */
typedef struct {
  EnsUuid id;
  EnsUuid parent;
  gint64 line;
  guint mark;
} EnsLink;

struct _EnsPackageRules {
  EnsIdSet *keys[ENS_N_KINDS];
  GArray *links;
  gboolean is_open;
  EnsRulesFaultFunc fault;
  gpointer data;
};

static void refuse (EnsPackageRules *self, gint64 line, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

G_GNUC_PRINTF (3, 4)
static void
refuse (EnsPackageRules *self, gint64 line, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->fault (line, what, self->data);
}

static EnsUuid
short_key (const EnsEntity *entity, gconstpointer record)
{
  if (entity->n_key == 1 && entity->fields[0].type == ENS_FIELD_UUID)
    return *(const EnsUuid *) ((const char *) record + entity->fields[0].offset);
  return ens_record_digest (entity, record, entity->n_key);
}

static gboolean
has (const EnsPackageRules *self, EnsEntityKind kind, const EnsUuid *id)
{
  return self->keys[kind] != NULL && ens_id_set_contains (self->keys[kind], id);
}

static void
check_reference (EnsPackageRules *self,
                 const EnsEntity *entity,
                 const EnsField *field,
                 gconstpointer record,
                 gint64 line)
{
  const EnsUuid *id = (const EnsUuid *) ((const char *) record + field->offset);

  if (field->refers_to == ENS_KIND_NONE || ens_uuid_is_nil (id))
    return;
  if (field->refers_to == entity->kind) {
    EnsLink link = { short_key (entity, record), *id, line, 0 };

    g_array_append_val (self->links, link);
  } else if (!self->is_open && !has (self, field->refers_to, id)) {
    g_autofree char *text = ens_uuid_dup_text (id);

    refuse (self, line, _ ("%s, field “%s”: there is no %s %s before it"), entity->name,
            field->name, ens_entity_get (field->refers_to)->name, text);
  }
}

static void
check_translation (EnsPackageRules *self, const EnsTranslation *translation, gint64 line)
{
  g_autofree char *owner = ens_uuid_dup_text (&translation->owner);

  for (guint kind = 0; kind < ENS_KIND_TRANSLATION; kind++) {
    const EnsEntity *entity = ens_entity_get (kind);
    const EnsField *field = NULL;

    if (entity->n_key != 1 || !has (self, kind, &translation->owner))
      continue;
    field = ens_entity_get_field (entity, translation->field);
    if (field == NULL || (field->flags & ENS_FIELD_LONG) == 0)
      refuse (self, line, _ ("translation: a %s has no text “%s”"), entity->name,
              translation->field);
    return;
  }
  if (!self->is_open)
    refuse (self, line, _ ("translation: there is no row %s before it"), owner);
}

static void
check_tombstone (EnsPackageRules *self, const EnsTombstone *tombstone, gint64 line)
{
  const EnsEntity *entity = ens_entity_by_name (tombstone->entity);
  g_autofree gpointer record = ens_record_new (entity);
  g_autoptr (GError) error = NULL;
  EnsUuid key;

  if (ens_record_parse_key (entity, record, tombstone->key, &error)) {
    key = short_key (entity, record);
    if (has (self, entity->kind, &key))
      refuse (self, line, _ ("tombstone: the %s %s is here and deleted at once"), entity->name,
              tombstone->key);
  } else {
    refuse (self, line, "%s", error->message);
  }
  ens_record_clear (entity, record);
}

EnsPackageRules *
ens_package_rules_new (gboolean is_open, EnsRulesFaultFunc fault, gpointer data)
{
  EnsPackageRules *self = g_new0 (EnsPackageRules, 1);

  self->links = g_array_new (FALSE, FALSE, sizeof (EnsLink));
  self->is_open = is_open;
  self->fault = fault;
  self->data = data;
  return self;
}

void
ens_package_rules_free (EnsPackageRules *self)
{
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    g_clear_pointer (&self->keys[kind], ens_id_set_free);
  g_array_unref (self->links);
  g_free (self);
}

/** ens_package_rules_know: takes in the key of a row with faults, so that others may refer to it. */
void
ens_package_rules_know (EnsPackageRules *self, const EnsEntity *entity, gconstpointer record)
{
  EnsUuid key = short_key (entity, record);

  if (self->keys[entity->kind] == NULL)
    self->keys[entity->kind] = ens_id_set_new ();
  ens_id_set_add (self->keys[entity->kind], &key);
}

/** ens_package_rules_take: looks at a row that ens_record_check() has passed. */
void
ens_package_rules_take (EnsPackageRules *self,
                        const EnsEntity *entity,
                        gconstpointer record,
                        gint64 line)
{
  EnsUuid key = short_key (entity, record);

  if (self->keys[entity->kind] == NULL)
    self->keys[entity->kind] = ens_id_set_new ();
  if (!ens_id_set_add (self->keys[entity->kind], &key)) {
    g_autofree char *text = ens_record_dup_key (entity, record);
    g_autofree char *shown = ens_text_dup_short (text, 120);

    refuse (self, line, _ ("%s: %s is here twice"), entity->name, shown);
  }
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == ENS_FIELD_UUID)
      check_reference (self, entity, &entity->fields[i], record, line);
  if (entity->kind == ENS_KIND_TRANSLATION)
    check_translation (self, record, line);
  if (entity->kind == ENS_KIND_TOMBSTONE)
    check_tombstone (self, record, line);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  return ens_uuid_compare (&((const EnsLink *) a)->id, &((const EnsLink *) b)->id);
}

static EnsLink *
find_link (GArray *links, const EnsUuid *id)
{
  EnsLink wanted = { .id = *id };

  return bsearch (&wanted, links->data, links->len, sizeof (EnsLink), compare_links);
}

// Walks up from each row once: a walk that meets its own mark has gone in a circle.
static void
check_circles (EnsPackageRules *self, const EnsEntity *entity)
{
  g_array_sort (self->links, compare_links);
  for (guint i = 0; i < self->links->len; i++) {
    EnsLink *link = &g_array_index (self->links, EnsLink, i);

    while (link != NULL && link->mark == 0) {
      link->mark = i + 1;
      link = find_link (self->links, &link->parent);
    }
    if (link != NULL && link->mark == i + 1) {
      g_autofree char *id = ens_uuid_dup_text (&link->id);

      refuse (self, link->line, _ ("%s: %s lies in itself"), entity->name, id);
    }
  }
}

/** ens_package_rules_end_section: looks at the references among the rows of @entity, now all there. */
void
ens_package_rules_end_section (EnsPackageRules *self, const EnsEntity *entity)
{
  for (guint i = 0; i < self->links->len; i++) {
    const EnsLink *link = &g_array_index (self->links, EnsLink, i);

    if (!self->is_open && !has (self, entity->kind, &link->parent)) {
      g_autofree char *id = ens_uuid_dup_text (&link->parent);

      refuse (self, link->line, _ ("%s: it lies in %s, which is not here"), entity->name, id);
    }
  }
  check_circles (self, entity);
  g_array_set_size (self->links, 0);
}
