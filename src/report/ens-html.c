// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of a project or package: summary, results, indicators, criteria, everything said, groups.
// Statements are written as they come.
#include "ens-html.h"

#include "ens-error.h"
#include "ens-figures.h"
#include "ens-html-writer.h"
#include "ens-text.h"

#include <inttypes.h>

/* Where the list of statements is; the lists open and close as questions and piles change. */
typedef struct {
  EnsHtmlWriter *writer;
  const EnsHtmlPage *page;
  gboolean is_open;
  guint question;
  guint criterion;
} Listing;

static void
write_fact (EnsHtmlWriter *writer, const char *what, guint64 count)
{
  g_autofree char *number = ens_figures_dup_count (count);

  ens_html_writer_raw (writer, "<div>");
  ens_html_writer_element (writer, "dt", what);
  ens_html_writer_element (writer, "dd", number);
  ens_html_writer_raw (writer, "</div>\n");
}

static void
write_link (EnsHtmlWriter *writer, const char *id, const char *text, guint n)
{
  if (n == 0)
    return;
  ens_html_writer_raw (writer, "<li><a href=\"#");
  ens_html_writer_raw (writer, id);
  ens_html_writer_raw (writer, "\">");
  ens_html_writer_text (writer, text);
  ens_html_writer_raw (writer, "</a></li>\n");
}

static void
open_section (EnsHtmlWriter *writer, const char *id, const char *title)
{
  ens_html_writer_raw (writer, "<section id=\"");
  ens_html_writer_raw (writer, id);
  ens_html_writer_raw (writer, "\">\n");
  ens_html_writer_element (writer, "h2", title);
}

static void
write_head (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  const char *const facts[] = { page->territory, page->created, page->privacy };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i] != NULL && *facts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", facts[i]);
  ens_html_writer_raw (writer, "<a class=\"skip\" href=\"#content\">");
  ens_html_writer_text (writer, _ ("Go to the content"));
  ens_html_writer_raw (writer, "</a>\n<header>\n");
  ens_html_writer_words (writer, "h1", NULL, page->language, page->title);
  if (line->len > 0)
    ens_html_writer_words (writer, "p", "dim", NULL, line->str);
  if (page->is_sample)
    ens_html_writer_words (writer, "p", "notice", NULL,
                           _ ("This is a sample: an illustration, not the words of real people."));
  ens_html_writer_raw (writer, "</header>\n<nav>\n<ul>\n");
  write_link (writer, "results", _ ("Results"), page->n_charts);
  write_link (writer, "counted", _ ("Counted elsewhere"), page->n_counted);
  write_link (writer, "indicators", _ ("Indicators"), page->n_indicators);
  write_link (writer, "criteria", _ ("Criteria"), page->n_criteria);
  write_link (writer, "statements", _ ("Everything said"), page->next_statement != NULL);
  write_link (writer, "groups", _ ("Groups"), page->n_groups);
  ens_html_writer_raw (writer, "</ul>\n</nav>\n<main id=\"content\">\n");
}

static void
write_summary (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  guint64 n_statements = 0, n_expressions = 0;

  for (guint i = 0; i < page->n_questions; i++) {
    n_statements += page->questions[i].n_statements;
    n_expressions += page->questions[i].n_expressions;
  }
  open_section (writer, "summary", _ ("At a glance"));
  ens_html_writer_raw (writer, "<dl class=\"facts\">\n");
  write_fact (writer, _ ("Groups"), page->n_groups);
  write_fact (writer, _ ("Different statements"), n_statements);
  write_fact (writer, _ ("Expressions"), n_expressions);
  write_fact (writer, _ ("Criteria"), page->n_criteria);
  write_fact (writer, _ ("Indicators"), page->n_indicators);
  ens_html_writer_raw (writer, "</dl>\n");
  ens_html_writer_words (
    writer, "p", "dim", NULL,
    _ ("A statement that four people wrote is one statement and four expressions."));
  ens_html_writer_raw (writer, "</section>\n");
}

static void
write_charts (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  if (page->n_charts == 0)
    return;
  open_section (writer, "results", _ ("Results"));
  for (guint i = 0; i < page->n_charts; i++)
    ens_html_writer_scene (writer, page->charts[i]);
  ens_html_writer_raw (writer, "</section>\n");
}

static void
write_indicators (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  if (page->n_indicators == 0)
    return;
  open_section (writer, "indicators", _ ("Indicators"));
  ens_html_writer_element (writer, "p",
                           _ ("Each with its five situations, from very unsatisfactory to ideal."));
  for (guint i = 0; i < page->n_indicators; i++) {
    const EnsHtmlIndicator *indicator = &page->indicators[i];
    ens_html_writer_words (writer, "h3", NULL, indicator->language, indicator->title);
    ens_html_writer_raw (writer, "<ol class=\"levels\">\n");
    for (guint level = 0; level < ENS_N_LEVELS; level++)
      ens_html_writer_words (writer, "li", NULL, indicator->language,
                             indicator->levels[level] != NULL ? indicator->levels[level] : "–");
    ens_html_writer_raw (writer, "</ol>\n");
  }
  ens_html_writer_raw (writer, "</section>\n");
}

static char *
dup_counts (guint64 n_statements, guint64 n_expressions)
{
  g_autofree char *statements = ens_figures_dup_count (n_statements);
  g_autofree char *expressions = ens_figures_dup_count (n_expressions);
  g_autofree char *first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s statement",
                                                         "%s different statements", n_statements),
                                            statements);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s expression", "%s, %s expressions",
                                       n_expressions),
                          first, expressions);
}

static void
write_criterion (EnsHtmlWriter *writer, const EnsHtmlCriterion *criterion, guint index)
{
  g_autofree char *id = g_strdup_printf ("<tr id=\"criterion-%u\">\n<th scope=\"row\">", index + 1);
  g_autofree char *statements = ens_figures_dup_count (criterion->n_statements);
  g_autofree char *expressions = ens_figures_dup_count (criterion->n_expressions);

  ens_html_writer_raw (writer, id);
  ens_html_writer_words (writer, "span", NULL, criterion->language, criterion->title);
  if (criterion->around != NULL) {
    g_autofree char *around = g_strdup_printf (_ (" · in “%s”"), criterion->around);

    ens_html_writer_words (writer, "span", "by", criterion->language, around);
  }
  if (criterion->minority)
    ens_html_writer_words (writer, "span", "by", NULL, _ (" · said by few, and kept"));
  if (criterion->note != NULL)
    ens_html_writer_words (writer, "p", "dim", criterion->language, criterion->note);
  ens_html_writer_raw (writer, "</th>\n");
  ens_html_writer_words (writer, "td", "words", NULL,
                         criterion->component != NULL ? criterion->component : "–");
  ens_html_writer_element (writer, "td", statements);
  ens_html_writer_element (writer, "td", expressions);
  ens_html_writer_raw (writer, "</tr>\n");
}

static void
begin_table (EnsHtmlWriter *writer,
             const char *caption,
             const char *const *headings,
             guint n_headings)
{
  ens_html_writer_begin_table (writer, caption, caption);
  ens_html_writer_raw (writer, "<thead><tr>\n");
  for (guint i = 0; i < n_headings; i++) {
    ens_html_writer_raw (writer, "<th scope=\"col\">");
    ens_html_writer_text (writer, headings[i]);
    ens_html_writer_raw (writer, "</th>\n");
  }
  ens_html_writer_raw (writer, "</tr></thead>\n<tbody>\n");
}

static void
write_criteria (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  const char *const headings[] = { _ ("Criterion"), _ ("Component"), _ ("Different statements"),
                                   _ ("Expressions") };

  if (page->n_criteria == 0)
    return;
  open_section (writer, "criteria", _ ("Criteria"));
  begin_table (writer, _ ("Statements that mean the same, with the wording agreed for them"),
               headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < page->n_criteria; i++)
    write_criterion (writer, &page->criteria[i], i);
  ens_html_writer_end_table (writer);
  ens_html_writer_raw (writer, "</section>\n");
}

static void
close_list (Listing *listing)
{
  if (listing->is_open)
    ens_html_writer_raw (listing->writer, "</ul>\n");
  listing->is_open = FALSE;
}

static void
write_question (Listing *listing, guint index)
{
  const EnsHtmlQuestion *question;
  g_autofree char *counts = NULL, *number = NULL;

  if (index >= listing->page->n_questions) {
    ens_html_writer_element (listing->writer, "h3", _ ("Without a question"));
    return;
  }
  question = &listing->page->questions[index];
  counts = dup_counts (question->n_statements, question->n_expressions);
  number = g_strdup_printf ("Q%u. ", question->number);
  ens_html_writer_raw (listing->writer, "<h3>");
  ens_html_writer_text (listing->writer, number);
  ens_html_writer_words (listing->writer, "span", NULL, question->language, question->wording);
  ens_html_writer_raw (listing->writer, "</h3>\n");
  ens_html_writer_words (listing->writer, "p", "dim", NULL, counts);
}

static void
write_pile (Listing *listing, guint index)
{
  const EnsHtmlCriterion *criterion;
  g_autofree char *link = NULL;

  if (index >= listing->page->n_criteria) {
    ens_html_writer_element (listing->writer, "h4", _ ("Not yet in a pile"));
    return;
  }
  criterion = &listing->page->criteria[index];
  link = g_strdup_printf ("<h4><a href=\"#criterion-%u\">", index + 1);
  ens_html_writer_raw (listing->writer, link);
  ens_html_writer_words (listing->writer, "span", NULL, criterion->language, criterion->title);
  ens_html_writer_raw (listing->writer, "</a></h4>\n");
}

static void
write_statement (Listing *listing, const EnsHtmlStatement *statement)
{
  EnsHtmlWriter *writer = listing->writer;
  const EnsHtmlPage *page = listing->page;

  if (!listing->is_open || statement->question != listing->question ||
      statement->criterion != listing->criterion) {
    gboolean is_new_question = listing->question != statement->question || !listing->is_open;
    close_list (listing);
    if (is_new_question)
      write_question (listing, statement->question);
    if (page->n_criteria > 0)
      write_pile (listing, statement->criterion);
    ens_html_writer_raw (writer, "<ul class=\"said\">\n");
    listing->is_open = TRUE;
    listing->question = statement->question;
    listing->criterion = statement->criterion;
  }
  ens_html_writer_raw (writer, "<li>");
  ens_html_writer_words (writer, "span", NULL,
                         statement->language != NULL ? statement->language : page->language,
                         statement->text);
  if (statement->count > 1) {
    g_autofree char *times = g_strdup_printf ("× %" PRIu64, statement->count);
    ens_html_writer_words (writer, "strong", NULL, NULL, times);
  }
  if (statement->group < page->n_groups)
    ens_html_writer_words (writer, "span", "by", NULL, page->groups[statement->group].name);
  ens_html_writer_raw (writer, "</li>\n");
}

static gboolean
write_statements (EnsHtmlWriter *writer, const EnsHtmlPage *page, GError **error)
{
  Listing listing = { .writer = writer, .page = page };
  EnsHtmlStatement statement = { 0 };
  GError *local = NULL;

  if (page->next_statement == NULL)
    return TRUE;
  open_section (writer, "statements", _ ("Everything said"));
  while (page->next_statement (&statement, page->statement_data, &local)) {
    write_statement (&listing, &statement);
    if (!ens_html_writer_check (writer, error))
      return FALSE;
  }
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }
  close_list (&listing);
  ens_html_writer_raw (writer, "</section>\n");
  return TRUE;
}

static void
write_counted (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  const char *const headings[] = { _ ("What was asked"), _ ("Survey"),
                                   _ ("Counted by"),     _ ("Who"),
                                   _ ("Answers"),        _ ("What they say") };

  if (page->n_counted == 0)
    return;
  open_section (writer, "counted", _ ("Counted elsewhere"));
  begin_table (writer, page->counted_note, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < page->n_counted; i++) {
    const EnsHtmlCounted *row = &page->counted[i];
    const char *const cells[] = { row->survey, row->counted_by, row->who, row->n, row->said };

    ens_html_writer_raw (writer, "<tr>\n<th scope=\"row\">");
    ens_html_writer_words (writer, "span", NULL, page->language, row->what);
    ens_html_writer_raw (writer, "</th>\n");
    for (guint c = 0; c < G_N_ELEMENTS (cells); c++)
      ens_html_writer_words (writer, "td", "words", page->language,
                             cells[c] != NULL ? cells[c] : "–");
    ens_html_writer_raw (writer, "</tr>\n");
  }
  ens_html_writer_end_table (writer);
  ens_html_writer_raw (writer, "</section>\n");
}

static void
write_group (EnsHtmlWriter *writer, const EnsHtmlPage *page, const EnsHtmlGroup *group)
{
  g_autofree char *participants = group->participants > 0
                                    ? ens_figures_dup_count (group->participants)
                                    : g_strdup ("–");
  g_autofree char *statements = ens_figures_dup_count (group->n_statements);
  g_autofree char *expressions = ens_figures_dup_count (group->n_expressions);

  ens_html_writer_raw (writer, "<tr>\n<th scope=\"row\">");
  ens_html_writer_words (writer, "span", NULL, page->language, group->name);
  ens_html_writer_raw (writer, "</th>\n");
  ens_html_writer_words (writer, "td", "words", page->language,
                         group->profile != NULL ? group->profile : "–");
  ens_html_writer_element (writer, "td",
                           group->hidden ? _ ("hidden: too few people") : participants);
  ens_html_writer_element (writer, "td", group->hidden ? "–" : statements);
  ens_html_writer_element (writer, "td", group->hidden ? "–" : expressions);
  ens_html_writer_raw (writer, "</tr>\n");
}

static void
write_groups (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  const char *const headings[] = { _ ("Group"), _ ("Profile"), _ ("Participants"),
                                   _ ("Different statements"), _ ("Expressions") };

  if (page->n_groups == 0)
    return;
  open_section (writer, "groups", _ ("Groups"));
  begin_table (writer, _ ("Who spoke"), headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < page->n_groups; i++)
    write_group (writer, page, &page->groups[i]);
  ens_html_writer_end_table (writer);
  ens_html_writer_raw (writer, "</section>\n");
}

static void
write_foot (EnsHtmlWriter *writer, const EnsHtmlPage *page)
{
  ens_html_writer_raw (writer, "</main>\n<footer>\n");
  ens_html_writer_element (writer, "p",
                           _ ("Written by Ensemble. Nothing in this page runs or is fetched."));
  if (page->id != NULL) {
    g_autofree char *line = g_strdup_printf (_ ("Content: %s"), page->id);
    ens_html_writer_element (writer, "p", line);
  }
  ens_html_writer_raw (writer, "</footer>\n");
}

/**
 * ens_html_write:
 * @page: what it says
 * @out: where it goes; left open
 * @error: from @out or from the page's next_statement()
 *
 * Memory does not grow with the number of statements.
 *
 * Returns: whether all of it was written
 */
gboolean
ens_html_write (const EnsHtmlPage *page, GOutputStream *out, GError **error)
{
  g_autoptr (EnsHtmlWriter) writer = ens_html_writer_new (out);

  ens_html_writer_begin (writer, page->title, page->spoken != NULL ? page->spoken : page->language);
  write_head (writer, page);
  write_summary (writer, page);
  write_charts (writer, page);
  write_counted (writer, page);
  write_indicators (writer, page);
  write_criteria (writer, page);
  if (!write_statements (writer, page, error))
    return FALSE;
  write_groups (writer, page);
  write_foot (writer, page);
  return ens_html_writer_end (writer, error);
}
