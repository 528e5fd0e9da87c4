// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One statement a line in a text file for each source; positions count characters, the end is the first one
// behind. Ids of what has none in the project are made from the names, so that the same project gives the same
// bytes.
#include "ens-qdpx-writer.h"

#include "ens-bundle.h"
#include "ens-qda-codes.h"
#include "ens-uuid.h"
#include "ens-xml.h"

#include <string.h>

#define NAMESPACE "urn:QDA-XML:project:1.0"

/** Writing: @names: of variables, in order; @coders: of users, in order */
typedef struct {
  EnsBundleWriter *zip;
  const EnsQdpx *project;
  GString *out;
  GPtrArray *names;
  GPtrArray *coders;
} Writing;

static void
clear_writing (Writing *writing)
{
  g_clear_pointer (&writing->zip, ens_bundle_writer_free);
  g_string_free (writing->out, TRUE);
  g_ptr_array_unref (writing->names);
  g_ptr_array_unref (writing->coders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

static char *
dup_id (const char *kind, const char *name)
{
  EnsUuid id = ens_uuid_from_name (kind, name);

  return ens_uuid_dup_text (&id);
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  ens_xml_append_escaped (out, value);
  g_string_append_c (out, '"');
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
note (GPtrArray *texts, const char *text)
{
  if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static void
collect (Writing *writing)
{
  for (guint i = 0; i < writing->project->sources->len; i++) {
    const EnsQdpxSource *source = g_ptr_array_index (writing->project->sources, i);
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init (&iter, source->variables);
    while (g_hash_table_iter_next (&iter, &name, NULL))
      note (writing->names, name);
    for (guint p = 0; p < source->passages->len; p++) {
      const EnsQdpxPassage *passage = g_ptr_array_index (source->passages, p);

      for (guint c = 0; c < passage->codings->len; c++)
        note (writing->coders, g_array_index (passage->codings, EnsQdpxCoding, c).coder);
    }
  }
  g_ptr_array_sort (writing->names, compare_texts);
  g_ptr_array_sort (writing->coders, compare_texts);
}

// The schema has no empty lists: they are left out.
static void
append_named (Writing *writing,
              GPtrArray *names,
              const char *list,
              const char *element,
              const char *kind,
              const char *more)
{
  if (names->len == 0)
    return;
  g_string_append_printf (writing->out, "  <%s>\n", list);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *id = dup_id (kind, name);

    g_string_append_printf (writing->out, "    <%s guid=\"%s\"", element, id);
    append_attribute (writing->out, "name", name);
    g_string_append_printf (writing->out, "%s/>\n", more);
  }
  g_string_append_printf (writing->out, "  </%s>\n", list);
}

static void
append_values (Writing *writing, const EnsQdpxSource *source, const char *indent)
{
  for (guint i = 0; i < writing->names->len; i++) {
    const char *name = g_ptr_array_index (writing->names, i);
    const char *value = g_hash_table_lookup (source->variables, name);
    g_autofree char *id = dup_id ("qdpx-variable", name);

    if (value == NULL)
      continue;
    g_string_append_printf (writing->out,
                            "%s<VariableValue>\n%s  <VariableRef targetGUID=\"%s\"/>\n"
                            "%s  <TextValue>",
                            indent, indent, id, indent);
    ens_xml_append_escaped (writing->out, value);
    g_string_append_printf (writing->out, "</TextValue>\n%s</VariableValue>\n", indent);
  }
}

static void
append_cases (Writing *writing)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < writing->project->sources->len; i++)
    note (owners, ((EnsQdpxSource *) g_ptr_array_index (writing->project->sources, i))->owner);
  if (owners->len == 0)
    return;
  g_string_append (writing->out, "  <Cases>\n");
  for (guint o = 0; o < owners->len; o++) {
    const char *owner = g_ptr_array_index (owners, o);
    g_autofree char *id = dup_id ("qdpx-case", owner);

    g_string_append_printf (writing->out, "    <Case guid=\"%s\"", id);
    append_attribute (writing->out, "name", owner);
    g_string_append (writing->out, ">\n");
    for (guint i = 0; i < writing->project->sources->len; i++) {
      const EnsQdpxSource *source = g_ptr_array_index (writing->project->sources, i);

      if (g_strcmp0 (source->owner, owner) == 0)
        g_string_append_printf (writing->out, "      <SourceRef targetGUID=\"%s\"/>\n",
                                source->guid);
    }
    g_string_append (writing->out, "    </Case>\n");
  }
  g_string_append (writing->out, "  </Cases>\n");
}

static void
append_coding (Writing *writing, const EnsQdpxPassage *passage, const EnsQdpxCoding *coding)
{
  const EnsQdcCode *code = g_ptr_array_index (writing->project->codes, coding->code);
  g_autofree char *name = g_strjoin ("/", passage->guid, code->guid, coding->coder, NULL);
  g_autofree char *id = dup_id ("qdpx-coding", name);
  g_autofree char *user = coding->coder != NULL ? dup_id ("qdpx-user", coding->coder) : NULL;

  g_string_append_printf (writing->out, "        <Coding guid=\"%s\"", id);
  if (user != NULL)
    append_attribute (writing->out, "creatingUser", user);
  g_string_append_printf (writing->out,
                          ">\n          <CodeRef targetGUID=\"%s\"/>\n        </Coding>\n",
                          code->guid);
}

static void
append_passage (Writing *writing, const EnsQdpxPassage *passage, glong start, glong end)
{
  g_autofree char *name = g_strndup (passage->text, strcspn (passage->text, "\n"));

  g_string_append_printf (writing->out, "      <PlainTextSelection guid=\"%s\"", passage->guid);
  append_attribute (writing->out, "name", name);
  g_string_append_printf (writing->out, " startPosition=\"%ld\" endPosition=\"%ld\"", start, end);
  if (passage->codings->len == 0 && passage->note == NULL) {
    g_string_append (writing->out, "/>\n");
    return;
  }
  g_string_append (writing->out, ">\n");
  if (passage->note != NULL) {
    g_string_append (writing->out, "        <Description>");
    ens_xml_append_escaped (writing->out, passage->note);
    g_string_append (writing->out, "</Description>\n");
  }
  for (guint i = 0; i < passage->codings->len; i++)
    append_coding (writing, passage, &g_array_index (passage->codings, EnsQdpxCoding, i));
  g_string_append (writing->out, "      </PlainTextSelection>\n");
}

static gboolean
append_source (Writing *writing, const EnsQdpxSource *source, GError **error)
{
  g_autofree char *entry = g_strconcat ("Sources/", source->guid, ".txt", NULL);
  g_autofree char *path = g_strconcat ("internal://", source->guid, ".txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  glong at = 0;

  g_string_append_printf (writing->out, "    <TextSource guid=\"%s\"", source->guid);
  append_attribute (writing->out, "name", source->name);
  append_attribute (writing->out, "plainTextPath", path);
  g_string_append (writing->out, ">\n");
  for (guint i = 0; i < source->passages->len; i++) {
    const EnsQdpxPassage *passage = g_ptr_array_index (source->passages, i);
    glong length = g_utf8_strlen (passage->text, -1);

    append_passage (writing, passage, at, at + length);
    g_string_append (text, passage->text);
    g_string_append_c (text, '\n');
    at += length + 1;
  }
  append_values (writing, source, "      ");
  g_string_append (writing->out, "    </TextSource>\n");
  return ens_bundle_writer_add_text (writing->zip, entry, text->str, text->len, error);
}

static gboolean
append_sources (Writing *writing, GError **error)
{
  const GPtrArray *sources = writing->project->sources;

  if (sources->len == 0)
    return TRUE;
  g_string_append (writing->out, "  <Sources>\n");
  for (guint i = 0; i < sources->len; i++)
    if (!append_source (writing, g_ptr_array_index (sources, i), error))
      return FALSE;
  g_string_append (writing->out, "  </Sources>\n");
  return TRUE;
}

static void
append_start (Writing *writing, const char *title)
{
  g_string_append (writing->out,
                   "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"" NAMESPACE "\"");
  append_attribute (writing->out, "name", title);
  g_string_append (writing->out, " origin=\"Ensemble\">\n");
  append_named (writing, writing->coders, "Users", "User", "qdpx-user", "");
  if (writing->project->codes->len > 0) {
    g_string_append (writing->out, "  <CodeBook>\n");
    ens_qda_append_codes (writing->out, writing->project->codes, 2);
    g_string_append (writing->out, "  </CodeBook>\n");
  }
  append_named (writing, writing->names, "Variables", "Variable", "qdpx-variable",
                " typeOfVariable=\"Text\"");
}

/**
 * ens_qdpx_write:
 * @path: where to; `-` is standard output
 * @title: of the project
 *
 * Returns: whether the whole file is in place
 */
gboolean
ens_qdpx_write (const char *path, const char *title, const EnsQdpx *project, GError **error)
{
  g_auto (Writing) writing = { ens_bundle_writer_new (path, error), project, g_string_new (NULL),
                               g_ptr_array_new_with_free_func (g_free),
                               g_ptr_array_new_with_free_func (g_free) };

  if (writing.zip == NULL)
    return FALSE;
  collect (&writing);
  append_start (&writing, title);
  append_cases (&writing);
  if (!append_sources (&writing, error))
    return FALSE;
  g_string_append (writing.out, "</Project>\n");
  return ens_bundle_writer_add_text (writing.zip, "project.qde", writing.out->str, writing.out->len,
                                     error) &&
         ens_bundle_writer_finish (writing.zip, error);
}
