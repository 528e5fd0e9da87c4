// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Elements in the order of the schema. A category that is declared missing says so.
#include "ens-ddi.h"

#include "ens-out-file.h"
#include "ens-xml.h"

#include <string.h>

typedef struct {
  const EnsForm *form;
  const EnsDdiStudy *study;
  GString *out;
} Writing;

static void
append (Writing *writing, const char *indent, const char *element, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (writing->out, "%s<%s>", indent, element);
  ens_xml_append_escaped (writing->out, text);
  g_string_append_printf (writing->out, "</%s>\n", element);
}

static void
append_labels (Writing *writing, const char *indent, const GPtrArray *labels)
{
  for (guint i = 0; i < writing->form->languages->len; i++) {
    const char *label = ens_form_get_text (labels, i);

    if (label == NULL)
      continue;
    g_string_append_printf (writing->out, "%s<labl xml:lang=\"%s\">", indent,
                            (char *) g_ptr_array_index (writing->form->languages, i));
    ens_xml_append_escaped (writing->out, label);
    g_string_append (writing->out, "</labl>\n");
  }
}

static void
append_category (Writing *writing,
                 guint variable,
                 const char *code,
                 const GPtrArray *labels,
                 const char *label,
                 gboolean is_missing)
{
  gint64 n = writing->study->count (variable, is_missing ? "" : code, writing->study->data);

  g_string_append (writing->out,
                   is_missing ? "      <catgry missing=\"Y\">\n" : "      <catgry>\n");
  append (writing, "        ", "catValu", code);
  if (labels != NULL)
    append_labels (writing, "        ", labels);
  else
    append (writing, "        ", "labl", label);
  if (n >= 0)
    g_string_append_printf (writing->out,
                            "        <catStat type=\"freq\">%" G_GINT64_FORMAT "</catStat>\n", n);
  g_string_append (writing->out, "      </catgry>\n");
}

static void
append_categories (Writing *writing, guint at, const EnsVariable *variable)
{
  const EnsFormQuestion *question = variable->question;

  if (variable->option >= 0) {
    append_category (writing, at, "0", NULL, "no", FALSE);
    append_category (writing, at, "1", NULL, "yes", FALSE);
  } else if (question->kind == ENS_FORM_ONE) {
    for (guint i = 0; i < question->options->len; i++) {
      const EnsFormOption *option = g_ptr_array_index (question->options, i);

      append_category (writing, at, option->code, option->labels, NULL, FALSE);
    }
  } else if (question->kind == ENS_FORM_NUMBER) {
    for (gint64 value = question->least; value <= question->most; value++) {
      g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, value);

      append_category (writing, at, code, NULL, NULL, FALSE);
    }
  }
  if (variable->is_number) {
    g_autofree char *blank = g_strdup_printf ("%d", ens_variable_get_blank_code (variable));

    append_category (writing, at, blank, NULL, "left blank", TRUE);
  }
}

static void
append_variable (Writing *writing, guint at, const EnsVariable *variable)
{
  const EnsFormQuestion *question = variable->question;
  gboolean is_number = question == NULL ? variable->is_number : question->kind == ENS_FORM_NUMBER;

  g_string_append_printf (writing->out, "    <var ID=\"V%u\" name=\"%s\" intrvl=\"%s\">\n", at + 1,
                          variable->name, is_number ? "contin" : "discrete");
  if (variable->option < 0 && question != NULL)
    append_labels (writing, "      ", question->labels);
  else
    append (writing, "      ", "labl", variable->label);
  if (question != NULL) {
    g_string_append (writing->out, "      <qstn>\n");
    append (writing, "        ", "qstnLit", ens_form_get_text (question->labels, 0));
    append (writing, "        ", "ivuInstr", ens_form_get_text (question->hints, 0));
    g_string_append (writing->out, "      </qstn>\n");
  }
  if (question != NULL && question->kind == ENS_FORM_NUMBER)
    g_string_append_printf (writing->out,
                            "      <valrng><range min=\"%" G_GINT64_FORMAT
                            "\" max=\"%" G_GINT64_FORMAT "\"/></valrng>\n",
                            question->least, question->most);
  if (question != NULL)
    append_categories (writing, at, variable);
  g_string_append_printf (writing->out, "      <varFormat type=\"%s\"/>\n    </var>\n",
                          variable->is_number ? "numeric" : "character");
}

static void
append_study (Writing *writing)
{
  const EnsDdiStudy *study = writing->study;

  g_string_append (writing->out, "  <stdyDscr>\n    <citation>\n      <titlStmt>\n");
  append (writing, "        ", "titl", writing->form->title);
  append (writing, "        ", "IDNo", writing->form->id);
  g_string_append (writing->out, "      </titlStmt>\n    </citation>\n    <stdyInfo>\n");
  append (writing, "      ", "abstract", study->abstract);
  if (study->date != NULL || study->place != NULL) {
    g_string_append (writing->out, "      <sumDscr>\n");
    append (writing, "        ", "collDate", study->date);
    append (writing, "        ", "geogCover", study->place);
    append (writing, "        ", "anlyUnit", "person");
    g_string_append (writing->out, "      </sumDscr>\n");
  }
  g_string_append (writing->out, "    </stdyInfo>\n  </stdyDscr>\n");
}

/** ens_ddi_write: @path: where to; `-` is standard output. */
gboolean
ens_ddi_write (const char *path, const EnsForm *form, const EnsDdiStudy *study, GError **error)
{
  g_autoptr (GString) out = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                          "<codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\"");
  Writing writing = { form, study, out };
  g_autoptr (GPtrArray) variables = ens_variables_new (form);
  g_autoptr (EnsOutFile) file = NULL;

  g_string_append_printf (out, " xml:lang=\"%s\">\n",
                          (char *) g_ptr_array_index (form->languages, 0));
  append_study (&writing);
  g_string_append (out, "  <fileDscr ID=\"F1\">\n    <fileTxt>\n");
  append (&writing, "      ", "fileName", form->id);
  g_string_append (out, "      <dimensns>\n");
  if (study->n_sheets >= 0)
    g_string_append_printf (out, "        <caseQnty>%" G_GINT64_FORMAT "</caseQnty>\n",
                            study->n_sheets);
  g_string_append_printf (
    out, "        <varQnty>%u</varQnty>\n      </dimensns>\n    </fileTxt>\n  </fileDscr>\n",
    variables->len);
  g_string_append (out, "  <dataDscr>\n");
  for (guint i = 0; i < variables->len; i++)
    append_variable (&writing, i, g_ptr_array_index (variables, i));
  g_string_append (out, "  </dataDscr>\n</codeBook>\n");
  file = ens_out_file_new (path, error);
  return file != NULL && ens_out_file_write (file, out->str, out->len, error) &&
         ens_out_file_finish (file, error);
}
