// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists hold what their query asks for, in its order. Row numbers are those of entry: 1, 2, …
#include "ens-statement-query.h"

#include "ens-search-words.h"
#include "store-fixture.h"

typedef struct {
  EnsTestDir *dir;
  EnsStore *store;
} Fixture;

// 1 "Élan" g1, 2 "un banc à l’ombre" g2, 3 "zèbre" g1, 4 "eau et banc" g2, said 5 times;
// 2 lies in pile B, 3 in pile A; 4 is coded A01.
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Élan", "un banc à l’ombre", "zèbre", "eau et banc" };
  g_autofree char *path = NULL;
  g_autoptr (EnsCoding) coding = ens_coding_new ();

  fixture->dir = ens_test_dir_new ();
  path = ens_test_dir_file (fixture->dir, "p.ensemble");
  fixture->store = fixture_store (path);
  fixture_ground (fixture->store);
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "fill");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (EnsStatement) statement = fixture_statement (i + 1, 1 + i % 2, texts[i]);

    statement->count = i == 3 ? 5 : 1;
    statement->seq = 10 + i;
    fixture_insert (fixture->store, &ens_statement_entity, statement);
  }
  for (guint i = 0; i < 2; i++) {
    g_autoptr (EnsCriterion) pile = ens_criterion_new ();
    g_autoptr (EnsMember) member = ens_member_new ();

    pile->id = member->criterion = fixture_id ("criterion", i);
    pile->language = g_strdup ("fr");
    pile->title = g_strdup (i == 0 ? "B" : "a");
    member->statement = fixture_id ("statement", 2 + i);
    fixture_insert (fixture->store, &ens_criterion_entity, pile);
    fixture_insert (fixture->store, &ens_member_entity, member);
  }
  coding->statement = fixture_id ("statement", 4);
  coding->coder = fixture_id ("coder", 1);
  coding->node = fixture_id ("node", 1);
  fixture_insert (fixture->store, &ens_coding_entity, coding);
  g_assert_true (fixture_commit (fixture->store));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ens_store_close (fixture->store);
  ens_test_dir_free (fixture->dir);
}

static void
assert_list (Fixture *fixture, const EnsStatementQuery *query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = ens_store_list_statements (fixture->store, query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, g_array_index (rows, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    [ENS_STATEMENT_ORDER_NEWEST] = "4321",   [ENS_STATEMENT_ORDER_OLDEST] = "1234",
    [ENS_STATEMENT_ORDER_TEXT] = "4123",     [ENS_STATEMENT_ORDER_COUNT] = "4123",
    [ENS_STATEMENT_ORDER_GROUP] = "1324",    [ENS_STATEMENT_ORDER_CRITERION] = "3214",
    [ENS_STATEMENT_ORDER_CODE] = "4123",     [ENS_STATEMENT_ORDER_QUESTION] = "1234",
    [ENS_STATEMENT_ORDER_LANGUAGE] = "1234",
  };

  for (guint order = 0; order < G_N_ELEMENTS (expected); order++) {
    EnsStatementQuery query = { .order = (EnsQueryOrder) order };

    g_autofree char *backwards = g_strreverse (g_strdup (expected[order]));

    assert_list (fixture, &query, expected[order]);
    query.is_reversed = TRUE;
    assert_list (fixture, &query, backwards);
  }
}

static void
add_coding (Fixture *fixture, guint statement, guint coder, guint node, int certainty)
{
  g_autoptr (EnsCoding) coding = ens_coding_new ();

  coding->statement = fixture_id ("statement", statement);
  coding->coder = fixture_id ("coder", coder);
  coding->node = fixture_id ("node", node);
  coding->certainty = certainty;
  fixture_insert (fixture->store, &ens_coding_entity, coding);
}

static void
assert_ordered (Fixture *fixture, EnsQueryOrder order, const char *expected)
{
  EnsStatementQuery query = { .order = order };

  assert_list (fixture, &query, expected);
}

// 1 is P15 for k, by AA; 2 is O and unsure, by BB; 3 is read differently by both; 4 has no meaning.
static void
test_codings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsCoder) second = ens_coder_new ();
  g_autoptr (EnsCoding) first = ens_coding_new ();
  g_autoptr (EnsCoding) other = ens_coding_new ();
  EnsStatementQuery query = { .order = ENS_STATEMENT_ORDER_OLDEST };

  second->id = fixture_id ("coder", 2);
  second->initials = g_strdup ("ZZ");
  first->statement = fixture_id ("statement", 1);
  first->coder = fixture_id ("coder", 1);
  first->node = other->node = fixture_id ("node", 1);
  first->meaning = g_strdup ("P15");
  first->beneficiary = g_strdup ("k");
  other->statement = fixture_id ("statement", 2);
  other->coder = second->id;
  other->meaning = g_strdup ("O");
  other->certainty = ENS_CERTAINTY_UNSURE;
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "code");
  fixture_insert (fixture->store, &ens_coder_entity, second);
  fixture_insert (fixture->store, &ens_coding_entity, first);
  fixture_insert (fixture->store, &ens_coding_entity, other);
  add_coding (fixture, 3, 1, 1, ENS_CERTAINTY_SURE);
  add_coding (fixture, 3, 2, 0, ENS_CERTAINTY_SURE);
  g_assert_true (fixture_commit (fixture->store));
  assert_ordered (fixture, ENS_STATEMENT_ORDER_MEANING, "2134");
  assert_ordered (fixture, ENS_STATEMENT_ORDER_BENEFICIARY, "1234");
  assert_ordered (fixture, ENS_STATEMENT_ORDER_CODER, "1342");
  assert_ordered (fixture, ENS_STATEMENT_ORDER_CERTAINTY, "2134");
  query.meaning = "P";
  assert_list (fixture, &query, "1");
  query.meaning = "P16";
  assert_list (fixture, &query, "");
  query.meaning = "";
  query.beneficiary = "k";
  assert_list (fixture, &query, "1");
  query.beneficiary = NULL;
  query.coded_by = second->id;
  assert_list (fixture, &query, "23");
  query.coded = ENS_STATEMENT_CODED_DISPUTED;
  assert_list (fixture, &query, "3");
  query = (EnsStatementQuery){ .least_count = 2 };
  assert_list (fixture, &query, "4");
  query.order = ENS_STATEMENT_ORDER_TEXT;
  assert_list (fixture, &query, "4");
}

static void
assert_coded (Fixture *fixture, EnsStatementCoded coded, guint coder, const char *expected)
{
  EnsStatementQuery query = { .coded = coded, .order = ENS_STATEMENT_ORDER_OLDEST };

  if (coder > 0)
    query.coder = fixture_id ("coder", coder);
  assert_list (fixture, &query, expected);
}

// Just as the tally counts: what all read, else what the pile says, else nothing.
static void
test_counted (Fixture *fixture, gconstpointer data)
{
  EnsStatementQuery counted = { .node = fixture_id ("node", 0),
                                .is_counted = TRUE,
                                .order = ENS_STATEMENT_ORDER_OLDEST };
  EnsStatementQuery nowhere = { .is_counted = TRUE, .order = ENS_STATEMENT_ORDER_OLDEST };
  g_autoptr (EnsCriterion) pile = ens_criterion_new ();
  g_autoptr (EnsCoder) second = ens_coder_new ();

  pile->id = fixture_id ("criterion", 0);
  pile->language = g_strdup ("fr");
  pile->title = g_strdup ("B");
  pile->node = fixture_id ("node", 1);
  second->id = fixture_id ("coder", 2);
  second->initials = g_strdup ("BB");
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "code");
  g_assert_true (ens_store_update (fixture->store, &ens_criterion_entity, pile, NULL));
  fixture_insert (fixture->store, &ens_coder_entity, second);
  add_coding (fixture, 1, 1, 1, ENS_CERTAINTY_SURE);
  add_coding (fixture, 1, 2, 0, ENS_CERTAINTY_SURE);
  g_assert_true (fixture_commit (fixture->store));
  assert_list (fixture, &counted, "24");
  assert_list (fixture, &nowhere, "13");
}

// 1 is read in two ways, 2 by one who is unsure, 3 by nobody, 4 by one; then 1 is settled.
static void
test_coded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsCoder) second = ens_coder_new ();
  g_autoptr (EnsCoding) settled = ens_coding_new ();

  second->id = fixture_id ("coder", 2);
  second->initials = g_strdup ("BB");
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "code");
  fixture_insert (fixture->store, &ens_coder_entity, second);
  add_coding (fixture, 1, 1, 1, ENS_CERTAINTY_SURE);
  add_coding (fixture, 1, 2, 0, ENS_CERTAINTY_SURE);
  add_coding (fixture, 2, 2, 1, ENS_CERTAINTY_UNSURE);
  g_assert_true (fixture_commit (fixture->store));
  assert_coded (fixture, ENS_STATEMENT_CODED_NOT, 0, "3");
  assert_coded (fixture, ENS_STATEMENT_CODED_SOMEHOW, 0, "124");
  assert_coded (fixture, ENS_STATEMENT_CODED_DISPUTED, 0, "1");
  assert_coded (fixture, ENS_STATEMENT_CODED_UNSURE, 0, "2");
  assert_coded (fixture, ENS_STATEMENT_CODED_NOT, 2, "34");
  assert_coded (fixture, ENS_STATEMENT_CODED_DISPUTED, 2, "");

  settled->statement = fixture_id ("statement", 1);
  settled->coder = fixture_id ("coder", 1);
  settled->node = fixture_id ("node", 1);
  settled->agreed = TRUE;
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "settle");
  g_assert_true (ens_store_update (fixture->store, &ens_coding_entity, settled, NULL));
  g_assert_true (fixture_commit (fixture->store));
  assert_coded (fixture, ENS_STATEMENT_CODED_DISPUTED, 0, "");
  assert_coded (fixture, ENS_STATEMENT_CODED_AGREED, 0, "1");
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  EnsStatementQuery group = { .group = fixture_id ("group", 2) };
  EnsStatementQuery question = { .question = fixture_id ("question", 2) };
  EnsStatementQuery language = { .language = "fr", .order = ENS_STATEMENT_ORDER_OLDEST };
  EnsStatementQuery loose = { .place = ENS_STATEMENT_PLACE_NONE };
  EnsStatementQuery pile = { .place = ENS_STATEMENT_PLACE_CRITERION,
                             .criterion = fixture_id ("criterion", 0) };
  EnsStatementQuery dimension = { .node = fixture_id ("node", 0) };

  assert_list (fixture, &group, "42");
  assert_list (fixture, &question, "");
  assert_list (fixture, &language, "1234");
  assert_list (fixture, &loose, "41");
  assert_list (fixture, &pile, "2");
  assert_list (fixture, &dimension, "4");
  group.search = "ombr";
  assert_list (fixture, &group, "2");
}

static void
add_and_move (Fixture *fixture, gboolean is_kept)
{
  g_autoptr (EnsMember) member = ens_member_new ();
  g_autoptr (EnsStatement) statement = fixture_statement (5, 1, "arbre");

  member->statement = fixture_id ("statement", 1);
  member->criterion = fixture_id ("criterion", 1);
  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "move");
  fixture_insert (fixture->store, &ens_statement_entity, statement);
  fixture_insert (fixture->store, &ens_member_entity, member);
  add_coding (fixture, 2, 1, 0, ENS_CERTAINTY_SURE);
  assert_ordered (fixture, ENS_STATEMENT_ORDER_TEXT, "54123");
  assert_ordered (fixture, ENS_STATEMENT_ORDER_CODER, "24135");
  assert_ordered (fixture, ENS_STATEMENT_ORDER_CRITERION, "13245");
  if (is_kept)
    g_assert_true (fixture_commit (fixture->store));
  else
    ens_store_rollback (fixture->store);
}

// What was read ahead stays, but for the rows that changed; what was read of a change taken back goes.
static void
test_prepared (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++) {
    while (ens_store_prepare_lists (fixture->store))
      continue;
    assert_ordered (fixture, ENS_STATEMENT_ORDER_TEXT, "4123");
    assert_ordered (fixture, ENS_STATEMENT_ORDER_CODER, "4123");
    assert_ordered (fixture, ENS_STATEMENT_ORDER_CRITERION, "3214");
    add_and_move (fixture, i == 1);
  }
  g_assert_false (ens_store_prepare_lists (fixture->store));
  assert_ordered (fixture, ENS_STATEMENT_ORDER_TEXT, "54123");
  assert_ordered (fixture, ENS_STATEMENT_ORDER_CODER, "24135");
  assert_ordered (fixture, ENS_STATEMENT_ORDER_CRITERION, "13245");
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  EnsStatementQuery query = { .sample = 2 };
  g_autoptr (GArray) two = ens_store_list_statements (fixture->store, &query, NULL);
  g_autoptr (GArray) three = NULL;

  query.sample = 3;
  three = ens_store_list_statements (fixture->store, &query, NULL);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (three->len, ==, 3);
  // A larger sample holds the smaller one: who began with it has lost nothing.
  for (guint i = 0; i < two->len; i++) {
    gboolean is_found = FALSE;

    for (guint j = 0; j < three->len; j++)
      is_found |= g_array_index (three, gint64, j) == g_array_index (two, gint64, i);
    g_assert_true (is_found);
  }
  query.sample = 99;
  assert_list (fixture, &query, "4321");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "banc", "42" },     { "BANC eau", "4" }, { "elan", "1" },    { "zeb", "3" },
    { "l'omb", "2" },     { "ombre l", "2" },  { "xyz", "" },      { "", "4321" },
    { " -\"* ", "4321" }, { "ban AND", "" },   { "\"banc", "42" }, { "e\xcc\x81lan", "1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    EnsStatementQuery query = { .search = cases[i][0] };

    assert_list (fixture, &query, cases[i][1]);
  }
}

static void
test_match (void)
{
  g_autofree char *two = ens_search_words_dup_match ("l’ombre, dou");
  g_autofree char *closed = ens_search_words_dup_match ("NEAR(");

  g_assert_cmpstr (two, ==, "\"l\" \"ombre\" \"dou\" *");
  g_assert_cmpstr (closed, ==, "\"NEAR\" *");
  g_assert_null (ens_search_words_dup_match ("…"));
  g_assert_null (ens_search_words_dup_match (NULL));
}

static void
test_sums (Fixture *fixture, gconstpointer data)
{
  EnsStatementQuery query = { .search = "banc" };
  g_autoptr (GArray) rows = ens_store_list_statements (fixture->store, &query, NULL);
  EnsUuid group = fixture_id ("group", 2);
  EnsUuid empty = fixture_id ("group", 9);
  gint64 value = 0;

  g_assert_true (ens_store_sum_expressions (fixture->store, rows, &value, NULL));
  g_assert_cmpint (value, ==, 6);
  g_assert_true (ens_store_next_seq (fixture->store, &group, &value, NULL));
  g_assert_cmpint (value, ==, 14);
  g_assert_true (ens_store_next_seq (fixture->store, &empty, &value, NULL));
  g_assert_cmpint (value, ==, 1);
}

static gboolean
note_text (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_string_append (data, ((const EnsStatement *) record)->text);
  return TRUE;
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  const gint64 rows[] = { 3, 77, 1 };
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (ens_store_each_row (fixture->store, &ens_statement_entity, rows,
                                     G_N_ELEMENTS (rows), note_text, text, NULL));
  g_assert_cmpstr (text->str, ==, "zèbreÉlan");
}

static gboolean
note_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  g_array_append_val (data, row);
  return TRUE;
}

// In the order of entry, which is not that of ids.
static void
test_each_oldest (Fixture *fixture, gconstpointer data)
{
  const EnsStatementQuery query = { .order = ENS_STATEMENT_ORDER_OLDEST };
  g_autoptr (GArray) listed = ens_store_list_statements (fixture->store, &query, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (
    ens_store_each_oldest (fixture->store, &ens_statement_entity, note_row, rows, NULL));
  g_assert_cmpmem (rows->data, rows->len * sizeof (gint64), listed->data,
                   listed->len * sizeof (gint64));
  g_assert_cmpuint (rows->len, >, 2);
}

static void
test_read_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsStatement) first = fixture_statement (1, 1, "");
  g_autoptr (EnsStatement) missing = fixture_statement (77, 1, "not there");
  gpointer records[] = { missing, first };
  gboolean found[] = { TRUE, FALSE };

  g_assert_true (ens_store_read_all (fixture->store, &ens_statement_entity, records, found,
                                     G_N_ELEMENTS (records), NULL));
  g_assert_false (found[0]);
  g_assert_cmpstr (missing->text, ==, "not there");
  g_assert_true (found[1]);
  g_assert_cmpstr (first->text, ==, "Élan");
}

// An index that lags behind its table would find old words.
static void
test_search_follows (Fixture *fixture, gconstpointer data)
{
  EnsStatementQuery query = { .search = "fontaine" };
  g_autoptr (EnsStatement) statement = fixture_statement (2, 2, "une fontaine");

  fixture_begin (fixture->store, ENS_ACTION_NORMAL, "statement-set");
  g_assert_true (ens_store_update (fixture->store, &ens_statement_entity, statement, NULL));
  g_assert_true (fixture_commit (fixture->store));
  assert_list (fixture, &query, "2");
  g_assert_true (ens_store_undo (fixture->store, NULL, NULL));
  assert_list (fixture, &query, "");
  query.search = "banc";
  assert_list (fixture, &query, "42");
}

#define ADD(name_, func_) g_test_add (name_, Fixture, NULL, set_up, func_, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/storage/statement-query/orders", test_orders);
  ADD ("/storage/statement-query/filters", test_filters);
  ADD ("/storage/statement-query/coded", test_coded);
  ADD ("/storage/statement-query/sample", test_sample);
  ADD ("/storage/statement-query/search", test_search);
  ADD ("/storage/statement-query/search-follows", test_search_follows);
  ADD ("/storage/statement-query/sums", test_sums);
  ADD ("/storage/statement-query/window", test_window);
  ADD ("/storage/statement-query/each-oldest", test_each_oldest);
  ADD ("/storage/statement-query/read-all", test_read_all);
  ADD ("/storage/statement-query/counted", test_counted);
  ADD ("/storage/statement-query/codings", test_codings);
  ADD ("/storage/statement-query/prepared", test_prepared);
  g_test_add_func ("/storage/statement-query/match", test_match);
  return g_test_run ();
}
