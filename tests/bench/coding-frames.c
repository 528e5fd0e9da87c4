// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long frames of the coding grid take with very many statements, two thirds of them coded and in
// piles: the real page in a window. Scrolls the grid from end to end and back, types in the search box,
// sorts by every heading, filters by group, by question and by how far it is coded, and fills 1,000
// ticked rows at once; then types in the search box of the page Statements. Prints lines as wall-frames does. Use: coding-frames FOLDER [STATEMENTS]
#include "frames.h"

#include "ens-code-picker.h"
#include "ens-coding-table.h"
#include "ens-entry.h"
#include "ens-groups.h"
#include "ens-node.h"
#include "ens-question.h"
#include "ens-readings.h"
#include "ens-sorting.h"
#include "pages/ens-coding-page.h"
#include "pages/ens-statements-page.h"

#define PROGRAM  "coding-frames"
#define N_GROUPS 12
#define N_PILES  60
#define N_FILLED 1000
#define CODER    "AD"

// Frames between two things that are done, so that each is seen alone.
#define REST 12

static void
add_statements (EnsSession *session, guint n)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261123);
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  guint share = n / N_GROUPS;

  for (guint i = 0; i < N_GROUPS; i++) {
    g_autoptr (EnsGroup) group = ens_group_new ();
    g_autoptr (GString) lines = g_string_new (NULL);
    const EnsQuestion *question = questions->pdata[i % questions->len];
    guint n_added = 0;

    group->name = g_strdup_printf ("Groupe %u", i + 1);
    if (!ens_groups_add (session, group, NULL))
      frames_give_up (PROGRAM, "no group");
    for (guint j = 0; j < share; j++) {
      g_autofree char *text = frames_dup_text (chance, i * share + j);

      g_string_append_printf (lines, "%s\n", text);
    }
    if (!ens_entry_add_lines (session, &group->id, &question->id, lines->str, &n_added, NULL))
      frames_give_up (PROGRAM, "no statements");
  }
}

static GArray *
dup_all (EnsSession *session)
{
  g_autoptr (EnsStatementList) list = ens_statement_list_new (session);
  g_autoptr (GArray) rows = ens_statement_list_dup_rows (list);

  return ens_statement_list_dup_ids (list, rows);
}

// Every third statement is left alone, so that something is not coded and not placed anywhere.
static void
code_and_place (EnsSession *session)
{
  static const char *const meanings[] = { "", "/P15/k", "/O21", "/Q", "/S" };
  g_autoptr (GArray) ids = dup_all (session);
  g_autoptr (GPtrArray) nodes = ens_session_list_rows (session, ENS_KIND_NODE, NULL);

  for (guint i = 0; i < N_PILES; i++) {
    g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
    const EnsNode *node = nodes->pdata[i % nodes->len];
    g_autofree char *code = g_strconcat (node->code, meanings[i % G_N_ELEMENTS (meanings)], NULL);
    g_autofree char *title = g_strdup_printf ("Tas %u", i + 1);

    for (guint j = i; j < ids->len; j += N_PILES)
      if (j % 7 < 5)
        g_array_append_vals (part, &g_array_index (ids, EnsUuid, j), 1);
    if (part->len == 0)
      continue;
    const EnsUuid *some = (const EnsUuid *) (gpointer) part->data;

    if (!ens_readings_code (session, some, part->len, code, NULL) ||
        !ens_sorting_new_pile (session, title, some, part->len, NULL, NULL))
      frames_give_up (PROGRAM, "nothing coded");
  }
}

static EnsCodingTable *
get_table (Frames *frames)
{
  return ENS_CODING_TABLE (frames_find (GTK_WIDGET (frames->page), ENS_TYPE_CODING_TABLE));
}

static gboolean
scroll (Frames *frames, guint step)
{
  frames_scroll (GTK_WIDGET (get_table (frames)), step, 300);
  return step < 300;
}

static gboolean
search (Frames *frames, guint step)
{
  static const char *const typed[] = { "l", "lo", "log", "loge", "logement", "logement am", "" };
  GtkWidget *entry = frames_find (GTK_WIDGET (frames->page), GTK_TYPE_SEARCH_ENTRY);

  if (step % REST == 0 && step / REST < G_N_ELEMENTS (typed))
    gtk_editable_set_text (GTK_EDITABLE (entry), typed[step / REST]);
  return step < REST * (G_N_ELEMENTS (typed) + 1);
}

static gboolean
sort (Frames *frames, guint step)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (
    frames_find (GTK_WIDGET (frames->page), GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns);

  if (step % REST == 0 && step / REST < 2 * n) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, step / REST / 2);

    if (gtk_column_view_column_get_sorter (column) != NULL)
      gtk_column_view_sort_by_column (view, column,
                                      step / REST % 2 == 0 ? GTK_SORT_ASCENDING
                                                           : GTK_SORT_DESCENDING);
  }
  if (step == 2 * n * REST)
    gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  return step < 2 * n * REST + REST;
}

static void
take_drops (GtkWidget *within, GPtrArray *drops)
{
  if (GTK_IS_DROP_DOWN (within))
    g_ptr_array_add (drops, within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    take_drops (child, drops);
}

// Every entry of every drop-down, one after the other, each back to “all” in between.
static gboolean
filter (Frames *frames, guint step)
{
  static GPtrArray *drops;
  guint number = step / REST;

  if (step == 0) {
    drops = g_ptr_array_new ();
    take_drops (GTK_WIDGET (frames->page), drops);
  }
  for (guint i = 0; i < drops->len; i++) {
    guint n = MIN (8, g_list_model_get_n_items (gtk_drop_down_get_model (drops->pdata[i])));

    if (number >= n) {
      number -= n;
      continue;
    }
    if (step % REST == 0)
      gtk_drop_down_set_selected (drops->pdata[i], (number + 1) % n);
    return TRUE;
  }
  g_clear_pointer (&drops, g_ptr_array_unref);
  return FALSE;
}

// Within pop-overs, too.
static GtkWidget *
find_anywhere (GtkWidget *within, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (within), type) ? within : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_anywhere (child, type);
  return found;
}

// A refusal would be measured as a very quick fill.
static void
must_undo (Frames *frames, gboolean is_filled)
{
  g_autofree char *text = NULL;

  g_object_get (frames->session, "undo-text", &text, NULL);
  if ((text != NULL && strstr (text, G_STRINGIFY (N_FILLED)) != NULL) != is_filled)
    frames_give_up (PROGRAM, is_filled ? "nothing was filled" : "nothing was taken back");
}

// A component for all, which most have not coded; then a meaning, doubt, and back again.
static gboolean
fill (Frames *frames, guint step)
{
  EnsCodingTable *table = get_table (frames);

  if (step % REST == 0 && step > REST)
    must_undo (frames, step < 7 * REST);
  if (step == 0)
    ens_coding_table_tick_some (table, N_FILLED);
  else if (step == REST)
    g_signal_emit_by_name (find_anywhere (GTK_WIDGET (frames->page), ENS_TYPE_CODE_PICKER),
                           "picked", NULL, "A01");
  else if (step == 2 * REST)
    gtk_widget_activate_action (GTK_WIDGET (table), "page.meaning", "s", "R07");
  else if (step == 3 * REST)
    gtk_widget_activate_action (GTK_WIDGET (table), "page.unsure", NULL);
  else if (step == 4 * REST || step == 5 * REST || step == 6 * REST)
    ens_session_undo (frames->session, NULL);
  else if (step == 7 * REST)
    gtk_widget_activate_action (GTK_WIDGET (table), "page.untick", NULL);
  return step < 8 * REST;
}

// What an earlier run left is taken as it is: making it takes longer than all measuring.
static EnsSession *
make_session (const char *folder, guint n)
{
  g_autofree char *path = g_build_filename (folder, "coding.ensemble", NULL);
  EnsSession *session = g_file_test (path, G_FILE_TEST_EXISTS) ? ens_session_open (path, NULL)
                                                               : NULL;

  if (session != NULL) {
    ens_session_set_author (session, CODER);
    return session;
  }
  session = frames_create_project (PROGRAM, folder, "coding");
  ens_session_set_author (session, CODER);
  add_statements (session, n);
  code_and_place (session);
  return session;
}

int
main (int argc, char **argv)
{
  Frames frames = { 0 };
  EnsSession *session;
  gint64 start;

  if (argc != 2 && argc != 3) {
    g_printerr ("Use: coding-frames FOLDER [STATEMENTS]\n");
    return 2;
  }
  adw_init ();
  session = make_session (argv[1],
                          argc == 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 100000);
  start = frames_read_clock ();
  frames_open (&frames, session, ENS_TYPE_CODING_PAGE);
  double ms = (double) (frames_read_clock () - start) / 1000;
  g_print ("coding: open\t%.1f\t%.1f\n", ms, ms);
  g_object_ref (session);
  frames_measure (&frames, "coding: scroll", scroll);
  frames_measure (&frames, "coding: search as you type", search);
  frames_measure (&frames, "coding: sort by each column", sort);
  frames_measure (&frames, "coding: filter", filter);
  frames_measure (&frames, "coding: fill 1000 ticked", fill);
  frames_close (&frames);
  frames = (Frames){ 0 };
  frames_open (&frames, session, ENS_TYPE_STATEMENTS_PAGE);
  frames_measure (&frames, "statements: search as you type", search);
  frames_close (&frames);
  return 0;
}
