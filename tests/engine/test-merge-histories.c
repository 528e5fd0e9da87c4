// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random histories of three sites that write, change, delete, code, sort, undo, exchange packages and
// merge. Whatever the order and the grouping in which all packages come, with or without some of them
// twice, the same project is left, byte by byte; a merge more changes nothing; undo leaves the rows that
// were there before. ENS_TEST_HISTORIES says how many histories, ENS_TEST_SEED which.
#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-criterion.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-member.h"
#include "ens-merge.h"
#include "ens-node.h"
#include "ens-rng.h"
#include "ens-session-journal.h"
#include "ens-statement.h"
#include "ens-test.h"
#include "ens-translation.h"

#include <string.h>

#define N_SITES   3
#define N_READERS 3

/** World: @packages: every package that was written, by path; @template: a project to begin with */
typedef struct {
  EnsRng rng;
  EnsTestDir *dir;
  char *template;
  EnsSession *sites[N_SITES];
  GPtrArray *packages;
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

static gpointer
pick (World *world, EnsSession *session, EnsEntityKind kind)
{
  g_autoptr (GPtrArray) rows = ens_session_list_rows (session, kind, NULL);

  if (rows->len == 0)
    return NULL;
  return ens_record_copy (ens_entity_get (kind), rows->pdata[below (world, rows->len)]);
}

static void
save (EnsSession *session, const EnsEntity *entity, gpointer record)
{
  g_autoptr (GError) error = NULL;

  ens_session_save_row (session, entity, record, &error);
  g_assert_no_error (error);
}

static char *
dup_word (World *world)
{
  static const char *const words[] = { "amis", "parc", "calme", "santé", "bus", "marché", "école" };

  return g_strdup_printf ("%s %u", words[below (world, G_N_ELEMENTS (words))], below (world, 4));
}

static void
write_statement (World *world, EnsSession *session)
{
  g_autoptr (EnsGroup) group = pick (world, session, ENS_KIND_GROUP);
  g_autoptr (EnsStatement) statement = ens_statement_new ();
  g_autoptr (GError) error = NULL;

  if (group == NULL)
    return;
  statement->group = group->id;
  ens_session_find_question (session, "Q1", &statement->question, &error);
  g_assert_no_error (error);
  statement->language = g_strdup ("fr");
  statement->text = dup_word (world);
  save (session, &ens_statement_entity, statement);
}

static void
write_group (World *world, EnsSession *session)
{
  g_autoptr (EnsGroup) group = ens_group_new ();

  group->name = dup_word (world);
  save (session, &ens_group_entity, group);
}

static void
change_statement (World *world, EnsSession *session)
{
  g_autoptr (EnsStatement) statement = pick (world, session, ENS_KIND_STATEMENT);
  guint what = below (world, 4);

  if (statement == NULL)
    return;
  if (what == 0) {
    g_free (statement->text);
    statement->text = dup_word (world);
  } else if (what == 1) {
    statement->count = 1 + below (world, 5);
  } else if (what == 2) {
    g_free (statement->masked);
    statement->masked = below (world, 2) == 0 ? NULL : dup_word (world);
  } else {
    statement->safe = !statement->safe;
  }
  save (session, &ens_statement_entity, statement);
}

static void
change_group (World *world, EnsSession *session)
{
  g_autoptr (EnsGroup) group = pick (world, session, ENS_KIND_GROUP);

  if (group == NULL)
    return;
  if (below (world, 2) == 0) {
    g_free (group->place);
    group->place = dup_word (world);
  } else {
    group->participants = below (world, 20);
  }
  save (session, &ens_group_entity, group);
}

static void
code (World *world, EnsSession *session)
{
  g_autoptr (EnsStatement) statement = pick (world, session, ENS_KIND_STATEMENT);
  g_autoptr (EnsCoder) coder = pick (world, session, ENS_KIND_CODER);
  g_autoptr (EnsNode) node = pick (world, session, ENS_KIND_NODE);
  g_autoptr (EnsCoding) coding = ens_coding_new ();

  if (statement == NULL || coder == NULL || node == NULL)
    return;
  coding->statement = statement->id;
  coding->coder = coder->id;
  coding->node = node->id;
  coding->certainty = (int) below (world, 2);
  save (session, &ens_coding_entity, coding);
}

static void
make_pile (World *world, EnsSession *session)
{
  g_autoptr (EnsCriterion) pile = ens_criterion_new ();

  pile->title = dup_word (world);
  pile->language = g_strdup ("fr");
  save (session, &ens_criterion_entity, pile);
}

static void
change_pile (World *world, EnsSession *session)
{
  g_autoptr (EnsCriterion) pile = pick (world, session, ENS_KIND_CRITERION);
  g_autoptr (EnsCriterion) other = pick (world, session, ENS_KIND_CRITERION);

  if (pile == NULL)
    return;
  if (below (world, 2) == 0) {
    g_free (pile->title);
    pile->title = dup_word (world);
  } else if (ens_uuid_compare (&other->id, &pile->id) < 0) {
    pile->parent = other->id; // only into older ones, so that nothing comes to lie in itself
  }
  save (session, &ens_criterion_entity, pile);
}

static void
place (World *world, EnsSession *session)
{
  g_autoptr (EnsStatement) statement = pick (world, session, ENS_KIND_STATEMENT);
  g_autoptr (EnsCriterion) pile = pick (world, session, ENS_KIND_CRITERION);
  g_autoptr (EnsMember) member = ens_member_new ();

  if (statement == NULL || pile == NULL)
    return;
  member->statement = statement->id;
  member->criterion = pile->id;
  save (session, &ens_member_entity, member);
}

static void
translate (World *world, EnsSession *session)
{
  g_autoptr (EnsStatement) statement = pick (world, session, ENS_KIND_STATEMENT);
  g_autoptr (EnsTranslation) translation = ens_translation_new ();

  if (statement == NULL)
    return;
  translation->owner = statement->id;
  translation->field = g_strdup ("text");
  translation->language = g_strdup ("en");
  translation->text = dup_word (world);
  save (session, &ens_translation_entity, translation);
}

static void
remove_one (World *world, EnsSession *session)
{
  static const EnsEntityKind kinds[] = { ENS_KIND_STATEMENT, ENS_KIND_STATEMENT,
                                         ENS_KIND_CODING,    ENS_KIND_MEMBER,
                                         ENS_KIND_CRITERION, ENS_KIND_TRANSLATION,
                                         ENS_KIND_GROUP };
  const EnsEntity *entity = ens_entity_get (kinds[below (world, G_N_ELEMENTS (kinds))]);
  gpointer record = pick (world, session, entity->kind);
  g_autoptr (GError) error = NULL;

  if (record != NULL) {
    g_autofree char *key = ens_record_dup_key (entity, record);

    tell (world, "  remove %s %s", entity->name, key);
    ens_session_remove_row (session, entity, record, &error);
  }
  g_assert_no_error (error);
  ens_record_free (entity, record);
}

static void
undo (World *world, EnsSession *session)
{
  ens_session_undo (session, NULL);
}

static void
export_to (EnsSession *session, const char *path)
{
  const EnsExportRequest request = { .path = path, .format = "package" };
  g_autoptr (GError) error = NULL;

  ens_exchange_export (session, &request, NULL, &error);
  g_assert_no_error (error);
}

static void
give (World *world, EnsSession *session)
{
  char *path = dup_path (world, ".xml");

  export_to (session, path);
  g_ptr_array_add (world->packages, path);
  tell (world, "  as %s", path);
}

static EnsMergeReport *
merge (World *world, EnsSession *session, const char *const *paths, EnsPrefer prefer)
{
  const EnsMergeRequest request = { .paths = paths, .prefer = prefer };
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  g_autoptr (GError) error = NULL;
  EnsMergeReport *report = ens_merge_run (session, &request, NULL, faults, &error);

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
take (World *world, EnsSession *session)
{
  const char *paths[2] = { NULL, NULL };

  if (world->packages->len == 0)
    return;
  paths[0] = world->packages->pdata[below (world, world->packages->len)];
  merge_somehow (world, session, paths);
}

static const struct {
  const char *name;
  void (*run) (World *world, EnsSession *session);
  guint weight;
} deeds[] = {
  { "write statement", write_statement, 6 },
  { "write group", write_group, 2 },
  { "change statement", change_statement, 8 },
  { "change group", change_group, 2 },
  { "code", code, 5 },
  { "make pile", make_pile, 3 },
  { "change pile", change_pile, 3 },
  { "place", place, 5 },
  { "translate", translate, 2 },
  { "remove", remove_one, 5 },
  { "undo", undo, 2 },
  { "give", give, 4 },
  { "take", take, 6 },
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

  export_to (session, path);
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

static gint64
get_last_entry (EnsSession *session)
{
  g_autoptr (GPtrArray) entries = ens_session_list_journal (session, 1, NULL);

  return ((EnsJournalEntry *) entries->pdata[0])->number;
}

static void
check_readers (World *world, const char *full)
{
  for (guint i = 0; i < N_READERS; i++) {
    g_autoptr (EnsSession) reader = open_copy (world);
    g_autofree char *empty = dup_body (world, reader);
    const gint64 first = get_last_entry (reader);
    g_autofree char *body = NULL;
    g_autofree char *back = NULL;

    tell (world, "reader %u", i);
    read_all (world, reader);
    body = dup_body (world, reader);
    assert_same (world, full, body, "a reader");
    read_all (world, reader);
    g_clear_pointer (&body, g_free);
    body = dup_body (world, reader);
    assert_same (world, full, body, "a reader who reads again");
    if (i == 0)
      check_undo (world, reader, full);
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
  write_group (world, session);
  write_statement (world, session);
  write_statement (world, session);
}

static void
run_history (guint64 seed)
{
  World world = { .dir = ens_test_dir_new (), .told = g_string_new (NULL) };
  g_autofree char *full = NULL;
  guint n_steps;

  ens_rng_seed (&world.rng, seed);
  world.packages = g_ptr_array_new_with_free_func (g_free);
  tell (&world, "history %" G_GUINT64_FORMAT, seed);
  make_template (&world);
  for (guint i = 0; i < N_SITES; i++) {
    g_autofree char *initials = g_strdup_printf ("S%u", i);

    world.sites[i] = open_copy (&world);
    ens_session_set_author (world.sites[i], initials);
  }
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
  for (guint i = 0; i < N_SITES; i++)
    g_assert_finalize_object (world.sites[i]);
  g_ptr_array_unref (world.packages);
  g_string_free (world.told, TRUE);
  g_free (world.template);
  ens_test_dir_free (world.dir);
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

int
main (int argc, char **argv)
{
  // Thousands of small files that are on disk before anything goes on: in memory, where there is such.
  if (g_getenv ("TMPDIR") == NULL && g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/merge/histories", test_histories);
  return g_test_run ();
}
