// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pile on the wall. Shows three of its statements at most; all of them are one key away.
#include "ens-pile-card.h"

#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-statement-list.h"

struct _EnsPileCard {
  GtkFlowBoxChild parent_instance;

  EnsUuid pile;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkLabel *code_label;
  GtkLabel *kind_label;
  GtkLabel *minority_label;
  GtkLabel *first_label;
  GtkLabel *second_label;
  GtkLabel *third_label;
  GtkLabel *more_label;
};

G_DEFINE_FINAL_TYPE (EnsPileCard, ens_pile_card, GTK_TYPE_FLOW_BOX_CHILD)

static guint dropped_signal;

static gboolean
drop_cb (EnsPileCard *self, const GValue *value)
{
  if (!G_VALUE_HOLDS (value, ENS_TYPE_STATEMENT_ITEM))
    return FALSE;
  g_signal_emit (self, dropped_signal, 0, g_value_get_object (value));
  return TRUE;
}

static void
show_chip (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
show_examples (EnsPileCard *self, const EnsPile *pile)
{
  GtkLabel *labels[] = { self->first_label, self->second_label, self->third_label };
  guint n = pile->examples ? g_strv_length (pile->examples) : 0;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    show_chip (labels[i], i < n ? pile->examples[i] : NULL);
  guint n_more = pile->n_statements > n ? pile->n_statements - n : 0;
  g_autofree char *more = g_strdup_printf (_ ("+ %'u more"), n_more);
  show_chip (self->more_label, n_more > 0               ? more
                               : pile->n_statements > 0 ? NULL
                                                        : _ ("Nothing in it yet"));
}

static void
ens_pile_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PILE_CARD);
  G_OBJECT_CLASS (ens_pile_card_parent_class)->dispose (object);
}

static void
ens_pile_card_class_init (EnsPileCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_pile_card_dispose;
  dropped_signal = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, ENS_TYPE_STATEMENT_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-pile-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, code_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, kind_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, minority_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, first_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, second_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, third_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, more_label);
}

static void
ens_pile_card_init (EnsPileCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkDropTarget *target = gtk_drop_target_new (ENS_TYPE_STATEMENT_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** ens_pile_card_new: an empty card. */
GtkWidget *
ens_pile_card_new (void)
{
  return g_object_new (ENS_TYPE_PILE_CARD, NULL);
}

/** ens_pile_card_show: shows @pile on the card. */
void
ens_pile_card_show (EnsPileCard *self, const EnsPile *pile)
{
  g_return_if_fail (ENS_IS_PILE_CARD (self));
  const EnsCriterion *criterion = pile->criterion;
  g_autofree char *count = g_strdup_printf ("%'" G_GUINT64_FORMAT, pile->n_expressions);
  g_autofree char *groups = ens_phrase_dup_groups (pile->n_groups);
  g_autofree char *statements = ens_phrase_dup_statements (pile->n_statements);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", criterion->title, statements, groups);
  self->pile = criterion->id;
  gtk_label_set_text (self->title_label, criterion->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), name);
  show_chip (self->count_label, count);
  show_chip (self->code_label, pile->code);
  show_chip (self->kind_label, criterion->kind == ENS_CRITERION_MATERIAL     ? _ ("material")
                               : criterion->kind == ENS_CRITERION_IMMATERIAL ? _ ("immaterial")
                                                                             : NULL);
  show_chip (self->minority_label, criterion->minority ? _ ("said once, kept") : NULL);
  show_examples (self, pile);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** ens_pile_card_get_pile: Returns: (transfer none): the pile shown. */
const EnsUuid *
ens_pile_card_get_pile (EnsPileCard *self)
{
  g_return_val_if_fail (ENS_IS_PILE_CARD (self), NULL);
  return &self->pile;
}

/** ens_pile_card_get_title: Returns: the wording of the pile. */
const char *
ens_pile_card_get_title (EnsPileCard *self)
{
  g_return_val_if_fail (ENS_IS_PILE_CARD (self), NULL);
  return gtk_label_get_text (self->title_label);
}
