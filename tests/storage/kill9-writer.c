// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Works on a project until it is killed, and says after each commit what is confirmed. With "verify" it
// says what is there. kill9.py compares the two.
//
//   entry N     statement N was entered
//   import K    all BATCH statements of import K are there
//   undone K    import K was taken back
#include "ens-rng.h"
#include "ens-store-check.h"
#include "store-fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BATCH 400

static void
confirm (const char *what, guint number)
{
  g_autofree char *line = g_strdup_printf ("%s %u\n", what, number);
  gssize length = (gssize) strlen (line);

  // Unbuffered: what is in the pipe stays readable after the death of the writer.
  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    exit (2);
}

static void
add_statement (EnsStore *store, EnsUuidSource *ids, char *text)
{
  g_autoptr (EnsStatement) statement = fixture_statement (0, 1, text);

  statement->id = ens_uuid_next (ids, FIXTURE_TIME);
  fixture_insert (store, &ens_statement_entity, statement);
  g_free (text);
}

static void
enter (EnsStore *store, EnsUuidSource *ids, guint number)
{
  fixture_begin (store, ENS_ACTION_NORMAL, "statement-add");
  add_statement (store, ids, g_strdup_printf ("entry %u", number));
  g_assert_true (fixture_commit (store));
  confirm ("entry", number);
}

static void
import (EnsStore *store, EnsUuidSource *ids, guint number)
{
  fixture_begin (store, ENS_ACTION_BULK, "import");
  for (guint i = 0; i < BATCH; i++)
    add_statement (store, ids, g_strdup_printf ("import %u", number));
  g_assert_true (fixture_commit (store));
  confirm ("import", number);
}

static void
work (const char *path, guint64 seed)
{
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (EnsStore) store = is_new ? fixture_store (path)
                                      : ens_store_open (path, ENS_STORE_READ_WRITE, NULL);
  EnsUuidSource ids = { 0 };
  EnsRng rng;
  guint number = (guint) seed * 100000;

  g_assert_nonnull (store);
  g_assert_null (ens_store_get_read_only_reason (store));
  ens_rng_seed (&rng, seed);
  ids.last_ms = FIXTURE_TIME + (gint64) number;
  if (ens_store_dup_next_undo (store, NULL) == NULL)
    fixture_ground (store);
  while (TRUE) {
    number++;
    if (ens_rng_below (&rng, 12) > 0) {
      enter (store, &ids, number);
      continue;
    }
    import (store, &ids, number);
    if (ens_rng_below (&rng, 3) == 0) {
      g_assert_true (ens_store_undo (store, NULL, NULL));
      confirm ("undone", number);
    }
  }
}

static gboolean
print_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_print ("%s\n", ((const EnsStatement *) record)->text);
  return TRUE;
}

static int
verify (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (EnsStore) store = ens_store_open (path, ENS_STORE_READ_WRITE, &error);

  if (store == NULL || !ens_store_check (store, faults, NULL, &error) ||
      !ens_store_each (store, &ens_statement_entity, print_row, NULL, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  for (guint i = 0; i < ens_faults_get_n_listed (faults); i++)
    g_printerr ("%s\n", ens_faults_get (faults, i)->what);
  return ens_faults_get_n_listed (faults) == 0 ? 0 : 1;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 2;
  if (strcmp (argv[2], "verify") == 0)
    return verify (argv[1]);
  work (argv[1], g_ascii_strtoull (argv[2], NULL, 10));
  return 2;
}
