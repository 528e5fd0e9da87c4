// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same sentence in a project and in its package counts once.
#include "ens-learned-texts.h"

#include "ens-import-package.h"
#include "ens-statement.h"
#include "ens-text-table.h"

#include <string.h>

static void
shelf_free (EnsLearnedShelf *shelf)
{
  g_free (shelf->language);
  g_array_unref (shelf->texts);
  g_hash_table_unref (shelf->seen);
  g_free (shelf);
}

/** ens_learned_texts_new: Returns: (element-type EnsLearnedShelf): no shelf yet */
GPtrArray *
ens_learned_texts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) shelf_free);
}

static EnsLearnedShelf *
get_shelf (GPtrArray *shelves, const char *language)
{
  EnsLearnedShelf *shelf;

  for (guint i = 0; i < shelves->len; i++) {
    shelf = g_ptr_array_index (shelves, i);
    if (strcmp (shelf->language, language) == 0)
      return shelf;
  }
  shelf = g_new0 (EnsLearnedShelf, 1);
  shelf->language = g_strdup (language);
  shelf->texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  shelf->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (shelves, shelf);
  return shelf;
}

// A sentence that is there already is not added again.
static void
put_text (GPtrArray *shelves, const char *language, const char *text)
{
  EnsLearnedShelf *shelf = get_shelf (shelves, language);
  EnsText item;

  if (g_hash_table_contains (shelf->seen, text))
    return;
  item = (EnsText){ .text = g_strdup (text), .language = shelf->language };
  g_hash_table_add (shelf->seen, (char *) item.text);
  g_array_append_val (shelf->texts, item);
}

/**
 * Reading:
 * @shelves: of this source alone, until it was read to its end
 * @counts: (element-type EnsLearnedCount): statements in it
 * @title: of the project
 * @language: (nullable): of the project, where a statement does not say its own
 */
typedef struct {
  GPtrArray *shelves;
  GPtrArray *counts;
  char *title;
  char *language;
} Reading;

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->shelves, g_ptr_array_unref);
  g_clear_pointer (&reading->counts, g_ptr_array_unref);
  g_free (reading->title);
  g_free (reading->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
read_text (Reading *reading, const char *text, const char *tag)
{
  const char *known = tag != NULL ? tag : reading->language;
  g_autofree char *language = g_ascii_strdown (known != NULL ? known : "", -1);

  if (text == NULL)
    return;
  language[strcspn (language, "-_")] = '\0';
  ens_learned_count_add (reading->counts, language, 1);
  put_text (reading->shelves, language, text);
}

static gboolean
read_project (Reading *reading, const char *path, GError **error)
{
  g_autoptr (EnsSession) session = ens_session_open_read_only (path, error);
  g_autoptr (EnsTextTable) table = NULL;
  const EnsProject *project;

  table = session != NULL ? ens_text_table_read_project (session, NULL, error) : NULL;
  if (table == NULL)
    return FALSE;
  project = ens_session_get_project (session);
  reading->title = g_strdup (project->title);
  reading->language = g_strdup (project->language);
  for (guint i = 0; i < ens_text_table_get_length (table); i++) {
    const EnsText *text = ens_text_table_get (table, i);

    read_text (reading, text->text, text->language);
  }
  return TRUE;
}

static gboolean
read_package (Reading *reading, const char *path, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsPackageReader)
               reader = ens_import_open (path, ENS_PACKAGE_READER_OPEN, faults, error);
  g_autoptr (GError) local_error = NULL;
  const EnsPackageHeader *header;
  EnsPackageRow row;

  if (reader == NULL)
    return FALSE;
  header = ens_package_reader_get_header (reader);
  reading->title = g_strdup (header->title);
  reading->language = g_strdup (header->language);
  while (ens_package_reader_next (reader, &row, &local_error)) {
    const EnsStatement *statement = row.record;

    if (row.entity == &ens_statement_entity)
      read_text (reading, statement->text, statement->language);
  }
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  return ens_faults_refuse (faults, error);
}

static void
take (GPtrArray *shelves, EnsLearnedSource *source, Reading *reading)
{
  for (guint i = 0; i < reading->shelves->len; i++) {
    const EnsLearnedShelf *shelf = g_ptr_array_index (reading->shelves, i);

    for (guint t = 0; t < shelf->texts->len; t++)
      put_text (shelves, shelf->language, g_array_index (shelf->texts, EnsText, t).text);
  }
  g_free (source->title);
  source->title = g_steal_pointer (&reading->title);
  g_ptr_array_unref (source->counts);
  source->counts = g_steal_pointer (&reading->counts);
}

/**
 * ens_learned_texts_add: reads the project, package or bundle of @source, and writes down what was in it
 *
 * Returns: %FALSE with an error, and nothing of it is on the shelves
 */
gboolean
ens_learned_texts_add (GPtrArray *shelves, EnsLearnedSource *source, GError **error)
{
  g_auto (Reading) reading = { ens_learned_texts_new (), ens_learned_counts_new (), NULL, NULL };
  gboolean is_package = ens_import_is_bundle (source->path) || ens_import_is_package (source->path);

  if (!(is_package ? read_package (&reading, source->path, error)
                   : read_project (&reading, source->path, error)))
    return FALSE;
  take (shelves, source, &reading);
  return TRUE;
}
