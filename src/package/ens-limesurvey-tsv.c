// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row for each piece, in each language, the form's own first; which piece belongs to which is told by the
// order. Codes there are letters and digits, those of answers at most five: longer ones are numbered A1, A2, …
#include "ens-limesurvey-tsv.h"

#include "ens-csv.h"
#include "ens-out-file.h"

#include <string.h>

#define MOST_ANSWER_CODE 5

typedef struct {
  const EnsForm *form;
  GString *out;
  guint language;
} Writing;

// Tabs and line ends would end the cell: the import reads quoted cells as spreadsheets do.
static void
append_cell (Writing *writing, const char *text, char end)
{
  const char *shown = text != NULL ? text : "";

  if (shown[strcspn (shown, "\"\t\r\n")] == '\0') {
    if (ens_csv_looks_like_formula (shown))
      g_string_append_c (writing->out, '\'');
    g_string_append (writing->out, shown);
  } else {
    g_string_append_c (writing->out, '"');
    for (const char *at = shown; *at != '\0'; at++) {
      if (*at == '"')
        g_string_append_c (writing->out, '"');
      g_string_append_c (writing->out, *at);
    }
    g_string_append_c (writing->out, '"');
  }
  g_string_append_c (writing->out, end);
}

/** Row: the columns of the file; %NULL for empty ones */
typedef struct {
  const char *class;
  const char *type;
  const char *name;
  const char *relevance;
  const char *text;
  const char *help;
  const char *language;
  const char *mandatory;
  const char *least;
  const char *most;
} Row;

static void
append_row (Writing *writing, const Row *row)
{
  const char *const cells[] = { row->class, row->type, row->name,     row->relevance,
                                row->text,  row->help, row->language, row->mandatory,
                                row->least, row->most };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    append_cell (writing, cells[i], i + 1 < G_N_ELEMENTS (cells) ? '\t' : '\n');
}

static const char *
get_language (const Writing *writing)
{
  return g_ptr_array_index (writing->form->languages, writing->language);
}

static const char *
get_text (const Writing *writing, const GPtrArray *texts)
{
  const char *text = ens_form_get_text (texts, writing->language);

  return text != NULL ? text : ens_form_get_text (texts, 0);
}

static char *
dup_name (const char *code)
{
  GString *name = g_string_new (NULL);

  for (const char *at = code; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (name, *at);
  return g_string_free (name, FALSE);
}

static void
append_options (Writing *writing, const EnsFormQuestion *question)
{
  gboolean is_one = question->kind == ENS_FORM_ONE;

  for (guint o = 0; o < question->options->len; o++) {
    const EnsFormOption *option = g_ptr_array_index (question->options, o);
    g_autofree char *bare = dup_name (option->code);
    g_autofree char *numbered = g_strdup_printf ("A%u", o + 1);
    gboolean is_short = strlen (bare) <= MOST_ANSWER_CODE && strcmp (bare, option->code) == 0;

    append_row (writing, &(Row){ .class = is_one ? "A" : "SQ",
                                 .type = "0",
                                 .name = is_short ? bare : numbered,
                                 .relevance = is_one ? NULL : "1",
                                 .text = get_text (writing, option->labels),
                                 .language = get_language (writing) });
  }
}

static void
append_question (Writing *writing, const EnsFormQuestion *question)
{
  static const char *const types[] = { [ENS_FORM_ONE] = "L",
                                       [ENS_FORM_MANY] = "M",
                                       [ENS_FORM_NUMBER] = "N",
                                       [ENS_FORM_WORDS] = "T" };
  g_autofree char *name = dup_name (question->code);
  g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, question->least);
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, question->most);
  gboolean is_number = question->kind == ENS_FORM_NUMBER;

  append_row (writing, &(Row){ .class = "Q",
                               .type = types[question->kind],
                               .name = name,
                               .relevance = "1",
                               .text = get_text (writing, question->labels),
                               .help = get_text (writing, question->hints),
                               .language = get_language (writing),
                               .mandatory = "N",
                               .least = is_number ? least : NULL,
                               .most = is_number ? most : NULL });
  append_options (writing, question);
}

static void
append_group (Writing *writing, guint number, const char *title)
{
  g_autofree char *type = g_strdup_printf ("G%u", number);

  append_row (writing, &(Row){ .class = "G",
                               .type = type,
                               .name = title,
                               .relevance = "1",
                               .language = get_language (writing) });
}

// Questions must stand in a group.
static void
append_language (Writing *writing)
{
  const EnsForm *form = writing->form;
  guint n_groups = 0;

  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);

    if (question->kind == ENS_FORM_HEADING) {
      append_group (writing, n_groups++, get_text (writing, question->labels));
      continue;
    }
    if (n_groups == 0)
      append_group (writing, n_groups++, form->title);
    append_question (writing, question);
  }
}

static void
append_settings (Writing *writing)
{
  const EnsForm *form = writing->form;
  g_autoptr (GString) further = g_string_new (NULL);

  for (guint i = 1; i < form->languages->len; i++)
    g_string_append_printf (further, "%s%s", i > 1 ? " " : "",
                            (char *) g_ptr_array_index (form->languages, i));
  append_row (writing, &(Row){ .class = "S",
                               .name = "language",
                               .text = g_ptr_array_index (form->languages, 0) });
  if (further->len > 0)
    append_row (writing,
                &(Row){ .class = "S", .name = "additional_languages", .text = further->str });
  append_row (writing, &(Row){ .class = "S", .name = "anonymized", .text = "Y" });
  append_row (writing, &(Row){ .class = "S", .name = "format", .text = "G" });
  for (writing->language = 0; writing->language < form->languages->len; writing->language++) {
    append_row (writing, &(Row){ .class = "SL",
                                 .name = "surveyls_title",
                                 .text = form->title,
                                 .language = get_language (writing) });
    append_row (writing, &(Row){ .class = "SL",
                                 .name = "surveyls_welcometext",
                                 .text = form->intro,
                                 .language = get_language (writing) });
    if (form->consent != NULL)
      append_row (writing, &(Row){ .class = "SL",
                                   .name = "surveyls_policy_notice",
                                   .text = form->consent,
                                   .language = get_language (writing) });
  }
}

/** ens_limesurvey_tsv_write: @path: where to; `-` is standard output. */
gboolean
ens_limesurvey_tsv_write (const char *path, const EnsForm *form, GError **error)
{
  g_autoptr (GString) out = g_string_new ("\xef\xbb\xbf");
  Writing writing = { form, out, 0 };
  g_autoptr (EnsOutFile) file = NULL;

  append_row (&writing, &(Row){ "class", "type/scale", "name", "relevance", "text", "help",
                                "language", "mandatory", "min_num_value_n", "max_num_value_n" });
  append_settings (&writing);
  for (writing.language = 0; writing.language < form->languages->len; writing.language++)
    append_language (&writing);
  file = ens_out_file_new (path, error);
  return file != NULL && ens_out_file_write (file, out->str, out->len, error) &&
         ens_out_file_finish (file, error);
}
