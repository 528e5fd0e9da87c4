// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actions as a page lists them: in which order, what is late, who carries them along.
#include "ens-actions.h"

#include "ens-records.h"
#include "ens-test.h"

#define TODAY "2026-11-23"

typedef struct {
  EnsTestDir *dir;
  EnsSession *session;
} Sample;

static void
sample_open (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sample->dir = ens_test_dir_new ();
  path = ens_test_dir_file (sample->dir, "sample.ensemble");
  sample->session = ens_session_create_sample (path, NULL, &error);
  g_assert_no_error (error);
}

static void
sample_close (Sample *sample, gconstpointer data)
{
  g_assert_finalize_object (sample->session);
  ens_test_dir_free (sample->dir);
}

static GPtrArray *
list (Sample *sample, const char *today)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = ens_actions_list (sample->session, today, &error);

  g_assert_no_error (error);
  return lines;
}

static const EnsActionLine *
find (GPtrArray *lines, const char *title)
{
  for (guint i = 0; i < lines->len; i++) {
    const EnsActionLine *line = lines->pdata[i];

    if (g_strcmp0 (line->action->title, title) == 0)
      return line;
  }
  g_assert_not_reached ();
}

static void
test_order (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = list (sample, TODAY);
  gboolean is_over = FALSE;
  gint64 rank = 0;

  g_assert_cmpuint (lines->len, ==, 9);
  for (guint i = 0; i < lines->len; i++) {
    const EnsPilotAction *action = ((EnsActionLine *) lines->pdata[i])->action;
    gboolean ends = action->state >= ENS_PILOT_ACTION_STATE_DONE;

    g_assert_true (ends || !is_over);
    if (!ends && action->priority > 0)
      g_assert_cmpint (action->priority, >=, rank);
    is_over = ends;
    rank = action->priority;
  }
  g_assert_cmpuint (ens_actions_count (lines, ENS_PILOT_ACTION_STATE_STARTED), ==, 2);
  g_assert_cmpuint (ens_actions_count (lines, ENS_PILOT_ACTION_STATE_DONE), ==, 1);
}

static void
test_late (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = list (sample, TODAY);
  g_autoptr (GPtrArray) undated = list (sample, NULL);

  g_assert_true (find (lines, "Réparer l’ascenseur du 4 et nettoyer les escaliers")->is_overdue);
  // Done, though its day is over.
  g_assert_false (find (lines, "Un banc à l’ombre devant la pharmacie")->is_overdue);
  g_assert_false (find (lines, "Un carnet d’entraide entre voisins")->is_overdue);
  g_assert_false (find (undated, "Réparer l’ascenseur du 4 et nettoyer les escaliers")->is_overdue);
}

static void
test_partners (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = list (sample, TODAY);
  const EnsActionLine *line = find (lines, "Ouvrir la cour de l’école le dimanche");

  g_assert_cmpstr (line->owner, ==, "École des Tilleuls");
  g_assert_cmpstr (line->partners, ==, "Comité des locataires, Mairie de Villemirage");
  g_assert_cmpuint (line->n_commitments, ==, 3);
  g_assert_cmpuint (line->resources->len, ==, 2);
  g_assert_null (find (lines, "Un carnet d’entraide entre voisins")->partners);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/actions/order", Sample, NULL, sample_open, test_order, sample_close);
  g_test_add ("/engine/actions/late", Sample, NULL, sample_open, test_late, sample_close);
  g_test_add ("/engine/actions/partners", Sample, NULL, sample_open, test_partners, sample_close);
  return g_test_run ();
}
