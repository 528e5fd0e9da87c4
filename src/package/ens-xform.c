// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// After getodk.github.io/xforms-spec. All texts stand in itext, by language; headings are groups, so that the
// answers come back as `group/name`.
#include "ens-xform.h"

#include "ens-out-file.h"
#include "ens-xml.h"

#include <string.h>

/** Writing: @heading: code of the group in hand */
typedef struct {
  const EnsForm *form;
  GString *out;
  const char *heading;
} Writing;

static void
append_text (Writing *writing, const char *id, const char *text)
{
  g_string_append_printf (writing->out, "          <text id=\"%s\"><value>", id);
  ens_xml_append_escaped (writing->out, text);
  g_string_append (writing->out, "</value></text>\n");
}

static void
append_in (Writing *writing,
           guint language,
           const char *code,
           const char *end,
           const GPtrArray *texts)
{
  const char *text = ens_form_get_text (texts, language);
  g_autofree char *id = g_strconcat (code, ":", end, NULL);

  if (text == NULL)
    text = ens_form_get_text (texts, 0);
  if (text != NULL)
    append_text (writing, id, text);
}

static void
append_language (Writing *writing, guint language)
{
  const EnsForm *form = writing->form;
  g_autofree char *name = ens_form_dup_language_name (
    g_ptr_array_index (form->languages, language));

  g_string_append (writing->out, "        <translation lang=\"");
  ens_xml_append_escaped (writing->out, name);
  g_string_append (writing->out, language == 0 ? "\" default=\"true()\">\n" : "\">\n");
  if (form->intro != NULL)
    append_text (writing, "intro:label", form->intro);
  if (form->consent != NULL)
    append_text (writing, "consent:label", form->consent);
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);

    append_in (writing, language, question->code, "label", question->labels);
    append_in (writing, language, question->code, "hint", question->hints);
    for (guint o = 0; o < question->options->len; o++) {
      const EnsFormOption *option = g_ptr_array_index (question->options, o);
      g_autofree char *end = g_strdup_printf ("option%u", o);

      append_in (writing, language, question->code, end, option->labels);
    }
  }
  g_string_append (writing->out, "        </translation>\n");
}

static void
append_instance (Writing *writing)
{
  const EnsForm *form = writing->form;
  const char *open = NULL;

  g_string_append_printf (writing->out,
                          "      <instance>\n        <data id=\"%s\" version=\"%s\">\n", form->id,
                          form->version);
  if (form->intro != NULL)
    g_string_append (writing->out, "          <intro/>\n");
  if (form->consent != NULL)
    g_string_append (writing->out, "          <consent/>\n");
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);

    if (question->kind != ENS_FORM_HEADING) {
      g_string_append_printf (writing->out, "          <%s/>\n", question->code);
      continue;
    }
    if (open != NULL)
      g_string_append_printf (writing->out, "          </%s>\n", open);
    open = question->code;
    g_string_append_printf (writing->out, "          <%s>\n", open);
  }
  if (open != NULL)
    g_string_append_printf (writing->out, "          </%s>\n", open);
  g_string_append (writing->out, "          <meta>\n            <instanceID/>\n          </meta>\n"
                                 "        </data>\n      </instance>\n");
}

static char *
dup_path (const Writing *writing, const char *code)
{
  return writing->heading != NULL ? g_strdup_printf ("/data/%s/%s", writing->heading, code)
                                  : g_strdup_printf ("/data/%s", code);
}

static void
append_binds (Writing *writing)
{
  const EnsForm *form = writing->form;

  if (form->intro != NULL)
    g_string_append (writing->out,
                     "      <bind nodeset=\"/data/intro\" type=\"string\" readonly=\"true()\"/>\n");
  if (form->consent != NULL)
    g_string_append (
      writing->out,
      "      <bind nodeset=\"/data/consent\" type=\"string\" readonly=\"true()\"/>\n");
  writing->heading = NULL;
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);
    g_autofree char *path = NULL;

    if (question->kind == ENS_FORM_HEADING) {
      writing->heading = question->code;
      continue;
    }
    path = dup_path (writing, question->code);
    g_string_append_printf (writing->out, "      <bind nodeset=\"%s\" type=\"%s\"", path,
                            question->kind == ENS_FORM_NUMBER ? "int" : "string");
    if (question->kind == ENS_FORM_NUMBER)
      g_string_append_printf (writing->out,
                              " constraint=\". &gt;= %" G_GINT64_FORMAT
                              " and . &lt;= %" G_GINT64_FORMAT "\"",
                              question->least, question->most);
    g_string_append (writing->out, "/>\n");
  }
  g_string_append (
    writing->out,
    "      <bind nodeset=\"/data/meta/instanceID\" type=\"string\" readonly=\"true()\" "
    "jr:preload=\"uid\"/>\n");
}

static void
append_labels (Writing *writing, const EnsFormQuestion *question)
{
  g_string_append_printf (writing->out, "      <label ref=\"jr:itext('%s:label')\"/>\n",
                          question->code);
  if (ens_form_get_text (question->hints, 0) != NULL)
    g_string_append_printf (writing->out, "      <hint ref=\"jr:itext('%s:hint')\"/>\n",
                            question->code);
}

static void
append_control (Writing *writing, const EnsFormQuestion *question)
{
  g_autofree char *path = dup_path (writing, question->code);
  const char *element = question->kind == ENS_FORM_ONE    ? "select1"
                        : question->kind == ENS_FORM_MANY ? "select"
                                                          : "input";

  g_string_append_printf (writing->out, "    <%s ref=\"%s\">\n", element, path);
  append_labels (writing, question);
  for (guint o = 0; o < question->options->len; o++) {
    const EnsFormOption *option = g_ptr_array_index (question->options, o);

    g_string_append_printf (writing->out,
                            "      <item><label ref=\"jr:itext('%s:option%u')\"/><value>",
                            question->code, o);
    ens_xml_append_escaped (writing->out, option->code);
    g_string_append (writing->out, "</value></item>\n");
  }
  g_string_append_printf (writing->out, "    </%s>\n", element);
}

static void
append_note (Writing *writing, const char *name)
{
  g_string_append_printf (
    writing->out, "    <input ref=\"/data/%s\"><label ref=\"jr:itext('%s:label')\"/></input>\n",
    name, name);
}

static void
append_body (Writing *writing)
{
  const EnsForm *form = writing->form;

  writing->heading = NULL;
  if (form->intro != NULL)
    append_note (writing, "intro");
  if (form->consent != NULL)
    append_note (writing, "consent");
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);

    if (question->kind != ENS_FORM_HEADING) {
      append_control (writing, question);
      continue;
    }
    if (writing->heading != NULL)
      g_string_append (writing->out, "    </group>\n");
    writing->heading = question->code;
    g_string_append_printf (writing->out, "    <group ref=\"/data/%s\">\n", question->code);
    append_labels (writing, question);
  }
  if (writing->heading != NULL)
    g_string_append (writing->out, "    </group>\n");
}

/** ens_xform_write: @path: where to; `-` is standard output. */
gboolean
ens_xform_write (const char *path, const EnsForm *form, GError **error)
{
  g_autoptr (GString) out = g_string_new (
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" "
    "xmlns:jr=\"http://openrosa.org/javarosa\">\n  <h:head>\n    <h:title>");
  Writing writing = { form, out, NULL };
  g_autoptr (EnsOutFile) file = NULL;

  ens_xml_append_escaped (out, form->title);
  g_string_append (out, "</h:title>\n    <model>\n      <itext>\n");
  for (guint i = 0; i < form->languages->len; i++)
    append_language (&writing, i);
  g_string_append (out, "      </itext>\n");
  append_instance (&writing);
  append_binds (&writing);
  g_string_append (out, "    </model>\n  </h:head>\n  <h:body>\n");
  append_body (&writing);
  g_string_append (out, "  </h:body>\n</h:html>\n");
  file = ens_out_file_new (path, error);
  return file != NULL && ens_out_file_write (file, out->str, out->len, error) &&
         ens_out_file_finish (file, error);
}
