// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheets of the round are read once; a second time without the rarest tags, where there are too
// many of these.
#include "ens-answer-people.h"

#include "ens-group.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-tally.h"
#include "ens-territory.h"

#include <string.h>

// With more tags or kinds of people than this, tags say who somebody is: rare ones are left out.
#define MOST_TAGS     100
#define MOST_PROFILES 2000

/**
 * Gathering:
 * @tags: the place of each tag, by name
 * @kept: (nullable): names of the tags that count; all when %NULL
 * @groups: the places of each group and its territories, by id
 * @places: of profiles, by what they are made of
 */
typedef struct {
  EnsAnswerPeople *self;
  GHashTable *tags;
  GHashTable *kept;
  GHashTable *groups;
  GHashTable *places;
} Gathering;

static void
clear_gathering (Gathering *gathering)
{
  g_hash_table_unref (gathering->tags);
  g_clear_pointer (&gathering->kept, g_hash_table_unref);
  g_hash_table_unref (gathering->groups);
  g_hash_table_unref (gathering->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, clear_gathering)

static void
free_part (EnsAnswerPart *part)
{
  g_free (part->name);
  g_free (part);
}

static void
free_profile (EnsAnswerProfile *profile)
{
  g_array_unref (profile->parts);
  g_free (profile);
}

static guint
add_part (Gathering *gathering, EnsMaskSetKind kind, const char *name)
{
  EnsAnswerPart *part = g_new0 (EnsAnswerPart, 1);

  part->kind = kind;
  part->name = g_strdup (name);
  g_ptr_array_add (gathering->self->parts, part);
  return gathering->self->parts->len - 1;
}

// The places of a group and of its territories, found by the group's id; none for those without one.
static void
note_group (Gathering *gathering, GArray *parts, const EnsUuid *group)
{
  const GArray *places = g_hash_table_lookup (gathering->groups, group);

  if (places != NULL)
    g_array_append_vals (parts, places->data, places->len);
}

static void
note_tags (Gathering *gathering, GArray *parts, const char *tags)
{
  g_auto (GStrv) names = g_strsplit (tags, ",", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    gpointer place = NULL;
    guint at;
    gboolean is_there = FALSE;

    if (*g_strstrip (names[i]) == '\0' ||
        (gathering->kept != NULL && !g_hash_table_contains (gathering->kept, names[i])))
      continue;
    if (!g_hash_table_lookup_extended (gathering->tags, names[i], NULL, &place)) {
      place = GUINT_TO_POINTER (add_part (gathering, ENS_MASK_SET_TAG, names[i]));
      g_hash_table_insert (gathering->tags, g_strdup (names[i]), place);
    }
    at = GPOINTER_TO_UINT (place);
    for (guint j = 0; j < parts->len; j++)
      is_there |= g_array_index (parts, guint, j) == at;
    if (!is_there)
      g_array_append_val (parts, at);
  }
}

// Tags as they count, so that people who differ in others only are alike.
static char *
dup_kept (const Gathering *gathering, const char *tags)
{
  g_auto (GStrv) names = g_strsplit (tags, ",", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_hash_table_contains (gathering->kept, g_strstrip (names[i])))
      g_string_append_printf (kept, "%s,", names[i]);
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static guint
find_profile (Gathering *gathering, const EnsRespondent *respondent)
{
  const char *tags = respondent->tags != NULL ? respondent->tags : "";
  g_autofree char *group = ens_uuid_dup_text (&respondent->group);
  g_autofree char *kept = gathering->kept != NULL ? dup_kept (gathering, tags) : NULL;
  g_autofree char *key = g_strconcat (group, kept != NULL ? kept : tags, NULL);
  gpointer place = NULL;
  const guint everybody = 0;
  EnsAnswerProfile *profile;

  if (g_hash_table_lookup_extended (gathering->places, key, NULL, &place))
    return GPOINTER_TO_UINT (place);
  profile = g_new0 (EnsAnswerProfile, 1);
  profile->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (profile->parts, everybody);
  note_group (gathering, profile->parts, &respondent->group);
  note_tags (gathering, profile->parts, tags);
  g_ptr_array_add (gathering->self->profiles, profile);
  g_hash_table_insert (gathering->places, g_steal_pointer (&key),
                       GUINT_TO_POINTER (gathering->self->profiles->len - 1));
  return gathering->self->profiles->len - 1;
}

// A sheet that was keyed a second time to find slips counts once.
static gboolean
know_person (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;
  Gathering *gathering = data;
  EnsAnswerPerson person = { .weight = respondent->weight };

  if (!ens_uuid_is_nil (&respondent->repeats))
    return TRUE;
  person.profile = find_profile (gathering, respondent);
  ((EnsAnswerProfile *) gathering->self->profiles->pdata[person.profile])->people++;
  g_hash_table_insert (gathering->self->sheets, g_memdup2 (&respondent->id, sizeof (EnsUuid)),
                       g_memdup2 (&person, sizeof person));
  return TRUE;
}

static guint
add_place (Gathering *gathering, EnsMaskSetKind kind, const char *name, const EnsUuid *id)
{
  guint at = add_part (gathering, kind, name);
  EnsAnswerPart *part = gathering->self->parts->pdata[at];

  part->id = *id;
  part->is_territory = kind == ENS_MASK_SET_TAG;
  return at;
}

static const EnsTerritory *
find_territory (GPtrArray *territories, const EnsUuid *id)
{
  for (guint i = 0; i < territories->len; i++)
    if (ens_uuid_equal (&((const EnsTerritory *) territories->pdata[i])->id, id))
      return territories->pdata[i];
  return NULL;
}

// Two quarters of two cities may have one name: then each says where it lies.
static char *
dup_territory_name (GPtrArray *territories, const EnsTerritory *territory)
{
  const EnsTerritory *parent = find_territory (territories, &territory->parent);

  for (guint i = 0; parent != NULL && i < territories->len; i++) {
    const EnsTerritory *other = territories->pdata[i];

    if (other != territory && g_strcmp0 (other->name, territory->name) == 0)
      return g_strdup_printf ("%s (%s)", territory->name, parent->name);
  }
  return g_strdup (territory->name);
}

static guint
add_territory (Gathering *gathering, GPtrArray *territories, const EnsTerritory *territory)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < gathering->self->parts->len; i++) {
    const EnsAnswerPart *part = gathering->self->parts->pdata[i];

    if (part->is_territory && ens_uuid_equal (&part->id, &territory->id))
      return i;
  }
  name = dup_territory_name (territories, territory);
  return add_place (gathering, ENS_MASK_SET_TAG, name, &territory->id);
}

// Who is of a quarter is of its city too. A ring of territories, as two merges may make, ends it.
static void
note_territories (Gathering *gathering, GPtrArray *territories, const EnsGroup *group)
{
  GArray *places = g_hash_table_lookup (gathering->groups, &group->id);
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  const EnsTerritory *territory = find_territory (territories, &group->territory);

  while (territory != NULL && !g_ptr_array_find (chain, territory, NULL)) {
    g_ptr_array_add (chain, (gpointer) territory);
    territory = find_territory (territories, &territory->parent);
  }
  for (guint i = chain->len; i > 0; i--) {
    guint place = add_territory (gathering, territories, chain->pdata[i - 1]);

    g_array_append_val (places, place);
  }
}

static gboolean
know_groups (Gathering *gathering, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autoptr (GPtrArray) territories = groups != NULL
                                        ? ens_session_list_rows (session, ENS_KIND_TERRITORY, error)
                                        : NULL;

  add_part (gathering, ENS_MASK_SET_ALL, NULL);
  for (guint i = 0; territories != NULL && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    guint place = add_place (gathering, ENS_MASK_SET_GROUP, group->name, &group->id);
    GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

    g_array_append_val (places, place);
    g_hash_table_insert (gathering->groups, g_memdup2 (&group->id, sizeof (EnsUuid)), places);
  }
  for (guint i = 0; territories != NULL && i < groups->len; i++)
    note_territories (gathering, territories, groups->pdata[i]);
  return territories != NULL;
}

static gboolean
is_tag (const EnsAnswerPart *part)
{
  return part->kind == ENS_MASK_SET_TAG && !part->is_territory;
}

static void
forget_people (Gathering *gathering)
{
  g_hash_table_remove_all (gathering->tags);
  g_hash_table_remove_all (gathering->places);
  g_hash_table_remove_all (gathering->self->sheets);
  g_ptr_array_set_size (gathering->self->profiles, 0);
  for (guint i = gathering->self->parts->len; i > 0; i--)
    if (is_tag (gathering->self->parts->pdata[i - 1]))
      g_ptr_array_remove_index (gathering->self->parts, i - 1);
}

/** TagCount: @people: who have it */
typedef struct {
  char *name;
  gint64 people;
} TagCount;

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const TagCount *left = a, *right = b;

  return left->people != right->people ? (left->people > right->people ? -1 : 1)
                                       : strcmp (left->name, right->name);
}

static void
clear_tag (gpointer tag)
{
  g_free (((TagCount *) tag)->name);
}

// Most people first.
static GArray *
rank_tags (const Gathering *gathering)
{
  GPtrArray *parts = gathering->self->parts;
  g_autofree gint64 *people = g_new0 (gint64, parts->len);
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (TagCount));

  g_array_set_clear_func (tags, clear_tag);
  for (guint p = 0; p < gathering->self->profiles->len; p++) {
    const EnsAnswerProfile *profile = gathering->self->profiles->pdata[p];

    for (guint k = 0; k < profile->parts->len; k++)
      people[g_array_index (profile->parts, guint, k)] += profile->people;
  }
  for (guint i = 0; i < parts->len; i++) {
    const EnsAnswerPart *part = parts->pdata[i];
    const TagCount tag = { is_tag (part) ? g_strdup (part->name) : NULL, people[i] };

    if (is_tag (part))
      g_array_append_val (tags, tag);
  }
  g_array_sort (tags, compare_tags);
  return tags;
}

static void
keep_tags (Gathering *gathering, GArray *tags, guint n)
{
  g_clear_pointer (&gathering->kept, g_hash_table_unref);
  gathering->kept = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (gathering->kept, g_array_index (tags, TagCount, i).name);
}

static gboolean
know_people (Gathering *gathering, EnsSession *session, const EnsUuid *round, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (GArray) tags = NULL;
  guint n_kept;

  if (!ens_store_each_with (store, &ens_respondent_entity, "round", round, know_person, gathering,
                            error))
    return FALSE;
  tags = rank_tags (gathering);
  gathering->self->n_tags = tags->len;
  n_kept = MIN (tags->len, MOST_TAGS);
  // Kinds of people halve, at least, with the tags that are left out in the end.
  while (n_kept < tags->len || (n_kept > 0 && gathering->self->profiles->len > MOST_PROFILES)) {
    if (n_kept == g_hash_table_size (gathering->tags))
      n_kept /= 2;
    forget_people (gathering);
    keep_tags (gathering, tags, n_kept);
    if (!ens_store_each_with (store, &ens_respondent_entity, "round", round, know_person, gathering,
                              error))
      return FALSE;
    if (n_kept == 0 || gathering->self->profiles->len <= MOST_PROFILES)
      break;
  }
  g_clear_pointer (&gathering->kept, g_hash_table_unref);
  gathering->self->n_tags_kept = n_kept;
  return TRUE;
}

// Everybody is in the first part.
static void
count_people (EnsAnswerPeople *self)
{
  for (guint p = 0; p < self->profiles->len; p++) {
    const EnsAnswerProfile *profile = self->profiles->pdata[p];

    for (guint k = 0; k < profile->parts->len; k++) {
      EnsAnswerPart *part = self->parts->pdata[g_array_index (profile->parts, guint, k)];

      part->people += profile->people;
    }
  }
}

/**
 * ens_answer_people_new:
 * @round: which survey
 *
 * Returns: (transfer full): who filled its sheets
 */
EnsAnswerPeople *
ens_answer_people_new (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (EnsAnswerPeople) self = g_new0 (EnsAnswerPeople, 1);
  g_auto (Gathering) gathering = { .self = self };

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part);
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) free_profile);
  self->sheets = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  gathering.tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gathering.groups = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free,
                                            (GDestroyNotify) g_array_unref);
  gathering.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!know_groups (&gathering, session, error) || !know_people (&gathering, session, round, error))
    return NULL;
  count_people (self);
  return g_steal_pointer (&self);
}

void
ens_answer_people_free (EnsAnswerPeople *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_hash_table_unref);
  g_free (self);
}

/**
 * ens_answer_people_find:
 *
 * Returns: (nullable) (transfer none): who filled the sheet; %NULL when it does not count: it is of
 *   another round, or a second keying
 */
const EnsAnswerPerson *
ens_answer_people_find (const EnsAnswerPeople *self, const EnsUuid *respondent)
{
  return g_hash_table_lookup (self->sheets, respondent);
}
