// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way to the pile stands above it, one button for each pile around; those in it stand below its
// title.
#include "ens-pile-view.h"

#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-pile-chip.h"
#include "ens-pile-commands.h"
#include "ens-statement-card.h"
#include "ens-wrap-box.h"

#include <inttypes.h>

struct _EnsPileView {
  AdwBin parent_instance;

  EnsStatementList *list;
  EnsUuid pile;
  gboolean is_filling;
  guint spring;

  EnsWrapBox *way;
  GtkWidget *back_button;
  GtkWidget *split_button;
  GtkMenuButton *menu_button;
  GtkLabel *title;
  GtkLabel *count;
  GtkDropDown *kind_drop;
  GtkToggleButton *minority_button;
  GtkButton *component_button;
  EnsWrapBox *inside;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (EnsPileView, ens_pile_view, ADW_TYPE_BIN)

#define SPRING_MS 600

enum {
  OPENED,
  SELECTED,
  STATEMENT_ACTIVATED,
  DROPPED,
  SPLIT_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
kind_cb (EnsPileView *self)
{
  static const char *const words[] = { "undecided", "material", "immaterial" };
  guint kind = gtk_drop_down_get_selected (self->kind_drop);
  if (!self->is_filling && kind < G_N_ELEMENTS (words))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.kind", "s", words[kind]);
}

static void
minority_cb (EnsPileView *self)
{
  if (!self->is_filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.minority", NULL);
}

static void
activated_cb (EnsPileView *self, guint position)
{
  g_signal_emit (self, signals[STATEMENT_ACTIVATED], 0, position);
}

static void
selected_cb (EnsPileView *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
chip_clicked_cb (EnsPileView *self, EnsPileChip *chip)
{
  EnsUuid pile = *ens_pile_chip_get_pile (chip);
  g_signal_emit (self, signals[OPENED], 0, &pile);
}

static void
chip_dropped_cb (EnsPileView *self, EnsStatementItem *item, EnsPileChip *chip)
{
  EnsUuid pile = *ens_pile_chip_get_pile (chip);
  g_signal_emit (self, signals[DROPPED], 0, item, &pile);
}

static gboolean
split_drop_cb (EnsPileView *self, const GValue *value)
{
  g_signal_emit (self, signals[SPLIT_DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static gboolean
sprung_cb (gpointer data)
{
  EnsPileView *self = ENS_PILE_VIEW (data);
  self->spring = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.back", NULL);
  return G_SOURCE_REMOVE;
}

// Who rests over “back” with a card in hand wants to let it go over a pile there.
static void
drag_over_cb (EnsPileView *self)
{
  if (self->spring == 0)
    self->spring = g_timeout_add (SPRING_MS, sprung_cb, self);
}

static void
drag_away_cb (EnsPileView *self)
{
  g_clear_handle_id (&self->spring, g_source_remove);
}

static void
add_chip (EnsPileView *self, EnsWrapBox *box, const EnsPile *pile, gboolean with_count)
{
  GtkWidget *chip = ens_pile_chip_new (pile, with_count);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "dropped", G_CALLBACK (chip_dropped_cb), self, G_CONNECT_SWAPPED);
  ens_wrap_box_append (box, chip);
}

static void
show_way (EnsPileView *self, GPtrArray *piles, const EnsPile *pile)
{
  g_autoptr (GPtrArray) around = g_ptr_array_new ();
  for (guint i = 0; i < pile->depth; i++) {
    const EnsPile *last = around->len > 0 ? around->pdata[0] : pile;
    const EnsPile *above = ens_sorting_find_pile (piles, &last->criterion->parent);
    if (above)
      g_ptr_array_insert (around, 0, (gpointer) above);
  }
  ens_wrap_box_clear (self->way);
  for (guint i = 0; i < around->len; i++) {
    add_chip (self, self->way, around->pdata[i], FALSE);
    ens_wrap_box_append (self->way, gtk_label_new ("›"));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->way), around->len > 0);
}

static void
show_inside (EnsPileView *self, GPtrArray *piles, const EnsPile *pile)
{
  ens_wrap_box_clear (self->inside);
  for (guint i = 0; i < piles->len; i++) {
    const EnsPile *other = piles->pdata[i];
    if (other->depth == pile->depth + 1 &&
        ens_uuid_equal (&other->criterion->parent, &pile->criterion->id))
      add_chip (self, self->inside, other, TRUE);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->inside), pile->n_inside > 0);
}

static void
show_marks (EnsPileView *self, const EnsPile *pile)
{
  g_autofree char *code = pile->code ? g_strdup_printf ("%s %s", pile->code, pile->label)
                                     : g_strdup (_ ("_Component…"));
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->kind_drop, (guint) pile->criterion->kind);
  gtk_toggle_button_set_active (self->minority_button, pile->criterion->minority);
  gtk_button_set_use_underline (self->component_button, pile->code == NULL);
  gtk_button_set_label (self->component_button, code);
  self->is_filling = FALSE;
}

static void
ens_pile_view_dispose (GObject *object)
{
  EnsPileView *self = ENS_PILE_VIEW (object);
  g_clear_handle_id (&self->spring, g_source_remove);
  ens_pile_view_set_session (self, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PILE_VIEW);
  G_OBJECT_CLASS (ens_pile_view_parent_class)->dispose (object);
}

static void
add_signals (EnsPileViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[STATEMENT_ACTIVATED] = g_signal_new ("statement-activated", type, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, ENS_TYPE_STATEMENT_ITEM, G_TYPE_POINTER);
  signals[SPLIT_DROPPED] = g_signal_new ("split-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ENS_TYPE_STATEMENT_ITEM);
}

static void
ens_pile_view_class_init (EnsPileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_pile_view_dispose;
  add_signals (klass);
  g_type_ensure (ENS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-pile-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, way);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, back_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, split_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, title);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, count);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, minority_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, component_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, inside);
  gtk_widget_class_bind_template_child (widget_class, EnsPileView, view);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, minority_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
ens_pile_view_init (EnsPileView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkListItemFactory) factory = ens_statement_card_new_factory (ENS_CARD_SAID_BY);
  g_autoptr (GMenuModel) menu = ens_pile_commands_new_menu ();
  gtk_list_view_set_factory (self->view, factory);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  GtkDropTarget *target = gtk_drop_target_new (ENS_TYPE_STATEMENT_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (target, "drop", G_CALLBACK (split_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->split_button, GTK_EVENT_CONTROLLER (target));
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  g_signal_connect_object (motion, "enter", G_CALLBACK (drag_over_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (drag_away_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->back_button, motion);
}

/** ens_pile_view_set_session: @session: (nullable): whose piles; shows none at first. */
void
ens_pile_view_set_session (EnsPileView *self, EnsSession *session)
{
  static const EnsStatementFilter nothing = { .criterion = { { 1 } } };
  g_return_if_fail (ENS_IS_PILE_VIEW (self));
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->list);
  self->pile = (EnsUuid){ { 0 } };
  if (!session)
    return;
  self->list = ens_statement_list_new (session);
  ens_statement_list_set_order (self->list, ENS_ORDER_COUNT);
  ens_statement_list_set_filter (self->list, &nothing);
  g_autoptr (GtkMultiSelection)
               selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/** ens_pile_view_open: shows the statements of @pile; ens_pile_view_show() tells the rest. */
void
ens_pile_view_open (EnsPileView *self, const EnsUuid *pile)
{
  g_return_if_fail (ENS_IS_PILE_VIEW (self));
  EnsStatementFilter filter = { .criterion = *pile };
  self->pile = *pile;
  ens_statement_list_set_filter (self->list, &filter);
}

/** ens_pile_view_show: @piles: all there are. Returns: whether the pile that is open is among them. */
gboolean
ens_pile_view_show (EnsPileView *self, GPtrArray *piles)
{
  g_return_val_if_fail (ENS_IS_PILE_VIEW (self), FALSE);
  const EnsPile *pile = ens_sorting_find_pile (piles, &self->pile);
  if (!pile)
    return FALSE;
  g_autofree char *statements = ens_phrase_dup_statements (pile->n_statements);
  g_autofree char *groups = ens_phrase_dup_groups (pile->n_groups);
  g_autofree char *count = g_strdup_printf (_ ("%s, said %'" PRIu64 " times by %s"), statements,
                                            pile->n_expressions, groups);
  gtk_label_set_text (self->title, pile->criterion->title);
  gtk_label_set_text (self->count, count);
  show_marks (self, pile);
  show_way (self, piles, pile);
  show_inside (self, piles, pile);
  return TRUE;
}

/** ens_pile_view_get_pile: Returns: the pile that is open; nil for none. */
const EnsUuid *
ens_pile_view_get_pile (EnsPileView *self)
{
  g_return_val_if_fail (ENS_IS_PILE_VIEW (self), NULL);
  return &self->pile;
}

/** ens_pile_view_get_list: Returns: (transfer none): the list of its statements. */
GtkListView *
ens_pile_view_get_list (EnsPileView *self)
{
  g_return_val_if_fail (ENS_IS_PILE_VIEW (self), NULL);
  return self->view;
}
