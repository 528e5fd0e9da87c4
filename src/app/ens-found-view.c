// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The piles that the program found. Taking one is one action; taking all is one action, too. The tree is
// cut anew while the slider moves, also when some piles were taken: what lies in a pile by then is left
// out of the others.
#include "ens-found-view.h"

#include "ens-children.h"
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
  GCancellable *cancellable; // of the cut
  GCancellable *finding;
  guint k;
  GArray *branches; // where it is cut
  guint wanted;     // the branch that was split or joined and whose row is to have the focus
  EnsCutTree *cut_tree;
  GtkWidget *cut_box;
  GtkDropDown *way_drop;
  GtkRange *scale;
  GtkLabel *number_label;
  GtkLabel *why_label;
  GtkWidget *learned_box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EnsFoundView, ens_found_view, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_FINDING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint finished_signal;
static guint found_signal;

// In words that say what is done, not what it is called.
static const struct {
  EnsClusterMethod method;
  const char *title;
} ways[] = {
  { ENS_CLUSTER_AUTO, N_ ("What suits the number of statements") },
  { ENS_CLUSTER_AVERAGE, N_ ("Compare each with every other") },
  { ENS_CLUSTER_TREE, N_ ("Join small groups step by step") },
  { ENS_CLUSTER_FLAT, N_ ("Group by common words") },
  { ENS_CLUSTER_REINERT, N_ ("Cut in two where the words differ most") },
};

static void
tell (EnsFoundView *self, gboolean ok, const char *text, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), ok ? "win.tell-done" : "win.tell", "s",
                              ok ? text : error->message);
}

static void
clear_list (EnsFoundView *self)
{
  ens_children_clear_list (self->list);
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
set_finding (EnsFoundView *self, GCancellable *finding)
{
  if (!g_set_object (&self->finding, finding))
    return;
  if (self->list) {
    gtk_widget_set_sensitive (self->cut_box,
                              !finding && self->tree && ens_sorting_tree_get_most (self->tree) > 1);
    gtk_widget_set_sensitive (GTK_WIDGET (self->list), !finding);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDING]);
}

static void
stop_finding (EnsFoundView *self)
{
  if (self->finding)
    g_cancellable_cancel (self->finding);
  set_finding (self, NULL);
}

static void
ens_found_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FINDING)
    g_value_set_boolean (value, ens_found_view_get_finding (ENS_FOUND_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

// Another way is tried at once, on the same statements.
static void
way_cb (EnsFoundView *self)
{
  if (self->tree)
    ens_found_view_find (self);
}

static void
ens_found_view_dispose (GObject *object)
{
  EnsFoundView *self = ENS_FOUND_VIEW (object);
  stop_cutting (self);
  stop_finding (self);
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
  G_OBJECT_CLASS (klass)->get_property = ens_found_view_get_property;
  properties[PROP_FINDING] = g_param_spec_boolean ("finding", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  found_signal = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
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
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, way_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, scale);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, number_label);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
  gtk_widget_class_bind_template_callback (widget_class, cut_wanted_cb);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, list);
}

static void
fill_ways (EnsFoundView *self)
{
  const char *titles[G_N_ELEMENTS (ways) + 1] = { NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    titles[i] = _ (ways[i].title);
  g_autoptr (GtkStringList) model = gtk_string_list_new (titles);
  gtk_drop_down_set_model (self->way_drop, G_LIST_MODEL (model));
}

static void
ens_found_view_init (EnsFoundView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_ways (self);
}

// Cut into as many piles as it proposes.
static void
take_tree (EnsFoundView *self, EnsSortingTree *tree)
{
  stop_cutting (self);
  g_clear_object (&self->tree);
  show_proposal (self, NULL);
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

/** ens_found_view_set_session: @session: (nullable): where piles are found; lets go of those of another */
void
ens_found_view_set_session (EnsFoundView *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_FOUND_VIEW (self));
  stop_finding (self);
  take_tree (self, NULL);
  g_set_object (&self->session, session);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsFoundView) self = ENS_FOUND_VIEW (data);
  g_autoptr (GError) error = NULL;
  EnsSortingTree *tree = ens_sorting_tree_new_finish (ENS_SESSION (source), result, &error);
  if (self->session != ENS_SESSION (source)) {
    g_clear_object (&tree);
    return;
  }
  set_finding (self, NULL);
  if (!tree) {
    tell (self, FALSE, NULL, error);
    return;
  }
  take_tree (self, tree);
  g_signal_emit (self, found_signal, 0);
}

/** ens_found_view_find: looks for piles in another thread; `found` tells when there are any. */
void
ens_found_view_find (EnsFoundView *self)
{
  g_return_if_fail (ENS_IS_FOUND_VIEW (self));
  if (self->finding || !self->session)
    return;
  g_autoptr (GCancellable) finding = g_cancellable_new ();
  EnsProgress progress = { .cancellable = finding };
  set_finding (self, finding);
  guint way = gtk_drop_down_get_selected (self->way_drop);
  ens_sorting_tree_new_async (self->session, ways[MIN (way, G_N_ELEMENTS (ways) - 1)].method,
                              &progress, found_cb, g_object_ref (self));
}

gboolean
ens_found_view_get_finding (EnsFoundView *self)
{
  g_return_val_if_fail (ENS_IS_FOUND_VIEW (self), FALSE);
  return self->finding != NULL;
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
