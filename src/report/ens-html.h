// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One self-contained, accessible HTML page of a project or package, for readers without Ensemble: no
// scripts, nothing fetched, light, dark and print. Streams, so that size is no matter. Whoever fills
// the data has applied privacy already; what is marked hidden is named but not told.
#pragma once

#include "ens-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** ENS_HTML_NONE: no such index: not in a pile, group not told */
#define ENS_HTML_NONE G_MAXUINT

/**
 * EnsHtmlQuestion:
 * @wording: as read aloud
 * @language: (nullable): of @wording
 * @number: 1 is Q1
 * @n_statements: different statements
 * @n_expressions: the sum of their counts
 */
typedef struct {
  const char *wording;
  const char *language;
  guint number;
  guint64 n_statements;
  guint64 n_expressions;
} EnsHtmlQuestion;

/**
 * EnsHtmlCriterion:
 * @title: the agreed wording
 * @language: (nullable): of @title and @note
 * @note: (nullable): objections and views kept
 * @component: (nullable): code and label of its component
 * @minority: said by few, and kept
 * @n_statements: different statements in the pile
 * @n_expressions: the sum of their counts
 * @around: (nullable): the title of the pile it lies in
 */
typedef struct {
  const char *title;
  const char *language;
  const char *note;
  const char *component;
  gboolean minority;
  guint64 n_statements;
  guint64 n_expressions;
  const char *around;
} EnsHtmlCriterion;

/**
 * EnsHtmlGroup:
 * @name: what the project calls it
 * @profile: (nullable): what its people have in common
 * @participants: 0 when not known
 * @n_statements: different statements
 * @n_expressions: the sum of their counts
 * @hidden: too few people: counts are not told
 */
typedef struct {
  const char *name;
  const char *profile;
  guint64 participants;
  guint64 n_statements;
  guint64 n_expressions;
  gboolean hidden;
} EnsHtmlGroup;

/** EnsHtmlIndicator: an indicator with its five situations; each may be %NULL */
typedef struct {
  const char *title;
  const char *language;
  const char *levels[ENS_N_LEVELS];
} EnsHtmlIndicator;

/**
 * EnsHtmlCounted: figures that another project counted
 * @what: was asked
 * @survey: in which it was
 * @counted_by: (nullable): the project
 * @who: answered: a group, or everybody
 * @n: how many, or a dash
 * @said: what they answered, or that it is hidden
 */
typedef struct {
  const char *what;
  const char *survey;
  const char *counted_by;
  const char *who;
  const char *n;
  const char *said;
} EnsHtmlCounted;

/**
 * EnsHtmlStatement:
 * @text: to the letter, or as masked
 * @language: (nullable)
 * @count: how many said it
 * @question: index of its question, or %ENS_HTML_NONE
 * @criterion: index of its pile, or %ENS_HTML_NONE
 * @group: index of its group, or %ENS_HTML_NONE to leave it out
 */
typedef struct {
  const char *text;
  const char *language;
  guint64 count;
  guint question;
  guint criterion;
  guint group;
} EnsHtmlStatement;

/**
 * EnsHtmlPage:
 * @title: of the project
 * @territory: (nullable)
 * @language: of texts without a language
 * @spoken: (nullable): of the page's own words; as @language when %NULL
 * @created: (nullable): when, as text for people
 * @privacy: (nullable): the privacy level, in words
 * @id: (nullable): the package's id
 * @is_sample: an illustration, not real people's words
 * @charts: scenes; drawn inline, each with its table
 * @counted_note: (nullable): by whom @counted was
 * @next_statement: (nullable): gives the next statement, sorted by question and then criterion;
 *   %FALSE without error at the end; its strings need to live until the next call
 * @statement_data: for @next_statement
 */
typedef struct {
  const char *title;
  const char *territory;
  const char *language;
  const char *spoken;
  const char *created;
  const char *privacy;
  const char *id;
  gboolean is_sample;
  const EnsHtmlQuestion *questions;
  guint n_questions;
  const EnsHtmlCriterion *criteria;
  guint n_criteria;
  const EnsHtmlGroup *groups;
  guint n_groups;
  const EnsHtmlIndicator *indicators;
  guint n_indicators;
  EnsScene *const *charts;
  guint n_charts;
  const char *counted_note;
  const EnsHtmlCounted *counted;
  guint n_counted;
  gboolean (*next_statement) (EnsHtmlStatement *statement, gpointer data, GError **error);
  gpointer statement_data;
} EnsHtmlPage;

gboolean ens_html_write (const EnsHtmlPage *page, GOutputStream *out, GError **error);

G_END_DECLS
