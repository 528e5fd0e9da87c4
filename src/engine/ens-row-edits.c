// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When and by whom the fields of a merged row were changed. Decides nothing.
#include "ens-row-edits.h"

#include "ens-outside.h"
#include "ens-text.h"

#include <string.h>

/**
 * ens_row_edits_is_precise:
 * @edits: (nullable): of a row
 *
 * Returns: whether they say when its fields were changed.
 */
gboolean
ens_row_edits_is_precise (const GPtrArray *edits)
{
  return edits != NULL && edits->len > 0;
}

/**
 * ens_row_edits_put:
 *
 * notes in the result that @field was changed at @time, unless a later edit stands there.
 */
void
ens_row_edits_put (EnsRowPair *row, const char *field, gint64 time, const char *author)
{
  GPtrArray *edits = row->result->edits;
  EnsEdit *edit = (EnsEdit *) ens_edits_find (edits, field);

  if (edit == NULL) {
    edit = ens_edit_new ();
    edit->entity = g_strdup (row->entity->name);
    edit->field = g_strdup (field);
    edit->key = g_strdup (row->key);
    g_ptr_array_add (edits, edit);
  }
  if (ens_row_value_is_later (time, edit->stamp.created, author, edit->stamp.author)) {
    edit->stamp.created = time;
    ens_set_str (&edit->stamp.author, author);
  }
}

/** ens_row_edits_unite: the values of both sides stay as old as they were. */
void
ens_row_edits_unite (EnsRowPair *row)
{
  const GPtrArray *sides[] = { row->our_edits, row->their_edits };

  row->result->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  for (gsize side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; sides[side] != NULL && i < sides[side]->len; i++) {
      const EnsEdit *edit = sides[side]->pdata[i];

      ens_row_edits_put (row, edit->field, edit->stamp.created, edit->stamp.author);
    }
}

/**
 * ens_row_edits_spell_out:
 *
 * What was changed here before there were edits keeps its time once the first is noted: all that may have
 * been changed, or what is known to have been.
 *
 * Returns: %FALSE when the file could not be read
 */
gboolean
ens_row_edits_spell_out (EnsRowPair *row, GError **error)
{
  const gint64 generation = row->merge->ground.generation;
  const EnsStamp *stamp = ens_record_get_stamp (row->entity, (gpointer) row->ours);

  if (ens_row_edits_is_precise (row->our_edits) || stamp->modified == 0 ||
      row->result->edits->len == 0)
    return TRUE;
  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsBase base = { .is_found = TRUE };

    if (!ens_field_is_content (field))
      continue;
    if (generation > 0 && !ens_row_pair_find_base (row, field, &base, error))
      return FALSE;
    if (base.is_found)
      ens_row_edits_put (row, field->name, stamp->modified, stamp->author);
  }
  return TRUE;
}

static gboolean
has_inside_edits (const GPtrArray *edits)
{
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    if (!ens_outside_is_mark (((const EnsEdit *) edits->pdata[i])->stamp.author))
      return TRUE;
  return FALSE;
}

// As the row itself says it of all fields that nothing else is said of.
static gboolean
is_of_stamp (const EnsRowVersion *version, const EnsStamp *stamp)
{
  return version->time == stamp->modified &&
         version->is_outside == ens_outside_is_mark (stamp->author);
}

/**
 * ens_row_edits_unite_versions:
 *
 * where others were told of the row, each field is as old as the version that counts.
 */
void
ens_row_edits_unite_versions (EnsRowPair *row)
{
  const EnsStamp *stamp = ens_record_get_stamp (row->entity, row->result->record);
  g_autoptr (GPtrArray) united = row->result->edits;
  gboolean says_all = !row->is_decided && !has_inside_edits (row->our_edits) &&
                      !has_inside_edits (row->their_edits);

  row->result->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    const EnsEdit *decided = row->is_decided ? ens_edits_find (united, field->name) : NULL;
    EnsRowVersion version = ens_row_pair_get_version (row, field, FALSE);
    const EnsRowVersion theirs = ens_row_pair_get_version (row, field, TRUE);

    if (!ens_field_is_content (field))
      continue;
    if (ens_row_version_is_later (&theirs, &version, theirs.author, version.author))
      version = theirs;
    if (decided != NULL && !ens_outside_is_mark (decided->stamp.author) &&
        (version.is_outside || decided->stamp.created > version.time))
      version = (EnsRowVersion){ FALSE, decided->stamp.created, decided->stamp.author };
    says_all &= is_of_stamp (&version, stamp);
    if (version.time > 0)
      ens_row_edits_put (row, field->name, version.time, version.author);
  }
  if (says_all)
    g_ptr_array_set_size (row->result->edits, 0);
  for (guint i = 0; i < united->len; i++) {
    const EnsEdit *edit = united->pdata[i];

    if (strcmp (edit->field, ENS_EDIT_KEPT) == 0)
      ens_row_edits_put (row, edit->field, edit->stamp.created, edit->stamp.author);
  }
}
