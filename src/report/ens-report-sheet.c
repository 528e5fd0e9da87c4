// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the workshop sheet.
#include "ens-report-sheet.h"

#include "ens-error.h"
#include "ens-figures.h"

static void
add_facts (EnsDocument *document, const EnsWorkshopSheet *sheet)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  g_ptr_array_add (facts, g_strdup (sheet->project));
  if (sheet->date != NULL)
    g_ptr_array_add (facts, g_strdup (sheet->date));
  if (sheet->place != NULL)
    g_ptr_array_add (facts, g_strdup (sheet->place));
  if (sheet->participants > 0) {
    g_autofree char *n = ens_figures_dup_count (sheet->participants);
    g_ptr_array_add (facts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s participant",
                                                          "%s participants", sheet->participants),
                                             n));
  }
  g_ptr_array_add (facts, NULL);
  line = g_strjoinv (" · ", (char **) facts->pdata);
  ens_document_add_note (document, line);
}

static void
add_question (EnsDocument *document, const EnsWorkshopQuestion *question)
{
  g_autofree char *title = g_strdup_printf ("Q%u. %s", question->number, question->wording);

  ens_document_add_heading (document, 1, title);
  if (question->n_statements == 0)
    ens_document_add_note (document, _ ("Nothing was said to this question."));
  for (guint i = 0; i < question->n_statements; i++) {
    const EnsWorkshopStatement *statement = &question->statements[i];
    g_autofree char *count = ens_figures_dup_count (statement->count);
    g_autofree char *times = statement->count > 1 ? g_strdup_printf ("× %s", count) : NULL;
    ens_document_add_quote (document, statement->text, statement->language, times);
  }
}

/**
 * ens_report_sheet_new:
 * @sheet: what was said
 *
 * Returns: (transfer full): the sheet to leave with
 */
EnsDocument *
ens_report_sheet_new (const EnsWorkshopSheet *sheet)
{
  g_autofree char *title = g_strdup_printf (_ ("What “%s” said"), sheet->group);
  EnsDocument *document = ens_document_new (title, sheet->language);

  add_facts (document, sheet);
  ens_document_add_paragraph (
    document,
    _ ("Every post-it as it was written, by question. No names are kept. If something is missing "
       "or wrong, tell the facilitator now."));
  for (guint i = 0; i < sheet->n_questions; i++)
    add_question (document, &sheet->questions[i]);
  return document;
}
