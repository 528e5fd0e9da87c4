// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The disk is full, or a stick is pulled out, at each single step of what changes a project: the project
// is as it was or as it should be, nothing in between, and it can be worked on.
#include "ens-bad-disk.h"
#include "ens-entry.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-merge.h"
#include "ens-reports-async.h"
#include "ens-results-chart.h"
#include "ens-session.h"
#include "ens-test.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define ID1 "11111111-1111-8111-8111-111111111111"
static const char results[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<package xmlns=\"urn:ensemble-wellbeing:package:1\" version=\"1\" kind=\"results\" "
  "id=\"sha256:0000000000000000000000000000000000000000000000000000000000000000\" origin=\"" ID1
  "\" title=\"T\" created=\"2026-11-19T18:30:00.250Z\" privacy=\"partner\" language=\"fr\">\n"
  "<indicators><indicator id=\"" ID1 "\" language=\"fr\" version=\"1\" state=\"draft\">"
  "<title>I</title><level1>a</level1><level2>b</level2><level3>c</level3><level4>d</level4>"
  "<level5>e</level5></indicator></indicators>\n"
  "<rounds><round id=\"" ID1 "\" state=\"open\"><title>P</title></round></rounds>\n"
  "<items><item id=\"" ID1 "\" round=\"" ID1 "\" kind=\"single\" language=\"fr\"><title>Q</title>"
  "</item></items>\n"
  "<figures><figure id=\"" ID1 "\" round=\"" ID1 "\" indicator=\"" ID1
  "\" level1=\"9\" weighted1=\"9\" squares=\"9\"/></figures>\n"
  "<choices><choice id=\"" ID1 "\" item=\"" ID1 "\" n=\"9\" weighted=\"9\"/></choices>\n"
  "</package>\n";

/** Place: the files of a test; @disk: under all of them */
typedef struct {
  EnsBadDisk *disk;
  EnsTestDir *dir;
  char *template_path;
  char *path;
  char *digest_path;
  char *lines;
  char *packages[4];
} Place;

typedef gboolean (*Use) (EnsSession *session, const Place *place, GError **error);

static EnsSession *
new_project (const char *path)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (EnsGroup) group = ens_group_new ();
  g_autoptr (GError) error = NULL;
  EnsSession *session;

  project->title = g_strdup ("Quartier de la Gare");
  project->language = g_strdup ("fr");
  session = ens_session_create (path, project, "none", &error);
  g_assert_no_error (error);
  group->name = g_strdup ("Les voisins");
  ens_groups_add (session, group, &error);
  g_assert_no_error (error);
  return session;
}

static gboolean
use_entry (EnsSession *session, const Place *place, GError **error)
{
  g_auto (EnsEntry) entry = { 0 };
  g_autoptr (EnsGroup) group = ens_groups_find (session, "Les voisins", error);
  g_autoptr (EnsStatement) statement = NULL;
  EnsUuid question;

  if (group == NULL || !ens_session_find_question (session, "Q1", &question, error))
    return FALSE;
  ens_entry_parse (session, "3x un banc à l'ombre", &entry);
  statement = ens_entry_add (session, &group->id, &question, &entry, error);
  return statement != NULL;
}

static gboolean
use_import (EnsSession *session, const Place *place, GError **error)
{
  const EnsImportRequest request = { .path = place->lines,
                                     .format = "lines",
                                     .group = "Les voisins" };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  EnsImportResult result;

  return ens_exchange_import (session, &request, NULL, &result, faults, error);
}

static gboolean
use_merge (EnsSession *session, const Place *place, GError **error)
{
  const EnsMergeRequest request = { .paths = (const char *const *) place->packages };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsMergeReport) report = ens_merge_run (session, &request, NULL, faults, error);

  return report != NULL;
}

static gboolean
use_undo (EnsSession *session, const Place *place, GError **error)
{
  return ens_session_undo (session, error);
}

static void
export_package (EnsSession *session, const char *path)
{
  const EnsExportRequest request = { path, "package", "internal", NULL };
  g_autoptr (GError) error = NULL;

  ens_exchange_export (session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
make_package (Place *place, guint number)
{
  g_autofree char *name = g_strdup_printf ("other%u.ensemble", number);
  g_autofree char *path = ens_test_dir_file (place->dir, name);
  g_autoptr (EnsSession) session = new_project (path);
  g_autoptr (GError) error = NULL;

  name = (g_free (name), g_strdup_printf ("other%u.xml", number));
  place->packages[number] = ens_test_dir_file (place->dir, name);
  use_entry (session, place, &error);
  g_assert_no_error (error);
  export_package (session, place->packages[number]);
}

static void
open_place (Place *place, gconstpointer data)
{
  place->disk = ens_bad_disk_new ();
  place->dir = ens_test_dir_new ();
  place->template_path = ens_test_dir_file (place->dir, "template.ensemble");
  place->path = ens_test_dir_file (place->dir, "p.ensemble");
  place->digest_path = ens_test_dir_file (place->dir, "digest.xml");
  place->lines = ens_test_dir_file (place->dir, "said.txt");
  ens_test_write (place->lines, "1;un banc\n2;des bus le dimanche\n1;moins de bruit la nuit\n");
  make_package (place, 0);
  make_package (place, 1);
  place->packages[2] = ens_test_dir_file (place->dir, "results.xml");
  ens_test_write (place->packages[2], results);
}

static void
close_place (Place *place, gconstpointer data)
{
  ens_bad_disk_free (place->disk);
  ens_test_dir_free (place->dir);
  g_free (place->template_path);
  g_free (place->path);
  g_free (place->digest_path);
  g_free (place->lines);
  g_free (place->packages[0]);
  g_free (place->packages[1]);
  g_free (place->packages[2]);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_file_get_contents (from, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static EnsSession *
open_project (const Place *place)
{
  g_autoptr (GError) error = NULL;
  EnsSession *session = ens_session_open (place->path, &error);

  g_assert_no_error (error);
  g_assert_false (ens_session_get_read_only (session));
  return session;
}

// How much is in it, and what cannot be counted: whether it can be taken back.
static char *
dup_state (EnsSession *session)
{
  static const EnsEntityKind counted[] = { ENS_KIND_GROUP, ENS_KIND_STATEMENT, ENS_KIND_FIGURE,
                                           ENS_KIND_CHOICE };
  g_autoptr (GString) state = g_string_new (NULL);
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  ens_session_check (session, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    g_string_append_printf (state, "%" G_GUINT64_FORMAT " %s, ",
                            ens_session_count (session, counted[i]),
                            ens_entity_get (counted[i])->plural);
  g_object_get (session, "undo-text", &undo, "redo-text", &redo, NULL);
  g_string_append_printf (state, "undo %s redo %s", undo != NULL ? undo : "none",
                          redo != NULL ? redo : "none");
  return g_string_free (g_steal_pointer (&state), FALSE);
}

static char *
dup_state_of_file (const Place *place)
{
  g_autoptr (EnsSession) session = open_project (place);

  return dup_state (session);
}

static void
assert_told (const GError *error, EnsBadDiskKind kind)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ENS_ERROR);
  if (kind == ENS_BAD_DISK_FULL)
    g_assert_cmpint (error->code, ==, ENS_ERROR_FULL);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

// One use on a disk that fails at its nth step. Returns: whether it did.
static gboolean
use_once (const Place *place,
          Use use,
          EnsBadDiskKind kind,
          guint n,
          const char *before,
          const char *after)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  gboolean has_failed;
  gboolean is_done;

  copy_file (place->template_path, place->path);
  session = open_project (place);
  ens_bad_disk_arm (place->disk, kind, n);
  is_done = use (session, place, &error);
  if (kind != ENS_BAD_DISK_FULL)
    g_clear_object (&session);
  has_failed = ens_bad_disk_disarm (place->disk);
  if (!is_done)
    assert_told (error, kind);
  // Space was made: the same again succeeds in the same window.
  if (!is_done && session != NULL) {
    g_autofree char *meanwhile = dup_state (session);

    g_assert_cmpstr (meanwhile, ==, before);
    g_clear_error (&error);
    is_done = use (session, place, &error);
    g_assert_no_error (error);
  }
  g_clear_object (&session);
  state = dup_state_of_file (place);
  if (is_done)
    g_assert_cmpstr (state, ==, after);
  else if (strcmp (state, after) != 0)
    g_assert_cmpstr (state, ==, before);
  return has_failed;
}

static void
use_with_every_fault (const Place *place, Use use)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GError) error = NULL;

  copy_file (place->template_path, place->path);
  before = dup_state_of_file (place);
  session = open_project (place);
  use (session, place, &error);
  g_assert_no_error (error);
  g_clear_object (&session);
  after = dup_state_of_file (place);
  g_assert_cmpstr (before, !=, after);
  for (guint kind = ENS_BAD_DISK_FULL; kind <= ENS_BAD_DISK_PULLED; kind++) {
    guint n = 1;

    while (use_once (place, use, kind, n, before, after))
      n++;
    g_test_message ("%u steps", n);
    g_assert_cmpuint (n, >, 1);
  }
}

static void
test_use (Place *place, gconstpointer data)
{
  Use use = (Use) data;
  g_autoptr (EnsSession) session = new_project (place->template_path);
  g_autoptr (GError) error = NULL;

  if (use == use_undo)
    use_import (session, place, &error);
  g_assert_no_error (error);
  g_clear_object (&session);
  use_with_every_fault (place, use);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
dup_listing (const Place *place)
{
  g_autoptr (GDir) folder = g_dir_open (place->dir, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    g_ptr_array_add (names, (gpointer) g_intern_string (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static gboolean
init_once (const Place *place, EnsBadDiskKind kind, guint n)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *listed = dup_listing (place);
  gboolean has_failed;

  project->title = g_strdup ("Quartier");
  project->language = g_strdup ("fr");
  ens_bad_disk_arm (place->disk, kind, n);
  session = ens_session_create (place->path, project, "none", &error);
  has_failed = ens_bad_disk_disarm (place->disk);
  if (session == NULL) {
    g_autofree char *left = dup_listing (place);

    assert_told (error, kind);
    g_assert_cmpstr (left, ==, listed);
  } else {
    g_autofree char *state = NULL;

    g_clear_object (&session);
    state = dup_state_of_file (place);
    g_assert_true (g_str_has_prefix (state, "0 groups"));
    g_unlink (place->path);
  }
  return has_failed;
}

// A new project takes hundreds of like steps: all of them on demand only.
static guint
get_stride (void)
{
  return g_getenv ("ENS_TEST_EVERY_STEP") != NULL ? 1 : 23;
}

static void
test_init (Place *place, gconstpointer data)
{
  for (guint kind = ENS_BAD_DISK_FULL; kind <= ENS_BAD_DISK_PULLED; kind++) {
    guint n = 1;

    while (init_once (place, kind, n))
      n += get_stride ();
    g_test_message ("%u steps", n);
    g_assert_cmpuint (n, >, 1);
  }
}

// Makes a project in a child that is killed before its nth step. Returns: whether it was.
static gboolean
init_and_die (const Place *place, guint n)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0) {
    g_autoptr (EnsProject) project = ens_project_new ();
    g_autoptr (EnsSession) session = NULL;

    project->title = g_strdup ("Quartier");
    project->language = g_strdup ("fr");
    ens_bad_disk_arm (place->disk, ENS_BAD_DISK_KILL, n);
    session = ens_session_create (place->path, project, "none", NULL);
    _exit (session != NULL ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

// All that a killed program left: children of one process make the same random names.
static void
remove_attempts (const Place *place)
{
  g_autoptr (GDir) folder = g_dir_open (place->dir, 0, NULL);

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder)) {
    g_autofree char *path = ens_test_dir_file (place->dir, name);

    if (g_str_has_prefix (name, "p.ensemble"))
      g_unlink (path);
  }
}

static void
test_killed_init (Place *place, gconstpointer data)
{
  gboolean is_killed = TRUE;

  for (guint n = 1; is_killed; n += get_stride ()) {
    is_killed = init_and_die (place, n);
    // Whole or not there.
    if (g_file_test (place->path, G_FILE_TEST_EXISTS)) {
      g_autoptr (EnsSession) session = open_project (place);

      g_assert_cmpuint (ens_session_count (session, ENS_KIND_QUESTION), ==, 4);
    }
    remove_attempts (place);
  }
}

/** Written: @format: of an export; %NULL where the name says which picture or paper it is; @kind: of a package */
typedef struct {
  const char *format;
  const char *name;
  const char *kind;
} Written;

static const Written writables[] = {
  { "package", "out.xml" },
  { "package", "results.xml", "results" },
  { "html", "out.html" },
  { "bundle", "out.ensemblez" },
  { "statements-csv", "out.csv" },
  { "lines", "out.txt" },
  { "xlsx", "out.xlsx" },
  { "datapackage", "out.zip" },
  { "qdc", "out.qdc" },
  { "qdpx", "out.qdpx" },
  { "iramuteq", "out.iramuteq" },
  { "answers-csv", "answers.csv" },
  { "sav", "out.sav" },
  { "ddi", "out.ddi" },
  { "xform", "out.xform" },
  { "xlsform", "form.xlsx" },
  { "limesurvey-tsv", "out.tsv" },
  { NULL, "chart.svg" },
  { NULL, "chart.png" },
  { NULL, "chart.pdf" },
  { NULL, "paper.pdf" },
  { NULL, "paper.html" },
  { NULL, "copies.pdf" },
};

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

// Numbered copies are written by another thread.
static gboolean
write_copies (EnsSession *session, const char *path, GError **error)
{
  const EnsReportRequest request = { .kind = "questionnaire", .path = path, .copies = { 1, 3 } };
  g_autoptr (GAsyncResult) result = NULL;

  ens_reports_write_async (session, &request, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ens_reports_write_finish (session, result, error);
}

static gboolean
write_out (EnsSession *session, const Written *written, const char *path, GError **error)
{
  const EnsExportRequest request = { path, written->format, "internal", written->kind };
  const EnsChartRequest chart = { .kind = "ranking" };
  const EnsReportRequest report = { .kind = "synthesis", .path = path };

  if (written->format != NULL)
    return ens_exchange_export (session, &request, NULL, NULL, error);
  if (g_str_has_prefix (written->name, "copies"))
    return write_copies (session, path, error);
  if (g_str_has_prefix (written->name, "chart"))
    return ens_results_save_chart (session, &chart, path, error);
  return ens_reports_write (session, &report, error);
}

// SQLite's disk has room, the file's has not.
static void
export_with_room_for (const Place *place, const Written *written, gsize room, gsize size)
{
  g_autofree char *path = ens_test_dir_file (place->dir, written->name);
  g_autofree char *listed = dup_listing (place);
  g_autofree char *left = NULL;
  g_autoptr (EnsSession) session = open_project (place);
  g_autoptr (GError) error = NULL;
  struct rlimit all, little;
  gboolean is_done;

  getrlimit (RLIMIT_FSIZE, &all);
  little = all;
  little.rlim_cur = room;
  setrlimit (RLIMIT_FSIZE, &little);
  is_done = write_out (session, written, path, &error);
  setrlimit (RLIMIT_FSIZE, &all);
  g_test_message ("%s with room for %zu of %zu bytes", written->name, room, size);
  // What lies in a zip file needs more room on its way than in it.
  g_assert_true (!is_done || room >= size);
  g_unlink (path);
  g_clear_object (&session);
  left = dup_listing (place);
  g_assert_cmpstr (left, ==, listed);
  if (!is_done)
    assert_told (error, ENS_BAD_DISK_SYNC);
}

static void
test_export (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSession) session = ens_session_create_sample (place->template_path, NULL, &error);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_error (error);
  g_clear_object (&session);
  for (gsize i = 0; i < G_N_ELEMENTS (writables); i++) {
    g_autofree char *path = ens_test_dir_file (place->dir, writables[i].name);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    struct stat about;

    copy_file (place->template_path, place->path);
    before = dup_state_of_file (place);
    session = open_project (place);
    write_out (session, &writables[i], path, &error);
    g_assert_no_error (error);
    g_clear_object (&session);
    g_assert_cmpint (stat (path, &about), ==, 0);
    g_unlink (path);
    for (gsize room = 0; room <= (gsize) about.st_size; room += (gsize) about.st_size / 8)
      export_with_room_for (place, &writables[i], room, (gsize) about.st_size);
    after = dup_state_of_file (place);
    g_assert_cmpstr (before, ==, after);
  }
}

/** Pulled: what lies below @path cannot be synchronised or closed from the @n_left + 1st time on */
typedef struct {
  const char *path;
  gboolean is_close;
  guint n_left;
  int code;
} Pulled;

static Pulled pulled;

static gboolean
is_pulled (int fd, gboolean is_close)
{
  g_autofree char *link = NULL;
  g_autofree char *path = NULL;

  if (pulled.path == NULL || pulled.is_close != is_close)
    return FALSE;
  link = g_strdup_printf ("/proc/self/fd/%d", fd);
  path = g_file_read_link (link, NULL);
  if (path == NULL || !g_str_has_prefix (path, pulled.path))
    return FALSE;
  return pulled.n_left == 0 || pulled.n_left-- == 0;
}

// In place of the system's, for the whole program with its libraries; nothing waits for the real disk.
int
fsync (int fd)
{
  if (!is_pulled (fd, FALSE))
    return 0;
  errno = pulled.code;
  return -1;
}

int
close (int fd)
{
  gboolean has_failed = is_pulled (fd, TRUE);
  int status = (int) syscall (SYS_close, fd);

  if (!has_failed)
    return status;
  errno = pulled.code;
  return -1;
}

static void
write_and_pull (const Place *place, const Written *written, gboolean is_close, int code)
{
  g_autofree char *path = ens_test_dir_file (place->dir, written->name);
  g_autofree char *listed = NULL;
  g_autofree char *left = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (EnsSession) session = open_project (place);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  ens_test_write (path, "what was there");
  listed = dup_listing (place);
  pulled = (Pulled){ path, is_close, 0, code };
  is_done = write_out (session, written, path, &error);
  pulled = (Pulled){ 0 };
  g_test_message ("%s: %s", written->name, error != NULL ? error->message : "written");
  g_assert_false (is_done);
  assert_told (error, ENS_BAD_DISK_PULLED);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, "is as it was"));
  left = dup_listing (place);
  g_assert_cmpstr (left, ==, listed);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "what was there");
  g_unlink (path);
}

static void
make_sample (const Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSession) session = ens_session_create_sample (place->path, NULL, &error);

  g_assert_no_error (error);
}

static void
test_pulled (Place *place, gconstpointer data)
{
  make_sample (place);
  write_and_pull (place, &writables[0], FALSE, ENODEV);
  for (gsize i = 0; i < G_N_ELEMENTS (writables); i++)
    write_and_pull (place, &writables[i], i % 2 == 0, EIO);
}

// The file has its name already when the disk says that it may not keep it.
static void
test_name_not_kept (Place *place, gconstpointer data)
{
  g_autofree char *path = ens_test_dir_file (place->dir, writables[0].name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (GError) error = NULL;

  make_sample (place);
  session = open_project (place);
  pulled = (Pulled){ folder, FALSE, 1, EIO };
  g_assert_false (write_out (session, &writables[0], path, &error));
  pulled = (Pulled){ 0 };
  g_assert_nonnull (strstr (error->message, "does not confirm"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

// Names and bytes of all that lies in a folder and in the folders within.
static void
append_folder (GString *all_bytes, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;)
    g_ptr_array_add (names, (gpointer) g_intern_string (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);
    g_autofree char *bytes = NULL;

    g_string_append_printf (all_bytes, "%s\n", (const char *) names->pdata[i]);
    if (g_file_test (file, G_FILE_TEST_IS_DIR))
      append_folder (all_bytes, file);
    else if (g_file_get_contents (file, &bytes, NULL, NULL))
      g_string_append (all_bytes, bytes);
  }
}

// Returns: whether the disk failed; @n_unconfirmed counts those times when all had its name already.
static gboolean
write_folder_and_pull (const Place *place,
                       const char *path,
                       guint n,
                       gboolean is_close,
                       guint *n_unconfirmed)
{
  static const Written written = { "datapackage", "tables" };
  g_autofree char *with_slash = g_strconcat (path, "/", NULL);
  g_autofree char *listed = dup_listing (place);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (EnsSession) session = open_project (place);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  append_folder (before, path);
  pulled = (Pulled){ path, is_close, n, EIO };
  is_done = write_out (session, &written, with_slash, &error);
  pulled = (Pulled){ 0 };
  append_folder (after, path);
  if (!is_done) {
    g_autofree char *left = dup_listing (place);

    assert_told (error, ENS_BAD_DISK_PULLED);
    g_assert_null (strstr (after->str, "tables."));
    *n_unconfirmed += strcmp (after->str, before->str) != 0;
    if (strcmp (after->str, before->str) != 0)
      g_assert_nonnull (strstr (error->message, "does not confirm"));
    else
      g_assert_cmpstr (left, ==, listed);
  } else {
    g_assert_nonnull (strstr (after->str, "datapackage.json\n"));
    g_assert_null (strstr (after->str, "tables."));
  }
  return !is_done;
}

static void
change_project (const Place *place, guint round)
{
  g_autoptr (EnsSession) session = open_project (place);
  g_autoptr (EnsGroup) group = ens_group_new ();
  g_autoptr (GError) error = NULL;

  group->name = g_strdup_printf ("Les amis %u", round);
  ens_groups_add (session, group, &error);
  g_assert_no_error (error);
}

static void
test_folder (Place *place, gconstpointer data)
{
  g_autofree char *path = ens_test_dir_file (place->dir, "tables");
  g_autofree char *letter = g_build_filename (path, "letter.txt", NULL);

  make_sample (place);
  for (guint round = 0; round < 2; round++) {
    guint n = 0;
    guint n_unconfirmed = 0;

    g_assert_true (write_folder_and_pull (place, path, 3, TRUE, &n_unconfirmed));
    g_assert_cmpuint (n_unconfirmed, ==, 0);
    while (write_folder_and_pull (place, path, n, FALSE, &n_unconfirmed))
      n++;
    g_assert_cmpuint (n, >, 5);
    // Within a folder that is there: the tables, then the description.
    g_assert_cmpuint (n_unconfirmed, ==, round == 0 ? 0 : 2);
    // What others put there stays, too.
    ens_test_write (letter, "a letter");
    change_project (place, round);
  }
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
}

#define ADD(name, use) \
  g_test_add ("/engine/bad-disk/" name, Place, use, open_place, test_use, close_place)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("entry", use_entry);
  ADD ("import", use_import);
  ADD ("merge", use_merge);
  ADD ("undo", use_undo);
  g_test_add ("/engine/bad-disk/init", Place, NULL, open_place, test_init, close_place);
  g_test_add ("/engine/bad-disk/killed-init", Place, NULL, open_place, test_killed_init,
              close_place);
  g_test_add ("/engine/bad-disk/export", Place, NULL, open_place, test_export, close_place);
  g_test_add ("/engine/bad-disk/pulled", Place, NULL, open_place, test_pulled, close_place);
  g_test_add ("/engine/bad-disk/name-not-kept", Place, NULL, open_place, test_name_not_kept,
              close_place);
  g_test_add ("/engine/bad-disk/folder", Place, NULL, open_place, test_folder, close_place);
  return g_test_run ();
}
