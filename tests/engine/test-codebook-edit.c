// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Components of one's own, a copy to work on, and the mapping between editions: codings never change.
#include "ens-codebook-edit.h"

#include "ens-codebook-copy.h"
#include "ens-crosswalks.h"
#include "ens-error.h"
#include "ens-readings.h"
#include "ens-text.h"
#include "ens-tree.h"
#include "room.h"

static EnsUuid
find_code (EnsSession *session, const EnsUuid *edition, const char *code)
{
  g_autoptr (GPtrArray) nodes = ens_codebook_list_nodes (session, edition, NULL);

  for (guint i = 0; i < nodes->len; i++) {
    const EnsNode *node = nodes->pdata[i];

    if (g_str_equal (node->code, code))
      return node->id;
  }
  g_assert_not_reached ();
}

static void
assert_refused (gboolean is_done, GError **error)
{
  g_assert_false (is_done);
  g_assert_error (*error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (error);
}

static void
test_nodes (Room *room, gconstpointer data)
{
  EnsSession *session = room->session;
  EnsUuid edition = ens_session_get_project (session)->edition;
  EnsUuid statement = room_say (room, "a bench");
  g_autoptr (GError) error = NULL;
  EnsUuid node;

  assert_refused (ens_codebook_add_node (session, &edition, "A1", "x", NULL, &error), &error);
  assert_refused (ens_codebook_add_node (session, &edition, "A01", "x", NULL, &error), &error);
  assert_refused (ens_codebook_add_node (session, &edition, "Z01", "x", NULL, &error), &error);
  assert_refused (ens_codebook_add_node (session, &edition, "A90", " ", NULL, &error), &error);
  g_assert_true (ens_codebook_add_node (session, &edition, "A90", "Benches", &node, NULL));
  g_assert_true (ens_readings_code (session, &statement, 1, "A90", NULL));
  assert_refused (ens_codebook_remove_node (session, &node, &error), &error);
  g_assert_true (ens_readings_clear (session, &statement, 1, NULL));
  g_assert_true (
    ens_codebook_change_node (session, &node, "en", "Benches and walls", "to sit on", NULL));
  g_assert_true (ens_codebook_remove_node (session, &node, NULL));
}

static void
test_keywords (Room *room, gconstpointer data)
{
  EnsSession *session = room->session;
  EnsUuid edition = ens_session_get_project (session)->edition;
  EnsUuid node = find_code (session, &edition, "A01");
  g_autofree char *kept = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (ens_codebook_set_keywords (session, &node, "sv", "bröd, mjölk", NULL));
  g_assert_true (ens_codebook_set_keywords (session, &node, "sv", " mjölk ;; bröd, ost", NULL));
  g_assert_true (ens_codebook_set_keywords (session, &node, "sv", "ost", NULL));
  kept = ens_codebook_dup_keywords (session, &node, "sv");
  g_assert_cmpstr (kept, ==, "ost");
  g_assert_true (ens_session_undo (session, NULL));
  g_assert_true (ens_session_undo (session, NULL));
  undone = ens_codebook_dup_keywords (session, &node, "sv");
  g_assert_cmpstr (undone, ==, "bröd, mjölk");
}

static const char *
get_label (GPtrArray *nodes, const char *code)
{
  for (guint i = 0; i < nodes->len; i++) {
    const EnsNode *node = nodes->pdata[i];

    if (g_str_equal (node->code, code))
      return node->label;
  }
  g_assert_not_reached ();
}

// What is said in another language stands beside the name, also in a copy of one's own.
static void
test_languages (Room *room, gconstpointer data)
{
  EnsSession *session = room->session;
  EnsUuid first = ens_session_get_project (session)->edition;
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (session));
  g_autoptr (GPtrArray) nodes = NULL;
  g_autofree char *label = NULL;
  g_autofree char *scope = NULL;
  EnsUuid copy, node;

  g_assert_true (ens_codebook_copy_edition (session, &first, "ours", "Ours", &copy, NULL));
  node = find_code (session, &copy, "A01");
  g_assert_true (ens_codebook_read_words (session, &node, "fr", &label, &scope, NULL));
  g_assert_nonnull (label);
  g_assert_true (
    ens_codebook_change_node (session, &node, "fr", "Pain et eau", "ce qu’on mange", NULL));
  ens_set_str (&project->language, "fr");
  g_assert_true (ens_session_set_project (session, project, NULL));
  nodes = ens_codebook_list_worded (session, &copy, NULL);
  g_assert_cmpstr (get_label (nodes, "A01"), ==, "Pain et eau");
  g_ptr_array_unref (nodes);
  nodes = ens_codebook_list_nodes (session, &copy, NULL);
  g_assert_cmpstr (get_label (nodes, "A01"), !=, "Pain et eau");
  g_ptr_array_unref (nodes);
  // Nobody said it in Swedish, so that it is shown as it stands; undo takes both words back at once.
  ens_set_str (&project->language, "sv");
  g_assert_true (ens_session_set_project (session, project, NULL));
  nodes = ens_codebook_list_worded (session, &copy, NULL);
  g_assert_nonnull (get_label (nodes, "A01"));
  g_assert_true (ens_session_undo (session, NULL));
  g_assert_true (ens_session_undo (session, NULL));
  g_assert_true (ens_session_undo (session, NULL));
  g_clear_pointer (&label, g_free);
  g_clear_pointer (&scope, g_free);
  g_assert_true (ens_codebook_read_words (session, &node, "fr", &label, &scope, NULL));
  g_assert_cmpstr (label, !=, "Pain et eau");
  g_assert_cmpstr (scope, !=, "ce qu’on mange");
}

static void
test_copy_and_crosswalk (Room *room, gconstpointer data)
{
  EnsSession *session = room->session;
  EnsUuid first = ens_session_get_project (session)->edition;
  EnsUuid statement = room_say (room, "a bench");
  EnsUuid old = find_code (session, &first, "D03");
  g_autoptr (EnsTree) before = ens_tree_new (session, NULL);
  int dimension = ens_tree_find_dimension (before, &old);
  g_autoptr (EnsTree) after = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  EnsUuid copy, there;

  g_assert_true (ens_readings_code (session, &statement, 1, "D03", NULL));
  g_assert_true (ens_codebook_copy_edition (session, &first, "ours", "Ours", &copy, NULL));
  assert_refused (ens_codebook_copy_edition (session, &first, "ours", "Again", &copy, &error),
                  &error);
  g_assert_true (ens_codebook_use (session, &copy, NULL));
  after = ens_tree_new (session, NULL);
  g_assert_cmpint (dimension, >=, 0);
  g_assert_cmpint (ens_tree_find_dimension (after, &old), ==, dimension);
  there = find_code (session, &copy, "D03");
  lines = ens_crosswalks_list (session, &first, &copy, NULL);
  g_assert_true (((EnsCrosswalkLine *) lines->pdata[0])->is_kept);
  g_assert_true (ens_crosswalks_set (session, &old, &there, ENS_CROSSWALK_RELATED, NULL));
  assert_refused (ens_crosswalks_set (session, &old, &old, ENS_CROSSWALK_SAME, &error), &error);
  g_clear_pointer (&after, ens_tree_free);
  after = ens_tree_new (session, NULL);
  g_assert_cmpint (ens_tree_find_dimension (after, &old), ==, -1);
}

static void
test_proposals (Room *room, gconstpointer data)
{
  EnsSession *session = room->session;
  EnsUuid first = ens_session_get_project (session)->edition;
  g_autoptr (GPtrArray) lines = NULL;
  EnsUuid copy, old, there;
  guint n = 0;

  g_assert_true (ens_codebook_copy_edition (session, &first, "ours", "Ours", &copy, NULL));
  old = find_code (session, &first, "D03");
  there = find_code (session, &copy, "D03");
  g_assert_true (ens_crosswalks_remove (session, &old, &there, NULL));
  g_assert_true (ens_crosswalks_accept (session, &first, &copy, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  lines = ens_crosswalks_list (session, &first, &copy, NULL);
  for (guint i = 0; i < lines->len; i++)
    g_assert_true (((EnsCrosswalkLine *) lines->pdata[i])->is_kept);
  g_assert_true (ens_crosswalks_accept (session, &first, &copy, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

#define ADD(name_, func_) g_test_add (name_, Room, NULL, room_open, func_, room_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/codebook-edit/nodes", test_nodes);
  ADD ("/engine/codebook-edit/keywords", test_keywords);
  ADD ("/engine/codebook-edit/languages", test_languages);
  ADD ("/engine/codebook-edit/copy-and-crosswalk", test_copy_and_crosswalk);
  ADD ("/engine/codebook-edit/proposals", test_proposals);
  return g_test_run ();
}
