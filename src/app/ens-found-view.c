// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The piles that the program found. Taking one is one action; taking all is one action, too. The tree is
// cut anew while the slider moves, also when some piles were taken: what lies in a pile by then is left
// out of the others.
#include "ens-found-view.h"

#include "ens-cut-tree.h"
#include "ens-error.h"
#include "ens-found-row.h"
#include "ens-phrase.h"
#include "ens-wrap-box.h"

struct _EnsFoundView {
  AdwBin parent_instance;

  EnsSession *session;
  EnsSortingTree *tree;
  EnsProposal *proposal;
  GCancellable *cancellable;
  guint k;
  GArray *branches; // where it is cut
  guint wanted;     // the branch that was split or joined and whose row is to have the focus
  EnsCutTree *cut_tree;
  GtkWidget *cut_box;
  GtkRange *scale;
  GtkLabel *number_label;
  GtkLabel *why_label;
  GtkWidget *learned_box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EnsFoundView, ens_found_view, ADW_TYPE_BIN)

static guint finished_signal;

static void
tell (EnsFoundView *self, gboolean ok, const char *text, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), ok ? "win.tell-done" : "win.tell", "s",
                              ok ? text : error->message);
}

static void
clear_list (EnsFoundView *self)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void accepted_cb (EnsFoundView *self, EnsFoundRow *row);
static void split_cb (EnsFoundView *self, EnsFoundRow *row);
static void join_cb (EnsFoundView *self, EnsFoundRow *row);

static void
add_row (EnsFoundView *self, const EnsProposedPile *pile)
{
  guint most = ens_sorting_tree_get_most (self->tree);
  GtkWidget *row = ens_found_row_new (pile);
  ens_found_row_set_may (ENS_FOUND_ROW (row), pile->branch >= most, pile->branch < 2 * most - 2);
  g_signal_connect_object (row, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "split-wanted", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "join-wanted", G_CALLBACK (join_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  if (pile->branch == self->wanted)
    gtk_widget_grab_focus (row);
}

static void
show_proposal (EnsFoundView *self, EnsProposal *proposal)
{
  clear_list (self);
  g_clear_pointer (&self->proposal, ens_proposal_free);
  self->proposal = proposal;
  gtk_label_set_text (self->why_label, proposal && proposal->why ? proposal->why : "");
  gtk_widget_set_visible (self->learned_box, proposal && proposal->has_learned);
  for (guint i = 0; proposal && i < proposal->piles->len; i++)
    add_row (self, proposal->piles->pdata[i]);
  self->wanted = G_MAXUINT;
}

static void
cut_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsFoundView) self = ENS_FOUND_VIEW (data);
  g_autoptr (GError) error = NULL;
  EnsProposal *proposal = ens_sorting_tree_cut_finish (ENS_SORTING_TREE (source), result, &error);
  // Whoever moved on meanwhile has asked for another cut.
  if (proposal && self->tree == ENS_SORTING_TREE (source)) {
    ens_proposal_leave_out_placed (proposal, self->session);
    show_proposal (self, proposal);
  } else {
    ens_proposal_free (proposal);
  }
}

static void
stop_cutting (EnsFoundView *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_cut (EnsFoundView *self)
{
  g_autofree char *number = ens_phrase_dup_piles (self->branches->len);
  ens_cut_tree_set_cut (self->cut_tree, self->k, self->branches);
  gtk_label_set_text (self->number_label, number);
  stop_cutting (self);
  self->cancellable = g_cancellable_new ();
  ens_sorting_tree_cut_async (self->tree, self->branches, self->cancellable, cut_cb,
                              g_object_ref (self));
}

// Level again: what was split or joined by hand is let go of.
static void
cut (EnsFoundView *self, guint k)
{
  if (k == self->k)
    return;
  self->k = k;
  gtk_range_set_value (self->scale, k);
  g_clear_pointer (&self->branches, g_array_unref);
  self->branches = ens_tree_cut_new (ens_sorting_tree_get_joins (self->tree),
                                     ens_sorting_tree_get_most (self->tree), k);
  show_cut (self);
}

static void
split_cb (EnsFoundView *self, EnsFoundRow *row)
{
  guint branch = ens_found_row_get_pile (row)->branch;
  guint most = ens_sorting_tree_get_most (self->tree);
  const EnsTreeJoin *joins = ens_sorting_tree_get_joins (self->tree);
  if (!ens_tree_cut_split (self->branches, joins, most, branch))
    return;
  self->wanted = joins[branch - most].left;
  show_cut (self);
}

static void
join_cb (EnsFoundView *self, EnsFoundRow *row)
{
  guint branch = ens_found_row_get_pile (row)->branch;
  guint most = ens_sorting_tree_get_most (self->tree);
  const EnsTreeJoin *joins = ens_sorting_tree_get_joins (self->tree);
  if (!ens_tree_cut_join (self->branches, joins, most, branch))
    return;
  self->wanted = ens_tree_cut_get_above (joins, most, branch);
  show_cut (self);
}

static void
scale_cb (EnsFoundView *self)
{
  if (self->tree)
    cut (self, (guint) (gtk_range_get_value (self->scale) + 0.5));
}

static void
cut_wanted_cb (EnsFoundView *self, guint k)
{
  if (gtk_widget_get_sensitive (self->cut_box))
    cut (self, k);
}

static void
accepted_cb (EnsFoundView *self, EnsFoundRow *row)
{
  g_autoptr (GError) error = NULL;
  const EnsProposedPile *pile = ens_found_row_get_pile (row);
  g_autofree char *text = g_strdup_printf (_ ("The pile “%s” was taken"),
                                           pile->medoid ? pile->medoid : pile->label);
  gboolean ok = ens_sorting_accept (self->session, &pile, 1, &error);
  if (ok) {
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  }
  tell (self, ok, text, error);
  if (ok && !gtk_list_box_get_row_at_index (self->list, 0))
    g_signal_emit (self, finished_signal, 0);
}

static void
ens_found_view_dispose (GObject *object)
{
  EnsFoundView *self = ENS_FOUND_VIEW (object);
  stop_cutting (self);
  g_clear_object (&self->tree);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_FOUND_VIEW);
  g_clear_pointer (&self->proposal, ens_proposal_free);
  g_clear_pointer (&self->branches, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_found_view_parent_class)->dispose (object);
}

static void
ens_found_view_class_init (EnsFoundViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_found_view_dispose;
  finished_signal = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (ENS_TYPE_CUT_TREE);
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-found-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, why_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, learned_box);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, cut_tree);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, cut_box);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, scale);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, number_label);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
  gtk_widget_class_bind_template_callback (widget_class, cut_wanted_cb);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, list);
}

static void
ens_found_view_init (EnsFoundView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ens_found_view_take_tree: shows what was found, cut into as many piles as it proposes.
 * @session: (nullable): the project it was found in
 * @tree: (nullable) (transfer full): %NULL to let go of everything
 */
void
ens_found_view_take_tree (EnsFoundView *self, EnsSession *session, EnsSortingTree *tree)
{
  g_return_if_fail (ENS_IS_FOUND_VIEW (self));
  stop_cutting (self);
  g_clear_object (&self->tree);
  show_proposal (self, NULL);
  g_set_object (&self->session, session);
  self->k = 0;
  ens_cut_tree_set_tree (self->cut_tree, tree);
  if (!tree)
    return;
  guint most = ens_sorting_tree_get_most (tree);
  gtk_range_set_range (self->scale, 1, MAX (most, 2));
  gtk_widget_set_sensitive (self->cut_box, most > 1);
  self->tree = tree;
  cut (self, ens_sorting_tree_get_proposed (tree));
}

/** ens_found_view_accept_all: takes every pile that is still shown, in one action. */
void
ens_found_view_accept_all (EnsFoundView *self)
{
  g_return_if_fail (ENS_IS_FOUND_VIEW (self));
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_ptr_array_add (left, (gpointer) ens_found_row_get_pile (ENS_FOUND_ROW (row)));
  if (left->len == 0)
    return;
  g_autofree char *piles = ens_phrase_dup_piles (left->len);
  g_autofree char *text = g_strdup_printf (_ ("%s taken"), piles);
  gboolean ok = ens_sorting_accept (self->session, (const EnsProposedPile *const *) left->pdata,
                                    left->len, &error);
  tell (self, ok, text, error);
  if (ok) {
    clear_list (self);
    g_signal_emit (self, finished_signal, 0);
  }
}
