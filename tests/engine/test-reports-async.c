// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbered copies written in another thread: the same bytes, how far it is, and what is left when stopped.
#include "ens-error.h"
#include "ens-indicator.h"
#include "ens-reports-async.h"
#include "room.h"

#include <string.h>

/** Writing: @stop_at: cancel once so much is done; 2 for never */
typedef struct {
  GMainLoop *loop;
  GThread *thread;
  GCancellable *cancellable;
  double stop_at;
  int n_reports;
  double done;
  GError *error;
} Writing;

static void
report (double fraction, gpointer data)
{
  Writing *writing = data;

  g_assert_true (g_thread_self () != writing->thread);
  g_assert_cmpfloat (fraction, >=, writing->done);
  writing->done = fraction;
  writing->n_reports++;
  if (fraction >= writing->stop_at)
    g_cancellable_cancel (writing->cancellable);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  gboolean is_done = ens_reports_write_finish (ENS_SESSION (source), result, &writing->error);

  g_assert_true (is_done == (writing->error == NULL));
  g_main_loop_quit (writing->loop);
}

static void
write_paper (Room *room, const EnsReportRequest *request, Writing *writing)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const EnsProgress progress = { report, writing, cancellable };

  writing->loop = loop;
  writing->thread = g_thread_self ();
  writing->cancellable = cancellable;
  ens_reports_write_async (room->session, request, &progress, written, writing);
  g_main_loop_run (loop);
}

static void
ask (Room *room)
{
  g_autoptr (EnsIndicator) indicator = ens_indicator_new ();
  g_autoptr (GError) error = NULL;

  indicator->title = g_strdup ("Benches");
  indicator->level1 = g_strdup ("none");
  indicator->level2 = g_strdup ("few");
  indicator->level3 = g_strdup ("some");
  indicator->level4 = g_strdup ("many");
  indicator->level5 = g_strdup ("everywhere");
  indicator->language = g_strdup ("en");
  indicator->position = 1;
  ens_session_save_row (room->session, &ens_indicator_entity, indicator, &error);
  g_assert_no_error (error);
}

static char *
read_file (const char *path, gsize *length)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static void
test_same_bytes (Room *room, gconstpointer data)
{
  g_autofree char *beside = ens_test_dir_file (room->dir, "a.pdf");
  g_autofree char *waited = ens_test_dir_file (room->dir, "b.pdf");
  EnsReportRequest request = { .kind = "questionnaire", .path = beside, .copies = { 9, 28 } };
  Writing writing = { .stop_at = 2 };
  gsize length = 0, other = 0;
  g_autofree char *bytes = NULL, *others = NULL;

  ask (room);
  write_paper (room, &request, &writing);
  g_assert_no_error (writing.error);
  g_assert_cmpint (writing.n_reports, >=, 20);
  request.path = waited;
  g_assert_true (ens_reports_write (room->session, &request, NULL));
  bytes = read_file (beside, &length);
  others = read_file (waited, &other);
  g_assert_cmpmem (bytes, length, others, other);
}

static void
test_stop (Room *room, gconstpointer data)
{
  g_autofree char *path = ens_test_dir_file (room->dir, "a.pdf");
  const EnsReportRequest request = { .kind = "questionnaire", .path = path, .copies = { 1, 100 } };
  Writing writing = { .stop_at = 0.5 };
  g_autofree char *bytes = NULL;
  gsize length = 0;

  ask (room);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  write_paper (room, &request, &writing);
  g_assert_error (writing.error, ENS_ERROR, ENS_ERROR_CANCELLED);
  g_clear_error (&writing.error);
  g_assert_cmpfloat (writing.done, <, 0.6);
  bytes = read_file (path, &length);
  g_assert_cmpstr (bytes, ==, "before");
}

// What cannot be written is said, whether or not there is something to paint.
static void
test_refused (Room *room, gconstpointer data)
{
  g_autofree char *path = ens_test_dir_file (room->dir, "no/a.pdf");
  const EnsReportRequest nothing = { .kind = "questionnaire", .path = path };
  const EnsReportRequest page = { .kind = "questionnaire", .path = "a.html", .copies = { 1, 2 } };
  const EnsReportRequest *const requests[] = { &nothing, &page, &nothing };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
    Writing writing = { .stop_at = 2 };

    if (i == 2)
      ask (room);
    write_paper (room, requests[i], &writing);
    g_assert_nonnull (writing.error);
    g_clear_error (&writing.error);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/reports-async/same-bytes", Room, NULL, room_open, test_same_bytes,
              room_close);
  g_test_add ("/engine/reports-async/stop", Room, NULL, room_open, test_stop, room_close);
  g_test_add ("/engine/reports-async/refused", Room, NULL, room_open, test_refused, room_close);
  return g_test_run ();
}
