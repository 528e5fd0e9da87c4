// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packages for partners and for all name no authors; their rows are marked when they leave, and those of
// other writers when they come in. Sheets and
// coders leave under other ids. A sheet is known again by what its id was made from; of the coders it is
// only known that they are not told, so their codings count as long as of the statement no more is known.
// What is left is the same whichever came first.
#include "ens-merger-outside.h"

#include "ens-answer.h"
#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-merger-private.h"
#include "ens-outside.h"
#include "ens-reply.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-store-edits.h"
#include "ens-tombstone.h"

#include <string.h>

/**
 * EnsStandIns:
 * @is_ready: the sheets of the project were looked at
 * @origins: projects of which sheets are or may be here under other ids
 * @covered: the other ids of sheets that are, or were, here themselves
 * @coders: EnsCoder by id: those of the package at hand of whom no coding was taken yet
 * @has_codings: rows of such coders, or tombstones of them, may be here
 */
struct _EnsStandIns {
  gboolean is_ready;
  GHashTable *origins;
  GHashTable *covered;
  GHashTable *coders;
  gboolean has_codings;
};

EnsStandIns *
ens_stand_ins_new (void)
{
  EnsStandIns *self = g_new0 (EnsStandIns, 1);

  self->origins = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  self->covered = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  self->coders = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL,
                                        (GDestroyNotify) ens_coder_free);
  return self;
}

void
ens_stand_ins_free (EnsStandIns *self)
{
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->covered);
  g_hash_table_unref (self->coders);
  g_free (self);
}

static void
add (GHashTable *set, const EnsUuid *id)
{
  g_hash_table_add (set, g_memdup2 (id, sizeof *id));
}

/** ens_merger_mark_outside: a row of a package for others, whose writer may not have marked it. */
void
ens_merger_mark_outside (EnsMerger *self, const EnsPackageRow *row)
{
  const EnsPackageHeader *header = ens_package_reader_get_header (self->reader);

  if (header->privacy != ENS_PRIVACY_INTERNAL)
    ens_outside_mark (row->entity, row->record, &header->origin);
}

static gboolean
take_away_with (EnsMerger *self,
                const EnsEntity *entity,
                const EnsUuid *respondent,
                EnsRecordFunc func,
                GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean is_done = ens_store_each_with (self->store, entity, "respondent", respondent, func, rows,
                                          error);

  for (guint i = 0; i < rows->len; i++) {
    if (is_done) {
      ens_merger_note_changed (self, entity->kind);
      is_done = ens_store_take_away (self->store, entity, rows->pdata[i], error);
    }
    ens_record_free (entity, rows->pdata[i]);
  }
  return is_done;
}

static gboolean
keep_answer (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_answer_copy (record));
  return TRUE;
}

static gboolean
keep_reply (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_ptr_array_add (data, ens_reply_copy (record));
  return TRUE;
}

// The sheet itself is here: what stands for it goes, and leaves no trace.
static gboolean
cover (EnsMerger *self, const EnsUuid *outside, GError **error)
{
  g_autoptr (EnsRespondent) sheet = ens_respondent_new ();
  gboolean is_found = FALSE;

  add (self->stand_ins->covered, outside);
  sheet->id = *outside;
  if (!ens_store_read (self->store, &ens_respondent_entity, sheet, &is_found, error))
    return FALSE;
  if (!is_found)
    return TRUE;
  if (!take_away_with (self, &ens_answer_entity, outside, keep_answer, error) ||
      !take_away_with (self, &ens_reply_entity, outside, keep_reply, error))
    return FALSE;
  ens_merger_note_changed (self, ENS_KIND_RESPONDENT);
  return ens_store_take_away (self->store, &ens_respondent_entity, sheet, error);
}

static gboolean
find_origin (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsUuid origin;

  if (ens_outside_parse_mark (((const EnsRespondent *) record)->stamp.author, &origin))
    add (data, &origin);
  return TRUE;
}

static gboolean
find_sheet (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  if (!ens_outside_has_mark (&ens_respondent_entity, record))
    g_array_append_val (data, ((const EnsRespondent *) record)->id);
  return TRUE;
}

static gboolean
parse_sheet (const EnsTombstone *tombstone, EnsUuid *id)
{
  return strcmp (tombstone->entity, ens_respondent_entity.name) == 0 &&
         ens_uuid_parse (tombstone->key, id);
}

static gboolean
find_deleted_sheet (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsUuid id;

  if (parse_sheet (record, &id))
    g_array_append_val (data, id);
  return TRUE;
}

// What the sheets that are here, or were, are called by those who were told of them by @origin.
static gboolean
know_origin (EnsMerger *self, const EnsUuid *origin, GError **error)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (EnsUuid));

  if (g_hash_table_contains (self->stand_ins->origins, origin))
    return TRUE;
  add (self->stand_ins->origins, origin);
  if (!ens_store_each (self->store, &ens_respondent_entity, find_sheet, sheets, error) ||
      !ens_store_each (self->store, &ens_tombstone_entity, find_deleted_sheet, sheets, error))
    return FALSE;
  for (guint i = 0; i < sheets->len; i++) {
    EnsUuid outside = ens_outside_make_sheet (origin, &g_array_index (sheets, EnsUuid, i));

    if (!cover (self, &outside, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
know_origins (EnsMerger *self, GError **error)
{
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer origin;

  if (self->stand_ins->is_ready)
    return TRUE;
  self->stand_ins->is_ready = TRUE;
  found = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  if (self->n_before[ENS_KIND_RESPONDENT] > 0 &&
      !ens_store_each (self->store, &ens_respondent_entity, find_origin, found, error))
    return FALSE;
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &origin, NULL))
    if (!know_origin (self, origin, error))
      return FALSE;
  return TRUE;
}

// A sheet of the project at hand, or that it was deleted.
static gboolean
know_sheet (EnsMerger *self, const EnsUuid *inside, GError **error)
{
  GHashTableIter iter;
  gpointer origin;

  if (!know_origins (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->stand_ins->origins);
  while (g_hash_table_iter_next (&iter, &origin, NULL)) {
    EnsUuid outside = ens_outside_make_sheet (origin, inside);

    if (!cover (self, &outside, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_sheet (EnsMerger *self, const EnsRespondent *sheet, gboolean *is_covered, GError **error)
{
  EnsUuid origin;

  *is_covered = FALSE;
  if (!ens_outside_parse_mark (sheet->stamp.author, &origin))
    return know_sheet (self, &sheet->id, error);
  if (!know_origin (self, &origin, error))
    return FALSE;
  *is_covered = g_hash_table_contains (self->stand_ins->covered, &sheet->id);
  return TRUE;
}

static gboolean
is_outside_in_part (EnsMerger *self,
                    const EnsStatement *statement,
                    gboolean *answer,
                    GError **error)
{
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *key = NULL;

  *answer = ens_outside_has_mark (&ens_statement_entity, statement);
  if (*answer)
    return TRUE;
  key = ens_uuid_dup_text (&statement->id);
  edits = ens_store_list_edits (self->store, &ens_statement_entity, key, error);
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    *answer |= ens_outside_is_mark (((const EnsEdit *) edits->pdata[i])->stamp.author);
  return edits != NULL;
}

// Whether a statement that others coded is here, and only as others told it.
static gboolean
is_told_outside (EnsMerger *self, const EnsUuid *id, gboolean *answer, GError **error)
{
  g_autoptr (EnsStatement) statement = ens_statement_new ();

  statement->id = *id;
  return ens_store_read (self->store, &ens_statement_entity, statement, answer, error) &&
         (!*answer || is_outside_in_part (self, statement, answer, error));
}

static gboolean
insert_coder (EnsMerger *self, const EnsUuid *id, GError **error)
{
  const EnsCoder *coder = g_hash_table_lookup (self->stand_ins->coders, id);
  gboolean is_done;

  if (coder == NULL)
    return TRUE;
  is_done = ens_merger_insert (self, &ens_coder_entity, coder, error);
  g_hash_table_remove (self->stand_ins->coders, id);
  return is_done;
}

static gboolean
take_coding (EnsMerger *self, const EnsCoding *coding, gboolean *answer, GError **error)
{
  gboolean is_outside = FALSE;

  if (!ens_outside_is_coder (&coding->coder))
    return TRUE;
  self->stand_ins->has_codings = TRUE;
  if (!is_told_outside (self, &coding->statement, &is_outside, error))
    return FALSE;
  *answer = !is_outside;
  return *answer || insert_coder (self, &coding->coder, error);
}

// A coder of whom no more was told comes in with the first coding that counts.
static gboolean
take_coder (EnsMerger *self, const EnsCoder *coder, gboolean *answer, GError **error)
{
  g_autoptr (EnsCoder) known = NULL;
  EnsCoder *copy;

  if (!ens_outside_is_coder (&coder->id))
    return TRUE;
  self->stand_ins->has_codings = TRUE;
  known = ens_coder_copy (coder);
  if (!ens_store_read (self->store, &ens_coder_entity, known, answer, error))
    return FALSE;
  *answer = !*answer;
  if (*answer) {
    copy = ens_coder_copy (coder);
    g_hash_table_replace (self->stand_ins->coders, &copy->id, copy);
  }
  return TRUE;
}

// The coding by a coder of whom no more was told that a tombstone is of, else %NULL.
static EnsCoding *
parse_coding (const EnsTombstone *tombstone)
{
  g_autoptr (EnsCoding) coding = ens_coding_new ();

  return strcmp (tombstone->entity, ens_coding_entity.name) == 0 &&
             ens_record_parse_key (&ens_coding_entity, coding, tombstone->key, NULL) &&
             ens_outside_is_coder (&coding->coder)
           ? g_steal_pointer (&coding)
           : NULL;
}

static gboolean
take_tombstone (EnsMerger *self, const EnsTombstone *tombstone, GError **error)
{
  g_autoptr (EnsCoding) coding = parse_coding (tombstone);
  EnsUuid sheet;

  if (coding != NULL)
    self->stand_ins->has_codings = TRUE;
  return !parse_sheet (tombstone, &sheet) || know_sheet (self, &sheet, error);
}

// Figures are made anew for every export: at home they say nothing that is not counted here.
static gboolean
is_figure_from_here (EnsMerger *self, const EnsEntity *entity)
{
  const EnsPackageHeader *header = ens_package_reader_get_header (self->reader);

  return (entity->kind == ENS_KIND_FIGURE || entity->kind == ENS_KIND_CHOICE) &&
         header->privacy != ENS_PRIVACY_INTERNAL &&
         ens_uuid_equal (&header->origin, &ens_session_get_project (self->session)->id);
}

static gboolean
is_covered (EnsMerger *self, const EnsUuid *sheet)
{
  return g_hash_table_contains (self->stand_ins->covered, sheet);
}

/**
 * ens_merger_stands_in:
 * @answer: (out): whether @row stands for one that is here itself, or waits for another that needs it
 *
 * What stood for @row itself goes.
 */
gboolean
ens_merger_stands_in (EnsMerger *self, const EnsPackageRow *row, gboolean *answer, GError **error)
{
  *answer = is_figure_from_here (self, row->entity);
  switch (row->entity->kind) {
  case ENS_KIND_RESPONDENT:
    return take_sheet (self, row->record, answer, error);
  case ENS_KIND_ANSWER:
    *answer = is_covered (self, &((const EnsAnswer *) row->record)->respondent);
    return TRUE;
  case ENS_KIND_REPLY:
    *answer = is_covered (self, &((const EnsReply *) row->record)->respondent);
    return TRUE;
  case ENS_KIND_CODER:
    return take_coder (self, row->record, answer, error);
  case ENS_KIND_CODING:
    return take_coding (self, row->record, answer, error);
  case ENS_KIND_TOMBSTONE:
    return take_tombstone (self, row->record, error);
  default:
    return TRUE;
  }
}

static gboolean
keep_coding (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  if (ens_outside_is_coder (&((const EnsCoding *) record)->coder))
    g_ptr_array_add (data, ens_coding_copy (record));
  return TRUE;
}

static gboolean
keep_coding_tombstone (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsCoding *coding = parse_coding (record);

  if (coding != NULL)
    g_ptr_array_add (data, coding);
  return TRUE;
}

static gboolean
keep_coder (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  if (ens_outside_is_coder (&((const EnsCoder *) record)->id))
    g_ptr_array_add (data, ens_coder_copy (record));
  return TRUE;
}

static gboolean
take_away (EnsMerger *self, const EnsEntity *entity, gconstpointer record, GError **error)
{
  ens_merger_note_changed (self, entity->kind);
  return ens_store_take_away (self->store, entity, record, error);
}

static gboolean
remove_codings (EnsMerger *self, GHashTable *used, GError **error)
{
  g_autoptr (GPtrArray) codings = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_coding_free);

  if (!ens_store_each (self->store, &ens_coding_entity, keep_coding, codings, error))
    return FALSE;
  for (guint i = 0; i < codings->len; i++) {
    const EnsCoding *coding = codings->pdata[i];
    gboolean is_outside = FALSE;

    if (!is_told_outside (self, &coding->statement, &is_outside, error))
      return FALSE;
    if (is_outside)
      add (used, &coding->coder);
    else if (!take_away (self, &ens_coding_entity, coding, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
remove_tombstones (EnsMerger *self, GError **error)
{
  g_autoptr (GPtrArray) codings = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_coding_free);

  if (!ens_store_each (self->store, &ens_tombstone_entity, keep_coding_tombstone, codings, error))
    return FALSE;
  for (guint i = 0; i < codings->len; i++) {
    const EnsCoding *coding = codings->pdata[i];
    g_autoptr (EnsTombstone) tombstone = ens_tombstone_new ();
    gboolean is_outside = FALSE;

    tombstone->entity = g_strdup (ens_coding_entity.name);
    tombstone->key = ens_record_dup_key (&ens_coding_entity, coding);
    if (!is_told_outside (self, &coding->statement, &is_outside, error) ||
        (!is_outside && !take_away (self, &ens_tombstone_entity, tombstone, error)))
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_merger_settle_stand_ins: at the end of a merge: of coders of whom no more was told, only codings of
 * statements stay of which no more was told either.
 */
gboolean
ens_merger_settle_stand_ins (EnsMerger *self, GError **error)
{
  g_autoptr (GPtrArray) coders = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_coder_free);
  g_autoptr (GHashTable) used = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);

  if (!ens_store_each (self->store, &ens_coder_entity, keep_coder, coders, error))
    return FALSE;
  if (coders->len == 0 && !self->stand_ins->has_codings)
    return TRUE;
  if (!remove_codings (self, used, error) || !remove_tombstones (self, error))
    return FALSE;
  for (guint i = 0; i < coders->len; i++)
    if (!g_hash_table_contains (used, &((const EnsCoder *) coders->pdata[i])->id) &&
        !take_away (self, &ens_coder_entity, coders->pdata[i], error))
      return FALSE;
  return TRUE;
}
