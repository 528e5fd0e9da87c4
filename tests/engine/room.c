// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening, speaking, closing.
#include "room.h"

#include "ens-entry.h"
#include "ens-group.h"
#include "ens-groups.h"
#include "ens-statement.h"

void
room_open (Room *room, gconstpointer data)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (EnsGroup) group = ens_group_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  room->dir = ens_test_dir_new ();
  path = ens_test_dir_file (room->dir, "p.ensemble");
  project->title = g_strdup ("Room");
  project->language = g_strdup ("en");
  room->session = ens_session_create (path, project, NULL, &error);
  g_assert_no_error (error);
  group->name = g_strdup ("Young people");
  ens_groups_add (room->session, group, &error);
  g_assert_no_error (error);
  room->group = group->id;
  ens_session_find_question (room->session, "Q1", &room->question, &error);
  g_assert_no_error (error);
}

// A thread that has told its result may hold the session for a moment more.
void
room_close (Room *room, gconstpointer data)
{
  const gint64 late = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gpointer left = room->session;

  g_object_add_weak_pointer (left, &left);
  g_object_unref (room->session);
  while (g_atomic_pointer_get (&left) != NULL && g_get_monotonic_time () < late)
    g_thread_yield ();
  g_assert_null (left);
  ens_test_dir_free (room->dir);
}

/** room_say: Returns: the id of the statement that @line makes, as if typed and entered. */
EnsUuid
room_say (Room *room, const char *line)
{
  g_auto (EnsEntry) entry = { 0 };
  g_autoptr (EnsStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  ens_entry_parse (room->session, line, &entry);
  statement = ens_entry_add (room->session, &room->group, &room->question, &entry, &error);
  g_assert_no_error (error);
  return statement->id;
}
