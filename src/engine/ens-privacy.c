// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `internal` keeps all; `partner` takes away what leads to persons, and texts that somebody put other
// words over; `public` carries only texts that somebody ticked as safe, and nothing of single respondents
// but their answers.
#include "ens-privacy.h"

#include "ens-answer.h"
#include "ens-choice-figure.h"
#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-edit.h"
#include "ens-error.h"
#include "ens-export-amends.h"
#include "ens-figure.h"
#include "ens-group-mask.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-item.h"
#include "ens-outside.h"
#include "ens-reply.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-sheet-masks.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-translation.h"

/**
 * EnsPrivacyFilter:
 * @kind: what the export is for
 * @groups: (nullable): ids of the groups to carry; all when %NULL
 * @group_mask: (nullable): how many are in which groups is not told
 * @amends: (nullable): GPtrArray of EnsExportAmend by kind and key of row
 * @dropped: statements and respondents that stay behind, and what is said of them
 * @reworded: statements whose text is not told as it was, so that no translation may tell it
 * @written: items that people answer in their own words
 * @project: its id
 * @sheets: (nullable): what of sheets may leave; all when %NULL
 * @coding: coders of what may leave
 * @coders: the id that stands for each of them outside
 */
struct _EnsPrivacyFilter {
  EnsPrivacy privacy;
  EnsPackageKind kind;
  GHashTable *groups;
  EnsGroupMask *group_mask;
  GHashTable *amends;
  GHashTable *dropped;
  GHashTable *reworded;
  GHashTable *written;
  EnsUuid project;
  EnsSheetMasks *sheets;
  GHashTable *coding;
  GHashTable *coders;
};

void
ens_privacy_filter_free (EnsPrivacyFilter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->group_mask, ens_group_mask_free);
  g_clear_pointer (&self->amends, g_hash_table_unref);
  g_hash_table_unref (self->dropped);
  g_hash_table_unref (self->reworded);
  g_hash_table_unref (self->written);
  g_hash_table_unref (self->coding);
  ens_sheet_masks_free (self->sheets);
  g_hash_table_unref (self->coders);
  g_free (self);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
}

static void
add (GHashTable *set, const EnsUuid *id)
{
  g_hash_table_add (set, g_memdup2 (id, sizeof *id));
}

static gboolean
choose_groups (EnsPrivacyFilter *self,
               EnsSession *session,
               const char *const *groups,
               GError **error)
{
  if (groups == NULL || groups[0] == NULL)
    return TRUE;
  self->groups = new_set ();
  for (guint i = 0; groups[i] != NULL; i++) {
    g_autoptr (EnsGroup) group = ens_groups_find (session, groups[i], error);

    if (group == NULL)
      return FALSE;
    add (self->groups, &group->id);
  }
  return TRUE;
}

static gboolean
is_chosen (const EnsPrivacyFilter *self, const EnsUuid *group)
{
  return self->groups == NULL || g_hash_table_contains (self->groups, group);
}

static gboolean
is_told (const EnsPrivacyFilter *self, const EnsStatement *statement)
{
  return is_chosen (self, &statement->group) &&
         (self->privacy != ENS_PRIVACY_PUBLIC || statement->safe);
}

static gboolean
know_statement (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsPrivacyFilter *self = data;
  const EnsStatement *statement = record;

  if (!is_told (self, statement))
    add (self->dropped, &statement->id);
  return TRUE;
}

static gboolean
know_coding (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  EnsPrivacyFilter *self = data;
  const EnsCoding *coding = record;

  if (!g_hash_table_contains (self->dropped, &coding->statement))
    add (self->coding, &coding->coder);
  return TRUE;
}

// Coders come before what they coded.
static gboolean
know_coders (EnsPrivacyFilter *self, EnsSession *session, GError **error)
{
  EnsStore *store = ens_session_get_store (session);

  if (self->kind == ENS_PACKAGE_RESULTS || self->kind == ENS_PACKAGE_CODEBOOK)
    return TRUE;
  return ens_store_each (store, &ens_statement_entity, know_statement, self, error) &&
         ens_store_each (store, &ens_coding_entity, know_coding, self, error);
}

static gboolean
choose_kind (EnsPrivacyFilter *self, const EnsExportRequest *request, GError **error)
{
  self->kind = request->groups != NULL && request->groups[0] != NULL ? ENS_PACKAGE_SESSION
                                                                     : ENS_PACKAGE_PROJECT;
  if (request->kind == NULL)
    return TRUE;
  for (int i = 0; ens_package_kind_words[i] != NULL; i++) {
    if (g_strcmp0 (ens_package_kind_words[i], request->kind) == 0) {
      self->kind = (EnsPackageKind) i;
      return TRUE;
    }
  }
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” is not what a package is for: write session, project, results or codebook"),
               request->kind);
  return FALSE;
}

static char *
dup_place (const char *entity, const char *key)
{
  return g_strconcat (entity, "\n", key, NULL);
}

static gboolean
check_amend (const EnsExportAmend *amend, GError **error)
{
  const EnsEntity *entity = ens_entity_by_name (amend->entity);
  const EnsField *field = entity != NULL && amend->field != NULL
                            ? ens_entity_get_field (entity, amend->field)
                            : NULL;

  if (amend->instead == NULL && entity == &ens_statement_entity)
    return TRUE;
  if (amend->instead != NULL && amend->found != NULL && *amend->found != '\0' && field != NULL &&
      field->type == ENS_FIELD_TEXT && (field->flags & ENS_FIELD_KEY) == 0)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("%s %s: only statements can be left out, and only pieces of texts replaced"),
               amend->entity, amend->key);
  return FALSE;
}

static gboolean
note_amends (EnsPrivacyFilter *self, const GPtrArray *amends, GError **error)
{
  if (amends == NULL || amends->len == 0)
    return TRUE;
  self->amends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < amends->len; i++) {
    EnsExportAmend *amend = amends->pdata[i];
    g_autofree char *place = dup_place (amend->entity, amend->key);
    GPtrArray *list = g_hash_table_lookup (self->amends, place);

    if (!check_amend (amend, error))
      return FALSE;
    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->amends, g_steal_pointer (&place), list);
    }
    g_ptr_array_add (list, amend);
  }
  return TRUE;
}

// Where nothing is said, it is internal.
static gboolean
parse_privacy (const char *word, EnsPrivacy *privacy, GError **error)
{
  *privacy = ENS_PRIVACY_INTERNAL;
  if (word == NULL)
    return TRUE;
  for (int i = 0; ens_package_privacy_words[i] != NULL; i++) {
    if (g_strcmp0 (ens_package_privacy_words[i], word) == 0) {
      *privacy = (EnsPrivacy) i;
      return TRUE;
    }
  }
  g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
               _ ("“%s” is not a privacy level: write internal, partner or public"), word);
  return FALSE;
}

/**
 * ens_privacy_filter_new:
 * @request: for whom it is, what for, which groups, and what was decided about single texts; must
 *   live as long
 *
 * Returns: (transfer full): the decisions for one export; rows are asked in the order of packages
 */
EnsPrivacyFilter *
ens_privacy_filter_new (EnsSession *session, const EnsExportRequest *request, GError **error)
{
  g_autoptr (EnsPrivacyFilter) self = g_new0 (EnsPrivacyFilter, 1);

  self->dropped = new_set ();
  self->reworded = new_set ();
  self->written = new_set ();
  self->coding = new_set ();
  self->coders = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  self->project = ens_session_get_project (session)->id;
  if (!parse_privacy (request->privacy, &self->privacy, error) ||
      !choose_kind (self, request, error) || !note_amends (self, request->amends, error) ||
      !choose_groups (self, session, request->groups, error))
    return NULL;
  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return g_steal_pointer (&self);
  self->group_mask = ens_group_mask_new (session, error);
  if (self->group_mask == NULL)
    return NULL;
  self->sheets = ens_sheet_masks_new (session, self->privacy, self->groups, error);
  return self->sheets != NULL && know_coders (self, session, error) ? g_steal_pointer (&self)
                                                                    : NULL;
}

EnsPrivacy
ens_privacy_filter_get_privacy (const EnsPrivacyFilter *self)
{
  return self->privacy;
}

EnsPackageKind
ens_privacy_filter_get_kind (const EnsPrivacyFilter *self)
{
  return self->kind;
}

static gboolean
apply_to_group (EnsPrivacyFilter *self, EnsGroup *group)
{
  if (!is_chosen (self, &group->id)) {
    add (self->dropped, &group->id);
    return FALSE;
  }
  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return TRUE;
  ens_set_str (&group->facilitator, NULL);
  ens_set_str (&group->note, NULL);
  if (ens_group_mask_hides (self->group_mask, &group->id))
    group->participants = 0;
  if (self->privacy == ENS_PRIVACY_PUBLIC || group->minors) {
    group->territory = (EnsUuid){ { 0 } };
    ens_set_str (&group->place, NULL);
    ens_set_str (&group->consent, NULL);
  }
  return TRUE;
}

static gboolean
apply_to_statement (EnsPrivacyFilter *self, EnsStatement *statement)
{
  if (!is_told (self, statement)) {
    add (self->dropped, &statement->id);
    return FALSE;
  }
  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return TRUE;
  ens_set_str (&statement->receipt, NULL);
  if (statement->masked != NULL) {
    ens_set_str (&statement->text, statement->masked);
    ens_set_str (&statement->masked, NULL);
    add (self->reworded, &statement->id);
  }
  return TRUE;
}

static gboolean
is_kept (const EnsPrivacyFilter *self, const EnsEntity *entity, gconstpointer record)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == ENS_FIELD_UUID &&
        g_hash_table_contains (self->dropped, (const char *) record + entity->fields[i].offset))
      return FALSE;
  // Who sat at a rainbow table is a count of one or two: it stays.
  if (entity->kind == ENS_KIND_ATTENDANCE && self->privacy != ENS_PRIVACY_INTERNAL)
    return FALSE;
  // A voter's number may be known where the consultation was held: only the counts are for all.
  if (entity->kind == ENS_KIND_VOTE)
    return self->privacy != ENS_PRIVACY_PUBLIC;
  if (entity->kind == ENS_KIND_TRANSLATION)
    return !g_hash_table_contains (self->reworded, &((const EnsTranslation *) record)->owner);
  // Who worked on what and when is of use to those who work on the same project.
  if (entity->kind == ENS_KIND_EDIT)
    return self->privacy == ENS_PRIVACY_INTERNAL;
  // A tombstone tells that somebody took something back, and nothing that others need.
  return entity->kind != ENS_KIND_TOMBSTONE ||
         (self->privacy != ENS_PRIVACY_PUBLIC && self->groups == NULL);
}

static gboolean
apply_to_respondent (EnsPrivacyFilter *self, EnsRespondent *respondent)
{
  const EnsSheetMask *sheet;

  if (self->privacy == ENS_PRIVACY_INTERNAL) {
    if (self->groups == NULL || g_hash_table_contains (self->groups, &respondent->group))
      return TRUE;
    add (self->dropped, &respondent->id);
    return FALSE;
  }
  sheet = ens_sheet_masks_find (self->sheets, &respondent->id);
  if (sheet == NULL)
    return FALSE;
  respondent->id = sheet->outside;
  respondent->form = 0;
  ens_set_str (&respondent->tags, NULL);
  respondent->stamp.created = respondent->stamp.modified = 0;
  // A weight is often that of a group.
  if (sheet->part == 0) {
    respondent->group = (EnsUuid){ { 0 } };
    respondent->weight = 1;
  }
  return TRUE;
}

static gboolean
apply_to_answer (EnsPrivacyFilter *self, EnsAnswer *answer)
{
  const EnsSheetMask *sheet;

  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return is_kept (self, &ens_answer_entity, answer);
  sheet = ens_sheet_masks_find (self->sheets, &answer->respondent);
  if (!ens_sheet_masks_tells (self->sheets, sheet, &answer->indicator, FALSE))
    return FALSE;
  answer->respondent = sheet->outside;
  if (!ens_sheet_masks_tells (self->sheets, sheet, &answer->indicator, TRUE))
    answer->wished = 0;
  answer->stamp.created = answer->stamp.modified = 0;
  return TRUE;
}

static gboolean
apply_to_reply (EnsPrivacyFilter *self, EnsReply *reply)
{
  const EnsSheetMask *sheet;

  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return is_kept (self, &ens_reply_entity, reply);
  sheet = ens_sheet_masks_find (self->sheets, &reply->respondent);
  if (g_hash_table_contains (self->written, &reply->item) ||
      !ens_sheet_masks_tells (self->sheets, sheet, &reply->item, FALSE))
    return FALSE;
  reply->respondent = sheet->outside;
  reply->stamp.created = reply->stamp.modified = 0;
  return TRUE;
}

// Initials, and the ids made from them, stay. The ids that stand for them outside grow in the same
// order, so that rows stay sorted.
static gboolean
apply_to_coder (EnsPrivacyFilter *self, EnsCoder *coder)
{
  guint number = g_hash_table_size (self->coders) + 1;
  EnsUuid outside = ens_outside_make_coder (&self->project, number);
  g_autofree char *initials = NULL;

  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return TRUE;
  if (!g_hash_table_contains (self->coding, &coder->id))
    return FALSE;
  initials = g_strdup_printf ("C%u", number);
  g_hash_table_insert (self->coders, g_memdup2 (&coder->id, sizeof (EnsUuid)),
                       g_memdup2 (&outside, sizeof (EnsUuid)));
  coder->id = outside;
  ens_set_str (&coder->initials, initials);
  return TRUE;
}

// Words that people wrote by hand stay, and with them all that answers such an item.
static gboolean
apply_to_item (EnsPrivacyFilter *self, const EnsItem *item)
{
  if (self->privacy == ENS_PRIVACY_INTERNAL || item->kind != ENS_ITEM_TEXT)
    return TRUE;
  add (self->written, &item->id);
  return TRUE;
}

static gboolean
apply_to_coding (EnsPrivacyFilter *self, EnsCoding *coding)
{
  const EnsUuid *outside = g_hash_table_lookup (self->coders, &coding->coder);

  if (outside != NULL)
    coding->coder = *outside;
  return is_kept (self, &ens_coding_entity, coding);
}

// Figures are masked when they are made. Everybody together is more than the groups that were chosen,
// and a group among them is no matter for all the world.
static gboolean
apply_to_figure (EnsPrivacyFilter *self,
                 const EnsEntity *entity,
                 gconstpointer figure,
                 const EnsUuid *group)
{
  if (ens_uuid_is_nil (group) ? self->groups != NULL : self->privacy == ENS_PRIVACY_PUBLIC)
    return FALSE;
  return is_kept (self, entity, figure);
}

// What was written by hand is no answer to choose from, whatever others call it.
static gboolean
apply_to_choice (EnsPrivacyFilter *self, const EnsChoiceFigure *figure)
{
  return !g_hash_table_contains (self->written, &figure->item) &&
         apply_to_figure (self, &ens_choice_figure_entity, figure, &figure->group);
}

static gboolean
apply_level (EnsPrivacyFilter *self, const EnsEntity *entity, gpointer record)
{
  gboolean is_leaving;

  switch (entity->kind) {
  case ENS_KIND_GROUP:
    is_leaving = apply_to_group (self, record);
    break;
  case ENS_KIND_STATEMENT:
    is_leaving = apply_to_statement (self, record);
    break;
  case ENS_KIND_CODER:
    is_leaving = apply_to_coder (self, record);
    break;
  case ENS_KIND_CODING:
    is_leaving = apply_to_coding (self, record);
    break;
  case ENS_KIND_ITEM:
    is_leaving = apply_to_item (self, record);
    break;
  case ENS_KIND_ANSWER:
    is_leaving = apply_to_answer (self, record);
    break;
  case ENS_KIND_REPLY:
    is_leaving = apply_to_reply (self, record);
    break;
  case ENS_KIND_FIGURE:
    is_leaving = apply_to_figure (self, entity, record, &((const EnsFigure *) record)->group);
    break;
  case ENS_KIND_CHOICE:
    is_leaving = apply_to_choice (self, record);
    break;
  case ENS_KIND_RESPONDENT:
    is_leaving = apply_to_respondent (self, record);
    break;
  default:
    is_leaving = is_kept (self, entity, record);
  }
  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return is_leaving;
  if (!ens_outside_has_mark (entity, record))
    ens_set_str (&ens_record_get_stamp (entity, record)->author, NULL);
  ens_outside_mark (entity, record, &self->project);
  return is_leaving;
}

static void
replace (const EnsExportAmend *amend, const EnsEntity *entity, gpointer record)
{
  const EnsField *field = ens_entity_get_field (entity, amend->field);
  char **text = (char **) ((char *) record + field->offset);
  g_auto (GStrv) parts = *text != NULL ? g_strsplit (*text, amend->found, -1) : NULL;
  g_autofree char *joined = parts != NULL ? g_strjoinv (amend->instead, parts) : NULL;

  ens_set_str (text, joined);
}

// What somebody decided about this row, after all that the level takes away.
static gboolean
apply_amends (EnsPrivacyFilter *self, const EnsEntity *entity, gpointer record)
{
  g_autofree char *key = ens_record_dup_key (entity, record);
  g_autofree char *place = dup_place (entity->name, key);
  const GPtrArray *amends = g_hash_table_lookup (self->amends, place);

  for (guint i = 0; amends != NULL && i < amends->len; i++) {
    const EnsExportAmend *amend = amends->pdata[i];

    if (amend->instead == NULL) {
      add (self->dropped, record);
      return FALSE;
    }
    replace (amend, entity, record);
  }
  return TRUE;
}

/**
 * ens_privacy_filter_apply:
 * @record: (inout): loses what must stay
 *
 * Returns: whether what is left of @record may leave
 */
gboolean
ens_privacy_filter_apply (EnsPrivacyFilter *self, const EnsEntity *entity, gpointer record)
{
  const EnsPackageHeader header = { .kind = (int) self->kind };

  if (!ens_package_header_allows (&header, entity->kind)) {
    if (ens_entity_has_own_id (entity))
      add (self->dropped, record);
    return FALSE;
  }
  return apply_level (self, entity, record) &&
         (self->amends == NULL || apply_amends (self, entity, record));
}

/**
 * ens_privacy_filter_get_sheet:
 * @index: from 0, in the order of the ids that sheets have outside
 *
 * Returns: (transfer none) (nullable): the id inside; %NULL after the last, and where sheets keep theirs
 */
const EnsUuid *
ens_privacy_filter_get_sheet (const EnsPrivacyFilter *self, guint index)
{
  const EnsSheetMask *sheet = self->sheets != NULL ? ens_sheet_masks_get (self->sheets, index)
                                                   : NULL;

  return sheet != NULL ? &sheet->inside : NULL;
}

/**
 * ens_privacy_filter_tells:
 * @question: (nullable): an indicator or item; the sheets themselves when %NULL
 * @is_wished: of an indicator: what is wished for
 *
 * Returns: whether numbers may be told of all sheets, or of all that the chosen groups filled
 */
gboolean
ens_privacy_filter_tells (const EnsPrivacyFilter *self,
                          const EnsUuid *round,
                          const EnsUuid *question,
                          gboolean is_wished)
{
  if (self->sheets == NULL)
    return TRUE;
  return (question == NULL || !g_hash_table_contains (self->written, question)) &&
         ens_sheet_masks_tells_all (self->sheets, round, question, is_wished);
}

/** ens_privacy_filter_get_inside: Returns: (transfer none): the id inside of the sheet that left as @outside. */
const EnsUuid *
ens_privacy_filter_get_inside (const EnsPrivacyFilter *self, const EnsUuid *outside)
{
  const EnsSheetMask *sheet = self->sheets != NULL
                                ? ens_sheet_masks_find_outside (self->sheets, outside)
                                : NULL;

  return sheet != NULL ? &sheet->inside : outside;
}
