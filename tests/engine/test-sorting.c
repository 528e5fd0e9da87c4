// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The card wall: every move is one action that one undo takes back.
#include "ens-sorting-tree.h"
#include "ens-sorting.h"

#include "ens-entry.h"
#include "ens-error.h"
#include "ens-groups.h"
#include "ens-node.h"
#include "ens-reports.h"
#include "ens-statement.h"
#include "room.h"

#include <string.h>

static guint
size_of (Room *room, const EnsUuid *pile)
{
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (room->session, NULL);

  for (guint i = 0; i < piles->len; i++) {
    const EnsPile *found = g_ptr_array_index (piles, i);

    if (ens_uuid_equal (&found->criterion->id, pile))
      return found->n_statements;
  }
  return G_MAXUINT;
}

static char *
dup_undo_text (Room *room)
{
  char *text = NULL;

  g_object_get (room->session, "undo-text", &text, NULL);
  return text;
}

static void
test_moves (Room *room, gconstpointer data)
{
  EnsUuid statements[3] = { room_say (room, "friends"), room_say (room, "2x family"),
                            room_say (room, "noise") };
  g_autofree char *text = NULL;
  EnsUuid pile, other;

  g_assert_cmpuint (ens_sorting_count_unplaced (room->session), ==, 3);
  g_assert_true (ens_sorting_new_pile (room->session, "People", statements, 2, &pile, NULL));
  g_assert_true (ens_sorting_new_pile (room->session, "Calm", NULL, 0, &other, NULL));
  g_assert_cmpuint (size_of (room, &pile), ==, 2);
  g_assert_true (ens_sorting_place (room->session, &other, &statements[1], 1, NULL));
  g_assert_cmpuint (size_of (room, &pile), ==, 1);
  g_assert_cmpuint (size_of (room, &other), ==, 1);
  text = dup_undo_text (room);
  g_assert_cmpstr (text, ==, "Placed “family” in “Calm”");
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (size_of (room, &pile), ==, 2);
  g_assert_true (ens_sorting_take_out (room->session, statements, 3, NULL));
  g_assert_cmpuint (ens_sorting_count_unplaced (room->session), ==, 3);
}

static char *
dup_paper (Room *room, const char *kind, const char *group)
{
  g_autofree char *path = ens_test_dir_file (room->dir, "paper.html");
  const EnsReportRequest request = { .kind = kind, .path = path, .group = group };
  g_autoptr (GError) error = NULL;

  ens_reports_write (room->session, &request, &error);
  g_assert_no_error (error);
  return ens_test_read (path);
}

// What somebody put other words over is not read out of a pile in the room, nor given out on paper.
static void
test_masked_words_stay_here (Room *room, gconstpointer data)
{
  EnsUuid id = room_say (room, "Jean Dupont drinks"), pile;
  const EnsStatement key = { .id = id };
  g_autofree char *group = ens_uuid_dup_text (&room->group);
  g_autoptr (EnsStatement)
               statement = ens_session_get_row (room->session, &ens_statement_entity, &key, NULL);
  g_autoptr (GPtrArray) piles = NULL;
  g_autofree char *sheet = NULL, *back = NULL, *synthesis = NULL;

  g_assert_true (ens_sorting_new_pile (room->session, "Neighbours", &id, 1, &pile, NULL));
  statement->masked = g_strdup ("A neighbour drinks");
  g_assert_true (ens_session_save_row (room->session, &ens_statement_entity, statement, NULL));
  piles = ens_sorting_list_piles (room->session, NULL);
  g_assert_cmpstr (((const EnsPile *) piles->pdata[0])->examples[0], ==, "A neighbour drinks");
  sheet = dup_paper (room, "sheet", group);
  back = dup_paper (room, "return-sheet", NULL);
  synthesis = dup_paper (room, "synthesis", NULL);
  g_assert_nonnull (strstr (sheet, "A neighbour drinks"));
  g_assert_nonnull (strstr (back, "A neighbour drinks"));
  g_assert_null (strstr (sheet, "Dupont"));
  g_assert_null (strstr (back, "Dupont"));
  g_assert_nonnull (strstr (synthesis, "A neighbour drinks"));
  g_assert_null (strstr (synthesis, "Dupont"));
}

static void
test_merge_and_split (Room *room, gconstpointer data)
{
  EnsUuid statements[3] = { room_say (room, "friends"), room_say (room, "family"),
                            room_say (room, "noise") };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  EnsUuid one, two;

  g_assert_true (ens_sorting_new_pile (room->session, "Friends", statements, 1, &one, NULL));
  g_assert_true (
    ens_sorting_new_pile (room->session, "Not being alone", statements + 1, 2, &two, NULL));
  g_assert_true (ens_sorting_merge (room->session, &one, &two, NULL));
  g_assert_cmpuint (size_of (room, &two), ==, 3);
  g_assert_cmpuint (size_of (room, &one), ==, G_MAXUINT);
  text = dup_undo_text (room);
  g_assert_cmpstr (text, ==, "Merged “Friends” into “Not being alone”");
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (size_of (room, &one), ==, 1);
  g_assert_false (ens_sorting_merge (room->session, &one, &one, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_true (ens_sorting_split (room->session, &two, statements + 2, 1, "Calm", NULL));
  g_assert_cmpuint (size_of (room, &two), ==, 1);
  g_assert_true (ens_sorting_rename (room->session, &two, "Family", NULL));
  g_assert_true (ens_sorting_remove_pile (room->session, &two, NULL));
  g_assert_cmpuint (ens_sorting_count_unplaced (room->session), ==, 1);
}

static EnsUuid
make_pile (Room *room, const char *title)
{
  g_autoptr (GError) error = NULL;
  EnsUuid pile;

  ens_sorting_new_pile (room->session, title, NULL, 0, &pile, &error);
  g_assert_no_error (error);
  return pile;
}

static void
check_undo (Room *room, const char *expected)
{
  g_autofree char *text = dup_undo_text (room);

  g_assert_cmpstr (text, ==, expected);
}

// Titles in the order of the wall, each after as many dots as it lies deep.
static char *
dup_outline (Room *room)
{
  g_autoptr (GPtrArray) piles = ens_sorting_list_piles (room->session, NULL);
  g_autoptr (GString) outline = g_string_new (NULL);

  g_assert_nonnull (piles);
  for (guint i = 0; i < piles->len; i++) {
    const EnsPile *pile = piles->pdata[i];

    for (guint k = 0; k < pile->depth; k++)
      g_string_append_c (outline, '.');
    g_string_append_printf (outline, "%s ", pile->criterion->title);
  }
  return g_string_free (g_steal_pointer (&outline), FALSE);
}

static void
check_outline (Room *room, const char *expected)
{
  g_autofree char *outline = dup_outline (room);

  g_assert_cmpstr (outline, ==, expected);
}

static void
test_inside (Room *room, gconstpointer data)
{
  EnsUuid said[2] = { room_say (room, "3x friends"), room_say (room, "family") };
  EnsUuid a = make_pile (room, "A"), b = make_pile (room, "B"), c = make_pile (room, "C");
  g_autoptr (GPtrArray) piles = NULL;

  ens_sorting_place (room->session, &a, said, 1, NULL);
  ens_sorting_place (room->session, &c, said + 1, 1, NULL);
  g_assert_true (ens_sorting_put_inside (room->session, &a, &b, NULL));
  check_undo (room, "Put the pile “A” into “B”");
  g_assert_true (ens_sorting_put_inside (room->session, &c, &a, NULL));
  check_outline (room, "B .A ..C ");
  piles = ens_sorting_list_piles (room->session, NULL);
  g_assert_cmpuint (((EnsPile *) piles->pdata[0])->n_inside, ==, 1);
  g_assert_cmpuint (((EnsPile *) piles->pdata[0])->n_all_expressions, ==, 4);
  g_assert_true (ens_sorting_lift_out (room->session, &c, NULL));
  check_undo (room, "Took the pile “C” out of “A”");
  check_outline (room, "B .A .C ");
  g_assert_true (ens_session_undo (room->session, NULL));
  check_outline (room, "B .A ..C ");
  g_assert_true (ens_sorting_remove_pile (room->session, &a, NULL));
  check_outline (room, "B .C ");
  g_assert_true (ens_session_undo (room->session, NULL));
  check_outline (room, "B .A ..C ");
  g_assert_true (ens_sorting_merge (room->session, &b, &c, NULL));
  check_outline (room, "C .A ");
}

static void
test_circles (Room *room, gconstpointer data)
{
  EnsUuid a = make_pile (room, "A"), b = make_pile (room, "B"), c = make_pile (room, "C");
  g_autoptr (GError) error = NULL;

  g_assert_false (ens_sorting_put_inside (room->session, &a, &a, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (ens_sorting_lift_out (room->session, &a, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (ens_sorting_put_inside (room->session, &b, &a, NULL));
  g_assert_true (ens_sorting_put_inside (room->session, &c, &b, NULL));
  g_assert_false (ens_sorting_put_inside (room->session, &a, &c, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "“C” lies in “A” already: take it out first");
  check_outline (room, "A .B ..C ");
}

// As a file of others may have it: nothing may be lost, and nothing may go round for ever.
static void
test_circle_from_outside (Room *room, gconstpointer data)
{
  EnsUuid a = make_pile (room, "A"), b = make_pile (room, "B");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ens_session_list_rows (room->session, ENS_KIND_CRITERION, NULL);

  for (guint i = 0; i < rows->len; i++) {
    EnsCriterion *row = rows->pdata[i];

    row->parent = ens_uuid_equal (&row->id, &a) ? b : a;
    ens_session_save_row (room->session, &ens_criterion_entity, row, &error);
    g_assert_no_error (error);
  }
  check_outline (room, "A .B ");
  g_assert_true (ens_sorting_lift_out (room->session, &a, NULL));
}

static void
test_marks (Room *room, gconstpointer data)
{
  EnsUuid pile = make_pile (room, "Friends");
  g_autoptr (GPtrArray) nodes = ens_session_list_rows (room->session, ENS_KIND_NODE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (ens_sorting_set_kind (room->session, &pile, ENS_CRITERION_IMMATERIAL, NULL));
  check_undo (room, "Called “Friends” immaterial");
  g_assert_true (ens_sorting_set_minority (room->session, &pile, TRUE, NULL));
  check_undo (room, "Marked “Friends” as said once, kept");
  g_assert_true (ens_sorting_set_minority (room->session, &pile, FALSE, NULL));
  check_undo (room, "Took the mark “said once, kept” off “Friends”");
  g_assert_false (ens_sorting_set_component (room->session, &pile, &pile, &error));
  g_assert_nonnull (error);
  for (guint i = 0; i < MIN (nodes->len, 1); i++) {
    const EnsNode *node = nodes->pdata[i];
    g_autofree char *expected = g_strdup_printf ("Gave “Friends” the component %s", node->code);

    g_assert_true (ens_sorting_set_component (room->session, &pile, &node->id, NULL));
    check_undo (room, expected);
  }
  g_assert_true (ens_sorting_set_component (room->session, &pile, NULL, NULL));
  check_undo (room, "Took the component off “Friends”");
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static EnsSortingTree *
grow_tree (Room *room, EnsClusterMethod method)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EnsSortingTree *tree;

  ens_sorting_tree_new_async (room->session, method, NULL, proposed_cb, &result);
  tree = ens_sorting_tree_new_finish (room->session, wait_for (&result), &error);
  g_assert_no_error (error);
  return tree;
}

static EnsProposal *
cut_tree (EnsSortingTree *tree, const GArray *cut)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EnsProposal *proposal;

  ens_sorting_tree_cut_async (tree, cut, NULL, proposed_cb, &result);
  proposal = ens_sorting_tree_cut_finish (tree, wait_for (&result), &error);
  g_assert_no_error (error);
  return proposal;
}

static void
test_proposal (Room *room, gconstpointer data)
{
  g_autoptr (EnsSortingTree) tree = NULL;
  g_autoptr (GArray) cut = NULL;
  g_autoptr (EnsProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;
  const char *const lines[] = { "my friends", "good friends", "old friends",
                                "a job",      "a good job",   "any job" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    room_say (room, lines[i]);
  tree = grow_tree (room, ENS_CLUSTER_AUTO);
  cut = ens_tree_cut_new (ens_sorting_tree_get_joins (tree), ens_sorting_tree_get_most (tree), 2);
  proposal = cut_tree (tree, cut);
  g_assert_cmpuint (proposal->piles->len, ==, 2);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_CRITERION), ==, 0);
  ens_sorting_accept (room->session, (const EnsProposedPile *const *) proposal->piles->pdata, 2,
                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_CRITERION), ==, 2);
  g_assert_cmpuint (ens_sorting_count_unplaced (room->session), ==, 0);
  g_assert_true (ens_session_undo (room->session, NULL));
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_CRITERION), ==, 0);
}

// However it is cut, every statement is in one pile, and nothing in the project changes.
static void
check_cut (EnsSortingTree *tree, const GArray *cut, guint n_statements)
{
  g_autoptr (EnsProposal) proposal = cut_tree (tree, cut);
  guint n = 0;

  g_assert_cmpuint (proposal->piles->len, ==, cut->len);
  for (guint i = 0; i < proposal->piles->len; i++) {
    const EnsProposedPile *pile = proposal->piles->pdata[i];

    g_assert_cmpuint (pile->statements->len, >, 0);
    g_assert_nonnull (pile->closeness);
    g_assert_true (ens_tree_cut_has (cut, pile->branch));
    n += pile->statements->len;
  }
  g_assert_cmpuint (n, ==, n_statements);
}

static void
test_tree (Room *room, gconstpointer data)
{
  static const char *const lines[] = {
    "my friends", "good friends", "old friends", "a job",
    "a good job", "any job",      "the park",    "a green park"
  };
  g_autoptr (EnsSortingTree) tree = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    room_say (room, lines[i]);
  tree = grow_tree (room, ENS_CLUSTER_AUTO);
  g_assert_cmpuint (ens_sorting_tree_get_most (tree), ==, G_N_ELEMENTS (lines));
  g_assert_cmpuint (ens_sorting_tree_get_proposed (tree), >, 0);
  guint most = ens_sorting_tree_get_most (tree);
  const EnsTreeJoin *joins = ens_sorting_tree_get_joins (tree);
  for (guint k = 1; k <= most; k++) {
    g_autoptr (GArray) cut = ens_tree_cut_new (joins, most, k);

    check_cut (tree, cut, G_N_ELEMENTS (lines));
  }
  // One branch all the way down, the others whole.
  g_autoptr (GArray) cut = ens_tree_cut_new (joins, most, 1);
  for (guint branch = 2 * most - 2; branch >= most; branch = joins[branch - most].right) {
    g_assert_true (ens_tree_cut_split (cut, joins, most, branch));
    check_cut (tree, cut, G_N_ELEMENTS (lines));
  }
  // Each join takes two branches that no join before it took.
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i + 1 < ens_sorting_tree_get_most (tree); i++) {
    const EnsTreeJoin *join = &ens_sorting_tree_get_joins (tree)[i];

    g_assert_cmpuint (MAX (join->left, join->right), <, ens_sorting_tree_get_most (tree) + i);
    g_assert_true (g_hash_table_add (taken, GUINT_TO_POINTER (join->left)));
    g_assert_true (g_hash_table_add (taken, GUINT_TO_POINTER (join->right)));
  }
  g_assert_cmpuint (ens_session_count (room->session, ENS_KIND_CRITERION), ==, 0);
}

// Every way that somebody may choose gives a tree, and says that it was chosen.
static void
test_tree_by_every_method (Room *room, gconstpointer data)
{
  static const EnsClusterMethod methods[] = { ENS_CLUSTER_AVERAGE, ENS_CLUSTER_REINERT,
                                              ENS_CLUSTER_FLAT, ENS_CLUSTER_TREE };
  static const char *const words[] = { "friends", "job", "park", "river", "school" };

  for (guint i = 0; i < 80; i++) {
    g_autofree char *line = g_strdup_printf ("a %s with %s and %s %u", words[i % 5], words[i % 4],
                                             words[i % 3], i);

    room_say (room, line);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++) {
    g_autoptr (EnsSortingTree) tree = grow_tree (room, methods[i]);
    g_autoptr (GArray) cut = NULL;

    g_assert_cmpint (ens_sorting_tree_get_method (tree), ==, methods[i]);
    g_assert_cmpuint (ens_sorting_tree_get_most (tree), >, 1);
    cut = ens_tree_cut_new (ens_sorting_tree_get_joins (tree), ens_sorting_tree_get_most (tree), 2);
    check_cut (tree, cut, 80);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/sorting/moves", Room, NULL, room_open, test_moves, room_close);
  g_test_add ("/engine/sorting/masked-words", Room, NULL, room_open, test_masked_words_stay_here,
              room_close);
  g_test_add ("/engine/sorting/merge-and-split", Room, NULL, room_open, test_merge_and_split,
              room_close);
  g_test_add ("/engine/sorting/inside", Room, NULL, room_open, test_inside, room_close);
  g_test_add ("/engine/sorting/circles", Room, NULL, room_open, test_circles, room_close);
  g_test_add ("/engine/sorting/circle-from-outside", Room, NULL, room_open,
              test_circle_from_outside, room_close);
  g_test_add ("/engine/sorting/marks", Room, NULL, room_open, test_marks, room_close);
  g_test_add ("/engine/sorting/proposal", Room, NULL, room_open, test_proposal, room_close);
  g_test_add ("/engine/sorting/tree", Room, NULL, room_open, test_tree, room_close);
  g_test_add ("/engine/sorting/tree-by-every-method", Room, NULL, room_open,
              test_tree_by_every_method, room_close);
  return g_test_run ();
}
