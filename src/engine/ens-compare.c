// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Like with like only: an indicator of the same five situations and version; a component of the same
// codebook, or one that a crosswalk says is the same. Figures of few people stay hidden.
#include "ens-compare.h"

#include "ens-compare-choices.h"
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
  g_autofree char *left = g_utf8_casefold (a->title, -1);
  g_autofree char *right = g_utf8_casefold (b->title, -1);

  return strcmp (a->language, b->language) == 0 && strcmp (left, right) == 0;
}

// The one with the same id, else the one that is called the same.
static const EnsIndicator *
find_counterpart (const EnsPlace *place, const EnsIndicator *indicator)
{
  for (guint i = 0; i < place->indicators->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) place->indicators->pdata[i])->id, &indicator->id))
      return place->indicators->pdata[i];
  for (guint i = 0; i < place->indicators->len; i++)
    if (has_same_title (place->indicators->pdata[i], indicator))
      return place->indicators->pdata[i];
  return NULL;
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
  const EnsIndicator *theirs = find_counterpart (place, ours);
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

static const EnsNode *
find_node (const EnsPlace *place, const EnsUuid *id)
{
  const EnsNode *node = g_hash_table_lookup (place->nodes, id);
  const EnsUuid *same = node == NULL ? g_hash_table_lookup (place->same, id) : NULL;

  return same != NULL ? g_hash_table_lookup (place->nodes, same) : node;
}

static EnsCompareRow *
find_row (GPtrArray *rows, const EnsPlace *place, const EnsUuid *id)
{
  const EnsUuid *same = g_hash_table_lookup (place->same, id);

  for (guint i = 0; i < rows->len; i++) {
    EnsCompareRow *row = rows->pdata[i];

    if (ens_uuid_equal (&row->id, id) || (same != NULL && ens_uuid_equal (&row->id, same)))
      return row;
  }
  return NULL;
}

// Whose codebook is a copy knows which of our codes is the same; we may not know the copy.
static const EnsNode *
find_ours (const EnsComparison *comparison, guint owner, const EnsUuid *id)
{
  const EnsPlace *here = ens_comparison_get_place (comparison, 0);
  const EnsNode *ours = find_node (here, id);
  const EnsUuid *same = g_hash_table_lookup (ens_comparison_get_place (comparison, owner)->same,
                                             id);

  return ours == NULL && same != NULL ? find_node (here, same) : ours;
}

static EnsCompareRow *
add_node (EnsComparison *comparison, GPtrArray *rows, guint owner, const EnsNode *node)
{
  const EnsNode *ours = find_ours (comparison, owner, &node->id);
  guint speaker = ours != NULL ? 0 : owner;
  EnsCompareRow *row;

  if (ours == NULL)
    ours = node;
  row = ens_compare_row_new (comparison, &ours->id);
  row->code = g_strdup (ours->code);
  row->title = ens_comparison_dup_wording (comparison, speaker, &ours->id, "label", ours->label);
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_expressions (EnsComparison *comparison,
                 GPtrArray *rows,
                 guint at,
                 const EnsNode *node,
                 gint64 n)
{
  const EnsPlace *place = ens_comparison_get_place (comparison, at);
  EnsCompareRow *row = find_row (rows, place, &node->id);

  if (row == NULL)
    row = add_node (comparison, rows, at, node);
  row->cells[at].is_there = TRUE;
  row->cells[at].n += n;
  row->cells[at].share = place->n_sorted > 0 ? (double) row->cells[at].n / place->n_sorted : 0;
  row->is_ours |= at == 0;
}

static const EnsNode *
find_dimension (const EnsPlace *place, const EnsNode *node)
{
  const EnsNode *parent = g_hash_table_lookup (place->nodes, &node->parent);

  return parent != NULL ? parent : node;
}

static void
compare_components (EnsComparison *comparison)
{
  for (guint at = 0; at < comparison->places->len; at++) {
    const EnsPlace *place = ens_comparison_get_place (comparison, at);

    // In the order of the codebook, not of a table in memory.
    for (guint i = 0; i < place->rows->len; i++) {
      const EnsNode *node = place->rows->pdata[i];
      const gint64 *n = g_hash_table_lookup (place->components, &node->id);

      if (n == NULL)
        continue;
      add_expressions (comparison, comparison->dimensions, at, find_dimension (place, node), *n);
      add_expressions (comparison, comparison->components, at, node, *n);
    }
  }
}

// A place whose codebook does not have the component did not "not name it".
static void
say_what_is_missing (EnsComparison *comparison, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    EnsCompareRow *row = rows->pdata[i];

    for (guint k = 0; k < row->n_cells; k++) {
      EnsCompareCell *cell = &row->cells[k];
      const EnsPlace *place = ens_comparison_get_place (comparison, k);

      if (cell->is_there)
        continue;
      if (ens_place_has_only_figures (place))
        cell->refusal = g_strdup (_ ("only figures of surveys came"));
      else if (place->n_sorted == 0)
        cell->refusal = g_strdup (_ ("no statement has a component yet"));
      else if (find_node (place, &row->id) == NULL)
        cell->refusal = g_strdup (k == 0 ? _ ("our codebook has no such component")
                                         : _ ("their codebook has no such component"));
    }
  }
}

static double
get_sum (const EnsCompareRow *row)
{
  double sum = 0;

  for (guint i = 0; i < row->n_cells; i++)
    sum += row->cells[i].share;
  return sum;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const EnsCompareRow *left = *(EnsCompareRow *const *) a;
  const EnsCompareRow *right = *(EnsCompareRow *const *) b;
  double difference = get_sum (right) - get_sum (left);

  if (difference != 0)
    return difference > 0 ? 1 : -1;
  return g_strcmp0 (left->code, right->code);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(EnsCompareRow *const *) a)->code, (*(EnsCompareRow *const *) b)->code);
}

// Equal shares have equal ranks.
static void
rank (GPtrArray *rows, guint place)
{
  for (guint i = 0; i < rows->len; i++) {
    EnsCompareCell *cell = &((EnsCompareRow *) rows->pdata[i])->cells[place];

    cell->rank = cell->n > 0 ? 1 : 0;
    for (guint k = 0; k < rows->len && cell->n > 0; k++)
      cell->rank += ((EnsCompareRow *) rows->pdata[k])->cells[place].n > cell->n;
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
    if (place->n_sorted < place->n_expressions)
      g_ptr_array_add (
        comparison->refusals,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%s: %" PRId64 " of %" PRId64
                                      " statement has no component and is not compared",
                                      "%s: %" PRId64 " of %" PRId64
                                      " statements have no component and are not compared",
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
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("compare 2 to %d places"),
                 ENS_COMPARE_MOST_PLACES);
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
list_offers (EnsComparison *comparison, GError **error)
{
  const char *language = ens_comparison_get_place (comparison, 0)->project->language;

  for (guint i = 1; i < comparison->places->len; i++) {
    EnsPlace *place = ens_comparison_get_place (comparison, i);

    // The one in whose file they stand offers them.
    if (place->holder != NULL)
      continue;
    place->offers = ens_place_list_offers (place, language, error);
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
  compare_indicators (comparison);
  ens_comparison_add_choices (comparison);
  compare_components (comparison);
  say_what_is_missing (comparison, comparison->components);
  say_what_is_missing (comparison, comparison->dimensions);
  g_ptr_array_sort (comparison->components, compare_rows);
  g_ptr_array_sort (comparison->dimensions, compare_codes);
  for (guint i = 0; i < comparison->places->len; i++)
    rank (comparison->components, i);
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
