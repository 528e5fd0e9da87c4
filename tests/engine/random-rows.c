// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values are tried until the model takes them; rows that a row needs are made before it.
#include "random-rows.h"

#include "ens-record.h"

#include <string.h>

#define MOST_TRIES 1000

static gpointer
value_at (const EnsField *field, gpointer record)
{
  return (char *) record + field->offset;
}

/** random_row_pick: Returns: (transfer full) (nullable): a copy of any row of @entity. */
gpointer
random_row_pick (EnsRng *rng, EnsSession *session, const EnsEntity *entity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, entity->kind, &error);

  g_assert_no_error (error);
  if (rows->len == 0)
    return NULL;
  return ens_record_copy (entity, rows->pdata[ens_rng_below (rng, rows->len)]);
}

static EnsUuid
get_id (const EnsEntity *entity, gconstpointer record)
{
  return *(const EnsUuid *) ((const char *) record + entity->fields[0].offset);
}

static gboolean
has_id (const EnsEntity *entity)
{
  return entity->n_key == 1 && entity->fields[0].refers_to == ENS_KIND_NONE;
}

static EnsUuid
next_id (EnsRng *rng)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_MODIFIER "x", ens_rng_next (rng));

  return ens_uuid_from_name ("row by chance", name);
}

static void
set_text (EnsRng *rng, const EnsField *field, char **text)
{
  static const char *const plain[] = { "a", "b", "P", "Q02", "A", "B01", "C02-03", "parc,calme" };
  static const char *const said[] = {
    "amis", "parc", "calme", "santé", "l’école\nle soir", "<b>&"
  };
  static const char *const days[] = { "2026-01-31", "2026-02-28", "2027-12-01" };
  static const char *const languages[] = { "fr", "en", "lv", "el" };

#define ANY(words_) (words_)[ens_rng_below (rng, G_N_ELEMENTS (words_))]
  g_clear_pointer (text, g_free);
  if ((field->flags & ENS_FIELD_REQUIRED) == 0 && ens_rng_below (rng, 3) == 0)
    return;
  if (strcmp (field->name, "field") == 0)
    *text = g_strdup ("text"); // the one that a translation of a statement may be of
  else if (strcmp (field->name, "code") == 0 || strcmp (field->name, "initials") == 0)
    *text = g_strdup_printf ("%c%02u-%02u", 'A' + ens_rng_below (rng, 26), ens_rng_below (rng, 100),
                             ens_rng_below (rng, 100));
  else if ((field->flags & ENS_FIELD_LANGUAGE) != 0)
    *text = g_strdup (ANY (languages));
  else if ((field->flags & ENS_FIELD_DATE) != 0)
    *text = g_strdup (ANY (days));
  else if ((field->flags & ENS_FIELD_LONG) != 0)
    *text = g_strdup_printf ("%s %u", ANY (said), ens_rng_below (rng, 4));
  else
    *text = g_strdup (ANY (plain));
#undef ANY
}

static gboolean
lies_in (EnsSession *session,
         const EnsEntity *entity,
         const EnsField *field,
         EnsUuid inner,
         EnsUuid outer)
{
  g_autoptr (GError) error = NULL;
  gboolean is_in = FALSE;

  while (!is_in && !ens_uuid_is_nil (&inner)) {
    gpointer key = ens_record_new (entity);
    gpointer record;

    is_in = ens_uuid_equal (&inner, &outer);
    *(EnsUuid *) value_at (&entity->fields[0], key) = inner;
    record = ens_session_get_row (session, entity, key, &error);
    g_assert_no_error (error);
    inner = record != NULL ? *(EnsUuid *) value_at (field, record) : (EnsUuid){ 0 };
    ens_record_free (entity, key);
    ens_record_free (entity, record);
  }
  return is_in;
}

static void
set_reference (EnsRng *rng,
               EnsSession *session,
               const EnsEntity *entity,
               const EnsField *field,
               gpointer record)
{
  // A translation may be of any row; statements have most of them.
  const EnsEntity *target = ens_entity_get (field->refers_to == ENS_KIND_NONE ? ENS_KIND_STATEMENT
                                                                              : field->refers_to);
  const gboolean is_required = (field->flags & ENS_FIELD_REQUIRED) != 0;
  EnsUuid *id = value_at (field, record);
  gpointer other;

  *id = (EnsUuid){ 0 };
  if (!is_required && ens_rng_below (rng, 3) == 0)
    return;
  other = random_row_pick (rng, session, target);
  if (other == NULL && is_required) {
    random_row_add (rng, session, target);
    other = random_row_pick (rng, session, target);
  }
  if (other == NULL)
    return;
  *id = get_id (target, other);
  ens_record_free (target, other);
  // Nobody puts a pile into itself; two people together may.
  if (target == entity && lies_in (session, entity, field, *id, get_id (entity, record)))
    *id = (EnsUuid){ 0 };
}

static void
set_field (EnsRng *rng,
           EnsSession *session,
           const EnsEntity *entity,
           const EnsField *field,
           gpointer record)
{
  gpointer at = value_at (field, record);
  guint n_words = 0;

  switch (field->type) {
  case ENS_FIELD_UUID:
    set_reference (rng, session, entity, field, record);
    break;
  case ENS_FIELD_TEXT:
    set_text (rng, field, at);
    break;
  case ENS_FIELD_INT:
    *(gint64 *) at = field->min +
                     ens_rng_below (rng, (guint32) MIN (field->max - field->min + 1, 6));
    break;
  case ENS_FIELD_REAL:
    *(double *) at = 0.25 * (1 + ens_rng_below (rng, 9));
    break;
  case ENS_FIELD_BOOL:
    // Who was under age stays so: taking that back does not bring back what was let go.
    *(gboolean *) at = ens_rng_below (rng, 2) == 0 || strcmp (field->name, "minors") == 0;
    break;
  case ENS_FIELD_WORD:
    while (field->words[n_words] != NULL)
      n_words++;
    *(int *) at = (int) ens_rng_below (rng, n_words);
    break;
  case ENS_FIELD_TIME:
    break;
  }
}

static void
set_key (EnsRng *rng, EnsSession *session, const EnsEntity *entity, gpointer record)
{
  if (has_id (entity)) {
    *(EnsUuid *) value_at (&entity->fields[0], record) = next_id (rng);
    return;
  }
  for (guint i = 0; i < entity->n_key; i++)
    set_field (rng, session, entity, &entity->fields[i], record);
}

static void
save (EnsSession *session, const EnsEntity *entity, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ens_session_save_row (session, entity, record, &error);
  g_assert_no_error (error);
}

/** random_row_add: adds a row of @entity; where its key is taken, that row gets other values. */
void
random_row_add (EnsRng *rng, EnsSession *session, const EnsEntity *entity)
{
  for (guint i = 0; i < MOST_TRIES; i++) {
    gpointer record = ens_record_new (entity);
    gboolean is_good;

    set_key (rng, session, entity, record);
    for (guint k = entity->n_key; k < entity->n_fields; k++)
      if ((entity->fields[k].flags & ENS_FIELD_STAMP) == 0)
        set_field (rng, session, entity, &entity->fields[k], record);
    is_good = ens_record_check (entity, record, NULL);
    if (is_good)
      save (session, entity, record);
    ens_record_free (entity, record);
    if (is_good)
      return;
  }
  g_assert_cmpstr (entity->name, ==, "a kind of which rows can be made");
}

// A row with an id never comes to belong to another row than the one it was made for: nobody moves a
// statement to another group, or a sheet to another survey.
static gboolean
may_change (const EnsEntity *entity, const EnsField *field)
{
  return !has_id (entity) || field->type != ENS_FIELD_UUID ||
         (field->flags & ENS_FIELD_REQUIRED) == 0;
}

/** random_row_change: gives one field of any row of @entity another value, if it has such a field. */
void
random_row_change (EnsRng *rng, EnsSession *session, const EnsEntity *entity)
{
  gpointer record = random_row_pick (rng, session, entity);
  guint n_own = entity->n_fields - entity->n_key - 3;
  const EnsField *field = NULL;

  if (record != NULL && n_own > 0)
    field = &entity->fields[entity->n_key + ens_rng_below (rng, n_own)];
  if (field == NULL || !may_change (entity, field)) {
    ens_record_free (entity, record);
    return;
  }
  set_field (rng, session, entity, field, record);
  if (ens_record_check (entity, record, NULL))
    save (session, entity, record);
  ens_record_free (entity, record);
}
