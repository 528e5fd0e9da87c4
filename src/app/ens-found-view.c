// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The piles that the program found. Taking one is one action; taking all is one action, too.
#include "ens-found-view.h"

#include "ens-error.h"
#include "ens-found-row.h"
#include "ens-phrase.h"

struct _EnsFoundView {
  AdwBin parent_instance;

  EnsSession *session;
  EnsProposal *proposal;
  GtkLabel *why_label;
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

static void
accepted_cb (EnsFoundView *self, EnsFoundRow *row)
{
  g_autoptr (GError) error = NULL;
  const EnsProposedPile *pile = ens_found_row_get_pile (row);
  g_autofree char *text = g_strdup_printf (_ ("The pile “%s” was taken"),
                                           pile->medoid ? pile->medoid : pile->label);
  gboolean ok = ens_sorting_accept (self->session, &pile, 1, &error);
  if (ok)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  tell (self, ok, text, error);
  if (ok && !gtk_list_box_get_row_at_index (self->list, 0))
    g_signal_emit (self, finished_signal, 0);
}

static void
ens_found_view_dispose (GObject *object)
{
  EnsFoundView *self = ENS_FOUND_VIEW (object);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_FOUND_VIEW);
  g_clear_pointer (&self->proposal, ens_proposal_free);
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
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-found-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, why_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundView, list);
}

static void
ens_found_view_init (EnsFoundView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ens_found_view_take_proposal: shows what was found.
 * @session: (nullable): the project it was found in
 * @proposal: (nullable) (transfer full): %NULL to let go of everything
 */
void
ens_found_view_take_proposal (EnsFoundView *self, EnsSession *session, EnsProposal *proposal)
{
  g_return_if_fail (ENS_IS_FOUND_VIEW (self));
  clear_list (self);
  g_clear_pointer (&self->proposal, ens_proposal_free);
  g_set_object (&self->session, session);
  self->proposal = proposal;
  gtk_label_set_text (self->why_label, proposal && proposal->why ? proposal->why : "");
  for (guint i = 0; proposal && i < proposal->piles->len; i++) {
    GtkWidget *row = ens_found_row_new (proposal->piles->pdata[i]);
    g_signal_connect_object (row, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->list, row);
  }
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
