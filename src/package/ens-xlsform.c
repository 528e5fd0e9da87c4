// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// After xlsform.org. Headings open groups; a form in one language has plain `label` columns.
#include "ens-xlsform.h"

#include "ens-xlsx-writer.h"

#include <string.h>

static void
add_texts_columns (GPtrArray *columns, const EnsForm *form, const char *name)
{
  for (guint i = 0; i < form->languages->len; i++) {
    g_autofree char *language = ens_form_dup_language_name (g_ptr_array_index (form->languages, i));

    g_ptr_array_add (columns, form->languages->len == 1 ? g_strdup (name)
                                                        : g_strconcat (name, "::", language, NULL));
  }
}

// What has no translation is asked in the form's own language.
static void
add_texts (EnsXlsxWriter *book, const EnsForm *form, const GPtrArray *texts)
{
  for (guint i = 0; i < form->languages->len; i++) {
    const char *text = ens_form_get_text (texts, i);

    ens_xlsx_writer_add (book, text != NULL ? text : ens_form_get_text (texts, 0));
  }
}

static gboolean
write_line (EnsXlsxWriter *book,
            const EnsForm *form,
            const char *type,
            const char *name,
            const char *text,
            GError **error)
{
  ens_xlsx_writer_add (book, type);
  ens_xlsx_writer_add (book, name);
  for (guint i = 0; text != NULL && i < form->languages->len; i++)
    ens_xlsx_writer_add (book, text);
  return ens_xlsx_writer_end_row (book, error);
}

static char *
dup_type (const EnsFormQuestion *question)
{
  switch (question->kind) {
  case ENS_FORM_ONE:
    return g_strconcat ("select_one ", question->list, NULL);
  case ENS_FORM_MANY:
    return g_strconcat ("select_multiple ", question->list, NULL);
  case ENS_FORM_NUMBER:
    return g_strdup ("integer");
  case ENS_FORM_HEADING:
    return g_strdup ("begin_group");
  default:
    return g_strdup ("text");
  }
}

static gboolean
write_question (EnsXlsxWriter *book,
                const EnsForm *form,
                const EnsFormQuestion *question,
                GError **error)
{
  g_autofree char *type = dup_type (question);
  g_autofree char *range = NULL;

  ens_xlsx_writer_add (book, type);
  ens_xlsx_writer_add (book, question->code);
  add_texts (book, form, question->labels);
  add_texts (book, form, question->hints);
  if (question->kind == ENS_FORM_NUMBER)
    range = g_strdup_printf (". >= %" G_GINT64_FORMAT " and . <= %" G_GINT64_FORMAT,
                             question->least, question->most);
  ens_xlsx_writer_add (book, range);
  return ens_xlsx_writer_end_row (book, error);
}

static gboolean
write_survey (EnsXlsxWriter *book, const EnsForm *form, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  gboolean in_group = FALSE;

  g_ptr_array_add (columns, g_strdup ("type"));
  g_ptr_array_add (columns, g_strdup ("name"));
  add_texts_columns (columns, form, "label");
  add_texts_columns (columns, form, "hint");
  g_ptr_array_add (columns, g_strdup ("constraint"));
  g_ptr_array_add (columns, NULL);
  if (!ens_xlsx_writer_begin_sheet (book, "survey", (const char *const *) columns->pdata, error) ||
      (form->intro != NULL && !write_line (book, form, "note", "_intro", form->intro, error)) ||
      (form->consent != NULL && !write_line (book, form, "note", "_consent", form->consent, error)))
    return FALSE;
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);
    gboolean is_heading = question->kind == ENS_FORM_HEADING;

    if (is_heading && in_group && !write_line (book, form, "end_group", NULL, NULL, error))
      return FALSE;
    in_group = in_group || is_heading;
    if (!write_question (book, form, question, error))
      return FALSE;
  }
  return !in_group || write_line (book, form, "end_group", NULL, NULL, error);
}

static gboolean
write_choices (EnsXlsxWriter *book, const EnsForm *form, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup ("list_name"));
  g_ptr_array_add (columns, g_strdup ("name"));
  add_texts_columns (columns, form, "label");
  g_ptr_array_add (columns, NULL);
  if (!ens_xlsx_writer_begin_sheet (book, "choices", (const char *const *) columns->pdata, error))
    return FALSE;
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);

    for (guint o = 0; o < question->options->len; o++) {
      const EnsFormOption *option = g_ptr_array_index (question->options, o);

      ens_xlsx_writer_add (book, question->list);
      ens_xlsx_writer_add (book, option->code);
      add_texts (book, form, option->labels);
      if (!ens_xlsx_writer_end_row (book, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
write_settings (EnsXlsxWriter *book, const EnsForm *form, GError **error)
{
  static const char *const columns[] = { "form_title", "form_id", "version", "default_language",
                                         NULL };
  g_autofree char *language = ens_form_dup_language_name (g_ptr_array_index (form->languages, 0));

  if (!ens_xlsx_writer_begin_sheet (book, "settings", columns, error))
    return FALSE;
  ens_xlsx_writer_add (book, form->title);
  ens_xlsx_writer_add (book, form->id);
  ens_xlsx_writer_add (book, form->version);
  ens_xlsx_writer_add (book, form->languages->len > 1 ? language : NULL);
  return ens_xlsx_writer_end_row (book, error);
}

/**
 * ens_xlsform_write:
 * @path: where to; `-` is standard output
 * @time: when the form last changed, in ms
 */
gboolean
ens_xlsform_write (const char *path, const EnsForm *form, gint64 time, GError **error)
{
  g_autoptr (EnsXlsxWriter) book = ens_xlsx_writer_new (path, form->title, time, error);

  return book != NULL && write_survey (book, form, error) && write_choices (book, form, error) &&
         write_settings (book, form, error) && ens_xlsx_writer_finish (book, error);
}
