// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A package is taken into a project of its own, in memory only: so the figures of a package come the same
// way as those of a project, masked alike.
#include "ens-compare-place.h"

#include "ens-choice-figures.h"
#include "ens-crosswalk.h"
#include "ens-edition.h"
#include "ens-exchange.h"
#include "ens-group-mask.h"
#include "ens-group.h"
#include "ens-import-package.h"
#include "ens-mask-limit.h"
#include "ens-package-reader.h"
#include "ens-round.h"
#include "ens-session-private.h"
#include "ens-survey-figures.h"
#include "ens-survey-rounds.h"
#include "ens-tally.h"
#include "ens-territory.h"

#include <string.h>

// A dimension is a letter, a component a letter and two digits.
#define COMPONENT_CHARS 3

/** ens_place_close: lets go of the file; in the thread that opened it. */
void
ens_place_close (EnsPlace *place)
{
  g_clear_object (&place->session);
}

void
ens_place_free (EnsPlace *place)
{
  if (place == NULL)
    return;
  ens_place_close (place);
  g_clear_pointer (&place->project, ens_project_free);
  g_clear_pointer (&place->signer, ens_signer_free);
  g_clear_pointer (&place->parts, g_ptr_array_unref);
  g_clear_pointer (&place->offers, g_ptr_array_unref);
  g_free (place->kind);
  g_free (place->privacy);
  g_free (place->path);
  g_free (place->name);
  g_free (place->edition);
  g_clear_pointer (&place->indicators, g_ptr_array_unref);
  g_clear_pointer (&place->results, g_ptr_array_unref);
  g_clear_pointer (&place->wished, g_ptr_array_unref);
  g_clear_pointer (&place->choices, g_ptr_array_unref);
  g_free (place->holder);
  g_clear_pointer (&place->nodes, g_hash_table_unref);
  g_clear_pointer (&place->components, g_hash_table_unref);
  g_clear_pointer (&place->same, g_hash_table_unref);
  g_clear_pointer (&place->links, g_ptr_array_unref);
  g_clear_pointer (&place->rows, g_ptr_array_unref);
  g_clear_pointer (&place->mask, ens_group_mask_free);
  g_free (place);
}

static gboolean
fill_project (EnsPlace *place, const char *format, GError **error)
{
  const EnsImportRequest request = { .path = place->path, .format = format };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsImportResult result;

  return ens_exchange_import (place->session, &request, NULL, &result, faults, error);
}

static EnsProject *
read_project (EnsPlace *place, const char *path, GError **error)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsPackageReader)
               reader = ens_import_open (path, ENS_PACKAGE_READER_PLAIN, faults, error);
  const EnsPackageHeader *header;

  if (reader == NULL)
    return NULL;
  header = ens_package_reader_get_header (reader);
  place->kind = g_strdup (ens_package_kind_words[header->kind]);
  place->privacy = g_strdup (ens_package_privacy_words[header->privacy]);
  place->created = header->created;
  place->origin = header->origin;
  project->title = g_strdup (header->title);
  project->territory = g_strdup (header->territory);
  project->language = g_strdup (header->language);
  return g_steal_pointer (&project);
}

static gboolean
open_package (EnsPlace *place, const char *format, EnsSession *blank, GError **error)
{
  g_autoptr (EnsProject) project = read_project (place, place->path, error);

  if (project == NULL)
    return FALSE;
  place->signer = ens_signer_new_for_file (place->path, error);
  if (place->signer == NULL)
    return FALSE;
  place->session = blank != NULL ? ens_session_copy_in_memory (blank, project, error)
                                 : ens_session_create_in_memory (project, "none", error);
  return place->session != NULL && fill_project (place, format, error);
}

static gboolean
open_place (EnsPlace *place, EnsSession *blank, GError **error)
{
  if (ens_import_is_bundle (place->path))
    return open_package (place, "bundle", blank, error);
  if (ens_import_is_package (place->path))
    return open_package (place, "package", blank, error);
  place->session = ens_session_open_read_only (place->path, error);
  if (place->session == NULL)
    return FALSE;
  place->origin = ens_session_get_project (place->session)->id;
  return TRUE;
}

static gboolean
count_groups (EnsPlace *place, GError **error)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (place->session, ENS_KIND_GROUP, error);

  place->mask = groups != NULL ? ens_group_mask_new (place->session, error) : NULL;
  if (place->mask == NULL)
    return FALSE;
  // Who sits at a rainbow table was counted in a group before.
  for (guint i = 0; !ens_group_mask_hides_all (place->mask) && i < groups->len; i++)
    if (((EnsGroup *) groups->pdata[i])->kind == ENS_GROUP_MONOCHROME)
      place->n_participants += ((EnsGroup *) groups->pdata[i])->participants;
  place->n_groups = groups->len;
  place->is_hidden = ens_group_mask_hides_all (place->mask);
  return TRUE;
}

static gboolean
read_codebook (EnsPlace *place, GError **error)
{
  g_autoptr (GPtrArray) links = ens_session_list_rows (place->session, ENS_KIND_CROSSWALK, error);

  place->rows = ens_session_list_rows (place->session, ENS_KIND_NODE, error);
  if (links == NULL || place->rows == NULL)
    return FALSE;
  place->nodes = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  for (guint i = 0; i < place->rows->len; i++)
    g_hash_table_insert (place->nodes, &((EnsNode *) place->rows->pdata[i])->id,
                         place->rows->pdata[i]);
  place->same = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  for (guint i = 0; i < links->len; i++) {
    const EnsCrosswalk *link = links->pdata[i];

    if (link->relation != ENS_CROSSWALK_SAME)
      continue;
    g_hash_table_insert (place->same, g_memdup2 (&link->source, sizeof (EnsUuid)),
                         g_memdup2 (&link->target, sizeof (EnsUuid)));
    g_hash_table_insert (place->same, g_memdup2 (&link->target, sizeof (EnsUuid)),
                         g_memdup2 (&link->source, sizeof (EnsUuid)));
  }
  place->links = g_steal_pointer (&links);
  return TRUE;
}

static const EnsNode *
climb (const EnsPlace *place, const EnsUuid *id)
{
  const EnsNode *node = g_hash_table_lookup (place->nodes, id);

  while (node != NULL && strlen (node->code) > COMPONENT_CHARS)
    node = g_hash_table_lookup (place->nodes, &node->parent);
  return node;
}

static gboolean
count_components (EnsPlace *place, GError **error)
{
  g_autoptr (GArray)
               tally = ens_store_tally_statements (ens_session_get_store (place->session), error);

  place->components = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL, g_free);
  for (guint i = 0; tally != NULL && i < tally->len; i++) {
    const EnsStatementTally *cell = &g_array_index (tally, EnsStatementTally, i);
    const EnsNode *node = climb (place, &cell->node);
    gint64 *n;

    place->n_expressions += cell->expressions;
    if (node == NULL)
      continue;
    place->n_sorted += cell->expressions;
    n = g_hash_table_lookup (place->components, &node->id);
    if (n == NULL) {
      n = g_new0 (gint64, 1);
      g_hash_table_insert (place->components, (gpointer) &node->id, n);
    }
    *n += cell->expressions;
  }
  return tally != NULL;
}

static gint64
count_in_edition (const EnsPlace *place, const EnsUuid *edition)
{
  gint64 sum = 0;

  for (guint i = 0; i < place->rows->len; i++) {
    const EnsNode *node = place->rows->pdata[i];
    const gint64 *n = g_hash_table_lookup (place->components, &node->id);

    if (n != NULL && ens_uuid_equal (&node->edition, edition))
      sum += *n;
  }
  return sum;
}

// Where more was sorted; of two alike the one made later: a copy is made to be used.
static gboolean
is_rather_used (const EnsPlace *place, const EnsEdition *a, const EnsEdition *b)
{
  const gint64 difference = count_in_edition (place, &a->id) - count_in_edition (place, &b->id);

  if (difference != 0)
    return difference > 0;
  if (a->stamp.created != b->stamp.created)
    return a->stamp.created > b->stamp.created;
  return strcmp (a->code, b->code) < 0;
}

// A project says which codebook is in use; a package does not, and brings all of them.
static gboolean
find_edition (EnsPlace *place, GError **error)
{
  g_autoptr (GPtrArray) editions = ens_session_list_rows (place->session, ENS_KIND_EDITION, error);
  const EnsUuid *said = &ens_session_get_project (place->session)->edition;
  const EnsEdition *used = NULL;

  if (editions == NULL)
    return FALSE;
  for (guint i = 0; i < editions->len; i++) {
    const EnsEdition *edition = editions->pdata[i];

    if (ens_uuid_equal (&edition->id, said)) {
      used = edition;
      break;
    }
    if (used == NULL || is_rather_used (place, edition, used))
      used = edition;
  }
  if (used == NULL)
    return TRUE;
  place->edition = g_strdup (used->code);
  place->codebook = used->id;
  return TRUE;
}

// Who did not ask yet has no figures.
static void
count_answers (EnsPlace *place, const EnsUuid *round)
{
  g_autoptr (EnsRound) row = ens_store_dup (ens_session_get_store (place->session),
                                            &ens_round_entity, round, NULL);

  if (row == NULL)
    return;
  place->results = ens_results_list (place->session, round, NULL, NULL);
  place->choices = ens_item_results_list (place->session, round, NULL, NULL);
  if (row->wished)
    place->wished = ens_results_list_wished (place->session, round, NULL);
}

static gboolean
is_of_a_part (const EnsItemResult *result)
{
  return !ens_uuid_is_nil (&result->group);
}

// Where answers stayed at home, what they add up to came instead.
static gboolean
read_figures (EnsPlace *place, const EnsUuid *counter, GError **error)
{
  EnsUuid round;

  if (!ens_survey_figures_find_round (place->session, counter, &round, error))
    return FALSE;
  place->results = ens_survey_figures_list_results (place->session, &round, counter, FALSE, error);
  place->wished = ens_survey_figures_list_results (place->session, &round, counter, TRUE, error);
  place->choices = ens_choice_figures_list_results (place->session, &round, counter, error);
  if (place->results == NULL || place->wished == NULL || place->choices == NULL)
    return FALSE;
  for (guint i = place->choices->len; i > 0; i--)
    if (is_of_a_part (place->choices->pdata[i - 1]))
      g_ptr_array_remove_index (place->choices, i - 1);
  return TRUE;
}

static gboolean
has_own_figures (const EnsPlace *place, const EnsUuid *counter, gboolean *has, GError **error)
{
  EnsUuid round;

  if (!ens_survey_figures_find_round (place->session, counter, &round, error))
    return FALSE;
  *has = !ens_uuid_is_nil (&round);
  return TRUE;
}

static gboolean
read_results (EnsPlace *place, GError **error)
{
  static const EnsUuid unsaid = { { 0 } };
  gboolean is_said = FALSE;
  EnsUuid round;

  place->indicators = ens_session_list_rows (place->session, ENS_KIND_INDICATOR, error);
  if (place->indicators == NULL || !has_own_figures (place, &place->origin, &is_said, error))
    return FALSE;
  place->has_answers = ens_session_count (place->session, ENS_KIND_RESPONDENT) > 0;
  if (!place->has_answers && (ens_session_count (place->session, ENS_KIND_FIGURE) > 0 ||
                              ens_session_count (place->session, ENS_KIND_CHOICE) > 0))
    return read_figures (place, is_said ? &place->origin : &unsaid, error);
  place->has_answers = TRUE;
  if (ens_survey_find_round (place->session, NULL, &round, NULL))
    count_answers (place, &round);
  return TRUE;
}

static void
part_free (EnsPlacePart *part)
{
  g_free (part->name);
  g_free (part->within);
  g_free (part);
}

/** Rolling: what lies in each territory, itself included */
typedef struct {
  const EnsGroupMask *mask;
  GPtrArray *territories;
  GPtrArray *groups;
  GHashTable *said;
  GPtrArray *parts;
} Rolling;

static void
add_part (Rolling *rolling, const EnsTerritory *territory, const EnsTerritory *around, guint depth)
{
  EnsPlacePart *part = g_new0 (EnsPlacePart, 1);

  part->name = g_strdup (territory->name);
  part->within = around != NULL ? g_strdup (around->name) : NULL;
  part->depth = depth;
  part->is_hidden = ens_group_mask_hides (rolling->mask, &territory->id);
  for (guint i = 0; i < rolling->groups->len; i++) {
    const EnsGroup *group = rolling->groups->pdata[i];
    const gint64 *n = g_hash_table_lookup (rolling->said, &group->id);

    if (ens_uuid_is_nil (&group->territory) ||
        !ens_territory_lies_in (rolling->territories, &group->territory, &territory->id))
      continue;
    part->n_groups++;
    part->n_expressions += n != NULL ? *n : 0;
  }
  g_ptr_array_add (rolling->parts, part);
}

// What is outermost first, each followed by what lies in it.
static void
add_parts (Rolling *rolling, const EnsTerritory *around, guint depth)
{
  static const EnsUuid none = { { 0 } };
  const EnsUuid *parent = around != NULL ? &around->id : &none;

  for (guint i = 0; i < rolling->territories->len && depth <= rolling->territories->len; i++) {
    const EnsTerritory *territory = rolling->territories->pdata[i];

    if (!ens_uuid_equal (&territory->parent, parent))
      continue;
    add_part (rolling, territory, around, depth);
    add_parts (rolling, territory, depth + 1);
  }
}

static GPtrArray *
list_parts (EnsPlace *place, GError **error)
{
  g_autoptr (GPtrArray)
               territories = ens_session_list_rows (place->session, ENS_KIND_TERRITORY, error);
  g_autoptr (GPtrArray) groups = ens_session_list_rows (place->session, ENS_KIND_GROUP, error);
  g_autoptr (GArray) tally = ens_store_tally_groups (ens_session_get_store (place->session), error);
  g_autoptr (GHashTable) said = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, NULL, g_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  Rolling rolling = { place->mask, territories, groups, said, parts };

  if (territories == NULL || groups == NULL || tally == NULL)
    return NULL;
  for (guint i = 0; i < tally->len; i++) {
    EnsGroupTally *cell = &g_array_index (tally, EnsGroupTally, i);
    gint64 *n = g_hash_table_lookup (said, &cell->group);

    if (n == NULL) {
      n = g_new0 (gint64, 1);
      g_hash_table_insert (said, &cell->group, n);
    }
    *n += cell->expressions;
  }
  add_parts (&rolling, NULL, 0);
  return g_steal_pointer (&parts);
}

static gboolean
describe_place (EnsPlace *place, GError **error)
{
  const EnsProject *project = ens_session_get_project (place->session);

  place->project = ens_project_copy (project);
  place->least = ens_mask_limit_get (place->session);
  for (guint kind = 0; kind < ENS_N_KINDS; kind++)
    place->n_rows[kind] = ens_session_count (place->session, kind);
  place->name = g_strdup (project->territory != NULL ? project->territory : project->title);
  place->parts = list_parts (place, error);
  return place->parts != NULL;
}

/** ens_place_new_blank: Returns: (transfer full): a project that ens_place_new() copies for each package. */
EnsSession *
ens_place_new_blank (GError **error)
{
  g_autoptr (EnsProject) project = ens_project_new ();

  project->title = g_strdup ("–");
  project->language = g_strdup ("en");
  return ens_session_create_in_memory (project, "none", error);
}

/**
 * ens_place_new:
 * @blank: (nullable): of ens_place_new_blank(), where there are many places
 *
 * Returns: (transfer full): what is in the project, package or bundle at @path
 */
EnsPlace *
ens_place_new (const char *path, EnsSession *blank, GError **error)
{
  g_autoptr (EnsPlace) place = g_new0 (EnsPlace, 1);

  place->path = g_strdup (path);
  if (!open_place (place, blank, error) || !count_groups (place, error) ||
      !read_codebook (place, error) || !count_components (place, error) ||
      !find_edition (place, error) || !read_results (place, error) ||
      !describe_place (place, error))
    return NULL;
  return g_steal_pointer (&place);
}

static void
counter_free (EnsCounter *counter)
{
  g_free (counter->title);
  g_free (counter->territory);
  g_free (counter);
}

static int
compare_counters (gconstpointer a, gconstpointer b)
{
  const EnsCounter *left = *(EnsCounter *const *) a;
  const EnsCounter *right = *(EnsCounter *const *) b;
  int order = g_strcmp0 (left->title, right->title);

  return order != 0 ? order : ens_uuid_compare (&left->id, &right->id);
}

static gboolean
is_same_counter (gconstpointer counter, gconstpointer id)
{
  return ens_uuid_equal (&((const EnsCounter *) counter)->id, id);
}

static void
note_counter (GPtrArray *list,
              const EnsPlace *place,
              const EnsUuid *id,
              const char *title,
              const char *territory)
{
  EnsCounter *counter;

  if (ens_uuid_is_nil (id) || ens_uuid_equal (id, &place->origin) ||
      g_ptr_array_find_with_equal_func (list, id, is_same_counter, NULL))
    return;
  counter = g_new0 (EnsCounter, 1);
  counter->id = *id;
  counter->title = g_strdup (title);
  counter->territory = g_strdup (territory);
  g_ptr_array_add (list, counter);
}

/**
 * ens_place_list_counters:
 *
 * Returns: (transfer full) (element-type EnsCounter): other projects whose figures are in the file of
 *   @place, before it is closed
 */
GPtrArray *
ens_place_list_counters (const EnsPlace *place, GError **error)
{
  g_autoptr (GPtrArray) figures = ens_session_list_rows (place->session, ENS_KIND_FIGURE, error);
  g_autoptr (GPtrArray) choices = ens_session_list_rows (place->session, ENS_KIND_CHOICE, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) counter_free);

  if (figures == NULL || choices == NULL)
    return NULL;
  for (guint i = 0; i < figures->len; i++) {
    const EnsFigure *figure = figures->pdata[i];

    note_counter (list, place, &figure->counter, figure->counted_by, figure->territory);
  }
  for (guint i = 0; i < choices->len; i++) {
    const EnsChoiceFigure *choice = choices->pdata[i];

    note_counter (list, place, &choice->counter, choice->counted_by, choice->territory);
  }
  g_ptr_array_sort (list, compare_counters);
  return g_steal_pointer (&list);
}

static EnsProject *
new_counting_project (const EnsPlace *holder, const EnsCounter *counter)
{
  EnsProject *project = ens_project_new ();

  project->id = counter->id;
  project->title = g_strdup (counter->title != NULL ? counter->title : "–");
  project->territory = g_strdup (counter->territory);
  project->language = g_strdup (holder->project->language);
  return project;
}

/**
 * ens_place_new_counted:
 * @holder: with the file open
 *
 * Returns: (transfer full): a place of which only the figures are known that stand in the file of
 *   @holder
 */
EnsPlace *
ens_place_new_counted (const EnsPlace *holder, const EnsCounter *counter, GError **error)
{
  g_autoptr (EnsPlace) place = g_new0 (EnsPlace, 1);

  place->path = g_strdup (holder->path);
  place->holder = g_strdup (holder->name);
  place->session = g_object_ref (holder->session);
  place->origin = counter->id;
  place->project = new_counting_project (holder, counter);
  place->name = g_strdup (counter->territory != NULL ? counter->territory : place->project->title);
  place->least = holder->least;
  place->parts = g_ptr_array_new ();
  place->rows = g_ptr_array_new ();
  place->links = g_ptr_array_new ();
  place->nodes = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  place->same = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  place->components = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
  place->indicators = g_ptr_array_ref (holder->indicators);
  return read_figures (place, &counter->id, error) ? g_steal_pointer (&place) : NULL;
}

/** ens_place_find_result: Returns: (nullable) (transfer none): the figures of @indicator. */
const EnsResult *
ens_place_find_result (const EnsPlace *place, const EnsUuid *indicator, gboolean is_wished)
{
  g_autofree char *id = ens_uuid_dup_text (indicator);
  const GPtrArray *results = is_wished ? place->wished : place->results;

  for (guint i = 0; results != NULL && i < results->len; i++) {
    const EnsResult *result = results->pdata[i];

    if (result->part == NULL && strcmp (result->indicator, id) == 0)
      return result;
  }
  return NULL;
}

/** ens_place_has_only_figures: Returns: whether what people said stayed at home, and only counts came. */
gboolean
ens_place_has_only_figures (const EnsPlace *place)
{
  return place->holder != NULL ||
         g_strcmp0 (place->kind, ens_package_kind_words[ENS_PACKAGE_RESULTS]) == 0;
}
