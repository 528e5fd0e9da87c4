// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making, copying, checking and naming rows of any entity. Knows no entity by name.
#include "ens-record.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-text.h"
#include "ens-time.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static gpointer
field_at (const EnsField *field, gconstpointer record)
{
  return (char *) record + field->offset;
}

/** ens_record_new: Returns: (transfer full): an empty row; numbers stand at their least value. */
gpointer
ens_record_new (const EnsEntity *entity)
{
  gpointer record = g_malloc0 (entity->size);

  for (guint i = 0; i < entity->n_fields; i++) {
    const EnsField *field = &entity->fields[i];

    if (field->type == ENS_FIELD_INT && (field->flags & ENS_FIELD_REQUIRED) != 0)
      *(gint64 *) field_at (field, record) = field->min;
    if (field->type == ENS_FIELD_REAL && (field->flags & ENS_FIELD_REQUIRED) != 0)
      *(double *) field_at (field, record) = 1.0;
  }
  return record;
}

/** ens_record_copy: Returns: (transfer full): a deep copy. */
gpointer
ens_record_copy (const EnsEntity *entity, gconstpointer record)
{
  gpointer copy = g_malloc0 (entity->size);

  for (guint i = 0; i < entity->n_fields; i++)
    ens_field_copy (&entity->fields[i], copy, record);
  return copy;
}

/** ens_record_clear: frees what @record holds and leaves it empty, to be filled again. */
void
ens_record_clear (const EnsEntity *entity, gpointer record)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == ENS_FIELD_TEXT)
      g_free (*(char **) field_at (&entity->fields[i], record));
  memset (record, 0, entity->size);
}

void
ens_record_free (const EnsEntity *entity, gpointer record)
{
  if (record == NULL)
    return;
  ens_record_clear (entity, record);
  g_free (record);
}

static gboolean
refuse (const EnsEntity *entity,
        const EnsField *field,
        EnsError code,
        const char *what,
        GError **error)
{
  g_set_error (error, ENS_ERROR, code, _ ("%s, field “%s”: %s"), entity->name, field->name, what);
  return FALSE;
}

static gboolean
check_text (const EnsEntity *entity, const EnsField *field, const char *text, GError **error)
{
  gsize length = strlen (text);

  if (length > ENS_LIMIT_TEXT_BYTES) {
    g_autofree char *what = g_strdup_printf (_ ("longer than the limit of %d bytes"),
                                             ENS_LIMIT_TEXT_BYTES);

    return refuse (entity, field, ENS_ERROR_LIMIT, what, error);
  }
  if (!ens_text_is_clean (text))
    return refuse (entity, field, ENS_ERROR_REFUSED,
                   _ ("not UTF-8 text, or control characters in it"), error);
  if ((field->flags & ENS_FIELD_LANGUAGE) != 0 && !ens_text_is_language (text))
    return refuse (entity, field, ENS_ERROR_REFUSED, _ ("not a language tag like “fr”"), error);
  if ((field->flags & ENS_FIELD_DATE) != 0 && !ens_time_is_date (text))
    return refuse (entity, field, ENS_ERROR_REFUSED, _ ("not a day like 2026-11-19"), error);
  return TRUE;
}

// 0 is an amount of nothing. What is below 0 is the entity's own matter.
static gboolean
check_amount (const EnsEntity *entity, const EnsField *field, double amount, GError **error)
{
  g_autofree char *what = NULL;

  if (!isfinite (amount))
    return refuse (entity, field, ENS_ERROR_REFUSED, _ ("not a finite number"), error);
  if (amount == 0 || (fabs (amount) >= 1 / ENS_LIMIT_AMOUNT && fabs (amount) <= ENS_LIMIT_AMOUNT))
    return TRUE;
  what = g_strdup_printf (_ ("%g is not between the limits of %g and %g"), amount,
                          1 / ENS_LIMIT_AMOUNT, ENS_LIMIT_AMOUNT);
  return refuse (entity, field, ENS_ERROR_LIMIT, what, error);
}

static gboolean
check_field (const EnsEntity *entity, const EnsField *field, gconstpointer record, GError **error)
{
  gpointer at = field_at (field, record);

  if (ens_field_is_absent (field, record)) {
    if ((field->flags & ENS_FIELD_REQUIRED) != 0)
      return refuse (entity, field, ENS_ERROR_REFUSED, _ ("missing"), error);
    return TRUE;
  }
  if (field->type == ENS_FIELD_TEXT)
    return check_text (entity, field, *(char **) at, error);
  if (field->type == ENS_FIELD_INT &&
      (*(gint64 *) at < field->min || *(gint64 *) at > field->max)) {
    g_autofree char *what = g_strdup_printf (_ ("%" PRId64 " is not between %" PRId64
                                                " and %" PRId64),
                                             *(gint64 *) at, field->min, field->max);

    return refuse (entity, field, ENS_ERROR_REFUSED, what, error);
  }
  return field->type != ENS_FIELD_REAL || check_amount (entity, field, *(double *) at, error);
}

/**
 * ens_record_check:
 *
 * Checks every field by itself, then what the entity says of the row as a whole. References are
 * checked where the other rows are: in storage and in the package reader.
 *
 * Returns: whether @record may be stored
 */
gboolean
ens_record_check (const EnsEntity *entity, gconstpointer record, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (!check_field (entity, &entity->fields[i], record, error))
      return FALSE;
  return entity->check == NULL || entity->check (record, error);
}

/** ens_record_equal: Returns: whether both rows say the same, whenever and by whomever it was said. */
gboolean
ens_record_equal (const EnsEntity *entity, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & ENS_FIELD_STAMP) == 0 &&
        !ens_field_equal (&entity->fields[i], a, b))
      return FALSE;
  return TRUE;
}

/** ens_record_dup_key: Returns: (transfer full): the key fields, parted by `/`. */
char *
ens_record_dup_key (const EnsEntity *entity, gconstpointer record)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < entity->n_key; i++) {
    g_autofree char *part = ens_field_dup_text (&entity->fields[i], record);

    if (i > 0)
      g_string_append_c (key, '/');
    g_string_append (key, part != NULL ? part : "");
  }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/**
 * ens_record_parse_key:
 * @record: (inout): takes the key fields
 * @key: as ens_record_dup_key() makes it; only the last part may hold a `/`
 *
 * Returns: whether @key is a key of @entity
 */
gboolean
ens_record_parse_key (const EnsEntity *entity, gpointer record, const char *key, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", (int) entity->n_key);

  if (g_strv_length (parts) != entity->n_key) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("“%s” is not the key of a row of kind %s"),
                 key, entity->name);
    return FALSE;
  }
  for (guint i = 0; i < entity->n_key; i++)
    if (!ens_field_parse (&entity->fields[i], record, parts[i], error))
      return FALSE;
  return TRUE;
}

/** ens_record_get_stamp: Returns: (transfer none): when and by whom; the last member of each record. */
EnsStamp *
ens_record_get_stamp (const EnsEntity *entity, gpointer record)
{
  return (EnsStamp *) ((char *) record + entity->size - sizeof (EnsStamp));
}
