// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pile that the program found. Shows the words that hold it together and what people said.
#include "ens-found-row.h"

#include "ens-error.h"
#include "ens-phrase.h"

#define MOST_SHOWN 8

struct _EnsFoundRow {
  GtkListBoxRow parent_instance;

  const EnsProposedPile *pile;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkLabel *texts_label;
  GtkLabel *closeness_label;
  GtkWidget *accept_button;
};

G_DEFINE_FINAL_TYPE (EnsFoundRow, ens_found_row, GTK_TYPE_LIST_BOX_ROW)

static guint accepted_signal;

static void
accept_cb (EnsFoundRow *self)
{
  g_signal_emit (self, accepted_signal, 0);
}

static void
ens_found_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_FOUND_ROW);
  G_OBJECT_CLASS (ens_found_row_parent_class)->dispose (object);
}

static void
ens_found_row_class_init (EnsFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_found_row_dispose;
  accepted_signal = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, texts_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, closeness_label);
  gtk_widget_class_bind_template_child (widget_class, EnsFoundRow, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
ens_found_row_init (EnsFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_found_row_new: @pile: must outlive the row. */
GtkWidget *
ens_found_row_new (const EnsProposedPile *pile)
{
  EnsFoundRow *self = g_object_new (ENS_TYPE_FOUND_ROW, NULL);
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *count = ens_phrase_dup_statements (pile->statements->len);
  self->pile = pile;
  for (guint i = 0; pile->texts && pile->texts[i] && i < MOST_SHOWN; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "  ·  " : "", pile->texts[i]);
  if (pile->statements->len > MOST_SHOWN)
    g_string_append (texts, "  …");
  gtk_label_set_text (self->title_label,
                      pile->medoid && *pile->medoid ? pile->medoid : pile->label);
  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->texts_label, texts->str);
  gtk_label_set_text (self->closeness_label, pile->closeness);
  g_autofree char *name = g_strdup_printf (_ ("Take the pile “%s”"),
                                           gtk_label_get_text (self->title_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/** ens_found_row_get_pile: Returns: (transfer none): the pile found. */
const EnsProposedPile *
ens_found_row_get_pile (EnsFoundRow *self)
{
  g_return_val_if_fail (ENS_IS_FOUND_ROW (self), NULL);
  return self->pile;
}
