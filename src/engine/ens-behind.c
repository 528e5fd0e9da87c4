// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Goes back from the keys that ens-results-statements.c and ens-results-chart.c gave to a chart's marks
// to the rows they were counted from.
#include "ens-behind.h"

#include "ens-chart.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-groups.h"
#include "ens-indicator.h"
#include "ens-session-private.h"
#include "ens-tree.h"

#include <string.h>

static const EnsNode *
find_code (const EnsTree *tree, EnsSession *session, const char *code)
{
  g_autoptr (GPtrArray) nodes = ens_session_list_rows (session, ENS_KIND_NODE, NULL);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
    const EnsNode *node = g_ptr_array_index (nodes, i);
    const EnsNode *own = strcmp (node->code, code) == 0 ? ens_tree_find (tree, &node->id) : NULL;

    // Other editions may use the same code; only the project's own are in the tree.
    if (own != NULL)
      return own;
  }
  return NULL;
}

// A code, or nothing for what is not sorted yet.
static char *
filter_by_code (EnsSession *session, const char *code, EnsStatementFilter *filter)
{
  g_autoptr (EnsTree) tree = ens_tree_new (session, NULL);
  const EnsNode *node = tree != NULL && *code != '\0' ? find_code (tree, session, code) : NULL;

  if (tree == NULL || (*code != '\0' && node == NULL))
    return NULL;
  filter->is_counted = TRUE;
  if (node == NULL)
    return g_strdup (_ ("Not sorted yet"));
  filter->node = node->id;
  return g_strdup_printf ("%s %s", node->code, ens_tree_get_label (tree, node));
}

static char *
filter_by_group (EnsSession *session, const char *name, EnsStatementFilter *filter)
{
  g_autoptr (EnsGroup) group = ens_groups_find (session, name, NULL);

  if (group == NULL)
    return NULL;
  filter->group = group->id;
  return g_strdup (group->name);
}

static char *
filter_by_title (EnsSession *session, const char *title, EnsStatementFilter *filter)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (session, ENS_KIND_CRITERION, NULL);

  for (guint i = 0; criteria != NULL && i < criteria->len; i++) {
    const EnsCriterion *criterion = g_ptr_array_index (criteria, i);

    if (strcmp (criterion->title, title) != 0)
      continue;
    filter->criterion = criterion->id;
    return g_strdup (title);
  }
  return NULL;
}

// What an indicator was made from: its pile, or its component.
static char *
filter_by_indicator (EnsSession *session, const char *id, EnsStatementFilter *filter)
{
  g_autoptr (EnsIndicator) indicator = NULL;
  EnsUuid key;

  if (ens_uuid_parse (id, &key))
    indicator = ens_store_dup (ens_session_get_store (session), &ens_indicator_entity, &key, NULL);
  if (indicator == NULL ||
      (ens_uuid_is_nil (&indicator->criterion) && ens_uuid_is_nil (&indicator->node)))
    return NULL;
  filter->criterion = indicator->criterion;
  if (ens_uuid_is_nil (&indicator->criterion)) {
    filter->node = indicator->node;
    filter->is_counted = TRUE;
  }
  return g_strdup (indicator->title);
}

static char *
filter_by_row (EnsSession *session, const char *kind, const char *row, EnsStatementFilter *filter)
{
  static const char *const by_code[] = {
    "statements", "heat", "ranking", "profile", "radar", NULL
  };
  char *title = NULL;

  if (strcmp (kind, "saturation") == 0)
    return filter_by_group (session, row, filter);
  if (g_strv_contains (by_code, kind))
    title = filter_by_code (session, row, filter);
  if (title == NULL && (strcmp (kind, "ranking") == 0 || strcmp (kind, "dendrogram") == 0))
    title = filter_by_title (session, row, filter);
  return title != NULL ? title : filter_by_indicator (session, row, filter);
}

/**
 * ens_behind_find_mark:
 * @request: the chart
 * @row: key of the mark's row
 * @column: key of its column
 * @filter: (out caller-allocates): what the mark counts; owns nothing
 * @title: (out): what it is about, for a heading
 *
 * Returns: whether statements stand behind the mark: answers, for instance, are nobody's to look at
 */
gboolean
ens_behind_find_mark (EnsSession *session,
                      const EnsChartRequest *request,
                      const char *row,
                      const char *column,
                      EnsStatementFilter *filter,
                      char **title)
{
  gboolean is_crossed = strcmp (request->kind, "statements") == 0 ||
                        strcmp (request->kind, "heat") == 0;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  *filter = (EnsStatementFilter){ 0 };
  first = filter_by_row (session, request->kind, row, filter);
  if (first != NULL && is_crossed && *column != '\0')
    second = filter_by_group (session, column, filter);
  if (first == NULL || (is_crossed && *column != '\0' && second == NULL))
    return FALSE;
  *title = second != NULL ? g_strdup_printf ("%s · %s", first, second) : g_steal_pointer (&first);
  return TRUE;
}
