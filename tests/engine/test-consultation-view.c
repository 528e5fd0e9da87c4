// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A consultation as a page shows it: its order, its words, and what too few people stand behind.
#include "ens-consultation-view.h"

#include "ens-consultation-mask.h"
#include "ens-error.h"
#include "ens-test.h"

#include <string.h>

typedef struct {
  EnsTestDir *dir;
  EnsSession *session;
  EnsConsultation *consultation;
} Sample;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Sample *sample = data;

  sample->consultation = ens_consultation_load_finish (ENS_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static void
sample_open (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sample->dir = ens_test_dir_new ();
  path = ens_test_dir_file (sample->dir, "sample.ensemble");
  sample->session = ens_session_create_sample (path, NULL, &error);
  g_assert_no_error (error);
  ens_consultation_load_async (sample->session, NULL, loaded_cb, sample);
  while (sample->consultation == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
sample_close (Sample *sample, gconstpointer data)
{
  ens_consultation_free (sample->consultation);
  g_assert_finalize_object (sample->session);
  ens_test_dir_free (sample->dir);
}

static void
test_order (Sample *sample, gconstpointer data)
{
  static const EnsVoteZone zones[] = { ENS_VOTE_ZONE_CONSENSUS, ENS_VOTE_ZONE_DIVIDED,
                                       ENS_VOTE_ZONE_REJECTED };
  g_autoptr (GArray) order = ens_consultation_rank (sample->consultation);
  const char *last;
  guint at = 0;

  g_assert_cmpuint (order->len, ==, 14);
  for (guint i = 0; i < order->len; i++) {
    guint proposal = g_array_index (order, guint, i);

    while (ens_consultation_get_zone (sample->consultation, proposal) != zones[at])
      g_assert_cmpuint (++at, <, G_N_ELEMENTS (zones));
  }
  g_assert_cmpuint (at, ==, G_N_ELEMENTS (zones) - 1);
  last = sample->consultation->texts->pdata[g_array_index (order, guint, 13)];
  g_assert_cmpstr (last, ==, "Supprimer le marché du mercredi");
}

static void
test_everybody_is_drawn_first (Sample *sample, gconstpointer data)
{
  g_autoptr (EnsScene) scene = ens_consultation_draw (sample->consultation, 0, 600, FALSE);
  const EnsVoteCounts *counts = &g_array_index (sample->consultation->counts, EnsVoteCounts, 0);
  g_autofree char *seen = g_strdup_printf ("%" G_GINT64_FORMAT, counts->seen);

  g_assert_cmpuint (ens_scene_get_n_rows (scene), ==, sample->consultation->votes->n_groups + 1);
  g_assert_cmpuint (ens_scene_get_n_columns (scene), ==, 5);
  g_assert_cmpstr (ens_scene_get_cell (scene, 0, 0), ==, "Everybody");
  g_assert_cmpstr (ens_scene_get_cell (scene, 0, 4), ==, seen);
  g_assert_cmpstr (ens_scene_get_cell (scene, 1, 0), ==, "Opinion group 1");
}

static guint
count_hidden (const EnsScene *scene)
{
  guint n = 0;

  for (guint row = 0; row < ens_scene_get_n_rows (scene); row++)
    if (strcmp (ens_scene_get_cell (scene, row, 1), "hidden") == 0) {
      n++;
      g_assert_cmpstr (ens_scene_get_cell (scene, row, 4), ==, "–");
    }
  return n;
}

// Were one group alone hidden, it could be computed from everybody and the other groups.
static void
test_small_groups_are_hidden (Sample *sample, gconstpointer data)
{
  const EnsVotes *votes = sample->consultation->votes;
  guint n_proposals = sample->consultation->ids->len;

  for (guint least = 3; least < 25; least++) {
    ens_consultation_hide (sample->consultation, least);
    for (guint proposal = 0; proposal < n_proposals; proposal++) {
      g_autoptr (EnsScene)
                   scene = ens_consultation_draw (sample->consultation, proposal, 600, FALSE);
      guint n_hidden = count_hidden (scene);

      g_assert_cmpuint (n_hidden, !=, 1);
      for (guint group = 0; group < votes->n_groups; group++) {
        gint64 seen = votes->group_counts[group * n_proposals + proposal].seen;

        if (seen > 0 && seen < (gint64) least)
          g_assert_cmpstr (ens_scene_get_cell (scene, group + 1, 4), ==, "–");
      }
    }
  }
}

static void
test_words (Sample *sample, gconstpointer data)
{
  g_autofree char *shares = ens_consultation_dup_shares (sample->consultation, 0);
  g_autofree char *group = ens_consultation_dup_group (sample->consultation, 0);
  g_autofree char *size = g_strdup_printf ("Opinion group 1: %u people",
                                           sample->consultation->votes->group_sizes[0]);

  g_assert_nonnull (strstr (shares, "agree"));
  g_assert_true (g_str_has_prefix (group, size));
  g_assert_nonnull (strstr (group, "\n"));
}

static void
test_few_people_are_not_told (Sample *sample, gconstpointer data)
{
  g_autofree char *shares = NULL, *group = NULL;

  ens_consultation_hide (sample->consultation, 1000);
  shares = ens_consultation_dup_shares (sample->consultation, 0);
  group = ens_consultation_dup_group (sample->consultation, 0);
  g_assert_cmpstr (shares, ==, "hidden: too few votes");
  g_assert_cmpstr (group, ==, "Opinion group 1: hidden, too few people here or beside");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/consultation-view/order", Sample, NULL, sample_open, test_order,
              sample_close);
  g_test_add ("/engine/consultation-view/everybody-is-drawn-first", Sample, NULL, sample_open,
              test_everybody_is_drawn_first, sample_close);
  g_test_add ("/engine/consultation-view/small-groups-are-hidden", Sample, NULL, sample_open,
              test_small_groups_are_hidden, sample_close);
  g_test_add ("/engine/consultation-view/words", Sample, NULL, sample_open, test_words,
              sample_close);
  g_test_add ("/engine/consultation-view/few-people-are-not-told", Sample, NULL, sample_open,
              test_few_people_are_not_told, sample_close);
  return g_test_run ();
}
