// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A key file with a version. Paths stand there as addresses, which are text whatever the path is.
#include "ens-learned-list.h"

#include "ens-error.h"
#include "ens-time.h"

#include <string.h>

#define VERSION 1

// Groups and keys of the file.
#define HEAD         "learned"
#define KEY_VERSION  "version"
#define KEY_USED     "used"
#define KEY_COUNTS   "statements"
#define KEY_ADDRESS  "address"
#define KEY_TITLE    "title"
#define KEY_ADDED    "added"
#define KEY_LEFT_OUT "left-out"
#define SOURCE       "source "

static void
count_free (EnsLearnedCount *count)
{
  g_free (count->language);
  g_free (count);
}

/** ens_learned_counts_new: Returns: (transfer full) (element-type EnsLearnedCount): of nothing */
GPtrArray *
ens_learned_counts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
}

static void
source_free (EnsLearnedSource *source)
{
  g_free (source->path);
  g_free (source->title);
  g_ptr_array_unref (source->counts);
  g_free (source);
}

/** ens_learned_list_new: Returns: (transfer full): of nothing; may be used */
EnsLearnedList *
ens_learned_list_new (void)
{
  EnsLearnedList *self = g_new0 (EnsLearnedList, 1);

  self->is_used = TRUE;
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->languages = ens_learned_counts_new ();
  return self;
}

void
ens_learned_list_free (EnsLearnedList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->languages);
  g_free (self);
}

static gboolean
find_source (const EnsLearnedList *self, const char *path, guint *index)
{
  for (*index = 0; *index < self->sources->len; (*index)++)
    if (strcmp (((EnsLearnedSource *) self->sources->pdata[*index])->path, path) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ens_learned_list_add:
 * @path: absolute
 *
 * Returns: (transfer none): the source, which may be there already
 */
EnsLearnedSource *
ens_learned_list_add (EnsLearnedList *self, const char *path)
{
  EnsLearnedSource *source;
  guint index;

  if (find_source (self, path, &index))
    return g_ptr_array_index (self->sources, index);
  source = g_new0 (EnsLearnedSource, 1);
  source->path = g_strdup (path);
  source->added = ens_time_now ();
  source->counts = ens_learned_counts_new ();
  g_ptr_array_add (self->sources, source);
  return source;
}

/** ens_learned_list_remove: Returns: whether it was there */
gboolean
ens_learned_list_remove (EnsLearnedList *self, const char *path)
{
  guint index;

  return find_source (self, path, &index) &&
         g_ptr_array_remove_index (self->sources, index) != NULL;
}

/** ens_learned_count_add: @n more of @language */
void
ens_learned_count_add (GPtrArray *counts, const char *language, guint n)
{
  EnsLearnedCount *count;

  for (guint i = 0; i < counts->len; i++) {
    count = g_ptr_array_index (counts, i);
    if (strcmp (count->language, language) == 0) {
      count->n += n;
      return;
    }
  }
  count = g_new0 (EnsLearnedCount, 1);
  count->language = g_strdup (language);
  count->n = n;
  g_ptr_array_add (counts, count);
}

static char *
dup_counts (GPtrArray *counts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++) {
    const EnsLearnedCount *count = g_ptr_array_index (counts, i);

    g_string_append_printf (text, "%s%s:%u", i > 0 ? " " : "", count->language, count->n);
  }
  return g_string_free (text, FALSE);
}

static void
write_source (GKeyFile *file, const EnsLearnedSource *source, guint number)
{
  g_autofree char *group = g_strdup_printf (SOURCE "%u", number);
  g_autofree char *address = g_filename_to_uri (source->path, NULL, NULL);
  g_autofree char *added = ens_time_dup_text (source->added);
  g_autofree char *counts = dup_counts (source->counts);

  g_key_file_set_string (file, group, KEY_ADDRESS, address);
  g_key_file_set_string (file, group, KEY_TITLE, source->title != NULL ? source->title : "");
  g_key_file_set_string (file, group, KEY_ADDED, added);
  g_key_file_set_boolean (file, group, KEY_LEFT_OUT, source->is_left_out);
  g_key_file_set_string (file, group, KEY_COUNTS, counts);
}

/** ens_learned_list_dup_text: Returns: (transfer full): to be kept */
char *
ens_learned_list_dup_text (const EnsLearnedList *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *counts = dup_counts (self->languages);

  g_key_file_set_integer (file, HEAD, KEY_VERSION, VERSION);
  g_key_file_set_boolean (file, HEAD, KEY_USED, self->is_used);
  g_key_file_set_string (file, HEAD, KEY_COUNTS, counts);
  for (guint i = 0; i < self->sources->len; i++)
    write_source (file, g_ptr_array_index (self->sources, i), i + 1);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
read_counts (GKeyFile *file, const char *group, GPtrArray *counts)
{
  g_autofree char *text = g_key_file_get_string (file, group, KEY_COUNTS, NULL);
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, " ", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL && *text != '\0'; i++) {
    char *colon = strchr (words[i], ':');
    guint64 n;

    if (colon == NULL || !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXINT, &n, NULL))
      return FALSE;
    *colon = '\0';
    ens_learned_count_add (counts, words[i], (guint) n);
  }
  return words != NULL;
}

static gboolean
read_source (GKeyFile *file, const char *group, EnsLearnedList *self)
{
  g_autofree char *address = g_key_file_get_string (file, group, KEY_ADDRESS, NULL);
  g_autofree char *path = address != NULL ? g_filename_from_uri (address, NULL, NULL) : NULL;
  g_autofree char *added = g_key_file_get_string (file, group, KEY_ADDED, NULL);
  EnsLearnedSource *source;

  if (path == NULL || added == NULL)
    return FALSE;
  source = ens_learned_list_add (self, path);
  g_free (source->title);
  source->title = g_key_file_get_string (file, group, KEY_TITLE, NULL);
  source->is_left_out = g_key_file_get_boolean (file, group, KEY_LEFT_OUT, NULL);
  g_ptr_array_set_size (source->counts, 0);
  return ens_time_parse (added, &source->added) && source->title != NULL &&
         read_counts (file, group, source->counts);
}

static gboolean
read_all (GKeyFile *file, EnsLearnedList *self)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  self->is_used = g_key_file_get_boolean (file, HEAD, KEY_USED, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], SOURCE) && !read_source (file, groups[i], self))
      return FALSE;
  return read_counts (file, HEAD, self->languages);
}

/**
 * ens_learned_list_parse: reads what ens_learned_list_dup_text() wrote
 *
 * Returns: %NULL with %ENS_ERROR_DAMAGED or %ENS_ERROR_TOO_NEW
 */
EnsLearnedList *
ens_learned_list_parse (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (EnsLearnedList) self = ens_learned_list_new ();
  gboolean is_file = g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL);

  if (is_file && g_key_file_get_integer (file, HEAD, KEY_VERSION, NULL) > VERSION) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_TOO_NEW,
                         _ ("A newer Ensemble learned from your projects: use that one, or erase "
                            "what was learned and add the projects again"));
    return NULL;
  }
  if (is_file && g_key_file_get_integer (file, HEAD, KEY_VERSION, NULL) == VERSION &&
      read_all (file, self))
    return g_steal_pointer (&self);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_DAMAGED,
                       _ ("The list of what was learned from is damaged: erase what was learned, "
                          "then add the projects again"));
  return NULL;
}
