// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts against numbers worked out by hand.
#include "ens-tally.h"

#include "ens-answer.h"
#include "ens-indicator.h"
#include "ens-respondent.h"
#include "ens-round.h"
#include "store-fixture.h"

static EnsStore *
new_store (EnsTestDir *dir)
{
  g_autofree char *path = ens_test_dir_file (dir, "p.ensemble");
  EnsStore *store = fixture_store (path);

  fixture_ground (store);
  return store;
}

static void
add_coding (EnsStore *store, guint statement, guint coder, guint node, gboolean agreed)
{
  g_autoptr (EnsCoding) coding = ens_coding_new ();

  coding->statement = fixture_id ("statement", statement);
  coding->coder = fixture_id ("coder", coder);
  coding->node = fixture_id ("node", node);
  coding->agreed = agreed;
  fixture_insert (store, &ens_coding_entity, coding);
}

static void
add_statements (EnsStore *store)
{
  g_autoptr (EnsCoder) coder = ens_coder_new ();
  g_autoptr (EnsCriterion) pile = ens_criterion_new ();

  coder->id = fixture_id ("coder", 2);
  coder->initials = g_strdup ("CD");
  pile->id = fixture_id ("criterion", 1);
  pile->node = fixture_id ("node", 1);
  pile->language = g_strdup ("fr");
  pile->title = g_strdup ("Se loger");
  fixture_begin (store, ENS_ACTION_NORMAL, "fill");
  fixture_insert (store, &ens_coder_entity, coder);
  fixture_insert (store, &ens_criterion_entity, pile);
  for (guint i = 1; i <= 5; i++) {
    g_autoptr (EnsStatement) statement = fixture_statement (i, i == 5 ? 2 : 1, "texte");

    statement->count = i;
    fixture_insert (store, &ens_statement_entity, statement);
  }
  // 1: agreed A01; 2: both A; 3: in dispute, hence none; 4 and 5: in the pile of A01.
  add_coding (store, 1, 1, 0, FALSE);
  add_coding (store, 1, 2, 1, TRUE);
  add_coding (store, 2, 1, 0, FALSE);
  add_coding (store, 2, 2, 0, FALSE);
  add_coding (store, 3, 1, 0, FALSE);
  add_coding (store, 3, 2, 1, FALSE);
  for (guint i = 4; i <= 5; i++) {
    g_autoptr (EnsMember) member = ens_member_new ();

    member->statement = fixture_id ("statement", i);
    member->criterion = pile->id;
    fixture_insert (store, &ens_member_entity, member);
  }
  g_assert_true (fixture_commit (store));
}

static void
assert_cell (GArray *tally, EnsUuid group, EnsUuid node, gint64 distinct, gint64 expressions)
{
  for (guint i = 0; i < tally->len; i++) {
    const EnsStatementTally *cell = &g_array_index (tally, EnsStatementTally, i);

    if (!ens_uuid_equal (&cell->group, &group) || !ens_uuid_equal (&cell->node, &node))
      continue;
    g_assert_cmpint (cell->distinct, ==, distinct);
    g_assert_cmpint (cell->expressions, ==, expressions);
    return;
  }
  g_assert_not_reached ();
}

static void
assert_groups (EnsStore *store)
{
  g_autoptr (GArray) tally = ens_store_tally_groups (store, NULL);
  gint64 distinct = 0, expressions = 0;

  for (guint i = 0; i < tally->len; i++) {
    const EnsGroupTally *cell = &g_array_index (tally, EnsGroupTally, i);

    distinct += cell->distinct;
    expressions += cell->expressions;
    for (guint other = 0; other < i; other++)
      g_assert_false (
        ens_uuid_equal (&cell->group, &g_array_index (tally, EnsGroupTally, other).group) &&
        ens_uuid_equal (&cell->question, &g_array_index (tally, EnsGroupTally, other).question));
  }
  g_assert_cmpint (distinct, ==, 5);
  g_assert_cmpint (expressions, ==, 1 + 4 + 2 + 3 + 5);
}

static void
test_statements (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsStore) store = new_store (dir);
  g_autoptr (GArray) tally = NULL;
  g_autoptr (GArray) piles = NULL;
  g_autoptr (GArray) examples = NULL;
  const EnsCriterionTally *pile;
  gint64 counts[ENS_N_KINDS];

  add_statements (store);
  tally = ens_store_tally_statements (store, NULL);
  g_assert_cmpuint (tally->len, ==, 4);
  assert_cell (tally, fixture_id ("group", 1), fixture_id ("node", 1), 2, 1 + 4);
  assert_cell (tally, fixture_id ("group", 1), fixture_id ("node", 0), 1, 2);
  assert_cell (tally, fixture_id ("group", 1), (EnsUuid){ 0 }, 1, 3);
  assert_cell (tally, fixture_id ("group", 2), fixture_id ("node", 1), 1, 5);
  assert_groups (store);
  piles = ens_store_tally_criteria (store, NULL);
  g_assert_cmpuint (piles->len, ==, 1);
  pile = &g_array_index (piles, EnsCriterionTally, 0);
  g_assert_cmpint (pile->distinct, ==, 2);
  g_assert_cmpint (pile->expressions, ==, 9);
  g_assert_cmpint (pile->groups, ==, 2);
  examples = ens_store_list_examples (store, 3, NULL);
  g_assert_cmpuint (examples->len, ==, 2);
  g_assert_cmpint (g_array_index (examples, EnsCriterionExample, 0).row, >,
                   g_array_index (examples, EnsCriterionExample, 1).row);
  g_clear_pointer (&examples, g_array_unref);
  examples = ens_store_list_examples (store, 1, NULL);
  g_assert_cmpuint (examples->len, ==, 1);
  g_assert_true (ens_store_count (store, counts, NULL));
  g_assert_cmpint (counts[ENS_KIND_STATEMENT], ==, 5);
  g_assert_cmpint (counts[ENS_KIND_CODING], ==, 6);
  g_assert_cmpint (counts[ENS_KIND_ROUND], ==, 0);
}

static void
add_answer (EnsStore *store, guint number, guint group, double weight, gint64 level)
{
  g_autoptr (EnsRespondent) respondent = ens_respondent_new ();
  g_autoptr (EnsAnswer) answer = ens_answer_new ();

  respondent->id = answer->respondent = fixture_id ("respondent", number);
  respondent->round = fixture_id ("round", 1);
  if (group > 0)
    respondent->group = fixture_id ("group", group);
  respondent->weight = weight;
  answer->indicator = fixture_id ("indicator", 1);
  answer->level = level;
  answer->wished = 5;
  fixture_insert (store, &ens_respondent_entity, respondent);
  fixture_insert (store, &ens_answer_entity, answer);
}

static void
add_survey (EnsStore *store)
{
  g_autoptr (EnsRound) round = ens_round_new ();
  g_autoptr (EnsIndicator) indicator = ens_indicator_new ();

  round->id = fixture_id ("round", 1);
  round->title = g_strdup ("Automne");
  indicator->id = fixture_id ("indicator", 1);
  indicator->language = g_strdup ("fr");
  indicator->title = g_strdup ("Logement");
  indicator->level1 = g_strdup ("1");
  indicator->level2 = g_strdup ("2");
  indicator->level3 = g_strdup ("3");
  indicator->level4 = g_strdup ("4");
  indicator->level5 = g_strdup ("5");
  fixture_begin (store, ENS_ACTION_NORMAL, "fill");
  fixture_insert (store, &ens_round_entity, round);
  fixture_insert (store, &ens_indicator_entity, indicator);
  add_answer (store, 1, 1, 1.0, 2);
  add_answer (store, 2, 1, 2.5, 2);
  add_answer (store, 3, 1, 1.0, 0);
  add_answer (store, 4, 0, 1.0, 4);
  g_assert_true (fixture_commit (store));
}

/** Walked: @n: answers met; @levels, @wishes: their sums; @most: after how many to stop */
typedef struct {
  guint n;
  int levels;
  int wishes;
  guint most;
} Walked;

static gboolean
note_answer (const EnsUuid *respondent,
             const EnsUuid *indicator,
             int level,
             int wished,
             gpointer data)
{
  Walked *walked = data;

  walked->n++;
  walked->levels += level;
  walked->wishes += wished;
  return walked->n != walked->most;
}

static void
test_answers (void)
{
  g_autoptr (EnsTestDir) dir = ens_test_dir_new ();
  g_autoptr (EnsStore) store = new_store (dir);
  EnsUuid round = fixture_id ("round", 1);
  Walked all = { 0 }, some = { .most = 2 }, none = { 0 };

  add_survey (store);
  g_assert_true (ens_store_each_answer (store, &round, note_answer, &all, NULL));
  g_assert_cmpuint (all.n, ==, 4);
  g_assert_cmpint (all.levels, ==, 2 + 2 + 0 + 4);
  g_assert_cmpint (all.wishes, ==, 4 * 5);
  g_assert_true (ens_store_each_answer (store, &round, note_answer, &some, NULL));
  g_assert_cmpuint (some.n, ==, 2);
  // A survey that is the smaller part is read sheet by sheet.
  round = fixture_id ("round", 2);
  g_assert_true (ens_store_each_answer (store, &round, note_answer, &none, NULL));
  g_assert_cmpuint (none.n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/tally/statements", test_statements);
  g_test_add_func ("/storage/tally/answers", test_answers);
  return g_test_run ();
}
