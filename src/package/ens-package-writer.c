// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The body goes to a file beside the target and is hashed on the way; the header, whose length is known
// from the start, is written before it with the id left blank and filled in at the end.
#include "ens-package-writer.h"

#include "ens-error.h"
#include "ens-out-file.h"
#include "ens-package-codec.h"

#include <string.h>

#define BUFFER_BYTES (256 * 1024)

struct _EnsPackageWriter {
  EnsOutFile *file;
  EnsPackageHeader *header;
  GChecksum *hash;
  GString *buffer;
  const EnsEntity *section;
  gpointer last;
};

static const char no_id[] =
  "sha256:0000000000000000000000000000000000000000000000000000000000000000";

static gboolean
flush (EnsPackageWriter *self, GError **error)
{
  g_checksum_update (self->hash, (const guchar *) self->buffer->str, (gssize) self->buffer->len);
  if (!ens_out_file_write (self->file, self->buffer->str, self->buffer->len, error))
    return FALSE;
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

static char *
dup_header_text (const EnsPackageWriter *self)
{
  GString *text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"");

  g_string_append (text, ENS_PACKAGE_NAMESPACE "\"");
  ens_package_codec_append_attributes (text, &ens_package_header_entity, self->header);
  g_string_append (text, ">\n");
  return g_string_free (text, FALSE);
}

static gboolean
begin (EnsPackageWriter *self, const char *path, GError **error)
{
  g_autofree char *head = dup_header_text (self);

  if (!ens_record_check (&ens_package_header_entity, self->header, error))
    return FALSE;
  self->file = ens_out_file_new (path, error);
  return self->file != NULL && ens_out_file_write (self->file, head, strlen (head), error);
}

/**
 * ens_package_writer_new:
 * @path: where to; `-` is standard output
 * @header: what to write into the root; its id is found out, whatever it says
 *
 * Returns: (transfer full): a writer; nothing appears at @path before ens_package_writer_finish()
 */
EnsPackageWriter *
ens_package_writer_new (const char *path, const EnsPackageHeader *header, GError **error)
{
  g_autoptr (EnsPackageWriter) self = g_new0 (EnsPackageWriter, 1);

  self->header = ens_package_header_copy (header);
  self->hash = g_checksum_new (G_CHECKSUM_SHA256);
  self->buffer = g_string_sized_new (BUFFER_BYTES + 4096);
  g_free (self->header->id);
  self->header->id = g_strdup (no_id);
  return begin (self, path, error) ? g_steal_pointer (&self) : NULL;
}

/** ens_package_writer_free: throws away what ens_package_writer_finish() has not put in place. */
void
ens_package_writer_free (EnsPackageWriter *self)
{
  g_clear_pointer (&self->file, ens_out_file_free);
  if (self->section != NULL)
    ens_record_free (self->section, self->last);
  ens_package_header_free (self->header);
  g_checksum_free (self->hash);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static int
compare_values (const EnsField *field, const void *left, const void *right)
{
  switch (field->type) {
  case ENS_FIELD_UUID:
    return ens_uuid_compare (left, right);
  case ENS_FIELD_INT: {
    gint64 a = *(const gint64 *) left;
    gint64 b = *(const gint64 *) right;

    return (a > b) - (a < b);
  }
  default:
    return strcmp (*(char *const *) left, *(char *const *) right);
  }
}

static int
compare_keys (const EnsEntity *entity, gconstpointer a, gconstpointer b)
{
  int order = 0;

  for (guint i = 0; i < entity->n_key && order == 0; i++) {
    gsize offset = entity->fields[i].offset;

    order = compare_values (&entity->fields[i], (const char *) a + offset,
                            (const char *) b + offset);
  }
  return order;
}

static void
end_section (EnsPackageWriter *self)
{
  if (self->section == NULL)
    return;
  g_string_append_printf (self->buffer, "  </%s>\n", self->section->plural);
  g_clear_pointer (&self->last, g_free);
}

static gboolean
check_place (const EnsPackageWriter *self,
             const EnsEntity *entity,
             gconstpointer record,
             GError **error)
{
  g_autofree char *key = NULL;

  if (!ens_package_header_allows (self->header, entity->kind)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("a package of kind “%s” holds no %s"),
                 ens_package_kind_words[self->header->kind], entity->plural);
    return FALSE;
  }
  if (self->section == NULL || entity->kind > self->section->kind ||
      (entity == self->section && compare_keys (entity, self->last, record) < 0))
    return TRUE;
  key = ens_record_dup_key (entity, record);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s %s is out of order"), entity->name, key);
  return FALSE;
}

static void
remember (EnsPackageWriter *self, const EnsEntity *entity, gconstpointer record)
{
  if (self->last == NULL)
    self->last = ens_record_new (entity);
  for (guint i = 0; i < entity->n_key; i++)
    ens_field_copy (&entity->fields[i], self->last, record);
}

/**
 * ens_package_writer_add:
 * @record: a row; kinds come in their order, rows by growing key
 *
 * Returns: whether @record was a row that a package may hold, in its place, and could be written
 */
gboolean
ens_package_writer_add (EnsPackageWriter *self,
                        const EnsEntity *entity,
                        gconstpointer record,
                        GError **error)
{
  if (!ens_record_check (entity, record, error) || !check_place (self, entity, record, error))
    return FALSE;
  if (self->section != entity) {
    if (self->section != NULL)
      ens_record_clear (self->section, self->last);
    end_section (self);
    g_string_append_printf (self->buffer, "  <%s>\n", entity->plural);
    self->section = entity;
  }
  remember (self, entity, record);
  ens_package_codec_append_row (self->buffer, entity, record);
  return self->buffer->len < BUFFER_BYTES || flush (self, error);
}

/**
 * ens_package_writer_finish:
 * @id: (out) (optional) (transfer full): the id that the package got
 *
 * Puts the package in place, over what is there.
 *
 * Returns: whether the whole package is on disk
 */
gboolean
ens_package_writer_finish (EnsPackageWriter *self, char **id, GError **error)
{
  g_autofree char *head = NULL;

  if (self->section != NULL)
    ens_record_clear (self->section, self->last);
  end_section (self);
  self->section = NULL;
  if (!flush (self, error))
    return FALSE;
  g_free (self->header->id);
  self->header->id = g_strconcat ("sha256:", g_checksum_get_string (self->hash), NULL);
  head = dup_header_text (self);
  if (!ens_out_file_write (self->file, "</package>\n", strlen ("</package>\n"), error) ||
      !ens_out_file_write_at_start (self->file, head, strlen (head), error) ||
      !ens_out_file_finish (self->file, error))
    return FALSE;
  if (id != NULL)
    *id = g_strdup (self->header->id);
  return TRUE;
}
