// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What earlier projects taught: what is kept of them, that it can be taken back and learned anew, and
// that damaged files end in a sentence.
#include "ens-learned.h"

#include "ens-action.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-learned-async.h"
#include "ens-session.h"
#include "ens-statement.h"
#include "ens-test.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const words[] = { "river",  "lake",   "doctor", "nurse",
                                     "school", "lesson", "garden" };

// @language: (nullable): of the statements
static char *
make_project (const EnsTestDir *dir, const char *name, guint n, const char *language)
{
  char *path = ens_test_dir_file (dir, name);
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (EnsGroup) group = ens_group_new ();
  g_autoptr (EnsSession) session = NULL;
  EnsUuid question;

  project->title = g_strdup (name);
  project->language = g_strdup ("en");
  session = ens_session_create (path, project, "none", NULL);
  g_assert_nonnull (session);
  group->name = g_strdup ("G");
  g_assert_true (ens_groups_add (session, group, NULL));
  g_assert_true (ens_session_find_question (session, "Q1", &question, NULL));
  g_assert_true (ens_session_begin_action (session, ENS_ACTION_EDIT, NULL, NULL));
  for (guint i = 0; i < n; i++) {
    g_autoptr (EnsStatement) statement = ens_statement_new ();

    statement->text = g_strdup_printf ("%s and %s in %s %u", words[i % 7], words[i * 3 % 7], name,
                                       i);
    statement->language = g_strdup (language != NULL ? language : "en");
    statement->count = 1;
    statement->group = group->id;
    statement->question = question;
    g_assert_true (ens_session_save_row (session, &ens_statement_entity, statement, NULL));
  }
  g_assert_true (ens_session_end_action (session, NULL));
  return path;
}

static gboolean
add (const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_learned_add (paths, NULL, &error);

  g_assert_true (is_done == (error == NULL));
  return is_done;
}

static EnsLearned *
read_learned (void)
{
  g_autoptr (GError) error = NULL;
  EnsLearned *learned = ens_learned_read (&error);

  g_assert_no_error (error);
  return learned;
}

static guint
count_sources (void)
{
  g_autoptr (EnsLearned) learned = read_learned ();

  return learned->list->sources->len;
}

static guint
count_backgrounds (void)
{
  g_autoptr (EnsLearned) learned = read_learned ();

  return learned->backgrounds->len;
}

static char *
dup_kept_path (const char *name)
{
  g_autofree char *folder = ens_learned_dup_folder ();

  return g_build_filename (folder, name, NULL);
}

static void
test_small_projects_add_up (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *first = make_project (dir, "a.ensemble", 180, NULL);
  g_autofree char *second = make_project (dir, "b.ensemble", 150, "en-GB");
  g_autoptr (EnsLearned) learned = NULL;
  const EnsLearnedSource *source;

  g_assert_true (add (first));
  g_assert_cmpuint (count_backgrounds (), ==, 0);
  g_assert_true (add (second));
  learned = read_learned ();
  g_assert_cmpuint (learned->backgrounds->len, ==, 1);
  g_assert_cmpuint (learned->list->sources->len, ==, 2);
  source = learned->list->sources->pdata[1];
  g_assert_cmpstr (source->path, ==, second);
  g_assert_cmpstr (source->title, ==, "b.ensemble");
  g_assert_cmpint (source->added, >, 0);
  g_assert_cmpuint (((EnsLearnedCount *) source->counts->pdata[0])->n, ==, 150);
  g_assert_cmpstr (((EnsLearnedCount *) source->counts->pdata[0])->language, ==, "en");
  // Once more is no more.
  g_assert_true (add (second));
  g_assert_cmpuint (count_sources (), ==, 2);
  g_assert_true (ens_learned_erase (NULL));
}

static void
test_package_counts_once (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = make_project (dir, "a.ensemble", 320, NULL);
  g_autofree char *package = ens_test_dir_file (dir, "a.xml");
  g_autoptr (EnsSession) session = ens_session_open (path, NULL);
  const EnsExportRequest request = { .path = package, .format = "package" };
  g_autoptr (EnsLearned) learned = NULL;

  g_assert_true (ens_exchange_export (session, &request, NULL, NULL, NULL));
  g_assert_true (add (path));
  // The project stays open: it is only read.
  g_assert_true (add (package));
  learned = read_learned ();
  g_assert_cmpuint (learned->list->sources->len, ==, 2);
  g_assert_cmpuint (((EnsLearnedCount *) learned->list->languages->pdata[0])->n, ==, 320);
  g_assert_true (ens_learned_erase (NULL));
}

static void
test_forget_and_rebuild (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *first = make_project (dir, "a.ensemble", 310, NULL);
  g_autofree char *second = make_project (dir, "b.ensemble", 40, NULL);
  g_autoptr (EnsLearned) learned = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add (first));
  g_assert_true (add (second));
  g_assert_cmpint (g_unlink (first), ==, 0);
  g_assert_true (ens_learned_rebuild (NULL, NULL));
  learned = read_learned ();
  g_assert_true (((EnsLearnedSource *) learned->list->sources->pdata[0])->is_left_out);
  g_assert_cmpuint (((EnsLearnedCount *) learned->list->languages->pdata[0])->n, ==, 40);
  g_assert_cmpuint (learned->backgrounds->len, ==, 0);
  // What is not there any more can be forgotten.
  g_assert_true (ens_learned_forget (first, NULL, NULL));
  g_assert_cmpuint (count_sources (), ==, 1);
  g_assert_false (ens_learned_forget (first, NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
  g_assert_true (ens_learned_erase (NULL));
  g_assert_cmpuint (count_sources (), ==, 0);
}

static void
test_refused_changes_nothing (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *first = make_project (dir, "a.ensemble", 310, NULL);
  g_autofree char *empty = make_project (dir, "e.ensemble", 0, NULL);
  g_autofree char *broken = ens_test_dir_file (dir, "broken.xml");
  g_autofree char *missing = ens_test_dir_file (dir, "missing.ensemble");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const EnsProgress progress = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  ens_test_write (broken, "<package><statements><statement");
  g_assert_true (add (first));
  g_assert_false (add (empty));
  g_assert_false (add (broken));
  g_assert_false (add (missing));
  g_cancellable_cancel (cancellable);
  g_assert_false (ens_learned_rebuild (&progress, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_CANCELLED);
  g_assert_cmpuint (count_sources (), ==, 1);
  g_assert_cmpuint (count_backgrounds (), ==, 1);
  g_assert_true (ens_learned_erase (NULL));
}

static void
test_switched_off (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = make_project (dir, "a.ensemble", 310, NULL);
  g_autoptr (EnsLearned) learned = NULL;
  EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;

  g_assert_true (add (path));
  g_assert_true (ens_learned_set_used (FALSE, NULL));
  g_assert_true (ens_learned_rebuild (NULL, NULL));
  learned = read_learned ();
  ens_learned_lend (learned, &options);
  g_assert_cmpuint (options.n_backgrounds, ==, 0);
  ens_learned_free (learned);
  g_assert_true (ens_learned_set_used (TRUE, NULL));
  learned = read_learned ();
  ens_learned_lend (learned, &options);
  g_assert_cmpuint (options.n_backgrounds, ==, 1);
  g_assert_true (ens_learned_erase (NULL));
}

static void
test_damage_is_a_sentence (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = make_project (dir, "a.ensemble", 310, NULL);
  g_autofree char *taught = dup_kept_path ("en.words");
  g_autofree char *list = dup_kept_path ("list.ini");
  g_autoptr (EnsLearned) learned = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add (path));
  ens_test_write (taught, "no numbers");
  learned = read_learned ();
  g_assert_nonnull (learned->damage);
  g_assert_cmpuint (learned->list->sources->len, ==, 1);
  g_assert_true (ens_learned_rebuild (NULL, NULL));
  g_assert_cmpuint (count_backgrounds (), ==, 1);
  ens_test_write (list, "[learned]\nversion=1\nstatements=en:many\n");
  g_assert_null (ens_learned_read (&error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (ens_learned_rebuild (NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_DAMAGED);
  g_clear_error (&error);
  ens_test_write (list, "[learned]\nversion=99\n");
  g_assert_null (ens_learned_read (&error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_TOO_NEW);
  g_assert_true (ens_learned_erase (NULL));
}

static void
test_older_has_no_list (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = make_project (dir, "a.ensemble", 310, NULL);
  g_autofree char *list = dup_kept_path ("list.ini");
  g_autoptr (EnsLearned) learned = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add (path));
  g_assert_cmpint (g_unlink (list), ==, 0);
  learned = read_learned ();
  g_assert_cmpuint (learned->backgrounds->len, ==, 1);
  g_assert_cmpuint (learned->list->sources->len, ==, 0);
  g_assert_cmpuint (learned->list->languages->len, ==, 1);
  g_assert_false (ens_learned_rebuild (NULL, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND);
  g_assert_true (ens_learned_erase (NULL));
}

static gboolean
has_word (const char *bytes, gsize size, const char *word)
{
  gsize length = strlen (word);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (bytes + i, word, length) == 0)
      return TRUE;
  return FALSE;
}

static void
test_no_words_are_kept (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = make_project (dir, "a.ensemble", 310, NULL);
  g_autofree char *taught = dup_kept_path ("en.words");
  g_autofree char *list = dup_kept_path ("list.ini");
  const char *const kept[] = { taught, list };

  g_assert_true (add (path));
  for (gsize k = 0; k < G_N_ELEMENTS (kept); k++) {
    g_autofree char *bytes = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (kept[k], &bytes, &size, NULL));
    for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
      g_assert_false (has_word (bytes, size, words[w]));
  }
  g_assert_true (ens_learned_erase (NULL));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (ens_learned_change_finish (result, NULL));
  *(gboolean *) data = TRUE;
}

static void
test_in_another_thread (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autofree char *path = make_project (dir, "a.ensemble", 310, NULL);
  const EnsLearnedChange changes[] = { ENS_LEARNED_ADD, ENS_LEARNED_REBUILD, ENS_LEARNED_FORGET };
  const guint sources[] = { 1, 1, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    gboolean is_done = FALSE;

    ens_learned_change_async (changes[i], path, NULL, changed_cb, &is_done);
    while (!is_done)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpuint (count_sources (), ==, sources[i]);
  }
  g_assert_true (ens_learned_erase (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/learned/small-projects-add-up", test_small_projects_add_up);
  g_test_add_func ("/learned/package-counts-once", test_package_counts_once);
  g_test_add_func ("/learned/forget-and-rebuild", test_forget_and_rebuild);
  g_test_add_func ("/learned/refused-changes-nothing", test_refused_changes_nothing);
  g_test_add_func ("/learned/switched-off", test_switched_off);
  g_test_add_func ("/learned/damage-is-a-sentence", test_damage_is_a_sentence);
  g_test_add_func ("/learned/older-has-no-list", test_older_has_no_list);
  g_test_add_func ("/learned/no-words-are-kept", test_no_words_are_kept);
  g_test_add_func ("/learned/in-another-thread", test_in_another_thread);
  return g_test_run ();
}
