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
#include "ens-statement.h"
#include "ens-store-edits.h"
#include "ens-text.h"

#include <string.h>

/**
 * Row: both versions of the row at hand
 * @is_decided: somebody decided about a field
 * @has_kept: a field that differs stays as it is here
 * @has_taken: a field that differs becomes as it is there
 */
typedef struct {
  const EnsRowMerge *merge;
  const EnsEntity *entity;
  const char *key;
  gconstpointer ours;
  gconstpointer theirs;
  const GPtrArray *our_edits;
  const GPtrArray *their_edits;
  EnsRowResult *result;
  gboolean is_decided;
  gboolean has_kept;
  gboolean has_taken;
} Row;

/**
 * Version: when a field got its value, and by whom
 * @is_outside: a project told it that tells others less than it knows
 */
typedef struct {
  gboolean is_outside;
  gint64 time;
  const char *author;
} Version;

/** Verdict: @is_both: both sides changed it; @is_theirs: theirs is taken unless somebody says otherwise */
typedef struct {
  gboolean is_both;
  gboolean is_theirs;
} Verdict;

static gboolean
is_content (const EnsField *field)
{
  return (field->flags & (ENS_FIELD_KEY | ENS_FIELD_STAMP)) == 0;
}

static gboolean
is_precise (const GPtrArray *edits)
{
  return edits != NULL && edits->len > 0;
}

static gboolean
is_later (gint64 theirs, gint64 ours, const char *their_text, const char *our_text)
{
  return theirs != ours ? theirs > ours : g_strcmp0 (their_text, our_text) > 0;
}

static Version
get_version (const Row *row, const EnsField *field, gboolean is_theirs)
{
  Version version = { 0 };

  version.time = ens_edits_get_time (is_theirs ? row->their_edits : row->our_edits, row->entity,
                                     is_theirs ? row->theirs : row->ours, field, &version.author);
  version.is_outside = ens_outside_is_mark (version.author);
  return version;
}

// What a project holds itself counts, however old, before what others were told of it.
static gboolean
is_version_later (const Version *theirs,
                  const Version *ours,
                  const char *their_text,
                  const char *our_text)
{
  if (theirs->is_outside != ours->is_outside)
    return ours->is_outside;
  return is_later (theirs->time, ours->time, their_text, our_text);
}

static gboolean
is_from_outside (const Row *row, gconstpointer record, const GPtrArray *edits)
{
  gboolean answer = ens_outside_has_mark (row->entity, record);

  for (guint i = 0; edits != NULL && i < edits->len; i++)
    answer |= ens_outside_is_mark (((const EnsEdit *) edits->pdata[i])->stamp.author);
  return answer;
}

static const EnsCommonGround *
get_ground (const Row *row)
{
  return ens_entity_has_own_id (row->entity) ? &row->merge->ground : &row->merge->any_ground;
}

static gboolean
find_base (const Row *row, const EnsField *field, EnsBase *base, GError **error)
{
  return ens_store_find_base (row->merge->store, row->entity, row->key, field->name,
                              get_ground (row)->generation, base, error);
}

static gboolean
knew (const Row *row, const EnsField *field, gboolean *answer, GError **error)
{
  char mark[33];

  ens_store_mark_value (field, row->theirs, mark);
  return ens_store_knew (row->merge->store, row->entity, row->key, field->name, mark, answer,
                         error);
}

// Since both sides knew the same, by content and by time: a value that is the old one is no edit,
// unless it says itself that it is.
static gboolean
is_changed_there (const Row *row, const EnsField *field, const EnsBase *base, gint64 their_time)
{
  char mark[33];

  ens_store_mark_value (field, row->theirs, mark);
  if (strcmp (mark, base->mark) != 0)
    return their_time >= base->time;
  return is_precise (row->their_edits) && their_time > base->time;
}

// Where only the row says when it was changed, other fields of it were: this one is older than that.
static gboolean
judge_untimed (const Row *row, const EnsField *field, Verdict *verdict, GError **error)
{
  gboolean is_known = FALSE;
  EnsBase base;

  if (!ens_store_find_base (row->merge->store, row->entity, row->key, NULL,
                            row->merge->ground.generation, &base, error) ||
      (base.is_found && !knew (row, field, &is_known, error)))
    return FALSE;
  verdict->is_theirs = base.is_found && !is_known;
  return TRUE;
}

static gboolean
judge_on_ground (const Row *row, const EnsMergeField *told, Verdict *verdict, GError **error)
{
  EnsBase base;

  if (!find_base (row, told->field, &base, error))
    return FALSE;
  if (base.is_found) {
    verdict->is_both = is_changed_there (row, told->field, &base, told->their_time);
    verdict->is_theirs &= verdict->is_both;
    return TRUE;
  }
  // Somebody changed it in another program and left the times alone.
  if (told->their_time == told->our_time && !is_precise (row->their_edits))
    verdict->is_theirs = TRUE;
  return is_precise (row->our_edits) || verdict->is_theirs ||
         judge_untimed (row, told->field, verdict, error);
}

static gboolean
judge_without_ground (const Row *row, const EnsMergeField *told, Verdict *verdict, GError **error)
{
  gboolean is_known = FALSE;

  if (told->our_time == told->their_time) {
    verdict->is_both = TRUE;
    return TRUE;
  }
  if (told->our_time == 0 || told->their_time == 0)
    return TRUE;
  if (!is_precise (row->their_edits) && !knew (row, told->field, &is_known, error))
    return FALSE;
  verdict->is_both = !is_known;
  if (is_known)
    verdict->is_theirs = FALSE;
  return TRUE;
}

// Nobody decides between a thing and what others were told of it, nor between two tellings of one project.
static gboolean
is_told_apart (const Row *row, const EnsField *field)
{
  const Version ours = get_version (row, field, FALSE);
  const Version theirs = get_version (row, field, TRUE);

  return ours.is_outside != theirs.is_outside ||
         (ours.is_outside && g_strcmp0 (ours.author, theirs.author) == 0);
}

static gboolean
judge_field (const Row *row, const EnsMergeField *told, Verdict *verdict, GError **error)
{
  const Version ours = get_version (row, told->field, FALSE);
  const Version theirs = get_version (row, told->field, TRUE);

  verdict->is_both = FALSE;
  verdict->is_theirs = is_version_later (&theirs, &ours, told->theirs, told->ours);
  if (row->merge->ground.is_old || is_told_apart (row, told->field))
    return TRUE;
  return row->merge->ground.generation > 0 ? judge_on_ground (row, told, verdict, error)
                                           : judge_without_ground (row, told, verdict, error);
}

static EnsMergeField *
tell_field (Row *row, const EnsField *field)
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

static void
put_edit (Row *row, const char *field, gint64 time, const char *author)
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
  if (is_later (time, edit->stamp.created, author, edit->stamp.author)) {
    edit->stamp.created = time;
    ens_set_str (&edit->stamp.author, author);
  }
}

// The values of both sides stay as old as they were.
static void
unite_edits (Row *row)
{
  const GPtrArray *sides[] = { row->our_edits, row->their_edits };

  row->result->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  for (gsize side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; sides[side] != NULL && i < sides[side]->len; i++) {
      const EnsEdit *edit = sides[side]->pdata[i];

      put_edit (row, edit->field, edit->stamp.created, edit->stamp.author);
    }
}

// What was changed before there were edits keeps its time once the first is noted: all that may have
// been changed, or what is known to have been.
static gboolean
spell_out_ours (Row *row, GError **error)
{
  const gint64 generation = row->merge->ground.generation;
  const EnsStamp *stamp = ens_record_get_stamp (row->entity, (gpointer) row->ours);

  if (is_precise (row->our_edits) || stamp->modified == 0 || row->result->edits->len == 0)
    return TRUE;
  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsBase base = { .is_found = TRUE };

    if (!is_content (field))
      continue;
    if (generation > 0 && !find_base (row, field, &base, error))
      return FALSE;
    if (base.is_found)
      put_edit (row, field->name, stamp->modified, stamp->author);
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
is_of_stamp (const Version *version, const EnsStamp *stamp)
{
  return version->time == stamp->modified &&
         version->is_outside == ens_outside_is_mark (stamp->author);
}

// Where others were told of the row, each field is as old as the version that counts.
static void
unite_versions (Row *row)
{
  const EnsStamp *stamp = ens_record_get_stamp (row->entity, row->result->record);
  g_autoptr (GPtrArray) united = row->result->edits;
  gboolean says_all = !row->is_decided && !has_inside_edits (row->our_edits) &&
                      !has_inside_edits (row->their_edits);

  row->result->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    const EnsEdit *decided = row->is_decided ? ens_edits_find (united, field->name) : NULL;
    Version version = get_version (row, field, FALSE);
    const Version theirs = get_version (row, field, TRUE);

    if (!is_content (field))
      continue;
    if (is_version_later (&theirs, &version, theirs.author, version.author))
      version = theirs;
    if (decided != NULL && !ens_outside_is_mark (decided->stamp.author) &&
        (version.is_outside || decided->stamp.created > version.time))
      version = (Version){ FALSE, decided->stamp.created, decided->stamp.author };
    says_all &= is_of_stamp (&version, stamp);
    if (version.time > 0)
      put_edit (row, field->name, version.time, version.author);
  }
  if (says_all)
    g_ptr_array_set_size (row->result->edits, 0);
  for (guint i = 0; i < united->len; i++) {
    const EnsEdit *edit = united->pdata[i];

    if (strcmp (edit->field, ENS_EDIT_KEPT) == 0)
      put_edit (row, edit->field, edit->stamp.created, edit->stamp.author);
  }
}

// What somebody decides is later than both values, so that it stays decided wherever it comes.
static void
note_decided (Row *row, const EnsMergeField *told)
{
  gint64 time = MAX (row->merge->now, MAX (told->our_time, told->their_time) + 1);
  EnsStamp *stamp = ens_record_get_stamp (row->entity, row->result->record);

  row->is_decided = TRUE;
  put_edit (row, told->field->name, time, row->merge->author);
  if (time > stamp->modified) {
    stamp->modified = time;
    ens_set_str (&stamp->author, row->merge->author);
  }
}

static gboolean
set_value (Row *row, const EnsMergeField *told, const char *value, GError **error)
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
find_take (const Row *row, const char *field, gboolean is_both, const char **value)
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
take_field (Row *row, const EnsMergeField *told, gboolean is_theirs, gboolean is_decided)
{
  if (is_theirs)
    ens_field_copy (told->field, row->result->record, row->theirs);
  row->has_taken |= is_theirs;
  row->has_kept |= !is_theirs;
  if (is_decided)
    note_decided (row, told);
  else if (is_theirs && told->their_time > 0)
    put_edit (row, told->field->name, told->their_time, told->their_author);
}

static gboolean
settle_field (Row *row, EnsMergeField *told, const Verdict *verdict, GError **error)
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
              told->is_theirs !=
                is_later (told->their_time, told->our_time, told->theirs, told->ours));
  return TRUE;
}

static void
unite_stamps (Row *row)
{
  const EnsStamp *theirs = ens_record_get_stamp (row->entity, (gpointer) row->theirs);
  EnsStamp *stamp = ens_record_get_stamp (row->entity, row->result->record);

  const Version there = { ens_outside_is_mark (theirs->author), theirs->modified, theirs->author };
  const Version here = { ens_outside_is_mark (stamp->author), stamp->modified, stamp->author };

  stamp->created = MIN (stamp->created, theirs->created);
  if (is_version_later (&there, &here, there.author, here.author)) {
    stamp->modified = theirs->modified;
    ens_set_str (&stamp->author, theirs->author);
  }
}

// Others were told nothing of the field, or only the masked words.
static gboolean
tells_nothing (const Row *row, const EnsField *field)
{
  const Version ours = get_version (row, field, FALSE);
  const Version theirs = get_version (row, field, TRUE);
  const EnsStatement *statement = row->entity == &ens_statement_entity ? row->ours : NULL;
  g_autofree char *told = ens_field_dup_text (field, row->theirs);

  if (ours.is_outside || !theirs.is_outside)
    return FALSE;
  return told == NULL || ens_field_is_absent (field, row->theirs) ||
         (statement != NULL && strcmp (field->name, "text") == 0 &&
          g_strcmp0 (statement->masked, told) == 0);
}

static gboolean
merge_fields (Row *row, GError **error)
{
  gboolean is_outside = is_from_outside (row, row->ours, row->our_edits) ||
                        is_from_outside (row, row->theirs, row->their_edits);

  unite_edits (row);
  unite_stamps (row);
  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsMergeField *told;
    Verdict verdict;

    if (!is_content (field) || ens_field_equal (field, row->ours, row->theirs) ||
        (is_outside && tells_nothing (row, field)))
      continue;
    told = tell_field (row, field);
    if (!judge_field (row, told, &verdict, error) || !settle_field (row, told, &verdict, error))
      return FALSE;
  }
  if (is_outside) {
    unite_versions (row);
    return TRUE;
  }
  // Where neither side says when single fields were changed, and one of them is right altogether, the
  // row says it, as it did before.
  if (!is_precise (row->our_edits) && !is_precise (row->their_edits) && !row->is_decided &&
      !(row->has_taken && row->has_kept)) {
    g_ptr_array_set_size (row->result->edits, 0);
    return TRUE;
  }
  return spell_out_ours (row, error);
}

// Numbers that were counted together stay together.
static gboolean
is_figure (const EnsEntity *entity)
{
  return entity->kind == ENS_KIND_FIGURE || entity->kind == ENS_KIND_CHOICE;
}

// Of two decisions about the same thing the later one, else the one of greater words.
static gboolean
is_row_later (const Row *row)
{
  const EnsEntity *entity = row->entity;
  gint64 theirs = ens_record_get_touched (entity, row->theirs);
  gint64 ours = ens_record_get_touched (entity, row->ours);

  if (theirs != ours)
    return theirs > ours;
  for (guint i = 0; i < entity->n_fields; i++) {
    g_autofree char *left = ens_field_dup_text (&entity->fields[i], row->theirs);
    g_autofree char *right = ens_field_dup_text (&entity->fields[i], row->ours);
    int order = g_strcmp0 (left, right);

    if (order != 0)
      return order > 0;
  }
  return FALSE;
}

static gboolean
judge_row_on_ground (const Row *row, Verdict *verdict, GError **error)
{
  const EnsStamp *ours = ens_record_get_stamp (row->entity, (gpointer) row->ours);
  const EnsMergeItem *item = row->result->item;

  // Both made it anew since.
  verdict->is_both = ours->created > get_ground (row)->time;
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *told = item->fields->pdata[i];
    EnsBase base;

    if (!find_base (row, told->field, &base, error))
      return FALSE;
    verdict->is_both |= base.is_found &&
                        is_changed_there (row, told->field, &base, told->their_time);
  }
  return TRUE;
}

static gboolean
judge_row (const Row *row, Verdict *verdict, GError **error)
{
  const EnsStamp *ours = ens_record_get_stamp (row->entity, (gpointer) row->ours);
  const EnsStamp *theirs = ens_record_get_stamp (row->entity, (gpointer) row->theirs);
  const EnsMergeItem *item = row->result->item;
  gboolean is_known = TRUE;

  verdict->is_both = FALSE;
  verdict->is_theirs = is_row_later (row);
  // Who counts again means the new numbers: nobody decides between two counts.
  if (is_figure (row->entity) || get_ground (row)->is_old)
    return TRUE;
  if (get_ground (row)->generation > 0)
    return judge_row_on_ground (row, verdict, error);
  if (ours->created == theirs->created && (ours->modified == 0) != (theirs->modified == 0))
    return TRUE;
  for (guint i = 0; is_known && i < item->fields->len; i++)
    if (!knew (row, ((EnsMergeField *) item->fields->pdata[i])->field, &is_known, error))
      return FALSE;
  verdict->is_both = !is_known || verdict->is_theirs;
  return TRUE;
}

static void
take_row (Row *row, gboolean is_theirs, gboolean is_decided)
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
write_values (Row *row, gboolean *any, GError **error)
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
settle_row (Row *row, const Verdict *verdict, GError **error)
{
  EnsMergeItem *item = row->result->item;
  EnsMergeTake take = find_take (row, NULL, verdict->is_both, NULL);
  gboolean is_theirs = take == ENS_TAKE_PLAIN ? verdict->is_theirs : take == ENS_TAKE_THEIRS;
  gboolean has_values = FALSE;

  item->take = take;
  item->what = verdict->is_both     ? ENS_MERGE_BOTH
               : verdict->is_theirs ? ENS_MERGE_THERE
                                    : ENS_MERGE_HERE;
  take_row (row, is_theirs, is_theirs != is_row_later (row));
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
merge_whole (Row *row, GError **error)
{
  Verdict verdict;

  for (guint i = 0; i < row->entity->n_fields; i++) {
    const EnsField *field = &row->entity->fields[i];
    EnsMergeField *told;

    if (!is_content (field) || ens_field_equal (field, row->ours, row->theirs))
      continue;
    told = tell_field (row, field);
    told->our_time = ens_record_get_touched (row->entity, row->ours);
    told->their_time = ens_record_get_touched (row->entity, row->theirs);
  }
  if (row->result->item != NULL)
    return judge_row (row, &verdict, error) && settle_row (row, &verdict, error);
  take_row (row, is_row_later (row), FALSE);
  return TRUE;
}

// A figure bears the edits of the version that counts.
static gboolean
merge_figure (Row *row, GError **error)
{
  const GPtrArray *sides[] = { row->our_edits, row->their_edits };
  gboolean is_other[2];

  if (!merge_whole (row, error))
    return FALSE;
  is_other[0] = is_row_later (row);
  is_other[1] = !is_other[0] && !ens_record_equal (row->entity, row->ours, row->theirs);
  row->result->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_edit_free);
  for (gsize side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; sides[side] != NULL && i < sides[side]->len; i++) {
      const EnsEdit *edit = sides[side]->pdata[i];

      if (!is_other[side] || strcmp (edit->field, ENS_EDIT_KEPT) == 0)
        put_edit (row, edit->field, edit->stamp.created, edit->stamp.author);
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
is_other (const Row *row)
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
  Row row = { self, entity, key, ours, theirs, NULL, their_edits, result };
  gboolean is_done;

  *result = (EnsRowResult){ .record = ens_record_copy (entity, ours) };
  if (ens_entity_has_own_id (entity)) {
    our_edits = ens_store_list_edits (self->store, entity, key, error);
    row.our_edits = our_edits;
    is_done = our_edits != NULL &&
              (is_figure (entity) ? merge_figure (&row, error) : merge_fields (&row, error));
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
