// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codebook part of REFI-QDA, after the schema in openqda/refi-tools. Other programs leave out what is
// required, write empty sets, and put braces around ids; all of that is taken.
#include "ens-qdc.h"

#include "ens-code.h"
#include "ens-error.h"
#include "ens-limits.h"
#include "ens-out-file.h"
#include "ens-prolog.h"
#include "ens-text.h"
#include "ens-uuid.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#define NAMESPACE  "urn:QDA-XML:codebook:1.0"
#define ANY_YEAR   "urn:QDA-XML:codebook"
#define MOST_CODES 100000
// A, A01, A01-11: three levels are all that a code of ours can say.
#define MOST_LEVELS 3

/** Reading: what the handlers know while a file is read */
typedef struct {
  const char *path;
  EnsFaults *faults;
  xmlParserCtxt *parser;
  GPtrArray *codes;
  GArray *open;  // of the Code elements around, the place of each in codes
  GString *text; // of the Description in hand
  guint depth;
  guint skip_depth;
  gboolean in_description;
  gboolean is_codebook;
  gboolean is_stopped;
  guint n_sets;
} Reading;

EnsQdcCode *
ens_qdc_code_new (void)
{
  EnsQdcCode *code = g_new0 (EnsQdcCode, 1);

  code->parent = -1;
  code->is_codable = TRUE;
  return code;
}

void
ens_qdc_code_free (EnsQdcCode *code)
{
  g_free (code->guid);
  g_free (code->name);
  g_free (code->code);
  g_free (code->description);
  g_free (code);
}

static gint64
get_line (const Reading *reading)
{
  return xmlSAX2GetLineNumber (reading->parser);
}

static char *
dup_guid (const char *found, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (found != NULL ? found : "", -1);
  char *bare = g_strdelimit (lower, "{} ", ' ');
  EnsUuid id;

  if (!ens_uuid_parse (g_strstrip (bare), &id))
    id = ens_uuid_from_name ("qdc", name);
  return ens_uuid_dup_text (&id);
}

static char *
dup_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++) {
    const xmlChar **at = attributes + i * 5;

    if (at[2] == NULL && strcmp ((const char *) at[0], name) == 0) {
      GString *value = g_string_new_len ((const char *) at[3], at[4] - at[3]);

      // The parser leaves ampersands of attributes as they are escaped.
      g_string_replace (value, "&#38;", "&", 0);
      return g_string_free (value, FALSE);
    }
  }
  return NULL;
}

static void
stop (Reading *reading, const char *what)
{
  ens_faults_add (reading->faults, reading->path, get_line (reading), what, NULL);
  reading->is_stopped = TRUE;
}

static void
start_code (Reading *reading, int n, const xmlChar **attributes)
{
  g_autoptr (EnsQdcCode) code = ens_qdc_code_new ();
  g_autofree char *guid = dup_attribute (attributes, n, "guid");
  g_autofree char *name = dup_attribute (attributes, n, "name");
  g_autofree char *codable = dup_attribute (attributes, n, "isCodable");
  int place = (int) reading->codes->len;

  if (reading->codes->len >= MOST_CODES) {
    stop (reading, _ ("more codes than the limit of 100,000"));
    return;
  }
  code->name = ens_text_dup_trimmed (name != NULL ? name : "");
  if (*code->name == '\0')
    ens_faults_warn (reading->faults, reading->path, get_line (reading),
                     _ ("a code without a name"),
                     _ ("its place in the list was taken as its name"));
  if (*code->name == '\0' || strlen (code->name) > ENS_LIMIT_TEXT_BYTES) {
    g_free (code->name);
    code->name = g_strdup_printf ("%d", place + 1);
  }
  code->guid = dup_guid (guid, code->name);
  code->is_codable = g_strcmp0 (codable, "false") != 0 && g_strcmp0 (codable, "0") != 0;
  if (reading->open->len > 0)
    code->parent = g_array_index (reading->open, int, reading->open->len - 1);
  g_ptr_array_add (reading->codes, g_steal_pointer (&code));
  g_array_append_val (reading->open, place);
}

static void
start_root (Reading *reading, const char *name, const char *uri)
{
  if (strcmp (name, "CodeBook") != 0 || uri == NULL || !g_str_has_prefix (uri, ANY_YEAR))
    stop (reading, _ ("not a codebook of REFI-QDA: its first element is not “CodeBook”"));
  reading->is_codebook = !reading->is_stopped;
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  Reading *reading = data;
  const char *element = (const char *) name;

  reading->depth++;
  if (reading->is_stopped)
    return;
  if (reading->depth > ENS_LIMIT_XML_DEPTH) {
    stop (reading, _ ("elements within elements beyond the limit of 64"));
  } else if (reading->depth == 1) {
    start_root (reading, element, (const char *) uri);
  } else if (reading->skip_depth > 0) {
    reading->n_sets += strcmp (element, "Set") == 0;
  } else if (strcmp (element, "Code") == 0) {
    start_code (reading, n_attributes, attributes);
  } else if (strcmp (element, "Description") == 0 && reading->open->len > 0) {
    reading->in_description = TRUE;
    g_string_truncate (reading->text, 0);
  } else if (strcmp (element, "Codes") != 0) {
    reading->skip_depth = reading->depth;
  }
}

static void
end_description (Reading *reading)
{
  int place = g_array_index (reading->open, int, reading->open->len - 1);
  EnsQdcCode *code = g_ptr_array_index (reading->codes, place);
  g_autofree char *text = ens_text_dup_trimmed (reading->text->str);

  reading->in_description = FALSE;
  if (strlen (text) > ENS_LIMIT_TEXT_BYTES)
    stop (reading, _ ("a description is longer than the limit of 64 KiB"));
  else if (*text != '\0')
    ens_set_str (&code->description, text);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *reading = data;
  guint depth = reading->depth--;

  if (reading->is_stopped)
    return;
  if (reading->skip_depth > 0) {
    if (reading->skip_depth == depth)
      reading->skip_depth = 0;
  } else if (reading->in_description) {
    end_description (reading);
  } else if (strcmp ((const char *) name, "Code") == 0) {
    g_array_set_size (reading->open, reading->open->len - 1);
  }
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reading *reading = data;

  if (reading->in_description && reading->text->len <= ENS_LIMIT_TEXT_BYTES)
    g_string_append_len (reading->text, (const char *) text, length);
}

static gboolean
check_prolog (const char *path, const char *bytes, gsize length, GError **error)
{
  EnsProlog prolog;
  EnsPrologState state = ens_prolog_scan (bytes, length, &prolog);

  if (state == ENS_PROLOG_GOOD)
    return TRUE;
  g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, "%s:%d: %s", path, (int) prolog.line,
               state == ENS_PROLOG_REFUSED ? prolog.what : _ ("the file is empty or cut off"));
  return FALSE;
}

static void
parse (Reading *reading, const char *bytes, gsize length)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
  };

  reading->parser = xmlCreatePushParserCtxt (&handler, reading, NULL, 0, NULL);
  xmlCtxtUseOptions (reading->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseChunk (reading->parser, bytes, (int) length, TRUE);
  if (!reading->is_stopped && !reading->parser->wellFormed) {
    const xmlError *found = xmlCtxtGetLastError (reading->parser);
    g_autofree char *reason = g_strdup (found != NULL ? found->message : "");
    g_autofree char *what = g_strdup_printf (_ ("not well-formed XML: %s"), g_strstrip (reason));

    ens_faults_add (reading->faults, reading->path, found != NULL ? found->line : 0, what, NULL);
  }
  xmlFreeParserCtxt (reading->parser);
}

static int
level_of (GPtrArray *codes, const EnsQdcCode *code)
{
  int level = 1;

  for (; code->parent >= 0; code = g_ptr_array_index (codes, code->parent))
    level++;
  return level;
}

// Takes the code off the front of a name such as “D03 Friendship”, where it fits the code's place.
static char *
dup_code_of_name (GPtrArray *codes, const EnsQdcCode *code)
{
  gsize length = strcspn (code->name, " :");
  g_autofree char *first = g_strndup (code->name, length);
  const gsize lengths[MOST_LEVELS] = { 1, 3, 6 };
  int level = level_of (codes, code);

  if (level > MOST_LEVELS || length != lengths[level - 1] || !ens_code_is_object (first) ||
      code->name[length] == '\0')
    return NULL;
  return g_steal_pointer (&first);
}

static gboolean
take_codes_of_names (GPtrArray *codes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_good = TRUE;

  for (guint i = 0; i < codes->len && is_good; i++) {
    EnsQdcCode *code = g_ptr_array_index (codes, i);
    const EnsQdcCode *parent = code->parent >= 0 ? g_ptr_array_index (codes, code->parent) : NULL;

    code->code = dup_code_of_name (codes, code);
    is_good = code->code != NULL && g_hash_table_add (seen, code->code) &&
              (parent == NULL || g_str_has_prefix (code->code, parent->code));
  }
  for (guint i = 0; i < codes->len; i++) {
    EnsQdcCode *code = g_ptr_array_index (codes, i);
    g_autofree char *name = code->code != NULL && is_good
                              ? ens_text_dup_trimmed (code->name + strlen (code->code) + 1)
                              : NULL;

    if (!is_good)
      g_clear_pointer (&code->code, g_free);
    else if (*name != '\0')
      ens_set_str (&code->name, name);
  }
  return is_good;
}

// A code says at most 26 dimensions, 100 components in each, and 100 parts of each.
static char *
dup_code_at (const EnsQdcCode *parent, int level, guint number)
{
  if (level == 1)
    return number < 26 ? g_strdup_printf ("%c", 'A' + number) : NULL;
  if (number >= 100 || parent->code == NULL)
    return NULL;
  return g_strdup_printf (level == 2 ? "%s%02u" : "%s-%02u", parent->code, number);
}

static void
give_codes (GPtrArray *codes)
{
  g_autofree guint *n_children = g_new0 (guint, codes->len + 1);

  for (guint i = 0; i < codes->len; i++) {
    EnsQdcCode *code = g_ptr_array_index (codes, i);
    const EnsQdcCode *parent = code->parent >= 0 ? g_ptr_array_index (codes, code->parent) : NULL;
    int level = level_of (codes, code);

    if (level <= MOST_LEVELS)
      code->code = dup_code_at (parent, level, n_children[code->parent + 1]++);
  }
}

// What got no code has no place in a codebook of ours. Children stand behind their parents, so whatever
// hangs on a code that goes has none either.
static void
drop_uncoded (Reading *reading)
{
  g_autofree int *places = g_new0 (int, reading->codes->len + 1);
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdc_code_free);

  for (guint i = 0; i < reading->codes->len; i++) {
    EnsQdcCode *code = g_ptr_array_index (reading->codes, i);
    g_autofree char *what = NULL;

    places[i] = (int) kept->len;
    if (code->code != NULL) {
      code->parent = code->parent >= 0 ? places[code->parent] : -1;
      g_ptr_array_add (kept, code);
      continue;
    }
    what = g_strdup_printf (
      _ ("“%s” was left out: a codebook has 26 dimensions, 100 components in each, "
         "100 parts of each, and nothing below"),
      code->name);
    ens_faults_warn (reading->faults, reading->path, 0, what, NULL);
    ens_qdc_code_free (code);
  }
  g_ptr_array_set_free_func (reading->codes, NULL);
  g_ptr_array_unref (reading->codes);
  reading->codes = kept;
}

static gboolean
finish (Reading *reading, GError **error)
{
  const char *reason = NULL;

  if (ens_faults_get_n_errors (reading->faults) > 0) {
    const EnsFault *last = ens_faults_get (reading->faults,
                                           ens_faults_get_n_listed (reading->faults) - 1);

    reason = last->what;
  } else if (reading->codes->len == 0) {
    reason = _ ("there is no code in it");
  }
  if (reason != NULL) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED, "%s: %s", reading->path, reason);
    return FALSE;
  }
  if (reading->n_sets > 0)
    ens_faults_warn (reading->faults, reading->path, 0,
                     _ ("sets of codes were left out: a codebook here has none"), NULL);
  if (!take_codes_of_names (reading->codes))
    give_codes (reading->codes);
  drop_uncoded (reading);
  return TRUE;
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->codes, g_ptr_array_unref);
  g_array_unref (reading->open);
  g_string_free (reading->text, TRUE);
}

/**
 * ens_qdc_read:
 * @path: a `.qdc` file
 * @faults: takes what is wrong, and as warnings what was left out
 *
 * Returns: (transfer full) (element-type EnsQdcCode): its codes, each behind the one above it; %NULL with
 *   %ENS_ERROR_REFUSED, or as reading the file failed
 */
GPtrArray *
ens_qdc_read (const char *path, EnsFaults *faults, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) found = NULL;
  Reading reading = { .path = path, .faults = faults };
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, &found)) {
    g_set_error (error, ENS_ERROR,
                 g_error_matches (found, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? ENS_ERROR_NOT_FOUND
                                                                           : ENS_ERROR_FAILED,
                 _ ("%s could not be read: %s"), path, found->message);
    return NULL;
  }
  if (length > ENS_LIMIT_FILE_BYTES / 8) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_LIMIT, _ ("%s is larger than the limit of 64 MiB"),
                 path);
    return NULL;
  }
  if (!check_prolog (path, bytes, length, error))
    return NULL;
  reading.codes = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdc_code_free);
  reading.open = g_array_new (FALSE, FALSE, sizeof (int));
  reading.text = g_string_new (NULL);
  parse (&reading, bytes, length);
  if (!finish (&reading, error)) {
    clear_reading (&reading);
    return NULL;
  }
  g_array_unref (reading.open);
  g_string_free (reading.text, TRUE);
  return reading.codes;
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
append_code (GString *out, GPtrArray *codes, guint place, guint depth)
{
  const EnsQdcCode *code = g_ptr_array_index (codes, place);
  g_autofree char *indent = g_strnfill (depth * 2, ' ');
  gsize before;

  g_string_append_printf (out, "%s<Code guid=\"%s\" name=\"", indent, code->guid);
  append_escaped (out, code->code);
  g_string_append_c (out, ' ');
  append_escaped (out, code->name);
  g_string_append_printf (out, "\" isCodable=\"%s\">\n", code->is_codable ? "true" : "false");
  before = out->len;
  if (code->description != NULL) {
    g_string_append_printf (out, "%s  <Description>", indent);
    append_escaped (out, code->description);
    g_string_append (out, "</Description>\n");
  }
  // Codes stand behind the one above; codebooks are small, so looking through them again is cheap.
  for (guint i = place + 1; i < codes->len; i++)
    if (((EnsQdcCode *) g_ptr_array_index (codes, i))->parent == (int) place)
      append_code (out, codes, i, depth + 1);
  if (out->len > before) {
    g_string_append_printf (out, "%s</Code>\n", indent);
    return;
  }
  g_string_truncate (out, before - 2);
  g_string_append (out, "/>\n");
}

/**
 * ens_qdc_write:
 * @path: where to; `-` is standard output
 * @codes: (element-type EnsQdcCode): at least one, each behind the one above it; names get their codes
 *   before them, as in “D03 Friendship”
 *
 * Returns: whether the whole file is in place
 */
gboolean
ens_qdc_write (const char *path, GPtrArray *codes, GError **error)
{
  g_autoptr (GString) out = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  g_autoptr (EnsOutFile) file = NULL;

  // The schema has no empty codebook.
  if (codes->len == 0) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ ("There is no codebook to write: the project has no codes"));
    return FALSE;
  }
  g_string_append (out, "<CodeBook xmlns=\"" NAMESPACE "\" origin=\"Ensemble\">\n");
  g_string_append (out, "  <Codes>\n");
  for (guint i = 0; i < codes->len; i++)
    if (((EnsQdcCode *) g_ptr_array_index (codes, i))->parent < 0)
      append_code (out, codes, i, 2);
  g_string_append (out, "  </Codes>\n</CodeBook>\n");
  file = ens_out_file_new (path, error);
  return file != NULL && ens_out_file_write (file, out->str, out->len, error) &&
         ens_out_file_finish (file, error);
}
