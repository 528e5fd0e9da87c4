// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Positions count characters from 0. Some programs mean the last character by the end, most the first behind it:
// a passage that lacks only the last character of its line is the whole line.
#include "ens-qdpx-reader.h"

#include "ens-error.h"
#include "ens-limits.h"
#include "ens-qda-codes.h"
#include "ens-text-source.h"
#include "ens-text.h"
#include "ens-zip.h"

#include <string.h>

#define PROJECT    "project.qde"
#define ANY_YEAR   "urn:QDA-XML:project"
#define MOST_BYTES (ENS_LIMIT_FILE_BYTES / 8)
// How many characters lie between two marks of the index of a text.
#define STRIDE 1024

/** Mark: one coded stretch of a text, as the file has it */
typedef struct {
  char *guid;
  char *note;
  gint64 start;
  gint64 end;
  GArray *codings;
} Mark;

/** Coding: @coder: guid of a user; @code: guid of a code */
typedef struct {
  char *coder;
  char *code;
} Coding;

/** Text: a text source, as the file has it */
typedef struct {
  EnsQdpxSource *source;
  char *path;
  char *content;
  GPtrArray *marks;
} Text;

/** Case: @sources: guids of texts */
typedef struct {
  char *name;
  GHashTable *values;
  GPtrArray *sources;
} Case;

/**
 * Reading:
 * @files: the text of each file of the archive, by its name in small letters
 * @users: names by guid
 * @variables: names by guid
 * @dropped: how many there are of each element that has no place here
 * @texts, @cases: in order
 */
typedef struct {
  const char *path;
  EnsFaults *faults;
  EnsQdpx *project;
  EnsQdaCodes *codes;
  GString *xml;
  GHashTable *files;
  gsize n_bytes;
  GHashTable *users;
  GHashTable *variables;
  GHashTable *dropped;
  GPtrArray *texts;
  GPtrArray *cases;
  Text *text;
  Mark *mark;
  Case *at_case;
  char *coder;
  char *variable;
  gboolean in_codes;
} Reading;

static void
free_mark (gpointer data)
{
  Mark *mark = data;

  g_free (mark->guid);
  g_free (mark->note);
  g_array_unref (mark->codings);
  g_free (mark);
}

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
  g_hash_table_unref (reading->users);
  g_hash_table_unref (reading->variables);
  g_hash_table_unref (reading->dropped);
  g_ptr_array_unref (reading->texts);
  g_ptr_array_unref (reading->cases);
  g_free (reading->coder);
  g_free (reading->variable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
drop (Reading *reading, const char *element)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (reading->dropped, element));

  g_hash_table_insert (reading->dropped, g_strdup (element), GUINT_TO_POINTER (n + 1));
}

// The project and its plain texts are kept, whatever folder they are in.
static gboolean
keep_entry (const char *name, const char *bytes, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;
  const char *slash = strrchr (name, '/');
  g_autofree char *base = g_utf8_strdown (slash != NULL ? slash + 1 : name, -1);
  gboolean is_project = strcmp (base, PROJECT) == 0 && slash == NULL;
  GString *text = reading->xml;

  if (!is_project && !g_str_has_suffix (base, ".txt"))
    return TRUE;
  reading->n_bytes += length;
  if (reading->n_bytes > MOST_BYTES) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT,
                 _ ("%s: its project and texts are larger than the limit of 64 MiB"),
                 reading->path);
    return FALSE;
  }
  if (!is_project)
    text = g_hash_table_lookup (reading->files, base);
  if (text == NULL) {
    text = g_string_new (NULL);
    g_hash_table_insert (reading->files, g_steal_pointer (&base), text);
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

static void
start_named (EnsXml *xml, GHashTable *names)
{
  char *name = ens_xml_dup_attribute (xml, "name");

  g_hash_table_insert (names, dup_guid (xml, "guid"), name != NULL ? name : g_strdup (""));
}

static void
start_text (Reading *reading, EnsXml *xml)
{
  Text *text = g_new0 (Text, 1);
  g_autofree char *guid = dup_guid (xml, "guid");
  g_autofree char *name = ens_xml_dup_attribute (xml, "name");
  g_autofree char *clean = NULL;

  text->path = ens_xml_dup_attribute (xml, "plainTextPath");
  if (name == NULL || *name == '\0') {
    g_free (name);
    name = g_path_get_basename (text->path != NULL ? text->path : guid);
  }
  clean = ens_text_dup_trimmed (name);
  text->marks = g_ptr_array_new_with_free_func (free_mark);
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
  Mark *mark = g_new0 (Mark, 1);
  gboolean is_good = take_position (xml, "startPosition", &mark->start) &&
                     take_position (xml, "endPosition", &mark->end) && mark->start <= mark->end;

  mark->guid = dup_guid (xml, "guid");
  mark->codings = g_array_new (FALSE, FALSE, sizeof (Coding));
  g_array_set_clear_func (mark->codings, clear_coding);
  reading->mark = mark;
  g_ptr_array_add (reading->text->marks, mark);
  if (!is_good) {
    mark->start = mark->end = 0;
    ens_faults_warn (reading->faults, reading->path, ens_xml_get_line (xml),
                     _ ("a passage without good positions was left out"), NULL);
  }
}

static void
start_case (Reading *reading, EnsXml *xml)
{
  Case *row = g_new0 (Case, 1);
  g_autofree char *name = ens_xml_dup_attribute (xml, "name");

  row->name = ens_text_dup_trimmed (name != NULL ? name : "");
  row->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  row->sources = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reading->cases, row);
  reading->at_case = row;
}

static void
start_code_ref (Reading *reading, EnsXml *xml)
{
  Coding coding = { g_strdup (reading->coder), ens_xml_dup_attribute (xml, "targetGUID") };

  if (reading->mark != NULL && coding.code != NULL)
    g_array_append_val (reading->mark->codings, coding);
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
  else if (strcmp (name, "Description") == 0)
    ens_xml_skip (xml);
  else {
    drop (reading, name);
    ens_xml_skip (xml);
  }
}

static gboolean
is_list (const char *name)
{
  static const char *const lists[] = { "Project",   "Users", "CodeBook", "Codes",
                                       "Variables", "Cases", "Sources",  NULL };

  return g_strv_contains (lists, name);
}

static void
start_cb (EnsXml *xml, const char *name, gpointer data)
{
  Reading *reading = data;

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
    start_named (xml, reading->users);
  else if (strcmp (name, "Variable") == 0)
    start_named (xml, reading->variables);
  else if (strcmp (name, "TextSource") == 0)
    start_text (reading, xml);
  else if (strcmp (name, "Case") == 0)
    start_case (reading, xml);
  else if (!is_list (name)) {
    if (strcmp (name, "Description") != 0)
      drop (reading, name);
    ens_xml_skip (xml);
  }
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

  if (name != NULL && *value != '\0')
    g_hash_table_insert (values, g_utf8_strdown (name, -1), g_steal_pointer (&value));
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

// In UTF-8, whatever it was written in.
static char *
dup_content (const Reading *reading, const Text *text)
{
  const char *path = text->path != NULL ? text->path : "";
  const char *slash = strrchr (path, '/');
  g_autofree char *base = g_utf8_strdown (slash != NULL ? slash + 1 : path, -1);
  const GString *file = g_hash_table_lookup (reading->files, base);
  g_autoptr (EnsTextSource) source = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  if (file == NULL)
    return text->content != NULL ? ens_text_clean (text->content, -1, NULL) : NULL;
  source = ens_text_source_new_for_text (file->str, file->len, text->source->name);
  while (ens_text_source_read (source, all, NULL))
    continue;
  return ens_text_clean (all->str, (gssize) all->len, NULL);
}

/** Index: where every @STRIDE-th character of a text begins */
typedef struct {
  const char *text;
  GArray *marks;
  gint64 n_chars;
} Index;

static void
index_text (Index *index, const char *text)
{
  index->text = text;
  index->marks = g_array_new (FALSE, FALSE, sizeof (const char *));
  index->n_chars = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (index->n_chars++ % STRIDE == 0)
      g_array_append_val (index->marks, at);
}

static const char *
find_char (const Index *index, gint64 position)
{
  if (position >= index->n_chars)
    return index->text + strlen (index->text);
  return g_utf8_offset_to_pointer (g_array_index (index->marks, const char *,
                                                  (guint) (position / STRIDE)),
                                   position % STRIDE);
}

static gboolean
is_line_end (char c)
{
  return c == '\0' || c == '\n' || c == '\r';
}

// Where the passage lies in the text.
static void
find_stretch (const Index *index, const Mark *mark, const char **start, const char **end)
{
  *start = find_char (index, mark->start);
  *end = find_char (index, mark->end);
  if (*end > *start && (*start == index->text || is_line_end ((*start)[-1])) && **end != '\0' &&
      !is_line_end (**end) && is_line_end (*g_utf8_next_char (*end)))
    *end = g_utf8_next_char (*end);
}

static EnsQdpxPassage *
add_passage (Reading *reading, Text *text, const char *guid, const char *start, const char *end)
{
  g_autofree char *raw = g_strndup (start, (gsize) (end - start));
  g_autofree char *trimmed = ens_text_dup_trimmed (raw);
  g_autofree char *what = NULL;

  if (*trimmed == '\0')
    return NULL;
  if (strlen (trimmed) > ENS_LIMIT_TEXT_BYTES) {
    what = g_strdup_printf (_ ("“%s”: a passage longer than the limit of 64 KiB was left out"),
                            text->source->name);
    ens_faults_warn (reading->faults, reading->path, 0, what, NULL);
    return NULL;
  }
  return ens_qdpx_source_add_passage (text->source, guid, g_steal_pointer (&trimmed));
}

static void
add_codings (Reading *reading, EnsQdpxPassage *passage, Mark *mark, guint *n_lost)
{
  for (guint i = 0; i < mark->codings->len; i++) {
    const Coding *coding = &g_array_index (mark->codings, Coding, i);
    const char *coder = coding->coder != NULL ? g_hash_table_lookup (reading->users, coding->coder)
                                              : NULL;
    int code = ens_qda_codes_find (reading->codes, coding->code);

    if (code >= 0)
      ens_qdpx_passage_add_coding (passage, coder, code);
    else
      (*n_lost)++;
  }
  if (mark->note != NULL && *mark->note != '\0' && passage->note == NULL)
    passage->note = g_steal_pointer (&mark->note);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *left = *(const Mark *const *) a;
  const Mark *right = *(const Mark *const *) b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->end < right->end ? -1 : left->end > right->end;
}

// A text is a list when at least half of its lines are marked; then the lines between are sayings as well.
static gboolean
is_a_list (const Text *text, const Index *index, const char *content)
{
  g_auto (GStrv) lines = g_strsplit_set (content, "\r\n", -1);
  guint n_lines = 0;
  guint n_marked = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_lines += *g_strstrip (lines[i]) != '\0';
  for (guint i = 0; i < text->marks->len; i++) {
    const char *start;
    const char *end;

    find_stretch (index, g_ptr_array_index (text->marks, i), &start, &end);
    n_marked += end > start && (start == content || is_line_end (start[-1])) &&
                (is_line_end (*end) || is_line_end (end[-1]));
  }
  return n_marked * 2 >= n_lines && n_lines > 0;
}

static gboolean
has_words (const char *start, const char *end)
{
  for (const char *at = start; at < end; at++)
    if (!g_ascii_isspace (*at))
      return TRUE;
  return FALSE;
}

// The lines from @start to @end, which no mark covers. Returns how many hold words.
static guint
take_lines (Reading *reading, Text *text, const char *start, const char *end, gboolean takes_all)
{
  guint n = 0;

  while (start < end) {
    gsize length = strcspn (start, "\r\n");
    const char *stop = MIN (start + length, end);

    if (has_words (start, stop)) {
      g_autofree char *seed = g_strdup_printf ("%s line %u", text->source->guid,
                                               text->source->passages->len);
      g_autofree char *guid = ens_qda_dup_guid (NULL, seed);

      n++;
      if (takes_all)
        add_passage (reading, text, guid, start, stop);
    }
    start = stop + (stop < end);
  }
  return n;
}

static void
take_text (Reading *reading, Text *text, const char *content, guint *n_lost, guint *n_unmarked)
{
  Index index;
  const char *done = content;
  const Mark *last = NULL;
  EnsQdpxPassage *passage = NULL;
  gboolean takes_all;

  index_text (&index, content);
  g_ptr_array_sort (text->marks, compare_marks);
  takes_all = is_a_list (text, &index, content);
  for (guint i = 0; i < text->marks->len; i++) {
    Mark *mark = g_ptr_array_index (text->marks, i);
    const char *start;
    const char *end;
    guint n;

    find_stretch (&index, mark, &start, &end);
    n = done < start ? take_lines (reading, text, done, start, takes_all) : 0;
    *n_unmarked += takes_all ? 0 : n;
    // Several coders mark the same words: that is one passage.
    if (last == NULL || last->start != mark->start || last->end != mark->end)
      passage = add_passage (reading, text, mark->guid, start, end);
    if (passage != NULL)
      add_codings (reading, passage, mark, n_lost);
    done = MAX (done, end);
    last = mark;
  }
  *n_unmarked += take_lines (reading, text, done, content + strlen (content), takes_all) *
                 !takes_all;
  g_array_unref (index.marks);
}

static void
take_cases (Reading *reading)
{
  for (guint i = 0; i < reading->cases->len; i++) {
    const Case *row = g_ptr_array_index (reading->cases, i);

    for (guint t = 0; t < reading->texts->len; t++) {
      EnsQdpxSource *source = ((Text *) g_ptr_array_index (reading->texts, t))->source;
      GHashTableIter iter;
      gpointer name;
      gpointer value;

      if (!g_ptr_array_find_with_equal_func (row->sources, source->guid, g_str_equal, NULL))
        continue;
      if (source->owner == NULL && *row->name != '\0')
        source->owner = g_strdup (row->name);
      g_hash_table_iter_init (&iter, row->values);
      while (g_hash_table_iter_next (&iter, &name, &value))
        if (!g_hash_table_contains (source->variables, name))
          g_hash_table_insert (source->variables, g_strdup (name), g_strdup (value));
    }
  }
}

static void
warn_number (Reading *reading, guint n, const char *one, const char *many)
{
  g_autofree char *what = g_strdup_printf ("%u %s", n, n == 1 ? one : many);

  if (n > 0)
    ens_faults_warn (reading->faults, reading->path, 0, what, NULL);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static void
report_dropped (Reading *reading)
{
  g_autoptr (GList)
               elements = g_list_sort (g_hash_table_get_keys (reading->dropped), compare_words);

  for (GList *at = elements; at != NULL; at = at->next) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (reading->dropped, at->data));
    g_autofree char *what = g_strdup_printf (_ ("left out, having no place here: %s, %u times"),
                                             (const char *) at->data, n);

    ens_faults_warn (reading->faults, reading->path, 0, what, NULL);
  }
}

static void
take_texts (Reading *reading)
{
  guint n_lost = 0;
  guint n_unmarked = 0;

  for (guint i = 0; i < reading->texts->len; i++) {
    Text *text = g_ptr_array_index (reading->texts, i);
    g_autofree char *content = dup_content (reading, text);
    g_autofree char *what = NULL;

    if (content != NULL) {
      take_text (reading, text, content, &n_lost, &n_unmarked);
      continue;
    }
    what = g_strdup_printf (_ ("“%s” was left out: its text is not in the file"),
                            text->source->name);
    ens_faults_warn (reading->faults, reading->path, 0, what, NULL);
  }
  warn_number (reading, n_lost, _ ("coding was left out: its code is not in the file"),
               _ ("codings were left out: their codes are not in the file"));
  warn_number (reading, n_unmarked,
               _ ("line was left out: nothing is coded in it, and the text is no list"),
               _ ("lines were left out: nothing is coded in them, and the text is no list"));
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
  take_texts (reading);
  take_cases (reading);
  report_dropped (reading);
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
    .dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .texts = g_ptr_array_new_with_free_func (free_text),
    .cases = g_ptr_array_new_with_free_func (free_case),
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!ens_zip_read (path, keep_entry, &reading, names, error) || !read_project (&reading, error))
    return NULL;
  return g_steal_pointer (&reading.project);
}
