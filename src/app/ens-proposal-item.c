// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Never changes: what is said of a proposal after new votes is another item.
#include "ens-proposal-item.h"

struct _EnsProposalItem {
  GObject parent_instance;

  guint index;
  EnsUuid id;
  char *text;
  char *words;
};

G_DEFINE_FINAL_TYPE (EnsProposalItem, ens_proposal_item, G_TYPE_OBJECT)

static void
ens_proposal_item_finalize (GObject *object)
{
  g_free (ENS_PROPOSAL_ITEM (object)->text);
  g_free (ENS_PROPOSAL_ITEM (object)->words);
  G_OBJECT_CLASS (ens_proposal_item_parent_class)->finalize (object);
}

static void
ens_proposal_item_class_init (EnsProposalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ens_proposal_item_finalize;
}

static void
ens_proposal_item_init (EnsProposalItem *self)
{
}

/**
 * ens_proposal_item_new: a new item.
 * @index: of the proposal in its consultation
 * @words: what people think of it
 */
EnsProposalItem *
ens_proposal_item_new (guint index, const EnsUuid *id, const char *text, const char *words)
{
  EnsProposalItem *self = g_object_new (ENS_TYPE_PROPOSAL_ITEM, NULL);
  self->index = index;
  self->id = *id;
  self->text = g_strdup (text);
  self->words = g_strdup (words);
  return self;
}

/** ens_proposal_item_get_index: Returns: of the proposal in its consultation. */
guint
ens_proposal_item_get_index (EnsProposalItem *self)
{
  g_return_val_if_fail (ENS_IS_PROPOSAL_ITEM (self), 0);
  return self->index;
}

/** ens_proposal_item_get_id: Returns: (transfer none): of the row. */
const EnsUuid *
ens_proposal_item_get_id (EnsProposalItem *self)
{
  g_return_val_if_fail (ENS_IS_PROPOSAL_ITEM (self), NULL);
  return &self->id;
}

static GtkWidget *
new_label (const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class) {
    gtk_widget_add_css_class (label, css_class);
    gtk_widget_add_css_class (label, "dim-label");
  }
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), new_label (NULL, 3));
  gtk_box_append (GTK_BOX (box), new_label ("caption", 2));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  EnsProposalItem *self = ENS_PROPOSAL_ITEM (gtk_list_item_get_item (list_item));
  GtkWidget *box = gtk_list_item_get_child (list_item);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), self->text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), self->words);
}

/** ens_proposal_item_new_factory: Returns: (transfer full): makes the lines of a list of these. */
GtkListItemFactory *
ens_proposal_item_new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
