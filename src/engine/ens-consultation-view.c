// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What most agree on comes first, then what divides people: both are worth talking about.
#include "ens-consultation-view.h"

#include "ens-chart-votes.h"
#include "ens-consultation-mask.h"
#include "ens-error.h"
#include "ens-figures.h"
#include "ens-scene-cairo.h"
#include "ens-work.h"

typedef struct {
  EnsConsultation *consultation;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->consultation, ens_consultation_free);
  g_free (job);
}

static gboolean
run_load (EnsSession *twin, gpointer data, GError **error)
{
  Job *job = data;

  job->consultation = ens_consultation_load (twin, 0, error);
  return job->consultation != NULL;
}

/** ens_consultation_load_async: as ens_consultation_load(), in another thread. */
void
ens_consultation_load_async (EnsSession *session,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, data);

  g_task_set_source_tag (task, ens_consultation_load_async);
  g_task_set_task_data (task, g_new0 (Job, 1), (GDestroyNotify) job_free);
  ens_work_start (task, ENS_WORK_LOOK, run_load, NULL);
}

/** ens_consultation_load_finish: Returns: (transfer full): as ens_consultation_load() gives it. */
EnsConsultation *
ens_consultation_load_finish (EnsSession *session, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  job = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&job->consultation);
}

static const EnsVoteCounts *
get_counts (const EnsConsultation *self, guint proposal)
{
  return &g_array_index (self->counts, EnsVoteCounts, proposal);
}

/** ens_consultation_get_zone: Returns: where @proposal stands; few votes, where they are hidden. */
EnsVoteZone
ens_consultation_get_zone (const EnsConsultation *self, guint proposal)
{
  return ens_consultation_hides (self, proposal) ? ENS_VOTE_ZONE_FEW
                                                 : ens_vote_zone (get_counts (self, proposal));
}

static guint
get_place (EnsVoteZone zone)
{
  static const guint places[] = { 4, 0, 2, 1, 3 };

  return places[zone];
}

static int
compare_proposals (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint left = *(const guint *) a;
  const guint right = *(const guint *) b;
  const EnsVoteCounts *first = get_counts (data, left);
  const EnsVoteCounts *second = get_counts (data, right);
  guint place = get_place (ens_consultation_get_zone (data, left));
  guint other = get_place (ens_consultation_get_zone (data, right));
  double share = (double) (first->agree + 1) / (double) (first->agree + first->disagree + 2);
  double lesser = (double) (second->agree + 1) / (double) (second->agree + second->disagree + 2);

  if (place != other)
    return place < other ? -1 : 1;
  // The order of what is hidden would tell of it.
  if (share != lesser && !ens_consultation_hides (data, left) &&
      !ens_consultation_hides (data, right))
    return share > lesser ? -1 : 1;
  return left < right ? -1 : left > right;
}

/**
 * ens_consultation_rank:
 *
 * Returns: (transfer full) (element-type guint): all proposals by what they come to: agreed on, divided,
 *   rejected, open, too few votes; the most agreed first in each
 */
GArray *
ens_consultation_rank (const EnsConsultation *self)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->ids->len);

  for (guint i = 0; i < self->ids->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_proposals, (gpointer) self);
  return order;
}

/** ens_consultation_get_zone_name: Returns: (transfer none): @zone in the user's language. */
const char *
ens_consultation_get_zone_name (EnsVoteZone zone)
{
  static const char *const names[] = { N_ ("Few votes"), N_ ("Consensus"), N_ ("Rejected"),
                                       N_ ("Controversy"), N_ ("Open") };

  g_return_val_if_fail ((guint) zone < G_N_ELEMENTS (names), "");
  return _ (names[zone]);
}

/** ens_consultation_get_zone_sentence: Returns: (transfer none): what @zone means, in words. */
const char *
ens_consultation_get_zone_sentence (EnsVoteZone zone)
{
  static const char *const sentences[] = {
    N_ ("Too few people have voted to tell anything."),
    N_ ("Most people agree with this."),
    N_ ("Most people do not want this."),
    N_ ("People are divided: worth talking about."),
    N_ ("More people lean to one side, but not clearly."),
  };

  g_return_val_if_fail ((guint) zone < G_N_ELEMENTS (sentences), "");
  return _ (sentences[zone]);
}

static const EnsVoteCounts *
get_group_counts (const EnsConsultation *self, guint group, guint proposal)
{
  return &self->votes->group_counts[group * self->votes->n_proposals + proposal];
}

/** ens_consultation_dup_shares: “85 % agree, 7 % disagree, 48 votes”, or why that is not told. */
char *
ens_consultation_dup_shares (const EnsConsultation *self, guint proposal)
{
  const EnsVoteCounts *counts = get_counts (self, proposal);
  g_autofree char *agree = NULL;
  g_autofree char *disagree = NULL;
  g_autofree char *votes = NULL;

  if (counts->seen == 0)
    return g_strdup (_ ("no votes"));
  if (ens_consultation_hides (self, proposal))
    return g_strdup (_ ("hidden: too few votes"));
  agree = ens_figures_dup_percent ((double) counts->agree / (double) counts->seen);
  disagree = ens_figures_dup_percent ((double) counts->disagree / (double) counts->seen);
  votes = ens_figures_dup_count ((guint64) counts->seen);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s agree, %s disagree, %s vote",
                                       "%s agree, %s disagree, %s votes", (gulong) counts->seen),
                          agree, disagree, votes);
}

static char *
dup_group_name (guint group)
{
  return g_strdup_printf (_ ("Opinion group %u"), group + 1);
}

/**
 * ens_consultation_draw:
 * @width: of the picture in points; at least 320
 *
 * Returns: (transfer full): how everybody and each opinion group voted on @proposal
 */
EnsScene *
ens_consultation_draw (const EnsConsultation *self, guint proposal, double width, gboolean is_rtl)
{
  g_autoptr (EnsPangoMeasure) measure = ens_pango_measure_new ();
  const EnsChartOptions options = { width, is_rtl, NULL, ens_pango_measure_get (measure) };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = self->votes != NULL ? self->votes->n_groups : 0;
  g_autofree EnsVotesRow *rows = g_new0 (EnsVotesRow, n + 1);
  const EnsChartVotes data = { rows, n + 1, self->plan->least };

  rows[0] = (EnsVotesRow){ _ ("Everybody"), *get_counts (self, proposal),
                           ens_consultation_hides (self, proposal) };
  for (guint group = 0; group < n; group++) {
    g_ptr_array_add (names, dup_group_name (group));
    rows[group + 1] = (EnsVotesRow){ names->pdata[group], *get_group_counts (self, group, proposal),
                                     ens_consultation_hides_cell (self, proposal, group) };
  }
  return ens_chart_votes_new (&data, &options);
}

/**
 * ens_consultation_dup_group:
 * @group: below the number of opinion groups
 *
 * Returns: (transfer full): who that is, and what marks it out, as lines of text
 */
char *
ens_consultation_dup_group (const EnsConsultation *self, guint group)
{
  g_autofree char *name = dup_group_name (group);
  guint size = self->votes->group_sizes[group];
  g_autofree char *people = ens_figures_dup_count (size);
  g_autoptr (GString) text = g_string_new (NULL);

  if (ens_consultation_hides_group (self, group)) {
    g_string_append_printf (text, _ ("%s: hidden, too few people here or beside"), name);
    return g_string_free (g_steal_pointer (&text), FALSE);
  }
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%s: %s person", "%s: %s people", size),
                          name, people);
  for (guint i = 0; i < self->votes->n_representatives; i++) {
    const EnsVoteRepresentative *mark = &self->votes->representatives[i];
    const char *said = self->texts->pdata[mark->proposal];

    if (mark->group != group || ens_consultation_hides_mark (self, mark))
      continue;
    g_string_append_c (text, '\n');
    g_string_append_printf (text,
                            mark->is_agreed ? _ ("agrees more than others: “%s”")
                                            : _ ("disagrees more than others: “%s”"),
                            said);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
