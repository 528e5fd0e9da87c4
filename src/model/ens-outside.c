// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages for others name no author: in that field of the stamp stands the project that the row was told
// by, once it is in another. It travels with the row, and goes when somebody edits it.
#include "ens-outside.h"

#include <string.h>

#define MARK "outside:"

static const guint8 coder_start[] = { 'o', 'u', 't', 's', 'i', 'd' };

/** ens_outside_dup_mark: Returns: (transfer full): what stands as the author of rows that @origin told. */
char *
ens_outside_dup_mark (const EnsUuid *origin)
{
  g_autofree char *id = ens_uuid_dup_text (origin);

  return g_strconcat (MARK, id, NULL);
}

/** ens_outside_parse_mark: @author: (nullable); @origin: (out): the project; Returns: whether it is a mark. */
gboolean
ens_outside_parse_mark (const char *author, EnsUuid *origin)
{
  return author != NULL && g_str_has_prefix (author, MARK) &&
         ens_uuid_parse (author + strlen (MARK), origin);
}

/** ens_outside_is_mark: @author: (nullable): of a row or of an edit. */
gboolean
ens_outside_is_mark (const char *author)
{
  EnsUuid origin;

  return ens_outside_parse_mark (author, &origin);
}

/** ens_outside_get_author: Returns: (transfer none) (nullable): @author for people, who read no marks. */
const char *
ens_outside_get_author (const char *author)
{
  return ens_outside_is_mark (author) ? NULL : author;
}

/** ens_outside_has_mark: Returns: whether @record is as another project told it. */
gboolean
ens_outside_has_mark (const EnsEntity *entity, gconstpointer record)
{
  return ens_outside_is_mark (ens_record_get_stamp (entity, (gpointer) record)->author);
}

/**
 * ens_outside_make_sheet:
 *
 * Ids are made one after the other, and so tell who was keyed beside whom: outside they are others, of
 * which only who has the ids inside can tell which is which.
 *
 * Returns: the id outside of the sheet @inside
 */
EnsUuid
ens_outside_make_sheet (const EnsUuid *origin, const EnsUuid *inside)
{
  g_autofree char *project = ens_uuid_dup_text (origin);
  g_autofree char *id = ens_uuid_dup_text (inside);
  g_autofree char *name = g_strconcat (project, "/", id, NULL);

  return ens_uuid_from_name ("outside-sheet", name);
}

/** ens_outside_make_coder: Returns: an id that tells no initials; with @number they grow. */
EnsUuid
ens_outside_make_coder (const EnsUuid *origin, guint number)
{
  g_autofree char *project = ens_uuid_dup_text (origin);
  EnsUuid id = ens_uuid_from_name ("outside-coders", project);

  memcpy (id.bytes, coder_start, sizeof coder_start);
  id.bytes[14] = (guint8) (number >> 8);
  id.bytes[15] = (guint8) number;
  return id;
}

/** ens_outside_is_coder: Returns: whether @id stands for a coder of whom no more was told. */
gboolean
ens_outside_is_coder (const EnsUuid *id)
{
  return memcmp (id->bytes, coder_start, sizeof coder_start) == 0;
}

static gboolean
may_be_marked (const EnsEntity *entity, gconstpointer record)
{
  static const EnsKinds never = ENS_KIND_BIT (ENS_KIND_EDIT) | ENS_KIND_BIT (ENS_KIND_TOMBSTONE) |
                                ENS_KIND_BIT (ENS_KIND_CODER) | ENS_KIND_BIT (ENS_KIND_FIGURE) |
                                ENS_KIND_BIT (ENS_KIND_CHOICE);
  static const EnsKinds always = ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_STATEMENT) |
                                 ENS_KIND_BIT (ENS_KIND_RESPONDENT);
  EnsKinds kind = ENS_KIND_BIT (entity->kind);

  // What is the same everywhere was told by nobody.
  return ens_entity_has_own_id (entity) && (kind & never) == 0 &&
         ((kind & always) != 0 || ens_record_get_touched (entity, record) > 0);
}

/**
 * ens_outside_mark: notes who told a row, in place of its author
 * @record: changed, unless it bears a mark already, or is one of those that are the same everywhere
 * @origin: the project that tells it
 */
void
ens_outside_mark (const EnsEntity *entity, gpointer record, const EnsUuid *origin)
{
  EnsStamp *stamp = ens_record_get_stamp (entity, record);

  if (ens_outside_is_mark (stamp->author) || !may_be_marked (entity, record))
    return;
  g_free (stamp->author);
  stamp->author = ens_outside_dup_mark (origin);
  // Which of its fields were changed last is not told: an edit made there then says it of that field.
  stamp->modified = MAX (stamp->created, stamp->modified);
}
