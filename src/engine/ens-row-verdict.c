// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of two versions of a row, or of one of its fields, is right, and whether somebody has to say so.
// Changes nothing.
#include "ens-row-verdict.h"

#include "ens-outside.h"
#include "ens-row-edits.h"
#include "ens-statement.h"

#include <string.h>

/**
 * ens_row_value_is_later:
 *
 * times in milliseconds UTC; of the same moment the greater text is the later one.
 */
gboolean
ens_row_value_is_later (gint64 theirs, gint64 ours, const char *their_text, const char *our_text)
{
  return theirs != ours ? theirs > ours : g_strcmp0 (their_text, our_text) > 0;
}

/** ens_row_pair_get_version: Returns: of @field there or here; its author belongs to @row. */
EnsRowVersion
ens_row_pair_get_version (const EnsRowPair *row, const EnsField *field, gboolean is_theirs)
{
  EnsRowVersion version = { 0 };

  version.time = ens_edits_get_time (is_theirs ? row->their_edits : row->our_edits, row->entity,
                                     is_theirs ? row->theirs : row->ours, field, &version.author);
  version.is_outside = ens_outside_is_mark (version.author);
  return version;
}

/**
 * ens_row_version_is_later:
 *
 * what a project holds itself counts, however old, before what others were told of it.
 */
gboolean
ens_row_version_is_later (const EnsRowVersion *theirs,
                          const EnsRowVersion *ours,
                          const char *their_text,
                          const char *our_text)
{
  if (theirs->is_outside != ours->is_outside)
    return ours->is_outside;
  return ens_row_value_is_later (theirs->time, ours->time, their_text, our_text);
}

static const EnsCommonGround *
get_ground (const EnsRowPair *row)
{
  return ens_entity_has_own_id (row->entity) ? &row->merge->ground : &row->merge->any_ground;
}

/**
 * ens_row_pair_find_base:
 * @base: (out): what @field was when both sides knew the same; not found when it is so still. Of a row that does
 *   not say when its fields were changed, what the last package held that both know, be it other than here.
 */
gboolean
ens_row_pair_find_base (const EnsRowPair *row, const EnsField *field, EnsBase *base, GError **error)
{
  return ens_store_find_base (row->merge->store, row->entity, row->key, field->name,
                              get_ground (row)->generation,
                              !ens_row_edits_is_precise (row->their_edits), base, error);
}

static gboolean
knew (const EnsRowPair *row, const EnsField *field, gboolean *answer, GError **error)
{
  char mark[33];

  ens_store_mark_value (field, row->theirs, mark);
  return ens_store_knew (row->merge->store, row->entity, row->key, field->name, mark, answer,
                         error);
}

// Since both sides knew the same, by content and by time: a value that is the old one is no edit,
// unless it says itself that it is.
static gboolean
is_changed_there (const EnsRowPair *row,
                  const EnsField *field,
                  const EnsBase *base,
                  gint64 their_time)
{
  char mark[33];

  ens_store_mark_value (field, row->theirs, mark);
  if (strcmp (mark, base->mark) != 0)
    return their_time >= base->time;
  return ens_row_edits_is_precise (row->their_edits) && their_time > base->time;
}

// Where only the row says when it was changed, other fields of it were: this one is older than that.
static gboolean
judge_untimed (const EnsRowPair *row, const EnsField *field, EnsRowVerdict *verdict, GError **error)
{
  gboolean is_known = FALSE;
  EnsBase base;

  if (!ens_store_find_base (row->merge->store, row->entity, row->key, NULL,
                            row->merge->ground.generation, FALSE, &base, error) ||
      (base.is_found && !knew (row, field, &is_known, error)))
    return FALSE;
  verdict->is_theirs = base.is_found && !is_known;
  return TRUE;
}

static gboolean
judge_on_ground (const EnsRowPair *row,
                 const EnsMergeField *told,
                 EnsRowVerdict *verdict,
                 GError **error)
{
  EnsBase base;

  if (!ens_row_pair_find_base (row, told->field, &base, error))
    return FALSE;
  if (base.is_found) {
    verdict->is_both = is_changed_there (row, told->field, &base, told->their_time);
    verdict->is_theirs &= verdict->is_both;
    return TRUE;
  }
  // Somebody changed it in another program and left the times alone.
  if (told->their_time == told->our_time && !ens_row_edits_is_precise (row->their_edits))
    verdict->is_theirs = TRUE;
  return ens_row_edits_is_precise (row->our_edits) || verdict->is_theirs ||
         judge_untimed (row, told->field, verdict, error);
}

static gboolean
judge_without_ground (const EnsRowPair *row,
                      const EnsMergeField *told,
                      EnsRowVerdict *verdict,
                      GError **error)
{
  gboolean is_known = FALSE;

  if (told->our_time == told->their_time) {
    verdict->is_both = TRUE;
    return TRUE;
  }
  if (told->our_time == 0 || told->their_time == 0)
    return TRUE;
  if (!ens_row_edits_is_precise (row->their_edits) && !knew (row, told->field, &is_known, error))
    return FALSE;
  verdict->is_both = !is_known;
  if (is_known)
    verdict->is_theirs = FALSE;
  return TRUE;
}

// Nobody decides between a thing and what others were told of it, nor between two tellings of one project.
static gboolean
is_told_apart (const EnsRowPair *row, const EnsField *field)
{
  const EnsRowVersion ours = ens_row_pair_get_version (row, field, FALSE);
  const EnsRowVersion theirs = ens_row_pair_get_version (row, field, TRUE);

  return ours.is_outside != theirs.is_outside ||
         (ours.is_outside && g_strcmp0 (ours.author, theirs.author) == 0);
}

/**
 * ens_row_verdict_judge_field:
 * @told: the field, with both values and times
 * @verdict: (out): who is right, and whether somebody has to decide
 *
 * Returns: %FALSE when the file could not be read
 */
gboolean
ens_row_verdict_judge_field (const EnsRowPair *row,
                             const EnsMergeField *told,
                             EnsRowVerdict *verdict,
                             GError **error)
{
  const EnsRowVersion ours = ens_row_pair_get_version (row, told->field, FALSE);
  const EnsRowVersion theirs = ens_row_pair_get_version (row, told->field, TRUE);

  verdict->is_both = FALSE;
  verdict->is_theirs = ens_row_version_is_later (&theirs, &ours, told->theirs, told->ours);
  if (row->merge->ground.is_old || is_told_apart (row, told->field))
    return TRUE;
  return row->merge->ground.generation > 0 ? judge_on_ground (row, told, verdict, error)
                                           : judge_without_ground (row, told, verdict, error);
}

/**
 * ens_row_is_figure:
 *
 * Returns: whether @entity is numbers that were counted together, and stay together.
 */
gboolean
ens_row_is_figure (const EnsEntity *entity)
{
  return entity->kind == ENS_KIND_FIGURE || entity->kind == ENS_KIND_CHOICE;
}

/**
 * ens_row_pair_is_later:
 *
 * Returns: whether of two decisions theirs is the later one, else the one of greater words.
 */
gboolean
ens_row_pair_is_later (const EnsRowPair *row)
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
judge_row_on_ground (const EnsRowPair *row, EnsRowVerdict *verdict, GError **error)
{
  const EnsStamp *ours = ens_record_get_stamp (row->entity, (gpointer) row->ours);
  const EnsMergeItem *item = row->result->item;

  // Both made it anew since.
  verdict->is_both = ours->created > get_ground (row)->time;
  for (guint i = 0; i < item->fields->len; i++) {
    const EnsMergeField *told = item->fields->pdata[i];
    EnsBase base;

    if (!ens_row_pair_find_base (row, told->field, &base, error))
      return FALSE;
    verdict->is_both |= base.is_found &&
                        is_changed_there (row, told->field, &base, told->their_time);
  }
  return TRUE;
}

/** ens_row_verdict_judge_row: as ens_row_verdict_judge_field(), of a row that is one decision. */
gboolean
ens_row_verdict_judge_row (const EnsRowPair *row, EnsRowVerdict *verdict, GError **error)
{
  const EnsStamp *ours = ens_record_get_stamp (row->entity, (gpointer) row->ours);
  const EnsStamp *theirs = ens_record_get_stamp (row->entity, (gpointer) row->theirs);
  const EnsMergeItem *item = row->result->item;
  gboolean is_known = TRUE;

  verdict->is_both = FALSE;
  verdict->is_theirs = ens_row_pair_is_later (row);
  // Who counts again means the new numbers: nobody decides between two counts.
  if (ens_row_is_figure (row->entity) || get_ground (row)->is_old)
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

/**
 * ens_row_pair_tells_nothing:
 *
 * Returns: whether others were told nothing of @field, or only the masked words.
 */
gboolean
ens_row_pair_tells_nothing (const EnsRowPair *row, const EnsField *field)
{
  const EnsRowVersion ours = ens_row_pair_get_version (row, field, FALSE);
  const EnsRowVersion theirs = ens_row_pair_get_version (row, field, TRUE);
  const EnsStatement *statement = row->entity == &ens_statement_entity ? row->ours : NULL;
  g_autofree char *told = ens_field_dup_text (field, row->theirs);

  if (ours.is_outside || !theirs.is_outside)
    return FALSE;
  return told == NULL || ens_field_is_absent (field, row->theirs) ||
         (statement != NULL && strcmp (field->name, "text") == 0 &&
          g_strcmp0 (statement->masked, told) == 0);
}
