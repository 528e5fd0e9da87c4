// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row with an id of its own is merged field by field, any other row is one decision and taken whole.
// The later value always wins, the greater text of two that are of the same moment: so the order in
// which packages come does not matter. What was known last to both sides is asked only to find out
// whether somebody has to decide.
#include "ens-row-merge.h"

#include "ens-error.h"
#include "ens-outside.h"
#include "ens-row-edits.h"
#include "ens-text.h"

#include <string.h>

static gboolean
is_from_outside (const EnsRowPair *row, gconstpointer record, const GPtrArray *edits)
{
  gboolean answer = ens_outside_has_mark (row->entity, record);

  for (guint i = 0; edits != NULL && i < edits->len; i++)
    answer |= ens_outside_is_mark (((const EnsEdit *) edits->pdata[i])->stamp.author);
  return answer;
}

static EnsMergeField *
tell_field (EnsRowPair *row, const EnsField *field)
{
  EnsMergeItem *item = row->result->item;
  const char *our_author = NULL;
  const char *their_author = NULL;
  EnsMergeField *told;

  if (item == NULL)
    item = row->result->item = ens_merge_item_new (row->entity, row->key, ENS_MERGE_HERE);
  told = ens_merge_item_add_field (item, field);
  told->ours = ens_field_dup_text (field, row->ours);
  told->theirs = ens_field_dup_text (field, row->theirs);
  told->our_time = ens_edits_get_time (row->our_edits, row->entity, row->ours, field, &our_author);
  told->their_time = ens_edits_get_time (row->their_edits, row->entity, row->theirs, field,
                                         &their_author);
  told->our_author = g_strdup (ens_outside_get_author (our_author));
  told->their_author = g_strdup (ens_outside_get_author (their_author));
  return told;
}

// What somebody decides is later than both values, so that it stays decided wherever it comes.
static void
note_decided (EnsRowPair *row, const EnsMergeField *told)
{
  gint64 time = MAX (row->merge->now, MAX (told->our_time, told->their_time) + 1);
  EnsStamp *stamp = ens_record_get_stamp (row->entity, row->result->record);

  row->is_decided = TRUE;
  ens_row_edits_put (row, told->field->name, time, row->merge->author);
  if (time > stamp->modified) {
    stamp->modified = time;
    ens_set_str (&stamp->author, row->merge->author);
  }
}

static gboolean
set_value (EnsRowPair *row, const EnsMergeField *told, const char *value, GError **error)
{
  if (value == NULL && (told->field->flags & ENS_FIELD_REQUIRED) != 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("the field “%s” needs a value"),
                 told->field->name);
    return FALSE;
  }
  if (value != NULL)
    return ens_field_parse (told->field, row->result->record, value, error);
  ens_field_copy (told->field, row->result->record, row->ours);
  if (told->field->type == ENS_FIELD_TEXT)
    return ens_field_parse (told->field, row->result->record, "", error);
  return TRUE;
}

static EnsMergeTake
find_take (const EnsRowPair *row, const char *field, gboolean is_both, const char **value)
{
  EnsMergeTake take = ens_merge_decisions_get (row->merge->decisions, row->merge->package,
                                               row->entity, row->key, field, value);

  if (take != ENS_TAKE_PLAIN || !is_both)
    return take;
  if (row->merge->prefer == ENS_PREFER_OURS)
    return ENS_TAKE_OURS;
  return row->merge->prefer == ENS_PREFER_THEIRS ? ENS_TAKE_THEIRS : ENS_TAKE_PLAIN;
}

static void
take_field (EnsRowPair *row, const EnsMergeField *told, gboolean is_theirs, gboolean is_decided)
{
  if (is_theirs)
    ens_field_copy (told->field, row->result->record, row->theirs);
  row->has_taken |= is_theirs;
  row->has_kept |= !is_theirs;
  if (is_decided)
    note_decided (row, told);
  else if (is_theirs && told->their_time > 0)
    ens_row_edits_put (row, told->field->name, told->their_time, told->their_author);
}

// Of a row that does not say when its fields were changed, a value that stays out would be new again with the next
// package of those who still have it.
static gboolean
note_held (const EnsRowPair *row, const EnsMergeField *told, GError **error)
{
  return ens_row_edits_is_precise (row->their_edits) || told->is_theirs ||
         ens_row_pair_get_version (row, told->field, TRUE).is_outside ||
         ens_store_note_held (row->merge->store, row->entity, row->key, told->field, row->theirs,
                              told->their_time, error);
}

static gboolean
settle_field (EnsRowPair *row, EnsMergeField *told, const EnsRowVerdict *verdict, GError **error)
{
  EnsMergeItem *item = row->result->item;
  const char *value = NULL;
  EnsMergeTake take = find_take (row, told->field->name, verdict->is_both, &value);

  told->is_both = verdict->is_both;
  told->is_theirs = verdict->is_theirs;
  if (verdict->is_both)
    item->what = ENS_MERGE_BOTH;
  else if (verdict->is_theirs && item->what == ENS_MERGE_HERE)
    item->what = ENS_MERGE_THERE;
  if (take == ENS_TAKE_PLAIN) {
    item->is_open |= verdict->is_both && row->merge->prefer == ENS_PREFER_NOBODY;
    take_field (row, told, told->is_theirs, FALSE);
    return TRUE;
  }
  item->take = take;
  if (take == ENS_TAKE_VALUE) {
    note_decided (row, told);
    return set_value (row, told, value, error);
  }
  told->is_theirs = take == ENS_TAKE_THEIRS;
  // A yes to what happens anyway is no edit of the one who says it.
  take_field (row, told, told->is_theirs,
              told->is_theirs != ens_row_value_is_later (told->their_time, told->our_time,
                                                         told->theirs, told->ours));
  return TRUE;
}

static void
unite_stamps (EnsRowPair *row)
{
  const EnsStamp *theirs = ens_record_get_stamp (row->entity, (gpointer) row->theirs);
  EnsStamp *stamp = ens_record_get_stamp (row->entity, row->result->record);

  const EnsRowVersion there = { ens_outside_is_mark (theirs->author), theirs->modified,
                                theirs->author };
  const EnsRowVersion here = { ens_outside_is_mark (stamp->author), stamp->modified,
                               stamp->author };

  stamp->created = MIN (stamp->created, theirs->created);
  if (ens_row_version_is_later (&there, &here, there.author, here.author)) {
    stamp->modified = theirs->modified;
    ens_set_str (&stamp->author, theirs->author);
  }
}

static gboolean
merge_fields (EnsRowPair *row, GError **error)
{
  gboolean is_outside = is_from_outside (row, row->ours, row->our_edits) ||
                        is_from_outside (row, row->theirs, row->their_edits);

  ens_row_edits_unite (row);
  unite_stamps (row);
  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsMergeField *told;
    EnsRowVerdict verdict;

    if (!ens_field_is_content (field) || ens_field_equal (field, row->ours, row->theirs) ||
        (is_outside && ens_row_pair_tells_nothing (row, field)))
      continue;
    told = tell_field (row, field);
    if (!ens_row_verdict_judge_field (row, told, &verdict, error) ||
        !settle_field (row, told, &verdict, error) || !note_held (row, told, error))
      return FALSE;
  }
  if (is_outside) {
    ens_row_edits_unite_versions (row);
    return TRUE;
  }
  // Where neither side says when single fields were changed, and one of them is right altogether, the
  // row says it, as it did before.
  if (!ens_row_edits_is_precise (row->our_edits) && !ens_row_edits_is_precise (row->their_edits) &&
      !row->is_decided && !(row->has_taken && row->has_kept)) {
    g_ptr_array_set_size (row->result->edits, 0);
    return TRUE;
  }
  return ens_row_edits_spell_out (row, error);
}

static void
take_row (EnsRowPair *row, gboolean is_theirs, gboolean is_decided)
{
  gint64 touched = MAX (ens_record_get_touched (row->entity, row->ours),
                        ens_record_get_touched (row->entity, row->theirs));

  if (is_theirs) {
    ens_record_free (row->entity, row->result->record);
    row->result->record = ens_record_copy (row->entity, row->theirs);
  }
  if (is_decided) {
    EnsStamp *stamp = ens_record_get_stamp (row->entity, row->result->record);

    stamp->modified = MAX (row->merge->now, touched + 1);
    ens_set_str (&stamp->author, row->merge->author);
  }
}

static gboolean
write_values (EnsRowPair *row, gboolean *any, GError **error)
{
  EnsMergeItem *item = row->result->item;

  for (guint i = 0; i < item->fields->len; i++) {
    EnsMergeField *told = item->fields->pdata[i];
    const char *value = NULL;

    if (ens_merge_decisions_get (row->merge->decisions, row->merge->package, row->entity, row->key,
                                 told->field->name, &value) != ENS_TAKE_VALUE)
      continue;
    *any = TRUE;
    if (!set_value (row, told, value, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
settle_row (EnsRowPair *row, const EnsRowVerdict *verdict, GError **error)
{
  EnsMergeItem *item = row->result->item;
  EnsMergeTake take = find_take (row, NULL, verdict->is_both, NULL);
  gboolean is_theirs = take == ENS_TAKE_PLAIN ? verdict->is_theirs : take == ENS_TAKE_THEIRS;
  gboolean has_values = FALSE;

  item->take = take;
  item->what = verdict->is_both     ? ENS_MERGE_BOTH
               : verdict->is_theirs ? ENS_MERGE_THERE
                                    : ENS_MERGE_HERE;
  take_row (row, is_theirs, is_theirs != ens_row_pair_is_later (row));
  if (!write_values (row, &has_values, error))
    return FALSE;
  if (has_values) {
    item->take = ENS_TAKE_VALUE;
    take_row (row, FALSE, TRUE);
  }
  item->is_open = verdict->is_both && item->take == ENS_TAKE_PLAIN &&
                  row->merge->prefer == ENS_PREFER_NOBODY;
  for (guint i = 0; i < item->fields->len; i++) {
    EnsMergeField *told = item->fields->pdata[i];

    told->is_both = verdict->is_both;
    told->is_theirs = is_theirs;
  }
  return TRUE;
}

static gboolean
merge_whole (EnsRowPair *row, GError **error)
{
  EnsRowVerdict verdict;

  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsMergeField *told;

    if (!ens_field_is_content (field) || ens_field_equal (field, row->ours, row->theirs))
      continue;
    told = tell_field (row, field);
    told->our_time = ens_record_get_touched (row->entity, row->ours);
    told->their_time = ens_record_get_touched (row->entity, row->theirs);
  }
  if (row->result->item != NULL)
    return ens_row_verdict_judge_row (row, &verdict, error) && settle_row (row, &verdict, error);
  take_row (row, ens_row_pair_is_later (row), FALSE);
  return TRUE;
}

// A figure bears the edits of the version that counts.
static gboolean
merge_figure (EnsRowPair *row, GError **error)
{
  const GPtrArray *sides[] = { row->our_edits, row->their_edits };
  gboolean is_other[2];

  if (!merge_whole (row, error))
    return FALSE;
  is_other[0] = ens_row_pair_is_later (row);
  is_other[1] = !is_other[0] && !ens_record_equal (row->entity, row->ours, row->theirs);
  row->result->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  for (gsize side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; sides[side] != NULL && i < sides[side]->len; i++) {
      const EnsEdit *edit = sides[side]->pdata[i];

      if (!is_other[side] || strcmp (edit->field, ENS_EDIT_KEPT) == 0)
        ens_row_edits_put (row, edit->field, edit->stamp.created, edit->stamp.author);
    }
  return TRUE;
}

static gboolean
has_same_edits (const GPtrArray *a, const GPtrArray *b)
{
  if ((a != NULL ? a->len : 0) != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; a != NULL && i < a->len; i++) {
    const EnsEdit *left = a->pdata[i];
    const EnsEdit *right = ens_edits_find (b, left->field);

    if (right == NULL || right->stamp.created != left->stamp.created ||
        g_strcmp0 (right->stamp.author, left->stamp.author) != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_other (const EnsRowPair *row)
{
  for (guint i = 0; i < row->entity->n_fields; i++)
    if (!ens_field_equal (&row->entity->fields[i], row->ours, row->result->record))
      return TRUE;
  return !has_same_edits (row->our_edits, row->result->edits);
}

/**
 * ens_row_merge_run:
 * @ours: the row that is here
 * @theirs: the row of the same key that came
 * @their_edits: (nullable): what came with it
 * @result: (out): to be cleared by ens_row_result_clear()
 *
 * Returns: %FALSE when the file could not be read, or when a value that somebody wrote is none
 */
gboolean
ens_row_merge_run (const EnsRowMerge *self,
                   const EnsEntity *entity,
                   gconstpointer ours,
                   gconstpointer theirs,
                   const GPtrArray *their_edits,
                   EnsRowResult *result,
                   GError **error)
{
  g_autofree char *key = ens_record_dup_key (entity, ours);
  g_autoptr (GPtrArray) our_edits = NULL;
  EnsRowPair row = { self, entity, key, ours, theirs, NULL, their_edits, result };
  gboolean is_done;

  *result = (EnsRowResult){ .record = ens_record_copy (entity, ours) };
  if (ens_entity_has_own_id (entity)) {
    our_edits = ens_store_list_edits (self->store, entity, key, error);
    row.our_edits = our_edits;
    is_done = our_edits != NULL && (ens_row_is_figure (entity) ? merge_figure (&row, error)
                                                               : merge_fields (&row, error));
  } else {
    is_done = merge_whole (&row, error);
  }
  if (!is_done)
    return FALSE;
  result->is_new = is_other (&row);
  if (result->item != NULL) {
    const EnsStamp *stamp = ens_record_get_stamp (entity, (gpointer) theirs);

    result->item->author = g_strdup (ens_outside_get_author (stamp->author));
    result->item->time = ens_record_get_touched (entity, theirs);
  }
  return TRUE;
}

/** ens_row_result_clear: frees what @result holds. */
void
ens_row_result_clear (const EnsEntity *entity, EnsRowResult *result)
{
  ens_record_free (entity, result->record);
  g_clear_pointer (&result->edits, g_ptr_array_unref);
  g_clear_pointer (&result->item, ens_merge_item_free);
  *result = (EnsRowResult){ 0 };
}
