// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fills each field by its type; only what an entity's own check asks for is named.
#include "sample-rows.h"

#include "ens-tombstone.h"

#include <string.h>

static const char *const naughty[] = {
  " leading and trailing ",
  "a\nb\r\nc\rd\te",
  "]]> <b>bold</b> &amp; &#38; & \"'",
  "👩‍👩‍👧 مرحبا בְּ z͑̃a",
  "'; DROP TABLE rows; --",
  "=1+1\t-@|;,",
  "\xc2\x85\xe2\x80\xa8\xef\xbf\xbd",
  "%s%n%d {0} $(id)",
  "\n",
};

/** Special: a field whose entity accepts only some forms */
typedef struct {
  const char *entity;
  const char *field;
  const char *value;
} Special;

static const Special specials[] = {
  { "edit", "entity", "statement" },   { "edit", "field", "text" },
  { "node", "code", "A01-11" },        { "coding", "meaning", "P15" },
  { "coding", "beneficiary", "k" },    { "tombstone", "entity", "answer" },
  { "translation", "field", "label" }, { "option", "code", "yes" },
};

static EnsUuid
row_id (EnsEntityKind kind, guint n)
{
  EnsUuid id = ens_uuid_from_name ("sample", ens_entity_get (kind)->name);

  id.bytes[15] = (guint8) n;
  return id;
}

static const char *
find_special (const EnsEntity *entity, const EnsField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specials); i++)
    if (strcmp (specials[i].entity, entity->name) == 0 &&
        strcmp (specials[i].field, field->name) == 0)
      return specials[i].value;
  if ((field->flags & ENS_FIELD_LANGUAGE) != 0)
    return "pt-BR";
  return (field->flags & ENS_FIELD_DATE) != 0 ? "2026-02-28" : NULL;
}

static char *
dup_text (const EnsEntity *entity, const EnsField *field, guint n)
{
  gsize which = ((gsize) (field - entity->fields) + n * 4 + entity->kind) % G_N_ELEMENTS (naughty);
  const char *special = find_special (entity, field);

  if (special != NULL)
    return g_strdup (special);
  if ((field->flags & ENS_FIELD_KEY) != 0)
    return g_strdup_printf ("%u%s", n, naughty[which]);
  return g_strdup (naughty[which]);
}

static void
fill (const EnsEntity *entity, const EnsField *field, gpointer record, guint n)
{
  void *at = (char *) record + field->offset;
  // A parent is the row before, so that nothing lies in itself; the first row has none.
  EnsEntityKind kind = field->refers_to != ENS_KIND_NONE ? field->refers_to : entity->kind;

  switch (field->type) {
  case ENS_FIELD_UUID:
    if (entity->kind == ENS_KIND_TRANSLATION)
      kind = ENS_KIND_NODE;
    if (field->refers_to != entity->kind)
      *(EnsUuid *) at = row_id (kind, n);
    else if (n > 1)
      *(EnsUuid *) at = row_id (kind, n - 1);
    break;
  case ENS_FIELD_TEXT:
    *(char **) at = dup_text (entity, field, n);
    break;
  case ENS_FIELD_INT:
    *(gint64 *) at = n == 1 ? field->min : field->max;
    break;
  case ENS_FIELD_REAL:
    *(double *) at = 1.0 / n;
    break;
  case ENS_FIELD_TIME:
    *(gint64 *) at = G_GINT64_CONSTANT (1796000000000) * (n - 1) + (n == 3);
    break;
  case ENS_FIELD_WORD:
    *(int *) at = n == 1 ? 0 : 1;
    break;
  default:
    *(gboolean *) at = n == 2;
    break;
  }
}

/** sample_record_new: Returns: (transfer full): row @n of @entity, from 1; rows grow with @n. */
gpointer
sample_record_new (const EnsEntity *entity, guint n)
{
  gpointer record = ens_record_new (entity);

  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if (n != 1 || (field->flags & (ENS_FIELD_KEY | ENS_FIELD_REQUIRED)) != 0)
      fill (entity, field, record, n);
  }
  if (entity->kind == ENS_KIND_TOMBSTONE) {
    const EnsUuid gone = row_id (ENS_KIND_ANSWER, 100 + n);
    EnsTombstone *tombstone = record;
    g_autofree char *id = ens_uuid_dup_text (&gone);

    g_free (tombstone->key);
    tombstone->key = g_strdup_printf ("%s/%s", id, id);
  }
  return record;
}

EnsPackageHeader *
sample_header_new (void)
{
  EnsPackageHeader *header = ens_package_header_new ();

  header->kind = ENS_PACKAGE_PROJECT;
  header->origin = row_id (ENS_KIND_GROUP, 99);
  header->title = g_strdup ("Quartier “Nord” & <amis>\n\ttous");
  header->territory = g_strdup ("Rīga 🏙");
  header->language = g_strdup ("fr");
  header->created = G_GINT64_CONSTANT (1796000000123);
  return header;
}

/** sample_write: writes SAMPLE_ROWS rows of every kind. */
gboolean
sample_write (const char *path, GError **error)
{
  g_autoptr (EnsPackageHeader) header = sample_header_new ();
  g_autoptr (EnsPackageWriter) writer = ens_package_writer_new (path, header, error);

  for (guint kind = 0; writer != NULL && kind < ENS_N_KINDS; kind++) {
    const EnsEntity *entity = ens_entity_get (kind);

    for (guint n = 1; n <= SAMPLE_ROWS; n++) {
      gpointer record = sample_record_new (entity, n);
      gboolean is_good = ens_package_writer_add (writer, entity, record, error);

      ens_record_free (entity, record);
      if (!is_good)
        return FALSE;
    }
  }
  return writer != NULL && ens_package_writer_finish (writer, NULL, error);
}
