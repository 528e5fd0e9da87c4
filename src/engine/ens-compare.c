// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Like with like only: an indicator of the same five situations and version. Figures of few people stay
// hidden.
#include "ens-compare.h"

#include "ens-compare-choices.h"
#include "ens-compare-components.h"
#include "ens-compare-private.h"
#include "ens-error.h"
#include "ens-wording.h"

#include <inttypes.h>
#include <string.h>

static void
row_free (EnsCompareRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    g_free (row->cells[i].refusal);
    g_free (row->cells[i].shares);
  }
  g_clear_pointer (&row->options, g_ptr_array_unref);
  g_free (row->cells);
  g_free (row->code);
  g_free (row->title);
  g_free (row);
}

/** ens_compare_row_new: Returns: (transfer full): without a title, its cells empty. */
EnsCompareRow *
ens_compare_row_new (const EnsComparison *comparison, const EnsUuid *id)
{
  EnsCompareRow *row = g_new0 (EnsCompareRow, 1);

  row->id = *id;
  row->n_cells = comparison->places->len;
  row->cells = g_new0 (EnsCompareCell, row->n_cells);
  return row;
}

void
ens_comparison_free (EnsComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_ptr_array_unref (comparison->places);
  g_ptr_array_unref (comparison->indicators);
  g_ptr_array_unref (comparison->wished);
  g_ptr_array_unref (comparison->choices);
  g_ptr_array_unref (comparison->components);
  g_ptr_array_unref (comparison->dimensions);
  g_ptr_array_unref (comparison->refusals);
  g_free (comparison);
}

/** ens_comparison_get_place: Returns: (transfer none): the one at @index. */
EnsPlace *
ens_comparison_get_place (const EnsComparison *self, guint index)
{
  return self->places->pdata[index];
}

static gboolean
has_same_levels (const EnsIndicator *a, const EnsIndicator *b)
{
  return g_strcmp0 (a->level1, b->level1) == 0 && g_strcmp0 (a->level2, b->level2) == 0 &&
         g_strcmp0 (a->level3, b->level3) == 0 && g_strcmp0 (a->level4, b->level4) == 0 &&
         g_strcmp0 (a->level5, b->level5) == 0;
}

static gboolean
has_same_title (const EnsIndicator *a, const EnsIndicator *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (strcmp (a->language, b->language) != 0)
    return FALSE;
  if (strcmp (a->title, b->title) == 0)
    return TRUE;
  left = g_utf8_casefold (a->title, -1);
  right = g_utf8_casefold (b->title, -1);
  return strcmp (left, right) == 0;
}

// What was asked before the rest; of that the one with the same id, else of the same version.
static int
rate_counterpart (const EnsPlace *place, const EnsIndicator *theirs, const EnsIndicator *indicator)
{
  const gboolean is_same = ens_uuid_equal (&theirs->id, &indicator->id);

  if (!is_same && !has_same_title (theirs, indicator))
    return 0;
  return 1 +
         (is_same                                 ? 2
          : theirs->version == indicator->version ? 1
                                                  : 0) +
         (ens_place_find_result (place, &theirs->id, FALSE) != NULL ? 4 : 0);
}

// The same indicator, or one that is called the same.
static const EnsIndicator *
find_counterpart (const EnsPlace *place, const EnsIndicator *indicator)
{
  const EnsIndicator *best = NULL;
  int most = 0;

  for (guint i = 0; i < place->indicators->len; i++) {
    const EnsIndicator *theirs = place->indicators->pdata[i];
    const int rate = rate_counterpart (place, theirs, indicator);

    if (rate > most) {
      most = rate;
      best = theirs;
    }
  }
  return best;
}

static char *
dup_difference (const EnsIndicator *ours, const EnsIndicator *theirs)
{
  if (ours->version != theirs->version)
    return g_strdup_printf (_ ("different version (%" PRId64 " instead of %" PRId64 ")"),
                            theirs->version, ours->version);
  return has_same_levels (ours, theirs) ? NULL : g_strdup (_ ("different scale"));
}

/** ens_comparison_dup_unasked: @place: its index. Returns: (transfer full): why there is no figure. */
char *
ens_comparison_dup_unasked (guint place)
{
  return g_strdup (place == 0 ? _ ("not asked here") : _ ("not asked there"));
}

/** ens_comparison_dup_hidden: Returns: (transfer full): why no figure of @place is shown. */
char *
ens_comparison_dup_hidden (const EnsPlace *place)
{
  // Why it is hidden would tell how many they are.
  return g_strdup_printf (_ ("n hidden: fewer than %" PRId64
                             ", or others could be computed from it"),
                          place->least);
}

static char *
dup_refusal (const EnsComparison *comparison,
             guint at,
             const EnsIndicator *ours,
             const EnsIndicator *theirs,
             gboolean is_wished)
{
  const EnsPlace *place = ens_comparison_get_place (comparison, at);
  const EnsResult *result;
  char *difference;

  if (theirs == NULL)
    return ens_comparison_dup_unasked (at);
  difference = dup_difference (ours, theirs);
  if (difference != NULL)
    return difference;
  result = ens_place_find_result (place, &theirs->id, is_wished);
  // A survey that asks other things, or figures of others, of which there are none of this.
  if (result == NULL && (is_wished || place->results != NULL))
    return ens_comparison_dup_unasked (at);
  if (result == NULL || (!result->is_untold && result->stats.n + result->stats.missing == 0))
    return g_strdup (_ ("no answers yet"));
  return result->is_hidden ? ens_comparison_dup_hidden (place) : NULL;
}

static void
fill_indicator (const EnsComparison *comparison,
                EnsCompareRow *row,
                guint at,
                const EnsIndicator *ours,
                gboolean is_wished)
{
  const EnsPlace *place = ens_comparison_get_place (comparison, at);
  const gboolean is_owner = g_ptr_array_find (place->indicators, ours, NULL);
  const EnsIndicator *theirs = is_owner ? ours : find_counterpart (place, ours);
  EnsCompareCell *cell = &row->cells[at];

  cell->is_there = theirs != NULL;
  cell->refusal = dup_refusal (comparison, at, ours, theirs, is_wished);
  if (cell->refusal != NULL)
    return;
  cell->stats = ens_place_find_result (place, &theirs->id, is_wished)->stats;
  cell->n = cell->stats.n;
  cell->missing = cell->stats.missing;
}

static gboolean
is_listed (const EnsComparison *comparison, guint before, const EnsIndicator *indicator)
{
  for (guint i = 0; i < before; i++)
    if (find_counterpart (ens_comparison_get_place (comparison, i), indicator) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * ens_comparison_dup_wording:
 * @owner: the place whose text it is
 *
 * Returns: (transfer full): the text in the reader's language, which is that of the first place, where
 *   anybody translated it
 */
char *
ens_comparison_dup_wording (const EnsComparison *comparison,
                            guint owner,
                            const EnsUuid *id,
                            const char *field,
                            const char *original)
{
  const char *language = ens_comparison_get_place (comparison, 0)->project->language;
  char *text = ens_wording_dup_in (ens_comparison_get_place (comparison, owner)->session, id, field,
                                   language);

  for (guint i = 0; i < comparison->places->len && text == NULL; i++)
    text = ens_wording_dup_in (ens_comparison_get_place (comparison, i)->session, id, field,
                               language);
  return text != NULL ? text : g_strdup (original);
}

static EnsDifferenceVerdict
find_verdict (const EnsCompareCell *a, const EnsCompareCell *b)
{
  return ens_indicator_difference (a->stats.well_being, a->stats.effective_n, b->stats.well_being,
                                   b->stats.effective_n)
    .verdict;
}

// Its rank, and the ranks that it may have as well where chance explains who is before whom.
static void
rank_cell (const EnsCompareRow *row, EnsCompareCell *cell)
{
  guint n = 0, n_before = 0, n_behind = 0;

  cell->rank = 1;
  for (guint i = 0; i < row->n_cells; i++) {
    const EnsCompareCell *other = &row->cells[i];
    EnsDifferenceVerdict verdict;

    if (other->refusal != NULL)
      continue;
    n++;
    verdict = find_verdict (cell, other);
    cell->rank += other->stats.well_being > cell->stats.well_being;
    n_before += verdict == ENS_VERDICT_MORE;
    n_behind += verdict == ENS_VERDICT_LESS;
  }
  cell->rank_best = 1 + n_before;
  cell->rank_worst = n - n_behind;
}

static void
judge (EnsCompareRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    EnsCompareCell *cell = &row->cells[i];

    if (cell->refusal != NULL)
      continue;
    rank_cell (row, cell);
    if (row->cells[0].refusal == NULL)
      cell->verdict = find_verdict (&row->cells[0], cell);
  }
}

static EnsCompareRow *
new_indicator (const EnsComparison *comparison,
               guint owner,
               const EnsIndicator *indicator,
               gboolean is_wished)
{
  EnsCompareRow *row = ens_compare_row_new (comparison, &indicator->id);
  g_autofree char *title = ens_comparison_dup_wording (comparison, owner, &indicator->id, "title",
                                                       indicator->title);

  row->is_ours = owner == 0;
  row->title = is_wished ? g_strdup_printf (_ ("%s (wished)"), title) : g_steal_pointer (&title);
  for (guint i = 0; i < row->n_cells; i++)
    fill_indicator (comparison, row, i, indicator, is_wished);
  judge (row);
  return row;
}

static gboolean
is_wished_anywhere (const EnsComparison *comparison, const EnsIndicator *indicator)
{
  for (guint i = 0; i < comparison->places->len; i++) {
    const EnsPlace *place = ens_comparison_get_place (comparison, i);
    const EnsIndicator *theirs = find_counterpart (place, indicator);

    if (theirs != NULL && ens_place_find_result (place, &theirs->id, TRUE) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
add_indicator (EnsComparison *comparison, guint owner, const EnsIndicator *indicator)
{
  g_ptr_array_add (comparison->indicators, new_indicator (comparison, owner, indicator, FALSE));
  if (is_wished_anywhere (comparison, indicator))
    g_ptr_array_add (comparison->wished, new_indicator (comparison, owner, indicator, TRUE));
}

static void
compare_indicators (EnsComparison *comparison)
{
  for (guint owner = 0; owner < comparison->places->len; owner++) {
    const EnsPlace *place = ens_comparison_get_place (comparison, owner);

    for (guint i = 0; i < place->indicators->len; i++)
      if (!is_listed (comparison, owner, place->indicators->pdata[i]))
        add_indicator (comparison, owner, place->indicators->pdata[i]);
  }
}

static void
add_refusals (EnsComparison *comparison)
{
  const EnsPlace *ours = ens_comparison_get_place (comparison, 0);

  for (guint i = 0; i < comparison->places->len; i++) {
    const EnsPlace *place = ens_comparison_get_place (comparison, i);

    if (place->holder != NULL)
      g_ptr_array_add (comparison->refusals,
                       g_strdup_printf (_ ("%s: only its figures of surveys are known, from the "
                                           "file of %s"),
                                        place->name, place->holder));
    if (i > 0 && ours->edition != NULL && place->edition != NULL &&
        strcmp (ours->edition, place->edition) != 0)
      g_ptr_array_add (
        comparison->refusals,
        g_strdup_printf (_ ("%s uses another codebook (%s): only components that a crosswalk calls "
                            "the same are laid beside ours"),
                         place->name, place->edition));
    if (place->n_sorted < place->n_expressions && !place->is_hidden)
      g_ptr_array_add (
        comparison->refusals,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%s: %" PRId64 " of %" PRId64
                                      " expression has no component and is not compared",
                                      "%s: %" PRId64 " of %" PRId64
                                      " expressions have no component and are not compared",
                                      (gulong) place->n_expressions),
                         place->name, place->n_expressions - place->n_sorted,
                         place->n_expressions));
  }
}

static gboolean
open_places (EnsComparison *comparison,
             const char *const *paths,
             const EnsProgress *progress,
             GError **error)
{
  guint n = g_strv_length ((char **) paths);
  g_autoptr (EnsSession) blank = NULL;

  if (n < 2 || n > ENS_COMPARE_MOST_PLACES) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("From 2 to %d places can be compared: %u were chosen"), ENS_COMPARE_MOST_PLACES,
                 n);
    return FALSE;
  }
  blank = ens_place_new_blank (error);
  if (blank == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    EnsPlace *place;

    if (!ens_progress_step (progress, (double) i / n, error))
      return FALSE;
    place = ens_place_new (paths[i], blank, error);
    if (place == NULL)
      return FALSE;
    g_ptr_array_add (comparison->places, place);
  }
  return TRUE;
}

static gboolean
has_origin (const EnsComparison *comparison, const EnsUuid *origin)
{
  for (guint i = 0; i < comparison->places->len; i++)
    if (ens_uuid_equal (&ens_comparison_get_place (comparison, i)->origin, origin))
      return TRUE;
  return FALSE;
}

static gboolean
add_counted (EnsComparison *comparison, const EnsPlace *holder, GError **error)
{
  g_autoptr (GPtrArray) counters = ens_place_list_counters (holder, error);

  for (guint i = 0; counters != NULL && i < counters->len; i++) {
    const EnsCounter *counter = counters->pdata[i];
    EnsPlace *place;

    if (has_origin (comparison, &counter->id) || comparison->places->len == ENS_COMPARE_MOST_PLACES)
      continue;
    place = ens_place_new_counted (holder, counter, error);
    if (place == NULL)
      return FALSE;
    g_ptr_array_add (comparison->places, place);
  }
  return counters != NULL;
}

// Who counted elsewhere is a place of its own, after all that have a file.
static gboolean
add_all_counted (EnsComparison *comparison, GError **error)
{
  const guint n = comparison->places->len;

  for (guint i = 0; i < n; i++)
    if (!add_counted (comparison, ens_comparison_get_place (comparison, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
has_name (const EnsComparison *comparison, const EnsPlace *place)
{
  for (guint i = 0; i < comparison->places->len; i++) {
    const EnsPlace *other = ens_comparison_get_place (comparison, i);

    if (other != place && strcmp (other->name, place->name) == 0)
      return TRUE;
  }
  return FALSE;
}

// Quarters of two cities may have one name: then the title of the project tells them apart, else a number.
static void
tell_apart (EnsComparison *comparison)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < comparison->places->len; i++) {
    const EnsPlace *place = ens_comparison_get_place (comparison, i);
    const gboolean is_unclear = has_name (comparison, place) &&
                                strcmp (place->name, place->project->title) != 0;
    g_autofree char *name = is_unclear
                              ? g_strdup_printf ("%s (%s)", place->name, place->project->title)
                              : g_strdup (place->name);
    char *full = g_strdup (name);

    for (guint n = 2; g_hash_table_contains (seen, full); n++) {
      g_free (full);
      full = g_strdup_printf ("%s (%u)", name, n);
    }
    g_ptr_array_add (names, full);
    g_hash_table_add (seen, full);
  }
  for (guint i = 0; i < names->len; i++) {
    g_free (ens_comparison_get_place (comparison, i)->name);
    ens_comparison_get_place (comparison, i)->name = g_strdup (names->pdata[i]);
  }
}

static gboolean
list_offers (EnsComparison *comparison, GError **error)
{
  const char *language = ens_comparison_get_place (comparison, 0)->project->language;

  for (guint i = 1; i < comparison->places->len; i++) {
    EnsPlace *place = ens_comparison_get_place (comparison, i);

    // The one in whose file they stand offers them.
    if (place->holder != NULL)
      continue;
    place->offers = ens_offer_list (place->session, language, error);
    if (place->offers == NULL)
      return FALSE;
  }
  return TRUE;
}

/**
 * ens_compare:
 * @paths: (array zero-terminated=1): projects, packages or bundles, ours first
 * @progress: (nullable): may stop it
 *
 * Returns: (transfer full): the places side by side
 */
EnsComparison *
ens_compare (const char *const *paths, const EnsProgress *progress, GError **error)
{
  g_autoptr (EnsComparison) comparison = g_new0 (EnsComparison, 1);

  comparison->places = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_place_free);
  comparison->indicators = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  comparison->wished = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  comparison->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  comparison->components = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  comparison->dimensions = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  comparison->refusals = g_ptr_array_new_with_free_func (g_free);
  if (!open_places (comparison, paths, progress, error) || !add_all_counted (comparison, error))
    return NULL;
  tell_apart (comparison);
  compare_indicators (comparison);
  ens_comparison_add_choices (comparison);
  ens_comparison_add_components (comparison);
  add_refusals (comparison);
  if (!list_offers (comparison, error))
    return NULL;
  for (guint i = 0; i < comparison->places->len; i++)
    ens_place_close (comparison->places->pdata[i]);
  return g_steal_pointer (&comparison);
}

typedef struct {
  char **paths;
  EnsProgress progress;
} Job;

static void
job_free (Job *job)
{
  g_strfreev (job->paths);
  g_clear_object (&job->progress.cancellable);
  g_free (job);
}

static void
run_compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  EnsComparison *comparison = ens_compare ((const char *const *) job->paths, &job->progress,
                                           &error);

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) ens_comparison_free);
  else
    g_task_return_error (task, error);
}

/** ens_compare_async: as ens_compare(), in another thread; all is copied. */
void
ens_compare_async (const char *const *paths,
                   const EnsProgress *progress,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->paths = g_strdupv ((char **) paths);
  if (progress != NULL) {
    job->progress = *progress;
    if (progress->cancellable != NULL)
      g_object_ref (progress->cancellable);
  }
  g_task_set_source_tag (task, ens_compare_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_compare);
}

/** ens_compare_finish: Returns: (transfer full): the places side by side. */
EnsComparison *
ens_compare_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
