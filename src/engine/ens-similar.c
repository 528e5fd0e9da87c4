// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Likeness is the cosine of the hybrid embedding (clustering study §8.2), so that statements without a
// word in common can be alike, too.
#include "ens-similar.h"

#include "ens-cluster-space.h"
#include "ens-criterion.h"
#include "ens-error.h"
#include "ens-member.h"
#include "ens-session-private.h"
#include "ens-sorting.h"
#include "ens-statement.h"
#include "ens-text-table.h"

#include <math.h>

// Where one degree ends. Ours: of 4,000 happy moments in English and 4,000 titles of a French public
// consultation, 22 pairs each were drawn and read in steps of about a tenth. From 0.97 on the moments say
// the same, from 0.85 on most do; between 0.6 and 0.85 they mostly share a subject. Titles of two or three
// words are less sure: even at the top “leave the EU” stands beside “leave NATO”.
static const struct {
  double least;
  const char *words;
} degrees[] = {
  { 0.97, N_ ("nearly the same") },
  { 0.85, N_ ("very alike") },
  { 0.60, N_ ("alike") },
  { 0.00, N_ ("a little alike") },
};

#define LEAST_LIKENESS 0.2

void
ens_similar_free (EnsSimilar *similar)
{
  if (similar == NULL)
    return;
  g_free (similar->text);
  g_free (similar->pile);
  g_free (similar);
}

static const char *
get_degree (double likeness)
{
  for (gsize i = 0; i < G_N_ELEMENTS (degrees); i++)
    if (likeness >= degrees[i].least)
      return _ (degrees[i].words);
  return "";
}

static double
compare_points (const float *a, const float *b, guint width)
{
  double dot = 0, square_a = 0, square_b = 0;

  for (guint i = 0; i < width; i++) {
    dot += (double) a[i] * b[i];
    square_a += (double) a[i] * a[i];
    square_b += (double) b[i] * b[i];
  }
  return square_a > 0 && square_b > 0 ? dot / sqrt (square_a * square_b) : 0;
}

static int
compare_similar (gconstpointer a, gconstpointer b)
{
  const EnsSimilar *left = *(const EnsSimilar *const *) a;
  const EnsSimilar *right = *(const EnsSimilar *const *) b;

  if (left->likeness != right->likeness)
    return left->likeness > right->likeness ? -1 : 1;
  return ens_uuid_compare (&left->statement, &right->statement);
}

static guint
find_row (const EnsTextTable *table, const EnsClusterSpace *space, const EnsUuid *statement)
{
  for (guint row = 0; row < space->n; row++)
    if (ens_uuid_equal (&g_array_index (table->ids, EnsUuid, space->order[row]), statement))
      return row;
  return G_MAXUINT;
}

static GPtrArray *
rank (const EnsTextTable *table, EnsClusterSpace *space, guint asked, guint most)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_similar_free);
  g_autofree float *point = g_new0 (float, space->width);
  g_autofree float *other = g_new0 (float, space->width);

  ens_cluster_space_get_point (space, asked, point);
  for (guint row = 0; row < space->n; row++) {
    EnsSimilar *similar;
    double likeness;

    if (row == asked || !ens_cluster_space_get_point (space, row, other))
      continue;
    likeness = compare_points (point, other, space->width);
    if (likeness < LEAST_LIKENESS)
      continue;
    similar = g_new0 (EnsSimilar, 1);
    similar->statement = g_array_index (table->ids, EnsUuid, space->order[row]);
    similar->text = g_strdup (ens_text_table_get (table, space->order[row])->text);
    similar->likeness = MIN (likeness, 1);
    similar->degree = get_degree (likeness);
    g_ptr_array_add (list, similar);
  }
  g_ptr_array_sort (list, compare_similar);
  if (list->len > most)
    g_ptr_array_remove_range (list, most, list->len - most);
  return list;
}

static EnsMember *
dup_member (EnsSession *session, const EnsUuid *statement)
{
  g_autoptr (EnsMember) member = ens_member_new ();
  gboolean is_found = FALSE;

  member->statement = *statement;
  return ens_store_read (ens_session_get_store (session), &ens_member_entity, member, &is_found,
                         NULL) &&
             is_found
           ? g_steal_pointer (&member)
           : NULL;
}

static void
name_piles (EnsSession *session, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++) {
    EnsSimilar *similar = g_ptr_array_index (list, i);
    g_autoptr (EnsMember) member = dup_member (session, &similar->statement);
    g_autoptr (EnsCriterion) key = ens_criterion_new ();
    g_autoptr (EnsCriterion) criterion = NULL;

    if (member == NULL)
      continue;
    key->id = member->criterion;
    criterion = ens_session_get_row (session, &ens_criterion_entity, key, NULL);
    similar->pile = g_strdup (criterion != NULL ? criterion->title : NULL);
  }
}

// What is like the text of @table that has the id @asked.
static GPtrArray *
list_like (EnsSession *session,
           const EnsTextTable *table,
           const EnsUuid *asked,
           guint most,
           GError **error)
{
  const EnsClusterOptions options = ENS_CLUSTER_OPTIONS_INIT;
  g_autoptr (EnsClusterSpace) space = NULL;
  GPtrArray *list;
  guint row;

  space = ens_cluster_space_new ((const EnsText *) (gpointer) table->texts->data,
                                 ens_text_table_get_length (table), &options, error);
  if (space == NULL)
    return NULL;
  row = find_row (table, space, asked);
  if (row == G_MAXUINT) {
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_NOT_FOUND,
                         _ ("This statement is no longer there"));
    return NULL;
  }
  list = rank (table, space, row, most);
  name_piles (session, list);
  return list;
}

/**
 * ens_similar_list:
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type EnsSimilar): the most like @statement first
 */
GPtrArray *
ens_similar_list (EnsSession *session, const EnsUuid *statement, guint most, GError **error)
{
  g_autoptr (EnsTextTable) table = ens_text_table_read_project (session, NULL, error);

  return table != NULL ? list_like (session, table, statement, most, error) : NULL;
}

/**
 * ens_similar_list_text: the same for a text that is no statement, in the project's language
 *
 * Returns: (transfer full) (element-type EnsSimilar): the most like @text first
 */
GPtrArray *
ens_similar_list_text (EnsSession *session, const char *text, guint most, GError **error)
{
  const EnsText asked = { text, ens_session_get_project (session)->language };
  const EnsUuid nobody = { 0 };
  g_autoptr (EnsTextTable) table = ens_text_table_read_project (session, NULL, error);

  if (table == NULL)
    return NULL;
  g_array_append_val (table->texts, asked);
  g_array_append_val (table->ids, nobody);
  return list_like (session, table, &nobody, most, error);
}

/**
 * ens_similar_place: puts @chosen with @statement, in one action: into its pile, else into a new one
 * that is called like it.
 * @chosen: (element-type EnsUuid): as pointers
 */
gboolean
ens_similar_place (EnsSession *session, const EnsUuid *statement, GPtrArray *chosen, GError **error)
{
  g_autoptr (EnsMember) member = dup_member (session, statement);
  g_autoptr (EnsStatement) key = ens_statement_new ();
  g_autoptr (EnsStatement) named = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (EnsUuid));

  for (guint i = 0; i < chosen->len; i++)
    g_array_append_vals (all, g_ptr_array_index (chosen, i), 1);
  if (member != NULL)
    return ens_sorting_place (session, &member->criterion, (const EnsUuid *) (gpointer) all->data,
                              all->len, error);
  key->id = *statement;
  named = ens_session_get_row (session, &ens_statement_entity, key, error);
  if (named == NULL)
    return FALSE;
  g_array_prepend_val (all, *statement);
  return ens_sorting_new_pile (session, named->text, (const EnsUuid *) (gpointer) all->data,
                               all->len, NULL, error);
}
