// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pile on the wall. Shows three of its statements at most; all of them are one key away. A card is
// laid out anew only where it says something else than before.
#include "ens-pile-card.h"

#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-question.h"
#include "ens-text.h"
#include "ens-wrap-box.h"

struct _EnsPileCard {
  GtkFlowBoxChild parent_instance;

  EnsUuid pile;
  GtkLabel *around_label;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkButton *fold_button;
  GtkWidget *chips;
  GtkLabel *code_label;
  GtkLabel *kind_label;
  GtkLabel *minority_label;
  GtkLabel *first_label;
  GtkLabel *second_label;
  GtkLabel *third_label;
  GtkLabel *more_label;
};

G_DEFINE_FINAL_TYPE (EnsPileCard, ens_pile_card, GTK_TYPE_FLOW_BOX_CHILD)

enum {
  DROPPED,
  PILE_DROPPED,
  FOLD_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
drop_cb (EnsPileCard *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, ENS_TYPE_STATEMENT_ITEM))
    g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, ENS_TYPE_PILE_CARD) && g_value_get_object (value) != self)
    g_signal_emit (self, signals[PILE_DROPPED], 0, g_value_get_object (value));
  else
    return FALSE;
  return TRUE;
}

static GdkContentProvider *
drag_cb (EnsPileCard *self)
{
  return gdk_content_provider_new_typed (ENS_TYPE_PILE_CARD, self);
}

// What follows the pointer is the title: a whole card would hide where it is let go.
static void
drag_begin_cb (EnsPileCard *self, GdkDrag *drag)
{
  GtkDragIcon *icon = GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag));
  GtkWidget *label = gtk_label_new (ens_pile_card_get_title (self));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "dragged-pile");
  gtk_drag_icon_set_child (icon, label);
}

static void
fold_cb (EnsPileCard *self)
{
  g_signal_emit (self, signals[FOLD_CLICKED], 0);
}

// A label without a text is hidden and keeps its last one: shown again, it need not be laid out anew.
static void
show_text (GtkLabel *label, const char *text)
{
  if (text && g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

// The sign says it, the colour repeats it.
static void
show_example (GtkLabel *label, const char *text, int polarity)
{
  static const char *const signs[] = {
    [ENS_POLARITY_OPEN] = "?",
    [ENS_POLARITY_POSITIVE] = "+",
    [ENS_POLARITY_NEGATIVE] = "−",
  };
  g_autofree char *shown = text ? g_strdup_printf ("%s %s", signs[polarity], text) : NULL;
  show_text (label, shown);
  if (!text)
    return;
  set_class (GTK_WIDGET (label), "negative", polarity == ENS_POLARITY_NEGATIVE);
  set_class (GTK_WIDGET (label), "open", polarity == ENS_POLARITY_OPEN);
}

static char *
dup_more (const EnsPile *pile, guint n_shown, gboolean is_folded)
{
  guint n_more = pile->n_statements > n_shown ? pile->n_statements - n_shown : 0;
  if (is_folded && pile->n_inside > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pile in it", "%u piles in it",
                                         pile->n_inside),
                            pile->n_inside);
  if (pile->n_statements == 0 && pile->n_inside == 0)
    return g_strdup (_ ("Nothing in it yet"));
  return n_more > 0 && !is_folded ? g_strdup_printf (_ ("+ %'u more"), n_more) : NULL;
}

static void
show_examples (EnsPileCard *self, const EnsPile *pile, gboolean is_folded)
{
  GtkLabel *labels[] = { self->first_label, self->second_label, self->third_label };
  guint n = is_folded || !pile->examples ? 0 : g_strv_length (pile->examples);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    show_example (labels[i], i < n ? pile->examples[i] : NULL,
                  i < n ? pile->polarities[i] : ENS_POLARITY_POSITIVE);
  g_autofree char *more = dup_more (pile, n, is_folded);
  show_text (self->more_label, more);
}

static void
show_chips (EnsPileCard *self, const EnsPile *pile)
{
  const EnsCriterion *criterion = pile->criterion;
  g_autofree char *short_label = pile->label ? ens_text_dup_short (pile->label, 24) : NULL;
  g_autofree char *code = pile->code
                            ? g_strdup_printf ("%s %s", pile->code, short_label ? short_label : "")
                            : NULL;
  const char *kind = criterion->kind == ENS_CRITERION_MATERIAL     ? _ ("material")
                     : criterion->kind == ENS_CRITERION_IMMATERIAL ? _ ("immaterial")
                                                                   : NULL;
  show_text (self->code_label, code);
  show_text (self->kind_label, kind);
  show_text (self->minority_label, criterion->minority ? _ ("said once, kept") : NULL);
  gtk_widget_set_visible (self->chips, code || kind || criterion->minority);
}

static void
show_fold (EnsPileCard *self, const EnsPile *pile, gboolean is_folded)
{
  const char *icon = is_folded ? "pan-end-symbolic" : "pan-down-symbolic";
  g_autofree char *name = g_strdup_printf (is_folded ? _ ("Unfold “%s”") : _ ("Fold “%s”"),
                                           pile->criterion->title);
  // Even the same icon would have the whole wall laid out anew.
  if (g_strcmp0 (gtk_button_get_icon_name (self->fold_button), icon) != 0)
    gtk_button_set_icon_name (self->fold_button, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  set_class (GTK_WIDGET (self), "folded", is_folded);
}

static void
show_around (EnsPileCard *self, const EnsPile *around)
{
  g_autofree char *text = around ? g_strdup_printf (_ ("in “%s”"), around->criterion->title) : NULL;
  show_text (self->around_label, text);
  set_class (GTK_WIDGET (self), "inside", around != NULL);
}

static char *
dup_name (const EnsPile *pile, const EnsPile *around)
{
  g_autofree char *groups = ens_phrase_dup_groups (pile->n_groups);
  g_autofree char *statements = ens_phrase_dup_statements (pile->n_statements);
  if (around)
    return g_strdup_printf (_ ("%s, in “%s”, %s, %s"), pile->criterion->title,
                            around->criterion->title, statements, groups);
  return g_strdup_printf ("%s, %s, %s", pile->criterion->title, statements, groups);
}

static void
ens_pile_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PILE_CARD);
  G_OBJECT_CLASS (ens_pile_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, around_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, fold_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, chips);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, code_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, kind_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, minority_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, first_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, second_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, third_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPileCard, more_label);
  gtk_widget_class_bind_template_callback (widget_class, fold_cb);
}

static void
ens_pile_card_class_init (EnsPileCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_pile_card_dispose;
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, ENS_TYPE_STATEMENT_ITEM);
  signals[PILE_DROPPED] = g_signal_new ("pile-dropped", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        ENS_TYPE_PILE_CARD);
  signals[FOLD_CLICKED] = g_signal_new ("fold-clicked", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-pile-card.ui");
  bind_children (widget_class);
}

static void
ens_pile_card_init (EnsPileCard *self)
{
  GType types[] = { ENS_TYPE_STATEMENT_ITEM, ENS_TYPE_PILE_CARD };
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  GtkDragSource *source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

/** ens_pile_card_new: an empty card. */
GtkWidget *
ens_pile_card_new (void)
{
  return g_object_new (ENS_TYPE_PILE_CARD, NULL);
}

/**
 * ens_pile_card_show:
 * @around: (nullable): the pile that @pile lies in
 * @is_folded: show neither what was said nor what lies in it; the number then counts that too
 */
void
ens_pile_card_show (EnsPileCard *self,
                    const EnsPile *pile,
                    const EnsPile *around,
                    gboolean is_folded)
{
  g_return_if_fail (ENS_IS_PILE_CARD (self));
  g_autofree char *count = g_strdup_printf ("%'" G_GUINT64_FORMAT, is_folded
                                                                     ? pile->n_all_expressions
                                                                     : pile->n_expressions);
  g_autofree char *name = dup_name (pile, around);
  self->pile = pile->criterion->id;
  show_text (self->title_label, pile->criterion->title);
  // GTK would ask the server where the pointer is, for each card.
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->title_label)), name) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), name);
  show_text (self->count_label, count);
  show_around (self, around);
  show_chips (self, pile);
  show_examples (self, pile, is_folded);
  show_fold (self, pile, is_folded);
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
