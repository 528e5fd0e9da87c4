// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the roadmap: first what stands where, then criterion by criterion.
#include "ens-report-roadmap.h"

#include "ens-error.h"
#include "ens-figures.h"

static char *
dup_or_dash (const char *text)
{
  return g_strdup (text != NULL ? text : "–");
}

static void
add_states (EnsDocument *document, const EnsRoadmap *data)
{
  const char *const headings[] = { _ ("State"), _ ("Actions") };

  ens_document_add_heading (document, 1, _ ("Where we are"));
  ens_document_add_table (document, NULL, "tn", headings);
  for (guint i = 0; i < data->n_states; i++) {
    ens_document_take_cell (document, g_strdup (data->states[i].name));
    ens_document_take_cell (document, ens_figures_dup_count (data->states[i].n));
  }
}

static void
start_criterion (EnsDocument *document, const EnsRoadmapAction *action)
{
  const char *const headings[] = { _ ("Action"), _ ("Who"),   _ ("From"),
                                   _ ("Until"),  _ ("State"), _ ("Priority") };

  ens_document_add_heading (document, 2,
                            action->criterion != NULL ? action->criterion
                                                      : _ ("Not tied to a criterion"));
  ens_document_add_table (document, NULL, "tttttn", headings);
}

static void
add_line (EnsDocument *document, const EnsRoadmapAction *action)
{
  ens_document_take_cell (document, g_strdup (action->title));
  ens_document_take_cell (document, dup_or_dash (action->owner));
  ens_document_take_cell (document, dup_or_dash (action->starts));
  ens_document_take_cell (document, dup_or_dash (action->due));
  ens_document_take_cell (document, g_strdup (action->state));
  ens_document_take_cell (document, action->priority > 0 ? ens_figures_dup_count (action->priority)
                                                         : g_strdup ("–"));
}

static void
add_detail (EnsDocument *document, const EnsRoadmapAction *action)
{
  if (action->objective == NULL && action->resources == NULL && action->result == NULL)
    return;
  ens_document_add_heading (document, 3, action->title);
  if (action->objective != NULL)
    ens_document_add_paragraph (document, action->objective);
  if (action->resources != NULL) {
    g_autofree char *line = g_strdup_printf (_ ("Rests on: %s"), action->resources);

    ens_document_add_note (document, line);
  }
  if (action->result != NULL) {
    g_autofree char *line = g_strdup_printf (_ ("What came of it: %s"), action->result);

    ens_document_add_note (document, line);
  }
}

static gboolean
is_same (const EnsRoadmapAction *a, const EnsRoadmapAction *b)
{
  return g_strcmp0 (a->criterion, b->criterion) == 0;
}

/** ens_report_roadmap_new: Returns: (transfer full): the roadmap. */
EnsDocument *
ens_report_roadmap_new (const EnsRoadmap *data)
{
  g_autofree char *title = g_strdup_printf (_ ("Roadmap of “%s”"), data->project);
  EnsDocument *document = ens_document_new (title, data->language);
  guint end;

  if (data->n_actions == 0) {
    ens_document_add_paragraph (document, _ ("No action has been written down yet."));
    return document;
  }
  add_states (document, data);
  ens_document_add_heading (document, 1, _ ("What we do"));
  for (guint i = 0; i < data->n_actions; i = end) {
    start_criterion (document, &data->actions[i]);
    for (end = i; end < data->n_actions && is_same (&data->actions[i], &data->actions[end]); end++)
      add_line (document, &data->actions[end]);
    for (guint j = i; j < end; j++)
      add_detail (document, &data->actions[j]);
  }
  return document;
}
