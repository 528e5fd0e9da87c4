// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Learning replaces what was learned before: one list of files, one result.
#include "ens-learned.h"

#include "ens-error.h"
#include "ens-faults.h"
#include "ens-package-reader.h"
#include "ens-statement.h"
#include "ens-text-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".words"

// The texts of one language; strings are owned.
typedef struct {
  char *language;
  GArray *texts;
  GHashTable *seen;
} Shelf;

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  g_free (shelf->language);
  g_array_unref (shelf->texts);
  g_hash_table_unref (shelf->seen);
  g_free (shelf);
}

static Shelf *
get_shelf (GPtrArray *shelves, const char *tag)
{
  g_autofree char *language = g_ascii_strdown (tag != NULL ? tag : "", -1);
  Shelf *shelf;

  language[strcspn (language, "-_")] = '\0';
  for (guint i = 0; i < shelves->len; i++)
    if (strcmp (((Shelf *) g_ptr_array_index (shelves, i))->language, language) == 0)
      return g_ptr_array_index (shelves, i);
  shelf = g_new0 (Shelf, 1);
  shelf->language = g_steal_pointer (&language);
  shelf->texts = g_array_new (FALSE, FALSE, sizeof (EnsText));
  shelf->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (shelves, shelf);
  return shelf;
}

// The same sentence in a project and in its package counts once.
static void
add_text (GPtrArray *shelves, const char *text, const char *language)
{
  Shelf *shelf = get_shelf (shelves, language);
  char *owned;
  EnsText item = { .language = shelf->language };

  if (text == NULL || g_hash_table_contains (shelf->seen, text))
    return;
  owned = g_strdup (text);
  item.text = owned;
  g_hash_table_add (shelf->seen, owned);
  g_array_append_val (shelf->texts, item);
}

static gboolean
add_project (GPtrArray *shelves, const char *path, GError **error)
{
  g_autoptr (EnsSession) session = ens_session_open_read_only (path, error);
  g_autoptr (EnsTextTable) table = NULL;

  table = session != NULL ? ens_text_table_read_project (session, NULL, error) : NULL;
  for (guint i = 0; table != NULL && i < ens_text_table_get_length (table); i++) {
    const EnsText *text = ens_text_table_get (table, i);

    add_text (shelves, text->text, text->language);
  }
  return table != NULL;
}

static gboolean
add_package (GPtrArray *shelves, const char *path, GError **error)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsPackageReader)
               reader = ens_package_reader_new (path, ENS_PACKAGE_READER_OPEN, faults, error);
  g_autoptr (GError) local_error = NULL;
  EnsPackageRow row;

  if (reader == NULL)
    return FALSE;
  while (ens_package_reader_next (reader, &row, &local_error)) {
    const EnsStatement *statement = row.record;

    if (row.entity == &ens_statement_entity)
      add_text (shelves, statement->text, statement->language);
  }
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  return ens_faults_refuse (faults, error);
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "ensemble", "learned", NULL);
}

static gboolean
refuse_file (const char *path, int code, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, "%s: %s", path, g_strerror (code));
  return FALSE;
}

/** ens_learned_erase: nothing that was learned stays */
gboolean
ens_learned_erase (GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_unlink (path) != 0 && errno != ENOENT)
      return refuse_file (path, errno, error);
  }
  return TRUE;
}

static gboolean
keep (const EnsBackground *background, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_strconcat (ens_background_get_language (background), SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = ens_background_dup_bytes (background);
  g_autoptr (GError) local_error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse_file (folder, errno, error);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &local_error))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, "%s: %s", path, local_error->message);
  return FALSE;
}

static EnsLearned *
new_learned (void)
{
  EnsLearned *self = g_new0 (EnsLearned, 1);

  self->backgrounds = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_background_free);
  return self;
}

static gboolean
is_safe_name (const char *language)
{
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      return FALSE;
  return *language != '\0' && strlen (language) <= 8;
}

// Languages with too few statements are passed over, unless none has enough.
static gboolean
learn_shelves (EnsLearned *self, GPtrArray *shelves, const EnsProgress *progress, GError **error)
{
  g_autoptr (GError) few = NULL;

  for (guint i = 0; i < shelves->len; i++) {
    const Shelf *shelf = g_ptr_array_index (shelves, i);
    g_autoptr (GError) local_error = NULL;
    EnsBackground *background;

    if (!is_safe_name (shelf->language))
      continue;
    background = ens_background_learn ((const EnsText *) (gpointer) shelf->texts->data,
                                       shelf->texts->len, shelf->language, progress, &local_error);
    if (background != NULL) {
      g_ptr_array_add (self->backgrounds, background);
      continue;
    }
    if (!g_error_matches (local_error, ENS_ERROR, ENS_ERROR_REFUSED)) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
    g_clear_error (&few);
    few = g_steal_pointer (&local_error);
  }
  if (self->backgrounds->len > 0)
    return TRUE;
  if (few != NULL)
    g_propagate_error (error, g_steal_pointer (&few));
  else
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("There are no statements of a known language to learn from"));
  return FALSE;
}

/**
 * ens_learned_learn: learns anew and keeps the result in place of what was learned before
 * @paths: projects and packages
 * @progress: (nullable): who listens
 *
 * Returns: %NULL with an error, and what was learned before stays
 */
EnsLearned *
ens_learned_learn (const char *const *paths, const EnsProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) shelves = g_ptr_array_new_with_free_func (shelf_free);
  g_autoptr (EnsLearned) self = new_learned ();

  for (; *paths != NULL; paths++) {
    gboolean is_package = g_str_has_suffix (*paths, ".xml");

    if (!(is_package ? add_package (shelves, *paths, error) : add_project (shelves, *paths, error)))
      return NULL;
  }
  if (!learn_shelves (self, shelves, progress, error) || !ens_learned_erase (error))
    return NULL;
  for (guint i = 0; i < self->backgrounds->len; i++)
    if (!keep (g_ptr_array_index (self->backgrounds, i), error))
      return NULL;
  return g_steal_pointer (&self);
}

/** ens_learned_read: Returns: what was learned, which may be nothing; %NULL when a file is damaged */
EnsLearned *
ens_learned_read (GError **error)
{
  g_autoptr (EnsLearned) self = new_learned ();
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GMappedFile) file = NULL;
    g_autoptr (GBytes) bytes = NULL;
    EnsBackground *background;

    if (!g_str_has_suffix (name, SUFFIX))
      continue;
    file = g_mapped_file_new (path, FALSE, error);
    if (file == NULL)
      return NULL;
    bytes = g_mapped_file_get_bytes (file);
    background = ens_background_new_for_bytes (bytes, error);
    if (background == NULL)
      return NULL;
    g_ptr_array_add (self->backgrounds, background);
  }
  return g_steal_pointer (&self);
}

void
ens_learned_free (EnsLearned *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->backgrounds);
  g_free (self);
}
