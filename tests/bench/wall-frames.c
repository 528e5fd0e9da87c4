// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long frames of the card wall take: 2,000 statements in 60 piles, the real page in a window.
// Scrolls the wall from end to end and back, scrolls an open pile, moves what is dragged from pile to
// pile, lets statements go, folds all and changes the size. Prints, for each, the longest frame and
// the one that 99 of 100 stay below, in milliseconds: `scroll the wall<TAB>LONGEST<TAB>P99`.
// Use: wall-frames FOLDER
#include "ens-entry.h"
#include "ens-groups.h"
#include "ens-pile-card.h"
#include "ens-pile-view.h"
#include "ens-question.h"
#include "ens-sorting.h"
#include "ens-unplaced-view.h"
#include "ens-wall.h"
#include "pages/ens-criteria-page.h"

#include <stdlib.h>

#define N_STATEMENTS 2000
#define N_UNPLACED   200
#define N_PILES      60
#define N_GROUPS     6

typedef struct {
  GtkWidget *window;
  EnsPage *page;
  EnsSession *session;
  GArray *times; // of frames, in milliseconds
  gint64 last;
  guint step;
  gboolean (*act) (gpointer bench, guint step);
} Bench;

static const char *const words[] = {
  "avoir",      "amis",  "voisins",  "arbres",  "parc",    "rue",   "calme",  "travail", "stable",
  "logement",   "santé", "école",    "enfants", "temps",   "libre", "écoute", "respect", "mairie",
  "transports", "vélo",  "trottoir", "banc",    "lumière", "fête",  "marché", "loyers",  "jardin",
};

G_GNUC_NORETURN static void
give_up (const char *why)
{
  g_printerr ("wall-frames: %s\n", why);
  exit (1);
}

static char *
dup_text (GRand *chance, guint number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (chance, 3, 12);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (chance, 0, G_N_ELEMENTS (words))]);
  g_string_append_printf (text, "%u", number);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static EnsUuid
say (EnsSession *session, const EnsUuid *group, const EnsUuid *question, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (EnsEntry) entry = { 0 };
  g_autoptr (EnsStatement) statement = NULL;

  ens_entry_parse (session, text, &entry);
  statement = ens_entry_add (session, group, question, &entry, &error);
  if (error != NULL)
    give_up (error->message);
  return statement->id;
}

static void
fill (EnsSession *session)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261123);
  g_autoptr (GPtrArray) questions = ens_session_list_rows (session, ENS_KIND_QUESTION, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (EnsUuid));
  EnsUuid groups[N_GROUPS];

  for (guint i = 0; i < N_GROUPS; i++) {
    g_autoptr (EnsGroup) group = ens_group_new ();

    group->name = g_strdup_printf ("Groupe %u", i + 1);
    if (!ens_groups_add (session, group, NULL))
      give_up ("no group");
    groups[i] = group->id;
  }
  for (guint i = 0; i < N_STATEMENTS; i++) {
    g_autofree char *text = dup_text (chance, i);
    const EnsQuestion *question = questions->pdata[i % questions->len];
    EnsUuid id = say (session, &groups[i % N_GROUPS], &question->id, text);

    g_array_append_val (ids, id);
  }
  for (guint i = 0; i < N_PILES; i++) {
    guint size = (N_STATEMENTS - N_UNPLACED) / N_PILES;
    g_autofree char *title = dup_text (chance, i);

    if (!ens_sorting_new_pile (session, title, &g_array_index (ids, EnsUuid, i * size), size, NULL,
                               NULL))
      give_up ("no pile");
  }
}

static EnsSession *
make_session (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autofree char *path = g_build_filename (folder, "wall.ensemble", NULL);
  EnsSession *session;

  project->title = g_strdup ("Wall");
  project->language = g_strdup ("fr");
  session = ens_session_create (path, project, NULL, &error);
  if (session == NULL)
    give_up (error->message);
  fill (session);
  return session;
}

static GtkWidget *
find (GtkWidget *within, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (within), type))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

// From the end of one frame to the end of the next: whatever is done in between, nothing moves.
static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 now = g_get_monotonic_time ();
  double ms = (double) (now - bench->last) / 1000;

  if (bench->last > 0)
    g_array_append_val (bench->times, ms);
  bench->last = now;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;

  if (!bench->act (bench, bench->step++))
    bench->act = NULL;
  return bench->act != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

// Runs @act once in each frame until it says that it is done.
static void
measure (Bench *bench, const char *what, gboolean (*act) (gpointer bench, guint step))
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  guint n;

  g_array_set_size (bench->times, 0);
  bench->act = act;
  bench->step = 0;
  bench->last = 0;
  gdk_frame_clock_begin_updating (clock);
  gtk_widget_add_tick_callback (bench->window, tick_cb, bench, NULL);
  while (bench->act != NULL)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (clock);
  g_array_sort (bench->times, compare_times);
  n = bench->times->len;
  g_print ("%s\t%.1f\t%.1f\n", what, g_array_index (bench->times, double, n - 1),
           g_array_index (bench->times, double, (n - 1) * 99 / 100));
}

static void
scroll (GtkWidget *within, guint step, guint n_steps)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (find (within, GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  double way = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double part = 2.0 * step / n_steps;

  gtk_adjustment_set_value (adjustment, way * (part <= 1 ? part : 2 - part));
}

static EnsWall *
get_wall (Bench *bench)
{
  return ENS_WALL (find (GTK_WIDGET (bench->page), ENS_TYPE_WALL));
}

static GtkWidget *
get_card (Bench *bench, guint index)
{
  GtkFlowBox *box = GTK_FLOW_BOX (find (GTK_WIDGET (get_wall (bench)), GTK_TYPE_FLOW_BOX));

  return GTK_WIDGET (gtk_flow_box_get_child_at_index (box, (int) index));
}

static gboolean
scroll_wall (gpointer data, guint step)
{
  scroll (GTK_WIDGET (get_wall (data)), step, 300);
  return step < 300;
}

static gboolean
scroll_unplaced (gpointer data, guint step)
{
  Bench *bench = data;

  scroll (find (GTK_WIDGET (bench->page), ENS_TYPE_UNPLACED_VIEW), step, 300);
  return step < 300;
}

// What a drop target does to a card that something is held over, from card to card, while the wall
// scrolls below the pointer.
static gboolean
drag (gpointer data, guint step)
{
  Bench *bench = data;

  if (step > 0)
    gtk_widget_unset_state_flags (get_card (bench, (step - 1) / 3 % N_PILES),
                                  GTK_STATE_FLAG_DROP_ACTIVE);
  gtk_widget_set_state_flags (get_card (bench, step / 3 % N_PILES), GTK_STATE_FLAG_DROP_ACTIVE,
                              FALSE);
  scroll (GTK_WIDGET (get_wall (bench)), step, 300);
  return step < 300;
}

static gboolean
let_go (gpointer data, guint step)
{
  Bench *bench = data;
  EnsUnplacedView *view = ENS_UNPLACED_VIEW (
    find (GTK_WIDGET (bench->page), ENS_TYPE_UNPLACED_VIEW));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (ens_unplaced_view_get_list (view)));

  if (step % 15 == 0 && g_list_model_get_n_items (model) > 0) {
    g_autoptr (EnsStatementItem) item = g_list_model_get_item (model, 0);

    g_signal_emit_by_name (get_card (bench, step / 15), "dropped", item);
  }
  return step < 300;
}

static gboolean
fold (gpointer data, guint step)
{
  if (step % 30 == 0)
    ens_wall_fold_all (get_wall (data));
  return step < 180;
}

static gboolean
zoom (gpointer data, guint step)
{
  if (step % 30 == 0)
    ens_wall_zoom (get_wall (data), step < 90 ? -1 : 1);
  return step < 180;
}

static gboolean
scroll_pile (gpointer data, guint step)
{
  Bench *bench = data;

  if (step == 0)
    g_signal_emit_by_name (get_wall (bench), "opened",
                           ens_pile_card_get_pile (ENS_PILE_CARD (get_card (bench, 0))));
  scroll (find (GTK_WIDGET (bench->page), ENS_TYPE_PILE_VIEW), step, 120);
  return step < 120;
}

static void
load_styles (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider,
                                       "/io/github/ensemble_wellbeing/Ensemble/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
open_window (Bench *bench)
{
  bench->window = adw_window_new ();
  bench->page = g_object_new (ENS_TYPE_CRITERIA_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1180, 760);
  adw_window_set_content (ADW_WINDOW (bench->window), GTK_WIDGET (bench->page));
  ens_page_set_session (bench->page, bench->session);
  gtk_window_present (GTK_WINDOW (bench->window));
  while (!gtk_widget_get_mapped (bench->window) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (bench->window), "after-paint",
                    G_CALLBACK (painted_cb), bench);
}

int
main (int argc, char **argv)
{
  Bench bench = { .times = g_array_new (FALSE, FALSE, sizeof (double)) };

  if (argc != 2) {
    g_printerr ("Use: wall-frames FOLDER\n");
    return 2;
  }
  adw_init ();
  load_styles ();
  bench.session = make_session (argv[1]);
  open_window (&bench);
  measure (&bench, "wall: scroll", scroll_wall);
  measure (&bench, "wall: drag over piles", drag);
  measure (&bench, "wall: let go over a pile", let_go);
  measure (&bench, "wall: scroll what is not placed", scroll_unplaced);
  measure (&bench, "wall: fold all", fold);
  measure (&bench, "wall: change the size", zoom);
  measure (&bench, "wall: scroll a pile", scroll_pile);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.session);
  g_array_unref (bench.times);
  return 0;
}
