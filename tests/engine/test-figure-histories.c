// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sites that ask the same survey of their own people publish what they counted, again and again. Whoever
// merges all of it, in any order and grouping, some of it twice, holds the same figures to the byte: of each
// site what it counted last. ENS_TEST_HISTORIES says how many histories, ENS_TEST_SEED which.
#include "ens-answer.h"
#include "ens-choice-figure.h"
#include "ens-exchange.h"
#include "ens-figure.h"
#include "ens-merge.h"
#include "ens-reply.h"
#include "ens-session-journal.h"
#include "random-rows.h"
#include "random-survey.h"

#include <string.h>

#define N_SITES    3
#define N_READERS  3
#define MOST_DEEDS 12

/** World: @packages: every package that was written; @last: of each site the body that it wrote last */
typedef struct {
  EnsRng rng;
  EnsTestDir *dir;
  EnsSession *sites[N_SITES];
  char *last[N_SITES];
  GPtrArray *packages;
  guint n_names;
} World;

static char *
dup_path (World *world, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("%u%s", world->n_names++, ending);

  return ens_test_dir_file (world->dir, name);
}

static EnsSession *
create (World *world, const char *title)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autofree char *path = dup_path (world, ".ensemble");
  g_autoptr (GError) error = NULL;
  EnsSession *session;

  project->title = g_strdup (title);
  project->territory = g_strdup (title);
  project->language = g_strdup ("en");
  session = ens_session_create (path, project, "none", &error);
  g_assert_no_error (error);
  return session;
}

// Returns: what stands in the package after its header.
static char *
publish (World *world, EnsSession *session, char **path)
{
  const EnsExportRequest request = { .path = *path = dup_path (world, ".xml"),
                                     .format = "package",
                                     .kind = "results" };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  ens_exchange_export (session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  text = ens_test_read (*path);
  return g_strdup (strchr (strchr (text, '\n') + 1, '\n') + 1);
}

static char *
dup_body (World *world, EnsSession *session)
{
  g_autofree char *path = NULL;

  return publish (world, session, &path);
}

static void
begin (World *world, guint64 seed)
{
  RandomSurvey all;

  world->dir = ens_test_dir_new ();
  world->packages = g_ptr_array_new_with_free_func (g_free);
  ens_rng_seed (&world->rng, seed);
  random_survey_draw (&all, &world->rng);
  for (guint i = 0; i < N_SITES; i++) {
    g_autofree char *title = g_strdup_printf ("Site %u", i);
    RandomSurvey own;

    random_survey_draw (&own, &world->rng);
    memcpy (all.people, own.people, sizeof all.people);
    memcpy (all.answers, own.answers, sizeof all.answers);
    world->sites[i] = create (world, title);
    random_survey_put (&all, world->sites[i], world->dir);
  }
}

static void
end (World *world)
{
  for (guint i = 0; i < N_SITES; i++) {
    g_object_unref (world->sites[i]);
    g_free (world->last[i]);
  }
  g_ptr_array_unref (world->packages);
  ens_test_dir_free (world->dir);
}

static void
merge (EnsSession *session, const char *const *paths)
{
  const EnsMergeRequest request = { .paths = paths, .prefer = ENS_PREFER_NEWEST };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsMergeReport) report = ens_merge_run (session, &request, NULL, faults, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
}

// Somebody answers otherwise, publishes, or takes in what another site published.
static void
act (World *world)
{
  guint at = ens_rng_below (&world->rng, N_SITES);
  EnsSession *site = world->sites[at];
  char *path = NULL;

  switch (ens_rng_below (&world->rng, 4)) {
  case 0:
    random_row_change (&world->rng, site, &ens_answer_entity);
    break;
  case 1:
    if (world->packages->len > 0) {
      const char *const paths[] = {
        world->packages->pdata[ens_rng_below (&world->rng, world->packages->len)], NULL
      };

      merge (site, paths);
    }
    break;
  default:
    g_free (world->last[at]);
    world->last[at] = publish (world, site, &path);
    g_ptr_array_add (world->packages, path);
  }
}

static void
read_all (World *world, EnsSession *reader)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint at = 0;

  for (guint i = 0; i < world->packages->len; i++)
    for (guint times = ens_rng_below (&world->rng, 4) == 0 ? 2 : 1; times > 0; times--)
      g_ptr_array_insert (order, (int) ens_rng_below (&world->rng, order->len + 1),
                          world->packages->pdata[i]);
  while (at < order->len) {
    g_autoptr (GPtrArray) some = g_ptr_array_new ();
    guint n = 1 + ens_rng_below (&world->rng, order->len - at);

    for (guint i = 0; i < n; i++)
      g_ptr_array_add (some, order->pdata[at++]);
    g_ptr_array_add (some, NULL);
    merge (reader, (const char *const *) some->pdata);
  }
}

// Returns: the lines of @site's own figures.
static char *
dup_own (const char *body, EnsSession *site)
{
  g_autofree char *id = ens_uuid_dup_text (&ens_session_get_project (site)->id);
  g_autofree char *mark = g_strdup_printf (" counter=\"%s\"", id);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autoptr (GString) own = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], mark) != NULL)
      g_string_append_printf (own, "%s\n", lines[i]);
  return g_string_free (g_steal_pointer (&own), FALSE);
}

// Of each site all figures that it published last, and no other of it.
static void
check_last (const World *world, const char *body)
{
  for (guint i = 0; i < N_SITES; i++) {
    g_autofree char *told = world->last[i] != NULL ? dup_own (world->last[i], world->sites[i])
                                                   : g_strdup ("");
    g_autofree char *kept = dup_own (body, world->sites[i]);

    g_assert_cmpstr (kept, ==, told);
  }
}

static void
check_undo (World *world, EnsSession *reader, const char *full)
{
  g_autofree char *before = NULL;
  g_autofree char *again = NULL;

  while (ens_session_undo (reader, NULL))
    continue;
  g_assert_cmpuint (ens_session_count (reader, ENS_KIND_FIGURE), ==, 0);
  g_assert_cmpuint (ens_session_count (reader, ENS_KIND_CHOICE), ==, 0);
  while (ens_session_redo (reader, NULL))
    continue;
  again = dup_body (world, reader);
  g_assert_cmpstr (again, ==, full);
}

static void
run_history (guint64 seed)
{
  World world = { .n_names = 0 };
  g_autofree char *full = NULL;
  guint n;

  g_test_message ("history %" G_GUINT64_FORMAT, seed);
  begin (&world, seed);
  n = 2 + ens_rng_below (&world.rng, MOST_DEEDS);
  for (guint i = 0; i < n; i++)
    act (&world);
  for (guint i = 0; i < N_READERS; i++) {
    g_autoptr (EnsSession) reader = create (&world, "Reader");
    g_autofree char *body = NULL;
    g_autofree char *again = NULL;

    read_all (&world, reader);
    body = dup_body (&world, reader);
    if (full != NULL)
      g_assert_cmpstr (body, ==, full);
    read_all (&world, reader);
    again = dup_body (&world, reader);
    g_assert_cmpstr (again, ==, body);
    check_last (&world, body);
    check_undo (&world, reader, body);
    g_clear_pointer (&full, g_free);
    full = g_steal_pointer (&body);
  }
  end (&world);
}

static void
test_histories (void)
{
  const char *number = g_getenv ("ENS_TEST_HISTORIES");
  const char *first = g_getenv ("ENS_TEST_SEED");
  guint64 n = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 20;
  guint64 seed = first != NULL ? g_ascii_strtoull (first, NULL, 10) : 1;

  for (guint64 i = 0; i < n; i++)
    run_history (seed + i);
}

int
main (int argc, char **argv)
{
  // Many small files that are on disk before anything goes on: in memory, where there is such.
  if (g_getenv ("TMPDIR") == NULL && g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/merge/figure-histories", test_histories);
  return g_test_run ();
}
