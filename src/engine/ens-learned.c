// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Since no text is kept, every change learns anew from all files of the list. The list is written last:
// what was taught is good only where it agrees with the list on how many statements there were.
#include "ens-learned.h"

#include "ens-error.h"
#include "ens-learned-texts.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".words"
#define LIST   "list.ini"

// A list beyond that is not ours.
#define MOST_LIST_BYTES (4 * 1024 * 1024)

/** ens_learned_dup_folder: Returns: (transfer full): where what was learned is kept */
char *
ens_learned_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "ensemble", "learned", NULL);
}

static gboolean
refuse_file (const char *path, int code, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, "%s: %s", path, g_strerror (code));
  return FALSE;
}

static EnsLearned *
new_learned (void)
{
  EnsLearned *self = g_new0 (EnsLearned, 1);

  self->backgrounds = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_background_free);
  return self;
}

void
ens_learned_free (EnsLearned *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->list, ens_learned_list_free);
  g_ptr_array_unref (self->backgrounds);
  g_free (self->damage);
  g_free (self);
}

static gboolean
is_safe_name (const char *language)
{
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      return FALSE;
  return *language != '\0' && strlen (language) <= 8;
}

static char *
dup_words_path (const char *language)
{
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autofree char *name = g_strconcat (language, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
has_background (const EnsLearned *self, const char *language)
{
  for (guint i = 0; i < self->backgrounds->len; i++)
    if (strcmp (ens_background_get_language (self->backgrounds->pdata[i]), language) == 0)
      return TRUE;
  return FALSE;
}

// @n: how many statements it must have been learned from; 0 when that is not known
static gboolean
read_words (EnsLearned *self, const char *language, guint n, GError **error)
{
  g_autofree char *path = dup_words_path (language);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : g_bytes_new (NULL, 0);
  g_autoptr (EnsBackground) background = ens_background_new_for_bytes (bytes, error);

  if (background == NULL)
    return FALSE;
  if (strcmp (ens_background_get_language (background), language) != 0 ||
      (n > 0 && ens_background_get_n_texts (background) != n)) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_DAMAGED,
                         _ ("Learning was broken off: learn anew"));
    return FALSE;
  }
  g_ptr_array_add (self->backgrounds, g_steal_pointer (&background));
  return TRUE;
}

static gboolean
read_listed (EnsLearned *self, GError **error)
{
  for (guint i = 0; i < self->list->languages->len; i++) {
    const EnsLearnedCount *count = self->list->languages->pdata[i];

    if (count->n >= ENS_BACKGROUND_LEAST_TEXTS && is_safe_name (count->language) &&
        !read_words (self, count->language, count->n, error))
      return FALSE;
  }
  return TRUE;
}

// As it was before there was a list.
static gboolean
read_unlisted (EnsLearned *self, GError **error)
{
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *language = NULL;

    if (!g_str_has_suffix (name, SUFFIX))
      continue;
    language = g_strndup (name, strlen (name) - strlen (SUFFIX));
    if (!is_safe_name (language) || !read_words (self, language, 0, error))
      return FALSE;
    ens_learned_count_add (self->list->languages, language,
                           ens_background_get_n_texts (
                             self->backgrounds->pdata[self->backgrounds->len - 1]));
  }
  return TRUE;
}

// @is_there: (out): whether there is a list
static EnsLearnedList *
read_list (gboolean *is_there, GError **error)
{
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autofree char *path = g_build_filename (folder, LIST, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;
  GStatBuf info;

  *is_there = g_stat (path, &info) == 0;
  if (!*is_there)
    return ens_learned_list_new ();
  if (info.st_size > MOST_LIST_BYTES)
    return ens_learned_list_parse ("", error);
  if (g_file_get_contents (path, &text, NULL, &local_error))
    return ens_learned_list_parse (text, error);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_FAILED, local_error->message);
  return NULL;
}

/**
 * ens_learned_read: Returns: what was learned, which may be nothing; %NULL with %ENS_ERROR_DAMAGED or
 *   %ENS_ERROR_TOO_NEW when the list cannot be read
 */
EnsLearned *
ens_learned_read (GError **error)
{
  g_autoptr (EnsLearned) self = new_learned ();
  g_autoptr (GError) damage = NULL;
  gboolean has_list;

  self->list = read_list (&has_list, error);
  if (self->list == NULL)
    return NULL;
  if (!(has_list ? read_listed (self, &damage) : read_unlisted (self, &damage))) {
    self->damage = g_strdup (damage->message);
    g_ptr_array_set_size (self->backgrounds, 0);
  }
  return g_steal_pointer (&self);
}

/** ens_learned_lend: lets what was learned help, unless it is switched off; @self outlives @options */
void
ens_learned_lend (const EnsLearned *self, EnsClusterOptions *options)
{
  if (!self->list->is_used)
    return;
  options->backgrounds = (const EnsBackground *const *) self->backgrounds->pdata;
  options->n_backgrounds = self->backgrounds->len;
}

/** ens_learned_erase: nothing that was learned stays, nor from what */
gboolean
ens_learned_erase (GError **error)
{
  g_autofree char *folder = ens_learned_dup_folder ();
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
write_file (const char *path, const char *data, gsize size, GError **error)
{
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autoptr (GError) local_error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse_file (folder, errno, error);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &local_error))
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_FAILED, "%s: %s", path, local_error->message);
  return FALSE;
}

static gboolean
write_words (const EnsBackground *background, GError **error)
{
  g_autofree char *path = dup_words_path (ens_background_get_language (background));
  g_autoptr (GBytes) bytes = ens_background_dup_bytes (background);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return write_file (path, data, size, error);
}

static gboolean
write_list (const EnsLearnedList *list, GError **error)
{
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autofree char *path = g_build_filename (folder, LIST, NULL);
  g_autofree char *text = ens_learned_list_dup_text (list);

  return write_file (path, text, strlen (text), error);
}

// Languages that nothing was learned of any more.
static gboolean
remove_other_words (const EnsLearned *self, GError **error)
{
  g_autofree char *folder = ens_learned_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *language = NULL;

    if (!g_str_has_suffix (name, SUFFIX))
      continue;
    language = g_strndup (name, strlen (name) - strlen (SUFFIX));
    if (!has_background (self, language) && g_unlink (path) != 0 && errno != ENOENT)
      return refuse_file (path, errno, error);
  }
  return TRUE;
}

static gboolean
keep (const EnsLearned *self, GError **error)
{
  for (guint i = 0; i < self->backgrounds->len; i++)
    if (!write_words (g_ptr_array_index (self->backgrounds, i), error))
      return FALSE;
  return remove_other_words (self, error) && write_list (self->list, error);
}

static gboolean
learn_shelf (EnsLearned *self,
             const EnsLearnedShelf *shelf,
             const EnsProgress *progress,
             GError **error)
{
  EnsBackground *background;

  ens_learned_count_add (self->list->languages, shelf->language, shelf->texts->len);
  if (shelf->texts->len < ENS_BACKGROUND_LEAST_TEXTS || !is_safe_name (shelf->language))
    return TRUE;
  background = ens_background_learn ((const EnsText *) (gpointer) shelf->texts->data,
                                     shelf->texts->len, shelf->language, progress, error);
  if (background == NULL)
    return FALSE;
  g_ptr_array_add (self->backgrounds, background);
  return TRUE;
}

// What somebody adds just now must be readable and say something; what is listed need not be there.
static gboolean
is_new (const char *const *paths, const char *path)
{
  return paths != NULL && g_strv_contains (paths, path);
}

static gboolean
refuse_empty (const EnsLearnedSource *source, GError **error)
{
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s: there are no statements to learn from"),
               source->path);
  return FALSE;
}

static gboolean
read_source (GPtrArray *shelves, EnsLearnedSource *source, gboolean must_be_there, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  source->is_left_out = !ens_learned_texts_add (shelves, source, &local_error);
  if (source->is_left_out && must_be_there) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  return !must_be_there || source->counts->len > 0 || refuse_empty (source, error);
}

// @paths: (nullable): those of the list that are new
static EnsLearned *
learn (EnsLearnedList *list, const char *const *paths, const EnsProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) shelves = ens_learned_texts_new ();
  g_autoptr (EnsLearned) self = new_learned ();

  self->list = list;
  g_ptr_array_set_size (list->languages, 0);
  for (guint i = 0; i < list->sources->len; i++) {
    EnsLearnedSource *source = g_ptr_array_index (list->sources, i);

    if (!ens_progress_step (progress, (double) i / list->sources->len, error) ||
        !read_source (shelves, source, is_new (paths, source->path), error))
      return NULL;
  }
  for (guint i = 0; i < shelves->len; i++)
    if (!learn_shelf (self, g_ptr_array_index (shelves, i), progress, error))
      return NULL;
  return g_steal_pointer (&self);
}

static char **
dup_absolute (const char *const *paths)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; *paths != NULL; paths++) {
    g_autofree char *path = g_canonicalize_filename (*paths, NULL);

    g_strv_builder_add (builder, path);
  }
  return g_strv_builder_end (builder);
}

static EnsLearned *
learn_more (EnsLearnedList *list,
            const char *const *paths,
            const EnsProgress *progress,
            GError **error)
{
  g_auto (GStrv) absolute = dup_absolute (paths);

  for (guint i = 0; absolute[i] != NULL; i++)
    ens_learned_list_add (list, absolute[i]);
  return learn (list, (const char *const *) absolute, progress, error);
}

/**
 * ens_learned_add: learns from these, too
 * @paths: projects, packages and bundles; one that is known already is read anew
 * @progress: (nullable): who listens
 *
 * Returns: %FALSE with an error, and what was learned before stays
 */
gboolean
ens_learned_add (const char *const *paths, const EnsProgress *progress, GError **error)
{
  gboolean has_list;
  EnsLearnedList *list = read_list (&has_list, error);
  g_autoptr (EnsLearned) self = NULL;

  if (list == NULL)
    return FALSE;
  self = learn_more (list, paths, progress, error);
  return self != NULL && keep (self, error);
}

/** ens_learned_replace: learns from these and from nothing else; refuses when they teach nothing */
gboolean
ens_learned_replace (const char *const *paths, const EnsProgress *progress, GError **error)
{
  g_autoptr (EnsLearned) self = learn_more (ens_learned_list_new (), paths, progress, error);
  guint most = 0;

  if (self == NULL)
    return FALSE;
  if (self->backgrounds->len > 0)
    return keep (self, error);
  for (guint i = 0; i < self->list->languages->len; i++)
    most = MAX (most, ((EnsLearnedCount *) self->list->languages->pdata[i])->n);
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u statement is too few to learn from: it takes %u of one language",
                            "%u statements are too few to learn from: it takes %u of one language",
                            most),
               most, ENS_BACKGROUND_LEAST_TEXTS);
  return FALSE;
}

/**
 * ens_learned_forget: learns anew from all but this one
 * @path: need not be there any more
 */
gboolean
ens_learned_forget (const char *path, const EnsProgress *progress, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  gboolean has_list;
  g_autoptr (EnsLearnedList) list = read_list (&has_list, error);
  g_autoptr (EnsLearned) self = NULL;

  if (list == NULL)
    return FALSE;
  if (!ens_learned_list_remove (list, absolute)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_NOT_FOUND, _ ("Nothing was learned from %s"),
                 absolute);
    return FALSE;
  }
  self = learn (g_steal_pointer (&list), NULL, progress, error);
  return self != NULL && keep (self, error);
}

/** ens_learned_rebuild: reads all files of the list again, as they are now */
gboolean
ens_learned_rebuild (const EnsProgress *progress, GError **error)
{
  gboolean has_list;
  EnsLearnedList *list = read_list (&has_list, error);
  g_autoptr (EnsLearned) self = NULL;

  if (list != NULL && list->sources->len == 0) {
    ens_learned_list_free (list);
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("There is no list of what to learn from: add a project first"));
    return FALSE;
  }
  self = list != NULL ? learn (list, NULL, progress, error) : NULL;
  return self != NULL && keep (self, error);
}

/** ens_learned_set_used: whether what was learned may help; it stays either way */
gboolean
ens_learned_set_used (gboolean is_used, GError **error)
{
  g_autoptr (EnsLearned) self = ens_learned_read (error);

  if (self == NULL)
    return FALSE;
  self->list->is_used = is_used;
  return write_list (self->list, error);
}
