// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the return sheet. Short sentences; no word that a ten-year-old would have to look up.
#include "ens-report-return.h"

#include "ens-error.h"
#include "ens-figures.h"

static char *
dup_groups (const EnsReturn *data)
{
  g_autofree char *people = ens_figures_dup_count (data->n_people);
  g_autofree char *groups = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups",
                                                          data->n_groups),
                                             data->n_groups);

  if (data->n_people == 0)
    return g_steal_pointer (&groups);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person in %s", "%s people in %s",
                                       data->n_people),
                          people, groups);
}

static void
add_said (EnsDocument *document, const EnsReturn *data)
{
  g_autofree char *groups = dup_groups (data);
  g_autofree char *statements = ens_figures_dup_count (data->n_statements);
  g_autofree char *expressions = ens_figures_dup_count (data->n_expressions);
  g_autofree char *sentence = g_strdup_printf (
    _ ("You were %s. You wrote %s notes. Some say the same: we count %s different ones."), groups,
    expressions, statements);

  ens_document_add_heading (document, 1, _ ("What you said"));
  ens_document_add_paragraph (document, sentence);
}

static void
add_kept (EnsDocument *document, const EnsReturn *data)
{
  ens_document_add_heading (document, 1, _ ("What we kept"));
  ens_document_add_paragraph (
    document, _ ("Everything. Notes that mean the same lie together under one name:"));
  for (guint i = 0; i < data->n_criteria; i++) {
    const EnsReturnCriterion *criterion = &data->criteria[i];
    g_autofree char *count = ens_figures_dup_count (criterion->n_expressions);
    g_autofree char *times = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s note", "%s notes",
                                                           criterion->n_expressions),
                                              count);
    ens_document_add_heading (document, 3, criterion->title);
    ens_document_add_note (document, criterion->minority ? _ ("Said by few, and kept.") : times);
    for (guint j = 0; j < criterion->n_quotes; j++)
      ens_document_add_quote (document, criterion->quotes[j], NULL, NULL);
  }
  if (data->n_unplaced > 0) {
    g_autofree char *count = ens_figures_dup_count (data->n_unplaced);
    g_autofree char *sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s note still waits for its place. It is not lost.",
                   "%s notes still wait for their place. They are not lost.", data->n_unplaced),
      count);
    ens_document_add_paragraph (document, sentence);
  }
}

static void
add_next (EnsDocument *document, const EnsReturn *data)
{
  ens_document_add_heading (document, 1, _ ("What happens now"));
  if (data->n_steps == 0)
    ens_document_add_paragraph (document,
                                _ ("The next step is not decided yet. You will hear from us."));
  for (guint i = 0; i < data->n_steps; i++)
    ens_document_add_quote (document, data->steps[i].what, NULL, data->steps[i].when);
  if (data->contact != NULL) {
    g_autofree char *line = g_strdup_printf (_ ("Questions? %s"), data->contact);
    ens_document_add_paragraph (document, line);
  }
}

/**
 * ens_report_return_new:
 * @data: what was said and kept
 *
 * Returns: (transfer full): the return sheet
 */
EnsDocument *
ens_report_return_new (const EnsReturn *data)
{
  EnsDocument *document = ens_document_new (data->project, data->language);

  add_said (document, data);
  add_kept (document, data);
  add_next (document, data);
  return document;
}
