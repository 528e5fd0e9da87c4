// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cards are kept and shown anew; only as many as are not folded away are in the box. A size is a style
// class: everything on the cards is measured in letters.
#include "ens-wall.h"

#include "ens-pile-card.h"

struct _EnsWall {
  AdwBin parent_instance;

  GPtrArray *piles;
  GHashTable *folded;
  guint size;
  double scrolled;
  GtkFlowBox *box;
};

G_DEFINE_FINAL_TYPE (EnsWall, ens_wall, ADW_TYPE_BIN)

static const struct {
  int percent;
  const char *css_class;
} sizes[] = {
  { 60, "zoom-60" },   { 70, "zoom-70" },   { 85, "zoom-85" },   { 100, "zoom-100" },
  { 120, "zoom-120" }, { 145, "zoom-145" }, { 175, "zoom-175" },
};

#define NORMAL_SIZE 3

enum {
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  OPENED,
  SELECTED,
  DROPPED,
  PILE_DROPPED,
  MENU_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const EnsUuid nobody = { { 0 } };

static void
activated_cb (EnsWall *self, GtkFlowBoxChild *child)
{
  EnsUuid pile = *ens_pile_card_get_pile (ENS_PILE_CARD (child));
  g_signal_emit (self, signals[OPENED], 0, &pile);
}

static void
selected_cb (EnsWall *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
dropped_cb (EnsWall *self, EnsStatementItem *item, EnsPileCard *card)
{
  EnsUuid pile = *ens_pile_card_get_pile (card);
  g_signal_emit (self, signals[DROPPED], 0, item, &pile);
}

static void
pile_dropped_cb (EnsWall *self, EnsPileCard *other, EnsPileCard *card)
{
  EnsUuid pile = *ens_pile_card_get_pile (other);
  EnsUuid onto = *ens_pile_card_get_pile (card);
  g_signal_emit (self, signals[PILE_DROPPED], 0, &pile, &onto, card);
}

static gboolean
drop_cb (EnsWall *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, ENS_TYPE_STATEMENT_ITEM)) {
    g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value), &nobody);
    return TRUE;
  }
  if (!G_VALUE_HOLDS (value, ENS_TYPE_PILE_CARD))
    return FALSE;
  EnsUuid pile = *ens_pile_card_get_pile (g_value_get_object (value));
  g_signal_emit (self, signals[PILE_DROPPED], 0, &pile, &nobody, self);
  return TRUE;
}

static void
fold_clicked_cb (EnsWall *self, EnsPileCard *card)
{
  EnsUuid pile = *ens_pile_card_get_pile (card);
  ens_wall_fold (self, &pile);
}

static void
pressed_cb (EnsWall *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_flow_box_select_child (self->box, GTK_FLOW_BOX_CHILD (card));
  gtk_widget_grab_focus (card);
  g_signal_emit (self, signals[MENU_WANTED], 0, card);
}

static GtkWidget *
make_card (EnsWall *self)
{
  GtkWidget *card = ens_pile_card_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_object (card, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "pile-dropped", G_CALLBACK (pile_dropped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "fold-clicked", G_CALLBACK (fold_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (click));
  return card;
}

static gboolean
is_folded (EnsWall *self, const EnsPile *pile)
{
  return g_hash_table_contains (self->folded, &pile->criterion->id);
}

// A pile in a folded one is not seen.
static void
fill (EnsWall *self)
{
  guint hidden_below = G_MAXUINT;
  int n = 0;
  for (guint i = 0; self->piles && i < self->piles->len; i++) {
    const EnsPile *pile = self->piles->pdata[i];
    if (pile->depth > hidden_below)
      continue;
    hidden_below = is_folded (self, pile) ? pile->depth : G_MAXUINT;
    GtkFlowBoxChild *card = gtk_flow_box_get_child_at_index (self->box, n++);
    if (!card) {
      card = GTK_FLOW_BOX_CHILD (make_card (self));
      gtk_flow_box_insert (self->box, GTK_WIDGET (card), -1);
    }
    const EnsPile *around = pile->depth > 0
                              ? ens_sorting_find_pile (self->piles, &pile->criterion->parent)
                              : NULL;
    ens_pile_card_show (ENS_PILE_CARD (card), pile, around, is_folded (self, pile));
  }
  GtkFlowBoxChild *surplus;
  while ((surplus = gtk_flow_box_get_child_at_index (self->box, n)) != NULL)
    gtk_flow_box_remove (self->box, GTK_WIDGET (surplus));
}

static GtkFlowBoxChild *
find_card (EnsWall *self, const EnsUuid *pile)
{
  GtkFlowBoxChild *card;
  for (int i = 0; (card = gtk_flow_box_get_child_at_index (self->box, i)) != NULL; i++)
    if (ens_uuid_equal (ens_pile_card_get_pile (ENS_PILE_CARD (card)), pile))
      return card;
  return NULL;
}

// Cards show other piles afterwards; what was chosen stays chosen.
static void
show_piles (EnsWall *self)
{
  EnsUuid chosen;
  gboolean has_chosen = ens_wall_get_selected (self, &chosen);
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL;
  fill (self);
  GtkFlowBoxChild *card = has_chosen ? find_card (self, &chosen) : NULL;
  if (card && has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (card));
  if (card)
    gtk_flow_box_select_child (self->box, card);
  else if (has_chosen)
    gtk_flow_box_unselect_all (self->box);
}

static gboolean
scroll_cb (EnsWall *self, double dx, double dy, GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  self->scrolled += dy;
  if (self->scrolled >= 1 || self->scrolled <= -1) {
    ens_wall_zoom (self, self->scrolled < 0 ? 1 : -1);
    self->scrolled = 0;
  }
  return GDK_EVENT_STOP;
}

static void
ens_wall_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_int (value, ens_wall_get_zoom (ENS_WALL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_wall_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    ens_wall_set_zoom (ENS_WALL (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_wall_dispose (GObject *object)
{
  EnsWall *self = ENS_WALL (object);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WALL);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  G_OBJECT_CLASS (ens_wall_parent_class)->dispose (object);
}

static void
ens_wall_finalize (GObject *object)
{
  g_hash_table_unref (ENS_WALL (object)->folded);
  G_OBJECT_CLASS (ens_wall_parent_class)->finalize (object);
}

static void
add_signals (EnsWallClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, ENS_TYPE_STATEMENT_ITEM, G_TYPE_POINTER);
  signals[PILE_DROPPED] = g_signal_new ("pile-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER,
                                        GTK_TYPE_WIDGET);
  signals[MENU_WANTED] = g_signal_new ("menu-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
ens_wall_class_init (EnsWallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->get_property = ens_wall_get_property;
  object_class->set_property = ens_wall_set_property;
  object_class->dispose = ens_wall_dispose;
  object_class->finalize = ens_wall_finalize;
  properties[PROP_ZOOM] = g_param_spec_int ("zoom", NULL, NULL, 1, 1000, 100,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                              G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  add_signals (klass);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-wall.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsWall, box);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
}

static void
ens_wall_init (EnsWall *self)
{
  GType types[] = { ENS_TYPE_STATEMENT_ITEM, ENS_TYPE_PILE_CARD };
  self->size = NORMAL_SIZE;
  self->folded = g_hash_table_new_full (ens_uuid_hash, ens_uuid_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** ens_wall_set_piles: @piles: (nullable) (element-type EnsPile): in order, those in a pile after it. */
void
ens_wall_set_piles (EnsWall *self, GPtrArray *piles)
{
  g_return_if_fail (ENS_IS_WALL (self));
  if (piles)
    g_ptr_array_ref (piles);
  g_clear_pointer (&self->piles, g_ptr_array_unref);
  self->piles = piles;
  show_piles (self);
}

/** ens_wall_get_selected_card: Returns: (nullable) (transfer none): the card of the pile chosen. */
GtkWidget *
ens_wall_get_selected_card (EnsWall *self)
{
  g_return_val_if_fail (ENS_IS_WALL (self), NULL);
  g_autoptr (GList) chosen = gtk_flow_box_get_selected_children (self->box);
  return chosen ? chosen->data : NULL;
}

/** ens_wall_get_selected: @pile: (out): the pile chosen. Returns: whether there is one. */
gboolean
ens_wall_get_selected (EnsWall *self, EnsUuid *pile)
{
  GtkWidget *card = ens_wall_get_selected_card (self);
  if (card)
    *pile = *ens_pile_card_get_pile (ENS_PILE_CARD (card));
  return card != NULL;
}

/** ens_wall_select: chooses @pile and takes the keyboard there, if it is to be seen. */
void
ens_wall_select (EnsWall *self, const EnsUuid *pile)
{
  g_return_if_fail (ENS_IS_WALL (self));
  GtkFlowBoxChild *card = find_card (self, pile);
  if (!card)
    return;
  gtk_flow_box_select_child (self->box, card);
  gtk_widget_grab_focus (GTK_WIDGET (card));
}

/** ens_wall_fold: folds what is in @pile away, or shows it again. */
void
ens_wall_fold (EnsWall *self, const EnsUuid *pile)
{
  g_return_if_fail (ENS_IS_WALL (self));
  if (!g_hash_table_remove (self->folded, pile))
    g_hash_table_add (self->folded, g_memdup2 (pile, sizeof *pile));
  show_piles (self);
}

/** ens_wall_fold_all: folds everything away, so that all is seen at a glance; or shows all again. */
void
ens_wall_fold_all (EnsWall *self)
{
  g_return_if_fail (ENS_IS_WALL (self));
  gboolean is_all_folded = TRUE;
  for (guint i = 0; self->piles && i < self->piles->len; i++)
    is_all_folded &= is_folded (self, self->piles->pdata[i]);
  g_hash_table_remove_all (self->folded);
  for (guint i = 0; !is_all_folded && i < self->piles->len; i++) {
    const EnsPile *pile = self->piles->pdata[i];
    g_hash_table_add (self->folded, g_memdup2 (&pile->criterion->id, sizeof (EnsUuid)));
  }
  show_piles (self);
}

static void
set_size (EnsWall *self, guint size)
{
  GtkWidget *box = GTK_WIDGET (self->box);
  if (size == self->size)
    return;
  gtk_widget_remove_css_class (box, sizes[self->size].css_class);
  gtk_widget_add_css_class (box, sizes[size].css_class);
  self->size = size;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/** ens_wall_zoom: @steps: larger, smaller, or 0 for as it was at first. */
void
ens_wall_zoom (EnsWall *self, int steps)
{
  g_return_if_fail (ENS_IS_WALL (self));
  int size = steps == 0 ? NORMAL_SIZE : (int) self->size + steps;
  set_size (self, (guint) CLAMP (size, 0, (int) G_N_ELEMENTS (sizes) - 1));
}

int
ens_wall_get_zoom (EnsWall *self)
{
  g_return_val_if_fail (ENS_IS_WALL (self), 100);
  return sizes[self->size].percent;
}

/** ens_wall_set_zoom: @zoom: in percent; the nearest size that there is. */
void
ens_wall_set_zoom (EnsWall *self, int zoom)
{
  g_return_if_fail (ENS_IS_WALL (self));
  guint best = 0;
  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    if (ABS (sizes[i].percent - zoom) < ABS (sizes[best].percent - zoom))
      best = i;
  set_size (self, best);
}
