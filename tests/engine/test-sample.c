// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample comes in whole through the program's own import: every row, marked as invented.
#include "ens-sample.h"

#include "ens-evidence.h"
#include "ens-group.h"
#include "ens-indicator.h"
#include "ens-overview.h"
#include "ens-test.h"

#include <string.h>

typedef struct {
  EnsTestDir *dir;
  EnsSession *session;
} Sample;

static void
sample_open (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sample->dir = ens_test_dir_new ();
  path = ens_test_dir_file (sample->dir, "sample.ensemble");
  sample->session = ens_session_create_sample (path, NULL, &error);
  g_assert_no_error (error);
}

static void
sample_close (Sample *sample, gconstpointer data)
{
  g_assert_finalize_object (sample->session);
  ens_test_dir_free (sample->dir);
}

static void
test_is_whole (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EnsOverview overview;

  ens_overview_read (sample->session, &overview, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (overview.counts[ENS_KIND_GROUP], ==, 7);
  g_assert_cmpuint (overview.counts[ENS_KIND_STATEMENT], ==, 241);
  g_assert_cmpuint (overview.expressions, ==, 342);
  g_assert_cmpuint (overview.placed, ==, 204);
  g_assert_cmpuint (overview.counts[ENS_KIND_CODING], ==, 231);
  g_assert_cmpuint (overview.counts[ENS_KIND_CRITERION], ==, 18);
  g_assert_cmpuint (overview.counts[ENS_KIND_INDICATOR], ==, 12);
  g_assert_cmpuint (overview.counts[ENS_KIND_EVIDENCE], ==, 56);
  g_assert_cmpuint (overview.counts[ENS_KIND_ROUND], ==, 2);
  g_assert_cmpuint (overview.counts[ENS_KIND_RESPONDENT], ==, 300);
  g_assert_cmpuint (overview.counts[ENS_KIND_PARTY], ==, 6);
  g_assert_cmpuint (overview.counts[ENS_KIND_ACTION], ==, 9);
  g_assert_cmpuint (overview.counts[ENS_KIND_RESOURCE], ==, 5);
  g_assert_cmpuint (overview.counts[ENS_KIND_CONTRACT], ==, 1);
  g_assert_cmpuint (overview.counts[ENS_KIND_SIGNING], ==, 4);
  g_assert_cmpuint (overview.counts[ENS_KIND_COMMITMENT], ==, 5);
  g_assert_cmpuint (overview.counts[ENS_KIND_PROPOSAL], ==, 14);
  g_assert_cmpint (overview.states[ENS_STAGE_CONSULTATION], ==, ENS_STAGE_BEGUN);
  g_assert_cmpint (overview.states[ENS_STAGE_ACTIONS], ==, ENS_STAGE_BEGUN);
  g_assert_cmpint (overview.states[ENS_STAGE_CONTRACTS], ==, ENS_STAGE_BEGUN);
}

static void
test_says_what_it_is (Sample *sample, gconstpointer data)
{
  const EnsProject *project = ens_session_get_project (sample->session);

  g_assert_true (project->is_sample);
  g_assert_nonnull (strstr (project->title, "Sample"));
  g_assert_nonnull (strstr (project->territory, "invented"));
  g_assert_nonnull (strstr (project->note, "invented"));
}

static void
test_minors_leave_no_place (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) groups = ens_session_list_rows (sample->session, ENS_KIND_GROUP, NULL);
  guint n_minors = 0;

  for (guint i = 0; i < groups->len; i++) {
    const EnsGroup *group = g_ptr_array_index (groups, i);

    if (!group->minors)
      continue;
    n_minors++;
    g_assert_true (group->place == NULL || *group->place == '\0');
  }
  g_assert_cmpuint (n_minors, ==, 1);
}

static void
test_indicators_hang_together (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray)
               indicators = ens_session_list_rows (sample->session, ENS_KIND_INDICATOR, NULL);

  for (guint i = 0; i < indicators->len; i++) {
    const EnsIndicator *indicator = g_ptr_array_index (indicators, i);

    g_assert_false (ens_uuid_is_nil (&indicator->criterion));
    g_assert_false (ens_uuid_is_nil (&indicator->node));
    g_assert_cmpstr (indicator->language, ==, "fr");
  }
}

static gboolean
has_evidence (GPtrArray *evidences, const EnsUuid *indicator, gint64 from, gint64 to)
{
  for (guint i = 0; i < evidences->len; i++) {
    const EnsEvidence *evidence = g_ptr_array_index (evidences, i);

    if (ens_uuid_equal (&evidence->indicator, indicator) && evidence->level >= from &&
        evidence->level <= to)
      return TRUE;
  }
  return FALSE;
}

// Worded from what people said, of ill-being and of well-being.
static void
test_situations_come_from_statements (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray)
               indicators = ens_session_list_rows (sample->session, ENS_KIND_INDICATOR, NULL);
  g_autoptr (GPtrArray)
               evidences = ens_session_list_rows (sample->session, ENS_KIND_EVIDENCE, NULL);

  g_assert_cmpuint (indicators->len, >, 0);
  for (guint i = 0; i < indicators->len; i++) {
    const EnsIndicator *indicator = g_ptr_array_index (indicators, i);

    g_assert_true (has_evidence (evidences, &indicator->id, 1, 2));
    g_assert_true (has_evidence (evidences, &indicator->id, 4, 5));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/sample/is-whole", Sample, NULL, sample_open, test_is_whole, sample_close);
  g_test_add ("/engine/sample/says-what-it-is", Sample, NULL, sample_open, test_says_what_it_is,
              sample_close);
  g_test_add ("/engine/sample/minors-leave-no-place", Sample, NULL, sample_open,
              test_minors_leave_no_place, sample_close);
  g_test_add ("/engine/sample/indicators-hang-together", Sample, NULL, sample_open,
              test_indicators_hang_together, sample_close);
  g_test_add ("/engine/sample/situations-come-from-statements", Sample, NULL, sample_open,
              test_situations_come_from_statements, sample_close);
  return g_test_run ();
}
