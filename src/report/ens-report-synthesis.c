// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the synthesis. Statements are kept in memory here: a printed trace has pages, not millions.
#include "ens-report-synthesis.h"

#include "ens-error.h"
#include "ens-figures.h"

#define USUAL_QUOTES 3

/* A statement with copies of its texts: those of the source live only until the next one. */
typedef struct {
  char *text;
  char *language;
  guint64 count;
  guint question;
  guint criterion;
  guint group;
} Kept;

static void
clear_kept (gpointer data)
{
  Kept *kept = data;

  g_free (kept->text);
  g_free (kept->language);
}

static GArray *
read_statements (const EnsHtmlPage *page, GError **error)
{
  g_autoptr (GArray) statements = g_array_new (FALSE, TRUE, sizeof (Kept));
  EnsHtmlStatement from = { 0 };
  GError *local = NULL;

  g_array_set_clear_func (statements, clear_kept);
  while (page->next_statement != NULL &&
         page->next_statement (&from, page->statement_data, &local)) {
    Kept kept = { g_strdup (from.text), g_strdup (from.language), from.count,
                  from.question,        from.criterion,           from.group };
    g_array_append_val (statements, kept);
  }
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }
  return g_steal_pointer (&statements);
}

static void
add_groups (EnsDocument *document, const EnsHtmlPage *page)
{
  const char *const headings[] = { _ ("Group"), _ ("Profile"), _ ("People"),
                                   _ ("Different statements"), _ ("Expressions") };

  if (page->n_groups == 0)
    return;
  ens_document_add_heading (document, 1, _ ("Who spoke"));
  ens_document_add_table (document, NULL, "ttnnn", headings);
  for (guint i = 0; i < page->n_groups; i++) {
    const EnsHtmlGroup *group = &page->groups[i];
    ens_document_take_cell (document, g_strdup (group->name));
    ens_document_take_cell (document, g_strdup (group->profile != NULL ? group->profile : "–"));
    ens_document_take_cell (document, group->hidden ? g_strdup (_ ("hidden"))
                                      : group->participants > 0
                                        ? ens_figures_dup_count (group->participants)
                                        : g_strdup ("–"));
    ens_document_take_cell (document, group->hidden ? g_strdup ("–")
                                                    : ens_figures_dup_count (group->n_statements));
    ens_document_take_cell (document, group->hidden ? g_strdup ("–")
                                                    : ens_figures_dup_count (group->n_expressions));
  }
}

static void
add_quotes (EnsDocument *document, const EnsSynthesis *data, GArray *statements, guint criterion)
{
  guint left = data->quotes_a_criterion > 0 ? data->quotes_a_criterion : USUAL_QUOTES;

  for (guint i = 0; i < statements->len && left > 0; i++) {
    const Kept *kept = &g_array_index (statements, Kept, i);
    const char *by = kept->group < data->page->n_groups ? data->page->groups[kept->group].name
                                                        : NULL;
    if (kept->criterion != criterion)
      continue;
    ens_document_add_quote (document, kept->text, kept->language, by);
    left--;
  }
}

static char *
dup_counts (const EnsHtmlCriterion *criterion)
{
  g_autofree char *expressions = ens_figures_dup_count (criterion->n_expressions);
  g_autofree char *distinct = ens_figures_dup_count (criterion->n_statements);
  g_autofree char *first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s expression",
                                                         "%s expressions",
                                                         criterion->n_expressions),
                                            expressions);
  g_autofree char *second = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s statement",
                                                          "%s different statements",
                                                          criterion->n_statements),
                                             distinct);

  return g_strdup_printf ("%s, %s", first, second);
}

static void
add_criteria (EnsDocument *document, const EnsSynthesis *data, GArray *statements)
{
  const EnsHtmlPage *page = data->page;

  if (page->n_criteria == 0)
    return;
  ens_document_add_heading (document, 1, _ ("Criteria"));
  for (guint i = 0; i < page->n_criteria; i++) {
    const EnsHtmlCriterion *criterion = &page->criteria[i];
    g_autofree char *counts = dup_counts (criterion);
    g_autofree char *line = criterion->component != NULL
                              ? g_strdup_printf ("%s · %s", criterion->component, counts)
                              : g_strdup (counts);
    ens_document_add_heading (document, 2, criterion->title);
    ens_document_add_note (document, line);
    if (criterion->around != NULL) {
      g_autofree char *around = g_strdup_printf (_ ("Lies in “%s”."), criterion->around);

      ens_document_add_note (document, around);
    }
    if (criterion->minority)
      ens_document_add_note (document, _ ("Said by few, and kept."));
    if (criterion->note != NULL)
      ens_document_add_paragraph (document, criterion->note);
    add_quotes (document, data, statements, i);
  }
}

static void
add_indicators (EnsDocument *document, const EnsHtmlPage *page)
{
  const char *const headings[] = { _ ("Indicator"), "1", "2", "3", "4", "5" };

  if (page->n_indicators == 0)
    return;
  ens_document_add_heading (document, 1, _ ("Indicators"));
  ens_document_add_table (document,
                          _ ("Five situations each, from 1 very unsatisfactory to 5 ideal"),
                          "tttttt", headings);
  for (guint i = 0; i < page->n_indicators; i++) {
    ens_document_take_cell (document, g_strdup (page->indicators[i].title));
    for (guint level = 0; level < ENS_N_LEVELS; level++) {
      const char *text = page->indicators[i].levels[level];
      ens_document_take_cell (document, g_strdup (text != NULL ? text : "–"));
    }
  }
}

static void
add_charts (EnsDocument *document, const EnsHtmlPage *page)
{
  if (page->n_charts == 0)
    return;
  ens_document_add_heading (document, 1, _ ("Results"));
  for (guint i = 0; i < page->n_charts; i++) {
    ens_document_take_picture (document, ens_scene_dup_picture (page->charts[i]));
    ens_document_add_note (document, ens_scene_get_description (page->charts[i]));
  }
}

static void
add_trace (EnsDocument *document, const EnsHtmlPage *page, GArray *statements)
{
  const char *const headings[] = { _ ("What was said"), _ ("Times"), _ ("Group"), _ ("Kept as") };

  ens_document_add_break (document);
  ens_document_add_heading (document, 1, _ ("Where every statement went"));
  ens_document_add_table (document, NULL, "tntt", headings);
  for (guint i = 0; i < statements->len; i++) {
    const Kept *kept = &g_array_index (statements, Kept, i);
    ens_document_take_cell (document, g_strdup (kept->text));
    ens_document_take_cell (document, ens_figures_dup_count (kept->count));
    ens_document_take_cell (document,
                            g_strdup (kept->group < page->n_groups ? page->groups[kept->group].name
                                                                   : "–"));
    ens_document_take_cell (document, g_strdup (kept->criterion < page->n_criteria
                                                  ? page->criteria[kept->criterion].title
                                                  : _ ("not yet in a pile")));
  }
}

/**
 * ens_report_synthesis_new:
 * @data: the project
 * @error: from the source of statements
 *
 * Returns: (transfer full): the synthesis
 */
EnsDocument *
ens_report_synthesis_new (EnsSynthesis *data, GError **error)
{
  const EnsHtmlPage *page = data->page;
  g_autoptr (GArray) statements = read_statements (page, error);
  EnsDocument *document;

  if (statements == NULL)
    return NULL;
  document = ens_document_new (page->title, page->language);
  if (page->territory != NULL)
    ens_document_add_note (document, page->territory);
  if (page->is_sample)
    ens_document_add_note (document,
                           _ ("This is a sample: an illustration, not the words of real people."));
  add_groups (document, page);
  add_charts (document, page);
  add_criteria (document, data, statements);
  add_indicators (document, page);
  if (data->with_trace)
    add_trace (document, page, statements);
  return document;
}
