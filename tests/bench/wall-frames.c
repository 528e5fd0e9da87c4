// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long frames of the card wall take: 2,000 statements in 60 piles, the real page in a window.
// Scrolls the wall from end to end and back, scrolls an open pile, moves what is dragged from pile to
// pile, lets statements go, folds all and changes the size. Prints, for each, the longest frame and
// the one that 99 of 100 stay below, in milliseconds: `scroll the wall<TAB>LONGEST<TAB>P99`.
// Use: wall-frames FOLDER
#include "frames.h"

#include "ens-entry.h"
#include "ens-groups.h"
#include "ens-pile-card.h"
#include "ens-pile-view.h"
#include "ens-question.h"
#include "ens-sorting.h"
#include "ens-unplaced-view.h"
#include "ens-wall.h"
#include "pages/ens-criteria-page.h"

#define N_STATEMENTS 2000
#define N_UNPLACED   200
#define N_PILES      60
#define N_GROUPS     6

#define PROGRAM "wall-frames"

static EnsUuid
say (EnsSession *session, const EnsUuid *group, const EnsUuid *question, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (EnsEntry) entry = { 0 };
  g_autoptr (EnsStatement) statement = NULL;

  ens_entry_parse (session, text, &entry);
  statement = ens_entry_add (session, group, question, &entry, &error);
  if (error != NULL)
    frames_give_up (PROGRAM, error->message);
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
      frames_give_up (PROGRAM, "no group");
    groups[i] = group->id;
  }
  for (guint i = 0; i < N_STATEMENTS; i++) {
    g_autofree char *text = frames_dup_text (chance, i);
    const EnsQuestion *question = questions->pdata[i % questions->len];
    EnsUuid id = say (session, &groups[i % N_GROUPS], &question->id, text);

    g_array_append_val (ids, id);
  }
  for (guint i = 0; i < N_PILES; i++) {
    guint size = (N_STATEMENTS - N_UNPLACED) / N_PILES;
    g_autofree char *title = frames_dup_text (chance, i);

    if (!ens_sorting_new_pile (session, title, &g_array_index (ids, EnsUuid, i * size), size, NULL,
                               NULL))
      frames_give_up (PROGRAM, "no pile");
  }
}

static EnsWall *
get_wall (Frames *frames)
{
  return ENS_WALL (frames_find (GTK_WIDGET (frames->page), ENS_TYPE_WALL));
}

static GtkWidget *
get_card (Frames *frames, guint index)
{
  GtkFlowBox *box = GTK_FLOW_BOX (frames_find (GTK_WIDGET (get_wall (frames)), GTK_TYPE_FLOW_BOX));

  return GTK_WIDGET (gtk_flow_box_get_child_at_index (box, (int) index));
}

static gboolean
scroll_wall (Frames *frames, guint step)
{
  frames_scroll (GTK_WIDGET (get_wall (frames)), step, 300);
  return step < 300;
}

static gboolean
scroll_unplaced (Frames *frames, guint step)
{
  frames_scroll (frames_find (GTK_WIDGET (frames->page), ENS_TYPE_UNPLACED_VIEW), step, 300);
  return step < 300;
}

// What a drop target does to a card that something is held over, from card to card, while the wall
// scrolls below the pointer.
static gboolean
drag (Frames *frames, guint step)
{
  if (step > 0)
    gtk_widget_unset_state_flags (get_card (frames, (step - 1) / 3 % N_PILES),
                                  GTK_STATE_FLAG_DROP_ACTIVE);
  gtk_widget_set_state_flags (get_card (frames, step / 3 % N_PILES), GTK_STATE_FLAG_DROP_ACTIVE,
                              FALSE);
  frames_scroll (GTK_WIDGET (get_wall (frames)), step, 300);
  return step < 300;
}

static gboolean
let_go (Frames *frames, guint step)
{
  EnsUnplacedView *view = ENS_UNPLACED_VIEW (
    frames_find (GTK_WIDGET (frames->page), ENS_TYPE_UNPLACED_VIEW));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (ens_unplaced_view_get_list (view)));

  if (step % 15 == 0 && g_list_model_get_n_items (model) > 0) {
    g_autoptr (EnsStatementItem) item = g_list_model_get_item (model, 0);

    g_signal_emit_by_name (get_card (frames, step / 15), "dropped", item);
  }
  return step < 300;
}

static gboolean
fold (Frames *frames, guint step)
{
  if (step % 30 == 0)
    ens_wall_fold_all (get_wall (frames));
  return step < 180;
}

static gboolean
zoom (Frames *frames, guint step)
{
  if (step % 30 == 0)
    ens_wall_zoom (get_wall (frames), step < 90 ? -1 : 1);
  return step < 180;
}

static gboolean
scroll_pile (Frames *frames, guint step)
{
  if (step == 0)
    g_signal_emit_by_name (get_wall (frames), "opened",
                           ens_pile_card_get_pile (ENS_PILE_CARD (get_card (frames, 0))));
  frames_scroll (frames_find (GTK_WIDGET (frames->page), ENS_TYPE_PILE_VIEW), step, 120);
  return step < 120;
}

int
main (int argc, char **argv)
{
  Frames frames = { 0 };
  EnsSession *session;

  if (argc != 2) {
    g_printerr ("Use: wall-frames FOLDER\n");
    return 2;
  }
  adw_init ();
  session = frames_create_project (PROGRAM, argv[1], "wall");
  fill (session);
  frames_open (&frames, session, ENS_TYPE_CRITERIA_PAGE);
  frames_measure (&frames, "wall: scroll", scroll_wall);
  frames_measure (&frames, "wall: drag over piles", drag);
  frames_measure (&frames, "wall: let go over a pile", let_go);
  frames_measure (&frames, "wall: scroll what is not placed", scroll_unplaced);
  frames_measure (&frames, "wall: fold all", fold);
  frames_measure (&frames, "wall: change the size", zoom);
  frames_measure (&frames, "wall: scroll a pile", scroll_pile);
  frames_close (&frames);
  return 0;
}
