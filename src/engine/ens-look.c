// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads into a place that goes away, keeps what people look at.
#include "ens-look.h"

#include "ens-session-private.h"
#include "ens-statement.h"

// As many as somebody reads before they open a project.
#define MOST_TEXTS 200

void
ens_look_free (EnsLook *look)
{
  if (look == NULL)
    return;
  g_clear_pointer (&look->place, ens_place_free);
  g_clear_pointer (&look->offers, g_ptr_array_unref);
  g_clear_pointer (&look->texts, g_ptr_array_unref);
  g_free (look);
}

static void
text_free (EnsLookText *text)
{
  g_free (text->text);
  g_free (text->language);
  g_free (text);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const EnsLookText *left = *(EnsLookText *const *) a;
  const EnsLookText *right = *(EnsLookText *const *) b;

  if (left->n != right->n)
    return left->n < right->n ? 1 : -1;
  return g_strcmp0 (left->text, right->text);
}

// In bounded memory, however many there are.
static gboolean
note_text (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsStatement *statement = record;
  GPtrArray *texts = data;
  EnsLookText *text = g_new0 (EnsLookText, 1);

  text->text = g_strdup (statement->text);
  text->language = g_strdup (statement->language);
  text->n = statement->count;
  g_ptr_array_add (texts, text);
  if (texts->len < 2 * MOST_TEXTS)
    return TRUE;
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_set_size (texts, MOST_TEXTS);
  return TRUE;
}

static EnsLook *
look_at (const char *path, const char *language, GError **error)
{
  g_autoptr (EnsLook) look = g_new0 (EnsLook, 1);

  look->place = ens_place_new (path, NULL, error);
  look->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  if (look->place == NULL)
    return NULL;
  look->offers = ens_offer_list (look->place->session, language, error);
  if (look->offers == NULL ||
      !ens_store_each (ens_session_get_store (look->place->session), &ens_statement_entity,
                       note_text, look->texts, error))
    return NULL;
  g_ptr_array_sort (look->texts, compare_texts);
  if (look->texts->len > MOST_TEXTS)
    g_ptr_array_set_size (look->texts, MOST_TEXTS);
  ens_place_close (look->place);
  return g_steal_pointer (&look);
}

typedef struct {
  char *path;
  char *language;
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_free (job->language);
  g_free (job);
}

static void
run_look (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  EnsLook *look = look_at (job->path, job->language, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) ens_look_free);
  else
    g_task_return_error (task, error);
}

/**
 * ens_look_async:
 * @path: of a package, bundle or project
 * @language: the reader's
 *
 * Looks in another thread; ens_look_finish() gives what is in it.
 */
void
ens_look_async (const char *path, const char *language, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->language = g_strdup (language);
  g_task_set_source_tag (task, ens_look_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_look);
}

/** ens_look_finish: Returns: (transfer full): what is in it. */
EnsLook *
ens_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
