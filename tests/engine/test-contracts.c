// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contracts as a page lists them: who signed, what is late, who may leave.
#include "ens-contracts.h"

#include "ens-error.h"
#include "ens-records.h"
#include "ens-test.h"

#include <string.h>

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
list (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *views = ens_contracts_list (sample->session, TODAY, &error);

  g_assert_no_error (error);
  return views;
}

static void
test_list (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsContract) ended = ens_contract_new ();
  g_autoptr (GPtrArray) views = NULL;
  const EnsContractView *view;

  ended->title = g_strdup ("Gone by");
  ended->date = g_strdup ("2027-01-01");
  ended->state = ENS_CONTRACT_STATE_ENDED;
  g_assert_true (ens_records_add (sample->session, &ens_contract_entity, ended, &error));
  views = list (sample);
  g_assert_cmpuint (views->len, ==, 2);
  view = views->pdata[0];
  g_assert_cmpuint (view->parties->len, ==, 4);
  g_assert_cmpuint (view->n_signed, ==, 3);
  g_assert_cmpuint (view->promises->len, ==, 5);
  // The kept promise is not late, though its day is over.
  g_assert_cmpuint (view->n_overdue, ==, 1);
  view = views->pdata[1];
  g_assert_cmpstr (view->contract->title, ==, "Gone by");
}

static void
test_names_who_signed (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = list (sample);
  const EnsContractView *view = views->pdata[0];
  g_autofree char *contract = ens_uuid_dup_text (&view->contract->id);
  g_autofree char *told = NULL;
  EnsUuid school;
  g_autofree char *party = NULL;

  g_assert_true (
    ens_records_find (sample->session, ENS_KIND_PARTY, "École des Tilleuls", &school, &error));
  party = ens_uuid_dup_text (&school);
  g_assert_true (ens_contracts_sign (sample->session, contract, party, TODAY, &error));
  g_object_get (sample->session, "undo-text", &told, NULL);
  g_assert_nonnull (strstr (told, "École des Tilleuls"));
  g_assert_nonnull (strstr (told, view->contract->title));
}

static void
test_leave (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = list (sample);
  const EnsContractView *view = views->pdata[0];
  g_autofree char *contract = ens_uuid_dup_text (&view->contract->id);
  EnsUuid town, trade;

  g_assert_true (
    ens_records_find (sample->session, ENS_KIND_PARTY, "Mairie de Villemirage", &town, &error));
  g_assert_true (
    ens_records_find (sample->session, ENS_KIND_PARTY, "Commerçants de la place", &trade, &error));
  g_assert_false (ens_contracts_leave (sample->session, &view->contract->id, &town, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (
    ens_contracts_sign (sample->session, contract, "Commerçants de la place", NULL, &error));
  g_assert_cmpuint (ens_session_count (sample->session, ENS_KIND_SIGNING), ==, 5);
  g_assert_true (ens_contracts_leave (sample->session, &view->contract->id, &trade, &error));
  g_assert_cmpuint (ens_session_count (sample->session, ENS_KIND_SIGNING), ==, 4);
  g_assert_true (ens_session_undo (sample->session, &error));
  g_assert_cmpuint (ens_session_count (sample->session, ENS_KIND_SIGNING), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/contracts/list", Sample, NULL, sample_open, test_list, sample_close);
  g_test_add ("/engine/contracts/names-who-signed", Sample, NULL, sample_open,
              test_names_who_signed, sample_close);
  g_test_add ("/engine/contracts/leave", Sample, NULL, sample_open, test_leave, sample_close);
  return g_test_run ();
}
