// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Imports and exports in another thread: what the session may do meanwhile, and what is left of a
// cancelled one.
#include "ens-error.h"
#include "ens-exchange-log.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-merge-async.h"
#include "ens-session-private.h"
#include "room.h"

#include <string.h>

#define N_LINES 2000

/**
 * Outcome: what came of the work, and a gate in the middle of it
 * @wants_gate: stop the work at its first report until open_gate()
 */
typedef struct {
  Room *room;
  GThread *thread;
  GCancellable *cancellable;
  EnsFaults *faults;
  EnsImportResult summary;
  GError *error;
  gboolean is_ended;
  EnsKinds kinds;
  guint n_changes;

  GMutex mutex;
  GCond cond;
  gboolean wants_gate;
  gboolean is_inside;
  gboolean is_open;
} Outcome;

static void
report (double fraction, gpointer data)
{
  Outcome *outcome = data;

  g_assert_true (g_thread_self () != outcome->thread);
  g_mutex_lock (&outcome->mutex);
  outcome->is_inside = TRUE;
  g_cond_signal (&outcome->cond);
  while (outcome->wants_gate && !outcome->is_open)
    g_cond_wait (&outcome->cond, &outcome->mutex);
  g_mutex_unlock (&outcome->mutex);
}

static void
wait_until_inside (Outcome *outcome)
{
  g_mutex_lock (&outcome->mutex);
  while (!outcome->is_inside)
    g_cond_wait (&outcome->cond, &outcome->mutex);
  g_mutex_unlock (&outcome->mutex);
}

static void
open_gate (Outcome *outcome)
{
  g_mutex_lock (&outcome->mutex);
  outcome->is_open = TRUE;
  g_cond_signal (&outcome->cond);
  g_mutex_unlock (&outcome->mutex);
}

static void
imported (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  g_assert_true (g_thread_self () == outcome->thread);
  ens_exchange_import_finish (ENS_SESSION (source), result, &outcome->summary, &outcome->error);
  outcome->is_ended = TRUE;
}

static void
exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  g_assert_true (g_thread_self () == outcome->thread);
  ens_exchange_export_finish (ENS_SESSION (source), result, NULL, &outcome->error);
  outcome->is_ended = TRUE;
}

static void
changed (EnsSession *session, EnsKinds kinds, gpointer data)
{
  Outcome *outcome = data;

  g_assert_true (g_thread_self () == outcome->thread);
  outcome->kinds |= kinds;
  outcome->n_changes++;
}

static Outcome *
new_outcome (Room *room, gboolean wants_gate)
{
  Outcome *outcome = g_new0 (Outcome, 1);

  g_mutex_init (&outcome->mutex);
  g_cond_init (&outcome->cond);
  outcome->room = room;
  outcome->thread = g_thread_self ();
  outcome->cancellable = g_cancellable_new ();
  outcome->faults = ens_faults_new ();
  outcome->wants_gate = wants_gate;
  g_signal_connect (room->session, "changed", G_CALLBACK (changed), outcome);
  return outcome;
}

static void
outcome_free (Outcome *outcome)
{
  g_signal_handlers_disconnect_by_data (outcome->room->session, outcome);
  g_clear_error (&outcome->error);
  g_object_unref (outcome->cancellable);
  ens_faults_free (outcome->faults);
  g_mutex_clear (&outcome->mutex);
  g_cond_clear (&outcome->cond);
  g_free (outcome);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static void
wait_for_end (Outcome *outcome)
{
  open_gate (outcome);
  while (!outcome->is_ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
start_import (Outcome *outcome, gboolean is_dry_run)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = ens_test_dir_file (outcome->room->dir, "said.txt");
  const EnsImportRequest request = { .path = path,
                                     .format = "lines",
                                     .group = "Young people",
                                     .is_dry_run = is_dry_run };
  const EnsProgress progress = { report, outcome, outcome->cancellable };

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "1;what number %u said\n", i);
  ens_test_write (path, text->str);
  ens_exchange_import_async (outcome->room->session, &request, &progress, outcome->faults, imported,
                             outcome);
}

static void
start_export (Outcome *outcome, const char *path)
{
  const EnsExportRequest request = { .path = path,
                                     .format = "statements-csv",
                                     .privacy = "internal" };
  const EnsProgress progress = { report, outcome, outcome->cancellable };

  ens_exchange_export_async (outcome->room->session, &request, &progress, exported, outcome);
}

static guint64
count_statements (const Room *room)
{
  return ens_session_count (room->session, ENS_KIND_STATEMENT);
}

static void
assert_whole (const Room *room)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;

  ens_session_check (room->session, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, 0);
}

static gboolean
is_lent (const Room *room)
{
  gboolean lent = FALSE;

  g_object_get (room->session, "is-lent", &lent, NULL);
  return lent;
}

// Reading goes on, and whatever would change something says why it cannot.
static void
assert_lent (const Room *room)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = ens_session_list_rows (room->session, ENS_KIND_GROUP, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_true (is_lent (room));
  g_assert_false (
    ens_session_save_row (room->session, &ens_group_entity, groups->pdata[0], &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ens_session_undo (room->session, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ens_session_set_setting (room->session, "step", "sort", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_READ_ONLY);
}

static void
test_import (Room *room, gconstpointer data)
{
  g_autoptr (Outcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  room_say (room, "a bench in the shade");
  outcome = new_outcome (room, TRUE);
  start_import (outcome, FALSE);
  wait_until_inside (outcome);
  assert_lent (room);
  g_assert_cmpuint (count_statements (room), ==, 1);
  wait_for_end (outcome);
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->summary.n_new[ENS_KIND_STATEMENT], ==, N_LINES);
  g_assert_cmpuint (outcome->n_changes, ==, 1);
  g_assert_true ((outcome->kinds & ENS_KIND_BIT (ENS_KIND_STATEMENT)) != 0);
  g_assert_false (is_lent (room));
  g_assert_cmpuint (count_statements (room), ==, N_LINES + 1);
  assert_whole (room);
  // One step of undo, and the session goes on where the work stopped.
  room_say (room, "and one more");
  g_assert_true (ens_session_undo (room->session, &error));
  g_assert_true (ens_session_undo (room->session, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_statements (room), ==, 1);
}

static void
test_second_import (Room *room, gconstpointer data)
{
  g_autoptr (Outcome) first = new_outcome (room, TRUE);
  g_autoptr (Outcome) second = new_outcome (room, FALSE);

  start_import (first, FALSE);
  wait_until_inside (first);
  start_import (second, FALSE);
  wait_for_end (second);
  g_assert_error (second->error, ENS_ERROR, ENS_ERROR_READ_ONLY);
  wait_for_end (first);
  g_assert_no_error (first->error);
  g_assert_cmpuint (count_statements (room), ==, N_LINES);
}

static void
test_cancelled_import (Room *room, gconstpointer data)
{
  g_autoptr (Outcome) outcome = new_outcome (room, TRUE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = ens_test_read (ens_session_get_path (room->session));
  start_import (outcome, FALSE);
  wait_until_inside (outcome);
  g_cancellable_cancel (outcome->cancellable);
  wait_for_end (outcome);
  g_assert_error (outcome->error, ENS_ERROR, ENS_ERROR_CANCELLED);
  g_assert_cmpuint (outcome->n_changes, ==, 0);
  g_assert_cmpuint (count_statements (room), ==, 0);
  after = ens_test_read (ens_session_get_path (room->session));
  g_assert_cmpstr (before, ==, after);
  assert_whole (room);
  // The session can be used again.
  room_say (room, "a bench in the shade");
  g_assert_cmpuint (count_statements (room), ==, 1);
}

static void
test_dry_run (Room *room, gconstpointer data)
{
  g_autoptr (Outcome) outcome = new_outcome (room, TRUE);

  start_import (outcome, TRUE);
  wait_until_inside (outcome);
  // A trial is made in a copy: typing goes on.
  room_say (room, "a bench in the shade");
  g_assert_cmpuint (count_statements (room), ==, 1);
  wait_for_end (outcome);
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->summary.n_new[ENS_KIND_STATEMENT], ==, N_LINES);
  g_assert_cmpuint (count_statements (room), ==, 1);
  g_assert_cmpuint (outcome->n_changes, ==, 1);
}

static void
test_export (Room *room, gconstpointer data)
{
  g_autoptr (Outcome) outcome = NULL;
  g_autoptr (GPtrArray) written = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ens_test_dir_file (room->dir, "out.csv");
  g_autofree char *text = NULL;

  room_say (room, "a bench in the shade");
  outcome = new_outcome (room, TRUE);
  start_export (outcome, path);
  wait_until_inside (outcome);
  room_say (room, "said too late");
  wait_for_end (outcome);
  g_assert_no_error (outcome->error);
  text = ens_test_read (path);
  g_assert_nonnull (strstr (text, "a bench in the shade"));
  g_assert_null (strstr (text, "said too late"));
  written = ens_store_list_packages (ens_session_get_store (room->session), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written->len, ==, 1);
}

static guint
count_files (const Room *room)
{
  g_autoptr (GDir) folder = g_dir_open (room->dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_cancelled_export (Room *room, gconstpointer data)
{
  g_autoptr (Outcome) outcome = NULL;
  g_autofree char *path = ens_test_dir_file (room->dir, "out.csv");
  guint n_files;

  room_say (room, "a bench in the shade");
  room_say (room, "a bus on Sundays");
  n_files = count_files (room);
  outcome = new_outcome (room, TRUE);
  start_export (outcome, path);
  wait_until_inside (outcome);
  g_cancellable_cancel (outcome->cancellable);
  wait_for_end (outcome);
  g_assert_error (outcome->error, ENS_ERROR, ENS_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (room), ==, n_files);
}

static void
merged (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;
  g_autoptr (EnsMergeReport)
               report = ens_merge_run_finish (ENS_SESSION (source), result, &outcome->error);

  if (report != NULL) {
    const EnsMergedPackage *package = report->packages->pdata[0];

    outcome->summary = package->result;
  }
  outcome->is_ended = TRUE;
}

// Another project's package with one statement in it.
static char *
write_package (const Room *room)
{
  Room other = { 0 };
  char *path = ens_test_dir_file (room->dir, "other.xml");
  const EnsExportRequest request = { .path = path, .format = "package", .privacy = "internal" };
  g_autoptr (GError) error = NULL;

  room_open (&other, NULL);
  room_say (&other, "swings that are not broken");
  ens_exchange_export (other.session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  room_close (&other, NULL);
  return path;
}

static void
run_merge (Room *room, const char *path, gboolean is_dry_run, guint n_after)
{
  g_autoptr (Outcome) outcome = new_outcome (room, FALSE);
  const char *const paths[] = { path, NULL };
  const EnsMergeRequest request = { .paths = paths, .is_dry_run = is_dry_run };

  ens_merge_run_async (room->session, &request, NULL, outcome->faults, merged, outcome);
  g_assert_cmpint (is_lent (room), ==, !is_dry_run);
  wait_for_end (outcome);
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (outcome->summary.n_new[ENS_KIND_STATEMENT], ==, 1);
  g_assert_cmpuint (count_statements (room), ==, n_after);
  g_assert_cmpuint (outcome->n_changes, ==, is_dry_run ? 0 : 1);
}

static void
test_merge (Room *room, gconstpointer data)
{
  g_autofree char *path = write_package (room);

  run_merge (room, path, TRUE, 0);
  run_merge (room, path, FALSE, 1);
  assert_whole (room);
}

#define ADD(name, test) \
  g_test_add ("/engine/exchange-async/" name, Room, NULL, room_open, test, room_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("import", test_import);
  ADD ("second-import", test_second_import);
  ADD ("cancelled-import", test_cancelled_import);
  ADD ("dry-run", test_dry_run);
  ADD ("export", test_export);
  ADD ("cancelled-export", test_cancelled_export);
  ADD ("merge", test_merge);
  return g_test_run ();
}
