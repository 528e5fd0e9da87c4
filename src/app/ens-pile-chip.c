// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Made anew with each change of the piles; there are only a few.
#include "ens-pile-chip.h"

#include <inttypes.h>

struct _EnsPileChip {
  GtkButton parent_instance;

  EnsUuid pile;
};

G_DEFINE_FINAL_TYPE (EnsPileChip, ens_pile_chip, GTK_TYPE_BUTTON)

static guint dropped_signal;

static gboolean
drop_cb (EnsPileChip *self, const GValue *value)
{
  g_signal_emit (self, dropped_signal, 0, g_value_get_object (value));
  return TRUE;
}

static void
ens_pile_chip_class_init (EnsPileChipClass *klass)
{
  dropped_signal = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, ENS_TYPE_STATEMENT_ITEM);
}

static void
ens_pile_chip_init (EnsPileChip *self)
{
  GtkDropTarget *target = gtk_drop_target_new (ENS_TYPE_STATEMENT_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** ens_pile_chip_new: @with_count: say how often what is in it was said, all piles below it included */
GtkWidget *
ens_pile_chip_new (const EnsPile *pile, gboolean with_count)
{
  EnsPileChip *self = g_object_new (ENS_TYPE_PILE_CHIP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (pile->criterion->title);
  self->pile = pile->criterion->id;
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 28);
  gtk_box_append (GTK_BOX (box), title);
  if (with_count) {
    g_autofree char *number = g_strdup_printf ("%'" PRIu64, pile->n_all_expressions);
    GtkWidget *count = gtk_label_new (number);
    gtk_widget_add_css_class (count, "chip");
    gtk_widget_add_css_class (count, "numeric");
    gtk_box_append (GTK_BOX (box), count);
  }
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), pile->criterion->title);
  gtk_widget_add_css_class (GTK_WIDGET (self), with_count ? "pile-chip" : "flat");
  return GTK_WIDGET (self);
}

/** ens_pile_chip_get_pile: Returns: (transfer none): the pile it stands for. */
const EnsUuid *
ens_pile_chip_get_pile (EnsPileChip *self)
{
  g_return_val_if_fail (ENS_IS_PILE_CHIP (self), NULL);
  return &self->pile;
}
