// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random histories of three sites that write, change, delete, code, sort, undo, exchange packages, those
// for partners and for all among them, and merge. Whatever the order and the grouping in which all packages come, with or without some of them
// twice, the same project is left, byte by byte; a merge more changes nothing; undo leaves the rows that
// were there before. ENS_TEST_HISTORIES says how many histories, ENS_TEST_SEED which.
#include "ens-coder.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-merge.h"
#include "ens-node.h"
#include "ens-session-journal.h"
#include "ens-statement.h"
#include "ens-test.h"
#include "random-rows.h"

#include <sqlite3.h>
#include <string.h>

#define N_SITES   3
#define N_READERS 3
#define N_KINDS   8

/**
 * World:
 * @packages: every package that was written, by path
 * @template: a project to begin with
 * @kinds: what this history is about; few, so that people meet
 * @n_before: actions in the journal of the template
 */
typedef struct {
  EnsRng rng;
  EnsTestDir *dir;
  char *template;
  EnsEntityKind kinds[N_KINDS];
  EnsSession *sites[N_SITES];
  GPtrArray *packages;
  gint64 n_before;
  guint n_names;
  GString *told;
} World;

G_GNUC_PRINTF (2, 3)
static void
tell (World *world, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (world->told, format, arguments);
  g_string_append_c (world->told, '\n');
  va_end (arguments);
}

static guint
below (World *world, guint bound)
{
  return ens_rng_below (&world->rng, bound);
}

static char *
dup_path (World *world, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("%u%s", world->n_names++, ending);

  return ens_test_dir_file (world->dir, name);
}

static EnsSession *
open_copy (World *world)
{
  g_autofree char *path = dup_path (world, ".ensemble");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  EnsSession *session;
  gsize length = 0;

  g_file_get_contents (world->template, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  session = ens_session_open (path, &error);
  g_assert_no_error (error);
  return session;
}

static void
save (EnsSession *session, const EnsEntity *entity, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ens_session_save_row (session, entity, record, &error);
  g_assert_no_error (error);
}

static const EnsEntity *
choose_kind (World *world)
{
  return ens_entity_get (world->kinds[below (world, G_N_ELEMENTS (world->kinds))]);
}

static void
add (World *world, EnsSession *session)
{
  const EnsEntity *entity = choose_kind (world);

  tell (world, "  %s", entity->name);
  // One codebook, in which every node is: a node does not move from one to another.
  if (entity->kind == ENS_KIND_EDITION)
    random_row_change (&world->rng, session, entity);
  else
    random_row_add (&world->rng, session, entity);
}

static void
change (World *world, EnsSession *session)
{
  const EnsEntity *entity = choose_kind (world);

  tell (world, "  %s", entity->name);
  random_row_change (&world->rng, session, entity);
}

static void
remove_one (World *world, EnsSession *session)
{
  const EnsEntity *entity = choose_kind (world);
  gpointer record = random_row_pick (&world->rng, session, entity);
  g_autoptr (GError) error = NULL;

  if (record != NULL && entity->kind != ENS_KIND_EDITION) {
    g_autofree char *key = ens_record_dup_key (entity, record);

    tell (world, "  %s %s", entity->name, key);
    ens_session_remove_row (session, entity, record, &error);
  }
  g_assert_no_error (error);
  ens_record_free (entity, record);
}

// Not what was there before the sites parted: who takes that back tells nobody.
static void
undo (World *world, EnsSession *session)
{
  g_autoptr (GPtrArray) entries = ens_session_list_journal (session, G_MAXUINT, NULL);

  for (guint i = 0; i < entries->len; i++) {
    const EnsJournalEntry *entry = entries->pdata[i];

    if (entry->is_undone)
      continue;
    if (entry->number > world->n_before)
      ens_session_undo (session, NULL);
    return;
  }
}

static void
export_to (EnsSession *session, const char *path, const char *privacy)
{
  const EnsExportRequest request = { .path = path, .format = "package", .privacy = privacy };
  g_autoptr (GError) error = NULL;

  ens_exchange_export (session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
give_as (World *world, EnsSession *session, const char *privacy)
{
  char *path = dup_path (world, ".xml");

  export_to (session, path, privacy);
  g_ptr_array_add (world->packages, path);
  tell (world, "  %s as %s", privacy, path);
}

static void
give (World *world, EnsSession *session)
{
  give_as (world, session, "internal");
}

// What others may know, which tells less than the project holds.
static void
tell_others (World *world, EnsSession *session)
{
  give_as (world, session, below (world, 2) == 0 ? "partner" : "public");
}

static EnsMergeReport *
merge (World *world, EnsSession *session, const char *const *paths, EnsPrefer prefer)
{
  const EnsMergeRequest request = { .paths = paths, .prefer = prefer };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  EnsMergeReport *report = ens_merge_run (session, &request, NULL, faults, &error);

  if (error != NULL)
    g_test_message ("%s", world->told->str);
  g_assert_no_error (error);
  return report;
}

// Where nobody has to decide, nobody is asked, and the result must be the same.
static void
merge_somehow (World *world, EnsSession *session, const char *const *paths)
{
  g_autoptr (EnsMergeReport) report = NULL;
  g_autofree char *list = g_strjoinv (" ", (char **) paths);

  if (below (world, 2) == 0) {
    report = merge (world, session, paths, ENS_PREFER_NOBODY);
    tell (world, "  %s: %u open", list, report->n_undecided);
    if (report->n_undecided == 0)
      return;
    g_clear_pointer (&report, ens_merge_report_free);
  }
  report = merge (world, session, paths, ENS_PREFER_NEWEST);
}

static void
assert_same (World *world, const char *expected, const char *found, const char *who)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (strcmp (expected, found) == 0)
    return;
  one = g_build_filename (g_get_tmp_dir (), "expected.xml", NULL);
  two = g_build_filename (g_get_tmp_dir (), "found.xml", NULL);
  ens_test_write (one, expected);
  ens_test_write (two, found);
  g_test_message ("%s", world->told->str);
  g_test_message ("%s differs: compare %s and %s", who, one, two);
  g_assert_not_reached ();
}

static gboolean
is_of_the_journal (const char *table)
{
  return g_str_has_prefix (table, "journal") || g_str_has_prefix (table, "sqlite_") ||
         g_str_has_prefix (table, "statements_words") || g_str_equal (table, "merges");
}

static void
append_table (GString *content, sqlite3 *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1", table);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    g_string_append (content, table);
    for (int i = 0; i < sqlite3_column_count (stmt); i++) {
      const guchar *bytes = sqlite3_column_blob (stmt, i);

      g_string_append_c (content, '|');
      for (int k = 0; k < sqlite3_column_bytes (stmt, i); k++)
        g_string_append_printf (content, g_ascii_isprint (bytes[k]) ? "%c" : "\\%02x", bytes[k]);
    }
    g_string_append_c (content, '\n');
  }
  sqlite3_finalize (stmt);
}

// Every row of every table but those of the journal, which remembers what can be done again, and the reports
// of merges that hang on it.
static char *
dup_content (EnsSession *session)
{
  g_autoptr (GString) content = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (ens_session_get_path (session), &db, SQLITE_OPEN_READONLY,
                                    NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1", -1,
                        &stmt, NULL),
    ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    const char *table = (const char *) sqlite3_column_text (stmt, 0);

    if (!is_of_the_journal (table))
      append_table (content, db, table);
  }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&content), FALSE);
}

static gint64
get_last_entry (EnsSession *session)
{
  g_autoptr (GPtrArray) entries = ens_session_list_journal (session, 1, NULL);

  return entries->len > 0 ? ((EnsJournalEntry *) entries->pdata[0])->number : 0;
}

// One package, and now and then back and forth, to the letter.
static void
take_one (World *world, EnsSession *session, const char *path)
{
  const char *const paths[2] = { path, NULL };
  const gint64 entry = get_last_entry (session);
  const gboolean is_looked_at = below (world, 2) == 0;
  g_autofree char *before = is_looked_at ? dup_content (session) : NULL;

  merge_somehow (world, session, paths);
  if (is_looked_at && get_last_entry (session) != entry) {
    g_autofree char *merged = dup_content (session);
    g_autofree char *undone = NULL;
    g_autofree char *redone = NULL;

    g_assert_true (ens_session_undo (session, NULL));
    undone = dup_content (session);
    assert_same (world, before, undone, "the file after undo");
    g_assert_true (ens_session_redo (session, NULL));
    redone = dup_content (session);
    assert_same (world, merged, redone, "the file after redo");
  }
}

static void
take (World *world, EnsSession *session)
{
  if (world->packages->len > 0)
    take_one (world, session, world->packages->pdata[below (world, world->packages->len)]);
}

static const struct {
  const char *name;
  void (*run) (World *world, EnsSession *session);
  guint weight;
} deeds[] = {
  { "add", add, 18 },
  { "change", change, 15 },
  { "remove", remove_one, 5 },
  { "undo", undo, 2 },
  { "give", give, 4 },
  { "take", take, 6 },
  { "tell others", tell_others, 2 },
};

static void
step (World *world)
{
  guint site = below (world, N_SITES);
  guint total = 0;
  guint at;

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    total += deeds[i].weight;
  at = below (world, total);
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++) {
    if (at < deeds[i].weight) {
      tell (world, "site %u: %s", site, deeds[i].name);
      deeds[i].run (world, world->sites[site]);
      return;
    }
    at -= deeds[i].weight;
  }
}

static char *
dup_body (World *world, EnsSession *session)
{
  g_autofree char *path = dup_path (world, ".xml");
  g_autofree char *text = NULL;

  export_to (session, path, "internal");
  text = ens_test_read (path);
  return g_strdup (strchr (strchr (text, '\n') + 1, '\n') + 1);
}

// All packages, in any order, in any grouping, some of them twice.
static void
read_all (World *world, EnsSession *session)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint at = 0;

  for (guint i = 0; i < world->packages->len; i++)
    for (guint times = below (world, 4) == 0 ? 2 : 1; times > 0; times--)
      g_ptr_array_insert (order, (int) below (world, order->len + 1), world->packages->pdata[i]);
  while (at < order->len) {
    g_autoptr (GPtrArray) some = g_ptr_array_new ();
    guint n = 1 + below (world, order->len - at);

    for (guint i = 0; i < n; i++)
      g_ptr_array_add (some, order->pdata[at++]);
    g_ptr_array_add (some, NULL);
    merge_somehow (world, session, (const char *const *) some->pdata);
  }
}

static void
check_undo (World *world, EnsSession *session, const char *full)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  g_assert_true (ens_session_undo (session, NULL));
  before = dup_body (world, session);
  g_assert_true (ens_session_redo (session, NULL));
  again = dup_body (world, session);
  assert_same (world, full, again, "what was done again");
  g_assert_true (ens_session_undo (session, NULL));
  after = dup_body (world, session);
  assert_same (world, before, after, "what was undone");
}

static void
check_file (EnsSession *session)
{
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;

  ens_session_check (session, faults, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ens_faults_get_n_listed (faults); i++)
    g_test_message ("%s", ens_faults_get (faults, i)->what);
  g_assert_cmpuint (ens_faults_get_n_errors (faults), ==, 0);
}

// A project of its own, in which nothing is yet.
static EnsSession *
open_other (World *world)
{
  g_autofree char *path = dup_path (world, ".ensemble");
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (GError) error = NULL;
  EnsSession *session;

  project->title = g_strdup ("Elsewhere");
  project->language = g_strdup ("fr");
  session = ens_session_create (path, project, "none", &error);
  g_assert_no_error (error);
  return session;
}

// What a project counts for others it does not keep itself, but the others do.
static char *
dup_uncounted (const char *body)
{
  g_autoptr (GRegex)
               counts = g_regex_new ("  <(figures|choices)>.*?</\\1>\n", G_REGEX_DOTALL, 0, NULL);

  return g_regex_replace_literal (counts, body, -1, 0, "", 0, NULL);
}

static void
check_readers (World *world, const char *full)
{
  for (guint i = 0; i < N_READERS; i++) {
    g_autoptr (EnsSession) reader = i == 1 ? open_other (world) : open_copy (world);
    g_autofree char *empty = dup_body (world, reader);
    const gint64 first = get_last_entry (reader);
    g_autofree char *uncounted = dup_uncounted (full);
    g_autofree char *body = NULL;
    g_autofree char *found = NULL;
    g_autofree char *again = NULL;
    g_autofree char *back = NULL;

    tell (world, "reader %u", i);
    take (world, reader);
    read_all (world, reader);
    body = dup_body (world, reader);
    found = i == 1 ? dup_uncounted (body) : g_strdup (body);
    assert_same (world, i == 1 ? uncounted : full, found, "a reader");
    read_all (world, reader);
    again = dup_body (world, reader);
    assert_same (world, body, again, "a reader who reads again");
    if (i == 0)
      check_undo (world, reader, full);
    check_file (reader);
    g_assert_true (ens_session_go_to_entry (reader, first, NULL));
    back = dup_body (world, reader);
    assert_same (world, empty, back, "a reader who takes all back");
  }
}

static void
make_template (World *world)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autoptr (EnsEdition) edition = ens_edition_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSession) session = NULL;

  project->title = g_strdup ("Histories");
  project->language = g_strdup ("fr");
  world->template = ens_test_dir_file (world->dir, "template.ensemble");
  session = ens_session_create (world->template, project, "none", &error);
  g_assert_no_error (error);
  edition->id = ens_uuid_from_name ("edition", "T");
  edition->code = g_strdup ("T");
  edition->language = g_strdup ("fr");
  edition->title = g_strdup ("Essai");
  save (session, &ens_edition_entity, edition);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (EnsNode) node = ens_node_new ();
    g_autoptr (EnsCoder) coder = ens_coder_new ();

    node->code = g_strdup_printf ("%c", 'A' + i);
    node->id = ens_uuid_from_name ("node", node->code);
    node->edition = edition->id;
    node->label = g_strdup (node->code);
    save (session, &ens_node_entity, node);
    coder->initials = g_strdup_printf ("%c%c", 'A' + i, 'A' + i);
    coder->id = ens_uuid_from_name ("coder", coder->initials);
    save (session, &ens_coder_entity, coder);
  }
  for (guint i = 0; i < 2; i++)
    random_row_add (&world->rng, session, &ens_statement_entity);
  world->n_before = get_last_entry (session);
}

// Half of it what workshops make, half anything that a package may hold.
static void
choose_kinds (World *world)
{
  static const EnsEntityKind workshop[] = {
    ENS_KIND_STATEMENT, ENS_KIND_STATEMENT, ENS_KIND_CODING,
    ENS_KIND_CRITERION, ENS_KIND_MEMBER,    ENS_KIND_GROUP
  };
  guint n = 0;

  while (n < N_KINDS / 2)
    world->kinds[n++] = workshop[below (world, G_N_ELEMENTS (workshop))];
  // Edits come before all others and tombstones after; nobody writes them.
  while (n < N_KINDS)
    world->kinds[n++] = ENS_KIND_EDITION + below (world, ENS_KIND_TOMBSTONE - ENS_KIND_EDITION);
}

// Sites that begin with the same project.
static void
begin (World *world, guint64 seed)
{
  world->dir = ens_test_dir_new ();
  world->told = g_string_new (NULL);
  world->packages = g_ptr_array_new_with_free_func (g_free);
  ens_rng_seed (&world->rng, seed);
  tell (world, "history %" G_GUINT64_FORMAT, seed);
  choose_kinds (world);
  make_template (world);
  for (guint i = 0; i < N_SITES; i++) {
    g_autofree char *initials = g_strdup_printf ("S%u", i);

    world->sites[i] = open_copy (world);
    ens_session_set_author (world->sites[i], initials);
  }
}

static void
end (World *world)
{
  for (guint i = 0; i < N_SITES; i++)
    g_assert_finalize_object (world->sites[i]);
  g_ptr_array_unref (world->packages);
  g_string_free (world->told, TRUE);
  g_free (world->template);
  ens_test_dir_free (world->dir);
}

static void
run_history (guint64 seed)
{
  World world = { .n_names = 0 };
  g_autofree char *full = NULL;
  guint n_steps;

  begin (&world, seed);
  n_steps = 10 + below (&world, 30);
  for (guint i = 0; i < n_steps; i++)
    step (&world);
  for (guint i = 0; i < N_SITES; i++)
    give (&world, world.sites[i]);
  for (guint i = 0; i < N_SITES; i++) {
    g_autofree char *body = NULL;

    tell (&world, "site %u reads all", i);
    read_all (&world, world.sites[i]);
    body = dup_body (&world, world.sites[i]);
    if (full == NULL)
      full = g_steal_pointer (&body);
    else
      assert_same (&world, full, body, "a site");
  }
  check_readers (&world, full);
  end (&world);
}

static void
test_histories (void)
{
  const char *number = g_getenv ("ENS_TEST_HISTORIES");
  const char *first = g_getenv ("ENS_TEST_SEED");
  guint64 n = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 60;
  guint64 seed = first != NULL ? g_ascii_strtoull (first, NULL, 10) : 1;

  for (guint64 i = 0; i < n; i++)
    run_history (seed + i);
}

static EnsNode *
make_node (const char *code, const char *above)
{
  EnsNode *node = ens_node_new ();

  node->id = ens_uuid_from_name ("node", code);
  node->edition = ens_uuid_from_name ("edition", "T");
  node->code = g_strdup (code);
  node->label = g_strdup (code);
  if (above != NULL)
    node->parent = ens_uuid_from_name ("node", above);
  return node;
}

// One site deletes C, where another had put A, below which the first has a new A01. History 2535 lost A01
// or kept it, as the packages came.
static void
test_node_below_deleted (void)
{
  static const guint orders[][2] = { { 0, 1 }, { 1, 0 } };
  g_autoptr (EnsNode) moved = make_node ("A", "C");
  g_autoptr (EnsNode) deleted = make_node ("C", NULL);
  g_autoptr (EnsNode) added = make_node ("A01", "A");
  World world = { .n_names = 0 };

  begin (&world, 1);
  save (world.sites[0], &ens_node_entity, moved);
  g_assert_true (ens_session_remove_row (world.sites[1], &ens_node_entity, deleted, NULL));
  save (world.sites[1], &ens_node_entity, added);
  give (&world, world.sites[0]);
  give (&world, world.sites[1]);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (EnsSession) reader = open_copy (&world);
    g_autoptr (EnsNode) left = NULL;
    g_autoptr (EnsNode) new_one = NULL;

    for (guint k = 0; k < 2; k++)
      take_one (&world, reader, world.packages->pdata[orders[i][k]]);
    left = ens_session_get_row (reader, &ens_node_entity, moved, NULL);
    g_assert_nonnull (left);
    g_assert_true (ens_uuid_is_nil (&left->parent));
    new_one = ens_session_get_row (reader, &ens_node_entity, added, NULL);
    g_assert_nonnull (new_one);
    g_assert_true (ens_uuid_equal (&new_one->parent, &left->id));
  }
  end (&world);
}

int
main (int argc, char **argv)
{
  // Thousands of small files that are on disk before anything goes on: in memory, where there is such.
  if (g_getenv ("TMPDIR") == NULL && g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/merge/node-below-deleted", test_node_below_deleted);
  g_test_add_func ("/engine/merge/histories", test_histories);
  return g_test_run ();
}
