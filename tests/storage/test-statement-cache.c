// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lists go by is read once and then only patched: after anything that can be done to a project, in
// any order, each list is the one that somebody gets who opens the file anew, and what was not told as
// touched is as it was.
#include "ens-statement-query.h"

#include "store-fixture.h"

#define N_STATEMENTS 40
#define N_PILES      3
#define N_CODERS     3
#define N_STEPS      120

/** World: @said: what is shown of each statement, by number of row (gint64 *) */
typedef struct {
  EnsTestDir *dir;
  EnsStore *store;
  GRand *chance;
  gint64 since;
  GHashTable *said;
} World;

static const char *const texts[] = { "Élan",  "elan vital", "un banc", "Un banc à l’ombre",
                                     "zèbre", "« eau »",    "…",       "123 arbres" };
static const char *const tags[] = { "fr", "de", "ar" };
static const char *const meanings[] = { NULL, "P", "P15", "O21" };

static guint
draw (World *world, guint n)
{
  return (guint) g_rand_int_range (world->chance, 0, (gint32) n);
}

static void
open_world (World *world, gconstpointer data)
{
  g_autofree char *path = NULL;

  world->dir = ens_test_dir_new ();
  path = ens_test_dir_file (world->dir, "p.ensemble");
  world->store = fixture_store (path);
  world->chance = g_rand_new_with_seed (7);
  world->since = 0;
  world->said = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  fixture_ground (world->store);
  fixture_begin (world->store, ENS_ACTION_NORMAL, "fill");
  for (guint i = 0; i < N_PILES; i++) {
    g_autoptr (EnsCriterion) pile = ens_criterion_new ();

    pile->id = fixture_id ("criterion", i);
    pile->language = g_strdup ("fr");
    pile->title = g_strdup_printf ("Tas %u", N_PILES - i);
    fixture_insert (world->store, &ens_criterion_entity, pile);
  }
  for (guint i = 2; i <= N_CODERS; i++) {
    g_autoptr (EnsCoder) coder = ens_coder_new ();

    coder->id = fixture_id ("coder", i);
    coder->initials = g_strdup_printf ("%c%c", 'Z' - (char) i, 'A');
    fixture_insert (world->store, &ens_coder_entity, coder);
  }
  g_assert_true (fixture_commit (world->store));
}

static void
close_world (World *world, gconstpointer data)
{
  ens_store_close (world->store);
  ens_test_dir_free (world->dir);
  g_rand_free (world->chance);
  g_hash_table_unref (world->said);
}

static gboolean
is_there (EnsStore *store, const EnsEntity *entity, gconstpointer record)
{
  gint64 row = 0;

  g_assert_true (ens_store_find_row (store, entity, record, &row, NULL));
  return row != 0;
}

// Puts @record where it is missing; else changes it or takes it away.
static void
put (World *world, EnsStore *store, const EnsEntity *entity, gconstpointer record)
{
  g_autoptr (GError) error = NULL;

  if (!is_there (store, entity, record))
    ens_store_insert (store, entity, record, &error);
  else if (draw (world, 3) > 0)
    ens_store_update (store, entity, record, &error);
  else
    ens_store_delete (store, entity, record, &error);
  g_assert_no_error (error);
}

static void
put_statement (World *world, EnsStore *store, guint number)
{
  const char *text = texts[draw (world, G_N_ELEMENTS (texts))];
  g_autoptr (EnsStatement) statement = fixture_statement (number, 1 + draw (world, 2), text);

  g_free (statement->language);
  statement->language = g_strdup (tags[draw (world, G_N_ELEMENTS (tags))]);
  statement->count = 1 + draw (world, 3);
  put (world, store, &ens_statement_entity, statement);
}

static void
put_coding (World *world, EnsStore *store, const EnsUuid *statement)
{
  g_autoptr (EnsCoding) coding = ens_coding_new ();

  coding->statement = *statement;
  coding->coder = fixture_id ("coder", 1 + draw (world, N_CODERS));
  coding->node = fixture_id ("node", draw (world, 2));
  coding->meaning = g_strdup (meanings[draw (world, G_N_ELEMENTS (meanings))]);
  coding->beneficiary = coding->meaning != NULL && draw (world, 2) > 0 ? g_strdup ("k") : NULL;
  coding->certainty = draw (world, 2) > 0 ? ENS_CERTAINTY_UNSURE : ENS_CERTAINTY_SURE;
  coding->agreed = draw (world, 5) == 0;
  put (world, store, &ens_coding_entity, coding);
}

static void
put_member (World *world, EnsStore *store, const EnsUuid *statement)
{
  g_autoptr (EnsMember) member = ens_member_new ();

  member->statement = *statement;
  member->criterion = fixture_id ("criterion", draw (world, N_PILES));
  put (world, store, &ens_member_entity, member);
}

static void
rename_something (World *world, EnsStore *store)
{
  g_autoptr (EnsCriterion) pile = ens_criterion_new ();

  pile->id = fixture_id ("criterion", draw (world, N_PILES));
  pile->language = g_strdup ("fr");
  pile->title = g_strdup_printf ("Pile %u", draw (world, 100));
  if (is_there (store, &ens_criterion_entity, pile))
    g_assert_true (ens_store_update (store, &ens_criterion_entity, pile, NULL));
}

static void
do_something (World *world, EnsStore *store)
{
  guint number = 1 + draw (world, N_STATEMENTS);
  g_autoptr (EnsStatement) statement = fixture_statement (number, 1, "");
  gboolean has_it = is_there (store, &ens_statement_entity, statement);
  guint what = draw (world, 20);

  if (what == 0)
    rename_something (world, store);
  else if (!has_it || what < 6)
    put_statement (world, store, number);
  else if (what < 13)
    put_coding (world, store, &statement->id);
  else
    put_member (world, store, &statement->id);
}

// A list that is asked for in between must not leave anything behind.
static void
do_much (World *world, EnsStore *store, EnsActionKind kind, gboolean is_kept)
{
  guint n = 1 + draw (world, 12);
  const EnsStatementQuery query = { .order = (EnsQueryOrder) draw (world, 13) };

  fixture_begin (store, kind, "much");
  for (guint i = 0; i < n; i++) {
    do_something (world, store);
    if (draw (world, 4) == 0)
      g_array_unref (ens_store_list_statements (store, &query, NULL));
  }
  if (is_kept)
    fixture_commit (store);
  else
    ens_store_rollback (store);
}

static void
do_beside (World *world)
{
  EnsStore *beside = ens_store_open (ens_store_get_path (world->store), ENS_STORE_BESIDE, NULL);

  g_assert_nonnull (beside);
  do_much (world, beside, ENS_ACTION_BULK, TRUE);
  ens_store_close (beside);
}

static void
step (World *world)
{
  switch (draw (world, 12)) {
  case 0:
    ens_store_undo (world->store, NULL, NULL);
    break;
  case 1:
    ens_store_redo (world->store, NULL, NULL);
    break;
  case 2:
    do_much (world, world->store, ENS_ACTION_NORMAL, FALSE);
    break;
  case 3:
    do_much (world, world->store, ENS_ACTION_BULK, TRUE);
    break;
  case 4:
    do_beside (world);
    break;
  default:
    do_much (world, world->store, ENS_ACTION_NORMAL, TRUE);
  }
}

static EnsStatementQuery
draw_query (World *world)
{
  EnsStatementQuery query = { .is_reversed = draw (world, 2) > 0,
                              .order = (EnsQueryOrder) draw (world, 13) };

  if (draw (world, 2) > 0)
    query.coded = (EnsStatementCoded) draw (world, 6);
  query.place = (EnsStatementPlace) draw (world, 3);
  query.criterion = fixture_id ("criterion", draw (world, N_PILES));
  if (draw (world, 3) == 0)
    query.group = fixture_id ("group", 1 + draw (world, 2));
  if (draw (world, 4) == 0)
    query.node = fixture_id ("node", draw (world, 2));
  if (draw (world, 4) == 0)
    query.language = tags[draw (world, G_N_ELEMENTS (tags))];
  if (draw (world, 4) == 0)
    query.coder = fixture_id ("coder", 1 + draw (world, N_CODERS));
  if (draw (world, 4) == 0)
    query.meaning = "P";
  if (draw (world, 6) == 0)
    query.sample = 5;
  if (draw (world, 4) == 0)
    query.search = "banc";
  if (draw (world, 4) == 0)
    query.least_count = 2;
  return query;
}

static void
assert_alike (World *world, EnsStore *fresh, const EnsStatementQuery *query)
{
  g_autoptr (GArray) rows = ens_store_list_statements (world->store, query, NULL);
  g_autoptr (GArray) expected = ens_store_list_statements (fresh, query, NULL);
  gint64 sums[2] = { -1, -2 };

  g_assert_nonnull (rows);
  g_assert_nonnull (expected);
  g_assert_cmpmem (rows->data, rows->len * sizeof (gint64), expected->data,
                   expected->len * sizeof (gint64));
  g_assert_true (ens_store_sum_expressions (world->store, rows, &sums[0], NULL));
  g_assert_true (ens_store_sum_expressions (fresh, expected, &sums[1], NULL));
  g_assert_cmpint (sums[0], ==, sums[1]);
}

static void
assert_all_alike (World *world)
{
  EnsStore *fresh = ens_store_open (ens_store_get_path (world->store), ENS_STORE_READ_ONLY, NULL);

  g_assert_nonnull (fresh);
  for (guint order = 0; order < 13; order++) {
    const EnsStatementQuery all = { .order = (EnsQueryOrder) order };
    const EnsStatementQuery some = draw_query (world);

    assert_alike (world, fresh, &all);
    assert_alike (world, fresh, &some);
  }
  ens_store_close (fresh);
}

/** Saying: what is noted of the statements, and where */
typedef struct {
  EnsStore *store;
  const EnsEntity *entity;
  GHashTable *said;
  GHashTable *rows; // id of a statement → its row
} Saying;

static gboolean
note_said (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Saying *saying = data;
  const EnsEntity *entity = saying->entity;
  g_autoptr (GString) line = g_string_new (NULL);
  const EnsUuid *id = record; // the first field of each of the three is the statement's
  gint64 *known = g_hash_table_lookup (saying->rows, id);
  const char *before;

  if (known == NULL) {
    known = g_memdup2 (&row, sizeof row);
    g_hash_table_insert (saying->rows, g_memdup2 (id, sizeof *id), known);
  }
  before = g_hash_table_lookup (saying->said, known);
  g_string_append_printf (line, "%s%s", before != NULL ? before : "", entity->name);
  for (guint i = 0; i < entity->n_fields; i++) {
    g_autofree char *text = ens_field_dup_text (&entity->fields[i], record);

    g_string_append_printf (line, " %s", text != NULL ? text : "-");
  }
  g_hash_table_insert (saying->said, g_memdup2 (known, sizeof *known), g_strdup (line->str));
  return TRUE;
}

static GHashTable *
list_said (EnsStore *store)
{
  static const EnsEntity *const entities[] = { &ens_statement_entity, &ens_coding_entity,
                                               &ens_member_entity };
  g_autoptr (GHashTable)
               rows = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, g_free);
  Saying saying = { .store = store, .rows = rows };

  saying.said = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++) {
    saying.entity = entities[i];
    g_assert_true (ens_store_each (store, entities[i], note_said, &saying, NULL));
  }
  return saying.said;
}

static void
assert_untouched_are_as_before (World *world)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) before = g_steal_pointer (&world->said);
  gboolean is_known = ens_store_list_touched (world->store, &world->since, touched);
  GHashTableIter iter;
  gpointer row, said;

  world->said = list_said (world->store);
  if (!is_known)
    return;
  for (guint i = 0; i < touched->len; i++)
    g_hash_table_remove (before, &g_array_index (touched, gint64, i));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &row, &said))
    g_assert_cmpstr (g_hash_table_lookup (world->said, row), ==, said);
}

static void
test_like_fresh (World *world, gconstpointer data)
{
  guint n_known = 0;

  for (guint i = 0; i < N_STEPS; i++) {
    gint64 since = world->since;
    g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
    guint n_prepared = draw (world, 6);

    step (world);
    n_known += since > 0 && ens_store_list_touched (world->store, &since, touched);
    assert_untouched_are_as_before (world);
    while (n_prepared-- > 0 && ens_store_prepare_lists (world->store))
      continue;
    if (draw (world, 2) > 0)
      assert_all_alike (world);
  }
  assert_all_alike (world);
  // It is for this that rows are noted at all.
  g_assert_cmpuint (n_known, >, N_STEPS / 2);
}

// With more at once than is put in one by one, texts are sorted anew.
static void
test_many_texts (World *world, gconstpointer data)
{
  const EnsStatementQuery query = { .order = ENS_STATEMENT_ORDER_TEXT };

  g_array_unref (ens_store_list_statements (world->store, &query, NULL));
  fixture_begin (world->store, ENS_ACTION_NORMAL, "much");
  for (guint i = 1; i <= 400; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i * 7919 % 1000);
    g_autoptr (EnsStatement) statement = fixture_statement (i, 1, text);

    fixture_insert (world->store, &ens_statement_entity, statement);
  }
  g_assert_true (fixture_commit (world->store));
  assert_all_alike (world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/storage/statement-cache/like-fresh", World, NULL, open_world, test_like_fresh,
              close_world);
  g_test_add ("/storage/statement-cache/many-texts", World, NULL, open_world, test_many_texts,
              close_world);
  return g_test_run ();
}
