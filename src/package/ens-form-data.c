// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first ENS_N_SHEET_COLUMNS variables are those of the sheet.
#include "ens-form-data.h"

#include "ens-error.h"

#include <string.h>

static void
free_variable (gpointer data)
{
  EnsVariable *variable = data;

  g_free (variable->name);
  g_free (variable->label);
  g_free (variable);
}

static void
add (GPtrArray *variables,
     char *name,
     const char *label,
     const EnsFormQuestion *question,
     int option,
     gboolean is_number)
{
  EnsVariable *variable = g_new0 (EnsVariable, 1);

  variable->name = name;
  variable->label = g_strdup (label);
  variable->question = question;
  variable->option = option;
  variable->is_number = is_number;
  g_ptr_array_add (variables, variable);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strlen (text) <= 6 && strspn (text, "0123456789") == strlen (text);
}

static gboolean
has_numbers (const EnsFormQuestion *question)
{
  if (question->kind != ENS_FORM_ONE)
    return question->kind == ENS_FORM_NUMBER;
  for (guint i = 0; i < question->options->len; i++)
    if (!is_number (((EnsFormOption *) g_ptr_array_index (question->options, i))->code))
      return FALSE;
  return TRUE;
}

static void
add_options (GPtrArray *variables, const EnsFormQuestion *question)
{
  for (guint i = 0; i < question->options->len; i++) {
    const EnsFormOption *option = g_ptr_array_index (question->options, i);
    g_autofree char *label = g_strdup_printf ("%s / %s", ens_form_get_text (question->labels, 0),
                                              ens_form_get_text (option->labels, 0));

    add (variables, ens_form_question_dup_column (question, i), label, question, (int) i, TRUE);
  }
}

/** ens_variables_new: Returns: (transfer full) (element-type EnsVariable): good as long as @form. */
GPtrArray *
ens_variables_new (const EnsForm *form)
{
  const struct {
    const char *name;
    const char *label;
    gboolean is_number;
  } sheet[ENS_N_SHEET_COLUMNS] = {
    [ENS_SHEET_ID] = { "id", form->words.sheet, FALSE },
    [ENS_SHEET_FORM] = { "form", form->words.number, TRUE },
    [ENS_SHEET_GROUP] = { "group", form->words.group, FALSE },
    [ENS_SHEET_WEIGHT] = { "weight", form->words.weight, TRUE },
    [ENS_SHEET_TAGS] = { "tags", form->words.tags, FALSE },
    [ENS_SHEET_ROUND] = { "round", form->words.round, FALSE },
  };
  GPtrArray *variables = g_ptr_array_new_with_free_func (free_variable);

  for (guint i = 0; i < ENS_N_SHEET_COLUMNS; i++)
    add (variables, g_strdup (sheet[i].name), sheet[i].label, NULL, -1, sheet[i].is_number);
  for (guint i = 0; i < form->questions->len; i++) {
    const EnsFormQuestion *question = g_ptr_array_index (form->questions, i);

    if (question->kind == ENS_FORM_MANY)
      add_options (variables, question);
    else if (question->kind != ENS_FORM_HEADING)
      add (variables, g_strdup (question->code), ens_form_get_text (question->labels, 0), question,
           -1, has_numbers (question));
  }
  return variables;
}

static gboolean
has_code (const EnsFormQuestion *question, const char *code)
{
  for (guint i = 0; i < question->options->len; i++)
    if (strcmp (((EnsFormOption *) g_ptr_array_index (question->options, i))->code, code) == 0)
      return TRUE;
  return question->kind == ENS_FORM_NUMBER && question->most >= g_ascii_strtoll (code, NULL, 10);
}

/**
 * ens_variable_get_blank_code:
 *
 * Returns: what stands for a question that was asked and left blank, apart from one that was not asked: 99, or, where
 *   that is an answer, 999 or 9999
 */
int
ens_variable_get_blank_code (const EnsVariable *variable)
{
  if (variable->option >= 0 || !has_code (variable->question, "99"))
    return 99;
  return has_code (variable->question, "999") ? 9999 : 999;
}

/**
 * ens_variable_dup_value:
 * @value: (nullable): of its question: a code, codes parted by blanks, a number or words; empty for left blank
 *
 * Returns: (transfer full) (nullable): that of the variable; %NULL when it was not asked
 */
char *
ens_variable_dup_value (const EnsVariable *variable, const char *value)
{
  g_auto (GStrv) codes = NULL;
  const EnsFormOption *option;

  if (value == NULL || variable->option < 0)
    return g_strdup (value);
  if (*value == '\0')
    return g_strdup ("");
  codes = g_strsplit (value, " ", -1);
  option = g_ptr_array_index (variable->question->options, variable->option);
  return g_strdup (g_strv_contains ((const char *const *) codes, option->code) ? "1" : "0");
}
