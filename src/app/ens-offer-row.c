// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The button is the action “look.borrow” of the window: file, kind and id.
#include "ens-offer-row.h"

#include "ens-borrow.h"
#include "ens-error.h"
#include "ens-row-words.h"
#include "ens-wrapped-label.h"

// Of what is here already nobody has to weigh the words.
static GtkWidget *
new_words (const EnsOffer *offer, const char *from, gboolean is_here)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), ens_wrapped_label_new (offer->title, is_here ? NULL : "heading"));
  if (!is_here && offer->translation && g_strcmp0 (offer->translation, offer->title) != 0)
    gtk_box_append (GTK_BOX (box), ens_wrapped_label_new (offer->translation, NULL));
  if (!is_here && offer->detail)
    gtk_box_append (GTK_BOX (box), ens_wrapped_label_new (offer->detail, "caption"));
  g_autofree char *lineage = offer->lineage ? g_strdup_printf (_ ("from %s, who have it from %s"),
                                                               from, offer->lineage)
                                            : g_strdup_printf (_ ("from %s"), from);
  g_autofree char *what = g_strdup_printf ("%s · %s", ens_row_words_get_kind (offer->kind),
                                           lineage);
  GtkWidget *where = ens_wrapped_label_new (what, "caption");
  gtk_widget_add_css_class (where, "dim-label");
  gtk_box_append (GTK_BOX (box), where);
  return box;
}

static GtkWidget *
new_button (const EnsOffer *offer, const char *path)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Borrow"));
  g_autofree char *tip = g_strdup_printf (_ ("Borrow “%s”"), offer->title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "look.borrow");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sis)", path, (int) offer->kind,
                                    offer->id);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  return button;
}

/** ens_offer_row_is_here: Returns: whether the project has it, so that it cannot be borrowed; @session: (nullable). */
gboolean
ens_offer_row_is_here (const EnsOffer *offer, EnsSession *session)
{
  return session && ens_borrow_is_here (session, offer);
}

/**
 * ens_offer_row_new:
 * @session: (nullable): the project that would borrow it
 * @path: the file it is in
 * @from: whose it is
 */
GtkWidget *
ens_offer_row_new (const EnsOffer *offer, EnsSession *session, const char *path, const char *from)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean is_here = ens_offer_row_is_here (offer, session);
  GtkWidget *end = is_here ? gtk_label_new (_ ("In your project")) : new_button (offer, path);
  if (is_here)
    gtk_widget_add_css_class (end, "dim-label");
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "key-row");
  gtk_box_append (GTK_BOX (row), new_words (offer, from, is_here));
  gtk_box_append (GTK_BOX (row), end);
  return row;
}
