// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the archive and its XML to texts with marks; ens-qdpx-passages.h makes sayings of these.
#include "ens-qdpx-reader.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-qda-codes.h"
#include "ens-qda-losses.h"
#include "ens-qdpx-passages.h"
#include "ens-text-source.h"
#include "ens-text.h"
#include "ens-zip.h"

#include <string.h>

#define PROJECT    "project.qde"
#define ANY_YEAR   "urn:QDA-XML:project"
#define ORIGIN     "Ensemble"
#define NAME_CHARS 60
#define MOST_BYTES (ENS_LIMIT_FILE_BYTES / 8)

/** Coding: @coder: guid of a user; @code: guid of a code */
typedef struct {
  EnsQdpxMark *mark;
  char *coder;
  char *code;
} Coding;

/** Text: a text source, as the file has it; @marks: (element-type EnsQdpxMark), @codings: (element-type Coding) */
typedef struct {
  EnsQdpxSource *source;
  char *path;
  char *content;
  GPtrArray *marks;
  GArray *codings;
} Text;

/** Case: @sources: guids of texts */
typedef struct {
  char *name;
  GHashTable *values;
  GPtrArray *sources;
} Case;

/**
 * Reading:
 * @files: the text of each file of the archive, by its path in small letters
 * @paths: of these files, in order
 * @users: names by guid
 * @variables: names by guid
 * @seen: the ids of what can be referred to
 * @texts, @cases: in order
 */
typedef struct {
  const char *path;
  EnsFaults *faults;
  EnsQdpx *project;
  EnsQdaCodes *codes;
  GString *xml;
  GHashTable *files;
  GPtrArray *paths;
  gsize n_bytes;
  GHashTable *users;
  GHashTable *variables;
  GHashTable *seen;
  EnsQdaLosses losses;
  GPtrArray *texts;
  GPtrArray *cases;
  Text *text;
  EnsQdpxMark *mark;
  Case *at_case;
  char *coder;
  char *variable;
  gboolean in_codes;
} Reading;

static void
clear_coding (gpointer data)
{
  g_free (((Coding *) data)->coder);
  g_free (((Coding *) data)->code);
}

static void
free_text (gpointer data)
{
  Text *text = data;

  g_free (text->path);
  g_free (text->content);
  g_ptr_array_unref (text->marks);
  g_array_unref (text->codings);
  g_free (text);
}

static void
free_case (gpointer data)
{
  Case *row = data;

  g_free (row->name);
  g_hash_table_unref (row->values);
  g_ptr_array_unref (row->sources);
  g_free (row);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->project, ens_qdpx_free);
  g_clear_pointer (&reading->codes, ens_qda_codes_free);
  g_string_free (reading->xml, TRUE);
  g_hash_table_unref (reading->files);
  g_ptr_array_unref (reading->paths);
  g_hash_table_unref (reading->users);
  g_hash_table_unref (reading->variables);
  g_hash_table_unref (reading->seen);
  ens_qda_losses_clear (&reading->losses);
  g_ptr_array_unref (reading->texts);
  g_ptr_array_unref (reading->cases);
  g_free (reading->coder);
  g_free (reading->variable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
drop (Reading *reading, const char *element)
{
  ens_qda_losses_add_element (&reading->losses, element);
}

// The project and its plain texts are kept, whatever folder they are in.
static gboolean
keep_entry (const char *name, const char *bytes, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autofree char *path = g_ascii_strdown (name, -1);
  gboolean is_project = strcmp (path, PROJECT) == 0;
  GString *text = reading->xml;

  if (!is_project && !g_str_has_suffix (path, ".txt"))
    return TRUE;
  reading->n_bytes += length;
  if (reading->n_bytes > MOST_BYTES) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
                 _ ("%s: its project and texts are larger than the limit of 64 MiB"),
                 reading->path);
    return FALSE;
  }
  if (!is_project)
    text = g_hash_table_lookup (reading->files, path);
  if (text == NULL) {
    text = g_string_new (NULL);
    g_ptr_array_add (reading->paths, path);
    g_hash_table_insert (reading->files, g_steal_pointer (&path), text);
  }
  g_string_append_len (text, bytes, (gssize) length);
  return TRUE;
}

static char *
dup_guid (EnsXml *xml, const char *name)
{
  g_autofree char *guid = ens_xml_dup_attribute (xml, name);
  g_autofree char *seed = guid != NULL
                            ? ens_qda_dup_bare (guid)
                            : g_strdup_printf ("line %" G_GINT64_FORMAT, ens_xml_get_line (xml));

  return ens_qda_dup_guid (guid, seed);
}

// What is there twice is told; the first of them is who is meant.
static void
note_guid (Reading *reading, EnsXml *xml)
{
  g_autofree char *found = ens_xml_dup_attribute (xml, "guid");
  g_autofree char *bare = found != NULL ? ens_qda_dup_bare (found) : NULL;

  if (bare != NULL && g_hash_table_contains (reading->seen, bare))
    ens_qda_warn_twice (reading->faults, reading->path, xml, bare);
  else if (bare != NULL)
    g_hash_table_add (reading->seen, g_steal_pointer (&bare));
}

static void
start_named (Reading *reading, EnsXml *xml, GHashTable *names)
{
  g_autofree char *guid = dup_guid (xml, "guid");
  char *name = ens_xml_dup_attribute (xml, "name");

  note_guid (reading, xml);
  if (g_hash_table_contains (names, guid))
    g_free (name);
  else
    g_hash_table_insert (names, g_steal_pointer (&guid), name != NULL ? name : g_strdup (""));
}

static void
start_text (Reading *reading, EnsXml *xml)
{
  Text *text = g_new0 (Text, 1);
  g_autofree char *guid = dup_guid (xml, "guid");
  g_autofree char *name = ens_xml_dup_attribute (xml, "name");
  g_autofree char *clean = NULL;

  note_guid (reading, xml);
  text->path = ens_xml_dup_attribute (xml, "plainTextPath");
  if (name == NULL || *name == '\0') {
    g_free (name);
    name = g_path_get_basename (text->path != NULL ? text->path : guid);
  }
  clean = ens_text_dup_trimmed (name);
  text->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdpx_mark_free);
  text->codings = g_array_new (FALSE, FALSE, sizeof (Coding));
  g_array_set_clear_func (text->codings, clear_coding);
  text->source = ens_qdpx_add_source (reading->project, guid, *clean != '\0' ? clean : guid);
  g_ptr_array_add (reading->texts, text);
  reading->text = text;
}

static gboolean
take_position (EnsXml *xml, const char *name, gint64 *position)
{
  g_autofree char *text = ens_xml_dup_attribute (xml, name);
  char *end = NULL;

  *position = text != NULL ? g_ascii_strtoll (text, &end, 10) : -1;
  return text != NULL && *text != '\0' && *end == '\0' && *position >= 0;
}

static void
start_mark (Reading *reading, EnsXml *xml)
{
  g_autofree char *guid = dup_guid (xml, "guid");
  EnsQdpxMark *mark = ens_qdpx_mark_new (guid);
  gboolean is_good = take_position (xml, "startPosition", &mark->start) &&
                     take_position (xml, "endPosition", &mark->end) && mark->start <= mark->end;

  if (!is_good) {
    ens_qdpx_mark_free (mark);
    ens_faults_warn (reading->faults, reading->path, ens_xml_get_line (xml),
                     _ ("a passage without good positions was left out"), NULL);
    return;
  }
  note_guid (reading, xml);
  reading->mark = mark;
  g_ptr_array_add (reading->text->marks, mark);
}

static void
start_case (Reading *reading, EnsXml *xml)
{
  Case *row = g_new0 (Case, 1);
  g_autofree char *name = ens_xml_dup_attribute (xml, "name");

  note_guid (reading, xml);
  row->name = ens_text_dup_trimmed (name != NULL ? name : "");
  row->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  row->sources = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reading->cases, row);
  reading->at_case = row;
}

static void
start_code_ref (Reading *reading, EnsXml *xml)
{
  Coding coding = { reading->mark, g_strdup (reading->coder),
                    ens_xml_dup_attribute (xml, "targetGUID") };

  if (reading->mark != NULL && coding.code != NULL)
    g_array_append_val (reading->text->codings, coding);
  else
    clear_coding (&coding);
}

static void
start_in_text (Reading *reading, EnsXml *xml, const char *name)
{
  if (strcmp (name, "PlainTextContent") == 0) {
    ens_xml_begin_text (xml, MOST_BYTES);
  } else if (strcmp (name, "PlainTextSelection") == 0) {
    start_mark (reading, xml);
  } else if (strcmp (name, "Coding") == 0 && reading->mark != NULL) {
    g_free (reading->coder);
    reading->coder = dup_guid (xml, "creatingUser");
  } else if (strcmp (name, "CodeRef") == 0) {
    start_code_ref (reading, xml);
  } else if (strcmp (name, "Description") == 0 && reading->mark != NULL) {
    ens_xml_begin_text (xml, ENS_LIMIT_TEXT_BYTES);
  } else {
    drop (reading, name);
    ens_xml_skip (xml);
  }
}

static gboolean
start_value (Reading *reading, EnsXml *xml, const char *name)
{
  if (strcmp (name, "VariableValue") == 0) {
    g_clear_pointer (&reading->variable, g_free);
    return TRUE;
  }
  if (strcmp (name, "VariableRef") == 0) {
    g_free (reading->variable);
    reading->variable = dup_guid (xml, "targetGUID");
    return TRUE;
  }
  if (!g_str_has_suffix (name, "Value"))
    return FALSE;
  ens_xml_begin_text (xml, ENS_LIMIT_TEXT_BYTES);
  return TRUE;
}

static void
start_in_case (Reading *reading, EnsXml *xml, const char *name)
{
  if (strcmp (name, "SourceRef") == 0)
    g_ptr_array_add (reading->at_case->sources, dup_guid (xml, "targetGUID"));
  else {
    drop (reading, name);
    ens_xml_skip (xml);
  }
}

static gboolean
is_list (const char *name)
{
  static const char *const lists[] = { "Project",   "Users", "CodeBook", "Codes",
                                       "Variables", "Cases", "Sources",  "Notes",
                                       "Links",     "Sets",  "Graphs",   NULL };

  return g_strv_contains (lists, name);
}

static void
start_project (Reading *reading, EnsXml *xml)
{
  g_autofree char *origin = ens_xml_dup_attribute (xml, "origin");

  reading->project->is_ours = g_strcmp0 (origin, ORIGIN) == 0;
}

static void
start_cb (EnsXml *xml, const char *name, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "Project") == 0)
    start_project (reading, xml);
  if (strcmp (name, "CodeBook") == 0)
    reading->in_codes = TRUE;
  if (reading->in_codes && ens_qda_codes_start (reading->codes, xml, name))
    return;
  if ((reading->text != NULL || reading->at_case != NULL) && start_value (reading, xml, name))
    return;
  if (reading->text != NULL)
    start_in_text (reading, xml, name);
  else if (reading->at_case != NULL)
    start_in_case (reading, xml, name);
  else if (strcmp (name, "User") == 0)
    start_named (reading, xml, reading->users);
  else if (strcmp (name, "Variable") == 0)
    start_named (reading, xml, reading->variables);
  else if (strcmp (name, "TextSource") == 0)
    start_text (reading, xml);
  else if (strcmp (name, "Case") == 0)
    start_case (reading, xml);
  else if (!is_list (name)) {
    drop (reading, name);
    ens_xml_skip (xml);
  }
}

// The number of the question says all that a text here has of itself.
static gboolean
is_ours (const char *variable)
{
  return strcmp (variable, "question") == 0 || strcmp (variable, "wording") == 0;
}

static void
end_value (Reading *reading, const char *text)
{
  GHashTable *values = reading->text != NULL ? reading->text->source->variables
                                             : reading->at_case->values;
  const char *name = reading->variable != NULL
                       ? g_hash_table_lookup (reading->variables, reading->variable)
                       : NULL;
  g_autofree char *value = ens_text_dup_trimmed (text);
  g_autofree char *variable = name != NULL ? g_utf8_strdown (name, -1) : NULL;

  if (*value == '\0')
    return;
  if (variable != NULL && is_ours (variable))
    g_hash_table_insert (values, g_steal_pointer (&variable), g_steal_pointer (&value));
  else
    ens_qda_losses_add_value (&reading->losses, name);
}

static void
end_cb (EnsXml *xml, const char *name, const char *text, gpointer data)
{
  Reading *reading = data;

  if (reading->in_codes) {
    ens_qda_codes_end (reading->codes, name, text);
    reading->in_codes = strcmp (name, "CodeBook") != 0;
  } else if (strcmp (name, "TextSource") == 0) {
    reading->text = NULL;
  } else if (strcmp (name, "PlainTextSelection") == 0) {
    reading->mark = NULL;
  } else if (strcmp (name, "Coding") == 0) {
    g_clear_pointer (&reading->coder, g_free);
  } else if (strcmp (name, "Case") == 0) {
    reading->at_case = NULL;
  } else if (text != NULL && strcmp (name, "PlainTextContent") == 0) {
    g_free (reading->text->content);
    reading->text->content = g_strdup (text);
  } else if (text != NULL && strcmp (name, "Description") == 0) {
    g_free (reading->mark->note);
    reading->mark->note = ens_text_dup_trimmed (text);
  } else if (text != NULL) {
    end_value (reading, text);
  }
}

static const GString *
find_in (const Reading *reading, const char *folder, const char *path)
{
  g_autofree char *whole = g_strconcat (folder, path, NULL);

  return g_hash_table_lookup (reading->files, whole);
}

// “internal://” is the folder of the sources; who puts texts elsewhere is followed by their names.
static const GString *
find_file (const Reading *reading, const char *path)
{
  const char *colon = strstr (path, "://");
  g_autofree char *lower = g_ascii_strdown (colon != NULL ? colon + 3 : path, -1);
  const char *slash = strrchr (lower, '/');
  g_autofree char *end = g_strconcat ("/", slash != NULL ? slash + 1 : lower, NULL);
  const GString *file = find_in (reading, "sources/", lower);

  if (file == NULL)
    file = find_in (reading, "", lower);
  if (file == NULL)
    file = find_in (reading, "", end + 1);
  for (guint i = 0; i < reading->paths->len && file == NULL; i++)
    if (g_str_has_suffix (g_ptr_array_index (reading->paths, i), end))
      file = find_in (reading, "", g_ptr_array_index (reading->paths, i));
  return file;
}

// In UTF-8, whatever it was written in.
static char *
dup_content (const Reading *reading, const Text *text)
{
  const GString *file = text->path != NULL ? find_file (reading, text->path) : NULL;
  g_autoptr (EnsTextSource) source = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  if (file == NULL)
    return text->content != NULL ? ens_text_clean (text->content, -1, NULL) : NULL;
  source = ens_text_source_new_for_text (file->str, file->len, text->source->name);
  while (ens_text_source_read (source, all, NULL))
    continue;
  return ens_text_clean (all->str, (gssize) all->len, NULL);
}

static void
take_case (Reading *reading, const Case *row, EnsQdpxSource *source)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  reading->losses.n_cases += source->owner != NULL;
  if (source->owner == NULL && *row->name != '\0')
    source->owner = g_strdup (row->name);
  g_hash_table_iter_init (&iter, row->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!g_hash_table_contains (source->variables, name))
      g_hash_table_insert (source->variables, g_strdup (name), g_strdup (value));
}

static void
take_cases (Reading *reading)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reading->texts->len; i++) {
    EnsQdpxSource *source = ((Text *) g_ptr_array_index (reading->texts, i))->source;

    if (!g_hash_table_contains (sources, source->guid))
      g_hash_table_insert (sources, source->guid, source);
  }
  for (guint i = 0; i < reading->cases->len; i++) {
    const Case *row = g_ptr_array_index (reading->cases, i);

    for (guint s = 0; s < row->sources->len; s++) {
      EnsQdpxSource *source = g_hash_table_lookup (sources, g_ptr_array_index (row->sources, s));

      if (source != NULL)
        take_case (reading, row, source);
    }
  }
}

static void
warn_missing (Reading *reading, const Text *text)
{
  g_autofree char *shown = ens_text_dup_short (text->source->name, NAME_CHARS);
  g_autofree char *what = g_strdup_printf (_ ("“%s” was left out: its text is not in the file"),
                                           shown);

  ens_faults_warn (reading->faults, reading->path, 0, what, NULL);
}

// By now all users and codes of the file are known.
static void
take_codings (Reading *reading, const Text *text)
{
  for (guint i = 0; i < text->codings->len; i++) {
    const Coding *coding = &g_array_index (text->codings, Coding, i);
    EnsQdpxCoding found = { NULL };
    gboolean is_above = FALSE;

    found.code = ens_qda_codes_find (reading->codes, coding->code, &is_above);
    reading->losses.n_codings += found.code < 0;
    reading->losses.n_above += is_above;
    if (coding->coder != NULL)
      found.coder = g_strdup (g_hash_table_lookup (reading->users, coding->coder));
    reading->losses.n_coders += found.code >= 0 && coding->coder != NULL && found.coder == NULL;
    if (found.code >= 0)
      g_array_append_val (coding->mark->codings, found);
    else
      g_free (found.coder);
  }
}

static gboolean
take_texts (Reading *reading, GError **error)
{
  EnsQdpxCutter cutter = { reading->path, reading->faults, MOST_BYTES };

  for (guint i = 0; i < reading->texts->len; i++) {
    Text *text = g_ptr_array_index (reading->texts, i);
    g_autofree char *content = dup_content (reading, text);

    if (content == NULL) {
      warn_missing (reading, text);
      continue;
    }
    take_codings (reading, text);
    if (!ens_qdpx_cutter_cut (&cutter, text->source, content, text->marks, error))
      return FALSE;
  }
  reading->losses.n_lines = cutter.n_lines;
  reading->losses.n_passages = cutter.n_empty;
  return TRUE;
}

static gboolean
read_project (Reading *reading, GError **error)
{
  const EnsXmlFuncs funcs = {
    start_cb,
    end_cb,
    "Project",
    ANY_YEAR,
    _ ("not a project of REFI-QDA: its first element is not “Project”"),
  };
  g_autofree char *name = g_strdup_printf ("%s/%s", reading->path, PROJECT);

  if (reading->xml->len == 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("%s: there is no %s in it"), reading->path,
                 PROJECT);
    return FALSE;
  }
  if (!ens_xml_read (name, reading->xml->str, reading->xml->len, &funcs, reading, reading->faults,
                     error))
    return FALSE;
  g_ptr_array_unref (reading->project->codes);
  reading->project->codes = ens_qda_codes_steal (reading->codes);
  if (!take_texts (reading, error))
    return FALSE;
  take_cases (reading);
  ens_qda_losses_report (&reading->losses);
  return TRUE;
}

/**
 * ens_qdpx_read:
 * @path: a `.qdpx` file
 * @faults: takes what is wrong, and as warnings what was left out
 *
 * Returns: (transfer full): what is in it; %NULL with %ENS_ERROR_REFUSED, or as ens_zip_read()
 */
EnsQdpx *
ens_qdpx_read (const char *path, EnsFaults *faults, GError **error)
{
  g_auto (Reading) reading = {
    .path = path,
    .faults = faults,
    .project = ens_qdpx_new (),
    .codes = ens_qda_codes_new (path, faults),
    .xml = g_string_new (NULL),
    .files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string),
    .users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .paths = g_ptr_array_new (),
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .texts = g_ptr_array_new_with_free_func (free_text),
    .cases = g_ptr_array_new_with_free_func (free_case),
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  ens_qda_losses_init (&reading.losses, path, faults);
  if (!ens_zip_read (path, keep_entry, &reading, names, error) || !read_project (&reading, error))
    return NULL;
  return g_steal_pointer (&reading.project);
}
