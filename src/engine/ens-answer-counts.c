// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People in the same group with the same tags are one profile: an answer is added to its profile, and
// profiles to parts at the end, so that a million answers cost little more than reading them.
#include "ens-answer-counts.h"

#include "ens-figure.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-mask-limit.h"
#include "ens-reply.h"
#include "ens-respondent.h"
#include "ens-session-private.h"
#include "ens-survey-items.h"
#include "ens-survey.h"
#include "ens-tally.h"
#include "ens-territory.h"

#include <string.h>

// With more tags or kinds of people than this, tags say who somebody is: rare ones are left out.
#define MOST_TAGS     100
#define MOST_PROFILES 2000

/** Profile: @parts: which they are in, everybody left out; @people: of how many sheets */
typedef struct {
  GArray *parts;
  gint64 people;
} Profile;

/** Person: @profile: its place; @weight: how many it stands for */
typedef struct {
  guint profile;
  double weight;
} Person;

/**
 * Counting:
 * @tags: the place of each tag, by name
 * @kept: (nullable): names of the tags that count; all when %NULL
 * @groups: the places of each group and its territories, by id
 * @places: of profiles, by what they are made of
 * @cells: EnsLevelCounts by indicator and profile
 * @replies: how many answered, by item and profile
 * @at: those to the item that is counted
 * @strangers: indicators that came with figures of others
 * @has_sheets: somebody filled one
 * @is_chosen: somebody chose what the round asks
 * @is_of_others: there are figures of the round, and no sheet
 */
typedef struct {
  EnsAnswerCounts *result;
  GHashTable *tags;
  GHashTable *kept;
  GHashTable *groups;
  GHashTable *places;
  GHashTable *indicators;
  GHashTable *strangers;
  gboolean has_sheets;
  gboolean is_chosen;
  gboolean is_of_others;
  EnsLevelCounts *cells;
  EnsLevelCounts *wished_cells;
  gint64 *replies;
  gint64 *at;
  EnsUuid last_respondent;
  const Person *last_person;
} Counting;

static void
free_part (EnsAnswerPart *part)
{
  g_free (part->name);
  g_free (part);
}

static void
free_profile (Profile *profile)
{
  g_array_unref (profile->parts);
  g_free (profile);
}

void
ens_answer_counts_free (EnsAnswerCounts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->plan, ens_mask_plan_free);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_free (self->levels);
  g_free (self->wished);
  g_free (self);
}

static gint64
count_levels (const EnsLevelCounts *counts)
{
  gint64 n = 0;

  for (guint i = 0; i < ENS_N_LEVELS; i++)
    n += counts->level[i];
  return n;
}

/** ens_answer_counts_get: Returns: (transfer none): counts of the @indicator-th for the @part-th. */
const EnsLevelCounts *
ens_answer_counts_get (const EnsAnswerCounts *self, guint indicator, guint part, gboolean is_wished)
{
  return &(is_wished ? self->wished : self->levels)[indicator * self->parts->len + part];
}

/** ens_answer_counts_get_question: Returns: the place of the @indicator-th in the plan. */
guint
ens_answer_counts_get_question (const EnsAnswerCounts *self, guint indicator, gboolean is_wished)
{
  return is_wished ? self->indicators->len + self->items->len + indicator : indicator;
}

/** ens_answer_counts_hides: Returns: whether nothing may be shown of the @indicator-th for the @part-th. */
gboolean
ens_answer_counts_hides (const EnsAnswerCounts *self,
                         guint indicator,
                         guint part,
                         gboolean is_wished)
{
  guint question = ens_answer_counts_get_question (self, indicator, is_wished);

  return ens_mask_plan_hides (self->plan, question, part) ||
         count_levels (ens_answer_counts_get (self, indicator, part, is_wished)) < self->least;
}

/**
 * ens_answer_counts_hides_sums:
 *
 * Returns: whether not even all answers to all questions may be counted together, since of one of them
 *   too few are there: the others would be subtracted
 */
gboolean
ens_answer_counts_hides_sums (const EnsAnswerCounts *self)
{
  const EnsAnswerPart *everybody = self->parts->pdata[0];

  if (everybody->people == 0)
    return FALSE;
  if (self->plan->hides_set[0])
    return TRUE;
  for (guint i = 0; i < self->indicators->len; i++)
    if (ens_answer_counts_hides (self, i, 0, FALSE) &&
        count_levels (ens_answer_counts_get (self, i, 0, FALSE)) > 0)
      return TRUE;
  for (guint i = 0; i < self->items->len; i++)
    if (ens_mask_plan_hides (self->plan, self->indicators->len + i, 0))
      return TRUE;
  return FALSE;
}

static void
clear_counting (Counting *counting)
{
  g_hash_table_unref (counting->tags);
  g_clear_pointer (&counting->kept, g_hash_table_unref);
  g_hash_table_unref (counting->groups);
  g_hash_table_unref (counting->places);
  g_clear_pointer (&counting->indicators, g_hash_table_unref);
  g_hash_table_unref (counting->strangers);
  g_free (counting->cells);
  g_free (counting->wished_cells);
  g_free (counting->replies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, clear_counting)

static guint
add_part (Counting *counting, EnsMaskSetKind kind, const char *name)
{
  EnsAnswerPart *part = g_new0 (EnsAnswerPart, 1);

  part->kind = kind;
  part->name = g_strdup (name);
  g_ptr_array_add (counting->result->parts, part);
  return counting->result->parts->len - 1;
}

// The places of a group and of its territories, found by the group's id; none for those without one.
static void
note_group (Counting *counting, GArray *parts, const EnsUuid *group)
{
  const GArray *places = g_hash_table_lookup (counting->groups, group);

  if (places != NULL)
    g_array_append_vals (parts, places->data, places->len);
}

static void
note_tags (Counting *counting, GArray *parts, const char *tags)
{
  g_auto (GStrv) names = g_strsplit (tags, ",", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    gpointer place = NULL;
    guint at;
    gboolean is_there = FALSE;

    if (*g_strstrip (names[i]) == '\0' ||
        (counting->kept != NULL && !g_hash_table_contains (counting->kept, names[i])))
      continue;
    if (!g_hash_table_lookup_extended (counting->tags, names[i], NULL, &place)) {
      place = GUINT_TO_POINTER (add_part (counting, ENS_MASK_SET_TAG, names[i]));
      g_hash_table_insert (counting->tags, g_strdup (names[i]), place);
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
dup_kept (const Counting *counting, const char *tags)
{
  g_auto (GStrv) names = g_strsplit (tags, ",", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_hash_table_contains (counting->kept, g_strstrip (names[i])))
      g_string_append_printf (kept, "%s,", names[i]);
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static guint
find_profile (Counting *counting, const EnsRespondent *respondent)
{
  const char *tags = respondent->tags != NULL ? respondent->tags : "";
  g_autofree char *group = ens_uuid_dup_text (&respondent->group);
  g_autofree char *kept = counting->kept != NULL ? dup_kept (counting, tags) : NULL;
  g_autofree char *key = g_strconcat (group, kept != NULL ? kept : tags, NULL);
  gpointer place = NULL;
  Profile *profile;

  if (g_hash_table_lookup_extended (counting->places, key, NULL, &place))
    return GPOINTER_TO_UINT (place);
  profile = g_new0 (Profile, 1);
  profile->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  note_group (counting, profile->parts, &respondent->group);
  note_tags (counting, profile->parts, tags);
  g_ptr_array_add (counting->result->profiles, profile);
  g_hash_table_insert (counting->places, g_steal_pointer (&key),
                       GUINT_TO_POINTER (counting->result->profiles->len - 1));
  return counting->result->profiles->len - 1;
}

// A sheet that was keyed a second time to find slips counts once.
static gboolean
know_person (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsRespondent *respondent = record;
  Counting *counting = data;
  Person person = { .weight = respondent->weight };

  if (!ens_uuid_is_nil (&respondent->repeats))
    return TRUE;
  person.profile = find_profile (counting, respondent);
  ((Profile *) counting->result->profiles->pdata[person.profile])->people++;
  g_hash_table_insert (counting->result->people, g_memdup2 (&respondent->id, sizeof (EnsUuid)),
                       g_memdup2 (&person, sizeof person));
  return TRUE;
}

static guint
add_place (Counting *counting, EnsMaskSetKind kind, const char *name, const EnsUuid *id)
{
  guint at = add_part (counting, kind, name);
  EnsAnswerPart *part = counting->result->parts->pdata[at];

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
add_territory (Counting *counting, GPtrArray *territories, const EnsTerritory *territory)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < counting->result->parts->len; i++) {
    const EnsAnswerPart *part = counting->result->parts->pdata[i];

    if (part->is_territory && ens_uuid_equal (&part->id, &territory->id))
      return i;
  }
  name = dup_territory_name (territories, territory);
  return add_place (counting, ENS_MASK_SET_TAG, name, &territory->id);
}

// Who is of a quarter is of its city too. A ring of territories, as two merges may make, ends it.
static void
note_territories (Counting *counting, GPtrArray *territories, const EnsGroup *group)
{
  GArray *places = g_hash_table_lookup (counting->groups, &group->id);
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  const EnsTerritory *territory = find_territory (territories, &group->territory);

  while (territory != NULL && !g_ptr_array_find (chain, territory, NULL)) {
    g_ptr_array_add (chain, (gpointer) territory);
    territory = find_territory (territories, &territory->parent);
  }
  for (guint i = chain->len; i > 0; i--) {
    guint place = add_territory (counting, territories, chain->pdata[i - 1]);

    g_array_append_val (places, place);
  }
}

static gboolean
know_groups (Counting *counting, EnsSession *session, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (session, ENS_KIND_GROUP, error);
  g_autoptr (GPtrArray) territories = groups != NULL
                                        ? ens_session_list_rows (session, ENS_KIND_TERRITORY, error)
                                        : NULL;

  add_part (counting, ENS_MASK_SET_ALL, NULL);
  for (guint i = 0; territories != NULL && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    guint place = add_place (counting, ENS_MASK_SET_GROUP, group->name, &group->id);
    GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

    g_array_append_val (places, place);
    g_hash_table_insert (counting->groups, g_memdup2 (&group->id, sizeof (EnsUuid)), places);
  }
  for (guint i = 0; territories != NULL && i < groups->len; i++)
    note_territories (counting, territories, groups->pdata[i]);
  return territories != NULL;
}

static gboolean
count_answer (const EnsUuid *respondent,
              const EnsUuid *indicator,
              int level,
              int wished,
              gpointer data)
{
  Counting *counting = data;
  gpointer place = NULL;
  gsize at;

  // The answers of a sheet mostly follow one another.
  if (counting->last_person == NULL || !ens_uuid_equal (&counting->last_respondent, respondent)) {
    counting->last_respondent = *respondent;
    counting->last_person = g_hash_table_lookup (counting->result->people, respondent);
  }
  if (counting->last_person == NULL ||
      !g_hash_table_lookup_extended (counting->indicators, indicator, NULL, &place))
    return TRUE;
  at = (gsize) GPOINTER_TO_UINT (place) * counting->result->profiles->len +
       counting->last_person->profile;
  ens_level_counts_add (&counting->cells[at], level, counting->last_person->weight);
  ens_level_counts_add (&counting->wished_cells[at], wished, counting->last_person->weight);
  return TRUE;
}

// Profiles add up to parts; everybody is in the first.
static void
add_up (Counting *counting)
{
  EnsAnswerCounts *result = counting->result;
  guint n_parts = result->parts->len;
  guint n_profiles = counting->result->profiles->len;

  result->levels = g_new0 (EnsLevelCounts, (gsize) result->indicators->len * n_parts + 1);
  result->wished = g_new0 (EnsLevelCounts, (gsize) result->indicators->len * n_parts + 1);
  for (guint p = 0; p < n_profiles; p++) {
    const Profile *profile = counting->result->profiles->pdata[p];
    const guint everybody = 0;

    g_array_prepend_val (profile->parts, everybody);
    for (guint k = 0; k < profile->parts->len; k++) {
      guint part = g_array_index (profile->parts, guint, k);

      ((EnsAnswerPart *) result->parts->pdata[part])->people += profile->people;
      for (guint i = 0; i < result->indicators->len; i++) {
        gsize from = (gsize) i * n_profiles + p;
        gsize to = (gsize) i * n_parts + part;

        ens_level_counts_merge (&result->levels[to], &counting->cells[from]);
        ens_level_counts_merge (&result->wished[to], &counting->wished_cells[from]);
      }
    }
  }
}

// Each tag has those without it beside it: what is shown must not tell of them when they are few.
static void
fill_sets (const EnsAnswerCounts *self,
           EnsMaskSets *sets,
           EnsMaskSetKind *kinds,
           gboolean *is_member)
{
  guint n_parts = self->parts->len;
  guint n = self->profiles->len;
  guint set = n_parts;

  for (guint p = 0; p < n; p++) {
    const Profile *profile = self->profiles->pdata[p];

    for (guint k = 0; k < profile->parts->len; k++)
      is_member[g_array_index (profile->parts, guint, k) * n + p] = TRUE;
  }
  for (guint part = 0; part < n_parts; part++) {
    kinds[part] = ((EnsAnswerPart *) self->parts->pdata[part])->kind;
    if (kinds[part] != ENS_MASK_SET_TAG)
      continue;
    kinds[set] = ENS_MASK_SET_SECRET;
    for (guint p = 0; p < n; p++)
      is_member[set * n + p] = !is_member[part * n + p];
    set++;
  }
  sets->n_sets = set;
}

// @answers: question by question, of each profile: how many answered.
static EnsMaskPlan *
make_plan (const EnsAnswerCounts *self, const gint64 *answers, guint n)
{
  guint n_sets = 2 * self->parts->len;
  guint n_profiles = self->profiles->len;
  g_autofree EnsMaskSetKind *kinds = g_new0 (EnsMaskSetKind, n_sets);
  g_autofree gboolean *is_member = g_new0 (gboolean, (gsize) n_sets * n_profiles + 1);
  g_autofree gint64 *people = g_new0 (gint64, n_profiles + 1);
  EnsMaskSets sets = { 0, n_profiles, n, kinds, is_member, people, answers, (guint) self->least };

  fill_sets (self, &sets, kinds, is_member);
  for (guint p = 0; p < n_profiles; p++)
    people[p] = ((Profile *) self->profiles->pdata[p])->people;
  return ens_mask_plan_new (&sets);
}

static void
decide (Counting *counting)
{
  EnsAnswerCounts *result = counting->result;
  gsize n = (gsize) result->profiles->len * result->indicators->len;
  gsize n_replies = (gsize) result->profiles->len * result->items->len;
  g_autofree gint64 *answers = g_new0 (gint64, 2 * n + n_replies + 1);

  for (gsize i = 0; i < n; i++) {
    answers[i] = count_levels (&counting->cells[i]);
    answers[n + n_replies + i] = count_levels (&counting->wished_cells[i]);
  }
  for (gsize i = 0; i < n_replies; i++)
    answers[n + i] = counting->replies[i];
  result->plan = make_plan (result, answers, 2 * result->indicators->len + result->items->len);
}

/**
 * ens_answer_counts_find:
 * @profile: (out): of @respondent
 * @weight: (out): how many people the sheet stands for
 *
 * Returns: whether the sheet counts: it is of the round and no second keying
 */
gboolean
ens_answer_counts_find (const EnsAnswerCounts *self,
                        const EnsUuid *respondent,
                        guint *profile,
                        double *weight)
{
  const Person *person = g_hash_table_lookup (self->people, respondent);

  if (person == NULL)
    return FALSE;
  *profile = person->profile;
  *weight = person->weight;
  return TRUE;
}

/** ens_answer_counts_get_parts: Returns: (transfer none) (element-type guint): the parts of @profile. */
const GArray *
ens_answer_counts_get_parts (const EnsAnswerCounts *self, guint profile)
{
  return ((const Profile *) self->profiles->pdata[profile])->parts;
}

static gboolean
is_tag (const EnsAnswerPart *part)
{
  return part->kind == ENS_MASK_SET_TAG && !part->is_territory;
}

static void
forget_people (Counting *counting)
{
  g_hash_table_remove_all (counting->tags);
  g_hash_table_remove_all (counting->places);
  g_hash_table_remove_all (counting->result->people);
  g_ptr_array_set_size (counting->result->profiles, 0);
  for (guint i = counting->result->parts->len; i > 0; i--)
    if (is_tag (counting->result->parts->pdata[i - 1]))
      g_ptr_array_remove_index (counting->result->parts, i - 1);
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
rank_tags (const Counting *counting)
{
  GPtrArray *parts = counting->result->parts;
  g_autofree gint64 *people = g_new0 (gint64, parts->len);
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (TagCount));

  g_array_set_clear_func (tags, clear_tag);
  for (guint p = 0; p < counting->result->profiles->len; p++) {
    const Profile *profile = counting->result->profiles->pdata[p];

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
keep_tags (Counting *counting, GArray *tags, guint n)
{
  g_clear_pointer (&counting->kept, g_hash_table_unref);
  counting->kept = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (counting->kept, g_array_index (tags, TagCount, i).name);
}

static gboolean
know_people (Counting *counting, EnsSession *session, const EnsUuid *round, GError **error)
{
  EnsStore *store = ens_session_get_store (session);
  g_autoptr (GArray) tags = NULL;
  guint n_kept;

  if (!ens_store_each_with (store, &ens_respondent_entity, "round", round, know_person, counting,
                            error))
    return FALSE;
  tags = rank_tags (counting);
  counting->result->n_tags = tags->len;
  n_kept = MIN (tags->len, MOST_TAGS);
  // Kinds of people halve, at least, with the tags that are left out in the end.
  while (n_kept < tags->len || (n_kept > 0 && counting->result->profiles->len > MOST_PROFILES)) {
    if (n_kept == g_hash_table_size (counting->tags))
      n_kept /= 2;
    forget_people (counting);
    keep_tags (counting, tags, n_kept);
    if (!ens_store_each_with (store, &ens_respondent_entity, "round", round, know_person, counting,
                              error))
      return FALSE;
    if (n_kept == 0 || counting->result->profiles->len <= MOST_PROFILES)
      break;
  }
  g_clear_pointer (&counting->kept, g_hash_table_unref);
  counting->result->n_tags_kept = n_kept;
  return TRUE;
}

// What the round asks, and after it what it does not ask any more but may have answers from.
static GPtrArray *
list_indicators (EnsSession *session, const EnsUuid *round, guint *n_asked, GError **error)
{
  g_autoptr (GPtrArray) asked = ens_survey_list_asked (session, round, error);
  g_autoptr (GPtrArray) all = asked != NULL ? ens_survey_list_indicators (session, error) : NULL;

  if (all == NULL)
    return NULL;
  *n_asked = asked->len;
  for (guint i = 0; i < all->len; i++) {
    const EnsIndicator *indicator = all->pdata[i];

    if (!g_ptr_array_find_with_equal_func (asked, &indicator->id, ens_uuid_equal, NULL))
      g_ptr_array_add (asked, ens_indicator_copy (indicator));
  }
  return g_steal_pointer (&asked);
}

static gboolean
has_answers (const Counting *counting, guint indicator)
{
  gsize n = counting->result->profiles->len;

  for (gsize at = indicator * n; at < (indicator + 1) * n; at++)
    if (counting->cells[at].missing > 0 || count_levels (&counting->cells[at]) > 0)
      return TRUE;
  return FALSE;
}

// A survey that others counted and of which there is no sheet asked nothing here, whatever was chosen there.
static gboolean
know_strangers (Counting *counting, EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (GPtrArray) figures = ens_session_list_rows (session, ENS_KIND_FIGURE, error);

  if (figures == NULL || !ens_survey_is_chosen (session, round, &counting->is_chosen, error))
    return FALSE;
  counting->has_sheets = g_hash_table_size (counting->result->people) > 0;
  for (guint i = 0; i < figures->len; i++) {
    const EnsFigure *figure = figures->pdata[i];

    if (ens_uuid_equal (&figure->round, round))
      counting->is_of_others = !counting->has_sheets;
    else
      g_hash_table_add (counting->strangers, g_memdup2 (&figure->indicator, sizeof (EnsUuid)));
  }
  return TRUE;
}

// A sheet has an answer, if a blank one, to all that it asks: what has none was on no sheet. Where nobody
// chose, a round seems to ask also what came from others, and what was made since: on no sheet, it was not
// asked. Of what was asked, nothing is told, not even that nobody answered.
static gboolean
was_asked (const Counting *counting, guint indicator, guint n_asked)
{
  if (has_answers (counting, indicator))
    return TRUE;
  if (indicator >= n_asked || counting->is_of_others)
    return FALSE;
  return counting->is_chosen ||
         (!counting->has_sheets &&
          !g_hash_table_contains (counting->strangers,
                                  counting->result->indicators->pdata[indicator]));
}

static void
drop_unasked (Counting *counting, guint n_asked)
{
  GPtrArray *indicators = counting->result->indicators;
  gsize n = counting->result->profiles->len;

  for (guint i = indicators->len; i > 0; i--) {
    gsize n_after = (indicators->len - i) * n * sizeof (EnsLevelCounts);

    if (was_asked (counting, i - 1, n_asked))
      continue;
    memmove (&counting->cells[(i - 1) * n], &counting->cells[i * n], n_after);
    memmove (&counting->wished_cells[(i - 1) * n], &counting->wished_cells[i * n], n_after);
    g_ptr_array_remove_index (indicators, i - 1);
  }
}

static gboolean
count_reply (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsReply *reply = record;
  const Counting *counting = data;
  const Person *person = g_hash_table_lookup (counting->result->people, &reply->respondent);

  if (person != NULL && reply->value != NULL)
    counting->at[person->profile]++;
  return TRUE;
}

static gboolean
count_replies (Counting *counting, EnsSession *session, const EnsUuid *round, GError **error)
{
  GPtrArray *items = counting->result->items = ens_survey_list_items (session, round, error);
  gsize n = counting->result->profiles->len;

  if (items == NULL)
    return FALSE;
  for (guint i = items->len; i > 0; i--)
    if (((EnsSurveyItem *) items->pdata[i - 1])->item->kind == ENS_ITEM_SECTION)
      g_ptr_array_remove_index (items, i - 1);
  counting->replies = g_new0 (gint64, items->len * n + 1);
  for (guint i = 0; i < items->len; i++) {
    counting->at = &counting->replies[i * n];
    if (!ens_store_each_with (ens_session_get_store (session), &ens_reply_entity, "item",
                              &((EnsSurveyItem *) items->pdata[i])->item->id, count_reply, counting,
                              error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
count (Counting *counting, EnsSession *session, const EnsUuid *round, GError **error)
{
  EnsAnswerCounts *result = counting->result;
  guint n_asked = 0;
  gsize n_cells;

  if (!know_groups (counting, session, error) || !know_people (counting, session, round, error))
    return FALSE;
  result->indicators = list_indicators (session, round, &n_asked, error);
  if (result->indicators == NULL)
    return FALSE;
  counting->indicators = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  for (guint i = 0; i < result->indicators->len; i++)
    g_hash_table_insert (counting->indicators, result->indicators->pdata[i], GUINT_TO_POINTER (i));
  n_cells = (gsize) result->indicators->len * counting->result->profiles->len + 1;
  counting->cells = g_new0 (EnsLevelCounts, n_cells);
  counting->wished_cells = g_new0 (EnsLevelCounts, n_cells);
  if (!ens_store_each_answer (ens_session_get_store (session), round, count_answer, counting,
                              error))
    return FALSE;
  if (!know_strangers (counting, session, round, error))
    return FALSE;
  drop_unasked (counting, n_asked);
  if (!count_replies (counting, session, round, error))
    return FALSE;
  add_up (counting);
  decide (counting);
  return TRUE;
}

/**
 * ens_answer_counts_new:
 * @round: which survey
 *
 * Returns: (transfer full): its answers, counted
 */
EnsAnswerCounts *
ens_answer_counts_new (EnsSession *session, const EnsUuid *round, GError **error)
{
  g_autoptr (EnsAnswerCounts) self = g_new0 (EnsAnswerCounts, 1);
  g_auto (Counting) counting = { .result = self };

  self->least = ens_mask_limit_get (session);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part);
  counting.tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  counting.groups = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free,
                                           (GDestroyNotify) g_array_unref);
  counting.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  counting.strangers = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  self->people = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) free_profile);
  return count (&counting, session, round, error) ? g_steal_pointer (&self) : NULL;
}
