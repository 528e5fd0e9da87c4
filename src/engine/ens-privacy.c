// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `internal` keeps all; `partner` takes away what leads to persons; `public` carries only texts that
// somebody ticked as safe, as masked, and nothing of single respondents but their answers.
#include "ens-privacy.h"

#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-item.h"
#include "ens-mask.h"
#include "ens-reply.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-statement.h"
#include "ens-text.h"
#include "ens-translation.h"

/**
 * EnsPrivacyFilter:
 * @groups: (nullable): ids of the groups to carry; all when %NULL
 * @dropped: statements and respondents that stay behind, and what is said of them
 * @reworded: statements whose text is not told as it was, so that no translation may tell it
 * @written: items that people answer in their own words
 * @small_groups: groups whose respondents are too few to be told apart
 * @coders: the id that stands for each coder outside
 * @coder_base: what those ids have in common
 */
struct _EnsPrivacyFilter {
  EnsPrivacy privacy;
  GHashTable *groups;
  GHashTable *dropped;
  GHashTable *reworded;
  GHashTable *written;
  GHashTable *small_groups;
  GHashTable *coders;
  EnsUuid coder_base;
};

/** ens_privacy_parse: @word: (nullable): `internal` when %NULL. */
gboolean
ens_privacy_parse (const char *word, EnsPrivacy *privacy, GError **error)
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

void
ens_privacy_filter_free (EnsPrivacyFilter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_hash_table_unref (self->dropped);
  g_hash_table_unref (self->reworded);
  g_hash_table_unref (self->written);
  g_hash_table_unref (self->small_groups);
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
count_respondent (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;
  gint64 *n = g_hash_table_lookup (data, &respondent->group);

  if (n == NULL) {
    n = g_new0 (gint64, 1);
    g_hash_table_insert (data, g_memdup2 (&respondent->group, sizeof (EnsUuid)), n);
  }
  (*n)++;
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return ens_uuid_compare (*(EnsUuid *const *) a, *(EnsUuid *const *) b);
}

// Groups of few respondents lose their name, and as many others as it takes that nobody finds them
// by subtraction: the decision is that of every masked table.
static gboolean
find_small_groups (EnsPrivacyFilter *self, EnsSession *session, GError **error)
{
  g_autoptr (GHashTable)
               counts = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree gint64 *cells = NULL;
  g_autoptr (EnsMask) mask = NULL;
  GHashTableIter iter;
  gpointer id;

  if (!ens_store_each (ens_session_get_store (session), &ens_respondent_entity, count_respondent,
                       counts, error))
    return FALSE;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  if (ids->len == 0)
    return TRUE;
  g_ptr_array_sort (ids, compare_ids);
  cells = g_new0 (gint64, ids->len);
  for (guint i = 0; i < ids->len; i++)
    cells[i] = *(gint64 *) g_hash_table_lookup (counts, g_ptr_array_index (ids, i));
  mask = ens_mask_decide (cells, ids->len, 1, ENS_MASK_DEFAULT_LEAST);
  for (guint i = 0; i < ids->len; i++)
    if (ens_mask_hides (mask, i, 0))
      add (self->small_groups, g_ptr_array_index (ids, i));
  return TRUE;
}

/**
 * ens_privacy_filter_new:
 * @groups: (nullable): names or ids; all groups when %NULL
 *
 * Returns: (transfer full): the decisions for one export; rows are asked in the order of packages
 */
EnsPrivacyFilter *
ens_privacy_filter_new (EnsSession *session,
                        EnsPrivacy privacy,
                        const char *const *groups,
                        GError **error)
{
  g_autoptr (EnsPrivacyFilter) self = g_new0 (EnsPrivacyFilter, 1);
  g_autofree char *project_id = NULL;

  self->privacy = privacy;
  self->dropped = new_set ();
  self->reworded = new_set ();
  self->written = new_set ();
  self->small_groups = new_set ();
  self->coders = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  project_id = ens_uuid_dup_text (&ens_session_get_project (session)->id);
  self->coder_base = ens_uuid_from_name ("outside-coders", project_id);
  if (!choose_groups (self, session, groups, error))
    return NULL;
  if (privacy != ENS_PRIVACY_INTERNAL && !find_small_groups (self, session, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_chosen (const EnsPrivacyFilter *self, const EnsUuid *group)
{
  return self->groups == NULL || g_hash_table_contains (self->groups, group);
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
  if (group->participants < ENS_MASK_DEFAULT_LEAST)
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
  gboolean is_public = self->privacy == ENS_PRIVACY_PUBLIC;

  if (!is_chosen (self, &statement->group) || (is_public && !statement->safe)) {
    add (self->dropped, &statement->id);
    return FALSE;
  }
  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return TRUE;
  ens_set_str (&statement->receipt, NULL);
  if (is_public && statement->masked != NULL) {
    ens_set_str (&statement->text, statement->masked);
    ens_set_str (&statement->masked, NULL);
    add (self->reworded, &statement->id);
  }
  return TRUE;
}

static gboolean
apply_to_respondent (EnsPrivacyFilter *self, EnsRespondent *respondent)
{
  if (self->groups != NULL && !g_hash_table_contains (self->groups, &respondent->group)) {
    add (self->dropped, &respondent->id);
    return FALSE;
  }
  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return TRUE;
  // A sheet keyed a second time is for those who keyed it.
  if (!ens_uuid_is_nil (&respondent->repeats)) {
    add (self->dropped, &respondent->id);
    return FALSE;
  }
  respondent->form = 0;
  ens_set_str (&respondent->tags, NULL);
  if (self->privacy == ENS_PRIVACY_PUBLIC ||
      g_hash_table_contains (self->small_groups, &respondent->group))
    respondent->group = (EnsUuid){ { 0 } };
  return TRUE;
}

// Initials, and the ids made from them, stay. The ids that stand for them outside grow in the same
// order, so that rows stay sorted.
static gboolean
apply_to_coder (EnsPrivacyFilter *self, EnsCoder *coder)
{
  guint number = g_hash_table_size (self->coders) + 1;
  EnsUuid outside = self->coder_base;
  g_autofree char *initials = NULL;

  if (self->privacy == ENS_PRIVACY_INTERNAL)
    return TRUE;
  initials = g_strdup_printf ("C%u", number);
  outside.bytes[14] = (guint8) (number >> 8);
  outside.bytes[15] = (guint8) number;
  g_hash_table_insert (self->coders, g_memdup2 (&coder->id, sizeof (EnsUuid)),
                       g_memdup2 (&outside, sizeof (EnsUuid)));
  coder->id = outside;
  ens_set_str (&coder->initials, initials);
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
  if (entity->kind == ENS_KIND_REPLY)
    return !g_hash_table_contains (self->written, &((const EnsReply *) record)->item);
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

/**
 * ens_privacy_filter_apply:
 * @record: (inout): loses what must stay
 *
 * Returns: whether what is left of @record may leave
 */
gboolean
ens_privacy_filter_apply (EnsPrivacyFilter *self, const EnsEntity *entity, gpointer record)
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
  case ENS_KIND_RESPONDENT:
    is_leaving = apply_to_respondent (self, record);
    break;
  default:
    is_leaving = is_kept (self, entity, record);
  }
  if (self->privacy != ENS_PRIVACY_INTERNAL)
    ens_set_str (&ens_record_get_stamp (entity, record)->author, NULL);
  return is_leaving;
}
